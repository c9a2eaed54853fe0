'use strict';

/**
 * Empties a backup vault before CloudFormation deletes it.
 *
 * It runs in AWS Lambda behind the provider framework of aws-cdk-lib, which calls `onEvent` once and then `isComplete` until it says yes. Nothing is remembered
 * between the calls but the time of the first: each one lists what is in the vault and asks AWS Backup to delete it, and only an empty list is a yes.
 */
const { Backup } = require('@aws-sdk/client-backup');

/**
 * @typedef {object} Event what CloudFormation sends, and what `onEvent` adds to it
 * @property {'Create' | 'Update' | 'Delete'} RequestType
 * @property {string} [PhysicalResourceId] the name of the vault
 * @property {number} [StartedAt] when the deletion began, in milliseconds since 1970
 * @property {{ BackupVaultName: string, Final: 'true' | 'false' }} ResourceProperties
 *
 * @typedef {object} Context what AWS Lambda tells of the call
 * @property {string} invokedFunctionArn
 * @property {() => number} getRemainingTimeInMillis
 *
 * @typedef {object} Point a recovery point, and what has become of it in this call
 * @property {string} arn
 * @property {string} [parent] the composite recovery point that it belongs to
 * @property {'moving' | 'kept' | 'gone'} fate whether waiting may help, not, or need not
 * @property {string} reason
 *
 * @typedef {object} Round what one call has seen
 * @property {Point[]} points
 * @property {boolean} finished whether these are all there are
 * @property {string} [trouble] what has interrupted it
 */

const MINUTE = 60_000;

/** CloudFormation waits an hour for a custom resource; some of it goes by before and after. */
const HOUR_IS_OVER = 50 * MINUTE;

/** States and permissions take a while to be the same everywhere: a refusal before this is asked again. */
const SETTLED = 2 * MINUTE;

/** An expired recovery point that is still there after this was not deleted for want of permissions, or for a lock of its own service. */
const STAYS_EXPIRED = 10 * MINUTE;

/** A request that hangs must not take the whole time of the function; so much of it is left when the last one begins, and as much again. */
const ONE_REQUEST = MINUTE / 2;

const AT_ONCE = 10;

/** A message that names more recovery points of one kind is not read to its end. */
const MOST = 5;

/** CloudFormation takes 4,096 bytes for all that it is told. */
const LONGEST_MESSAGE = 2500;

/** Without this tag a vault is left alone: it goes before the custom resource does where the option is taken back and the vault stays. */
const TAG = 'cdk-aws-backup:auto-delete-recovery-points';

/** It tries again by itself where the service is busy. */
const client = new Backup({ maxAttempts: 5 });

/** @param {Event} event */
exports.onEvent = async ({ RequestType, PhysicalResourceId, ResourceProperties }) => RequestType === 'Delete'
  ? { PhysicalResourceId, StartedAt: Date.now() }
  : { PhysicalResourceId: ResourceProperties.BackupVaultName };

/**
 * @param {Event} event
 * @param {Context} context
 */
exports.isComplete = async (event, context) => {
  if (event.RequestType !== 'Delete') { return { IsComplete: true }; }
  const vault = String(event.PhysicalResourceId);
  const waited = Date.now() - Number(event.StartedAt);
  const { points, finished, trouble } = await emptied(vault, waited, context);
  if (finished && points.length === 0) { return { IsComplete: true }; }

  const kept = points.filter(({ fate }) => fate === 'kept');
  const moving = points.filter(({ fate }) => fate === 'moving');
  log(vault, trouble ?? `${points.length} recovery points seen, ${moving.length} to wait for, ${kept.length} refused`);
  if (finished && moving.length === 0 && kept.length > 0 && waited >= SETTLED) {
    throw failure(`the backup vault '${vault}' cannot be emptied: ${inWords(kept)}`);
  }
  if (waited < HOUR_IS_OVER) { return { IsComplete: false }; }
  if (event.ResourceProperties.Final !== 'true') {
    log(vault, 'the hour is over, the next custom resource goes on');
    return { IsComplete: true };
  }
  throw failure(`the backup vault '${vault}' is not empty yet, delete it again to go on: ${trouble ?? inWords([...kept, ...moving])}`);
};

/**
 * One call's worth of emptying. A vault that is not there is empty.
 *
 * @param {string} vault
 * @param {number} waited
 * @param {Context} context
 * @returns {Promise<Round>}
 */
async function emptied(vault, waited, context) {
  const until = Date.now() + context.getRemainingTimeInMillis() - 2 * ONE_REQUEST;
  const [, partition, , region, account] = context.invokedFunctionArn.split(':');
  try {
    const { Tags } = await client.listTags({ ResourceArn: `arn:${partition}:backup:${region}:${account}:backup-vault:${vault}` }, limited());
    if (Tags?.[TAG] === 'true') { return await sweep(vault, waited, until); }
    log(vault, `left alone, as it has no tag ${TAG}=true`);
    return { points: [], finished: true };
  } catch (error) {
    if (isTransient(error)) { return { points: [], finished: false, trouble: reasonOf(error) }; }
    if (await isGone(vault, error)) {
      log(vault, 'there is no such vault any more');
      return { points: [], finished: true };
    }
    throw failure(`the backup vault '${vault}' cannot be emptied: ${reasonOf(error)}`);
  }
}

/**
 * Asks for the deletion of everything in the vault, as far as the time goes: what is asked for already need not be asked again in the next call.
 *
 * @param {string} vault
 * @param {number} waited
 * @param {number} until
 * @returns {Promise<Round>}
 */
async function sweep(vault, waited, until) {
  /** @type {Point[]} */
  const points = [];
  /** @type {string | undefined} */
  let NextToken;
  do {
    /** @type {import('@aws-sdk/client-backup').ListRecoveryPointsByBackupVaultOutput} */
    const page = await client.listRecoveryPointsByBackupVault({ BackupVaultName: vault, MaxResults: 1000, NextToken }, limited());
    const turns = (page.RecoveryPoints ?? []).values();
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (const point of turns) {
        if (Date.now() >= until) { return; }
        const outcome = await remove(vault, waited, point);
        points.push({ arn: String(point.RecoveryPointArn), parent: point.ParentRecoveryPointArn, ...outcome });
      }
    }));
    NextToken = page.NextToken;
  } while (NextToken && Date.now() < until);
  await setFree(vault, points, until);
  return { points, finished: !NextToken && Date.now() < until };
}

/**
 * @param {string} vault
 * @param {number} waited
 * @param {import('@aws-sdk/client-backup').RecoveryPointByBackupVault} point
 * @returns {Promise<Pick<Point, 'fate' | 'reason'>>}
 */
async function remove(vault, waited, { RecoveryPointArn, Status, StatusMessage }) {
  const state = StatusMessage ? `${Status}: ${StatusMessage}` : String(Status);
  if (Status === 'DELETING' || Status === 'CREATING') { return { fate: 'moving', reason: state }; }
  const point = { BackupVaultName: vault, RecoveryPointArn };
  try {
    await client.deleteRecoveryPoint(point, limited());
    return { fate: Status === 'EXPIRED' && waited >= STAYS_EXPIRED ? 'kept' : 'moving', reason: state };
  } catch (error) {
    if (isNamed(error, 'ResourceNotFoundException')) { return { fate: 'gone', reason: '' }; }
    if (isTransient(error)) { return { fate: 'moving', reason: reasonOf(error) }; }
    const givenBack = isContinuousDatabase(RecoveryPointArn) && !isNamed(error, 'AccessDeniedException')
      && await works(client.disassociateRecoveryPoint(point, limited()));
    return givenBack ? { fate: 'moving', reason: 'given back to Amazon RDS' } : { fate: 'kept', reason: reasonOf(error) };
  }
}

/**
 * A composite recovery point takes its parts along. A part whose composite is not in the vault, or not any more, may have to be parted from it first.
 *
 * @param {string} vault
 * @param {Point[]} points
 * @param {number} until
 */
async function setFree(vault, points, until) {
  const there = new Set(points.map(({ arn }) => arn));
  for (const point of points) {
    if (Date.now() >= until) { return; }
    if (point.fate !== 'kept' || !point.parent || there.has(point.parent)) { continue; }
    if (await works(client.disassociateRecoveryPointFromParent({ BackupVaultName: vault, RecoveryPointArn: point.arn }, limited()))) {
      point.fate = 'moving';
    }
  }
}

/**
 * RDS keeps continuous backups itself, and refuses to end those of some databases: AWS Backup can give them back then. Snapshots have ARNs of their own.
 *
 * @param {string | undefined} arn
 */
function isContinuousDatabase(arn) {
  const [, , service, , , type] = String(arn).split(':');
  return service === 'rds' && type !== 'snapshot' && type !== 'cluster-snapshot';
}

/**
 * @param {string} vault
 * @param {unknown} error with which AWS Backup has answered
 */
async function isGone(vault, error) {
  if (isNamed(error, 'ResourceNotFoundException')) { return true; }
  // So it answers, too, for a vault that is not there.
  if (!isNamed(error, 'AccessDeniedException')) { return false; }
  /** @type {string | undefined} */
  let NextToken;
  do {
    /** @type {import('@aws-sdk/client-backup').ListBackupVaultsOutput | undefined} */
    const page = await client.listBackupVaults({ NextToken }, limited()).catch(() => undefined);
    if (!page || page.BackupVaultList?.some(({ BackupVaultName }) => BackupVaultName === vault)) { return false; }
    NextToken = page.NextToken;
  } while (NextToken);
  return true;
}

function limited() {
  return { abortSignal: AbortSignal.timeout(ONE_REQUEST) };
}

/** @param {Promise<unknown>} request */
async function works(request) {
  try {
    await request;
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {any} error
 * @param {string} name
 */
function isNamed(error, name) {
  return error.name === name;
}

/**
 * Whether the same call may succeed later: the service is busy or ill, it is at work on this recovery point, or it could not be reached.
 *
 * @param {any} error
 */
function isTransient(error) {
  const status = error.$metadata?.httpStatusCode;
  return status >= 500 || (error.$metadata && status === undefined)
    || /throttl|toomanyrequests|requestlimit|serviceunavailable|invalidresourcestate|abort|timeout/i.test(error.name);
}

/** @param {any} error */
function reasonOf(error) {
  return `${error.name}: ${error.message}`;
}

/**
 * The recovery points by what holds them, as far as there is room.
 *
 * @param {Point[]} points
 */
function inWords(points) {
  /** @type {Map<string, string[]>} */
  const byReason = new Map();
  for (const { reason, arn } of points) {
    byReason.set(reason, [...byReason.get(reason) ?? [], arn]);
  }
  const groups = [...byReason].map(([reason, arns]) => {
    const more = arns.length > MOST ? ` and ${arns.length - MOST} more` : '';
    return `${arns.slice(0, MOST).join(', ')}${more} (${reason})`;
  });
  return `${points.length === 1 ? '1 recovery point stays' : `${points.length} recovery points stay`}: ${groups.join('; ')}`;
}

/**
 * The message is what a deployer reads; the lines of this file would only take its room.
 *
 * @param {string} message
 */
function failure(message) {
  const error = new Error(message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message);
  error.stack = `Error: ${error.message}`;
  return error;
}

/**
 * @param {string} vault
 * @param {string} message
 */
function log(vault, message) {
  console.log(`${vault}: ${message}`);
}
