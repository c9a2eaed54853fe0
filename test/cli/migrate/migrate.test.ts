import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import packageJson from '../../../package.json';
import { run } from '../run';

let folder = '';
const before = process.cwd();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrate-'));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

function write(files: Record<string, string | Buffer>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

const read = (name: string) => readFileSync(join(folder, name), 'utf-8');
const IMPORT = "import * as backup from 'aws-cdk-lib/aws-backup';\n";
const OURS = "import * as backup from 'cdk-aws-backup';\n";
/** The oldest aws-cdk-lib that the package takes. */
const OLDEST = packageJson.peerDependencies['aws-cdk-lib'].slice(1);

test('moves a program and what says what it needs, and says so line by line', () => {
  write({ 'lib/stack.ts': `${IMPORT}export const a = backup;\n`, 'package.json': '{\n  "dependencies": {\n    "aws-cdk-lib": "2.263.0",\n    "constructs": "10.5.1"\n  }\n}\n' });
  expect(run(['migrate'])).toEqual({
    exitCode: 0,
    err: '',
    out: [
      'lib/stack.ts:1', "- import * as backup from 'aws-cdk-lib/aws-backup';", "+ import * as backup from 'cdk-aws-backup';", '',
      'package.json:3', '-     "aws-cdk-lib": "2.263.0",', '+     "aws-cdk-lib": "2.263.0",', '+     "cdk-aws-backup": "0.0.0",', '',
      'It needs cdk-aws-backup 0.0.0, which is a build and in no public registry: path/to/dist is where it was built, by `npm run package:all`.',
      'Next: install it:', '  npm install path/to/dist/js/cdk-aws-backup@0.0.0.jsii.tgz',
      'Then compile if your cdk.json does not, write the templates into a new folder, and compare them with those of before:',
      '  npx aws-cdk@2 synth --quiet --output cdk.new && npx cdk-aws-backup diff cdk.out cdk.new', '',
      '2 files changed, 1 program looked at', '',
    ].join('\n'),
  });
  expect(read('lib/stack.ts')).toBe(`${OURS}export const a = backup;\n`);
  expect(JSON.parse(read('package.json')).dependencies).toEqual({ 'aws-cdk-lib': '2.263.0', 'cdk-aws-backup': '0.0.0', 'constructs': '10.5.1' });
  expect(run(['migrate']).out).toBe('0 files changed, 1 program looked at\n');
});

test('a build is installed in each language that was moved', () => {
  write({ 'a.py': 'import aws_cdk.aws_backup as b\n', 'a.go': 'import "github.com/aws/aws-cdk-go/awscdk/v2/awsbackup"\n', 'A.java': 'class A {}' });
  const lines = run(['migrate']).out.split('\n');
  const next = lines.indexOf('Next: install it:');
  expect(lines.slice(next + 1, next + 4)).toEqual([
    '  python -m pip install path/to/dist/python/cdk_aws_backup-0.0.0-py3-none-any.whl',
    '  go mod edit -replace github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup=path/to/dist/go/cdkawsbackup',
    'Then compile if your cdk.json does not, write the templates into a new folder, and compare them with those of before:',
  ]);
});

test('a line of Go is told with its indentation as spaces', () => {
  write({ 'main.go': 'package main\n\nimport (\n\t"github.com/aws/aws-cdk-go/awscdk/v2/awsbackup"\n)\n\nvar _ = awsbackup.NewBackupVault\n' });
  expect(run(['migrate', 'main.go']).out).toContain('main.go:4\n-     "github.com/aws/aws-cdk-go/awscdk/v2/awsbackup"\n+     awsbackup "github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup"\n');
});

test('a dry run changes nothing', () => {
  write({ 'app.ts': IMPORT });
  expect(run(['migrate', 'app.ts', '--dry-run']).out).toBe(
    "app.ts:1\n- import * as backup from 'aws-cdk-lib/aws-backup';\n+ import * as backup from 'cdk-aws-backup';\n\n1 file would be changed, 1 program looked at\n");
  expect(read('app.ts')).toBe(IMPORT);
});

test('what is left to do is told with its line', () => {
  write({ 'app.ts': "const text = 'aws-cdk-lib/aws-backup';\n" });
  expect(run(['migrate']).out).toBe("Left to do\n  app.ts:1  a text that names 'aws-cdk-lib/aws-backup'\n\n0 files changed, 1 program looked at\n");
});

test.each<[string, Record<string, string>, string, string]>([
  ['package.json of v1', { 'a.ts': "require('@aws-cdk/aws-backup');", 'package.json': '{"dependencies":{"@aws-cdk/aws-backup":"1.204.0"}}' },
    'package.json', '{"dependencies":{"cdk-aws-backup":"0.0.0"}}'],
  ['package.json of one line', { 'a.ts': IMPORT, 'package.json': '{\n  "dependencies": { "aws-cdk-lib": "2.263.0", "constructs": "10.5.1" }\n}\n' },
    'package.json', '{\n  "dependencies": { "aws-cdk-lib": "2.263.0", "cdk-aws-backup": "0.0.0", "constructs": "10.5.1" }\n}\n'],
  ['package.json without spaces', { 'a.ts': IMPORT, 'package.json': '{"dependencies":{"aws-cdk-lib":"2.263.0"}}' },
    'package.json', '{"dependencies":{"aws-cdk-lib":"2.263.0","cdk-aws-backup":"0.0.0"}}'],
  ['package.json with a mark before it', { 'a.ts': IMPORT, 'package.json': '\ufeff{\r\n  "aws-cdk-lib": "2.263.0"\r\n}' },
    'package.json', '\ufeff{\r\n  "aws-cdk-lib": "2.263.0",\r\n  "cdk-aws-backup": "0.0.0"\r\n}'],
  ['pom.xml of one line', {
    'src/A.java': 'import software.amazon.awscdk.services.backup.*;\n',
    'pom.xml': '<dependencies><dependency><groupId>software.amazon.awscdk</groupId><artifactId>aws-cdk-lib</artifactId></dependency></dependencies>',
  }, 'pom.xml', '<dependencies><dependency><groupId>software.amazon.awscdk</groupId><artifactId>aws-cdk-lib</artifactId></dependency>'
    + '<dependency><groupId>io.github.cdkawsbackup</groupId><artifactId>cdk-aws-backup</artifactId><version>0.0.0</version></dependency></dependencies>'],
  ['csproj of one line', { 'A.cs': 'using Amazon.CDK.AWS.Backup;\n', 'A.csproj': '<ItemGroup><PackageReference Include="Amazon.CDK.Lib" Version="2" /></ItemGroup>' },
    'A.csproj', '<ItemGroup><PackageReference Include="Amazon.CDK.Lib" Version="2" /><PackageReference Include="CdkAwsBackup" Version="0.0.0" /></ItemGroup>'],
  ['requirements.txt', { 'a.py': 'import aws_cdk.aws_backup as b\n', 'requirements.txt': 'aws-cdk-lib>=2.1\nconstructs\n' }, 'requirements.txt', 'aws-cdk-lib>=2.1\ncdk-aws-backup==0.0.0\nconstructs\n'],
  ['requirements.txt of v1', { 'a.py': 'import aws_cdk.aws_backup as b\n', 'requirements.txt': 'aws-cdk.core\naws-cdk.aws-backup==1.204.0\n' }, 'requirements.txt', 'aws-cdk.core\ncdk-aws-backup==0.0.0\n'],
  ['pom.xml', {
    'src/A.java': 'import software.amazon.awscdk.services.backup.*;\n',
    'pom.xml': '<dependencies>\n  <dependency>\n    <groupId>software.amazon.awscdk</groupId>\n    <artifactId>aws-cdk-lib</artifactId>\n    <version>2</version>\n  </dependency>\n</dependencies>\n',
  }, 'pom.xml', [
    '<dependencies>', '  <dependency>', '    <groupId>software.amazon.awscdk</groupId>', '    <artifactId>aws-cdk-lib</artifactId>', '    <version>2</version>', '  </dependency>',
    '  <dependency>', '    <groupId>io.github.cdkawsbackup</groupId>', '    <artifactId>cdk-aws-backup</artifactId>', '    <version>0.0.0</version>', '  </dependency>', '</dependencies>', '',
  ].join('\n')],
  ['csproj', { 'src/A.cs': 'using Amazon.CDK.AWS.Backup;\n', 'src/A.csproj': '<ItemGroup>\n  <PackageReference Include="Amazon.CDK.Lib" Version="2" />\n</ItemGroup>\n' },
    'src/A.csproj', '<ItemGroup>\n  <PackageReference Include="Amazon.CDK.Lib" Version="2" />\n  <PackageReference Include="CdkAwsBackup" Version="0.0.0" />\n</ItemGroup>\n'],
  ['go.mod', { 'a.go': 'import "github.com/aws/aws-cdk-go/awscdk/v2/awsbackup"\n', 'go.mod': 'module a\n\nrequire (\n\tgithub.com/aws/aws-cdk-go/awscdk/v2 v2.263.0\n)\n' },
    'go.mod', 'module a\n\nrequire (\n\tgithub.com/aws/aws-cdk-go/awscdk/v2 v2.263.0\n\tgithub.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup v0.0.0\n)\n'],
])('%s gets the package', (_, files, name, after) => {
  write(files);
  expect(run(['migrate']).exitCode).toBe(0);
  expect(read(name)).toBe(after);
  const moved = Object.keys(files).map(read);
  run(['migrate', '--from', 'v1']);
  expect(Object.keys(files).map(read)).toEqual(moved);
});

test.each<[string, Record<string, string>, string]>([
  ['package.json', { 'a.ts': IMPORT, 'package.json': '{}' }, 'package.json:1  add "cdk-aws-backup" to its dependencies'],
  ['pyproject.toml', { 'a.py': 'import aws_cdk.aws_backup as b\n', 'pyproject.toml': '[project]\ndependencies = ["aws-cdk-lib"]\n' }, 'pyproject.toml:2  add cdk-aws-backup==0.0.0'],
  ['requirements.txt', { 'a.py': 'import aws_cdk.aws_backup as b\n', 'requirements.txt': '-r other.txt\n' }, 'requirements.txt:1  add cdk-aws-backup==0.0.0'],
  ['package.json with more of v1', { 'a.ts': "require('@aws-cdk/aws-backup');", 'package.json': '{"dependencies":{\n"@aws-cdk/aws-backup":"1.204.0",\n"@aws-cdk/core":"1.204.0"}}' },
    `package.json:3  move the rest of the program to CDK v2, too: aws-cdk-lib ${OLDEST} or later takes the place of the modules of v1`],
  ['requirements.txt with more of v1', { 'a.py': 'import aws_cdk.aws_backup as b\n', 'requirements.txt': 'aws-cdk.aws-backup\naws-cdk.core==1.204.0\n' },
    `requirements.txt:2  move the rest of the program to CDK v2, too: aws-cdk-lib ${OLDEST} or later takes the place of the modules of v1`],
  ['package.json with an older CDK', { 'a.ts': IMPORT, 'package.json': '{"dependencies":{"aws-cdk-lib":"2.262.9"}}' },
    `package.json:1  raise aws-cdk-lib to ${OLDEST} or later, which this package needs`],
  ['requirements.txt with an older CDK', { 'a.py': 'import aws_cdk.aws_backup as b\n', 'requirements.txt': 'aws-cdk-lib==2.100.0\n' },
    `requirements.txt:1  raise aws-cdk-lib to ${OLDEST} or later, which this package needs`],
  ['build.gradle', { 'A.java': 'import software.amazon.awscdk.services.backup.*;\n', 'build.gradle': "implementation 'software.amazon.awscdk:aws-cdk-lib:2'\n" },
    'build.gradle:1  add io.github.cdkawsbackup:cdk-aws-backup:0.0.0'],
  ['pom.xml', { 'A.java': 'import software.amazon.awscdk.services.backup.*;\n', 'pom.xml': '<project/>\n' }, 'pom.xml:1  add the dependency io.github.cdkawsbackup:cdk-aws-backup:0.0.0'],
  ['csproj', { 'A.cs': 'using Amazon.CDK.AWS.Backup;\n', 'A.csproj': '<Project/>\n' }, 'A.csproj:1  add <PackageReference Include="CdkAwsBackup" Version="0.0.0" />'],
  ['go.mod', { 'a.go': 'import "github.com/aws/aws-cdk-go/awscdk/v2/awsbackup"\n', 'go.mod': 'module a\n' }, 'go.mod:1  require github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup v0.0.0'],
])('of a %s it says what is to be done', (_, files, left) => {
  write(files);
  expect(run(['migrate']).out).toContain(`Left to do\n  ${left}\n`);
});

test('the nearest file that says what a program needs, and none above the folder', () => {
  const needs = '{"dependencies":{"aws-cdk-lib":"2"}}';
  write({ 'package.json': needs, 'a/package.json': needs, 'a/lib/x.ts': IMPORT, 'b/y.ts': IMPORT });
  run(['migrate', 'a', 'b']);
  expect([read('package.json') === needs, read('a/package.json') === needs]).toEqual([true, false]);
});

test('what is installed, built or linked is not looked at', () => {
  write({ 'node_modules/x/a.ts': IMPORT, 'cdk.out/a.ts': IMPORT, 'dist/a.js': IMPORT, '.venv/a.py': 'import aws_cdk.aws_backup as b\n', 'a.d.ts': IMPORT, 'real/b.ts': '' });
  symlinkSync(folder, join(folder, 'real', 'again'));
  expect(run(['migrate']).out).toBe('0 files changed, 1 program looked at\n');
});

test('a mark before the text, and the ends of lines, stay', () => {
  write({ 'A.cs': '\ufeffusing Amazon.CDK.AWS.Backup;\r\nnew CfnBackupPlan();\r\n' });
  run(['migrate']);
  expect(read('A.cs')).toBe('\ufeffusing CdkAwsBackup;\r\nusing CfnBackupPlan = Amazon.CDK.AWS.Backup.CfnBackupPlan;\r\nnew CfnBackupPlan();\r\n');
});

test('what is not in UTF-8, or too large, is not touched', () => {
  write({ 'a.ts': Buffer.from([...Buffer.from(IMPORT), 0xff]), 'b.ts': Buffer.alloc(6_000_000, 32) });
  const { out, exitCode } = run(['migrate']);
  expect(out).toBe('Not read or written\n  a.ts  it is not in UTF-8\n  b.ts  it has more than 5 MB\n\n0 files changed, 2 programs looked at\n');
  expect(exitCode).toBe(1);
});

test.each([
  [['--from', 'v3'], "--from must be v1 or v2, got 'v3'"],
  [['missing'], "'missing' is not there"],
  [['notes.txt'], 'notes.txt: programs are in TypeScript, JavaScript, Python, Java, C# or Go'],
])('%j is refused', (args, message) => {
  write({ 'notes.txt': '' });
  expect(run(['migrate', ...args])).toEqual({ exitCode: 2, out: '', err: `cdk-aws-backup: ${message}\n` });
});
