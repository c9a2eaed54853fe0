import { join } from 'path';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { BackupService, TAG } from './backup-service';
import { DeployedStack } from './deployed-stack';
import { BackupVault } from '../../src';
import type { BackupVaultProps } from '../../src';
import { l1Of, testStack } from '../util';

const HANDLER = join(__dirname, '..', '..', 'handlers', 'auto-delete-recovery-points');
const POINT = { arn: 'arn:aws:ec2:eu-central-1::snapshot/snap-1' };

const service = new BackupService();
let handler: any;
let stack: DeployedStack;

beforeAll(async () => {
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: await service.start(), AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret',
  });
  handler = jest.requireActual(HANDLER);
});

beforeEach(() => {
  service.reset();
  stack = new DeployedStack(service, handler);
  jest.spyOn(console, 'log').mockReturnValue();
});

afterEach(() => {
  jest.restoreAllMocks();
  expect(service.problems).toEqual([]);
});

afterAll(() => service.stop());

/** The template of a program. */
function program(make: (scope: Stack) => void): any {
  const scope = testStack();
  make(scope);
  return Template.fromStack(scope).toJSON();
}

function vaultIn(scope: Stack, props: BackupVaultProps = {}, id = 'Vault'): BackupVault {
  return new BackupVault(scope, id, { backupVaultName: 'mine', removalPolicy: RemovalPolicy.DESTROY, autoDeleteRecoveryPoints: true, ...props });
}

/** A program of one vault. */
function vault(props?: BackupVaultProps, id?: string, change?: (vault: BackupVault) => void): any {
  return program((scope) => {
    const made = vaultIn(scope, props, id);
    change?.(made);
  });
}

const NOTHING = { Resources: {} };
const LOGICAL_ID = 'Vault23237E5B';
const kept = (made: BackupVault) => l1Of(made).overrideLogicalId(LOGICAL_ID);
const waitOf = (made: BackupVault, hour: number) => l1Of(made.node.findChild('AutoDeleteRecoveryPoints').node.findChild(`Hour${hour}`));

/** Deploys a vault, and fills it. */
async function deployed(template = vault(), name = 'mine'): Promise<void> {
  expect(await stack.deploy(template)).toBe(true);
  service.addPoint(name, { ...POINT });
}

const isFull = (name = 'mine') => service.arnsOf(name).length === 1;

/** Once more, from where a sequence has come to: what holds in the end. */
async function expectToBeEmptiedWithItsStack(name = 'mine'): Promise<void> {
  expect(await stack.delete()).toBe(true);
  expect(service.has(name)).toBe(false);
}

describe('a vault that goes is emptied', () => {
  test('with its stack', async () => {
    await deployed();
    await expectToBeEmptiedWithItsStack();
  });

  test('before its stack', async () => {
    await deployed();
    expect(await stack.deploy(NOTHING)).toBe(true);
    expect([service.has('mine'), stack.failures]).toEqual([false, []]);
  });

  test('when it is replaced, and the new one is not', async () => {
    await deployed();
    service.onCall(({ operation }) => { if (operation === 'DeleteRecoveryPoint') { service.addPoint('other', { ...POINT }); } });
    expect(await stack.deploy(vault({ backupVaultName: 'other' }))).toBe(true);
    expect([service.has('mine'), isFull('other'), stack.failures]).toEqual([false, true, []]);
    await expectToBeEmptiedWithItsStack('other');
  });

  test('when it is replaced, and its construct has moved', async () => {
    await deployed();
    expect(await stack.deploy(vault({ backupVaultName: 'other' }, 'Moved', kept))).toBe(true);
    expect([service.has('mine'), service.has('other'), stack.failures]).toEqual([false, true, []]);
  });

  test('and no other vault of its stack', async () => {
    const both = program((scope) => [vaultIn(scope), vaultIn(scope, { backupVaultName: 'other' }, 'Other')]);
    await deployed(both);
    service.addPoint('other', { ...POINT });
    expect(await stack.deploy(vault({ backupVaultName: 'other' }, 'Other'))).toBe(true);
    expect([service.has('mine'), isFull('other'), stack.failures]).toEqual([false, true, []]);
  });

  test('where its creation is rolled back', async () => {
    service.onCall(({ operation }) => { if (operation === 'ListTags' && service.callsOf('ListTags').length === 1) { service.addPoint('mine', { ...POINT }); } });
    expect(await stack.deploy(vault(), { breaks: true })).toBe(false);
    expect(stack.failures).toEqual(['another resource has failed']);
    expect(service.has('mine')).toBe(false);
  });

  test('where it was new, and the update is rolled back', async () => {
    await deployed();
    expect(await stack.deploy(program((scope) => [vaultIn(scope), vaultIn(scope, { backupVaultName: 'other' }, 'Other')]), { breaks: true })).toBe(false);
    expect([isFull(), service.has('other')]).toEqual([true, false]);
  });

  test('in a second attempt, where the first has met what it could not delete', async () => {
    await deployed();
    service.addPoint('mine', { arn: `${POINT.arn}0`, refusal: { status: 400, name: 'InvalidRequestException', message: 'The recovery point is under a legal hold' } });
    expect(await stack.delete()).toBe(false);
    expect(stack.failures).toEqual([expect.stringContaining('1 recovery point stays')]);
    service.addPoint('mine', { arn: `${POINT.arn}0` });
    await expectToBeEmptiedWithItsStack();
  });
});

describe('a vault that stays keeps what it holds', () => {
  afterEach(() => {
    expect(isFull()).toBe(true);
    expect(service.callsOf('DeleteRecoveryPoint')).toEqual([]);
  });

  test('when something else of it changes', async () => {
    await deployed();
    expect(await stack.deploy(vault({}, 'Vault', (made) => l1Of(made).addPropertyOverride('BackupVaultTags.team', 'core')))).toBe(true);
    expect(service.calls).toEqual([]);
  });

  test('when its option is taken back', async () => {
    await deployed();
    expect(await stack.deploy(vault({ autoDeleteRecoveryPoints: false }))).toBe(true);
    expect(stack.failures).toEqual([]);
  });

  test('when its option is taken back, and that is rolled back', async () => {
    await deployed();
    expect(await stack.deploy(vault({ autoDeleteRecoveryPoints: false }), { breaks: true })).toBe(false);
  });

  test('when it gets the option, and that is rolled back', async () => {
    await deployed(vault({ autoDeleteRecoveryPoints: false }));
    expect(await stack.deploy(vault(), { breaks: true })).toBe(false);
    expect(service.callsOf('ListTags')).toHaveLength(4);
  });

  test('when its replacement is rolled back', async () => {
    await deployed();
    expect(await stack.deploy(vault({ backupVaultName: 'other' }), { breaks: true })).toBe(false);
    expect(service.has('other')).toBe(false);
  });

  test('when its replacement is refused, as another vault has the name', async () => {
    await deployed();
    service.addVault('other', [{ ...POINT }], {});
    expect(await stack.deploy(vault({ backupVaultName: 'other' }))).toBe(false);
    expect([isFull('other'), stack.failures]).toEqual([true, ['the vault other exists already']]);
  });

  test('when its logical id changes and its name does not, which is refused', async () => {
    await deployed();
    expect(await stack.deploy(vault({}, 'Moved'))).toBe(false);
    expect(stack.failures).toEqual(['the vault mine exists already']);
  });

  test.each<[string, any, any]>([
    ['its construct moves, and it keeps its logical id', vault(), vault({}, 'Moved', kept)],
    ['its custom resources get other ids', vault({}, 'Vault', (made) => [1, 2, 3, 4].forEach((hour) => waitOf(made, hour).overrideLogicalId(`Earlier${hour}`))), vault()],
    ['one of them gets another id', vault({}, 'Vault', (made) => waitOf(made, 4).overrideLogicalId('Earlier4')), vault()],
  ])('when %s', async (_, before, after) => {
    await deployed(before);
    expect(await stack.deploy(after, { breaks: true })).toBe(false);
    expect(isFull()).toBe(true);
    expect(await stack.deploy(after)).toBe(true);
    expect(stack.failures).toEqual(['another resource has failed']);
  });

  test.each<[string, BackupVaultProps]>([
    ['with the option, too', {}],
    ['without the option', { autoDeleteRecoveryPoints: false }],
  ])('when its name was that of a vault of another stack, which goes: %s', async (_, props) => {
    const other = new DeployedStack(service, handler);
    expect(await other.deploy(vault())).toBe(true);
    service.deleteVault('mine'); // by hand
    await deployed(vault(props));
    expect(await other.delete()).toBe(false);
    expect(other.failures).toEqual(['the vault mine holds recovery points']);
  });

  test.each<[string, Record<string, string>]>([
    ['has removed its tag', {}],
    ['has changed its tag', { [TAG]: 'true' }],
  ])('when its stack is to go, and somebody %s', async (_, tags) => {
    await deployed();
    service.tagVault('mine', tags);
    expect(await stack.delete()).toBe(false);
    expect(stack.failures).toEqual(['the vault mine holds recovery points']);
  });
});

describe('a vault that comes into a stack', () => {
  test('is emptied with that once it has the option', async () => {
    service.addVault('mine', [{ ...POINT }], {});
    stack.import(vault({ autoDeleteRecoveryPoints: false }), LOGICAL_ID);
    expect(await stack.deploy(vault())).toBe(true);
    expect(isFull()).toBe(true);
    await expectToBeEmptiedWithItsStack();
  });

  test('keeps what it holds where it has the option before its tag', async () => {
    service.addVault('mine', [{ ...POINT }], {});
    stack.import(vault(), LOGICAL_ID);
    expect(await stack.delete()).toBe(false);
    expect(isFull()).toBe(true);
  });

  test('is emptied with the new stack, and not with the old one, where the option was taken back before it left that', async () => {
    const old = stack;
    await deployed();
    expect(await old.deploy(vault({ autoDeleteRecoveryPoints: false, removalPolicy: RemovalPolicy.RETAIN }))).toBe(true);
    expect(await old.deploy(NOTHING)).toBe(true);
    stack = new DeployedStack(service, handler);
    stack.import(vault({ autoDeleteRecoveryPoints: false }), LOGICAL_ID);
    expect(await stack.deploy(vault())).toBe(true);
    expect(await old.delete()).toBe(true);
    expect(isFull()).toBe(true);
    await expectToBeEmptiedWithItsStack();
  });

  test('is not emptied with the old stack, where it left that with the option, and has got that of the new one', async () => {
    const old = stack;
    await deployed();
    stack = new DeployedStack(service, handler);
    stack.import(vault({ autoDeleteRecoveryPoints: false }), LOGICAL_ID);
    expect(await stack.deploy(vault())).toBe(true);
    expect(await old.deploy(NOTHING)).toBe(true);
    expect(isFull()).toBe(true);
    await expectToBeEmptiedWithItsStack();
  });
});
