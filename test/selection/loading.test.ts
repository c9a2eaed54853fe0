import { execFileSync } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import * as path from 'path';
import { RESOURCE_CATALOG } from '../../src/model/resources/resource-catalog';

/** The modules of aws-cdk-lib in which the resources are that AWS Backup protects. */
const SELECTED = [...new Set(RESOURCE_CATALOG
  .flatMap(({ sources }) => sources.flatMap(({ type }) => /^AWS::(\w+)::/.exec(type) ?? []).filter((_, index) => index % 2 === 1))
  .map((service) => `aws-${service.toLowerCase()}`))];

/** The modules of aws-cdk-lib that a fresh process has loaded after a program, in the order of their names. */
function loadedBy(program: string): string[] {
  const outdir = mkdtempSync(path.join(tmpdir(), 'loading-'));
  const script = `const outdir = ${JSON.stringify(outdir)};
    ${program};
    const modules = Object.keys(require.cache).map((file) => /aws-cdk-lib.((?:aws|alexa)-[^\\\\/]+)/.exec(file)).filter(Boolean).map(([, name]) => name);
    console.log(JSON.stringify([...new Set(modules)].sort()));`;
  try {
    const env = { ...process.env, CDK_VALIDATION: 'false' };
    return JSON.parse(execFileSync(process.execPath, ['-e', script], { cwd: path.join(__dirname, '..', '..'), env, encoding: 'utf8' }));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** A stack with a resource of every type that AWS Backup protects, none of them by a class of its service. */
const EVERY_TYPE = `
  const { App, CfnResource, Stack } = require('aws-cdk-lib/core');
  const app = new App({ outdir });
  const stack = new Stack(app, 'Stack');
  ${JSON.stringify(RESOURCE_CATALOG.flatMap(({ sources }) => sources.map(({ type }) => type)))}
    .forEach((type, index) => new CfnResource(stack, 'Resource' + index, { type, properties: { Engine: 'aurora-mysql' } }));
`;

/** What the template of a plan is made of, without this library. */
const WITHOUT_US = `${EVERY_TYPE}
  const { CfnBackupPlan, CfnBackupSelection, CfnBackupVault } = require('aws-cdk-lib/aws-backup');
  const { ManagedPolicy, Role, ServicePrincipal } = require('aws-cdk-lib/aws-iam');
  const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('backup.amazonaws.com') });
  role.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBackupServiceRolePolicyForBackup'));
  const vault = new CfnBackupVault(stack, 'Vault', { backupVaultName: 'vault' });
  const { expressionString: scheduleExpression } = require('aws-cdk-lib/aws-events').Schedule.cron({ hour: '5', minute: '0' });
  const plan = new CfnBackupPlan(stack, 'Plan', {
    backupPlan: { backupPlanName: 'plan', backupPlanRule: [{ ruleName: 'daily', targetBackupVault: vault.ref, scheduleExpression }] },
  });
  new CfnBackupSelection(stack, 'Selection', {
    backupPlanId: plan.ref,
    backupSelection: { iamRoleArn: role.roleArn, selectionName: 'selection', resources: ['arn:aws:ec2:*:*:volume/*'] },
  });
  app.synth();
`;

test('the resources are those of many modules', () => {
  expect(SELECTED).toEqual(expect.arrayContaining([
    'aws-docdb', 'aws-dsql', 'aws-dynamodb', 'aws-ec2', 'aws-efs', 'aws-eks', 'aws-fsx', 'aws-neptune', 'aws-rds', 'aws-redshift', 'aws-redshiftserverless', 'aws-s3',
    'aws-systemsmanagersap', 'aws-timestream',
  ]));
});

// The index of aws-backup says which L1s there are, which are exports of the package, too; it loads none of them.
test.each([
  ['package', "require('./lib')"],
  ['classes of the package', "Object.values(require('./lib'))"],
])('the %s, loaded alone, are without any of them', (_, program) => {
  expect(loadedBy(program)).toEqual(['aws-backup']);
});

test('a plan with selections of every type, conditions and exclusions loads no more than such a plan without this library', () => {
  const loaded = loadedBy(`${EVERY_TYPE}
    const { BackupPlan, BackupResource, BackupResourceType, BackupSelectionCondition } = require('./lib');
    const plan = BackupPlan.daily35DayRetention(stack, 'Plan');
    plan.addSelection('Usual', { resources: [BackupResource.fromConstruct(stack)] });
    plan.addSelection('All', {
      resources: [BackupResource.fromConstruct(stack, { resourceTypes: BackupResourceType.all() })],
      conditions: [BackupSelectionCondition.tagEquals('stage', 'production')],
      notResources: [BackupResource.fromConstruct(stack.node.findChild('Resource0')), BackupResource.allOf(BackupResourceType.S3)],
      allowRestores: true,
    });
    plan.addSelection('Patterns', { resources: BackupResourceType.all().map((type) => BackupResource.allOf(type)) });
    plan.addSelection('Everything', { conditions: [BackupSelectionCondition.tagLike('team', 'core-*')] });
    app.synth();
  `);
  const expected = loadedBy(WITHOUT_US);
  expect(expected.filter((module) => SELECTED.includes(module))).toEqual([]);
  expect(loaded).toEqual(expected);
});

test.each<[string, string, string[]]>([
  ['nothing', '', []],
  ['its metrics', 'vault.metrics', []],
  ['an alarm', "vault.metrics.createAlarms(stack, 'Alarms')", ['aws-cloudwatch']],
  ['an event', "vault.onJobFailed('JobFailed')", ['aws-events']],
  ['tiering', "new TieringConfiguration(stack, 'Tiering', { backupVault: vault, selections: [TieringSelection.allBuckets(Duration.days(60))] })", []],
])('a vault of which %s is used loads what that needs', (_, use, modules) => {
  expect(loadedBy(`
    const { App, Duration, Stack } = require('aws-cdk-lib/core');
    const { BackupVault, TieringConfiguration, TieringSelection } = require('./lib');
    const app = new App({ outdir });
    const stack = new Stack(app, 'Stack');
    const vault = new BackupVault(stack, 'Vault');
    ${use};
    app.synth();
  `)).toEqual(['aws-backup', 'aws-iam', ...modules].sort());
});
