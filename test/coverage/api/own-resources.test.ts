import { App, aws_kms as kms, aws_s3 as s3, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import * as backup from '../../../src';

const { BackupCoverage, BackupUnsupportedTypes, BackupReport, BackupReportPlan, OrganizationBackupPrerequisites } = backup;
const reports = (scope: Construct, bucket?: s3.IBucket) => new BackupReportPlan(scope, 'Reports', { report: BackupReport.backupJobs(), bucket });

describe('what this library makes for its own ends is exempt', () => {
  test.each<[what: string, make: (stack: Stack) => void, type: string, reason: string]>([
    ['the key of prerequisites', (stack) => void new OrganizationBackupPrerequisites(stack, 'X', { vaultNames: ['vault'], customerManagedKey: true }), 'AWS::KMS::Key', 'it is the key of backup vaults, and holds no data'],
    ['the bucket of reports', (stack) => void reports(stack), 'AWS::S3::Bucket', 'it holds reports of AWS Backup, and no data of the app'],
  ])('%s', (_, make, type, reason) => {
    const app = new App();
    make(new Stack(app, 'Stack'));
    BackupCoverage.of(app).require({ unsupported: BackupUnsupportedTypes.EXEMPTION });
    const assembly = app.synth();
    for (const coverage of [BackupCoverage.of(app), BackupCoverage.ofAssembly(assembly)]) {
      expect(coverage.resources().map((each) => [each.type, each.verdict, each.reasons]))
        .toEqual([[type, backup.BackupVerdict.EXEMPT, [reason]]]);
    }
  });

  test.each<[what: string, make: (stack: Stack) => void]>([
    ['a key', (stack) => void new kms.Key(stack, 'Key')],
    ['a bucket that reports are put into', (stack) => void reports(stack, new s3.Bucket(stack, 'Own'))],
  ])('%s of the app is not', (_, make) => {
    const app = new App();
    make(new Stack(app, 'Stack'));
    BackupCoverage.of(app).require({ unsupported: BackupUnsupportedTypes.EXEMPTION });
    expect(() => app.synth()).toThrow();
  });
});
