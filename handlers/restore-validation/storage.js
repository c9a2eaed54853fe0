'use strict';

/**
 * Checks of tables, buckets, volumes, instances and file systems.
 */
const { clientOf, failed, idOf, NotYet, successful } = require('./resources');

/** @typedef {import('./check').Job} Job */

const SAMPLE = 10;
const READ_BYTES = 1024;

/** What says that an object is not there as it should be. `InvalidRange` is that of one that is empty. */
const WRONG = ['AccessDenied', 'InvalidObjectState', 'InvalidRange', 'NoSuchKey'];

/** The states that pass, by what they are of. */
const ON_THE_WAY = {
  table: ['CREATING', 'UPDATING'],
  volume: ['creating'],
  instance: ['pending'],
  efs: ['creating', 'updating'],
  fsx: ['CREATING', 'CREATED', 'PENDING', 'UPDATING'],
};

/**
 * Something that has a state, once that is a good one.
 *
 * @param {keyof typeof ON_THE_WAY} kind
 * @param {string} what
 * @param {string | undefined} state
 * @param {string[]} good
 * @returns {import('./check').Answer | undefined} what is wrong with it
 */
function stateProblem(kind, what, state, good) {
  if (good.includes(String(state))) { return undefined; }
  if (ON_THE_WAY[kind].includes(String(state))) { throw new NotYet(`${what} is ${state}`); }
  return failed(`${what} is ${state ?? 'not there'}`);
}

/** @param {Job} job @param {{ minItems?: number, withinPercent?: number }} options @param {() => number} left */
async function dynamoDb({ createdResourceArn, sourceResourceArn }, { minItems, withinPercent }, left) {
  const client = clientOf('dynamodb', 'DynamoDB');
  const TableName = idOf(createdResourceArn);
  const { Table } = await client.describeTable({ TableName });
  const problem = stateProblem('table', `the table '${TableName}'`, Table?.TableStatus, ['ACTIVE']);
  if (problem) { return problem; }

  const expected = withinPercent === undefined ? undefined : await itemsOf(client, sourceResourceArn);
  const most = expected === undefined || withinPercent === undefined ? undefined : Math.floor(expected * (1 + withinPercent / 100));
  const least = Math.max(minItems ?? 0, expected === undefined || withinPercent === undefined ? 0 : Math.ceil(expected * (1 - withinPercent / 100)));
  if (least === 0 && most === undefined) { return successful(`the table '${TableName}' is ACTIVE`); }

  // What DescribeTable says of items is up to six hours old, and so says nothing of a table that was just restored.
  const { items, isWhole } = await counted(client, TableName, most === undefined ? least : most + 1, left);
  const found = `the table '${TableName}' has ${isWhole ? '' : 'at least '}${items} items`;
  const wanted = most === undefined ? `at least ${least}` : `${least} to ${most}`;
  return items >= least && (most === undefined || items <= most) ? successful(found) : failed(`${found}, expected ${wanted}`);
}

/** @param {any} client @param {string | null} arn */
async function itemsOf(client, arn) {
  const { Table } = await client.describeTable({ TableName: idOf(String(arn)) });
  return Number(Table?.ItemCount ?? 0);
}

/**
 * Counts items up to a number that is enough.
 *
 * @param {any} client
 * @param {string} TableName
 * @param {number} enough
 * @param {() => number} left
 */
async function counted(client, TableName, enough, left) {
  let items = 0;
  /** @type {any} */
  let ExclusiveStartKey;
  do {
    if (left() < 0) { throw new Error(`the items of the table '${TableName}' could not be counted in time, ${items} were`); }
    /** @type {any} */
    const { Count, LastEvaluatedKey } = await client.scan({ TableName, Select: 'COUNT', ExclusiveStartKey });
    items += Count ?? 0;
    ExclusiveStartKey = LastEvaluatedKey;
  } while (ExclusiveStartKey && items < enough);
  return { items, isWhole: !ExclusiveStartKey };
}

/** @param {Job} job @param {{ minObjects?: number, accessPointArn?: string }} options @param {() => number} left */
async function s3({ createdResourceArn }, { minObjects = 1, accessPointArn }, left) {
  const client = clientOf('s3', 'S3');
  const Bucket = idOf(createdResourceArn);
  let objects = 0;
  /** @type {{ Key: string, Size?: number }[]} */
  const sample = [];
  /** @type {string | undefined} */
  let ContinuationToken;
  do {
    if (left() < 0) { throw new Error(`the objects of the bucket '${Bucket}' could not be counted in time, ${objects} were`); }
    /** @type {any} */
    const { Contents = [], NextContinuationToken } = await client.listObjectsV2({ Bucket, ContinuationToken });
    objects += Contents.length;
    sample.push(...Contents.slice(0, SAMPLE - sample.length));
    ContinuationToken = NextContinuationToken;
  } while (ContinuationToken && objects < minObjects);
  if (objects < minObjects) { return failed(`the bucket '${Bucket}' has ${objects} objects, expected at least ${minObjects}`); }
  for (const { Key, Size = 0 } of sample) {
    const { problem } = await beginningOf(client, Bucket, Key, Size);
    if (problem) { return failed(`the object '${Key}' of the bucket '${Bucket}' cannot be read: ${problem}`); }
  }
  const compared = accessPointArn === undefined ? undefined : await comparison(client, Bucket, accessPointArn);
  if (compared?.problem) { return failed(compared.problem); }
  return successful(`the bucket '${Bucket}' has ${ContinuationToken ? 'at least ' : ''}${objects} objects, ${sample.length} of which were read`
    + (compared ? `, and ${compared.count} are as the access point shows them` : ''));
}

/**
 * Holds a bucket against the first objects that an access point shows.
 *
 * @param {any} client
 * @param {string} Bucket
 * @param {string} accessPointArn
 */
async function comparison(client, Bucket, accessPointArn) {
  /** @type {{ Contents?: { Key: string, Size?: number }[] }} */
  const { Contents = [] } = await client.listObjectsV2({ Bucket: accessPointArn, MaxKeys: SAMPLE });
  if (Contents.length === 0) { return { count: 0, problem: `the access point '${accessPointArn}' shows no object to compare with` }; }
  for (const { Key, Size = 0 } of Contents) {
    const backedUp = await beginningOf(client, accessPointArn, Key, Size);
    if (backedUp.problem) { return { count: 0, problem: `the object '${Key}' of the access point '${accessPointArn}' cannot be read: ${backedUp.problem}` }; }
    const restored = await beginningOf(client, Bucket, Key, Size);
    const what = `the object '${Key}' of the bucket '${Bucket}'`;
    if (restored.problem) { return { count: 0, problem: `${what} is not as the access point shows it: ${restored.problem}` }; }
    if (restored.size !== Size) { return { count: 0, problem: `${what} has ${restored.size} bytes, and ${Size} where the access point shows it` }; }
    if (!restored.bytes.equals(backedUp.bytes)) { return { count: 0, problem: `${what} begins otherwise than where the access point shows it` }; }
  }
  return { count: Contents.length };
}

const NOTHING = Buffer.alloc(0);

/**
 * How an object begins, and how large it is as a whole.
 *
 * @param {any} client
 * @param {string} Bucket
 * @param {string} Key
 * @param {number} size
 * @returns {Promise<{ problem?: string, bytes: Buffer, size: number }>}
 */
async function beginningOf(client, Bucket, Key, size) {
  try {
    // An empty object has no first byte.
    const { Body, ContentRange, ContentLength = 0 } = await client.getObject({ Bucket, Key, ...(size > 0 ? { Range: `bytes=0-${Math.min(size, READ_BYTES) - 1}` } : {}) });
    const bytes = Buffer.from(await Body?.transformToByteArray() ?? NOTHING);
    return { bytes, size: Number(/\/(\d+)$/.exec(ContentRange ?? '')?.[1] ?? ContentLength) };
  } catch (/** @type {any} */ error) {
    if (WRONG.includes(error.name)) { return { problem: `${error.name}: ${error.message}`, bytes: NOTHING, size: 0 }; }
    throw error;
  }
}

/** @param {Job} job @param {{ minSizeGiB?: number }} options */
async function ebs({ createdResourceArn }, { minSizeGiB = 0 }) {
  const client = clientOf('ec2', 'EC2');
  const VolumeIds = [idOf(createdResourceArn)];
  const what = `the volume '${VolumeIds[0]}'`;
  const { Volumes: [volume] = [] } = await client.describeVolumes({ VolumeIds });
  const problem = stateProblem('volume', what, volume?.State, ['available', 'in-use']);
  if (problem) { return problem; }
  if (volume.Size < minSizeGiB) { return failed(`${what} has ${volume.Size} GiB, expected at least ${minSizeGiB}`); }
  const { VolumeStatuses: [status] = [] } = await client.describeVolumeStatus({ VolumeIds });
  return checked(`the status check of ${what}`, status?.VolumeStatus?.Status);
}

/** @param {Job} job */
async function ec2({ createdResourceArn }) {
  const client = clientOf('ec2', 'EC2');
  const InstanceIds = [idOf(createdResourceArn)];
  const what = `the instance '${InstanceIds[0]}'`;
  const { InstanceStatuses: [status] = [] } = await client.describeInstanceStatus({ InstanceIds, IncludeAllInstances: true });
  const problem = stateProblem('instance', what, status?.InstanceState?.Name, ['running']);
  if (problem) { return problem; }
  const checks = [checked(`the system check of ${what}`, status.SystemStatus?.Status), checked(`the instance check of ${what}`, status.InstanceStatus?.Status)];
  return checks.find((each) => each.status === 'FAILED') ?? successful(`${what} is running, and passes its checks`);
}

/** @param {string} what @param {string | undefined} status */
function checked(what, status) {
  if (status === 'ok') { return successful(`${what} is ok`); }
  if (status === 'impaired') { return failed(`${what} is impaired`); }
  throw new NotYet(`${what} says ${status ?? 'nothing'}`);
}

/** @param {Job} job @param {{ minSizeBytes?: number }} options */
async function efs({ createdResourceArn }, { minSizeBytes = 0 }) {
  const client = clientOf('efs', 'EFS');
  const FileSystemId = idOf(createdResourceArn);
  const { FileSystems: [found] = [] } = await client.describeFileSystems({ FileSystemId });
  const what = `the file system '${FileSystemId}'`;
  const problem = stateProblem('efs', what, found?.LifeCycleState, ['available']);
  if (problem) { return problem; }
  const size = found.SizeInBytes?.Value ?? 0;
  // It is measured once an hour.
  if (size < minSizeBytes) { throw new NotYet(`${what} has ${size} bytes, expected at least ${minSizeBytes}`); }
  return successful(`${what} is available, and has ${size} bytes`);
}

/** @param {Job} job @param {{ minSizeGiB?: number }} options */
async function fsx({ createdResourceArn }, { minSizeGiB = 0 }) {
  const client = clientOf('fsx', 'FSx');
  const id = idOf(createdResourceArn);
  const isVolume = id.startsWith('fsvol-');
  const what = `the ${isVolume ? 'volume' : 'file system'} '${id}'`;
  const [found] = isVolume
    ? (await client.describeVolumes({ VolumeIds: [id] })).Volumes ?? []
    : (await client.describeFileSystems({ FileSystemIds: [id] })).FileSystems ?? [];
  const problem = stateProblem('fsx', what, found?.Lifecycle, ['AVAILABLE', ...(isVolume ? ['CREATED'] : [])]);
  if (problem) { return problem; }
  const size = isVolume ? (found.OntapConfiguration?.SizeInMegabytes ?? 0) / 1024 : found.StorageCapacity ?? 0;
  return size < minSizeGiB ? failed(`${what} has ${size} GiB, expected at least ${minSizeGiB}`) : successful(`${what} is ${found.Lifecycle}, and has ${size} GiB`);
}

exports.CHECKS = { dynamoDb, s3, ebs, ec2, efs, fsx };
