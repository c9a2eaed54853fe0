import { execFileSync, spawnSync } from 'child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join, posix, resolve } from 'path';

/** What `npm pack` would put into the package. */
const [{ files, size }]: [{ files: { path: string }[]; size: number }] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--loglevel=error'], {
    cwd: join(__dirname, '..', '..'),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  }),
);
const paths = files.map(({ path }) => path);

test('the package holds the library, its types and its assembly, and nothing else', () => {
  const handlers = [
    ...['index', 'service'].map((file) => `auto-delete-recovery-points/${file}.js`), 'backup-settings/index.js',
    ...['check', 'databases', 'index', 'resources', 'service', 'storage', 'verdict'].map((file) => `restore-validation/${file}.js`),
  ].map((file) => `handlers/${file}`);
  const starters = readdirSync('lib/starters', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => posix.join(parentPath, name));
  const needed = ['.jsii', 'CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md', ...handlers, 'lib/bundle.js', 'lib/cli.js', 'lib/cli.licenses.txt', 'lib/index.js', 'lib/later.js', 'lib/synthesis.js', ...starters, 'package.json', 'schemas/check.schema.json', 'schemas/coverage.schema.json', 'schemas/describe.schema.json', 'schemas/diff.schema.json', 'schemas/requirement.schema.json'];

  expect(paths.filter((path) => !path.endsWith('.d.ts')).sort()).toEqual(needed.sort());
  expect(paths.filter((path) => path.endsWith('.d.ts') && !path.startsWith('lib/'))).toEqual([]);
  expect(paths).toContain('lib/index.d.ts');
});

test('every declaration that another one imports is in the package', () => {
  const reached = new Set<string>();
  const follow = (path: string) => {
    if (reached.has(path)) { return; }
    reached.add(path);
    for (const [, target] of readFileSync(path, 'utf8').matchAll(/from '(\.[^']+)'/g)) {
      follow(posix.join(posix.dirname(path), `${target}.d.ts`));
    }
  };
  follow('lib/index.d.ts');

  expect(reached.size).toBeGreaterThan(10);
  expect([...reached].filter((path) => !paths.includes(path))).toEqual([]);
});

test('the package takes at most a megabyte', () => {
  expect(size).toBeLessThanOrEqual(1024 * 1024);
});

test('an error that no one catches shows the line that threw it, and functions by their names', () => {
  const { stderr } = spawnSync(process.execPath, ['-e', "new (require('./lib').BackupPlanRule)({ ruleName: 'not a name' })"], { encoding: 'utf8' });

  expect(stderr).toMatch(/^.*bundle\.js:\d+\n +throw new BackupValidationError\(problems, scope\);\n/);
  expect(stderr).toMatch(/ at refuse \(.*bundle\.js:\d+:\d+\)\n +at new BackupPlanRule /);
});

test('the command runs from the package, as a program of its own', () => {
  const { bin } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(bin).toEqual({ 'cdk-aws-backup': 'lib/cli.js' });
  expect(readFileSync('lib/cli.licenses.txt', 'utf8')).toMatch(/^@babel\/parser [\d.]+, which is in cli\.js\n[^]*\ncronstrue [\d.]+, which is in cli\.js\n[^]*Permission is hereby granted[^]*\nyaml [\d.]+, which is in cli\.js\n/);
  expect(readFileSync('lib/cli.js', 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);

  const folder = mkdtempSync(join(tmpdir(), 'check-'));
  copyFileSync('test/fixtures/refused.yaml', join(folder, 'template.yaml'));
  const { status, stdout } = spawnSync(process.execPath, [resolve(bin['cdk-aws-backup']), 'check', 'template.yaml'], { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  expect(status).toBe(1);
  expect(readFileSync('docs/command.md', 'utf8')).toContain(`\`\`\`text\n${stdout}\`\`\`\n`);
});
