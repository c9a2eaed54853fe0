import type { Documents } from '../../document/documents';
import { SettingsDocument } from '../../document/settings-document';
import type { Reading } from '../../document/values/reading';
import { neverFullyManaged, regionSettingsProblems } from '../../model/region-settings';
import type { Names } from '../../private/messages/names';
import { firstAlike, keyWithin } from '../alike';
import type { Problem } from '../findings/finding';
import { refusals } from '../findings/problems';

const REGION: ReadonlySet<string> = new Set([SettingsDocument.REGION_TYPE]);
const GLOBAL: ReadonlySet<string> = new Set([SettingsDocument.GLOBAL_TYPE]);
const AS_WRITTEN: Names = (property) => `${property[0].toUpperCase()}${property.slice(1)}`;

/** What each of the settings of a Region has to keep by itself. */
export const REGION_SETTINGS_LAWS: readonly ((settings: SettingsDocument) => Problem[])[] = [
  ({ optIn, optOut }) => refusals('invalidRegionSettings', optIn, regionSettingsProblems(typesIn(optIn), typesIn(optOut), AS_WRITTEN)),
];

/** What is a risk in them. */
export function fullManagementWithoutEffect({ fullManagement }: SettingsDocument): Problem[] {
  const types = neverFullyManaged(typesIn(fullManagement));
  return types.length === 0 ? [] : [{
    id: 'fullManagementWithoutEffect',
    level: 'warning',
    property: fullManagement.path,
    message: `AWS Backup never manages the recovery points of ${types.join(', ')} entirely, so that it may refuse the settings: leave out the full management of ${types.length > 1 ? 'these types' : 'this type'}`,
  }];
}

/** What says something of a Region beside others that do undoes it, and is undone, from deployment to deployment. */
export function secondRegionSettings(settings: SettingsDocument, documents: Documents): Problem[] {
  const other = firstAlike(settings, documents, SettingsDocument, REGION, 'settings of Regions', (each) => keyWithin(each, ''));
  return second(settings, other && `an account and Region must have its settings in one place, and has them in '${other.name}' already: say there what is to hold`);
}

/** The same of an account, in whichever Region. */
export function secondGlobalSettings(settings: SettingsDocument, documents: Documents): Problem[] {
  const other = firstAlike(settings, documents, SettingsDocument, GLOBAL, 'settings of accounts', ({ env }) => env.account);
  return second(settings, other && `an organization must have its settings in one place, and has them in '${other.name}' already: say there what is to hold`);
}

function second({ properties }: SettingsDocument, message: string | undefined): Problem[] {
  return refusals('secondSettings', properties, message === undefined ? [] : [message]);
}

function typesIn(list: Reading): string[] {
  return list.all.flatMap(({ knownText }) => knownText ?? []);
}
