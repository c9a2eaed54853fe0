import type { Line, Section } from './layout';
import { days, inWords, list } from './words';
import { count } from '../../../private/in-words';
import type { LockDescription, VaultDescription } from '../description';

/** What is said of a vault: who guards it, and how. */
export function vaultSections(vault: VaultDescription): Section[] {
  const { account, region, access, notifications, sharedWith, lock, deletedWithStack } = vault;
  const lines: Line[] = [
    { label: 'where', text: `${account ?? 'the account'}, ${region ?? 'the Region'}${account !== null && region !== null ? '' : ' of the deployment'}` },
    { label: 'key', text: keyInWords(vault) },
    ...lock ? [{ label: 'lock', text: lockInWords(vault, lock) }] : [],
    ...sharedWith.length > 0 ? [{ label: 'shared', text: `with ${list(sharedWith.map(inWords))}` }] : [],
    ...notifications ? [{ label: 'notices', text: `${count(notifications.events.length, 'event')} to ${inWords(notifications.topic)}: ${list(notifications.events.map(inWords))}` }] : [],
    ...access.map(({ words }) => ({ label: 'access', text: words })),
    ...deletedWithStack ? [{ label: 'removal', text: 'deleted with the stack, if it is empty' }] : [],
  ];
  return [{ heading: '', lines }];
}

function keyInWords({ key, kind }: VaultDescription): string {
  if (key !== null) { return `${inWords(key)}, customer managed`; }
  return kind === 'airGapped' ? 'one that AWS owns' : 'the AWS managed key aws/backup';
}

function lockInWords({ kind }: VaultDescription, lock: LockDescription): string {
  const { mode, minRetentionDays: min, maxRetentionDays: max, changeableForDays: changeable } = lock;
  const final = kind === 'airGapped' ? 'compliance, final at once' : changeable === null ? mode : `compliance, final after ${days(changeable)}`;
  const range = min !== null && min === max ? [`exactly ${days(min)}`] : [...min === null ? [] : [`at least ${days(min)}`], ...max === null ? [] : [`at most ${days(max)}`]];
  return `${final}: recovery points are kept ${range.length === 0 ? 'as long as their rules say' : `for ${list(range)}`}`;
}
