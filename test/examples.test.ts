// Turned off in the other tests; here aws-cdk-lib's template validation is what is tested.
delete process.env.CDK_VALIDATION;

import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { run } from './cli/run';
import { PICTURES } from '../examples/pictures';
import { shop } from '../examples/shop';
import { BackupCoverage, BackupPlan, BackupVerdict } from 'cdk-aws-backup';

const directories: string[] = [];

function freshDirectory(): string {
  directories.push(mkdtempSync(join(tmpdir(), 'examples-')));
  return directories[directories.length - 1];
}

/** Every finding of the validation, also those that only warn. */
function findings(directory: string): string[] {
  const report = JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf-8'));
  return report.pluginReports.flatMap(({ violations }: any) => violations.map(({ description }: any) => description));
}

function annotations(app: App): string[] {
  return app.node.findAll().flatMap(({ node }) => node.metadata
    .filter(({ type }) => ['aws:cdk:warning', 'aws:cdk:error'].includes(type))
    .map(({ data }) => `${node.path}: ${data}`));
}

afterAll(() => directories.forEach((directory) => rmSync(directory, { recursive: true })));

describe('the shop', () => {
  const readyMade = (
    ['daily35DayRetention', 'dailyMonthly1YearRetention', 'dailyWeeklyMonthly5YearRetention', 'dailyWeeklyMonthly7YearRetention'] as const
  ).map((name) => jest.spyOn(BackupPlan, name));
  const directory = freshDirectory();
  let app: App;
  let uses: number[];
  let lines: string[];

  beforeAll(() => {
    app = shop({ outdir: directory });
    app.synth();
    uses = readyMade.map((spy) => spy.mock.calls.length);
    lines = run(['describe', directory]).out.trimEnd().split('\n');
  });

  test('gives the strict template validation nothing to find', () => {
    expect(findings(directory)).toEqual([]);
  });

  test('leaves no warning and no error', () => {
    expect(annotations(app)).toEqual([]);
  });

  test.each(Object.entries(PICTURES))('is in %s as it is: npm run docs:pictures makes it anew', (file, options) => {
    expect(run(['forecast', directory, ...options]).out).toBe(readFileSync(file, 'utf8'));
  });

  test('needs no lookups', () => {
    expect(JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf-8')).missing).toBeUndefined();
  });

  test('uses each ready-made plan', () => {
    expect(uses).toEqual([1, 1, 1, 1]);
  });

  const templateOf = (id: string) => Template.fromStack(app.node.findChild(id) as Stack);
  const propertiesOf = (id: string, type: string) => Object.values(templateOf(id).findResources(type)).map(({ Properties }) => Properties);

  test('copies to the vaults of the central account, in another Region', () => {
    expect(propertiesOf('ShopPlans', 'AWS::Backup::BackupPlan')
      .flatMap(({ BackupPlan: { BackupPlanRule } }) => BackupPlanRule)
      .flatMap(({ CopyActions = [] }) => CopyActions))
      .toEqual([{
        DestinationBackupVaultArn: 'arn:aws:backup:eu-central-1:444455556666:backup-vault:shop-copies',
        Lifecycle: { DeleteAfterDays: 90 },
      }, {
        DestinationBackupVaultArn: 'arn:aws:backup:eu-central-1:444455556666:backup-vault:shop-air-gapped',
        Lifecycle: { DeleteAfterDays: 180 },
      }]);
  });

  test('needs nothing of the other account at its deployment', () => {
    expect(JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf-8')).artifacts.ShopPlans.dependencies).not.toContain('ShopCentral');
    expect(Object.keys(templateOf('ShopCentral').toJSON().Outputs ?? {})).toEqual([]);
  });

  test('lets its account copy, shares the keys for it, and the air-gapped vault for restores', () => {
    const [copies] = propertiesOf('ShopCentral', 'AWS::Backup::BackupVault');
    const [airGapped] = propertiesOf('ShopCentral', 'AWS::Backup::LogicallyAirGappedBackupVault');
    expect([copies, airGapped].map(({ AccessPolicy: { Statement: [statement] } }) => statement)).toMatchObject([
      { Action: 'backup:CopyIntoBackupVault', Principal: { AWS: '*' }, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } },
      { Action: 'backup:CopyIntoBackupVault', Principal: { AWS: 'arn:aws:iam::111122223333:root' } },
    ]);
    const mayUse = (stack: string) => propertiesOf(stack, 'AWS::KMS::Key').flatMap(({ KeyPolicy: { Statement } }) => Statement)
      .filter(({ Action }: any) => Action.includes('kms:ReEncrypt*')).map(({ Principal }: any) => Principal.AWS);
    expect(mayUse('ShopCentral')).toEqual(['arn:aws:iam::111122223333:root']);
    expect(mayUse('ShopDatabases')).toEqual(['arn:aws:iam::444455556666:root']);
    expect(propertiesOf('ShopCentral', 'AWS::RAM::ResourceShare').map(({ Principals }) => Principals)).toEqual([['111122223333']]);
  });

  test('has alarms that reach the team', () => {
    const alarms = propertiesOf('ShopCentral', 'AWS::CloudWatch::Alarm');
    expect(alarms).toHaveLength(8);
    expect(alarms.map(({ AlarmActions }) => AlarmActions)).toEqual(Array(8).fill([{ Ref: expect.stringContaining('Team') }]));
    expect(propertiesOf('ShopCentral', 'AWS::SNS::TopicPolicy').flatMap(({ PolicyDocument: { Statement } }) => Statement)
      .flatMap(({ Principal }: any) => Principal.Service)).toContain('cloudwatch.amazonaws.com');
  });

  test('tests the restores of the orders every week, for sure, and validates them', () => {
    const [orders] = BackupCoverage.of(app).resources().filter(({ path }) => path === 'ShopData/Orders/Resource');
    expect(orders).toMatchObject({ verdict: BackupVerdict.PROTECTED, restoreTests: [{ certain: true, plan: expect.stringMatching(/^OrdersRestores/) }] });
    expect(orders.restoreTestedEvery?.toDays()).toBe(7);
    expect(propertiesOf('ShopPlans', 'AWS::StepFunctions::StateMachine')).toHaveLength(1);
  });

  test('has its plan of the orders audited, and reports of it', () => {
    expect(propertiesOf('ShopAudit', 'AWS::Backup::Framework').flatMap(({ FrameworkControls }) => FrameworkControls).map(({ ControlName }: any) => ControlName))
      .toContain('RESTORE_TIME_FOR_RESOURCES_MEET_TARGET');
    expect(propertiesOf('ShopAudit', 'AWS::Backup::ReportPlan').map(({ ReportSetting }) => ReportSetting.ReportTemplate))
      .toEqual(['RESOURCE_COMPLIANCE_REPORT', 'RESTORE_JOB_REPORT']);
  });

  test('gives a policy to two units, and what its plans name to a member', () => {
    const [policy] = propertiesOf('ShopOrganization', 'AWS::Organizations::Policy');
    expect(policy.TargetIds).toEqual(['ou-ab12-11111111', 'ou-ab12-22222222']);
    expect(JSON.stringify(policy.Content)).toContain('shop-organization-backup');
    expect(propertiesOf('ShopMember', 'AWS::IAM::Role').map(({ RoleName }) => RoleName)).toEqual(['shop-organization-backup']);
  });

  test('is described within the width of a terminal', () => {
    expect(lines.filter((line) => line.length > 110)).toEqual([]);
  });

  test('is described plan by plan, and vault by vault', () => {
    expect(lines.filter((line) => /^\S/.test(line)).map((line) => line.replace(/ {2,}/, ' | '))).toEqual([
      'OVERVIEW',
      '─'.repeat(110),
      '7 BACKUP PLANS',
      '─'.repeat(110),
      'WorkingFiles | ShopPlans/WorkingFiles',
      'Servers | ShopPlans/Servers',
      'Orders | ShopPlans/Orders',
      'Ledger | ShopPlans/Ledger',
      'Billing | ShopPlans/Billing',
      'BackOfficeDocuments | ShopPlans/Documents',
      'Apart | ShopPlans/Apart',
      '6 BACKUP VAULTS',
      '─'.repeat(110),
      'shop-copies | ShopCentral/Copies',
      'shop-air-gapped | ShopCentral/AirGapped',
      'ShopVaultsMainE40B04C8 | ShopVaults/Main',
      'ShopVaultsArchiveEC004E4A | ShopVaults/Archive',
      'ShopPlansWorkingFilesVault31098630 | ShopPlans/WorkingFiles/Vault',
      'organization | ShopMember/Prerequisites/Vault-organization',
      '1 RESTORE TESTING PLAN',
      '─'.repeat(110),
      'ShopPlansOrdersRestoresEA52D5E5 | ShopPlans/Orders/Restores',
      '1 FRAMEWORK',
      '─'.repeat(110),
      'ShopAuditOrders067963B0 | ShopAudit/Orders',
      '2 REPORT PLANS',
      '─'.repeat(110),
      'ShopAuditCompliance8F767E23 | ShopAudit/Compliance',
      'ShopAuditRestoresD3FE2FBC | ShopAudit/Restores',
      '1 BACKUP POLICY OF THE ORGANIZATION',
      '─'.repeat(110),
      'shop-weekly | ShopOrganization/Policy',
      '10 TEMPLATES',
      '─'.repeat(110),
    ]);
  });

  test('begins with what is selected, and where copies go', () => {
    expect(lines.slice(2, 10)).toEqual([
      '',
      '  7 plans, 8 selections and 6 vaults; 8 resources of kinds that AWS Backup protects',
      '  7 selected for sure',
      '  1 selected by no plan of these templates',
      '',
      '  Resources              Kind                         Plans                        Copies to',
      '  ShopAudit/Reports      S3 buckets                   none',
      '  ShopData/Orders        DynamoDB tables (not global  Orders and Apart             eu-central-1 of',
    ]);
  });

  test('is described line by line', () => {
    const expected = [
      '    schedule      At 05:00, every day, UTC',
      '    schedule      At 05:00, only on Saturday, UTC',
      '    schedule      At 05:00, on day 1 of the month, UTC',
      '    schedule      At 20:00, only on Friday, Europe/Dublin',
      '    window        starts within 1 hour and completes within 3 hours',
      '    kept          for 35 days',
      '    kept          for 2,555 days (7 years), in cold storage after 90 days',
      '    continuous    restorable to any second of the last 14 days, where the resource allows it',
      '    copy          to ShopCentral/Copies (shop-copies, eu-central-1), for 90 days',
      '    copy          to ShopCentral/AirGapped (shop-air-gapped, eu-central-1), for 180 days',
      '    tagged        purpose = disaster-recovery',
      '    search index  of EBS',
      '    options       EC2: WindowsVSS = enabled',
      '    vault         ShopVaults/Archive (ShopVaultsArchiveEC004E4A, eu-west-1)',
      '    by ARN        arn:aws:ec2:*:*:instance/*',
      '    only if       tag backup is server',
      '    only if       tag lifetime is not like spot*',
      '    by ARN        arn:aws:rds:eu-west-1:111122223333:cluster:ledger-until-2019',
      '    resource      ShopData/Files (AWS::EFS::FileSystem, Files8E6940B8)',
      '    resource      ShopData/Orders (AWS::DynamoDB::Table, OrdersA9B65338)',
      '    resource      ShopDatabases/Billing (AWS::RDS::DBInstance, Billing5AAB9F52)',
      '    resource      ShopDatabases/Ledger (AWS::RDS::DBCluster, LedgerB7379752)',
      '    resource      ShopServer/BackOffice (AWS::EC2::Instance, BackOffice2D98AC7C)',
      '    resource      ShopServer/Documents (AWS::EC2::Volume, Documents7E5B2978)',
      '    key           ShopVaults/Key, customer managed',
      '    key           the AWS managed key aws/backup',
      '    key           one that AWS owns',
      '    lock          governance: recovery points are kept for at least 35 days and at most 2,555 days (7 years)',
      '    lock          compliance, final at once: recovery points are kept for at least 7 days and at most 365 days',
      '    shared        with 111122223333',
      '    where         444455556666, eu-central-1',
      '    notices       2 events to ShopVaults/Notices: BACKUP_JOB_FAILED and RECOVERY_POINT_MODIFIED',
      '    access        everybody may copy into the vault, if aws:PrincipalOrgID is o-a1b2c3d4e5',
    ];
    expect(expected.filter((line) => !lines.includes(line))).toEqual([]);
  });
});

test('a property that CloudFormation would refuse is a finding', () => {
  const directory = freshDirectory();
  const app = shop({ outdir: directory });
  new CfnResource(app.node.findChild('ShopVaults') as Stack, 'Wrong', {
    type: 'AWS::Backup::BackupVault',
    properties: { BackupVaultName: 'wrong', Lock: true },
  });

  expect(() => app.synth()).toThrow('Additional properties are not allowed');
  expect(findings(directory)).toEqual(["Lock: Additional properties are not allowed ('Lock' was unexpected)"]);
});
