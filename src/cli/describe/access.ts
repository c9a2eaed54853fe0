import type { StatementDescription, Value } from './description';
import { inWords, list } from './text/words';

type Statement = Omit<StatementDescription, 'words'>;

const OPERATORS: Readonly<Record<string, string>> = {
  StringEquals: 'is',
  StringNotEquals: 'is not',
  StringLike: 'is like',
  StringNotLike: 'is not like',
  ArnEquals: 'is',
  ArnNotEquals: 'is not',
  ArnLike: 'is like',
  ArnNotLike: 'is not like',
  Bool: 'is',
  Null: 'is absent:',
  IpAddress: 'is in',
  NotIpAddress: 'is not in',
};

const ABSENT: Readonly<Record<string, string | undefined>> = { true: 'is absent', false: 'is there' };

/** A statement of an access policy as a sentence. */
export function statementInWords({ effect, principals, isAllBut, actions, conditions }: Statement, isOtherActions: boolean): string {
  const who = whoInWords(principals, isAllBut);
  const all = effect === 'Deny' ? 'do anything' : 'do everything';
  const what = `${isOtherActions ? 'do anything but ' : ''}${list(actions.map((each) => isAll(each) ? all : actionInWords(each)), effect === 'Deny' ? 'or' : 'and')}`;
  const denied = who === 'everybody' ? `nobody may ${what}` : `${who} may not ${what}`;
  const sentence = effect === 'Deny' ? denied : `${who} may ${what}`;
  return conditions.length > 0 ? `${sentence}, if ${conditions.map(conditionInWords).join(' and ')}` : sentence;
}

function whoInWords(principals: readonly Value[], isAllBut: boolean): string {
  const names = principals.map(principalInWords);
  if (names.includes('everybody')) { return 'everybody'; }
  return isAllBut ? `everybody but ${list(names, 'or')}` : list(names);
}

function principalInWords(principal: Value): string {
  const text = inWords(principal);
  if (text === '*') { return 'everybody'; }
  const account = /^(?:arn:[^:]+:iam::(\d{12}):root|(\d{12}))$/.exec(text);
  if (account) { return `the account ${account[1] ?? account[2]}`; }
  return text.replace(/^arn:[^:]+:iam::(\d{12}):(role|user)\/(.*)$/, 'the $2 $3 of $1');
}

function isAll(action: Value): boolean {
  return action === '*' || action === 'backup:*';
}

/** How the names of actions end, and what is said of the vault and its recovery points. */
const OBJECTS: readonly (readonly [ending: RegExp, words: string])[] = [
  [/ recovery point lifecycle$/, ' the lifecycle of recovery points'],
  [/ recovery point restore metadata$/, ' the restore metadata of recovery points'],
  [/ recovery point from parent$/, ' recovery points from their parents'],
  [/ recovery points by backup vault$/, ' the recovery points of the vault'],
  [/ recovery point$/, ' recovery points'],
  [/ backup vault (access policy|lock configuration|notifications|mpa approval team)$/, ' the $1 of the vault'],
  [/ (into|from) backup vault$/, ' $1 the vault'],
  [/ backup vault$/, ' the vault'],
  [/ (backup|copy|restore) job$/, ' $1 jobs'],
];

/** `backup:CopyIntoBackupVault` as `copy into the vault`. */
function actionInWords(action: Value): string {
  const text = inWords(action);
  const name = /^backup:([A-Za-z]+)$/.exec(text)?.[1].replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  const [ending, words] = OBJECTS.find(([each]) => name !== undefined && each.test(name)) ?? [];
  return ending ? name!.replace(ending, words!) : name ?? text;
}

function conditionInWords({ operator, key, values }: Statement['conditions'][number]): string {
  const [, quantifier = '', name] = /^(?:(\w+):)?(.*?)$/.exec(operator.replace(/IfExists$/, ''))!;
  const some = quantifier === 'ForAllValues' ? 'every ' : quantifier === 'ForAnyValue' ? 'any ' : '';
  const isAbsent = name === 'Null' && values.length === 1 ? ABSENT[inWords(values[0])] : undefined;
  if (isAbsent !== undefined) { return `${some}${key} ${isAbsent}`; }
  const missing = operator.endsWith('IfExists') ? ' or is absent' : '';
  return `${some}${key} ${OPERATORS[name] ?? name} ${list(values.map(inWords), 'or')}${missing}`;
}
