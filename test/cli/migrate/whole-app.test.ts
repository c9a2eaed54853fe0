import { execFileSync } from 'child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join, resolve } from 'path';
import { run } from '../run';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'app-')));
afterAll(() => rmSync(folder, { recursive: true }));

/** What people write, with a stack in another file than the app. */
const APP = `
const { App, Stack, aws_backup: backup, aws_dynamodb: dynamodb } = require('aws-cdk-lib');
const { addPlan } = require('./lib/plan');
const app = new App({ context: { 'aws:cdk:version-reporting': false }, analyticsReporting: false });
const stack = new Stack(app, 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
const table = new dynamodb.Table(stack, 'Table', { partitionKey: { name: 'id', type: 'S' } });
const plan = addPlan(stack, new backup.BackupVault(stack, 'Vault', { lockConfiguration: undefined }));
plan.addSelection('Selection', { resources: [backup.BackupResource.fromDynamoDbTable(table), backup.BackupResource.fromTag('backup', 'daily')] });
new backup.CfnBackupVault(stack, 'Bare', { backupVaultName: 'bare' });
app.synth();
`;

const PLAN = `
const cdk = require('aws-cdk-lib');
exports.addPlan = (scope, backupVault) => {
  const plan = cdk.aws_backup.BackupPlan.daily35DayRetention(scope, 'Plan', backupVault);
  plan.addRule(new cdk.aws_backup.BackupPlanRule({ deleteAfter: cdk.Duration.days(120), moveToColdStorageAfter: cdk.Duration.days(30) }));
  return plan;
};
`;

function synthesise(out: string): unknown {
  execFileSync(process.execPath, ['app.js'], { cwd: folder, env: { ...process.env, CDK_OUTDIR: join(folder, out) } });
  return JSON.parse(readFileSync(join(folder, out, 'Stack.template.json'), 'utf-8'));
}

test('a whole app has the same templates before and after', () => {
  mkdirSync(join(folder, 'lib'));
  mkdirSync(join(folder, 'node_modules'));
  writeFileSync(join(folder, 'app.js'), APP);
  writeFileSync(join(folder, 'lib', 'plan.js'), PLAN);
  for (const name of ['aws-cdk-lib', 'constructs']) { symlinkSync(realpathSync(dirname(require.resolve(`${name}/package.json`))), join(folder, 'node_modules', name)); }
  symlinkSync(resolve('.'), join(folder, 'node_modules', 'cdk-aws-backup'));
  const before = synthesise('before');
  expect(run(['migrate', folder, '--from', 'v2']).out).toContain('2 files changed, 2 programs looked at');
  expect(readFileSync(join(folder, 'app.js'), 'utf-8')).not.toContain('aws_backup');
  expect(synthesise('after')).toEqual(before);
  expect(run(['diff', join(folder, 'before'), join(folder, 'after')]).out).toContain('the templates have the same logical ids and properties');
});
