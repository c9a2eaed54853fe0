import { resolve } from 'path';
import { pathToFileURL } from 'url';
import { withDotnetDependencies } from './dotnet-properties';
import type { Command } from './shell';

/** A tool that must be there before a package can be built or used. */
export interface Tool {
  readonly name: string;

  /** Prints the version. */
  readonly version: Command;

  /** The oldest version that will do, such as `3.10`. */
  readonly atLeast?: string;
}

/** What is done with the project that uses a package. Commands run in its folder. */
export interface Consumer {
  /** What earlier runs left, relative to the folder or to the home directory (`~/`). */
  readonly leftovers: readonly string[];

  readonly install: readonly Command[];

  /** Compilers, type checkers and linters: a warning is a failure. */
  readonly checks: readonly Command[];

  readonly test: Command;

  /** Where the test runner writes what it counted, if not to its output. */
  readonly report?: string;

  /** Writes the templates of the application to the folder in `CDK_OUTDIR`. */
  readonly app: Command;

  /** Does the same for the example of the README. */
  readonly quickStart: Command;

  /** The file that the README shows, and what its fence calls the language. */
  readonly example: { readonly file: string; readonly fence: string; readonly title: string };

  /** What the command calls the language, and where the package lies that a project of its is given. */
  readonly starter: { readonly language: string; readonly built: string };

  /** How the program of CDK v2 in `v2/` is run, before and after it has moved: with what the project has installed already. */
  readonly moved: { readonly links: readonly string[]; readonly prepare: readonly Command[]; readonly app: Command };

  /** Endings of the files that are its source. */
  readonly sources: readonly string[];
}

export interface Language {
  readonly name: string;

  /** What jsii-pacmak calls it, and its folder in `dist`. */
  readonly target: string;

  readonly tools: readonly Tool[];

  /** Files that make up the package, in `dist/<target>`, one pattern each. */
  readonly artefacts: readonly RegExp[];

  /** A file of the package that shows the examples, and what the translation of the first one has in it. */
  readonly translation?: { readonly file: string; readonly text: string };

  readonly consumer: Consumer;
}

const DOTNET_PROJECTS = ['BackupApp', 'QuickStart', 'BackupApp.Tests'];
/** What may come of `package:all`: ours, and what the feed lacks. */
const DOTNET_PACKAGES = ['cdkawsbackup', 'constructs', 'amazon.cdk.asset.awscliv1', 'amazon.cdk.asset.nodeproxyagentv6', 'amazon.cdk.cloudassembly.schema'];
const GO_MODULE = 'github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup';
const PYTHON = process.platform === 'win32' ? 'python' : 'python3';
const VENV = process.platform === 'win32' ? '.venv\\Scripts\\' : '.venv/bin/';

/** JavaScript is first: its templates are what all others are compared with. */
export const LANGUAGES: readonly Language[] = [
  {
    name: 'javascript',
    target: 'js',
    tools: [{ name: 'npm', version: ['npm', '--version'] }],
    artefacts: [/^cdk-aws-backup@.+\.jsii\.tgz$/],
    consumer: {
      leftovers: ['node_modules', 'dist'],
      install: [['npm', 'install', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error']],
      checks: [['npx', '--no-install', 'tsc']],
      test: ['node', '--test', '--test-reporter=tap', 'dist/backup-app.test.js', 'dist/migration.test.js', 'dist/proof.test.js'],
      app: ['node', 'dist/app.js'],
      quickStart: ['node', 'dist/quick-start.js'],
      example: { file: 'quick-start.ts', fence: 'ts nofixture', title: 'TypeScript' },
      starter: { language: 'typescript', built: 'js/*.tgz' },
      moved: {
        links: ['node_modules'],
        prepare: [['npx', '--no-install', 'tsc', '--target', 'es2022', '--module', 'node16', '--moduleResolution', 'node16', '--strict', '--types', 'node', 'app.ts']],
        app: ['node', 'app.js'],
      },
      sources: ['.ts'],
    },
  },
  {
    name: 'python',
    target: 'python',
    tools: [
      { name: PYTHON, version: [PYTHON, '--version'], atLeast: '3.10' },
      { name: 'pip (of venv)', version: [PYTHON, '-m', 'ensurepip', '--version'] },
    ],
    artefacts: [/^cdk_aws_backup-.+\.whl$/, /^cdk_aws_backup-.+\.tar\.gz$/],
    consumer: {
      leftovers: ['.venv', '.venv-v1'],
      install: [
        [PYTHON, '-m', 'venv', '.venv'],
        [`${VENV}pip`, 'install', '--no-compile', '--disable-pip-version-check', '-r', 'requirements-dev.txt'],
        // CDK v1, to move a program from; it cannot lie beside v2.
        [PYTHON, '-m', 'venv', '.venv-v1'],
        [VENV.replace('.venv', '.venv-v1') + 'pip', 'install', '--no-compile', '--disable-pip-version-check', '-r', 'migration/requirements-v1.txt'],
      ],
      checks: [[`${VENV}mypy`]],
      test: [`${VENV}python`, '-m', 'pytest', 'tests', 'migration'],
      app: [`${VENV}python`, 'app.py'],
      quickStart: [`${VENV}python`, 'quick_start.py'],
      example: { file: 'quick_start.py', fence: 'python', title: 'Python' },
      starter: { language: 'python', built: 'python/*.whl' },
      moved: { links: ['.venv'], prepare: [], app: [`${VENV}python`, 'app.py'] },
      sources: ['.py'],
    },
  },
  {
    name: 'java',
    target: 'java',
    tools: [
      { name: 'mvn', version: ['mvn', '--version'] },
      { name: 'javac', version: ['javac', '-version'], atLeast: '11' },
    ],
    artefacts: [/-[\d.]+\.jar$/, /-sources\.jar$/, /-javadoc\.jar$/, /\.pom$/],
    consumer: {
      // Maven never looks again for a release that it has.
      leftovers: ['target', '~/.m2/repository/io/github/cdkawsbackup'],
      install: [['mvn', '-B', '-ntp', 'test-compile']],
      checks: [],
      test: ['mvn', '-B', '-ntp', 'test'],
      app: ['mvn', '-B', '-ntp', 'exec:java'],
      quickStart: ['mvn', '-B', '-ntp', 'exec:java', '-Dexec.mainClass=com.myorg.QuickStart'],
      example: { file: 'src/main/java/com/myorg/QuickStart.java', fence: 'java', title: 'Java' },
      starter: { language: 'java', built: 'java' },
      moved: { links: [], prepare: [], app: ['mvn', '-B', '-ntp', 'compile', 'exec:java', `-Dbuilt=${pathToFileURL(resolve('dist/java')).href}`] },
      sources: ['.java'],
    },
  },
  {
    name: 'go',
    target: 'go',
    tools: [{ name: 'go', version: ['go', 'version'], atLeast: '1.25' }],
    artefacts: [/^cdkawsbackup\/go\.mod$/, /^cdkawsbackup\/jsii\/.+\.tgz$/],
    translation: { file: 'cdkawsbackup/README.md', text: `import "${GO_MODULE}"` },
    consumer: {
      leftovers: [],
      install: [['go', 'mod', 'download'], ['go', 'build', './...']],
      checks: [['go', 'mod', 'tidy', '-diff'], ['go', 'vet', './...', `${GO_MODULE}/...`]],
      test: ['go', 'test', '-count=1', '-v', './...'],
      app: ['go', 'run', '.'],
      quickStart: ['go', 'run', './quickstart'],
      example: { file: 'quickstart/main.go', fence: 'go', title: 'Go' },
      starter: { language: 'go', built: 'go/cdkawsbackup' },
      moved: {
        links: [],
        prepare: [['go', 'mod', 'edit', '-replace', `${GO_MODULE}=${resolve('dist/go/cdkawsbackup')}`], ['go', 'mod', 'tidy']],
        app: ['go', 'run', '.'],
      },
      sources: ['.go'],
    },
  },
  {
    name: 'dotnet',
    target: 'dotnet',
    tools: [{ name: 'dotnet', version: ['dotnet', '--list-sdks'], atLeast: '8' }],
    artefacts: [/^CdkAwsBackup\..+\.nupkg$/],
    translation: { file: 'CdkAwsBackup/CdkAwsBackup/NamespaceDoc.cs', text: 'using CdkAwsBackup;' },
    consumer: {
      leftovers: [...DOTNET_PACKAGES.map((id) => `.packages/${id}`), 'TestResults'],
      install: DOTNET_PROJECTS.map((project) => ['dotnet', 'restore', project, '--force', ...withDotnetDependencies()]),
      checks: DOTNET_PROJECTS.map((project) => ['dotnet', 'build', project, '--no-restore', '--no-incremental']),
      test: ['dotnet', 'test', 'BackupApp.Tests', '--no-build', '--logger', 'trx;LogFileName=results.trx', '--results-directory', 'TestResults'],
      report: 'TestResults/results.trx',
      app: ['dotnet', 'run', '--project', 'BackupApp', '--no-build'],
      quickStart: ['dotnet', 'run', '--project', 'QuickStart', '--no-build'],
      example: { file: 'QuickStart/Program.cs', fence: 'csharp', title: 'C#' },
      starter: { language: 'csharp', built: 'dotnet' },
      moved: { links: [], prepare: [], app: ['dotnet', 'run'] },
      sources: ['.cs'],
    },
  },
];
