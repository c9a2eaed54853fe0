import { Size } from 'aws-cdk-lib';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { RestoreJobService } from './restore-job-service';
import { refused, RestoredResources } from './restored-resources';
import { StepError } from './state-machine';
import { COMPLETED, JOB, MINUTE, ValidationProgram } from './validation-program';
import { BackupAccessPoint, RestoreValidator } from '../../src';
import { HERE, testStack } from '../util';

// Each is synthesised once.
const TABLE = RestoreValidator.dynamoDb();
const LIKE_SOURCE = RestoreValidator.dynamoDb({ withinPercentOfSource: 10 });
const BUCKET = RestoreValidator.s3();
const VOLUME = RestoreValidator.ebs({ minSize: Size.gibibytes(8) });
const INSTANCE = RestoreValidator.ec2();
const EFS = RestoreValidator.efs({ minSize: Size.kibibytes(1) });
const FSX = RestoreValidator.fsx({ minSize: Size.gibibytes(32) });
const ANY_FSX = RestoreValidator.fsx();
const DATABASE = RestoreValidator.rds({ minSize: Size.gibibytes(20) });
const ANY_DATABASE = RestoreValidator.rds();
const AURORA = RestoreValidator.aurora();
const DOC_DB = RestoreValidator.docDb();

const service = new RestoreJobService();
const restored = new RestoredResources();
let program: ValidationProgram;

beforeAll(async () => {
  Object.assign(process.env, { AWS_ENDPOINT_URL: await service.start(), AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' });
  restored.mock();
});

beforeEach(() => {
  service.reset();
  restored.reset();
  jest.spyOn(console, 'log').mockReturnValue();
});

afterEach(() => {
  jest.restoreAllMocks();
  expect([...service.problems, ...restored.problems]).toEqual([]);
});

afterAll(() => service.stop());

const ARNS: Record<string, string> = {
  DynamoDB: JOB.CreatedResourceArn,
  S3: 'arn:aws:s3:::awsbackup-restore-test-1',
  EBS: 'arn:aws:ec2:eu-central-1:111111111111:volume/vol-1',
  EC2: 'arn:aws:ec2:eu-central-1:111111111111:instance/i-1',
  EFS: 'arn:aws:elasticfilesystem:eu-central-1:111111111111:file-system/fs-1',
  FSx: 'arn:aws:fsx:eu-central-1:111111111111:file-system/fs-1',
  RDS: 'arn:aws:rds:eu-central-1:111111111111:db:awsbackup-restore-test-1',
  Aurora: 'arn:aws:rds:eu-central-1:111111111111:cluster:awsbackup-restore-test-1',
  DocumentDB: 'arn:aws:rds:eu-central-1:111111111111:cluster:awsbackup-restore-test-1',
  Neptune: 'arn:aws:rds:eu-central-1:111111111111:cluster:awsbackup-restore-test-1',
};

/** What a validator of this library says of what was restored. */
async function judged(validator: RestoreValidator, arn = ARNS[validator.resourceType!.name]) {
  service.addJob({ ...JOB, ResourceType: validator.resourceType!.name, CreatedResourceArn: arn });
  program = new ValidationProgram(service, validator, () => ({ validator }));
  const outcome = await program.restored();
  expect(outcome.status).toBe('SUCCEEDED');
  return { ...outcome, minutes: (Date.now() - COMPLETED) / MINUTE };
}

const ok = (message: string) => ({ result: 'SUCCESSFUL', message });
const no = (message: string) => ({ result: 'FAILED', message });

describe('a table', () => {
  const table = (TableStatus: string, ItemCount?: number) => ({ Table: { TableStatus, ItemCount } });

  test('is counted as far as it has to be', async () => {
    restored.on('DescribeTable', table('ACTIVE', 0));
    restored.on('Scan', { Count: 600, LastEvaluatedKey: { id: {} } }, { Count: 500, LastEvaluatedKey: { id: {} } });
    expect(await judged(RestoreValidator.dynamoDb({ minItems: 1000 }))).toMatchObject(ok("the table 'awsbackup-restore-test-1' has at least 1100 items"));
    expect(restored.inputsOf('Scan')).toEqual([
      { TableName: 'awsbackup-restore-test-1', Select: 'COUNT', ExclusiveStartKey: undefined }, { TableName: 'awsbackup-restore-test-1', Select: 'COUNT', ExclusiveStartKey: { id: {} } },
    ]);
  });

  test.each<[number, object]>([
    [1, ok("the table 'awsbackup-restore-test-1' has 1 items")], [0, no("the table 'awsbackup-restore-test-1' has 0 items, expected at least 1")],
  ])('must have an item: %d', async (Count, outcome) => {
    restored.on('DescribeTable', table('ACTIVE'));
    restored.on('Scan', { Count });
    expect(await judged(TABLE)).toMatchObject(outcome);
  });

  test('may be empty', async () => {
    restored.on('DescribeTable', table('ACTIVE'));
    expect(await judged(RestoreValidator.dynamoDb({ minItems: 0 }))).toMatchObject(ok("the table 'awsbackup-restore-test-1' is ACTIVE"));
    expect(restored.inputsOf('Scan')).toEqual([]);
  });

  test.each<[number, boolean]>([[89, false], [90, true], [110, true], [111, false]])('is held against its source: %d items', async (Count, isGood) => {
    restored.on('DescribeTable', ({ TableName }) => TableName === 'orders' ? table('ACTIVE', 100) : table('ACTIVE', 0));
    restored.on('Scan', { Count });
    const found = `the table 'awsbackup-restore-test-1' has ${Count} items`;
    expect(await judged(LIKE_SOURCE)).toMatchObject(isGood ? ok(found) : no(`${found}, expected 90 to 110`));
  });

  test('may be empty as its source is', async () => {
    restored.on('DescribeTable', ({ TableName }) => TableName === 'orders' ? table('ACTIVE') : table('ACTIVE', 0));
    restored.on('Scan', {});
    expect(await judged(LIKE_SOURCE)).toMatchObject(ok("the table 'awsbackup-restore-test-1' has 0 items"));
  });

  test('is waited for', async () => {
    restored.on('DescribeTable', table('CREATING'), table('CREATING'), table('ACTIVE'));
    restored.on('Scan', { Count: 1 });
    expect(await judged(TABLE)).toMatchObject({ result: 'SUCCESSFUL', minutes: 1 });
  });

  test('is not waited for without an end', async () => {
    restored.on('DescribeTable', table('CREATING'));
    const { minutes, ...outcome } = await judged(TABLE);
    expect(outcome).toMatchObject(no("the check did not end in time: the table 'awsbackup-restore-test-1' is CREATING"));
    expect(minutes).toBe(30);
  });

  test.each<[any, string]>([
    [table('ARCHIVED'), "the table 'awsbackup-restore-test-1' is ARCHIVED"],
    [{}, "the table 'awsbackup-restore-test-1' is not there"],
    [refused('ResourceNotFoundException', 'no table'), 'the validation has failed: ResourceNotFoundException: no table'],
    [refused('AccessDenied'), 'the validation has failed: AccessDenied: no'],
  ])('that is not as it should be fails: %j', async (answer, message) => {
    restored.on('DescribeTable', answer);
    expect(await judged(TABLE)).toMatchObject(no(message));
  });

  test.each<[Error]>([
    [refused('ThrottlingException')], [refused('InternalServerError', 'ill', 500)], [Object.assign(new Error('lost'), { name: 'TimeoutError', $metadata: {} })],
  ])('is looked at again after %s', async (error) => {
    restored.on('DescribeTable', error, table('ACTIVE'));
    restored.on('Scan', refused('ProvisionedThroughputExceededException'), { Count: 1 });
    expect(await judged(TABLE)).toMatchObject({ result: 'SUCCESSFUL', minutes: 1 });
  });

  test('is not counted for longer than the time', async () => {
    restored.on('DescribeTable', table('ACTIVE'));
    restored.on('Scan', () => {
      program.advance(31 * MINUTE);
      return { Count: 1, LastEvaluatedKey: { id: {} } };
    });
    expect(await judged(RestoreValidator.dynamoDb({ minItems: 10 }))).toMatchObject(no("the validation has failed: Error: the items of the table 'awsbackup-restore-test-1' could not be counted "
      + 'in time, 1 were'));
  });
});

describe('a bucket', () => {
  const Contents = [{ Key: 'a', Size: 5000 }, { Key: 'b', Size: 3 }, { Key: 'empty' }];
  const Body = { transformToByteArray: async () => new Uint8Array() };

  test('has objects that can be read', async () => {
    restored.on('ListObjectsV2', { Contents });
    restored.on('GetObject', { Body }, {});
    expect(await judged(BUCKET)).toMatchObject(ok("the bucket 'awsbackup-restore-test-1' has 3 objects, 3 of which were read"));
    expect(restored.inputsOf('GetObject')).toEqual([
      { Bucket: 'awsbackup-restore-test-1', Key: 'a', Range: 'bytes=0-1023' }, { Bucket: 'awsbackup-restore-test-1', Key: 'b', Range: 'bytes=0-2' }, { Bucket: 'awsbackup-restore-test-1', Key: 'empty' },
    ]);
  });

  test('is counted as far as it has to be, and ten objects are read', async () => {
    restored.on('ListObjectsV2', ...['1', '2', '3'].map((NextContinuationToken) => ({ Contents: [...Contents, ...Contents], NextContinuationToken })));
    restored.on('GetObject', { Body });
    expect(await judged(RestoreValidator.s3({ minObjects: 12 }))).toMatchObject(ok("the bucket 'awsbackup-restore-test-1' has at least 12 objects, 10 of which were read"));
    expect(restored.inputsOf('ListObjectsV2').map(({ ContinuationToken }) => ContinuationToken)).toEqual([undefined, '1']);
  });

  test.each<[object, number, object]>([
    [{ Contents }, 4, no("the bucket 'awsbackup-restore-test-1' has 3 objects, expected at least 4")],
    [{}, 1, no("the bucket 'awsbackup-restore-test-1' has 0 objects, expected at least 1")],
    [{}, 0, ok("the bucket 'awsbackup-restore-test-1' has 0 objects, 0 of which were read")],
  ])('is counted: %j', async (list, minObjects, outcome) => {
    restored.on('ListObjectsV2', list);
    restored.on('GetObject', { Body });
    expect(await judged(RestoreValidator.s3({ minObjects }))).toMatchObject(outcome);
  });

  test('with an object that cannot be read fails', async () => {
    restored.on('ListObjectsV2', { Contents });
    restored.on('GetObject', { Body }, refused('AccessDenied', 'not the key'));
    expect(await judged(BUCKET)).toMatchObject(no("the object 'b' of the bucket 'awsbackup-restore-test-1' cannot be read: AccessDenied: not the key"));
  });

  test('is looked at again', async () => {
    restored.on('ListObjectsV2', { Contents });
    restored.on('GetObject', refused('ThrottlingException'), { Body });
    expect(await judged(BUCKET)).toMatchObject({ result: 'SUCCESSFUL' });
  });

  test('is not counted for longer than the time', async () => {
    restored.on('ListObjectsV2', () => {
      program.advance(31 * MINUTE);
      return { Contents, NextContinuationToken: '1' };
    });
    expect(await judged(RestoreValidator.s3({ minObjects: 100 }))).toMatchObject(no("the validation has failed: Error: the objects of the bucket 'awsbackup-restore-test-1' could not be counted "
      + 'in time, 3 were'));
  });
});

describe('a bucket beside an access point', () => {
  const ACCESS_POINT = 'arn:<AWS::Partition>:s3:eu-central-1:111111111111:accesspoint/golden';
  const BESIDE = RestoreValidator.s3({ accessPoint: BackupAccessPoint.fromBackupAccessPointName(testStack(HERE), 'Golden', 'golden') });
  const Contents = [{ Key: 'a', Size: 5000 }, { Key: 'empty' }];
  const object = (text: string, size: number) => ({
    Body: { transformToByteArray: async () => Buffer.from(text) }, ...(size > 0 ? { ContentRange: `bytes 0-1023/${size}`, ContentLength: 1024 } : { ContentLength: 0 }),
  });

  /** Both have the objects of the list; that of the bucket may be another one. */
  function given(inBucket: (key: string) => any = () => undefined): void {
    restored.on('ListObjectsV2', { Contents });
    restored.on('GetObject', ({ Bucket, Key }: any) => {
      const own = object(Key === 'a' ? 'beginning' : '', Key === 'a' ? 5000 : 0);
      const answer = Bucket === ACCESS_POINT ? own : inBucket(Key) ?? own;
      if (answer instanceof Error) { throw answer; }
      return answer;
    });
  }

  test('has the same objects', async () => {
    given();
    restored.on('ListObjectsV2', ({ Bucket }: any) => ({ Contents: Bucket === 'awsbackup-restore-test-1' ? [...Contents, { Key: 'new', Size: 0 }] : Contents }));
    expect(await judged(BESIDE)).toMatchObject(ok("the bucket 'awsbackup-restore-test-1' has 3 objects, 3 of which were read, and 2 are as the access point shows them"));
    expect(restored.inputsOf('ListObjectsV2')[1]).toEqual({ Bucket: ACCESS_POINT, MaxKeys: 10 });
  });

  test.each<[string, any, string]>([
    ['smaller', object('beginning', 4999), "the object 'a' of the bucket 'awsbackup-restore-test-1' has 4999 bytes, and 5000 where the access point shows it"],
    ['empty', refused('InvalidRange', 'no such range', 416), "the object 'a' of the bucket 'awsbackup-restore-test-1' cannot be read: InvalidRange: no such range"],
    ['another one', object('Beginning', 5000), "the object 'a' of the bucket 'awsbackup-restore-test-1' begins otherwise than where the access point shows it"],
  ])('has not the same one: %s', async (_, answer, message) => {
    given((key) => key === 'a' ? answer : undefined);
    expect(await judged(BESIDE)).toMatchObject(no(message));
  });

  test('lacks an object', async () => {
    given((key) => key === 'a' ? refused('NoSuchKey', 'not here', 404) : undefined);
    restored.on('ListObjectsV2', ({ Bucket }: any) => ({ Contents: Bucket === 'awsbackup-restore-test-1' ? [{ Key: 'empty' }] : Contents }));
    expect(await judged(BESIDE)).toMatchObject(no("the object 'a' of the bucket 'awsbackup-restore-test-1' is not as the access point shows it: NoSuchKey: not here"));
  });

  test('is held against nothing', async () => {
    given();
    restored.on('ListObjectsV2', { Contents }, {});
    expect(await judged(BESIDE)).toMatchObject(no(`the access point '${ACCESS_POINT}' shows no object to compare with`));
  });

  test('is held against what cannot be read', async () => {
    given();
    restored.on('GetObject', object('', 5000), object('', 0), refused('AccessDenied', 'not the key', 403));
    expect(await judged(BESIDE)).toMatchObject(no(`the object 'a' of the access point '${ACCESS_POINT}' cannot be read: AccessDenied: not the key`));
  });
});

describe('a volume', () => {
  const status = (Status: string) => ({ VolumeStatuses: [{ VolumeStatus: { Status } }] });

  test('passes its status check', async () => {
    restored.on('DescribeVolumes', { Volumes: [{ State: 'creating' }] }, { Volumes: [{ State: 'available', Size: 8 }] });
    restored.on('DescribeVolumeStatus', {}, status('insufficient-data'), status('ok'));
    expect(await judged(VOLUME)).toMatchObject({ ...ok("the status check of the volume 'vol-1' is ok"), minutes: 1.5 });
  });

  test.each<[any, string, string]>([
    [{ Volumes: [{ State: 'in-use', Size: 7 }] }, 'ok', "the volume 'vol-1' has 7 GiB, expected at least 8"],
    [{ Volumes: [{ State: 'available', Size: 8 }] }, 'impaired', "the status check of the volume 'vol-1' is impaired"],
    [{ Volumes: [{ State: 'error' }] }, 'ok', "the volume 'vol-1' is error"],
    [{ Volumes: [] }, 'ok', "the volume 'vol-1' is not there"],
    [{}, 'ok', "the volume 'vol-1' is not there"],
    [refused('InvalidVolume.NotFound', 'gone'), 'ok', 'the validation has failed: InvalidVolume.NotFound: gone'],
  ])('fails: %j', async (volumes, state, message) => {
    restored.on('DescribeVolumes', volumes);
    restored.on('DescribeVolumeStatus', status(state));
    expect(await judged(VOLUME)).toMatchObject(no(message));
  });
});

describe('an instance', () => {
  const instance = (Name: string, system?: string, own?: string) => ({
    InstanceStatuses: [{ InstanceState: { Name }, SystemStatus: { Status: system }, InstanceStatus: { Status: own } }],
  });

  test('passes its checks', async () => {
    restored.on('DescribeInstanceStatus', instance('pending'), instance('running', 'initializing', 'initializing'), instance('running', 'ok', 'initializing'), instance('running', 'ok', 'ok'));
    expect(await judged(INSTANCE)).toMatchObject({ ...ok("the instance 'i-1' is running, and passes its checks"), minutes: 1.5 });
    expect(restored.inputsOf('DescribeInstanceStatus')[0]).toEqual({ InstanceIds: ['i-1'], IncludeAllInstances: true });
  });

  test.each<[object, string]>([
    [instance('terminated'), "the instance 'i-1' is terminated"],
    [{}, "the instance 'i-1' is not there"],
    [instance('running', 'impaired', 'ok'), "the system check of the instance 'i-1' is impaired"],
    [instance('running', 'ok', 'impaired'), "the instance check of the instance 'i-1' is impaired"],
  ])('fails: %j', async (answer, message) => {
    restored.on('DescribeInstanceStatus', answer);
    expect(await judged(INSTANCE)).toMatchObject(no(message));
  });
});

describe('a file system', () => {
  const efs = (LifeCycleState: string, Value?: number) =>
    ({ FileSystems: [{ LifeCycleState, ...(Value === undefined ? {} : { SizeInBytes: { Value } }) }] });

  test.each<[object[], object]>([
    [[efs('creating'), efs('available', 1024)], ok("the file system 'fs-1' is available, and has 1024 bytes")],
    [[efs('available', 6), efs('available', 2048)], ok("the file system 'fs-1' is available, and has 2048 bytes")],
    [[efs('available', 1023)], no("the check did not end in time: the file system 'fs-1' has 1023 bytes, expected at least 1024")],
    [[efs('error')], no("the file system 'fs-1' is error")],
    [[{}], no("the file system 'fs-1' is not there")],
  ])('of EFS is looked at: %j', async (answers, outcome) => {
    restored.on('DescribeFileSystems', ...answers);
    expect(await judged(EFS)).toMatchObject(outcome);
  });

  test('of EFS may have any size', async () => {
    restored.on('DescribeFileSystems', efs('available'));
    expect(await judged(RestoreValidator.efs())).toMatchObject(ok("the file system 'fs-1' is available, and has 0 bytes"));
  });

  test.each<[object[], object]>([
    [[{ FileSystems: [{ Lifecycle: 'CREATING' }] }, { FileSystems: [{ Lifecycle: 'AVAILABLE', StorageCapacity: 32 }] }], ok("the file system 'fs-1' is AVAILABLE, and has 32 GiB")],
    [[{ FileSystems: [{ Lifecycle: 'AVAILABLE', StorageCapacity: 31 }] }], no("the file system 'fs-1' has 31 GiB, expected at least 32")],
    [[{ FileSystems: [{ Lifecycle: 'AVAILABLE' }] }], no("the file system 'fs-1' has 0 GiB, expected at least 32")],
    [[{ FileSystems: [{ Lifecycle: 'FAILED' }] }], no("the file system 'fs-1' is FAILED")],
    [[{}], no("the file system 'fs-1' is not there")],
  ])('of FSx is looked at: %j', async (answers, outcome) => {
    restored.on('DescribeFileSystems', ...answers);
    expect(await judged(FSX)).toMatchObject(outcome);
  });

  test.each<[object, object]>([
    [{ Volumes: [{ Lifecycle: 'CREATED', OntapConfiguration: { SizeInMegabytes: 2048 } }] }, ok("the volume 'fsvol-1' is CREATED, and has 2 GiB")],
    [{ Volumes: [{ Lifecycle: 'AVAILABLE' }] }, ok("the volume 'fsvol-1' is AVAILABLE, and has 0 GiB")],
    [{ Volumes: [{ Lifecycle: 'MISCONFIGURED' }] }, no("the volume 'fsvol-1' is MISCONFIGURED")],
    [{}, no("the volume 'fsvol-1' is not there")],
  ])('of FSx for ONTAP is a volume: %j', async (answer, outcome) => {
    restored.on('DescribeVolumes', answer);
    expect(await judged(ANY_FSX, 'arn:aws:fsx:eu-central-1:111111111111:volume/fs-1/fsvol-1')).toMatchObject(outcome);
  });
});

test.each<[string, () => Promise<object>, (state: string) => object, string, readonly string[]]>([
  ['DescribeTable', () => judged(RestoreValidator.dynamoDb()), (TableStatus) => ({ Table: { TableStatus } }), 'ACTIVE', ['CREATING', 'UPDATING']],
  ['DescribeFileSystems', () => judged(RestoreValidator.efs()), (LifeCycleState) => ({ FileSystems: [{ LifeCycleState }] }), 'available', ['creating', 'updating']],
  ['DescribeFileSystems', () => judged(ANY_FSX), (Lifecycle) => ({ FileSystems: [{ Lifecycle }] }), 'AVAILABLE', ['CREATING', 'UPDATING']],
])('%s is asked again as long as the state is one on the way: %#', async (operation, check, answer, good, states) => {
  restored.on(operation, ...states.map(answer), answer(good));
  expect(await check()).toMatchObject({ status: 'SUCCEEDED' });
  expect(restored.inputsOf(operation)).toHaveLength(states.length + 1);
});

describe('a database', () => {

  test.each<[any[], object]>([
    [[{ DBInstances: [{ DBInstanceStatus: 'backing-up' }] }, { DBInstances: [{ DBInstanceStatus: 'available', AllocatedStorage: 20 }] }],
      ok("the database 'awsbackup-restore-test-1' is available, and has 20 GiB")],
    [[{ DBInstances: [{ DBInstanceStatus: 'available', AllocatedStorage: 19 }] }], no("the database 'awsbackup-restore-test-1' has 19 GiB, expected at least 20")],
    [[{ DBInstances: [{ DBInstanceStatus: 'available' }] }], no("the database 'awsbackup-restore-test-1' has 0 GiB, expected at least 20")],
    [[{ DBInstances: [{ DBInstanceStatus: 'incompatible-parameters' }] }], no("the database 'awsbackup-restore-test-1' is incompatible-parameters")],
    [[refused('DBInstanceNotFoundFault')], no("the database 'awsbackup-restore-test-1' is not there")],
    [[refused('AccessDenied')], no('the validation has failed: AccessDenied: no')],
    [[{}], no("the database 'awsbackup-restore-test-1' is not there")],
  ])('is looked at: %j', async (answers, outcome) => {
    restored.on('DescribeDBInstances', ...answers);
    expect(await judged(DATABASE)).toMatchObject(outcome);
  });

  test('may have any size where none is asked for', async () => {
    restored.on('DescribeDBInstances', { DBInstances: [{ DBInstanceStatus: 'available' }] });
    expect(await judged(ANY_DATABASE)).toMatchObject(ok("the database 'awsbackup-restore-test-1' is available, and has 0 GiB"));
  });

  test.each<[any, object]>([
    [{ DBClusters: [{ Status: 'available', AllocatedStorage: 100 }] }, ok("the cluster 'awsbackup-restore-test-1' is available, and has 100 GiB")],
    [refused('DBClusterNotFoundFault'), no("the cluster 'awsbackup-restore-test-1' is not there")],
  ])('may be a Multi-AZ cluster: %j', async (answer, outcome) => {
    restored.on('DescribeDBClusters', answer);
    expect(await judged(ANY_DATABASE, ARNS.Aurora)).toMatchObject(outcome);
  });
});

describe('a cluster', () => {
  const ID = /^restore-validation-[0-9a-f]{16}$/;
  const instances = (DBInstanceStatus: string) => ({ DBInstances: [{ DBInstanceStatus }] });
  const none = refused('DBInstanceNotFoundFault');
  const cluster = (more: object = {}) => ({ DBClusters: [{ Status: 'available', Engine: 'aurora-mysql', ...more }] });
  const made = { DBInstance: { DBInstanceStatus: 'creating' } };
  const removed = { DBInstance: { DBInstanceStatus: 'deleting' } };

  beforeEach(() => {
    restored.on('DescribeDBClusters', cluster());
    restored.on('CreateDBInstance', made);
    restored.on('DeleteDBInstance', removed);
  });

  test.each<[RestoreValidator, string, object]>([
    [AURORA, 'rds', { SkipFinalSnapshot: true }],
    [DOC_DB, 'docdb', {}],
    [RestoreValidator.neptune(), 'neptune', { SkipFinalSnapshot: true }],
  ])('gets an instance, which goes again: %#', async (validator, client, deletion) => {
    restored.on('DescribeDBInstances', none, instances('creating'), instances('available'));
    const outcome = await judged(validator);
    expect(outcome).toMatchObject({
      ...ok("the cluster 'awsbackup-restore-test-1' is available, and so is an instance that was made in it"),
      path: ['Begin', 'IsOurs', 'Validate', 'Validate', 'Validate', 'CleanUp', 'Report', 'Done'],
      minutes: 1,
    });
    const [{ DBInstanceIdentifier }] = restored.inputsOf('CreateDBInstance');
    expect(DBInstanceIdentifier).toMatch(ID);
    expect(restored.inputsOf('CreateDBInstance')).toEqual([{
      DBInstanceIdentifier,
      DBClusterIdentifier: 'awsbackup-restore-test-1',
      DBInstanceClass: 'db.t4g.medium',
      Engine: 'aurora-mysql',
      Tags: [{ Key: 'cdk-aws-backup:restore-validation', Value: 'instance' }],
    }]);
    expect(restored.inputsOf('DeleteDBInstance')).toEqual([{ DBInstanceIdentifier, ...deletion }]);
    expect(new Set(restored.asked.map(({ service: each }) => each))).toEqual(new Set([client]));
  });

  test.each<[object, RestoreValidator, string]>([
    [{ ServerlessV2ScalingConfiguration: { MinCapacity: 1 } }, AURORA, 'db.serverless'],
    [{}, RestoreValidator.aurora({ instanceClass: new InstanceType('r6g.large') }), 'db.r6g.large'],
  ])('gets an instance that goes with it: %j', async (more, validator, expected) => {
    restored.on('DescribeDBClusters', cluster(more));
    restored.on('DescribeDBInstances', none, instances('available'));
    expect(await judged(validator)).toMatchObject({ result: 'SUCCESSFUL' });
    expect(restored.inputsOf('CreateDBInstance')[0].DBInstanceClass).toBe(expected);
  });

  test('is waited for, and so is its instance', async () => {
    restored.on('DescribeDBClusters', cluster({ Status: 'creating' }), cluster());
    restored.on('DescribeDBInstances', none, instances('creating'), instances('configuring-enhanced-monitoring'), instances('available'));
    restored.on('CreateDBInstance', refused('ThrottlingException'), made);
    expect(await judged(AURORA)).toMatchObject({ result: 'SUCCESSFUL' });
  });

  test('whose instance another call has made', async () => {
    restored.on('CreateDBInstance', refused('DBInstanceAlreadyExistsFault'));
    restored.on('DescribeDBInstances', none, instances('available'));
    // Of RDS, the model does not name it among the errors of the operation.
    expect(await judged(DOC_DB)).toMatchObject({ result: 'SUCCESSFUL' });
  });

  test.each<[string, Record<string, any[]>, string]>([
    ['is broken', { DescribeDBClusters: [cluster({ Status: 'failed' })] }, "the cluster 'awsbackup-restore-test-1' is failed"],
    ['is not there', { DescribeDBClusters: [refused('DBClusterNotFoundFault')] }, "the cluster 'awsbackup-restore-test-1' is not there"],
    ['takes no instance', { CreateDBInstance: [refused('InsufficientDBInstanceCapacityFault', 'full')] }, 'the validation has failed: InsufficientDBInstanceCapacityFault: full'],
  ])('that %s fails, and is cleaned up', async (_, answers, message) => {
    restored.on('DescribeDBInstances', none);
    Object.entries(answers).forEach(([operation, each]) => restored.on(operation, ...each));
    const outcome = await judged(AURORA);
    expect(outcome).toMatchObject({ ...no(message), path: ['Begin', 'IsOurs', 'Validate', 'CleanUp', 'Report', 'Done'] });
    expect(restored.inputsOf('DeleteDBInstance')).toEqual([]);
  });

  test('whose instance is never available fails, and has none in the end', async () => {
    const states = Array.from({ length: 122 }, () => instances('creating'));
    restored.on('DescribeDBInstances', none, ...states);
    restored.on('DeleteDBInstance', refused('InvalidDBInstanceStateFault'), refused('InvalidDBInstanceStateFault'), removed);
    const { minutes, ...outcome } = await judged(AURORA);
    expect(outcome.message).toMatch(/^the check did not end in time: the instance 'restore-validation-\w+' of the cluster 'awsbackup-restore-test-1' is creating$/);
    expect([outcome.result, minutes]).toEqual(['FAILED', 61]);
    expect(restored.inputsOf('DeleteDBInstance')).toHaveLength(3);
  });

  test.each<[any]>([[none], [instances('deleting')]])('has nothing to be removed where its instance goes anyway: %j', async (state) => {
    restored.on('DescribeDBInstances', instances('available'), state);
    expect(await judged(AURORA)).toMatchObject({ result: 'SUCCESSFUL' });
    expect(restored.inputsOf('DeleteDBInstance')).toEqual([]);
  });

  test('has nothing to be removed where its instance has just gone', async () => {
    restored.on('DescribeDBInstances', instances('available'));
    restored.on('DeleteDBInstance', none);
    expect(await judged(AURORA)).toMatchObject(ok("the cluster 'awsbackup-restore-test-1' is available, and so is an instance that was made in it"));
  });

  test.each<[any, string]>([
    [refused('AccessDenied', 'not allowed'), 'not allowed'],
    [refused('ThrottlingException', 'busy'), 'ThrottlingException: busy'],
  ])('says where its instance could not be removed: %s', async (error, reason) => {
    restored.on('DescribeDBInstances', instances('available'));
    restored.on('DeleteDBInstance', error);
    expect(await judged(AURORA)).toMatchObject(ok("the cluster 'awsbackup-restore-test-1' is available, and so is an instance that was made in it; "
      + `what the check has made could not be removed: ${reason}`));
  });

  test('says so without a reason, too', async () => {
    restored.on('DescribeDBInstances', none, instances('available'));
    service.addJob({ ...JOB, CreatedResourceArn: ARNS.Aurora });
    program = new ValidationProgram(service, AURORA, () => ({ validator: AURORA }));
    const functionId = program.idOf('AWS::Lambda::Function', /Check/);
    restored.on('DescribeDBInstances', () => {
      program.invocations.push({ functionId, outcome: new StepError('Lambda.Unknown', ''), left: 1 });
      return instances('available');
    });
    expect((await program.restored()).message).toMatch(/; what the check has made could not be removed: Lambda\.Unknown$/);
  });

  test('is cleaned up where the state machine was stopped', async () => {
    restored.on('DescribeDBInstances', instances('available'));
    service.addJob({ ...JOB });
    program = new ValidationProgram(service, AURORA, () => ({ validator: AURORA }));
    const [reported, cleaned] = await program.tell(/Stopped/, { status: 'ABORTED', input: JSON.stringify({ detail: { restoreJobId: 'job-1' } }) });
    expect(reported).toEqual({ sent: true, status: 'FAILED', message: 'the validation has failed: ABORTED' });
    expect(cleaned).toEqual({ removed: expect.stringMatching(ID) });
    expect(restored.inputsOf('DeleteDBInstance')).toHaveLength(1);
  });

  test.each<[any]>([[none], [instances('deleting')]])('is as good as cleaned up where its instance goes anyway: %j', async (state) => {
    restored.on('DescribeDBInstances', state);
    service.addJob({ ...JOB });
    program = new ValidationProgram(service, AURORA, () => ({ validator: AURORA }));
    const [, cleaned] = await program.tell(/Stopped/, { status: 'ABORTED', input: JSON.stringify({ detail: { restoreJobId: 'job-1' } }) });
    expect(cleaned).toEqual({ removed: expect.stringMatching(ID) });
  });
});

test('a job that says nothing of what it has made fails', async () => {
  service.addJob({ ...JOB, CreatedResourceArn: undefined });
  program = new ValidationProgram(service, BUCKET, () => ({ validator: BUCKET }));
  expect(await program.restored()).toMatchObject(no('the restore job does not say what it has made'));
});
