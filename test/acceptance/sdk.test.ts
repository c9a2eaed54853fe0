import { createServer } from 'http';
import type { Server } from 'http';
import type { AddressInfo } from 'net';
import { allOf, ifThere, Refusal } from '../../acceptance/cloud/cloud';
import { refusalOf, SdkSurroundings } from '../../acceptance/cloud/sdk';
import { signedHeaders } from '../../acceptance/cloud/signed';
import { emulatedConfig } from '../../acceptance/emulator/server';

interface Reply {
  readonly status: number;
  readonly body: object;
}

let server: Server;
let asked: string[];
let replies: Reply[];

beforeEach(async () => {
  asked = [];
  server = createServer(({ method, url }, response) => {
    asked.push(`${method} ${url}`);
    const { status, body } = replies.shift()!;
    response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-requestid': `r-${asked.length}`, 'x-amzn-errortype': (body as { name?: string }).name ?? '' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
});

afterEach(() => new Promise((done) => { server.close(done); server.closeAllConnections(); }));

const surroundings = () => new SdkSurroundings(emulatedConfig(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), 0);

test('a service that says to slow down is asked again', async () => {
  replies = [{ status: 429, body: { name: 'TooManyRequestsException' } }, { status: 200, body: { BackupVaultName: 'v' } }];
  const of = surroundings();

  expect(await of.cloudOf('eu-west-1').call('backup:DescribeBackupVault', { BackupVaultName: 'v' })).toEqual({ BackupVaultName: 'v' });
  expect(asked).toHaveLength(2);
  expect(of.requests).toEqual([{ operation: 'backup:DescribeBackupVault', region: 'eu-west-1', at: expect.any(String), requestId: 'r-2' }]);
});

test('a refusal has the words of the service and the id of the request', async () => {
  replies = [{ status: 400, body: { name: 'InvalidParameterValueException', Code: 'x', Message: 'no', message: 'no' } }];
  const of = surroundings();
  const error: Refusal = await of.cloudOf('eu-west-1').call('backup:CreateBackupPlan', { BackupPlan: { BackupPlanName: 'p', Rules: [] } }).then(() => undefined, (refused) => refused);

  expect(error).toBeInstanceOf(Refusal);
  expect(error.inWords).toBe('backup:CreateBackupPlan: InvalidParameterValueException: no (request r-1)');
  expect(of.requests[0]).toMatchObject({ requestId: 'r-1', refusedWith: 'InvalidParameterValueException' });
});

test.each(['kms:DescribeKey', 'logs:DeleteLogGroup'] as const)('%s, of a service without a client, is asked as by one', async (operation) => {
  replies = [{ status: 400, body: { __type: 'ThrottlingException' } }, { status: 200, body: { KeyMetadata: {} } }, { status: 400, body: { __type: 'com.amazonaws#NotFoundException', message: 'gone' } }];
  const of = surroundings();

  expect(await of.cloudOf('eu-west-1').call(operation, {})).toEqual({ KeyMetadata: {} });
  expect(await ifThere(of.cloudOf('eu-west-1').call(operation, {}))).toBeUndefined();
  expect(of.requests).toMatchObject([{ operation, requestId: 'r-2' }, { operation, requestId: 'r-3', refusedWith: 'NotFoundException' }]);
});

test('a request is signed as SigV4 has it', () => {
  const request = { url: 'https://kms.eu-west-1.amazonaws.com/', region: 'eu-west-1', service: 'kms', target: 'TrentService.DescribeKey', body: '{"KeyId":"k"}' };
  const { authorization } = signedHeaders(request, { accessKeyId: 'made-up', secretAccessKey: 'secret', sessionToken: 'token' }, new Date('2031-02-03T04:05:06Z'));

  // What the signer of the SDK says of the same.
  expect(authorization).toBe('AWS4-HMAC-SHA256 Credential=made-up/20310203/eu-west-1/kms/aws4_request, '
    + 'SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date;x-amz-security-token;x-amz-target, Signature=c33a4824ce66db838e0ec635aef8b3cdcc2aefb69e3188ac6aa7d213d128075e');
});

test('what is not there is nothing, and all else is thrown', async () => {
  replies = [{ status: 400, body: { name: 'ResourceNotFoundException', message: 'gone' } }, { status: 400, body: { name: 'AccessDeniedException', message: 'no' } }];
  const cloud = surroundings().cloudOf('eu-west-1');

  expect(await ifThere(cloud.call('backup:DescribeBackupVault', { BackupVaultName: 'v' }))).toBeUndefined();
  await expect(ifThere(cloud.call('backup:DescribeBackupVault', { BackupVaultName: 'v' }))).rejects.toMatchObject({ code: 'AccessDeniedException', isOfRights: true, isOfCaller: true });
});

test('all pages of a list are read', async () => {
  replies = [{ status: 200, body: { BackupVaultList: [{ BackupVaultName: 'a' }], NextToken: 'more' } }, { status: 200, body: { BackupVaultList: [{ BackupVaultName: 'b' }] } }];

  expect(await allOf(surroundings().cloudOf('eu-west-1'), 'backup:ListBackupVaults', 'BackupVaultList')).toEqual([{ BackupVaultName: 'a' }, { BackupVaultName: 'b' }]);
  expect(asked[1]).toContain('nextToken=more');
});

test.each([
  [{ name: 'ExpiredTokenException', message: 'expired' }, 'ExpiredTokenException', { isOfCredentials: true, isOfCaller: true }],
  [{ name: 'Error', code: 'ECONNREFUSED', message: 'refused' }, 'ECONNREFUSED', { isOfCredentials: false, isOfCaller: true }],
  // No service has said it.
  ['odd', 'Error', { isOfCredentials: false, isOfCaller: true }],
])('the error %j is one of ours', (error, code, kind) => {
  expect(refusalOf('backup:CreateBackupVault', error)).toMatchObject({ code, ...kind });
});
