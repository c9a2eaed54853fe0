import { Construct } from 'constructs';
import { addSettings } from './settings-resources';
import type { SettingsKind } from './settings-resources';
import { SettingsDocument } from '../../document/settings-document';
import { regionSettingsProblems } from '../../model/region-settings';
import type { BackupResourceType } from '../../model/resources/backup-resource-type';
import { refuse } from '../../private/messages/validation-error';

/**
 * Properties of `BackupRegionSettings`.
 */
export interface BackupRegionSettingsProps {
  /**
   * The types that AWS Backup is opted in to: without that, a plan backs up no resource of the type that it selects by tags alone, and none of Aurora, Neptune and DocumentDB however it selects them.
   *
   * In any order.
   *
   * @default - none is opted in to; those that are so stay so
   */
  readonly optIn?: BackupResourceType[];

  /**
   * The types that AWS Backup is opted out of. In any order, and none of them in `optIn`, too.
   *
   * @default - none is opted out of; those that are so stay so
   */
  readonly optOut?: BackupResourceType[];

  /**
   * The types of which AWS Backup manages the recovery points entirely. For DynamoDB these are the advanced features, without which its backups can neither be copied nor moved to cold storage.
   *
   * In any order. AWS Backup takes DynamoDB and EFS; others it manages so in any case, or never.
   *
   * @default - none is set; those that are so stay so
   */
  readonly fullManagement?: BackupResourceType[];

  /**
   * Whether everything is set back to what was found before, where it is said no more, or the settings are deleted with their stack.
   *
   * @default false - everything stays as it is
   */
  readonly restoreOnDeletion?: boolean;
}

const KIND: SettingsKind = {
  type: SettingsDocument.REGION_TYPE,
  handler: 'region',
  actions: ['backup:DescribeRegionSettings', 'backup:UpdateRegionSettings'],
  names: { OptIn: 'optIn', OptOut: 'optOut' },
};

/**
 * Which types of resources AWS Backup protects in the account and Region of the stack, and how: what CloudFormation has no resource type for.
 *
 * A custom resource sets what is said here and nothing else, and the deployment fails where AWS Backup does not have it afterwards. One of them has all of an account and Region.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_UpdateRegionSettings.html
 *
 * @example
 * new backup.BackupRegionSettings(this, 'Settings', {
 *   optIn: [backup.BackupResourceType.S3, backup.BackupResourceType.AURORA],
 *   fullManagement: [backup.BackupResourceType.DYNAMODB],
 * });
 */
export class BackupRegionSettings extends Construct {
  /**
   * @param scope where the settings belong
   * @param id their id there
   * @param props properties of the settings
   *
   * @throws if a type is in `optIn` and in `optOut`; at synthesis, if the app has other settings of the account and Region
   */
  constructor(scope: Construct, id: string, props: BackupRegionSettingsProps) {
    super(scope, id);
    const [optIn, optOut, fullManagement] = [props.optIn, props.optOut, props.fullManagement].map(namesOf);
    refuse(regionSettingsProblems(optIn, optOut), this);
    const given = Object.entries({ OptIn: optIn, OptOut: optOut, FullManagement: fullManagement }).filter(([, types]) => types.length > 0);
    addSettings(this, KIND, Object.fromEntries(given), props.restoreOnDeletion);
  }
}

/** Each once. */
function namesOf(types: readonly BackupResourceType[] = []): string[] {
  return [...new Set(types.map(({ name }) => name))];
}
