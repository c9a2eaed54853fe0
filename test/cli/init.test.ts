import { spawnSync } from 'child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'fs';
import { dirname, join, resolve } from 'path';
import { transformSync } from 'esbuild';
import { Folder, run } from './run';
import { LANGUAGES as OF_DRIVER } from '../../languages/driver/languages';
import { nextSteps } from '../../languages/driver/starter';
import { LANGUAGES } from '../../src/cli/init/languages';
import { VERSION } from '../../src/private/version';

const folder = new Folder();
const STARTERS = OF_DRIVER.map(({ name, consumer }) => [consumer.starter.language, join('languages', name, 'starter')] as const);
const filesIn = (path: string) => readdirSync(path, { recursive: true, encoding: 'utf-8' })
  .filter((file) => statSync(join(path, file)).isFile() && !file.includes('node_modules')).sort();
const asText = (path: string, file: string) => readFileSync(join(path, file), 'utf-8');

test('the package has the projects that the languages build and test', () => {
  expect(readdirSync('lib/starters').sort()).toEqual(STARTERS.map(([language]) => language).sort());
  expect(Object.keys(LANGUAGES).sort()).toEqual(STARTERS.map(([language]) => language).sort());
  for (const [language, source] of STARTERS) {
    const packed = join('lib/starters', language);
    expect(filesIn(packed).map((file) => [file, asText(packed, file)])).toEqual(filesIn(source).map((file) => [file, asText(source, file)]));
  }
});

test.each(STARTERS)('%s is written into a new folder, and asks for this version', (language, source) => {
  const made = join(`${folder}`, 'my', 'app');
  const { out, err, exitCode } = run(['init', '--language', language, made]);
  expect([err, exitCode]).toEqual(['', 0]);

  const names = filesIn(source).map((file) => file.replace(/(^|\/)gitignore$/, '$1.gitignore')).sort();
  expect(filesIn(made)).toEqual(names);
  expect(filesIn(made).map((file) => asText(made, file)).join('\n')).not.toMatch(/\{\{|undefined/);
  const manifests = names.filter((name) => /package\.json|requirements\.txt|pom\.xml|go\.mod|csproj/.test(name)).map((file) => asText(made, file)).join('\n');
  expect(manifests).toContain(VERSION);
  names.forEach((name) => expect(out).toContain(`${name}\n`));
  expect(nextSteps(out)).toEqual(LANGUAGES[language].next(VERSION === '0.0.0'));
});

test.each(STARTERS)('%s needs the version of aws-cdk-lib that the application in its language has', (language, source) => {
  const versions = (text: string) => [...text.matchAll(/(?:aws-cdk-lib|Amazon\.CDK\.Lib|cdk\.version|awscdk\/v2|jsii-runtime-go)\W+(?:Version="|v)?(\d+\.\d+\.\d+)/g)]
    .map(([match]) => match.trim());
  const manifest = { typescript: 'package.json', python: 'requirements.txt', java: 'pom.xml', go: 'go.mod', csharp: 'DataApp/DataApp.csproj' }[language]!;
  const found = versions(asText(source, manifest));
  expect(found.length).toBeGreaterThan(0);
  expect(versions(asText(dirname(source), manifest.replace(/DataApp/g, 'BackupApp')))).toEqual(expect.arrayContaining(found));
});

test('constructs may be any version that the package takes; a module of Go names its least, which is that of aws-cdk-lib', () => {
  const line = (file: string) => asText('languages', file).split('\n').find((each) => each.includes('constructs'))!.trim();
  expect(line('javascript/starter/package.json')).toBe('"constructs": "^10.5.1"');
  expect(line('python/starter/requirements.txt')).toBe('constructs>=10.5.1,<11.0.0');
  expect(line('java/starter/pom.xml')).toBe('<constructs.version>[10.5.1,11.0.0)</constructs.version>');
  expect(line('go/starter/go.mod')).toBe('github.com/aws/constructs-go/constructs/v10 v10.6.0');
});

test.each([
  ['typescript', 'built.tgz', 'package.json', '"cdk-aws-backup": "file:BUILT"'],
  ['python', 'built.whl', 'requirements.txt', '\ncdk-aws-backup @ file://BUILT\n'],
  ['python', "a b;c#d'\n-r e.whl", 'requirements.txt', "\ncdk-aws-backup @ file://FOLDER/a%20b%3Bc%23d'%0A-r%20e.whl\n"],
  ['java', 'a & b', 'pom.xml', '<url>file://FOLDER/a%20&amp;%20b</url>'],
  ['csharp', 'a & "b"\nc', 'nuget.config', '<add key="built" value="FOLDER/a &amp; &quot;b&quot;&#10;c" />'],
  ['go', 'a b', 'go.mod', 'replace github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup => "BUILT"'],
])('%s takes the package from where it lies', (language, name, file, expected) => {
  const built = join(`${folder}`, name);
  const kind = LANGUAGES[language].built;
  if (kind.kind === 'file') { writeFileSync(built, ''); } else { mkdirSync(join(built, kind.has), { recursive: true }); }
  const made = join(`${folder}`, 'app');

  expect(run(['init', '--language', language, made, '--package', built]).exitCode).toBe(0);
  expect(asText(made, file)).toContain(expected.replace('BUILT', built).replace('FOLDER', `${folder}`));
});

test('a folder with nothing but a repository of Git is empty', () => {
  mkdirSync(join(`${folder}`, '.git'));
  expect(run(['init', '--language', 'go', `${folder}`]).exitCode).toBe(0);
  expect(readdirSync(`${folder}`)).toContain('go.mod');
});

test('without a folder, it is the one in which the command runs', () => {
  const before = process.cwd();
  process.chdir(`${folder}`);
  const { out } = run(['init', '--language', 'python']);
  process.chdir(before);
  expect(out).toMatch(/^A project in Python: .*\n {2}app\.py\n/);
  expect(out).toContain('\nNext\n  python3 -m venv .venv\n');
});

test('a folder with a space in its name is quoted where it is entered', () => {
  expect(run(['init', '--language', 'python', join(`${folder}`, 'my app')]).out).toMatch(/\nNext\n {2}cd '.*\/my app'\n {2}python3 -m venv .venv\n/);
});

test.each([
  ['-dash', 'cd ./-dash'],
  ["it's", "cd 'it'\\''s'"],
  ['$(true)', "cd '$(true)'"],
])('the folder %s is entered by a command that a shell understands', (name, command) => {
  const before = process.cwd();
  process.chdir(`${folder}`);
  const { out } = run(['init', '--language', 'python', '--', name]);
  process.chdir(before);
  expect(out).toContain(`\nNext\n  ${command}\n`);
  expect(spawnSync('sh', ['-ec', `${command}\npwd`], { cwd: `${folder}`, encoding: 'utf-8' }).stdout.trim().endsWith(`/${name}`)).toBe(true);
});

describe('a build that is not released', () => {
  const isRelease = VERSION !== '0.0.0';
  const OF_JAVA = `path/to/dist/java/io/github/cdkawsbackup/cdk-aws-backup/${VERSION}/cdk-aws-backup-${VERSION}`;
  const STEPS: Readonly<Record<string, string>> = {
    typescript: `npm install path/to/dist/js/cdk-aws-backup@${VERSION}.jsii.tgz`,
    python: `python -m pip install path/to/dist/python/cdk_aws_backup-${VERSION}-py3-none-any.whl`,
    java: `mvn install:install-file ${[['file', 'jar'], ['pomFile', 'pom']].map(([option, ending]) => `-D${option}=${OF_JAVA}.${ending}`).join(' ')}`,
    csharp: 'dotnet nuget add source path/to/dist/dotnet --name built --configfile nuget.config',
    go: 'go mod edit -replace github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup=path/to/dist/go/cdkawsbackup',
  };

  test.each(Object.entries(STEPS))('%s takes it from where it was built', (language, step) => {
    const { out } = run(['init', '--language', language, join(`${folder}`, 'app')]);
    expect(out.includes(`\n  ${step}\n`)).toBe(!isRelease);
    expect(out.includes([
      `It needs cdk-aws-backup ${VERSION}, which is a build and in no public registry: path/to/dist is where it was built, by \`npm run package:all\`.`,
      'With --package and that path, the project knows it from the start.',
    ].join('\n'))).toBe(!isRelease);
  });

  test('that the project knows needs no such step', () => {
    const { out } = run(['init', '--language', 'typescript', join(`${folder}`, 'app'), '--package', folder.file('built.tgz', '')]);
    expect(nextSteps(out)).toEqual(['npm install', 'npm test', 'npx aws-cdk@2 synth']);
    expect(out).not.toContain('registry');
  });
});

describe('refused, and nothing is written:', () => {
  const refused = (args: readonly string[], message: string) => {
    expect(run(['init', ...args])).toEqual({ out: '', err: `cdk-aws-backup: ${message.replace(/FOLDER/g, `${folder}`)}\n`, exitCode: 2 });
  };

  test('a folder that is not empty', () => {
    folder.file('notes.txt', 'mine');
    refused(['--language', 'java', `${folder}`], "the folder 'FOLDER' is not empty: it has 'notes.txt'. Name one that is empty, or a new one");
    expect(readdirSync(`${folder}`)).toEqual(['notes.txt']);
  });

  test('a file in place of the folder', () => {
    refused(['--language', 'java', folder.file('notes.txt', 'mine')], "'FOLDER/notes.txt' is a file: name a folder that is empty, or a new one");
  });

  test('a folder whose name is too long', () => {
    const name = join(`${folder}`, 'x'.repeat(300));
    refused(['--language', 'java', name], 'the project cannot be written: its name is too long');
  });

  test('a folder without a name', () => {
    refused(['--language', 'java', ''], 'the name of the folder is empty: leave it out for the one you are in');
  });

  test('a folder below a file', () => {
    refused(['--language', 'java', join(folder.file('notes.txt', 'mine'), 'app')], "nothing can be made in 'FOLDER/notes.txt': it is a file");
  });

  test.each([
    [[], '--language must be one of typescript, python, java, csharp, go'],
    [['--language', 'rust'], "--language must be one of typescript, python, java, csharp, go, got 'rust'"],
    [['--language', 'go', 'one', 'two'], 'init makes one project: name one folder, or none for the one you are in'],
    [['--language', 'go', 'one', '--force'], "init has no option '--force': see cdk-aws-backup init --help"],
  ])('%j', refused);

  test('a package that is not there, or is something else', () => {
    const made = join(`${folder}`, 'app');
    refused(['--language', 'go', made, '--package', join(`${folder}`, 'none')], "--package must be the folder that the built package for Go is, and 'FOLDER/none' is nothing");
    refused(['--language', 'go', made, '--package', folder.file('a.tgz', '')], "--package must be the folder that the built package for Go is, and 'FOLDER/a.tgz' is a file");
    refused(['--language', 'python', made, '--package', `${folder}`], "--package must be the file that the built package for Python is, and 'FOLDER' is a folder");
    refused(['--language', 'typescript', made, '--package', folder.file('a.whl', '')], "--package must be the file that the built package for TypeScript is, and 'FOLDER/a.whl' is no .tgz");
    refused(['--language', 'python', made, '--package', join(`${folder}`, 'a.tgz')], "--package must be the file that the built package for Python is, and 'FOLDER/a.tgz' is no .whl");
    refused(['--language', 'go', made, '--package', `${folder}`], "--package must be the folder that the built package for Go is, and 'FOLDER' has no go.mod");
    refused(['--language', 'java', made, '--package', `${folder}`],
      `--package must be the folder that the built package for Java is, and 'FOLDER' has no io/github/cdkawsbackup/cdk-aws-backup/${VERSION}`);
    refused(['--language', 'csharp', made, '--package', `${folder}`], `--package must be the folder that the built package for C# is, and 'FOLDER' has no CdkAwsBackup.${VERSION}.nupkg`);
    expect(existsSync(made)).toBe(false);
  });
});

test('the project in TypeScript synthesises, and its test passes', () => {
  const made = join(`${folder}`, 'app');
  run(['init', '--language', 'typescript', made]);
  mkdirSync(join(made, 'node_modules'));
  for (const name of ['aws-cdk-lib', 'constructs']) { symlinkSync(dirname(require.resolve(`${name}/package.json`)), join(made, 'node_modules', name)); }
  symlinkSync(resolve('.'), join(made, 'node_modules', 'cdk-aws-backup'));
  for (const file of readdirSync(made).filter((name) => name.endsWith('.ts'))) {
    writeFileSync(join(made, file.replace('.ts', '.js')), transformSync(asText(made, file), { loader: 'ts', format: 'cjs' }).code);
  }
  // The test runner of Node.js says nothing of its own within another.
  const { NODE_TEST_CONTEXT, CDK_VALIDATION, ...env } = process.env;
  const node = (args: string[], outdir = {}) => spawnSync(process.execPath, args, { cwd: made, encoding: 'utf-8', env: { ...env, ...outdir } });

  expect(node(['--test', '--test-reporter=tap', 'data-app.test.js']).stdout).toMatch(/\n# pass 2\n# fail 0\n/);
  expect(node(['app.js'], { CDK_OUTDIR: join(made, 'cdk.out') }).status).toBe(0);
  expect(run(['coverage', join(made, 'cdk.out')]).out).toContain('Data/Orders');
  expect(run(['check', join(made, 'cdk.out'), '--strict']).exitCode).toBe(0);
});
