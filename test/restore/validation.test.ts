// The other tests do without aws-cdk-lib's template validation; here it is what is tested.
delete process.env.CDK_VALIDATION;

import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Duration, Stack, Tags, TimeZone } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { BackupResource, BackupResourceType, BackupSelectionCondition, BackupVault, RestoreMetadata, RestoreTestingPlan, RestoreTestingRecoveryPoints } from '../../src';
import { TESTED_TYPES } from '../../src/model/restore-testing';
import { HERE } from '../util';

test('a plan with a selection of every type is one that the strict validation takes', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'validation-'));
  try {
    const app = new App({ outdir, context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
    const stack = new Stack(app, 'Stack', { env: HERE });
    const tests = new RestoreTestingPlan(stack, 'Tests', {
      scheduleExpression: Schedule.cron({ weekDay: 'SUN', hour: '4', minute: '0' }),
      scheduleExpressionTimezone: TimeZone.EUROPE_PARIS,
      startWindow: Duration.hours(8),
      recoveryPoints: RestoreTestingRecoveryPoints.random({
        within: Duration.days(9), vaults: [new BackupVault(stack, 'Vault')], excludeVaultPatterns: ['arn:aws:backup:*:*:backup-vault:tmp-*'],
      }),
    });
    Tags.of(tests).add('stage', 'production');
    for (const name of TESTED_TYPES) {
      tests.addSelection(`All-${name}`, {
        resourceType: BackupResourceType.of(name),
        conditions: [BackupSelectionCondition.tagEquals('stage', 'production'), BackupSelectionCondition.tagNotEquals('owner', 'nobody')],
        validationWindow: Duration.hours(1),
      });
    }
    tests.addSelection('Volumes', {
      resourceType: BackupResourceType.EBS,
      resources: [BackupResource.fromArn('arn:aws:ec2:eu-central-1:111111111111:volume/vol-1')],
      restoreMetadata: RestoreMetadata.ebs({ iops: 3000 }),
    });
    app.synth();
    const report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
    const violations: { description: string }[] = report.pluginReports.flatMap((each: { violations: object[] }) => each.violations);
    expect(violations.filter((violation) => JSON.stringify(violation).includes('Stack/Tests')).map(({ description }) => description)).toEqual([]);
  } finally {
    rmSync(outdir, { recursive: true });
  }
});
