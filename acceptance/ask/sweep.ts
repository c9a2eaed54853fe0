import { PREFIX, PREFIX_ } from './question';
import { ASK_STACK } from '../app/names';
import { allOf, ifThere, wordsOf } from '../cloud/cloud';
import type { Cloud, Fields, Operation } from '../cloud/cloud';

/** Takes away what questions of an earlier run, that was ended, have left. @returns what that was */
export async function sweep(cloud: Cloud): Promise<string[]> {
  const gone: string[] = [];
  const errors: Error[] = [];
  // What of one kind cannot go keeps nothing of another one there.
  for (const each of [sweepPoints, sweepPlans, sweepRestoreTests, sweepTiering, sweepReports, sweepVaults]) {
    await each(cloud).then((names) => gone.push(...names), (error: Error) => errors.push(error));
  }
  if (errors.length > 0) { throw errors.length === 1 ? errors[0] : new Error(errors.map(wordsOf).join('; ')); }
  return gone;
}

/** What jobs have put into the vault of the stack, which is not deleted before they are gone. */
async function sweepPoints(cloud: Cloud): Promise<string[]> {
  const BackupVaultName = `${ASK_STACK}-vault`;
  const points = await ifThere(allOf(cloud, 'backup:ListRecoveryPointsByBackupVault', 'RecoveryPoints', { BackupVaultName })) ?? [];
  for (const { RecoveryPointArn } of points) { await cloud.call('backup:DeleteRecoveryPoint', { BackupVaultName, RecoveryPointArn }); }
  return points.map(({ RecoveryPointArn }) => `the recovery point ${RecoveryPointArn}`);
}

async function sweepPlans(cloud: Cloud): Promise<string[]> {
  const plans = await named(cloud, 'backup:ListBackupPlans', 'BackupPlansList', 'BackupPlanName');
  for (const { BackupPlanId } of plans) {
    for (const { SelectionId } of await allOf(cloud, 'backup:ListBackupSelections', 'BackupSelectionsList', { BackupPlanId })) {
      await cloud.call('backup:DeleteBackupSelection', { BackupPlanId, SelectionId });
    }
    await cloud.call('backup:DeleteBackupPlan', { BackupPlanId });
  }
  return plans.map(({ BackupPlanName }) => `the plan ${BackupPlanName}`);
}

async function sweepRestoreTests(cloud: Cloud): Promise<string[]> {
  const plans = await named(cloud, 'backup:ListRestoreTestingPlans', 'RestoreTestingPlans', 'RestoreTestingPlanName');
  for (const { RestoreTestingPlanName } of plans) {
    const selections = await allOf(cloud, 'backup:ListRestoreTestingSelections', 'RestoreTestingSelections', { RestoreTestingPlanName });
    for (const { RestoreTestingSelectionName } of selections) {
      await cloud.call('backup:DeleteRestoreTestingSelection', { RestoreTestingPlanName, RestoreTestingSelectionName });
    }
    await cloud.call('backup:DeleteRestoreTestingPlan', { RestoreTestingPlanName });
  }
  return plans.map(({ RestoreTestingPlanName }) => `the restore testing plan ${RestoreTestingPlanName}`);
}

async function sweepTiering(cloud: Cloud): Promise<string[]> {
  const all = await named(cloud, 'backup:ListTieringConfigurations', 'TieringConfigurations', 'TieringConfigurationName');
  for (const { TieringConfigurationName } of all) { await cloud.call('backup:DeleteTieringConfiguration', { TieringConfigurationName }); }
  return all.map(({ TieringConfigurationName }) => `the tiering configuration ${TieringConfigurationName}`);
}

async function sweepReports(cloud: Cloud): Promise<string[]> {
  const plans = await named(cloud, 'backup:ListReportPlans', 'ReportPlans', 'ReportPlanName');
  for (const { ReportPlanName } of plans) { await cloud.call('backup:DeleteReportPlan', { ReportPlanName }); }
  return plans.map(({ ReportPlanName }) => `the report plan ${ReportPlanName}`);
}

async function sweepVaults(cloud: Cloud): Promise<string[]> {
  const vaults = await named(cloud, 'backup:ListBackupVaults', 'BackupVaultList', 'BackupVaultName');
  for (const { BackupVaultName } of vaults) { await cloud.call('backup:DeleteBackupVault', { BackupVaultName }); }
  return vaults.map(({ BackupVaultName }) => `the vault ${BackupVaultName}`);
}

async function named(cloud: Cloud, operation: Operation, list: string, name: string): Promise<Fields[]> {
  return (await allOf(cloud, operation, list)).filter((each) => [PREFIX, PREFIX_, `1${PREFIX_}`].some((prefix) => String(each[name]).startsWith(prefix)));
}
