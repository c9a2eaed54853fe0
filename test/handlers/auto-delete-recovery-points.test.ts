import { execFileSync } from 'child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { BackupService, OWNER, TAG } from './backup-service';
import type { RecoveryPoint, Refusal } from './backup-service';
import { advance, perform } from './cloudformation';
import type { Request } from './cloudformation';

const HANDLER = join(__dirname, '..', '..', 'handlers', 'auto-delete-recovery-points');
const VAULT = 'my-vault';
const DELETE: Request = { RequestType: 'Delete', vault: VAULT };

/** Answers of the service, by the names and status codes of its model. */
const throttled: Refusal = { status: 400, name: 'ThrottlingException', message: 'Rate exceeded' };
const ill: Refusal = { status: 500, name: 'ServiceUnavailableException', message: 'Try again later' };
const busy: Refusal = { status: 400, name: 'InvalidResourceStateException', message: 'Already at work on this recovery point' };
const denied: Refusal = { status: 403, name: 'AccessDeniedException', message: 'Insufficient privileges to perform this action.' };
const held: Refusal = { status: 400, name: 'InvalidRequestException', message: 'The recovery point is under a legal hold' };
const exposed: Refusal = { status: 400, name: 'InvalidRequestException', message: 'The recovery point has an access point' };
const locked: Refusal = { status: 400, name: 'InvalidRequestException', message: 'The retention of the vault lock has not ended' };
const notFound: Refusal = { status: 400, name: 'ResourceNotFoundException', message: 'Recovery point not found.' };

const service = new BackupService();
let handler: any;

beforeAll(async () => {
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: await service.start(), AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret',
  });
  handler = jest.requireActual(HANDLER);
});

beforeEach(() => {
  service.reset();
  jest.spyOn(console, 'log').mockReturnValue();
  jest.spyOn(Math, 'random').mockReturnValue(0); // the client waits a random time before it tries again
});

afterEach(() => {
  jest.restoreAllMocks();
  expect(service.problems).toEqual([]);
});

afterAll(() => service.stop());

function snapshot(name: string, more: Partial<RecoveryPoint> = {}): RecoveryPoint {
  return { arn: `arn:aws:ec2:eu-central-1::snapshot/snap-${name}`, ...more };
}

function backup(name: string, more: Partial<RecoveryPoint> = {}): RecoveryPoint {
  return { arn: `arn:aws:backup:eu-central-1:111111111111:recovery-point:${name}`, ...more };
}

function many(count: number, more: Partial<RecoveryPoint> = {}): RecoveryPoint[] {
  return Array.from({ length: count }, (_, index) => backup(String(index), more));
}

/** What CloudFormation is told, and how much is left in the vault. */
async function deleteVault(request = DELETE, remaining?: number) {
  const answer = await perform(handler, request, remaining);
  return { status: answer.Status, reason: answer.Reason, minutes: answer.minutes };
}

/** For how long a call of the function runs that has time for so many recovery points, of which each takes 4 milliseconds. */
function timeFor(points: number): number {
  service.onCall(({ operation }) => { if (operation === 'DeleteRecoveryPoint') { advance(4); } });
  return MINUTE_FOR_HANGING_REQUESTS + points * 4;
}

const MINUTE_FOR_HANGING_REQUESTS = 60_000;
const SUCCESS = { status: 'SUCCESS', reason: 'SUCCESS' };

describe('what is no deletion', () => {
  beforeEach(() => service.addVault(VAULT, [snapshot('1')]));

  test.each<[string, Request, string]>([
    ['the creation of a vault', { RequestType: 'Create', vault: VAULT }, VAULT],
    ['an update of something else', { RequestType: 'Update', vault: VAULT }, VAULT],
    ['a replacement, of which the deletion comes later', { RequestType: 'Update', vault: 'new-vault', was: VAULT }, 'new-vault'],
  ])('%s asks nothing of AWS Backup', async (_, request, id) => {
    expect(await perform(handler, request)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
    expect(service.calls).toEqual([]);
  });
});

describe('a vault is emptied', () => {
  test('that is empty', async () => {
    service.addVault(VAULT);
    expect(await deleteVault()).toEqual({ ...SUCCESS, minutes: 0 });
    expect(service.callsOf('DeleteRecoveryPoint')).toEqual([]);
  });

  test('and no other one', async () => {
    service.addVault(VAULT, [snapshot('1'), backup('2')]);
    service.addVault('other', [snapshot('3')]);
    expect(await deleteVault()).toMatchObject(SUCCESS);
    expect(service.arnsOf(VAULT)).toEqual([]);
    expect(service.arnsOf('other')).toEqual([snapshot('3').arn]);
    expect(service.calls.filter(({ input }) => JSON.stringify(input).includes('other'))).toEqual([]);
  });

  test('that was replaced, by the name it had', async () => {
    service.addVault('old-vault', [snapshot('1')]);
    service.addVault('new-vault', [snapshot('2')]);
    const answer = await perform(handler, { RequestType: 'Delete', vault: 'new-vault', was: 'old-vault' });
    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'old-vault' });
    expect([service.arnsOf('old-vault'), service.arnsOf('new-vault')]).toEqual([[], [snapshot('2').arn]]);
  });

  // CloudFormation tells no more of it than of a vault that leaves the stack, and has not touched the tag: the guide says to take the option back before.
  test('also where the deployment that replaced it has taken the option back', async () => {
    service.addVault('old-vault', [snapshot('1')]);
    service.addVault('new-vault', [snapshot('2')], {});
    expect(await perform(handler, { RequestType: 'Delete', vault: 'old-vault' })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'old-vault' });
    expect([service.arnsOf('old-vault'), service.arnsOf('new-vault')]).toEqual([[], [snapshot('2').arn]]);
  });

  test('with every kind of ARN', async () => {
    const arns = ['arn:aws:ec2:eu-central-1::image/ami-1', 'arn:aws:rds:eu-central-1:111111111111:cluster-snapshot:awsbackup:job-1',
      'arn:aws:dynamodb:eu-central-1:111111111111:table/T/backup/01', 'arn:aws:redshift:eu-central-1:111111111111:snapshot:resource/awsbackup:1',
      'arn:aws:backup:eu-central-1:111111111111:recovery-point:composite:eks/name-2026'];
    service.addVault(VAULT, arns.map((arn) => ({ arn })));
    expect(await deleteVault()).toMatchObject(SUCCESS);
    expect(service.callsOf('DeleteRecoveryPoint').map(({ RecoveryPointArn }) => RecoveryPointArn)).toEqual(arns);
  });

  test('only when all of it is gone, and what is being deleted is not asked for again', async () => {
    service.addVault(VAULT, [snapshot('1', { lingers: 5 }), snapshot('2', { status: 'DELETING', lingers: 3 }), snapshot('3')]);
    expect(await deleteVault()).toEqual({ ...SUCCESS, minutes: 3 });
    expect(service.callsOf('DeleteRecoveryPoint')).toHaveLength(2);
  });

  test('of more recovery points than four pages have, in several calls', async () => {
    service.addVault(VAULT, many(4_100));
    expect(await deleteVault()).toMatchObject(SUCCESS);
    expect(service.callsOf('DeleteRecoveryPoint')).toHaveLength(4_100);
    expect(service.callsOf('ListRecoveryPointsByBackupVault').length).toBeGreaterThan(5);
  }, 120_000);

  test('in as many calls as it takes, where the time of one is short', async () => {
    service.addVault(VAULT, many(300));
    expect(await deleteVault(DELETE, timeFor(25))).toMatchObject(SUCCESS);
    expect(service.arnsOf(VAULT)).toEqual([]);
    expect(service.callsOf('ListTags').length).toBeGreaterThan(5);
  }, 60_000);

  test('while a backup job still writes into it, and ends', async () => {
    const job = snapshot('1', { status: 'CREATING' });
    service.addVault(VAULT, [job]);
    service.onCall(() => { if (service.callsOf('ListTags').length > 10) { job.status = job.status === 'CREATING' ? 'COMPLETED' : job.status; } });
    expect(await deleteVault()).toMatchObject(SUCCESS);
    expect(service.callsOf('DeleteRecoveryPoint')).toHaveLength(1);
  });

  test('of recovery points that come while it is', async () => {
    service.addVault(VAULT, [snapshot('1')]);
    service.onCall(({ operation }) => {
      const asked = service.callsOf('DeleteRecoveryPoint').length;
      if (operation === 'DeleteRecoveryPoint' && asked < 4) { service.addPoint(VAULT, snapshot(`new-${asked}`)); }
    });
    expect(await deleteVault()).toMatchObject(SUCCESS);
    expect(service.arnsOf(VAULT)).toEqual([]);
  });

  test('of what is expired', async () => {
    service.addVault(VAULT, [snapshot('1', { status: 'EXPIRED', statusMessage: 'The role is gone' }), snapshot('2', { status: 'PARTIAL' })]);
    expect(await deleteVault()).toMatchObject(SUCCESS);
  });

  test('of what is gone already when it is asked for', async () => {
    service.addVault(VAULT, [snapshot('1', { refusal: notFound, lingers: 0 }), snapshot('2')]);
    service.onCall(() => { if (service.callsOf('ListTags').length > 2) { service.addVault(VAULT); } });
    expect(await deleteVault()).toMatchObject(SUCCESS);
  });
});

describe('continuous backups', () => {
  const continuous = (more: Partial<RecoveryPoint> = {}): RecoveryPoint => ({
    arn: 'arn:aws:rds:eu-central-1:111111111111:auto-backup:ab-1', status: 'AVAILABLE', continuous: true, ...more,
  });
  const refused: Refusal = { status: 400, name: 'InvalidRequestException', message: 'The retention of this database cannot be zero' };

  test.each(['AVAILABLE', 'STOPPED'])('are deleted when they are %s', async (status) => {
    service.addVault(VAULT, [continuous({ status }), backup('bucket-0a1b2c3d', { status })]);
    expect(await deleteVault()).toMatchObject(SUCCESS);
    expect(service.callsOf('DisassociateRecoveryPoint')).toEqual([]);
  });

  test('of a database are given back to RDS where they cannot be deleted', async () => {
    service.addVault(VAULT, [continuous({ refusal: refused })]);
    expect(await deleteVault()).toMatchObject(SUCCESS);
    expect(service.callsOf('DisassociateRecoveryPoint')).toEqual([{ BackupVaultName: VAULT, RecoveryPointArn: continuous().arn }]);
  });

  test.each<[string, Partial<RecoveryPoint>]>([
    ['a database, by its own ARN', {}],
    ['a database', { arn: 'arn:aws:backup:eu-central-1:111111111111:recovery-point:continuous:db-ABC-0a1b2c3d', resourceType: 'RDS' }],
    ['an Aurora cluster', { arn: 'arn:aws:backup:eu-central-1:111111111111:recovery-point:continuous:cluster-abc-0a1b2c3d', resourceType: 'Aurora' }],
  ])('of %s are given back where their deletion is taken, and leaves them expired', async (_, more) => {
    service.addVault(VAULT, [continuous({ turns: 'EXPIRED', ...more }), snapshot('1')]);
    expect(await deleteVault()).toEqual({ ...SUCCESS, minutes: 10.5 }); // it is asked again for so long
    expect(service.callsOf('DisassociateRecoveryPoint')).toEqual([{ BackupVaultName: VAULT, RecoveryPointArn: more.arn ?? continuous().arn }]);
  });

  test.each<[string, Partial<RecoveryPoint>]>([
    ['of a bucket', { arn: 'arn:aws:backup:eu-central-1:111111111111:recovery-point:continuous:bucket-0a1b2c3d', resourceType: 'S3' }],
    ['a backup of a database that AWS Backup keeps itself', { ...backup('db-0a1b2c3d'), resourceType: 'RDS' }],
  ])('of a database are not one %s', async (_, more) => {
    service.addVault(VAULT, [continuous({ refusal: refused, ...more })]);
    expect(await deleteVault()).toMatchObject({ status: 'FAILED' });
    expect(service.callsOf('DisassociateRecoveryPoint')).toEqual([]);
  });

  test('are not given back where the deletion is denied', async () => {
    service.addVault(VAULT, [continuous({ refusal: denied })]);
    expect(await deleteVault()).toMatchObject({ status: 'FAILED' });
    expect(service.callsOf('DisassociateRecoveryPoint')).toEqual([]);
  });

  test('keep the vault with the first reason, where they cannot be given back either', async () => {
    service.addVault(VAULT, [continuous({ refusal: refused, continuous: false })]);
    expect((await deleteVault()).reason).toContain(`${continuous().arn} (InvalidRequestException: The retention of this database cannot be zero)`);
  });

  test.each([throttled, ill])('are given back later, where the service is busy: $name', async (busyThen) => {
    service.addVault(VAULT, [continuous({ refusal: refused })]);
    service.onCall(({ operation }) => operation === 'DisassociateRecoveryPoint' && service.callsOf('ListTags').length < 8 ? busyThen : undefined);
    expect(await deleteVault()).toMatchObject(SUCCESS);
  }, 60_000);

  test.each(['snapshot', 'cluster-snapshot'])('are no %s', async (type) => {
    service.addVault(VAULT, [{ arn: `arn:aws:rds:eu-central-1:111111111111:${type}:awsbackup:job-1`, refusal: held }]);
    expect(await deleteVault()).toMatchObject({ status: 'FAILED' });
    expect(service.callsOf('DisassociateRecoveryPoint')).toEqual([]);
  });
});

describe('composite recovery points', () => {
  const part: Refusal = { status: 400, name: 'InvalidRequestException', message: 'The recovery point is part of a composite one' };
  const parts: Refusal = { status: 400, name: 'InvalidRequestException', message: 'The recovery point has parts' };

  test('take their parts along', async () => {
    const whole = backup('whole', { isParent: true, lingers: 8 });
    service.addVault(VAULT, [snapshot('1', { parent: whole.arn, refusal: part }), whole, backup('2', { parent: whole.arn, refusal: part })]);
    expect(await deleteVault()).toMatchObject(SUCCESS);
    expect(service.callsOf('DisassociateRecoveryPointFromParent')).toEqual([]);
  });

  test('are deleted after their parts, where they have to be', async () => {
    const whole = backup('whole', { isParent: true, refusal: parts });
    service.addVault(VAULT, [whole, snapshot('1', { parent: whole.arn, lingers: 6 })]);
    service.onCall(() => { if (service.arnsOf(VAULT).length === 1) { delete whole.refusal; } });
    expect(await deleteVault()).toMatchObject(SUCCESS);
  });

  test('of another vault, or gone, are parted from what stays', async () => {
    service.addVault(VAULT, [snapshot('1', { parent: backup('elsewhere').arn, refusal: part })]);
    expect(await deleteVault()).toMatchObject(SUCCESS);
    expect(service.callsOf('DisassociateRecoveryPointFromParent')).toEqual([{ BackupVaultName: VAULT, RecoveryPointArn: snapshot('1').arn }]);
  });

  test('that cannot be deleted keep the vault, with their parts', async () => {
    const whole = backup('whole', { isParent: true, refusal: held });
    service.addVault(VAULT, [whole, snapshot('1', { parent: whole.arn, refusal: part })]);
    const { reason } = await deleteVault();
    expect(reason).toContain('2 recovery points stay');
    expect(service.callsOf('DisassociateRecoveryPointFromParent')).toEqual([]);
  });

  test('are parted from what stays, as soon as AWS Backup is not at work on them', async () => {
    service.addVault(VAULT, [snapshot('1', { parent: backup('elsewhere').arn, refusal: part })]);
    service.fail('DisassociateRecoveryPointFromParent', ill, 40);
    expect(await deleteVault()).toMatchObject(SUCCESS);
    expect(service.callsOf('DisassociateRecoveryPointFromParent').length).toBeGreaterThan(40);
  });

  test('stay whole where they cannot be parted', async () => {
    service.addVault(VAULT, [snapshot('1', { parent: backup('elsewhere').arn, refusal: part })]);
    service.fail('DisassociateRecoveryPointFromParent', { status: 400, name: 'InvalidRequestException', message: 'No' });
    expect((await deleteVault()).reason).toContain('InvalidRequestException: The recovery point is part of a composite one');
  });
});

describe('what keeps the vault is named', () => {
  test.each<[string, Refusal]>([['a legal hold', held], ['an access point', exposed], ['a lock', locked], ['an access policy', denied]])('%s', async (_, refusal) => {
    service.addVault(VAULT, [snapshot('1', { refusal }), snapshot('2')]);
    expect(await deleteVault()).toEqual({
      status: 'FAILED',
      reason: `the backup vault 'my-vault' cannot be emptied: 1 recovery point stays: ${snapshot('1').arn} (${refusal.name}: ${refusal.message})\n\nLogs: /aws/lambda/isComplete\n`,
      minutes: 2, // a refusal is asked again for so long
    });
    expect(service.arnsOf(VAULT)).toEqual([snapshot('1').arn]);
  });

  test('by reasons, a few of each', async () => {
    service.addVault(VAULT, [...many(7, { refusal: held }), snapshot('1', { refusal: denied })]);
    const first = many(5).map(({ arn }) => arn).join(', ');
    expect((await deleteVault()).reason.split('\n')[0]).toBe('the backup vault \'my-vault\' cannot be emptied: 8 recovery points stay: '
      + `${first} and 2 more (InvalidRequestException: The recovery point is under a legal hold); ${snapshot('1').arn} (AccessDeniedException: ${denied.message})`);
  });

  test('after all the rest is deleted, on whichever page it is', async () => {
    service.addVault(VAULT, [...many(1000, { refusal: held }), snapshot('1')]);
    expect((await deleteVault()).reason).toContain('1000 recovery points stay');
    expect(service.arnsOf(VAULT)).not.toContain(snapshot('1').arn);
  }, 60_000);

  test('as far as CloudFormation takes it', async () => {
    service.addVault(VAULT, many(50).map((point, index) => ({ ...point, refusal: { ...held, message: `Hold ${index} ${'x'.repeat(100)}` } })));
    const { reason } = await deleteVault();
    expect(Buffer.byteLength(reason)).toBeLessThan(3000);
    expect(reason).toContain('50 recovery points stay');
  });

  test('not while something else is on its way', async () => {
    service.addVault(VAULT, [snapshot('1', { refusal: held }), snapshot('2', { lingers: 20 })]);
    expect(await deleteVault()).toMatchObject({ status: 'FAILED', minutes: 10.5 });
  });

  test('where an expired one stays, by what the service says of it', async () => {
    service.addVault(VAULT, [snapshot('1', { status: 'EXPIRED', turns: 'EXPIRED', statusMessage: 'Snapshot is locked' })]);
    expect(await deleteVault()).toMatchObject({
      status: 'FAILED', minutes: 10, reason: expect.stringContaining(`${snapshot('1').arn} (EXPIRED: Snapshot is locked)`),
    });
  });

  test('where the vault may not be looked into', async () => {
    service.addVault('another');
    service.addVault(VAULT, [snapshot('1')]);
    service.fail('ListRecoveryPointsByBackupVault', denied);
    expect(await deleteVault()).toMatchObject({
      status: 'FAILED',
      minutes: 2, // as a refusal of a recovery point, it is asked again for so long
      reason: expect.stringContaining(`the backup vault 'my-vault' cannot be emptied: AccessDeniedException: ${denied.message}`),
    });
  });

  test('where the vaults may not be listed either', async () => {
    service.addVault(VAULT);
    service.fail('ListTags', denied);
    service.fail('ListBackupVaults', denied);
    expect(await deleteVault()).toMatchObject({ status: 'FAILED' });
  });

  test('where a request is refused', async () => {
    service.addVault(VAULT);
    service.fail('ListTags', { status: 400, name: 'InvalidParameterValueException', message: 'What is this?' });
    expect((await deleteVault()).reason).toContain('InvalidParameterValueException: What is this?');
    expect(service.callsOf('ListBackupVaults')).toEqual([]);
  });
});

describe('where one call does not get to the end of the vault', () => {
  const deletable = [snapshot('1'), snapshot('2')];

  test('what is refused does not keep the rest, and is counted', async () => {
    service.addVault(VAULT, [...many(300, { refusal: held }), ...deletable]);
    expect(await deleteVault(DELETE, timeFor(25))).toMatchObject({ status: 'FAILED', reason: expect.stringContaining('cannot be emptied: 300 recovery points stay') });
    expect(service.arnsOf(VAULT)).toHaveLength(300);
    expect(service.callsOf('ListTags').length).toBeGreaterThan(15);
  }, 60_000);

  test('it goes on at the page where it was', async () => {
    service.addVault(VAULT, [...many(1150, { refusal: held }), ...deletable]);
    expect((await deleteVault(DELETE, timeFor(150))).reason).toContain('1150 recovery points stay');
    expect(service.arnsOf(VAULT)).toHaveLength(1150);
    const pages = service.callsOf('ListRecoveryPointsByBackupVault').map(({ NextToken }) => NextToken ? 'second' : 'first');
    const round = [...Array(7).fill('first'), 'second', 'second'];
    expect(pages).toEqual([...round, ...round]);
  }, 120_000);

  test('it begins anew where that page is not there any more', async () => {
    const stale: Refusal = { status: 400, name: 'InvalidParameterValueException', message: 'Invalid token' };
    let refused = 0;
    service.addVault(VAULT, [...many(1100, { refusal: held }), ...deletable]);
    service.onCall(({ operation, input }) => operation === 'ListRecoveryPointsByBackupVault' && input.NextToken && service.callsOf('ListTags').length > 5 && ++refused === 1
      ? stale
      : undefined);
    expect((await deleteVault(DELETE, timeFor(150))).reason).toContain('1100 recovery points stay');
    expect(refused).toBeGreaterThan(0);
    expect(service.arnsOf(VAULT)).toHaveLength(1100);
  }, 120_000);

  test('it begins anew where it has seen nothing but an empty page', async () => {
    service.addVault(VAULT, [snapshot('1')]);
    service.beginsEmpty = true;
    service.onCall(({ operation }) => { if (operation === 'ListRecoveryPointsByBackupVault' && service.callsOf('ListTags').length === 1) { advance(1000); } });
    expect(await deleteVault(DELETE, MINUTE_FOR_HANGING_REQUESTS + 500)).toMatchObject(SUCCESS);
    expect(service.callsOf('ListRecoveryPointsByBackupVault').slice(0, 3).map(({ NextToken }) => NextToken)).toEqual([undefined, undefined, '0']);
  });

  test('the end of the hour says how many were seen', async () => {
    service.addVault(VAULT, many(5000, { refusal: held }));
    expect((await deleteVault(DELETE, timeFor(10))).reason).toMatch(/not empty yet, delete it again to go on: at least \d+ recovery points stay: /);
  }, 120_000);

  test('a part whose composite comes later stays with it', async () => {
    const whole = backup('whole', { isParent: true });
    service.addVault(VAULT, [snapshot('1', { parent: whole.arn, refusal: held }), ...many(100, { refusal: held }), whole]);
    await deleteVault(DELETE, timeFor(25));
    expect(service.callsOf('DisassociateRecoveryPointFromParent')).toEqual([]);
  }, 60_000);
});

describe('a refusal that passes does not count', () => {
  test.each(['ListTags', 'ListRecoveryPointsByBackupVault'])('of %s', async (operation) => {
    service.addVault('another');
    service.addVault(VAULT, [snapshot('1')]);
    service.fail(operation, denied, 2);
    expect(await deleteVault()).toMatchObject(SUCCESS);
    expect(service.arnsOf(VAULT)).toEqual([]);
  });

  test.each([held, denied])('$name', async (refusal) => {
    const point = snapshot('1', { refusal });
    service.addVault(VAULT, [point]);
    service.onCall(() => { if (service.callsOf('ListTags').length > 3) { delete point.refusal; } });
    expect(await deleteVault()).toMatchObject(SUCCESS);
  });
});

describe('what is left alone', () => {
  test.each<[string, Record<string, string>]>([
    ['a vault whose tag is gone, as its option was taken back', {}],
    ['a vault whose tag is of another stack', { [TAG]: OWNER.replace('1', '2') }],
    ['a vault whose tag is of another place in the same stack', { [TAG]: OWNER.replace('0a', '0b') }],
    ['a vault whose tag goes on', { [TAG]: `${OWNER}0` }],
    ['a vault whose tag names nobody', { [TAG]: 'true' }],
    ['a vault whose tag is empty', { [TAG]: '' }],
    ['a vault with another tag of the same value', { owner: OWNER }],
  ])('%s', async (_, tags) => {
    service.addVault(VAULT, [snapshot('1')], tags);
    expect(await deleteVault()).toEqual({ ...SUCCESS, minutes: 0 });
    expect(service.calls).toEqual([{ operation: 'ListTags', input: { ResourceArn: `arn:aws:backup:eu-central-1:111111111111:backup-vault:${VAULT}` } }]);
  });

  test.each(['', undefined])('a vault for a custom resource whose owner is %p, also without a tag', async (owner) => {
    service.addVault(VAULT, [snapshot('1')], owner === undefined ? {} : { [TAG]: owner });
    const answer = await handler.isComplete(
      { RequestType: 'Delete', PhysicalResourceId: VAULT, StartedAt: Date.now(), ResourceProperties: { Owner: owner, Final: 'true' } },
      { invokedFunctionArn: 'arn:aws:lambda:eu-central-1:111111111111:function:f', getRemainingTimeInMillis: () => 300_000 },
    );
    expect(answer).toEqual({ IsComplete: true });
    // What is deleted is still listed for a while.
    expect(service.calls.map(({ operation }) => operation)).toEqual(['ListTags']);
  });

  test('the rest of a vault, as soon as somebody removes the tag', async () => {
    service.addVault(VAULT, [snapshot('1', { lingers: 3 })]);
    service.onCall(() => { if (service.callsOf('ListTags').length === 2) { service.addVault(VAULT, [snapshot('2')], {}); } });
    expect(await deleteVault()).toMatchObject(SUCCESS);
    expect(service.arnsOf(VAULT)).toEqual([snapshot('2').arn]);
  });
});

describe('a vault that is gone is empty', () => {
  test('before', async () => {
    expect(await deleteVault()).toEqual({ ...SUCCESS, minutes: 0 });
  });

  test('before, where AWS Backup denies what is not there', async () => {
    service.addVault('another');
    service.addVault('third');
    service.fail('ListTags', denied);
    expect(await deleteVault()).toEqual({ ...SUCCESS, minutes: 0 });
  });

  test('before, where the vaults cannot be listed for a while', async () => {
    service.addVault('another');
    service.fail('ListTags', denied);
    service.fail('ListBackupVaults', throttled, 40);
    expect(await deleteVault()).toMatchObject(SUCCESS);
    expect(service.callsOf('ListBackupVaults').length).toBeGreaterThan(40);
  }, 60_000);

  test('between two requests', async () => {
    service.addVault(VAULT, [snapshot('1')]);
    service.onCall(({ operation }) => { if (operation === 'ListRecoveryPointsByBackupVault') { service.deleteVault(VAULT); } });
    expect(await deleteVault()).toEqual({ ...SUCCESS, minutes: 0 });
  });

  test('in the middle of a call', async () => {
    service.addVault(VAULT, many(30));
    service.onCall(({ operation }) => { if (operation === 'DeleteRecoveryPoint') { service.deleteVault(VAULT); } });
    expect(await deleteVault()).toMatchObject(SUCCESS);
  });
});

describe.each(['ListTags', 'ListRecoveryPointsByBackupVault', 'DeleteRecoveryPoint'])('%s goes wrong for a while', (operation) => {
  beforeEach(() => service.addVault(VAULT, [snapshot('1'), snapshot('2'), snapshot('3')]));

  test.each<[string, Refusal | 'drop', number]>([
    ['it is throttled, shorter than the client tries', throttled, 2],
    ['it is throttled, longer than the client tries', throttled, 40],
    ['the service is ill', ill, 40],
    ['something breaks inside', { status: 500, name: 'InternalFailure', message: 'Oops' }, 40],
    ['the connection breaks', 'drop', 40],
  ])('%s', async (_, outcome, times) => {
    service.fail(operation, outcome, times);
    expect(await deleteVault()).toMatchObject(SUCCESS);
    expect(service.arnsOf(VAULT)).toEqual([]);
  }, 60_000);

  test('it hangs', async () => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(200));
    service.fail(operation, 'hang', 2);
    expect(await deleteVault()).toMatchObject(SUCCESS);
  }, 60_000);
});

test('a recovery point that AWS Backup is at work on is waited for', async () => {
  const point = snapshot('1', { refusal: busy });
  service.addVault(VAULT, [point]);
  service.onCall(() => { if (service.callsOf('ListTags').length > 20) { delete point.refusal; } });
  expect(await deleteVault()).toMatchObject(SUCCESS);
});

describe('after the hour that CloudFormation waits', () => {
  const slow = () => snapshot('1', { status: 'DELETING', lingers: 1000 });

  test('the next custom resource goes on', async () => {
    service.addVault(VAULT, [slow()]);
    expect(await deleteVault({ ...DELETE, final: false })).toEqual({ ...SUCCESS, minutes: 50 });
    expect(console.log).toHaveBeenCalledWith('my-vault: the hour is over, the next custom resource goes on');
    expect(service.arnsOf(VAULT)).toHaveLength(1);
  });

  test('the last one says what is there', async () => {
    service.addVault(VAULT, [slow(), snapshot('2', { refusal: held })]);
    expect(await deleteVault()).toMatchObject({
      status: 'FAILED',
      minutes: 50,
      reason: expect.stringContaining('the backup vault \'my-vault\' is not empty yet, delete it again to go on: 2 recovery points stay: '
        + `${snapshot('2').arn} (InvalidRequestException: The recovery point is under a legal hold); ${snapshot('1').arn} (DELETING)`),
    });
  });

  test('the last one counts what was being deleted already, or made, when it was first seen', async () => {
    service.addVault(VAULT, [snapshot('1', { status: 'DELETING', statusMessage: 'soon', lingers: 1000 }), snapshot('2', { status: 'CREATING' })]);
    expect((await deleteVault()).reason).toContain(`2 recovery points stay: ${snapshot('1').arn} (DELETING: soon); ${snapshot('2').arn} (CREATING)`);
    expect(service.callsOf('DeleteRecoveryPoint')).toEqual([]);
  });

  test('the last one says that it could not look', async () => {
    service.addVault(VAULT, [slow()]);
    service.fail('ListRecoveryPointsByBackupVault', throttled);
    expect((await deleteVault()).reason).toContain('delete it again to go on: ThrottlingException: Rate exceeded');
  }, 60_000);

  test('what is refused for good stops it at once', async () => {
    service.addVault(VAULT, [snapshot('1', { refusal: held })]);
    expect(await deleteVault({ ...DELETE, final: false })).toMatchObject({ status: 'FAILED', minutes: 2 });
  });
});

test('a mistake in the function is not taken for a busy service', async () => {
  service.addVault(VAULT, [snapshot('1')]);
  jest.spyOn(console, 'log').mockImplementationOnce(() => { throw new TypeError('no log'); });
  const settled = Date.now() - 10 * MINUTE_FOR_HANGING_REQUESTS;
  await expect(handler.isComplete(
    { RequestType: 'Delete', PhysicalResourceId: VAULT, StartedAt: settled, ResourceProperties: {} },
    { invokedFunctionArn: 'arn:aws:lambda:eu-central-1:111111111111:function:f', getRemainingTimeInMillis: () => 300_000 },
  )).rejects.toThrow(`the backup vault '${VAULT}' cannot be emptied: TypeError: no log`);
});

test('the folder of the handler is all that it takes, beside the SDK', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'handler-'));
  try {
    cpSync(HANDLER, folder, { recursive: true });
    writeFileSync(join(folder, 'call.js'), `require('./index').onEvent({ RequestType: 'Create', ResourceProperties: { BackupVaultName: 'v' } })
      .then((answer) => console.log(JSON.stringify([answer, Object.keys(require('./index'))])))`);
    const sdk = join(dirname(require.resolve('@aws-sdk/client-backup/package.json')), '..', '..');
    const output = execFileSync(process.execPath, ['call.js'], { cwd: folder, env: { ...process.env, NODE_PATH: sdk }, encoding: 'utf8' });
    expect(JSON.parse(output)).toEqual([{ PhysicalResourceId: 'v' }, ['onEvent', 'isComplete']]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
