import type { Line, Section } from './layout';
import type { Names } from './names';
import { days, inWords, lastDays, list, minutes, scheduleInWords } from './words';
import { MAX_CONTINUOUS_RETENTION_DAYS } from '../../../model/lifecycle';
import type {
  ConditionDescription, LifecycleDescription, PlanDescription, ResourceUse, RoleUse, RuleDescription, SelectionDescription, TagDescription, Value,
} from '../description';

const OPERATORS: Readonly<Record<string, string>> = { StringEquals: 'is', StringNotEquals: 'is not', StringLike: 'is like', StringNotLike: 'is not like' };
const SCANS: Readonly<Record<string, string>> = { FULL_SCAN: 'full', INCREMENTAL_SCAN: 'incremental' };
/** Nobody reads a longer list; it is in the JSON. */
const MOST = 20;

/** What is said of a plan: what is the default of AWS Backup is not. */
export function planSections(plan: PlanDescription, names: Names): Section[] {
  const { rules, options, scans } = plan;
  const ofAll = [
    ...lines('options', options, (each) => `${inWords(each.resourceType)}: ${list(each.options.map(tag))}`),
    ...lines('scanned', scans, ({ resourceTypes, role }) => `for malware: ${list(resourceTypes.map(inWords))}, with the role ${inWords(role)}`),
  ];
  return [
    ...ofAll.length > 0 ? [{ heading: '', lines: ofAll }] : [],
    ...rules?.map((rule) => ({ heading: `Rule ${inWords(rule.name)}`, lines: ruleLines(rule, names) })) ?? [{ heading: 'Rules known only at deployment', lines: [] }],
  ];
}

export function selectionSections(selection: SelectionDescription): Section[] {
  const { name, tags, resources, arns, conditions, exceptResources, exceptArns, role } = selection;
  return [{
    heading: `Selection ${inWords(name)}`,
    lines: [
      ...lines('by tag', tags, (each) => `whatever is tagged ${tag(each)}`),
      ...lines('resource', resources, resource),
      ...lines('by ARN', arns, inWords),
      ...lines('only if', conditions, conditionInWords),
      ...lines('but not', exceptResources, resource),
      ...lines('but not', exceptArns, inWords),
      { label: 'role', text: roleInWords(role) },
    ],
  }];
}

export function conditionInWords({ operator, key, value }: ConditionDescription): string {
  return `tag ${inWords(key)} ${OPERATORS[operator] ?? operator} ${inWords(value)}`;
}

export function roleInWords({ arn, managedPolicies }: RoleUse): string {
  return managedPolicies ? `${inWords(arn)} with ${list(managedPolicies.map(policy)) || 'no managed policy'}` : inWords(arn);
}

/** What is said of a rule. */
export function ruleLines(rule: RuleDescription, names: Names): Line[] {
  const { schedule, timeZone, continuous, airGappedVault, copies, indexes, malwareScan, recoveryPointTags } = rule;
  const { startWindowMinutes: start, completionWindowMinutes: completion } = rule;
  const windows = [...start === null ? [] : [`starts within ${minutes(start)}`], ...completion === null ? [] : [`completes within ${minutes(completion)}`]];
  return [
    { label: 'schedule', text: schedule === null ? 'the default of AWS Backup' : scheduleInWords(schedule, timeZone) },
    ...lines('window', windows.length > 0 ? [windows] : [], (each) => list(each)),
    { label: 'kept', text: lifecycle(rule) },
    ...continuous === null || continuous === false ? [] : [{ label: 'continuous', text: continuousInWords(rule) }],
    { label: 'vault', text: names.vault(rule.vault) },
    ...airGappedVault ? [{ label: 'air-gapped', text: names.vault(airGappedVault) }] : [],
    ...lines('copy', copies, (copy) => `to ${names.vault(copy.vault)}, ${isEmpty(copy) ? 'kept like the original' : lifecycle(copy)}`),
    ...lines('search index', indexes.length > 0 ? [indexes] : [], (each) => `of ${list(each.map(inWords))}`),
    ...malwareScan === null ? [] : [{ label: 'malware scan', text: SCANS[inWords(malwareScan)] ?? inWords(malwareScan) }],
    ...lines('tagged', recoveryPointTags, tag),
  ];
}

function lifecycle({ deleteAfterDays, moveToColdStorageAfterDays: cold }: LifecycleDescription): string {
  const kept = deleteAfterDays === null ? 'for ever' : `for ${days(deleteAfterDays)}`;
  return cold === null ? kept : `${kept}, in cold storage after ${days(cold)}`;
}

function isEmpty({ deleteAfterDays, moveToColdStorageAfterDays }: LifecycleDescription): boolean {
  return deleteAfterDays === null && moveToColdStorageAfterDays === null;
}

function continuousInWords({ continuous, deleteAfterDays }: RuleDescription): string {
  // Nobody has it for longer, whatever a rule says.
  const isLess = deleteAfterDays !== null && !(Number(deleteAfterDays) > MAX_CONTINUOUS_RETENTION_DAYS);
  const goesBack = isLess ? deleteAfterDays : MAX_CONTINUOUS_RETENTION_DAYS;
  const words = `restorable to any second of ${lastDays(goesBack)}, where the resource allows it`;
  return continuous === true ? words : `if ${inWords(continuous)}: ${words}`;
}

/** A line for each of some items, as far as somebody reads them. */
export function lines<T>(label: string, items: readonly T[], text: (item: T) => string): Line[] {
  const shown = items.slice(0, MOST).map((item) => ({ label, text: text(item) }));
  return items.length > MOST ? [...shown, { label, text: `and ${(items.length - MOST).toLocaleString('en-US')} more` }] : shown;
}

/** A resource by its path and type. */
export function resource({ path, logicalId, type }: ResourceUse): string {
  return path === null ? `${logicalId} (${type})` : `${path.replace(/\/Resource$/, '')} (${type}, ${logicalId})`;
}

export function tag({ key, value }: TagDescription): string {
  return `${inWords(key)} = ${inWords(value)}`;
}

function policy(arn: Value): string {
  return inWords(arn).replace(/^.*\//, '');
}
