// The other tests do without aws-cdk-lib's template validation; here it is what is tested.
delete process.env.CDK_VALIDATION;

import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Duration, Stack, Tags, TimeZone } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { BackupResource, BackupResourceType, BackupSelectionCondition, BackupVault, RestoreMetadata, RestoreTestingPlan, RestoreTestingRecoveryPoints, RestoreValidator } from '../../src';
import { TESTED_TYPES } from '../../src/model/restore-testing';
import { HERE } from '../util';

test('the strict validation takes a plan with a selection of every type, validations and alarms', () => {
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
        validationWindow: Duration.hours(2),
      });
    }
    tests.addSelection('Volumes', {
      resourceType: BackupResourceType.EBS,
      resources: [BackupResource.fromArn('arn:aws:ec2:eu-central-1:111111111111:volume/vol-1')],
      restoreMetadata: RestoreMetadata.ebs({ iops: 3000 }),
    });
    tests.addValidation('Volumes-V', { validator: RestoreValidator.ebs(), recoveryTimeObjective: Duration.hours(4) });
    tests.addValidation('Clusters-V', { validator: RestoreValidator.aurora() });
    tests.addValidation('Files-V', {
      validator: RestoreValidator.lambda(new CfnFunction(stack, 'Mine', {
        code: { zipFile: 'exports.handler = () => {};' }, role: 'arn:aws:iam::111111111111:role/mine', runtime: 'nodejs22.x', handler: 'index.handler',
      })),
      resourceTypes: [BackupResourceType.EFS],
    });
    tests.metrics.createAlarms(stack, 'Alarms', { noValidationWithin: Duration.days(7) });
    app.synth();
    const report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
    const violations: { description: string }[] = report.pluginReports.flatMap((each: { violations: object[] }) => each.violations);
    expect(violations.filter((violation) => JSON.stringify(violation).includes('Stack/')).map(({ description }) => description)).toEqual([]);
  } finally {
    rmSync(outdir, { recursive: true });
  }
});
