import { Stack, Token } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import { rawAt, rawElements, rawPropertyOf, rawText } from './raw-values';
import type { Raw } from './raw-values';
import { backupArn } from '../../model/backup-arn';
import { DEFAULT_START_WINDOW_HOURS, DEFAULT_WINDOW_DAYS, MAX_WINDOW_DAYS } from '../../model/restore-testing';
import { largestGapOf } from '../../model/schedule/gaps';
import { DEFAULT_SCHEDULE, DEFAULT_TIME_ZONE } from '../../model/schedule/starts';
import { isArnElsewhere, knownToDiffer } from '../../private/environments';
import { resourceBehind } from '../../private/references';
import { RestoreTestingPointType } from '../restore-testing-recovery-points';
import type { RenderedRecoveryPoints } from '../restore-testing-recovery-points';

const MINUTES_A_DAY = 24 * 60;
const HOURS_A_DAY = 24;

/**
 * The recovery points that the rules of a backup plan make: in its vaults and those of its account and Region that they copy into, of the types that they are of, and as far back as there is
 * one for sure.
 *
 * @param startWindowHours how long a test may take to begin
 */
export function pointsOf(plan: CfnResource, startWindowHours = DEFAULT_START_WINDOW_HOURS): RenderedRecoveryPoints {
  const rules = rawElements(rawAt(rawPropertyOf(plan, 'BackupPlan'), 'BackupPlanRule')) ?? [];
  const isContinuous = rules.some((rule) => ![undefined, false].includes(rawAt(rule, 'EnableContinuousBackup') as boolean | undefined));
  return {
    includeVaults: [...new Set(rules.flatMap((rule) => vaultsOf(rule, Stack.of(plan))))],
    recoveryPointTypes: isContinuous ? [RestoreTestingPointType.SNAPSHOT, RestoreTestingPointType.CONTINUOUS] : [RestoreTestingPointType.SNAPSHOT],
    selectionWindowDays: windowOf(rules, startWindowHours),
  };
}

/** The ARNs of the vaults that a rule fills in the account and Region of its plan. */
function vaultsOf(rule: Raw, stack: Stack): string[] {
  const target = rawText(rawAt(rule, 'TargetBackupVault'));
  const resource = resourceBehind(target);
  const vault = resource ? Token.asString(resource.getAtt('BackupVaultArn')) : backupArn(stack, 'backup-vault', target);
  const copies = (rawElements(rawAt(rule, 'CopyActions')) ?? []).map((copy) => rawAt(copy, 'DestinationBackupVaultArn'));
  const others = [rawAt(rule, 'TargetLogicallyAirGappedBackupVaultArn'), ...copies].flatMap((arn) => arn === undefined ? [] : rawText(arn));
  return [vault, ...others.filter((arn) => {
    const other = resourceBehind(arn);
    return other ? !knownToDiffer(Stack.of(other), stack) : !isArnElsewhere(arn, stack);
  })];
}

/** More days than the time between two backups and the start window together, and the default of AWS Backup where that is enough. */
function windowOf(rules: readonly Raw[], startWindowHours: number): number | undefined {
  const gaps = rules.flatMap((rule) => {
    const [expression, timeZone] = [rawAt(rule, 'ScheduleExpression') ?? DEFAULT_SCHEDULE, rawAt(rule, 'ScheduleExpressionTimezone') ?? DEFAULT_TIME_ZONE].map(rawText);
    return largestGapOf([{ expression, timeZone }])?.minutes ?? [];
  });
  if (gaps.length === 0) { return undefined; }
  const days = Math.floor(Math.min(...gaps) / MINUTES_A_DAY + startWindowHours / HOURS_A_DAY) + 1;
  return days <= DEFAULT_WINDOW_DAYS ? undefined : Math.min(days, MAX_WINDOW_DAYS);
}
