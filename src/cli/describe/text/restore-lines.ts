import type { Section } from './layout';
import type { Names } from './names';
import { conditionInWords, lines, resource, roleInWords, tag } from './plan-lines';
import { inWords, lastDays, list, scheduleInWords } from './words';
import { EVERYTHING } from '../../../model/arn-pattern';
import { DEFAULT_WINDOW_DAYS } from '../../../model/restore-testing';
import { count } from '../../../private/in-words';
import type { RestoreTestingPlanDescription, RestoreTestingSelectionDescription, Value } from '../description';

const ALGORITHMS: Readonly<Record<string, string>> = { LATEST_WITHIN_WINDOW: 'the latest', RANDOM_WITHIN_WINDOW: 'a random' };
const POINTS: Readonly<Record<string, string>> = { SNAPSHOT: 'snapshot', CONTINUOUS: 'continuous backup' };

/** What is said of a restore testing plan. */
export function restorePlanSections(plan: RestoreTestingPlanDescription, names: Names): Section[] {
  const { schedule, timeZone, startWindowHours, algorithm, pointTypes, windowDays, vaults, vaultPatterns, exceptVaults } = plan;
  const patterns = vaultPatterns.map((each) => each === EVERYTHING ? 'any vault' : inWords(each));
  const points = list(pointTypes.map((each) => POINTS[inWords(each)] ?? inWords(each)), 'or') || 'recovery point';
  return [{
    heading: '',
    lines: [
      { label: 'schedule', text: scheduleInWords(schedule, timeZone) },
      ...startWindowHours === null ? [] : [{ label: 'window', text: `starts within ${hours(startWindowHours)}` }],
      { label: 'restores', text: `${ALGORITHMS[inWords(algorithm)] ?? inWords(algorithm)} ${points} of ${lastDays(windowDays ?? DEFAULT_WINDOW_DAYS)}` },
      ...lines('of', [...vaults.map((vault) => names.vault(vault)), ...patterns], (each) => each),
      ...lines('but not of', exceptVaults, inWords),
    ],
  }];
}

/** What is said of a selection of one. */
export function restoreSelectionSections(selection: RestoreTestingSelectionDescription): Section[] {
  const { name, resourceType, resources, arns, conditions, metadata, validationWindowHours, role } = selection;
  const others = arns.filter((arn) => arn !== EVERYTHING);
  const isEverything = resources.length + others.length === 0;
  return [{
    heading: `Restores ${inWords(name)}`,
    lines: [
      ...isEverything ? [{ label: 'tests', text: `everything of ${inWords(resourceType)}` }] : [{ label: 'type', text: inWords(resourceType) }],
      ...lines('resource', resources, resource),
      ...lines('by ARN', others, inWords),
      ...lines('only if', conditions, conditionInWords),
      ...lines('told', metadata, tag),
      ...validationWindowHours === null ? [] : [{ label: 'validated', text: `within ${hours(validationWindowHours)}` }],
      { label: 'role', text: roleInWords(role) },
    ],
  }];
}

function hours(value: Value): string {
  return typeof value === 'number' ? count(value, 'hour') : `${inWords(value)} hours`;
}
