import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { VaultReference } from '../../document/arns/vault-reference';
import type { LiveApplication } from '../../document/live/live-application';
import type { PlanDocument, RuleDocument } from '../../document/plan-document';
import { backupArn } from '../../model/backup-arn';
import { DEFAULT_START_WINDOW_HOURS, DEFAULT_WINDOW_DAYS, MAX_WINDOW_DAYS } from '../../model/restore-testing';
import { largestGapOf } from '../../model/schedule/gaps';
import { DEFAULT_SCHEDULE, DEFAULT_TIME_ZONE } from '../../model/schedule/starts';
import { knownToDiffer } from '../../private/environments';
import { rootOf } from '../../private/tree';
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
export function pointsOf(
  plan: PlanDocument, application: LiveApplication, tests: IConstruct, startWindowHours = DEFAULT_START_WINDOW_HOURS,
): RenderedRecoveryPoints {
  const rules = plan.rules ?? [];
  const vaults = new Map(rules.flatMap(vaultsOf).filter(({ env }) => !knownToDiffer(env, plan.env)).map((vault) => [vault.key, vault]));
  const arns = [...vaults.values()].map((vault) => arnOf(vault, application, tests));
  const types = rules.some(({ mayBeContinuous }) => mayBeContinuous)
    ? [RestoreTestingPointType.SNAPSHOT, RestoreTestingPointType.CONTINUOUS]
    : [RestoreTestingPointType.SNAPSHOT];
  return { includeVaults: [...new Set(arns)], recoveryPointTypes: types, selectionWindowDays: windowOf(rules, startWindowHours) };
}

function vaultsOf({ vault, airGappedVault, copies = [] }: RuleDocument): VaultReference[] {
  return [vault, ...airGappedVault ? [airGappedVault] : [], ...copies.map((copy) => copy.vault)];
}

/** A vault of another stage is known by its name alone. */
function arnOf({ document, name, reading }: VaultReference, application: LiveApplication, tests: IConstruct): string {
  const resource = document && application.constructAt(document);
  if (resource && rootOf(resource) === rootOf(tests)) { return Token.asString(resource.getAtt('BackupVaultArn')); }
  const isArn = /Arn$/.test(reading.path);
  return isArn && name === undefined ? Token.asString(reading.written) : backupArn(tests, 'backup-vault', name ?? Token.asString(reading.written));
}

/** More days than the time between two backups and the start window together, and the default of AWS Backup where that is enough. */
function windowOf(rules: readonly RuleDocument[], startWindowHours: number): number | undefined {
  const gaps = rules.flatMap(({ schedule, timeZone }) => {
    const expression = schedule.isAbsent ? DEFAULT_SCHEDULE : schedule.knownText;
    const zone = timeZone.isAbsent ? DEFAULT_TIME_ZONE : timeZone.knownText;
    return expression === undefined || zone === undefined ? [] : largestGapOf([{ expression, timeZone: zone }])?.minutes ?? [];
  });
  if (gaps.length === 0) { return undefined; }
  const days = Math.floor(Math.min(...gaps) / MINUTES_A_DAY + startWindowHours / HOURS_A_DAY) + 1;
  return days <= DEFAULT_WINDOW_DAYS ? undefined : Math.min(days, MAX_WINDOW_DAYS);
}
