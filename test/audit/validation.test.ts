// The other tests do without aws-cdk-lib's template validation; here it is what is tested.
delete process.env.CDK_VALIDATION;

import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import {
  BackupControlScope, BackupFramework, BackupFrameworkControl, BackupPlanRule, BackupReport, BackupReportPlan, BackupResourceType,
  BackupVault, OrganizationBackupPlan, OrganizationBackupPolicy,
  OrganizationBackupPrerequisites, OrganizationBackupSelection, OrganizationChildControl, OrganizationTarget,
} from '../../src';
import { HERE } from '../util';

test('the strict validation takes frameworks, report plans, backup policies and what these need', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'validation-'));
  try {
    const app = new App({ outdir, context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
    const stack = new Stack(app, 'Stack', { env: HERE });
    const framework = new BackupFramework(stack, 'Framework', {
      controls: [
        BackupFrameworkControl.recoveryPointEncrypted(),
        BackupFrameworkControl.resourcesProtectedByBackupPlan({ scope: BackupControlScope.resourceTypes([BackupResourceType.EBS]) }),
        BackupFrameworkControl.planMinFrequencyAndRetention({ frequency: Duration.hours(12), retention: Duration.days(35), scope: BackupControlScope.tag('stage', 'prod') }),
      ],
    });
    new BackupReportPlan(stack, 'Jobs', { report: BackupReport.backupJobs() });
    new BackupReportPlan(stack, 'Compliance', { report: BackupReport.controlCompliance([framework]) });
    new OrganizationBackupPolicy(stack, 'Policy', {
      policyName: 'daily-backups',
      childControl: OrganizationChildControl.none(),
      plans: [OrganizationBackupPlan.fromRules('Databases', {
        rules: [BackupPlanRule.daily(BackupVault.fromBackupVaultName(stack, 'Main', 'Main'))],
        regions: ['eu-west-1'],
        selections: [OrganizationBackupSelection.byTypes('All', { resourceTypes: [BackupResourceType.RDS], roleName: 'OrgBackup' })],
      })],
      targets: [OrganizationTarget.account('111122223333')],
    });
    new OrganizationBackupPrerequisites(new Stack(app, 'Member', { env: HERE }), 'Prerequisites', { vaultNames: ['Main'], roleName: 'OrgBackup', blockRecoveryPointDeletion: true });
    app.synth();
    const report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
    const violations: { description: string }[] = report.pluginReports.flatMap((each: { violations: object[] }) => each.violations);
    expect(violations.filter((violation) => /"(Stack|Member)\//.test(JSON.stringify(violation))).map(({ description }) => description)).toEqual([]);
  } finally {
    rmSync(outdir, { recursive: true });
  }
});
