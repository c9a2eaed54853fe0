import { Construct } from 'constructs';
import { addSettings } from './settings-resources';
import type { SettingsKind } from './settings-resources';
import { SettingsDocument } from '../../document/settings-document';

/**
 * Properties of `BackupGlobalSettings`.
 */
export interface BackupGlobalSettingsProps {
  /**
   * Whether the accounts of the organization can copy backups to each other.
   */
  readonly crossAccountBackup: boolean;

  /**
   * Whether that is set back to what was found before when the settings are deleted with their stack.
   *
   * @default false - it stays as it is
   */
  readonly restoreOnDeletion?: boolean;
}

const KIND: SettingsKind = {
  type: SettingsDocument.GLOBAL_TYPE,
  handler: 'organization',
  actions: ['backup:DescribeGlobalSettings', 'backup:UpdateGlobalSettings'],
  names: {},
};

/**
 * What AWS Backup allows in an organization: what CloudFormation has no resource type for.
 *
 * The stack has to be one of the management account of the organization: no other account can set this. A custom resource sets what is said here and nothing else, and the deployment fails where AWS
 * Backup does not have it afterwards. One of them has all of an organization, whichever its Region is.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html
 *
 * @example
 * new backup.BackupGlobalSettings(this, 'Settings', { crossAccountBackup: true });
 */
export class BackupGlobalSettings extends Construct {
  /**
   * @param scope where the settings belong
   * @param id their id there
   * @param props properties of the settings
   *
   * @throws at synthesis, if the app has other settings of the account
   */
  constructor(scope: Construct, id: string, props: BackupGlobalSettingsProps) {
    super(scope, id);
    addSettings(this, KIND, { CrossAccountBackup: String(props.crossAccountBackup) }, props.restoreOnDeletion);
  }
}
