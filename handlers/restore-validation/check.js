'use strict';

/**
 * Looks at what was restored, one kind of resource at a time. It is asked again and again while it throws `NotYet`, and remembers nothing from one time to the next.
 *
 * @typedef {object} Job
 * @property {string} restoreJobId
 * @property {string} createdResourceArn
 * @property {string | null} sourceResourceArn
 *
 * @typedef {object} Event
 * @property {string} kind
 * @property {Job} job
 * @property {any} options
 * @property {string} startedAt an ISO 8601 date and time
 * @property {number} seconds how long the check may take altogether
 *
 * @typedef {{ status: 'SUCCESSFUL' | 'FAILED', message: string }} Answer
 */
const databases = require('./databases');
const { isTransient, named, NotYet } = require('./resources');
const storage = require('./storage');

/** @type {Record<string, (job: Job, options: any, remaining: () => number) => Promise<Answer>>} */
const CHECKS = { ...storage.CHECKS, ...databases.CHECKS };

/**
 * @param {Event} event
 * @param {{ getRemainingTimeInMillis: () => number }} context
 */
async function check({ kind, job, options, startedAt, seconds }, context) {
  const left = () => Math.min(context.getRemainingTimeInMillis() - 5_000, Date.parse(startedAt) + seconds * 1000 - Date.now());
  try {
    if (!job.createdResourceArn) { return { status: 'FAILED', message: 'the restore job does not say what it has made' }; }
    return await CHECKS[kind](job, options ?? {}, left);
  } catch (error) {
    const waits = error instanceof NotYet ? error : isTransient(error) ? new NotYet(reasonOf(error)) : undefined;
    if (!waits) { throw error; }
    throw left() > 0 ? waits : named('TooLate', waits.message);
  }
}

/**
 * Removes what a check has made, after it, or after its state machine was stopped.
 *
 * @param {{ kind: string, restoreJobId?: string, execution?: { input: string } }} event
 */
async function cleanUp({ kind, restoreJobId, execution }) {
  try {
    return await databases.cleanUp(kind, restoreJobId ?? JSON.parse(String(execution?.input)).detail.restoreJobId);
  } catch (error) {
    throw isTransient(error) ? new NotYet(reasonOf(error)) : error;
  }
}

/** @param {any} error */
function reasonOf(error) {
  return `${error.name}: ${error.message}`;
}

/**
 * @param {any} event
 * @param {{ getRemainingTimeInMillis: () => number }} context
 */
exports.handler = ({ step, ...event }, context) => step === 'cleanUp' ? cleanUp(event) : check(event, context);
