import { spawnSync } from 'child_process';
import { copyRegionOf, partitionOf } from '../../acceptance/app/names';
import { filled, placeValues } from '../../acceptance/ask/fill';
import { differences, inWords } from '../../acceptance/compare/differences';
import { resolve } from '../../acceptance/compare/resolve';
import { EMULATORS } from '../../acceptance/emulator/emulators';
import { linesOf, wrongIn } from '../../acceptance/emulator/expected';
import { emulatedEnv, Server } from '../../acceptance/emulator/server';
import { optionsOf, regionOf } from '../../acceptance/run/options';
import type { Result } from '../../acceptance/run/results';

test.each<[string, any, any, string[]]>([
  ['the same, in another order', { A: [{ Key: 'x', Value: 1 }, { Key: 'y' }], B: ['1', '2'] }, { B: ['2', '1'], A: [{ Key: 'y' }, { Key: 'x', Value: 1 }] }, []],
  ['a number as a text', { A: 1 }, { A: '1' }, []],
  ['nothing and an empty list', { A: [] }, { B: {}, C: '' }, []],
  ['what is written only', { A: { B: 1 } }, {}, ['A: the template has {"B":1}, the service nothing']],
  ['what the service has only', {}, { A: [{ B: 1 }] }, ['A: the template has nothing, the service [{"B":1}]']],
  ['a default', {}, { D: [{ E: 5 }] }, ['D: the template has nothing, the service [{"E":5}]']],
  ['a default within a list', { D: [{ Key: 'x' }] }, { D: [{ Key: 'x', E: 5 }] }, []],
  ['another value than the default', { D: [{ Key: 'x' }] }, { D: [{ Key: 'x', E: 6 }] }, ['D[x].E: the template has nothing, the service 6']],
  ['another value', { A: { B: 'x' } }, { A: { B: 'y' } }, ['A.B: the template has "x", the service "y"']],
  ['a list in place of a text', { A: ['x'] }, { A: 'x' }, ['A: the template has ["x"], the service "x"']],
  ['one of two that are alike', { A: ['x', 'x'] }, { A: ['x'] }, ['A[x#2]: the template has "x", the service nothing']],
])('the differences of %s', (_, written, found, expected) => {
  expect(differences(written, found, { 'D.E': (value) => value === 5 }).map(inWords)).toEqual(expected);
});

const DEPLOYED = {
  account: '111122223333',
  region: 'cn-north-1',
  stackId: 'arn:stack/name/guid',
  resources: { Role: { Type: 'AWS::IAM::Role' }, Key: { Type: 'AWS::KMS::Key' }, Table: { Type: 'AWS::DynamoDB::Table' }, Vault: { Type: 'AWS::Backup::BackupVault' }, Queue: { Type: 'AWS::SQS::Queue' } },
  physicalIds: new Map([['Role', 'r'], ['Key', 'k'], ['Table', 't'], ['Vault', 'v'], ['Queue', 'q']]),
};

test.each<[any, any]>([
  [{ A: [{ Ref: 'Vault' }] }, { A: ['v'] }],
  [{ 'Fn::GetAtt': ['Vault', 'BackupVaultName'] }, 'v'],
  [{ 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] }, 'arn:aws-cn:backup:cn-north-1:111122223333:backup-vault:v'],
  [{ 'Fn::GetAtt': ['Role', 'Arn'] }, 'arn:aws-cn:iam::111122223333:role/r'],
  [{ 'Fn::GetAtt': ['Key', 'Arn'] }, 'arn:aws-cn:kms:cn-north-1:111122223333:key/k'],
  [{ 'Fn::GetAtt': ['Table', 'Arn'] }, 'arn:aws-cn:dynamodb:cn-north-1:111122223333:table/t'],
  [{ 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] }, 'guid'],
  [{ 'Fn::Join': [':', [{ Ref: 'AWS::Partition' }, { Ref: 'AWS::Region' }, { Ref: 'AWS::AccountId' }]] }, 'aws-cn:cn-north-1:111122223333'],
])('%j is resolved', (value, expected) => {
  expect(resolve(value, DEPLOYED)).toEqual(expected);
});

test.each<[any, string]>([
  [{ 'Fn::Sub': 'x' }, 'Fn::Sub'], [{ Ref: 'Gone' }, 'Ref of Gone'], [{ 'Fn::GetAtt': ['Queue', 'Arn'] }, 'Arn of AWS::SQS::Queue'],
])('%j is not guessed', (value, what) => {
  expect(() => resolve(value, DEPLOYED)).toThrow(`the template has what this program cannot read: ${what}`);
});

test('placeholders are filled, in texts and in place of them', () => {
  const values = { ...placeValues('111122223333', 'eu-west-1'), vault: { Ref: 'Vault' } };

  expect(filled({ A: ['{vault}', 'arn:{partition}:{otherRegion}:{account}'], B: 1, C: '{"json":true}' }, values)).toEqual({ A: [{ Ref: 'Vault' }, 'arn:aws:us-west-2:111122223333'], B: 1, C: '{"json":true}' });
  expect(() => filled('{gone}', values)).toThrow("nothing stands for '{gone}'");
  expect(placeValues('1', 'cn-north-1')).toMatchObject({ partition: 'aws-cn', otherPartition: 'aws', otherPartitionRegion: 'us-east-1' });
});

test.each([
  ['eu-west-1', 'us-west-2', 'aws'], ['us-west-2', 'us-east-1', 'aws'], ['us-gov-west-1', 'us-gov-east-1', 'aws-us-gov'], ['us-gov-east-1', 'us-gov-west-1', 'aws-us-gov'],
  ['cn-north-1', 'cn-northwest-1', 'aws-cn'], ['cn-northwest-1', 'cn-north-1', 'aws-cn'],
])('from %s copies go to %s', (region, other, partition) => {
  expect([copyRegionOf(region), partitionOf(other)]).toEqual([other, partition]);
});

test('arguments are read, and what cannot be understood is told', () => {
  expect(optionsOf(['--profile', 'p', '--region', 'r', '--yes', '--keep'], false)).toMatchObject({ profile: 'p', region: 'r', yes: true, keep: true, emulator: false });
  expect(optionsOf(['--take-over', 'a', 'b'], true)).toMatchObject({ laws: ['a', 'b'], takeOver: true });
  expect(() => optionsOf(['law'], false)).toThrow(/Unexpected argument 'law'/);
  expect(() => optionsOf(['--keep'], true)).toThrow(/Unknown option '--keep'/);
  expect(() => optionsOf(['--emulator', '--profile', 'p'], false)).toThrow('--emulator takes neither --profile nor --region');
});

test('a Region is given, or that of the environment', () => {
  const none = optionsOf([], false);

  expect(regionOf(optionsOf(['--region', 'a'], false), { AWS_REGION: 'b' })).toBe('a');
  expect(regionOf(none, { AWS_DEFAULT_REGION: 'b' })).toBe('b');
  expect(() => regionOf(none, {})).toThrow('no Region: give --region, or set AWS_REGION');
});

test('nothing of an account gets into the environment of an emulator', () => {
  const env = emulatedEnv({ AWS_PROFILE: 'mine', AWS_SESSION_TOKEN: 'mine', AWS_ACCESS_KEY_ID: 'mine', HOME: '/home' }, 'http://127.0.0.1:1');

  expect(JSON.stringify(env)).not.toContain('mine');
  expect(env).toMatchObject({ HOME: '/home', AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' });
});

test('a server that does not start is told with what it has said, and one that does is ended by its process id', async () => {
  const node = { command: 'node', env: () => ({}), healthPath: '/' };
  const bin = process.execPath.replace(/[\\/]node(\.exe)?$/, '');
  await expect(Server.start(bin, { ...node, args: () => ['-e', 'console.error("no room"); process.exit(4)'] })).rejects.toThrow(/^node has not started: it has ended with 4\nno room/);
  await expect(Server.start('/nowhere', { ...node, args: () => [] })).rejects.toThrow(/^node has not started: spawn/);

  const server = await Server.start(bin, { ...node, args: (host, port) => ['-e', `require('http').createServer((_, response) => response.end()).listen(${port}, '${host}')`] });
  expect((await fetch(server.endpoint)).ok).toBe(true);
  await server.stop();
  await server.stop();
  await expect(fetch(server.endpoint)).rejects.toThrow();
}, 60_000);

test.each([[{}, 0, /^SKIPPED no emulator: it needs Python/], [{ ACCEPTANCE_REQUIRED: '1' }, 1, /^no emulator: it needs Python/]])('without Python the lane says so: %j', (env, status, said) => {
  const lane = spawnSync(process.execPath, ['-r', 'ts-node/register/transpile-only', 'acceptance/emulator/lane.ts'], { encoding: 'utf8', env: { ...env, PATH: '', TS_NODE_PROJECT: 'tsconfig.dev.json' } });

  expect(lane.stdout).toMatch(said);
  expect(lane.status).toBe(status);
}, 60_000);

test('the report of an emulator has to have what was compared, and what was left out with its reason', () => {
  const results: Result[] = [
    { step: 'first: AWS::Backup::BackupVault Main54E5BC70', state: 'passed', details: [] },
    { step: 'first: AWS::Backup::BackupVault Main54E5BC70 AccessPolicy', state: 'skipped', details: ['not kept'] },
    { step: 'nothing is left: arn:aws:dynamodb:r:<account>:table/TableCD117FA1-5A9A8BDC1118F', state: 'skipped', details: ['listed'] },
  ];
  const expected = ['passed first: AWS::Backup::BackupVault Main', 'skipped first: AWS::Backup::BackupVault Main AccessPolicy: not kept', 'skipped nothing is left: arn:aws:dynamodb:r:<account>:table/Table: listed'];
  expect(linesOf(results)).toEqual(expected);
  expect(wrongIn(results, expected)).toEqual([]);

  expect(wrongIn([], expected)).toEqual(expected.map((line) => `missing: ${line}`));
  expect(wrongIn([{ ...results[0], state: 'skipped', details: ['why'] }, ...results.slice(1), results[1]], expected)).toEqual([
    'missing: passed first: AWS::Backup::BackupVault Main', 'not expected: skipped first: AWS::Backup::BackupVault Main: why', 'not expected: skipped first: AWS::Backup::BackupVault Main AccessPolicy: not kept',
  ]);
});

test('emulators are installed in the versions that were tried', () => {
  expect(Object.values(EMULATORS).flatMap(({ package: { requirements } }) => requirements).filter((each) => !/^[a-z-]+==\d+(\.\d+)+$/.test(each))).toEqual([]);
});
