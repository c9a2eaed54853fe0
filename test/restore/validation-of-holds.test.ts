// The other tests do without aws-cdk-lib's template validation; here it is what is tested.
delete process.env.CDK_VALIDATION;

import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, aws_iam as iam, Stack, Tags } from 'aws-cdk-lib';
import { BackupAccessPoint, BackupPlan, BackupPlanRule, BackupResource, BackupVault, LegalHold, MalwareScan } from '../../src';
import { HERE } from '../util';

const POINT = 'arn:aws:backup:eu-central-1:111111111111:recovery-point:logs-20260131033027-5ec207d0';

test('the strict validation takes a legal hold, access points and a plan that scans', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'validation-'));
  try {
    const app = new App({ outdir, context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
    const stack = new Stack(app, 'Stack', { env: HERE });
    const vault = new BackupVault(stack, 'Vault');
    new LegalHold(stack, 'Hold', { title: 'Case', description: 'Why', vaults: [vault], fromDate: '2025-01-01T00:00:00Z', toDate: '2025-12-31T23:59:59Z' });
    new LegalHold(stack, 'Other', { title: 'Case', description: 'Why', resources: [BackupResource.fromArn('arn:aws:s3:::logs')] });
    const point = new BackupAccessPoint(stack, 'Point', { recoveryPointArn: POINT });
    point.grants.read(new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }));
    const shared = new BackupAccessPoint(stack, 'Shared', { recoveryPointArn: POINT });
    shared.grants.read(new iam.AccountPrincipal('222222222222'));
    Tags.of(stack).add('case', '4711');
    const plan = new BackupPlan(stack, 'Plan', { backupVault: vault, malwareScan: MalwareScan.incremental(), backupPlanRules: [BackupPlanRule.daily()] });
    plan.addSelection('All', { resources: [BackupResource.fromTag('stage', 'production')] });
    app.synth();
    const report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
    const violations: { description: string }[] = report.pluginReports.flatMap((each: { violations: object[] }) => each.violations);
    expect(violations.filter((violation) => JSON.stringify(violation).includes('Stack/')).map(({ description }) => description)).toEqual([]);
  } finally {
    rmSync(outdir, { recursive: true });
  }
});
