import { awscdk, javascript, JsonFile } from 'projen';
import { stampVersion } from './projenrc/version';

// The version of all packages: the last release, or the next one. 0.0.0 stands for no release yet.
const VERSION = '0.0.0';

const REPOSITORY = 'https://github.com/cdk-aws-backup/cdk-aws-backup';

const FLOOR = '2.263.0';
const NEWEST = '2.276.0';

// The Go module requires what lies in node_modules; these are what aws-cdk-lib's own Go module of the floor requires, and all that can be fetched.
const GO_PINS = ['@aws-cdk/asset-node-proxy-agent-v6@2.1.2', '@aws-cdk/cloud-assembly-schema@54.11.0'];

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-aws-backup',
  description: 'AWS Backup for AWS CDK v2: a drop-in port of @aws-cdk/aws-backup that checks the laws of the service at synthesis',
  author: 'cdk-aws-backup maintainers',
  authorOrganization: true,
  authorAddress: REPOSITORY,
  repositoryUrl: `${REPOSITORY}.git`,
  license: 'Apache-2.0',
  keywords: ['aws', 'aws-backup', 'aws-cdk', 'backup', 'disaster-recovery'],

  // Versions
  cdkVersion: FLOOR,
  constructsVersion: '10.5.1',
  jsiiVersion: '~6.0.16',
  typescriptVersion: '~6.0.3',
  minNodeVersion: '20.16.0',
  packageManager: javascript.NodePackageManager.NPM,
  devDeps: [
    '@aws-sdk/client-backup@^3',
    '@aws-sdk/client-cloudformation@^3',
    '@aws-sdk/client-dynamodb@^3',
    '@aws-sdk/client-resource-groups-tagging-api@^3',
    '@aws-sdk/client-sts@^3',
    '@babel/parser@^7',
    'ajv@^6',
    'axe-core@^4',
    `aws-cdk-lib-newest@npm:aws-cdk-lib@${NEWEST}`,
    'aws-cdk@2.1148.1',
    'cronstrue@^3',
    'esbuild@^0.25',
    'fast-check@^4',
    'playwright-core@^1',
    'tree-sitter-c-sharp@^0.23',
    'web-tree-sitter@^0.27',
    'yaml@^2',
    ...GO_PINS,
  ],

  // Packages
  publishToPypi: { distName: 'cdk-aws-backup', module: 'cdk_aws_backup' },
  publishToMaven: {
    javaPackage: 'io.github.cdkawsbackup',
    mavenGroupId: 'io.github.cdkawsbackup',
    mavenArtifactId: 'cdk-aws-backup',
  },
  publishToGo: { moduleName: 'github.com/cdk-aws-backup/cdk-aws-backup-go', packageName: 'cdkawsbackup' },
  publishToNuget: { dotNetNamespace: 'CdkAwsBackup', packageId: 'CdkAwsBackup' },

  // What is generated
  projenrcTs: true,
  tsconfigDevFile: 'tsconfig.dev.json',
  tsconfig: { compilerOptions: { inlineSourceMap: false, inlineSources: false } },
  tsconfigDev: {
    compilerOptions: {},
    include: ['src/**/*.ts', 'test/**/*.ts', 'acceptance/**/*.ts', 'examples/**/*.ts', 'compat/**/*.ts', 'languages/driver/**/*.ts', 'projenrc/**/*.ts', 'site/*.ts', 'site/driver/**/*.ts', '.projenrc.ts'],
    exclude: ['**/node_modules', '**/cdk.out', 'lib', 'dist'],
  },
  gitignore: [
    '/.guides.tabl.json*', '/.jsii.tabl.json', '/acceptance-report.json', '/acceptance/.venv/', '/compat/node_modules/', '/coverage/', '/site/.vitepress/cache/', '/site/.vitepress/dist/', '/site/node_modules/', '/site/pages/',
    'cdk.out/', '.DS_Store',
  ],
  defaultReleaseBranch: 'main',
  github: false,
  release: false,
  depsUpgrade: false,
  sampleCode: false,

  // Gates
  eslintOptions: {
    dirs: ['src', 'test', 'acceptance', 'examples', 'compat', 'languages/driver', 'projenrc', 'site'],
    tsconfigPath: './tsconfig.dev.json',
    projectService: false,
    commandOptions: { fix: false },
    ignorePatterns: ['node_modules', 'cdk.out', '*.js', '*.d.ts', '/coverage/', '!.projenrc.ts'],
  },
  jestOptions: {
    jestVersion: '^30',
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    junitReporting: false,
    jestConfig: {
      roots: ['<rootDir>/test'],
      // Tests do not pay for aws-cdk-lib's template validation; those that are about it turn it on again.
      setupFiles: ['<rootDir>/test/without-validation.ts'],
      // It counts what is asked for only; v8's takes almost twice the time.
      coverageProvider: 'babel',
      collectCoverageFrom: ['src/**/*.ts', 'handlers/**/*.js'],
      coverageThreshold: { branches: 95, functions: 95, lines: 95, statements: 95 },
    },
  },
});

// Bindings of unrs-resolver 1.13.0 are not on every registry.
project.package.addPackageResolutions('unrs-resolver@1.12.2');

// Lets the examples import the library by its own name, as its users do.
project.package.addField('exports', {
  '.': { types: './lib/index.d.ts', default: './lib/index.js' },
  './.jsii': './.jsii',
  './package.json': './package.json',
});

project.npmignore?.addPatterns(
  '/acceptance/', '/compat/', '/docs/', '/examples/', '/languages/', '/released/', '/rosetta/', '/site/', '/.ci/',
  '/API.md', '/acceptance-report.json', '/CONTRIBUTING.md', '/RELEASING.md', '/handlers/tsconfig.json', '/jest.newest.json', '.guides.tabl.json*', '.jsii.tabl.json',
);
project.package.addBin({ 'cdk-aws-backup': 'lib/cli.js' });
project.package.addVersion(VERSION);

// What has not been released is not called stable, in the metadata of any package.
project.package.addField('stability', VERSION === '0.0.0' ? undefined : 'stable');

// projen adds patterns and reporters of its own to those that are given.
Object.assign(project.jest!.config, { testMatch: ['<rootDir>/test/**/*.test.ts'], coverageReporters: ['text', 'lcov'] });

// `coverage` is a room here, and not only what jest writes.
project.gitignore.removePatterns('coverage');

rooms();
tasks();
languageTasks();
project.synth();
stampVersion(VERSION);

/** Imports go only downwards, and never in a circle. */
function rooms() {
  const below: Record<string, string[]> = {
    private: [],
    model: ['private'],
    document: ['model', 'private'],
    checks: ['document', 'model', 'private'],
    forecast: ['document', 'model', 'private'],
    objectives: ['forecast', 'document', 'model', 'private'],
    coverage: ['objectives', 'checks', 'document', 'model', 'private'],
    vault: ['checks', 'document', 'model', 'private'],
    selection: ['checks', 'document', 'model', 'private'],
    restore: ['selection', 'vault', 'checks', 'document', 'model', 'private'],
    plan: ['objectives', 'restore', 'selection', 'vault', 'checks', 'document', 'model', 'private'],
    audit: ['coverage', 'plan', 'vault', 'checks', 'document', 'model', 'private'],
    organization: ['plan', 'selection', 'vault', 'checks', 'document', 'model', 'private'],
    cli: ['coverage', 'checks', 'forecast', 'document', 'model', 'private'],
  };
  // Within a room: which of its sub-rooms a sub-room may look into. Files of the room itself are for all of them.
  const beside: Record<string, Record<string, string[]>> = {
    'private': { iam: ['messages'], messages: [], shape: ['messages'] },
    'model': { organization: [], resources: [], schedule: [], audit: ['resources'] },
    'document': { values: [], arns: ['values'], live: ['arns', 'values'], organization: ['values'] },
    'checks': {
      findings: [],
      vault: ['findings'],
      tiering: ['findings'],
      selection: ['findings', 'vault'],
      plan: ['findings', 'selection', 'vault'],
      restore: ['findings', 'plan', 'selection'],
      audit: ['findings'],
      organization: ['findings', 'plan', 'selection'],
      settings: ['findings'],
    },
    'forecast': { pictures: [], cost: [], api: ['cost', 'pictures'] },
    'objectives': { solver: [], api: ['solver'] },
    'checks/plan': { resources: [], copies: ['resources'], vaults: ['copies', 'resources'], scans: [] },
    'coverage': {
      'subjects': [],
      'matching': ['subjects'],
      'plans': ['matching', 'subjects'],
      'restores': ['matching', 'plans', 'subjects'],
      'near-misses': ['matching', 'subjects'],
      'report': [],
      'api': ['report', 'matching', 'plans', 'subjects'],
    },
    'coverage/api': { requirements: [], exemptions: [], synthesis: ['exemptions', 'requirements'], ratchet: ['requirements', 'synthesis'] },
    'vault': { 'access': [], 'auto-delete': ['access'], 'events': [], 'metrics': ['events'], 'tiering': [] },
    'selection': { resources: [], role: ['resources'] },
    'restore': { 'metadata': [], 'derived': ['metadata'], 'legal-hold': [], 'access-point': [], 'validation': ['access-point'], 'metrics': ['validation'] },
    'audit': { reports: [], framework: ['reports'] },
    'organization': { settings: [] },
  };
  const zones = [
    ...Object.entries(below).map(([room, allowed]) => ({
      target: `./src/${room}`,
      from: './src',
      except: [room, ...allowed].map((name) => `./${name}`),
      message: `src/${room} may import only from: ${[room, ...allowed].join(', ')}`,
    })),
    ...Object.entries(beside).flatMap(([room, all]) => Object.entries(all).flatMap(([subRoom, allowed]) => (
      Object.keys(all).filter((other) => other !== subRoom && !allowed.includes(other)).map((other) => ({
        target: `./src/${room}/${subRoom}`,
        from: `./src/${room}/${other}`,
        message: `src/${room}/${subRoom} may import of its neighbours only: ${allowed.join(', ') || 'none'}`,
      }))
    ))),
  ];
  project.eslint!.addRules({
    'import/no-restricted-paths': ['error', { zones }],
    'import/no-cycle': ['error', { ignoreExternal: true }],
  });
  // What is tested imports no tests, and to follow what each of them imports takes longer than all other rules.
  project.eslint!.addOverride({ files: ['test/**/*.ts'], rules: { 'import/no-cycle': ['off'] } });
  // What is not known, and what is one part of an ARN, is told in one place.
  project.eslint!.addOverride({
    files: ['src/**/*.ts'],
    excludedFiles: ['src/private/known-text.ts'],
    rules: {
      'no-restricted-properties': ['error', ...['isUnresolved', 'compareStrings'].map((property) => (
        { object: 'Token', property, message: 'ask isKnownText() of a text, and isToken() of anything else' }
      ))],
    },
  });
  project.eslint!.addOverride({
    files: ['src/**/*.ts'],
    excludedFiles: ['src/private/arn.ts'],
    rules: {
      'no-restricted-syntax': ['error', {
        selector: "CallExpression[callee.property.name='split'][arguments.length=1][arguments.0.value=':']",
        message: 'tokens have colons in them: take arnSection() or colonSectionsOf()',
      }],
    },
  });
  project.eslint!.allowDevDeps('examples/**');
  // The command holds what it uses.
  project.eslint!.allowDevDeps('src/cli/**');
  project.eslint!.allowDevDeps('languages/driver/**');
  project.eslint!.allowDevDeps('acceptance/**');
}

/** `npm test` is every gate, each of them also a task of its own. */
function tasks() {
  project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');
  project.tasks.addEnvironment('JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION', '20');

  // `type` is what AWS calls it, and the packages of Go and others rename it themselves.
  project.compileTask.reset('jsii --fail-on-warnings --silence-warnings=reserved-word');
  project.compileTask.exec('ts-node -T -P tsconfig.dev.json projenrc/bundle.ts');

  const unit = project.addTask('test:unit', {
    description: 'Unit and property tests on the oldest supported aws-cdk-lib, with coverage thresholds',
    exec: 'jest --ci --maxWorkers=100%',
    receiveArgs: true,
  });
  const newest = project.addTask('test:newest', {
    description: 'The same tests on the newest aws-cdk-lib',
    exec: 'jest --ci --maxWorkers=100% --config jest.newest.json --coverage=false',
    receiveArgs: true,
  });
  new JsonFile(project, 'jest.newest.json', {
    marker: false,
    obj: () => ({
      ...project.jest!.config,
      coverageThreshold: undefined,
      // Rooms that ask nothing of aws-cdk-lib, properties and oracles of our own values, and wrong values, which are of no version of it.
      testPathIgnorePatterns: ['/node_modules/', '\\.property\\.test\\.ts$', '/oracle\\.test\\.ts$', ...[
        'acceptance/', 'cli/', 'coverage/report/', 'forecast/', 'handlers/(?!deployed-)', 'languages/', 'model/', 'objectives/', 'project/', 'shapes/(?!built-package)',
        'site/',
      ].map((room) => `/test/${room}`)],
      moduleNameMapper: { '^aws-cdk-lib(/.*)?$': 'aws-cdk-lib-newest$1' },
    }),
  });

  const types = project.addTask('test:types', {
    description: 'Type check of tests, examples and handlers',
    steps: [{ exec: 'tsc --noEmit -p tsconfig.dev.json' }, { exec: 'tsc -p handlers/tsconfig.json' }],
  });
  const docs = project.addTask('test:docs', {
    description: 'README, guides and doc examples compile, API.md is fresh',
    steps: [
      { exec: 'jsii-rosetta extract --strict' },
      { exec: 'ts-node -T -P tsconfig.dev.json languages/driver/guides.ts --check' },
      { exec: 'ts-node -T -P tsconfig.dev.json test/gates/api-md.ts' },
      { exec: 'ts-node -T -P tsconfig.dev.json languages/driver/examples.ts --check' },
    ],
  });
  const siteTools = installTask('site', 'Installs the generator of the site into site/');
  const pages = project.addTask('docs', {
    description: 'Makes the site of README, guides and reference: site/.vitepress/dist',
    steps: [
      { spawn: siteTools.name },
      { exec: 'ts-node -T -P tsconfig.dev.json languages/driver/guides.ts --tablet' },
      { exec: 'ts-node -T -P tsconfig.dev.json site/make.ts' },
    ],
  });
  const site = project.addTask('test:site', {
    description: 'The site has no dead links, can be read by everybody, and finds what is looked for',
    steps: [{ spawn: pages.name }, { exec: 'ts-node -T -P tsconfig.dev.json site/check.ts' }],
  });
  const api = project.addTask('test:api', {
    description: 'The API of the last release is kept, or the version says that it is not',
    exec: 'ts-node -T -P tsconfig.dev.json projenrc/api-diff.ts',
  });

  project.removeTask('compat');
  const peers = installTask('compat', 'Installs the real v1 and v2 into compat/');
  const compat = project.addTask('compat', {
    description: 'Compares API and templates with v1 and v2: npm run compat -- --runs 1000 --seed 7',
    steps: [{ spawn: peers.name }, { exec: 'ts-node -T -P tsconfig.dev.json compat/main.ts', receiveArgs: true }],
  });
  project.addTask('bench', {
    description: 'Measures load, synthesis and memory against aws-cdk-lib/aws-backup',
    steps: [{ spawn: project.compileTask.name }, { spawn: peers.name }, { exec: 'ts-node -T -P tsconfig.dev.json compat/bench/main.ts', receiveArgs: true }],
  });
  const synth = project.addTask('example:synth', {
    description: 'Synthesises the application in examples/ and describes it',
    steps: [
      { exec: 'cdk synth --quiet --no-notices --no-version-reporting --app "ts-node -T -P tsconfig.dev.json examples/app.ts" --output examples/cdk.out' },
      { exec: 'ts-node -T -P tsconfig.dev.json examples/describe.ts' },
    ],
  });
  project.addTask('docs:pictures', {
    description: 'Makes the pictures of the README and the guides that the command makes of the example application',
    steps: [
      { spawn: project.compileTask.name },
      { spawn: synth.name },
      { exec: 'ts-node -T -P tsconfig.dev.json examples/pictures.ts' },
      { exec: 'ts-node -T -P tsconfig.dev.json examples/report-picture.ts' },
    ],
  });
  project.addTask('example', {
    description: 'Compiles the library, synthesises the example application, and says what it made',
    steps: [{ spawn: project.compileTask.name }, { spawn: synth.name }],
  });
  project.addTask('mutate', {
    description: 'Plants one fault at a time and says which of them no test finds: npm run mutate -- --files src/model,handlers --sample 200 --seed 7',
    exec: 'ts-node -T -P tsconfig.dev.json projenrc/mutation/main.ts',
    receiveArgs: true,
  });
  // No tasks, and no shell in between: neither signals nor exit codes come through them.
  const onService = 'ts-node -T -P tsconfig.dev.json acceptance';
  for (const [script, program] of [['acceptance', 'main.ts'], ['ask', 'ask.ts']]) {
    project.setScript(`pre${script}`, `projen ${project.compileTask.name}`);
    project.setScript(script, `exec ${onService}/${program}`);
  }
  const emulators = project.addTask('test:acceptance', {
    description: 'Both of them against emulators, where Python and pip are there',
    exec: `${onService}/emulator/lane.ts`,
  });
  const audit = project.addTask('test:audit', {
    description: 'No known vulnerability of level high, where the registry can be asked',
    exec: 'ts-node -T -P tsconfig.dev.json test/gates/audit.ts',
  });

  // Of the example everybody wants to see what it says.
  // Those of a group need one core each and run together.
  const gates = [
    [project.compileTask], [project.eslint!.eslintTask, types, docs, site], [unit], [newest], [api], [synth, compat], [emulators], [audit],
  ];
  const groups = gates.map((group) => group.map((gate) => `${gate === synth ? '+' : ''}${gate.name}`).join());
  project.testTask.reset(`ts-node -T -P tsconfig.dev.json projenrc/gates.ts ${groups.join(' ')}`);
}

/** Installs what a folder with a `package.json` of its own needs, where that has not been done. */
function installTask(folder: string, description: string) {
  return project.addTask(`${folder}:install`, {
    description,
    exec: `npm ci --prefix ${folder} --no-audit --no-fund --loglevel=error`,
    condition: `node -e "process.exit(require('fs').existsSync('${folder}/node_modules') ? 1 : 0)"`,
  });
}

/** The packages for every language. They take tool chains that not every machine has, so `npm test` does not run them. */
function languageTasks() {
  const all = project.addTask('package:all', {
    description: 'Builds the packages of every language, or of those that are named, into dist/',
    steps: [
      { spawn: project.compileTask.name },
      { exec: 'ts-node -T -P tsconfig.dev.json languages/driver/package.ts', receiveArgs: true },
    ],
  });
  project.packageTask.reset();
  project.packageTask.spawn(all);
  for (const name of ['package-all', 'package:js', 'package:python', 'package:java', 'package:go', 'package:dotnet']) {
    project.removeTask(name);
  }

  project.addTask('test:languages', {
    description: 'Uses the packages in dist/ in the project of every language, or of those that are named',
    exec: 'ts-node -T -P tsconfig.dev.json languages/driver/test.ts',
    receiveArgs: true,
  });
  project.addTask('languages:examples', {
    description: 'Translates the first example of the README and the longer ones of the guides, and shows them there',
    steps: ['examples', 'guides'].map((name) => ({ exec: `ts-node -T -P tsconfig.dev.json languages/driver/${name}.ts` })),
  });

  project.addTask('release', {
    description: 'Proves, builds and tags a release of what is committed',
    exec: 'ts-node -T -P tsconfig.dev.json projenrc/release.ts',
  });
}
