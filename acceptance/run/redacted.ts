import { homedir } from 'os';

/** Whom AWS says that a caller is: the ARN of a session or a user, whose name is often that of a person. */
const CALLER = /(arn:aws[\w-]*:(?:sts|iam)::)[^:\s]*:(?:assumed-role|federated-user|user)\/[^\s"',\\)]+/g;
/** Ids of keys, roles and users, with the name of a session. */
const PRINCIPAL_ID = /\bA(?:KIA|SIA|ROA|IDA|GPA|NPA|CCA)[A-Z0-9]{12,}(?::[^\s"',\\)]+)?/g;
const ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const ORGANIZATION = /\b(?:o|ou|r)-[a-z0-9]{4,32}(?:-[a-z0-9]{8,32})?\b(?=\/|"|'|\s|$)/g;
const DENIED = /(Encoded authorization failure message: )\S+/g;
/** But not the end of an id of a request. */
const ACCOUNT = /(?<![-\w])\d{12}(?![-\w])/g;

/** A text without what only concerns whoever has asked: it may go where anybody reads it. */
export function redacted(text: string, account = ''): string {
  return (account === '' ? text : text.replaceAll(account, '<account>'))
    .replace(CALLER, '$1<account>:<caller>')
    .replace(PRINCIPAL_ID, '<principal>')
    .replace(ADDRESS, '<address>')
    .replace(ORGANIZATION, '<organization>')
    .replace(DENIED, '$1<message>')
    .replace(ACCOUNT, '<account>')
    .replaceAll(homedir(), '~');
}

/** The same of all texts of something, wherever they stand. */
export function allRedacted<T>(value: T, account?: string): T;
export function allRedacted(value: unknown, account?: string): unknown {
  if (typeof value === 'string') { return redacted(value, account); }
  if (Array.isArray(value)) { return value.map((each) => allRedacted(each, account)); }
  if (typeof value !== 'object' || value === null) { return value; }
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [redacted(key, account), allRedacted(child, account)]));
}
