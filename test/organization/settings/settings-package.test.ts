// The other tests do without aws-cdk-lib's template validation; here it is what is tested.
delete process.env.CDK_VALIDATION;

import { execFileSync } from 'child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { BackupGlobalSettings, BackupRegionSettings, BackupResourceType } from '../../../src';
import { HERE } from '../../util';

const ROOT = join(__dirname, '..', '..', '..');
const HANDLER = readFileSync(join(ROOT, 'handlers', 'backup-settings', 'index.js'), 'utf8');

let outdir: string;

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'backup-settings-'));
});

afterEach(() => rmSync(outdir, { recursive: true }));

const handlers = () => readdirSync(outdir).filter((name) => name.startsWith('asset.') && existsSync(join(outdir, name, 'index.js')))
  .filter((name) => readFileSync(join(outdir, name, 'index.js'), 'utf8') === HANDLER);

test('the strict template validation has nothing to find', () => {
  const app = new App({ outdir, context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
  const stack = new Stack(app, 'Stack', { env: HERE });
  new BackupRegionSettings(stack, 'Region', { optIn: [BackupResourceType.S3] });
  new BackupGlobalSettings(stack, 'Global', { crossAccountBackup: true });
  app.synth();
  const report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf-8'));
  expect(report.pluginReports.flatMap(({ violations }: any) => violations)).toEqual([]);
  expect(handlers()).toHaveLength(1);
});

test('the compiled library finds the handler', () => {
  execFileSync(process.execPath, ['-e', `
    const { App, Stack } = require('aws-cdk-lib/core');
    const { BackupGlobalSettings } = require('./lib');
    const app = new App({ outdir: ${JSON.stringify(outdir)} });
    new BackupGlobalSettings(new Stack(app, 'Stack'), 'Settings', { crossAccountBackup: true });
    app.synth();
  `], { cwd: ROOT, env: { ...process.env, CDK_VALIDATION: 'false' } });
  expect(handlers()).toHaveLength(1);
});
