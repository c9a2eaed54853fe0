'use strict';

/**
 * Checks of databases. A cluster of Aurora, DocumentDB or Neptune is restored without instances: one is made for the time of the check.
 */
const { createHash } = require('crypto');
const { clientOf, failed, idOf, NotYet, successful } = require('./resources');

/**
 * @typedef {import('./check').Job} Job
 * @typedef {'rds' | 'aurora' | 'docDb' | 'neptune'} Kind
 */

/** The packages and classes of the clients. Of what they are asked here they all have the same. */
const CLIENTS = /** @type {const} */ ({ rds: ['rds', 'RDS'], aurora: ['rds', 'RDS'], docDb: ['docdb', 'DocDB'], neptune: ['neptune', 'Neptune'] });

/** @param {Kind} kind */
function clientFor(kind) {
  const [service, name] = CLIENTS[kind];
  return clientOf(service, name);
}

/** States in which waiting does not help. */
const BROKEN = /^(?:failed|deleting|stopped|storage-full|inaccessible|incompatible|restore-error|insufficient)/;

const DEFAULT_CLASS = 'db.t4g.medium';

/** An instance of a cluster without capacity of its own. */
const SERVERLESS_CLASS = 'db.serverless';

const TAG = { Key: 'cdk-aws-backup:restore-validation', Value: 'instance' };

exports.cleanUp = cleanUp;

/**
 * @param {string} what
 * @param {string | undefined} state
 */
function stateProblem(what, state) {
  if (state === 'available') { return undefined; }
  if (!state) { return failed(`${what} is not there`); }
  if (BROKEN.test(state)) { return failed(`${what} is ${state}`); }
  throw new NotYet(`${what} is ${state}`);
}

/** @param {Job} job @param {{ minStorageGiB?: number }} options */
async function rds({ createdResourceArn }, { minStorageGiB = 0 }) {
  const client = clientFor('rds');
  const id = idOf(createdResourceArn);
  const isCluster = createdResourceArn.includes(':cluster:');
  const found = isCluster ? await clusterOf(client, id) : await instanceOf(client, id);
  const what = `the ${isCluster ? 'cluster' : 'database'} '${id}'`;
  const problem = stateProblem(what, found?.Status ?? found?.DBInstanceStatus);
  if (problem) { return problem; }
  const size = found.AllocatedStorage ?? 0;
  return size < minStorageGiB ? failed(`${what} has ${size} GiB, expected at least ${minStorageGiB}`) : successful(`${what} is available, and has ${size} GiB`);
}

/** @param {Exclude<Kind, 'rds'>} kind */
function clusterCheck(kind) {
  /** @param {Job} job @param {{ instanceClass?: string }} options */
  return async (job, { instanceClass }) => {
    const client = clientFor(kind);
    const DBClusterIdentifier = idOf(job.createdResourceArn);
    const cluster = await clusterOf(client, DBClusterIdentifier);
    const what = `the cluster '${DBClusterIdentifier}'`;
    const problem = stateProblem(what, cluster?.Status);
    if (problem) { return problem; }

    const DBInstanceIdentifier = instanceIdOf(job.restoreJobId);
    const instance = await instanceOf(client, DBInstanceIdentifier);
    if (!instance) {
      const DBInstanceClass = instanceClass ?? (cluster.ServerlessV2ScalingConfiguration ? SERVERLESS_CLASS : DEFAULT_CLASS);
      await created(client, { DBInstanceIdentifier, DBClusterIdentifier, DBInstanceClass, Engine: cluster.Engine, Tags: [TAG] });
      throw new NotYet(`the instance '${DBInstanceIdentifier}' of ${what} is being created`);
    }
    return stateProblem(`the instance '${DBInstanceIdentifier}' of ${what}`, instance.DBInstanceStatus)
      ?? successful(`${what} is available, and so is an instance that was made in it`);
  };
}

/** @param {any} client @param {object} instance */
async function created(client, instance) {
  try {
    await client.createDBInstance(instance);
  } catch (/** @type {any} */ error) {
    if (!/^DBInstanceAlreadyExists/.test(error.name)) { throw error; }
  }
}

/**
 * Removes the instance, if there is one: once it is being deleted, AWS Backup can delete the cluster.
 *
 * @param {string} kind
 * @param {string} restoreJobId
 */
async function cleanUp(kind, restoreJobId) {
  const client = clientFor(/** @type {Kind} */ (kind));
  const DBInstanceIdentifier = instanceIdOf(restoreJobId);
  const state = (await instanceOf(client, DBInstanceIdentifier))?.DBInstanceStatus;
  if (!state || state === 'deleting') { return { removed: DBInstanceIdentifier }; }
  try {
    // DocumentDB knows no final snapshots of instances.
    await client.deleteDBInstance({ DBInstanceIdentifier, ...(kind === 'docDb' ? {} : { SkipFinalSnapshot: true }) });
  } catch (/** @type {any} */ error) {
    if (/^DBInstanceNotFound/.test(error.name)) { return { removed: DBInstanceIdentifier }; }
    if (/^InvalidDB(?:Instance|Cluster)State/.test(error.name)) { throw new NotYet(`the instance '${DBInstanceIdentifier}' is ${state}`); }
    throw error;
  }
  return { removed: DBInstanceIdentifier };
}

/**
 * The same for each call: it is made of the id of the job.
 *
 * @param {string} restoreJobId
 */
function instanceIdOf(restoreJobId) {
  return `restore-validation-${createHash('sha256').update(restoreJobId).digest('hex').slice(0, 16)}`;
}

/** @param {any} client @param {string} DBClusterIdentifier */
function clusterOf(client, DBClusterIdentifier) {
  return foundOrNot(async () => (await client.describeDBClusters({ DBClusterIdentifier })).DBClusters?.[0]);
}

/** @param {any} client @param {string} DBInstanceIdentifier */
function instanceOf(client, DBInstanceIdentifier) {
  return foundOrNot(async () => (await client.describeDBInstances({ DBInstanceIdentifier })).DBInstances?.[0]);
}

/** @param {() => Promise<any>} find */
async function foundOrNot(find) {
  try {
    return await find();
  } catch (/** @type {any} */ error) {
    if (/^DB(?:Instance|Cluster)NotFound/.test(error.name)) { return undefined; }
    throw error;
  }
}

exports.CHECKS = { rds, aurora: clusterCheck('aurora'), docDb: clusterCheck('docDb'), neptune: clusterCheck('neptune') };
