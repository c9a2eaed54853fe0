/** What an emulator does not do, each with the reason: what needs it is counted as skipped. */
export interface Unsupported {
  readonly types: Readonly<Record<string, string>>;
  /** By type and property, as `AWS::Backup::BackupVault.AccessPolicy`. */
  readonly properties: Readonly<Record<string, string>>;
  readonly steps: Readonly<Record<string, string>>;
  /** What goes on to be listed by its tags when it is gone: by the type in its ARN, as `dynamodb:table`. */
  readonly listed: Readonly<Record<string, string>>;
}

/** Of a service nothing is left out. */
export const NOTHING: Unsupported = { types: {}, properties: {}, steps: {}, listed: {} };

const NO_TYPE = 'ministack has no such type in CloudFormation';
const NOT_KEPT = 'ministack does not keep it';

/** What ministack 1.5.33 does not do. */
export const UNSUPPORTED_BY_MINISTACK: Unsupported = {
  types: {
    'AWS::Backup::BackupSelection': NO_TYPE,
    'AWS::Backup::Framework': NO_TYPE,
    'AWS::Backup::LegalHold': NO_TYPE,
    'AWS::Backup::LogicallyAirGappedBackupVault': NO_TYPE,
    'AWS::Backup::ReportPlan': NO_TYPE,
    'AWS::Backup::RestoreTestingPlan': NO_TYPE,
    'AWS::Backup::RestoreTestingSelection': NO_TYPE,
  },
  properties: {
    'AWS::Backup::BackupVault.AccessPolicy': NOT_KEPT,
    'AWS::Backup::BackupVault.Notifications': NOT_KEPT,
    'AWS::Backup::BackupVault.LockConfiguration': NOT_KEPT,
  },
  steps: {
    'recovery point': 'ministack keeps no recovery points',
    'emptied vault': 'nothing is to be emptied: ministack keeps no recovery points',
  },
  listed: { 'dynamodb:table': 'ministack goes on to list tables by their tags' },
};

export const NOTHING_JUDGED = 'moto does not judge it';

const LOCK = 'backup:PutBackupVaultLockConfiguration';
const JUDGED_BY_MOTO = ['the shortest retention', 'the longest retention', 'one that is shorter than the shortest', 'two days of grace'];

/** Why moto 5.2.5 is not asked a question: it accepts what it does not judge, and that would be no answer. */
export function unsupportedByMoto({ about, outside }: {
  readonly about: string;
  readonly outside: { readonly operation: string };
}): string | undefined {
  return outside.operation === LOCK && JUDGED_BY_MOTO.includes(about) ? undefined : NOTHING_JUDGED;
}
