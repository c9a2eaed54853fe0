import { kindsNamed } from './resources/resource-catalog';
import { AS_GIVEN } from '../private/messages/names';
import type { Names } from '../private/messages/names';

/**
 * What contradicts itself in the settings of a Region.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_UpdateRegionSettings.html
 */
export function regionSettingsProblems(optIn: readonly string[], optOut: readonly string[], names: Names = AS_GIVEN): string[] {
  const both = [...new Set(optIn)].filter((type) => optOut.includes(type));
  return both.map((type) => `'${names('optIn')}' and '${names('optOut')}' must have no type in common, got '${type}' in both`);
}

/** The types of which AWS Backup never manages the recovery points entirely; none of those that are not known here. */
export function neverFullyManaged(types: readonly string[]): string[] {
  return [...new Set(types)].filter((type) => {
    const kinds = kindsNamed(type);
    return kinds.length > 0 && !kinds.some(({ features }) => features.includes('fullManagement'));
  });
}
