import type { Duration } from 'aws-cdk-lib';
import { canBeTheSameArn, EVERYTHING, opened } from './arn-pattern';
import { arnPatternOf, kindsNamed, RESOURCE_CATALOG } from './resources/resource-catalog';
import { dayProblems, hourProblems } from '../private/durations';
import { AS_GIVEN } from '../private/messages/names';
import type { Names } from '../private/messages/names';

/** Which of the recovery points in the window is restored. */
export const ALGORITHMS = ['LATEST_WITHIN_WINDOW', 'RANDOM_WITHIN_WINDOW'] as const;

/** How recovery points that can be tested were made. */
export const POINT_TYPES = ['SNAPSHOT', 'CONTINUOUS'] as const;

/** How far back AWS Backup looks, where nothing says it. */
export const DEFAULT_WINDOW_DAYS = 30;

/** How long AWS Backup may take to begin, where nothing says it. */
export const DEFAULT_START_WINDOW_HOURS = 24;

/** What the keys of conditions begin with, as those of selections of backup plans do. */
export const CONDITION_PREFIX = 'aws:ResourceTag/';

/** The operators of conditions. */
export const CONDITION_OPERATORS = ['StringEquals', 'StringNotEquals'] as const;

const MAX_HOURS = 168;
/** How far back AWS Backup looks at most. */
export const MAX_WINDOW_DAYS = 365;
const ANY_VAULT = 'arn:*:backup:*:*:backup-vault:*';

/** The types of resources of which restores can be tested, by their names in the API. */
export const TESTED_TYPES: readonly string[] = [
  ...new Set(RESOURCE_CATALOG.filter(({ features }) => features.includes('restoreTesting')).map(({ apiName }) => apiName)),
].sort();

/**
 * What AWS Backup would refuse in the time in which a restore test begins.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_RestoreTestingPlanForCreate.html
 */
export function startWindowProblems(startWindow: Duration | undefined, names: Names = AS_GIVEN): string[] {
  return hourProblems(names('startWindow'), startWindow, 1, MAX_HOURS);
}

/** The same of the time for which what was restored is there. Of 0 hours the API says that it takes them, and CloudFormation that it does not. */
export function validationWindowProblems(validationWindow: Duration | undefined, names: Names = AS_GIVEN, min = 1): string[] {
  return hourProblems(names('validationWindow'), validationWindow, min, MAX_HOURS);
}

/** The same of how far back recovery points are looked for. */
export function selectionWindowProblems(within: Duration | undefined, names: Names = AS_GIVEN): string[] {
  return dayProblems(names('within'), within, 1, MAX_WINDOW_DAYS);
}

/** The same of vaults, by their ARNs and by patterns of ARNs. */
export function vaultSelectorProblems(property: string, selectors: readonly string[]): string[] {
  return selectors.filter((selector) => selector !== EVERYTHING && !canBeTheSameArn(selector, ANY_VAULT))
    .map((selector) => `'${property}' must be ARNs of backup vaults, in which '*' may stand for any characters, or '*' alone, got '${opened(selector)}'`);
}

/** The same of the type of what is restored. One that is not known here may be newer. */
export function testedTypeProblems(property: string, type: string): string[] {
  return TESTED_TYPES.includes(type) || kindsNamed(type).length === 0
    ? []
    : [`'${property}' must be a type of which AWS Backup tests restores, ${TESTED_TYPES.join(', ')}, got '${type}'`];
}

/** The same of ARNs of what is restored, as far as it is known which they are. */
export function testedArnProblems(property: string, type: string, arns: readonly string[]): string[] {
  const patterns = kindsNamed(type).map((kind) => arnPatternOf(kind));
  return arns.filter((arn) => arn !== EVERYTHING && patterns.length > 0 && !patterns.some((pattern) => canBeTheSameArn(arn, pattern)))
    .map((arn) => `'${property}' must be ARNs of the type '${type}', such as ${patterns[0]}, got '${opened(arn)}'`);
}
