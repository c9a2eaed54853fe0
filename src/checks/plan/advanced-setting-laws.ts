import type { PlanDocument } from '../../document/plan-document';
import { nameOf } from '../../document/values/durations';
import type { Reading } from '../../document/values/reading';
import type { Problem } from '../findings/finding';
import { missing, notAmong, refusals } from '../findings/problems';

/** The only type whose options CloudFormation takes, and what they are: it refuses those of S3, which AWS Backup itself takes. */
const TYPE = 'EC2';
const OPTION = 'WindowsVSS';
const VALUES = ['enabled', 'disabled'];

/**
 * Laws of what a plan says of resource types.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_AdvancedBackupSetting.html
 */
export function advancedSettingProblems({ advancedSettings }: PlanDocument): Problem[] {
  const settings = advancedSettings.elements() ?? [];
  const types = settings.flatMap((setting) => setting.at('ResourceType').knownText ?? []);
  const twice = new Set(types.filter((type, index) => types.indexOf(type) < index));
  return [
    ...settings.flatMap(settingProblems),
    ...refused(advancedSettings, [...twice].map((type) => `'${nameOf(advancedSettings)}' must have each type once, got '${type}' several times`)),
  ];
}

function settingProblems(setting: Reading): Problem[] {
  const [type, options] = ['ResourceType', 'BackupOptions'].map((name) => setting.at(name));
  const ofType = missing(type) ?? notAmong(type, [TYPE]);
  // The options of another type are not those that are known here.
  if (ofType.length > 0 || type.isLater) { return [...refused(type, ofType), ...refused(options, missing(options) ?? [])]; }
  return [
    ...refused(options, missing(options) ?? options.names().filter((name) => name !== OPTION).map((name) => `'${nameOf(options)}' of ${TYPE} must have only '${OPTION}', got '${name}'`)),
    ...refused(options.at(OPTION), notAmong(options.at(OPTION), VALUES)),
  ];
}

function refused(reading: Reading, messages: readonly string[]): Problem[] {
  return refusals('invalidAdvancedSettings', reading, messages);
}
