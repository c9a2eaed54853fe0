import { execFile, execFileSync } from 'child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { promisify } from 'util';

const ROOT = join(__dirname, '..', '..');
const MODULES = join(ROOT, 'node_modules');
const MINUTES = 60_000;

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'l1s-'));
  mkdirSync(join(project, 'node_modules'));
  const install = (name: string, from: string) => symlinkSync(from, join(project, 'node_modules', name), 'junction');
  ['aws-cdk-lib', 'constructs', '@types'].forEach((name) => install(name, join(MODULES, name)));
  install('cdk-aws-backup', ROOT);
});

afterEach(() => rmSync(project, { recursive: true }));

function write(files: Record<string, string | object>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(project, dirname(path)), { recursive: true });
    writeFileSync(join(project, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
}

/** What a program prints as JSON, in a process of its own. */
function run(program: string, type: 'commonjs' | 'module' = 'commonjs'): unknown {
  return JSON.parse(execFileSync(process.execPath, [`--input-type=${type}`, '-e', program], { cwd: project, encoding: 'utf8' }));
}

/** What a tool says that fails, or nothing. */
async function complaintsOf(tool: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20', JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION: '20' };
  try {
    await promisify(execFile)(process.execPath, [join(MODULES, tool), ...args], { cwd: project, env });
    return '';
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return stdout + stderr;
  }
}

describe('in JavaScript', () => {
  test('the package has all that aws-cdk-lib has of AWS Backup, and of equal names its own', () => {
    expect(run(`
      const [ours, theirs] = [require('cdk-aws-backup'), require('aws-cdk-lib').aws_backup];
      const names = Object.keys(theirs);
      console.log(JSON.stringify({
        missing: names.filter((name) => !Object.keys(ours).includes(name)),
        l1s: names.filter((name) => ours[name] === theirs[name]).sort(),
      }));
    `)).toEqual({
      missing: [],
      l1s: [
        'CfnBackupPlan', 'CfnBackupSelection', 'CfnBackupVault', 'CfnFramework', 'CfnLogicallyAirGappedBackupVault', 'CfnReportPlan', 'CfnRestoreTestingPlan',
        'CfnRestoreTestingSelection', 'CfnTieringConfiguration',
      ],
    });
  });

  test('named imports of ECMAScript modules find them beside the L2s', () => {
    expect(run(`
      import { BackupPlan, CfnBackupPlan } from 'cdk-aws-backup';
      import * as backup from 'cdk-aws-backup';
      import { aws_backup } from 'aws-cdk-lib';
      console.log(JSON.stringify([CfnBackupPlan === aws_backup.CfnBackupPlan, BackupPlan === aws_backup.BackupPlan, backup.CfnBackupVault === aws_backup.CfnBackupVault]));
    `, 'module')).toEqual([true, false, true]);
  });

  test('to load the package loads none of them, and neither aws-cdk-lib nor the library itself', () => {
    expect(run(`
      require('cdk-aws-backup');
      console.log(JSON.stringify(Object.keys(require.cache).map((file) => file.replace(/^.*[\\\\/](?=aws-cdk-lib[\\\\/]|lib[\\\\/])/, '').replace(/\\\\/g, '/'))));
    `)).toEqual(['lib/index.js', 'aws-cdk-lib/aws-backup/index.js']);
  });
});

describe('in TypeScript, where all declarations are checked', () => {
  const app = `
    import { App, Stack } from 'aws-cdk-lib';
    import type { aws_backup } from 'aws-cdk-lib';
    import * as backup from 'cdk-aws-backup';
    import { CfnBackupVault } from 'cdk-aws-backup';
    import type { BackupPlanReference, CfnBackupPlanProps, IBackupVaultRef } from 'cdk-aws-backup';

    const stack = new Stack(new App(), 'Stack');
    const rule: backup.CfnBackupPlan.BackupRuleResourceTypeProperty = { ruleName: 'rule', targetBackupVault: 'vault' };
    const props: CfnBackupPlanProps = { backupPlan: { backupPlanName: 'plan', backupPlanRule: [rule] } };
    const plan: aws_backup.CfnBackupPlan = new backup.CfnBackupPlan(stack, 'Plan', props);
    export const reference: BackupPlanReference = plan.backupPlanRef;
    const vault: IBackupVaultRef = new CfnBackupVault(stack, 'Vault', { backupVaultName: 'vault' });
    const l2: backup.BackupPlan = new backup.BackupPlan(stack, 'L2', { backupVault: vault });
    l2.addRule(backup.BackupPlanRule.daily());
  `;
  const compilerOptions = { strict: true, skipLibCheck: false, module: 'node16', target: 'es2022', noEmit: true, types: ['node'] };

  test('a program uses them on the oldest supported aws-cdk-lib', async () => {
    write({
      'app.ts': app,
      'newer.ts': "import * as backup from 'cdk-aws-backup'; void backup.CfnLegalHold;",
      'tsconfig.json': { compilerOptions, files: ['app.ts', 'newer.ts'] },
    });
    // What that version does not have is not promised.
    expect(await complaintsOf('typescript/bin/tsc')).toMatch(/^newer\.ts\(1,\d+\): error TS2551: Property 'CfnLegalHold' does not exist on type .*\. Did you mean 'LegalHold'\?\n$/);
  }, 5 * MINUTES);

  test('a program uses them on the newest, with those that only it has', async () => {
    const newest = (path: string) => join(MODULES, 'aws-cdk-lib-newest', path);
    write({
      'app.ts': app,
      'newer.ts': "import * as backup from 'cdk-aws-backup'; void [backup.CfnLegalHold, backup.CfnBackupAccessPoint];",
      'tsconfig.json': {
        compilerOptions: { ...compilerOptions, paths: { 'aws-cdk-lib': [newest('index.d.ts')], 'aws-cdk-lib/*': [newest('*/index.d.ts'), newest('*')] } },
        files: ['app.ts', 'newer.ts'],
      },
    });
    expect(await complaintsOf('typescript/bin/tsc')).toEqual('');
  }, 5 * MINUTES);
});

test('a jsii library uses them, and its assembly has the types of aws-cdk-lib', async () => {
  const { version, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const versions = { 'aws-cdk-lib': devDependencies['aws-cdk-lib'], 'cdk-aws-backup': version, 'constructs': devDependencies.constructs };
  write({
    'README.md': '# A library',
    'package.json': {
      name: 'a-library',
      version: '1.0.0',
      description: 'Uses L1s',
      license: 'Apache-2.0',
      author: { name: 'Somebody', email: 'somebody@example.com' },
      repository: { type: 'git', url: 'https://example.com/a-library.git' },
      main: 'lib/index.js',
      types: 'lib/index.d.ts',
      jsii: { outdir: 'dist', targets: {}, tsc: { rootDir: 'src', outDir: 'lib' } },
      peerDependencies: versions,
      devDependencies: versions,
    },
    'src/index.ts': `
      import * as backup from 'cdk-aws-backup';
      import { Construct } from 'constructs';

      export interface BothProps {
        readonly vault: backup.IBackupVault;
        readonly other: backup.IBackupVaultRef;
      }

      export class Both extends Construct {
        public readonly l1: backup.CfnBackupPlan;
        public readonly l2: backup.BackupPlan;

        constructor(scope: Construct, id: string, props: BothProps) {
          super(scope, id);
          const rule: backup.CfnBackupPlan.BackupRuleResourceTypeProperty = { ruleName: 'rule', targetBackupVault: props.other.backupVaultRef.backupVaultName };
          this.l1 = new backup.CfnBackupPlan(this, 'L1', { backupPlan: { backupPlanName: 'plan', backupPlanRule: [rule] } });
          this.l2 = new backup.BackupPlan(this, 'L2', { backupVault: props.vault });
        }
      }
    `,
  });
  expect(await complaintsOf('jsii/bin/jsii', '--fail-on-warnings')).toEqual('');
  const { types } = JSON.parse(readFileSync(join(project, '.jsii'), 'utf8'));
  const typesOf = (name: string) => types[name].properties.map((property: any) => [property.name, property.type.fqn]);
  expect(typesOf('a-library.Both')).toEqual([['l1', 'aws-cdk-lib.aws_backup.CfnBackupPlan'], ['l2', 'cdk-aws-backup.BackupPlan']]);
  expect(typesOf('a-library.BothProps')).toEqual([['other', 'aws-cdk-lib.interfaces.aws_backup.IBackupVaultRef'], ['vault', 'cdk-aws-backup.IBackupVault']]);
}, 5 * MINUTES);

test('the assembly of the library has none of them', () => {
  const { types } = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8'));
  expect(Object.keys(types).filter((name) => name.includes('.Cfn'))).toEqual([]);
});
