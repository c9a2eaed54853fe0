// The other tests do without aws-cdk-lib's template validation; here it is what is tested.
delete process.env.CDK_VALIDATION;

import { execFileSync } from 'child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { BackupVault } from '../../src';

const ROOT = join(__dirname, '..', '..');
const HANDLER = readFileSync(join(ROOT, 'handlers', 'auto-delete-recovery-points', 'index.js'), 'utf8');

let outdir: string;

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'auto-delete-'));
});

afterEach(() => rmSync(outdir, { recursive: true }));

/** The handlers among the assets of an assembly, each with the files of its folder. */
function handlers(): string[][] {
  return readdirSync(outdir).filter((name) => name.startsWith('asset.') && existsSync(join(outdir, name, 'index.js')))
    .filter((name) => readFileSync(join(outdir, name, 'index.js'), 'utf8') === HANDLER)
    .map((name) => readdirSync(join(outdir, name)));
}

test('the strict template validation has nothing to find', () => {
  const app = new App({ outdir, context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
  new BackupVault(new Stack(app, 'Stack'), 'Vault', { removalPolicy: RemovalPolicy.DESTROY, autoDeleteRecoveryPoints: true });
  app.synth();
  const report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf-8'));
  expect(report.pluginReports.flatMap(({ violations }: any) => violations)).toEqual([]);
  expect(handlers()).toEqual([['index.js', 'service.js']]);
});

describe('the compiled library', () => {
  /** The modules of aws-cdk-lib that a fresh process has loaded after making a vault. */
  function loadedBy(props: string): string[] {
    return JSON.parse(execFileSync(process.execPath, ['-e', `
      const { App, RemovalPolicy, Stack } = require('aws-cdk-lib/core');
      const { BackupVault } = require('./lib');
      const app = new App({ outdir: ${JSON.stringify(outdir)} });
      new BackupVault(new Stack(app, 'Stack'), 'Vault', { removalPolicy: RemovalPolicy.DESTROY, ${props} });
      app.synth();
      console.log(JSON.stringify(Object.keys(require.cache).map((file) => /aws-cdk-lib.((?:aws|custom)-[^\\\\\\\\/]+)/.exec(file)?.[1]).filter(Boolean)));
    `], { cwd: ROOT, env: { ...process.env, CDK_VALIDATION: 'false' }, encoding: 'utf8' }));
  }

  test('finds the handler', () => {
    expect(loadedBy('autoDeleteRecoveryPoints: true')).toEqual(expect.arrayContaining(['aws-lambda', 'custom-resources']));
    expect(handlers()).toEqual([['index.js', 'service.js']]);
  });

  test('loads nothing of it where it is not used', () => {
    const loaded = new Set(loadedBy(''));
    expect(['aws-lambda', 'aws-stepfunctions', 'aws-s3-assets', 'aws-logs', 'custom-resources'].filter((module) => loaded.has(module))).toEqual([]);
    expect(handlers()).toEqual([]);
  });
});
