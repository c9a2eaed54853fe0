import type { AlarmForm, CopyForm, PlaceForm, ResourceForm, RestoreTestForm, RoleForm } from './form';
import type { Immutability } from '../../model/immutability';
import { count, minutesInWords } from '../../private/in-words';
import { groupsBy } from '../../private/messages/groups';
import { nameOfResource } from '../../private/paths';
import type { Verdict } from '../verdict';

/** The verdicts, the worst first. */
export const VERDICTS: readonly Verdict[] = ['selectedInVain', 'unprotected', 'conditional', 'unsupported', 'nativeOnly', 'exempt', 'protected'];

/** What people call them. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  selectedInVain: 'selected in vain',
  unprotected: 'unprotected',
  conditional: 'conditional',
  unsupported: 'unsupported',
  nativeOnly: 'native backups only',
  exempt: 'exempt',
  protected: 'protected',
};

/** What each of them means. */
export const VERDICT_MEANINGS: Readonly<Record<Verdict, string>> = {
  selectedInVain: 'A plan selects it, and its backups would fail, or AWS Backup refuses the plan.',
  unprotected: 'Nothing backs it up.',
  conditional: 'Whether a plan backs it up is known only at deployment.',
  unsupported: 'AWS Backup cannot back it up, or does not see it here.',
  nativeOnly: 'Only its own service keeps backups, which go with it.',
  exempt: 'It is not to be backed up, for a reason that somebody gave.',
  protected: 'A plan backs it up.',
};

export const IMMUTABILITY_WORDS: Readonly<Record<Immutability, string>> = {
  none: 'no',
  policy: 'by a policy of the vault',
  governance: 'lock in governance mode',
  compliance: 'lock in compliance mode',
  airGapped: 'logically air-gapped vault',
};

/** What people call a resource where several templates may have it. */
export function fullNameOf(place: PlaceForm): string {
  return place.path === null ? `${place.template} ${place.logicalId}` : nameOfResource(place);
}

/** Minutes as hours and minutes, however many. */
export function hoursInWords(minutes: number): string {
  return minutesInWords(minutes, 'hour');
}

/** The same of what is once in some days. */
export function intervalInWords(minutes: number): string {
  return minutes % MINUTES_OF_DAY === 0 ? count(minutes / MINUTES_OF_DAY, 'day') : hoursInWords(minutes);
}

const MINUTES_OF_DAY = 24 * 60;

/** How long something is kept: null is for ever, and undefined not known. */
export function keptInWords(days: number | null | undefined): string {
  return days === undefined ? 'known at deployment' : days === null ? 'for ever' : count(days, 'day');
}

export function copyInWords({ vault, account, region, retentionDays }: CopyForm): string {
  return `${[vault, account, region].filter((part) => part !== null).join(', ')} (${keptInWords(retentionDays)})`;
}

/** The vaults that copies go into, each once with the longest time that one is kept there. */
export function copiesByVault(copies: readonly CopyForm[]): CopyForm[] {
  return groupsBy([...copies], ({ vault, account, region }) => JSON.stringify([vault, account, region])).map((alike) => {
    const days = alike.map(({ retentionDays }) => retentionDays);
    const known = days.filter((each) => typeof each === 'number');
    return { ...alike[0], retentionDays: days.includes(null) ? null : days.includes(undefined) ? undefined : Math.max(...known) };
  });
}

/** What people call a restore test: the construct of its selection, and which recovery point it takes. */
export function restoreTestInWords({ selection, answer, algorithm }: RestoreTestForm): string {
  const point = algorithm === null ? 'a recovery point' : algorithm === 'latest' ? 'the latest recovery point' : 'a recovery point at random';
  return `${nameOfResource(selection)} (${point}${answer ? '' : ', maybe'})`;
}

/** How often a restore of a resource is tested; nothing where no test surely reaches it. */
export function restoreTestedInWords({ restoreTestedEveryMinutes: minutes }: ResourceForm): string | undefined {
  return minutes === undefined ? undefined : `at least every ${intervalInWords(minutes)}`;
}

/** A role, and what it lacks, as far as that is known. */
export function roleInWords({ name, place, lacks }: RoleForm): string {
  return `${place ? nameOfResource(place) : name} (${lacks === null ? 'what it may do is not known' : lacks.length > 0 ? `lacks ${lacks.join(', ')}` : 'lacks no AWS managed policy'})`;
}

/** What tells of failed or of missing backups, and of which rules; each once. */
export function alarmsInWords({ alarms = [] }: ResourceForm, tellsOf: AlarmForm['tellsOf']): string[] {
  const own = alarms.filter((each) => each.tellsOf === tellsOf);
  const names = [...new Set(own.map(({ alarm }) => nameOfResource(alarm)))];
  return names.map((name) => `${name} (${[...new Set(own.filter(({ alarm }) => nameOfResource(alarm) === name).map(({ rule }) => rule))].join(', ')})`);
}

/** Whether something tells of failed, or of missing, backups of every rule that reaches a resource. */
export function isWatched({ rules = [], alarms = [] }: Partial<Pick<ResourceForm, 'rules' | 'alarms'>>, tellsOf: AlarmForm['tellsOf']): boolean {
  return rules.length > 0 && rules.every((name) => alarms.some((alarm) => alarm.tellsOf === tellsOf && alarm.rule === name));
}
