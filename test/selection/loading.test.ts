import { execFileSync } from 'child_process';
import * as path from 'path';

/** The modules of aws-cdk-lib that a fresh process has loaded after a program. */
function loadedBy(program: string): string[] {
  const script = `${program};
    const modules = Object.keys(require.cache).map((file) => /aws-cdk-lib.((?:aws|alexa)-[^\\\\/]+)/.exec(file)).filter(Boolean).map(([, name]) => name);
    console.log(JSON.stringify([...new Set(modules)]));`;
  return JSON.parse(execFileSync(process.execPath, ['-e', script], { cwd: path.join(__dirname, '..', '..'), encoding: 'utf8' }));
}

const SELECTED = ['aws-rds', 'aws-efs', 'aws-dynamodb', 'aws-ec2'];
const none = <T>(loaded: T[], modules: T[]) => modules.filter((module) => loaded.includes(module));

test('the package loads none of the services whose resources it selects', () => {
  expect(none(loadedBy("require('./lib')"), SELECTED)).toEqual([]);
});

test('nor does a plan with a selection of a construct', () => {
  const loaded = loadedBy(`
    const { App, CfnResource, Stack } = require('aws-cdk-lib/core');
    const { BackupPlan, BackupResource } = require('./lib');
    const stack = new Stack(new App({ outdir: require('fs').mkdtempSync(require('path').join(require('os').tmpdir(), 'loading-')) }), 'Stack');
    new CfnResource(stack, 'Table', { type: 'AWS::DynamoDB::Table' });
    new CfnResource(stack, 'Database', { type: 'AWS::RDS::DBInstance' });
    BackupPlan.daily35DayRetention(stack, 'Plan').addSelection('Selection', { resources: [BackupResource.fromConstruct(stack)] });
    stack.resolve(stack.node.findChild('Plan').node.findChild('Selection').node.defaultChild.backupSelection);
  `);
  expect(loaded).toContain('aws-backup');
  expect(none(loaded, ['aws-rds', 'aws-efs', 'aws-dynamodb'])).toEqual([]);
});
