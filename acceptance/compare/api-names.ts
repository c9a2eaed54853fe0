import type { Fields } from '../cloud/cloud';

/** What the API has, as a template has it: of a plan two names differ, and a template does not have what the service adds. */
export function planInTemplate({ BackupPlanName, Rules = [], AdvancedBackupSettings }: Fields): Fields {
  return {
    BackupPlanName,
    BackupPlanRule: Rules.map(({ RuleId: _, TargetBackupVaultName, ...rule }: Fields) => ({ ...rule, TargetBackupVault: TargetBackupVaultName })),
    AdvancedBackupSettings,
  };
}

/** The lock of a vault as a template has it: of one that becomes final the service tells the day alone. */
export function lockInTemplate({ MinRetentionDays, MaxRetentionDays, LockDate }: Fields): Fields {
  return { MinRetentionDays, MaxRetentionDays, ChangeableForDays: LockDate && `final on ${new Date(LockDate).toISOString()}` };
}

/** What a legal hold holds, with times as a template has them. */
export function holdInTemplate({ DateRange, ...others }: Fields): Fields {
  return { ...others, DateRange: DateRange && { FromDate: timeInTemplate(DateRange.FromDate), ToDate: timeInTemplate(DateRange.ToDate) } };
}

function timeInTemplate(time: Date | string): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
