'use strict';

/**
 * Empties a backup vault before CloudFormation deletes it.
 *
 * It runs in AWS Lambda behind the provider framework of aws-cdk-lib, which calls `onEvent` once and then `isComplete` until it says yes. The calls go through what
 * is in the vault, round after round, and ask AWS Backup to delete it; only a round that has found nothing is a yes. A round goes on where the last call has
 * stopped. Nothing depends on that being remembered: where it is not, as in a new instance of the function, the round begins anew.
 */
const { client, isNamed, isTransient, limited, ONE_REQUEST, reasonOf, refusalOf, troubleOf } = require('./service');

/**
 * @typedef {object} Event what CloudFormation sends, and what `onEvent` adds to it
 * @property {'Create' | 'Update' | 'Delete'} RequestType
 * @property {string} [PhysicalResourceId] the name of the vault
 * @property {number} [StartedAt] when the deletion began, in milliseconds since 1970
 * @property {{ BackupVaultName: string, Owner: string, Final: 'true' | 'false' }} ResourceProperties
 *
 * @typedef {object} Context what AWS Lambda tells of the call
 * @property {string} invokedFunctionArn
 * @property {() => number} getRemainingTimeInMillis
 *
 * @typedef {object} Point a recovery point, and what has become of it in this round
 * @property {string} arn
 * @property {string} [parent] the composite recovery point that it belongs to
 * @property {'moving' | 'kept' | 'gone'} fate whether waiting may help, not, or need not
 * @property {string} reason
 *
 * @typedef {object} Round once through all that is in a vault, in as many calls as it takes
 * @property {number} began in milliseconds since 1970
 * @property {Map<string, Point>} points those that it has come to, by their ARNs
 * @property {string} [page] the token of the page where it goes on, none for the first
 * @property {boolean} listed whether there are no more pages
 * @property {boolean} finished whether there is nothing more to do
 * @property {string} [trouble] what has interrupted it in this call
 */

const MINUTE = 60_000;

/** CloudFormation waits an hour for a custom resource; some of it goes by before and after. */
const HOUR_IS_OVER = 50 * MINUTE;

/** States and permissions take a while to be the same everywhere: a refusal before this is asked again. */
const SETTLED = 2 * MINUTE;

/** An expired recovery point that is still there after this was not deleted for want of permissions, or for a lock of its own service. */
const STAYS_EXPIRED = 10 * MINUTE;

const AT_ONCE = 10;

/** A message that names more recovery points of one kind is not read to its end. */
const MOST = 5;

/** CloudFormation takes 4,096 bytes for all that it is told. */
const LONGEST_MESSAGE = 2500;

/**
 * A vault whose tag has not the owner of the custom resource is left alone, and the deletion goes on: it stays, or is somebody else's. CloudFormation changes what
 * stays in a stack before it deletes what has gone from it, so the tag is gone where the option was taken back, and it has another owner where the vault got other
 * custom resources. If the vault does go, and somebody has changed the tag, AWS Backup refuses to delete it with what it holds.
 */
const TAG = 'cdk-aws-backup:auto-delete-recovery-points';

/** @type {Map<string, Round>} the rounds that are not finished, by the names of the vaults */
const rounds = new Map();

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
  const startedAt = Number(event.StartedAt);
  const waited = Date.now() - startedAt;
  const { points: seen, began, finished, trouble } = await emptied(vault, event.ResourceProperties.Owner, waited, context);
  const points = [...seen.values()];
  if (finished && points.length === 0) { return { IsComplete: true }; }

  const kept = points.filter(({ fate }) => fate === 'kept');
  const moving = points.filter(({ fate }) => fate === 'moving');
  log(vault, trouble ?? `${points.length} recovery points seen, ${moving.length} to wait for, ${kept.length} refused`);
  if (finished && moving.length === 0 && kept.length > 0 && began - startedAt >= SETTLED) {
    throw failure(`the backup vault '${vault}' cannot be emptied: ${inWords(kept)}`);
  }
  if (waited < HOUR_IS_OVER) { return { IsComplete: false }; }
  if (event.ResourceProperties.Final !== 'true') {
    log(vault, 'the hour is over, the next custom resource goes on');
    return { IsComplete: true };
  }
  throw failure(`the backup vault '${vault}' is not empty yet, delete it again to go on: ${trouble ?? `${finished ? '' : 'at least '}${inWords([...kept, ...moving])}`}`);
};

/**
 * One call's worth of emptying. A vault that is not there is empty.
 *
 * @param {string} vault
 * @param {string} owner
 * @param {number} waited
 * @param {Context} context
 * @returns {Promise<Round>}
 */
async function emptied(vault, owner, waited, context) {
  const until = Date.now() + context.getRemainingTimeInMillis() - 2 * ONE_REQUEST;
  const [, partition, , region, account] = context.invokedFunctionArn.split(':');
  const round = rounds.get(vault) ?? newRound();
  rounds.delete(vault);
  try {
    const { Tags } = await client.listTags({ ResourceArn: `arn:${partition}:backup:${region}:${account}:backup-vault:${vault}` }, limited());
    if (!owner || Tags?.[TAG] !== owner) {
      log(vault, `left alone, as it has no tag ${TAG}=${owner}`);
      return { ...newRound(), finished: true };
    }
    await sweep(vault, waited, until, round);
  } catch (error) {
    const trouble = await troubleOf(vault, error);
    if (!trouble) {
      log(vault, 'there is no such vault any more');
      return { ...newRound(), finished: true };
    }
    if (isTransient(trouble)) { remember(vault, round); }
    // What refuses a later page may be its token, so a new round has the last word.
    if (!isTransient(trouble) && waited >= SETTLED && !round.page) { throw failure(`the backup vault '${vault}' cannot be emptied: ${reasonOf(trouble)}`); }
    return { ...round, trouble: reasonOf(trouble) };
  }
  if (!round.finished) { remember(vault, round); }
  return round;
}

/**
 * One that has found nothing is not gone on with: only what a single call has not found is not there.
 *
 * @param {string} vault
 * @param {Round} round
 */
function remember(vault, round) {
  if (round.points.size > 0) { rounds.set(vault, round); }
}

/** @returns {Round} */
function newRound() {
  return { began: Date.now(), points: new Map(), listed: false, finished: false };
}

/**
 * Asks for the deletion of everything in the vault, as far as the time goes: what has been asked for need not be asked again in this round.
 *
 * @param {string} vault
 * @param {number} waited
 * @param {number} until
 * @param {Round} round
 */
async function sweep(vault, waited, until, round) {
  while (!round.listed && Date.now() < until) {
    /** @type {import('@aws-sdk/client-backup').ListRecoveryPointsByBackupVaultOutput} */
    const page = await client.listRecoveryPointsByBackupVault({ BackupVaultName: vault, MaxResults: 1000, NextToken: round.page }, limited());
    const turns = (page.RecoveryPoints ?? []).filter(({ RecoveryPointArn }) => !round.points.has(String(RecoveryPointArn))).values();
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      while (Date.now() < until) {
        const { value: point, done } = turns.next();
        if (done) { return; }
        const arn = String(point.RecoveryPointArn);
        round.points.set(arn, { arn, parent: point.ParentRecoveryPointArn, ...await remove(vault, waited, point) });
      }
    }));
    if (!turns.next().done) { return; }
    round.page = page.NextToken;
    round.listed = !page.NextToken;
  }
  round.finished = round.listed && await setFree(vault, round.points, until);
}

/**
 * @param {string} vault
 * @param {number} waited
 * @param {import('@aws-sdk/client-backup').RecoveryPointByBackupVault} point
 * @returns {Promise<Pick<Point, 'fate' | 'reason'>>}
 */
async function remove(vault, waited, { RecoveryPointArn, ResourceType, Status, StatusMessage }) {
  const state = StatusMessage ? `${Status}: ${StatusMessage}` : String(Status);
  if (Status === 'DELETING' || Status === 'CREATING') { return { fate: 'moving', reason: state }; }
  const point = { BackupVaultName: vault, RecoveryPointArn };
  let reason = state;
  try {
    await client.deleteRecoveryPoint(point, limited());
    if (Status !== 'EXPIRED' || waited < STAYS_EXPIRED) { return { fate: 'moving', reason }; }
  } catch (error) {
    if (isNamed(error, 'ResourceNotFoundException')) { return { fate: 'gone', reason: '' }; }
    reason = reasonOf(error);
    if (isTransient(error)) { return { fate: 'moving', reason }; }
    if (isNamed(error, 'AccessDeniedException')) { return { fate: 'kept', reason }; }
  }
  if (!isContinuousDatabase(RecoveryPointArn, ResourceType)) { return { fate: 'kept', reason }; }
  const refusal = await refusalOf(client.disassociateRecoveryPoint(point, limited()));
  if (!refusal) { return { fate: 'moving', reason: 'given back to Amazon RDS' }; }
  return isTransient(refusal) ? { fate: 'moving', reason: reasonOf(refusal) } : { fate: 'kept', reason };
}

/**
 * A composite recovery point takes its parts along. A part whose composite is not in the vault, or not any more, may have to be parted from it first.
 *
 * @param {string} vault
 * @param {Map<string, Point>} points all that are in the vault
 * @param {number} until
 * @returns {Promise<boolean>} whether all of them have been tried
 */
async function setFree(vault, points, until) {
  for (const point of points.values()) {
    if (point.fate !== 'kept' || !point.parent || points.has(point.parent)) { continue; }
    if (Date.now() >= until) { return false; }
    const refusal = await refusalOf(client.disassociateRecoveryPointFromParent({ BackupVaultName: vault, RecoveryPointArn: point.arn }, limited()));
    if (!refusal || isTransient(refusal)) { point.fate = 'moving'; }
    point.parent = undefined;
  }
  return true;
}

/**
 * RDS keeps continuous backups itself, refuses to end those of some databases, and ends those of others only together with the database: AWS Backup can give
 * them back then. Snapshots, and continuous backups of buckets, have ARNs and types of their own.
 *
 * @param {string | undefined} arn
 * @param {string | undefined} resourceType
 */
function isContinuousDatabase(arn, resourceType) {
  const [, , service, , , type, kind] = String(arn).split(':');
  return service === 'rds'
    ? type !== 'snapshot' && type !== 'cluster-snapshot'
    : kind === 'continuous' && ['RDS', 'Aurora'].includes(String(resourceType));
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
