import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { packDotnet } from '../../languages/driver/dotnet';
import { lowest, missingPackages } from '../../languages/driver/dotnet-missing';
import { folderProperty } from '../../languages/driver/dotnet-properties';
import { LANGUAGES } from '../../languages/driver/languages';
import type { Command } from '../../languages/driver/shell';
import { run } from '../../languages/driver/shell';
import { Tally } from '../../languages/driver/tally';

jest.mock('../../languages/driver/shell', () => ({ run: jest.fn() }));

const PROJECT = '/tmp/CdkAwsBackup/CdkAwsBackup.csproj';
const NO_CLI = `${PROJECT} : error NU1102: Unable to find package Amazon.CDK.Asset.AwsCliV1 with version (= 2.2.292) [/tmp/CdkAwsBackup/CdkAwsBackup.sln]
${PROJECT} : error NU1102:   - Found 285 version(s) in feed [ Nearest version: 2.2.242 ] [/tmp/CdkAwsBackup/CdkAwsBackup.sln]
`;
const NO_CONSTRUCTS = `${PROJECT} : error NU1103: Unable to find a stable package Constructs with version (>= 10.5.1 && < 11.0.0)\n`;
const NO_PROXY = `${PROJECT} : error NU1101: Unable to find package Amazon.CDK.Asset.NodeProxyAgentV6. No packages exist with this id in source(s): feed, other\n`;
const NO_LIB = `${PROJECT} : error NU1102: Unable to find package Amazon.CDK.Lib with version (>= 2.263.0 && < 3.0.0)\n`;
const NO_FEED = `${PROJECT} : error NU1301: Unable to load the service index for source https://feed.example.com/index.json.\n`;

const CLI = { id: 'Amazon.CDK.Asset.AwsCliV1', versions: '= 2.2.292' };
const CONSTRUCTS = { id: 'Constructs', versions: '>= 10.5.1 && < 11.0.0' };
const PROXY = { id: 'Amazon.CDK.Asset.NodeProxyAgentV6' };

describe('what a restore misses', () => {
  test.each<[string, string, object[]]>([
    ['one', NO_CLI, [CLI]],
    ['several, of each kind', NO_CLI + NO_CONSTRUCTS + NO_PROXY, [CLI, CONSTRUCTS, PROXY]],
    ['one that is told twice', NO_CLI + NO_CONSTRUCTS + NO_CLI, [CLI, CONSTRUCTS]],
    ['some among other errors', NO_FEED + NO_CONSTRUCTS + NO_LIB, [CONSTRUCTS, { id: 'Amazon.CDK.Lib', versions: '>= 2.263.0 && < 3.0.0' }]],
    ['one in two versions', NO_CLI + NO_CLI.replace('2.2.292', '2.2.282'), [CLI, { ...CLI, versions: '= 2.2.282' }]],
    ['nothing', '  Restored /tmp/CdkAwsBackup/CdkAwsBackup.csproj (in 1.2 sec).\n', []],
    ['nothing, but another error', NO_FEED, []],
    ['nothing, but a warning', NO_CLI.replaceAll('error', 'warning'), []],
  ])('%s', (_, output, missing) => {
    expect(missingPackages(output)).toEqual(missing);
  });
});

describe('the version of a range', () => {
  const ALL = ['9.9.9', '10.6.0', '10.5.2', '10.5.10', '10.5.1', '10.5.3-beta.1', '11.0.0', '11.0.1'];
  test.each([
    ['>= 10.5.1 && < 11.0.0', '10.5.1'],
    ['> 10.5.1 && <= 11.0.0', '10.5.2'],
    ['>= 10.5.3 && < 11.0.0', '10.5.10'],
    ['>= 10.6.1', '11.0.0'],
    ['= 10.6.0', '10.6.0'],
    ['< 10.0.0', '9.9.9'],
    ['> 11.0.1', undefined],
    ['about 10', undefined],
  ])('%s is %s', (range, version) => {
    expect(lowest(ALL, range)).toBe(version);
  });
});

test('no path that is handed over as a property ends in what the SDK takes for its own', () => {
  expect(folderProperty('PackageOutputPath', '/a/dist/dotnet')).toBe('-p:PackageOutputPath=/a/dist/dotnet/');
});

test('what may have been made is forgotten before the package is used', () => {
  const { dependencyClosure } = JSON.parse(readFileSync('.jsii', 'utf8'));
  const ids = Object.values<any>(dependencyClosure).map(({ targets }) => targets.dotnet.packageId).filter((id) => id !== 'Amazon.CDK.Lib');
  const { leftovers } = LANGUAGES.find(({ name }) => name === 'dotnet')!.consumer;
  expect(leftovers).toEqual(expect.arrayContaining(['CdkAwsBackup', ...ids].map((id) => `.packages/${id.toLowerCase()}`)));
});

describe('packing', () => {
  let dist: string;
  let printed: string[];
  let commands: string[];

  beforeEach(() => {
    dist = mkdtempSync(join(tmpdir(), 'dist-'));
    mkdirSync(join(dist, 'dotnet', 'CdkAwsBackup'), { recursive: true });
    [printed, commands] = [[], []];
    jest.spyOn(console, 'log').mockImplementation((line: string) => { printed.push(line); });
  });

  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(dist, { recursive: true });
    process.exitCode = undefined;
  });

  /** Packs where the tools are stand-ins: each restore misses the next of these, and then nothing; each command that begins so fails. */
  function pack(misses: string[], broken = 'nothing'): void {
    const restores = [...misses];
    jest.mocked(run).mockImplementation((command, cwd) => {
      commands.push(spoken(command, cwd));
      if (commands.at(-1)!.startsWith(broken)) { return { ok: false, output: 'broken' }; }
      if (command[0] !== 'dotnet') { return { ok: true, output: standIn(command, cwd) }; }

      const output = command[1] === 'restore' ? restores.shift() ?? '' : '';
      return { ok: output === '', output };
    });
    const tally = new Tally();
    packDotnet(tally, dist);
    tally.close();
  }

  /** What the other tools say, and leave. */
  function standIn([program, ...args]: Command, cwd: string): string {
    const after = (option: string) => args[args.indexOf(option) + 1];
    if (args[0] === 'view') { return JSON.stringify(args[1] === 'constructs' ? ['10.4.9', '10.5.2', '10.5.1', '11.0.0'] : '2.2.292'); }
    if (args[0] === 'pack') { writeFileSync(join(after('--pack-destination'), `${args[1].replace(/\W+/g, '-')}.tgz`), ''); }
    if (program === 'tar') { mkdirSync(join(cwd, 'package')); }
    if (program === 'npx') { mkdirSync(join(after('--outdir'), 'dotnet', 'Generated'), { recursive: true }); }
    return '';
  }

  /** A command without what changes from run to run. */
  function spoken(command: Command, cwd: string): string {
    const plain = (text: string) => text.replace(dist, 'dist').replace(join(tmpdir(), 'dotnet-'), '').replace(/(^|=)\w{6}(?=\/)(\/npm-\w{6})?/, '$1work');
    return `${command.map(plain).join(' ')}${cwd === process.cwd() ? '' : ` in ${plain(cwd)}`}`;
  }

  const PACKAGES = '-p:RestorePackagesPath=work/packages/';
  const OPTIONS = `-p:RestoreAdditionalProjectSources=dist/dotnet-dependencies/ ${PACKAGES}`;
  const BUILD = 'dotnet build --configuration Release -p:PackageOutputPath=dist/dotnet';
  const RESTORE = 'dotnet restore';

  function making(spec: string): string[] {
    return [
      `npm pack ${spec} --pack-destination work --loglevel=error`,
      `tar -xzf ${spec.replace(/\W+/g, '-')}.tgz in work`,
      'npx --no-install jsii-pacmak work/package --code-only --targets dotnet --outdir work/generated',
      `${BUILD}-dependencies/ ${OPTIONS} in work/generated/dotnet/Generated`,
    ];
  }

  test('where the feed has everything, nothing is made', () => {
    pack([]);

    expect(commands).toEqual([`${RESTORE} ${PACKAGES} in work/CdkAwsBackup`, `${BUILD}/ ${PACKAGES} in work/CdkAwsBackup`]);
    expect(existsSync(join(dist, 'dotnet-dependencies'))).toBe(false);
    expect(printed).toEqual(['  ok     dotnet restore', '  ok     dotnet build, with its package', '2 passed, 0 failed, 0 skipped']);
  });

  test('what is missing is made of its npm package, and what is missing then', () => {
    pack([NO_CONSTRUCTS, NO_CLI]);

    expect(commands).toEqual([
      `${RESTORE} ${PACKAGES} in work/CdkAwsBackup`,
      'npm view constructs versions --json --loglevel=error',
      ...making('constructs@10.5.1'),
      `${RESTORE} ${OPTIONS} in work/CdkAwsBackup`,
      'npm view @aws-cdk/asset-awscli-v1 versions --json --loglevel=error',
      ...making('@aws-cdk/asset-awscli-v1@2.2.292'),
      `${RESTORE} ${OPTIONS} in work/CdkAwsBackup`,
      `${BUILD}/ ${OPTIONS} in work/CdkAwsBackup`,
    ]);
    expect(printed.slice(-2)).toEqual([
      'the feed lacks what was made of constructs@10.5.1, @aws-cdk/asset-awscli-v1@2.2.292: whoever uses the package needs dist/dotnet-dependencies as a source, too',
      '10 passed, 0 failed, 0 skipped',
    ]);
  });

  test('all that one restore misses is made before the next', () => {
    pack([NO_CONSTRUCTS + NO_CLI]);

    expect(commands.filter((command) => /^(dotnet restore|npm pack)/.test(command)).map((command) => command.split(' -')[0]))
      .toEqual([RESTORE, 'npm pack constructs@10.5.1', 'npm pack @aws-cdk/asset-awscli-v1@2.2.292', RESTORE]);
  });

  test('a package that no source knows is made as it is installed, and then in the version that is asked for', () => {
    const { version } = JSON.parse(readFileSync('node_modules/@aws-cdk/asset-awscli-v1/package.json', 'utf8'));
    pack([NO_CLI.split(' with version')[0].replace('NU1102', 'NU1101') + '. No packages exist with this id in source(s): feed', NO_CLI]);

    expect(commands.filter((command) => command.startsWith('npm pack')).map((command) => command.split(' ')[2]))
      .toEqual([`@aws-cdk/asset-awscli-v1@${version}`, '@aws-cdk/asset-awscli-v1@2.2.292']);
  });

  test.each([
    ['what was made is missing still', [NO_CONSTRUCTS, NO_CONSTRUCTS]],
    ['what is missing is not made of an npm package', [NO_CONSTRUCTS, NO_CLI + NO_LIB]],
    ['something else is wrong', [NO_CONSTRUCTS, NO_FEED]],
  ])('where %s, the error is told as it is', (_, misses) => {
    pack(misses);

    expect(commands.filter((command) => command.startsWith('npm pack'))).toHaveLength(1);
    expect(commands.filter((command) => command.includes(`${BUILD}/`))).toEqual([]);
    expect(printed.find((line) => line.startsWith('  FAILED'))).toBe(`  FAILED dotnet restore\n${misses[1].trimEnd().replace(/^/gm, '         ')}`);
    expect(process.exitCode).toBe(1);
  });

  test.each([
    ['npm view', 'find constructs >= 10.5.1 && < 11.0.0 on npm'],
    ['npm pack', 'npm pack constructs@10.5.1'],
    ['tar', 'unpack constructs@10.5.1'],
    ['npx', 'generate constructs@10.5.1'],
    [`${BUILD}-dependencies`, 'build constructs@10.5.1, with its package'],
  ])('where %s fails, it says so, and what the restore missed', (broken, what) => {
    pack([NO_CONSTRUCTS, ''], broken);

    expect(printed.filter((line) => line.startsWith('  FAILED'))).toEqual([
      `  FAILED ${what}\n         broken`,
      `  FAILED dotnet restore\n         ${NO_CONSTRUCTS.trimEnd()}`,
    ]);
  });

  test('what an earlier build made is not used again', () => {
    mkdirSync(join(dist, 'dotnet-dependencies'));
    writeFileSync(join(dist, 'dotnet-dependencies', 'Constructs.10.4.0.nupkg'), '');
    pack([]);

    expect(readdirSync(dist)).toEqual(['dotnet']);
  });
});
