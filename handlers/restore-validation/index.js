'use strict';

/**
 * Looks after the validation of restore tests: the state machine of a validation asks for `begin` before its validator and for `report` after it, whatever has become
 * of it; `rescue` does what `report` does where the state machine itself was stopped. `observe` and `watch` count what alarms are about.
 *
 * AWS Backup takes one result for a restore job, and none later. So every call asks first what is known there, and a second one ends in peace.
 */
const { client, count, limited, reasonOf } = require('./service');
const { verdictOf, withTime } = require('./verdict');

/**
 * @typedef {object} Detail of an event of a restore job
 * @property {string} restoreJobId
 * @property {string} [resourceType]
 * @property {string} [sourceResourceArn]
 * @property {string} [createdResourceArn]
 * @property {string} [recoveryPointArn]
 * @property {string} [restoreTestingPlanArn]
 * @property {string} [creationDate]
 * @property {string} [completionDate]
 *
 * @typedef {import('./verdict').Failure} Failure
 *
 * @typedef {object} State what the state machine knows in the end
 * @property {Detail} detail
 * @property {{ value: unknown }} [answer] of the validator
 * @property {Failure} [failure] why there is no answer
 * @property {Failure} [cleanUp] why what the check has made is still there
 *
 * @typedef {object} Report
 * @property {string} plan its name
 * @property {number} [objective] in seconds
 * @property {State} state
 *
 * @typedef {import('@aws-sdk/client-backup').DescribeRestoreJobOutput} Job
 */

const DAY = 86_400_000;

/** As far back as AWS Backup tells of jobs. */
const LONGEST_DAYS = 30;

/** The statuses after which there is nothing more to say. */
const DONE = ['SUCCESSFUL', 'FAILED', 'TIMED_OUT'];

/**
 * What the validator gets of a restore job, or that this validation has nothing to do with it.
 *
 * @param {{ plan: string, detail: Detail, resources?: string[] }} event `resources` are the ARNs of what is validated, of everything where there are none
 */
async function begin({ plan, detail, resources }) {
  const job = await client.describeRestoreJob({ RestoreJobId: detail.restoreJobId }, limited());
  const source = job.SourceResourceArn ?? detail.sourceResourceArn;
  if (isDone(job) || (resources && source && !resources.includes(source))) { return { isOurs: false, job: null }; }
  return {
    isOurs: true,
    job: {
      restoreJobId: detail.restoreJobId,
      restoreTestingPlanName: plan,
      restoreTestingPlanArn: detail.restoreTestingPlanArn ?? null,
      resourceType: job.ResourceType ?? detail.resourceType ?? null,
      createdResourceArn: job.CreatedResourceArn ?? detail.createdResourceArn ?? null,
      sourceResourceArn: source ?? null,
      recoveryPointArn: job.RecoveryPointArn ?? detail.recoveryPointArn ?? null,
      recoveryPointCreationDate: job.RecoveryPointCreationDate?.toISOString() ?? null,
      restoreSeconds: secondsOf(job, detail) ?? null,
    },
  };
}

/**
 * The same for a state machine that was stopped, has run out of time, or out of space for an answer.
 *
 * @param {{ plan: string, objective?: number, execution: { status: string, input: string, error?: string, cause?: string } }} event
 */
async function rescue({ plan, objective, execution }) {
  const { status, input, error, cause } = execution;
  return report({ plan, objective, state: { detail: JSON.parse(input).detail, failure: { Error: `${status}${error ? `, ${error}` : ''}`, Cause: cause ?? '' } } });
}

/**
 * A restore job that has failed.
 *
 * @param {{ plan: string, detail: Detail }} event
 */
async function observe({ plan, detail }) {
  count({ plan, resourceType: detail.resourceType }, { RestoreJobsFailed: 1 });
}

/**
 * How long it is that a restore job of the plan was validated. Where none was, it is as long as AWS Backup remembers.
 *
 * @param {{ plan: string, arn: string }} event
 */
async function watch({ plan, arn }) {
  const now = Date.now();
  let last = now - LONGEST_DAYS * DAY;
  /** @type {string | undefined} */
  let NextToken;
  do {
    /** @type {import('@aws-sdk/client-backup').ListRestoreJobsOutput} */
    const page = await client.listRestoreJobs({ ByRestoreTestingPlanArn: arn, ByCompleteAfter: new Date(now - LONGEST_DAYS * DAY), NextToken }, limited());
    for (const { ValidationStatus, CompletionDate } of page.RestoreJobs ?? []) {
      if (ValidationStatus === 'SUCCESSFUL' || ValidationStatus === 'FAILED') { last = Math.max(last, CompletionDate?.getTime() ?? 0); }
    }
    NextToken = page.NextToken;
  } while (NextToken);
  count({ plan }, { DaysSinceValidation: (now - last) / DAY });
}

/**
 * Tells AWS Backup what was found, if nobody has.
 *
 * @param {Report} event
 */
async function report({ plan, objective, state: { detail, answer, failure, cleanUp } }) {
  const RestoreJobId = detail.restoreJobId;
  const job = await described(RestoreJobId);
  if (isDone(job)) { return { sent: false, status: job?.ValidationStatus }; }

  const seconds = secondsOf(job, detail);
  const { status, message, isLate } = withTime(verdictOf(answer?.value, failure, cleanUp), seconds, objective);
  try {
    await client.putRestoreValidationResult({ RestoreJobId, ValidationStatus: status, ValidationStatusMessage: message || undefined }, limited());
  } catch (error) {
    // It may have been taken, and only the answer was lost; or another call was faster.
    const now = await described(RestoreJobId);
    if (!isDone(now)) { throw error; }
    if (now?.ValidationStatus !== status || now.ValidationStatusMessage !== (message || undefined)) { return { sent: false, status: now?.ValidationStatus }; }
  }
  count({ plan, resourceType: job?.ResourceType ?? detail.resourceType }, {
    ValidationsSuccessful: status === 'SUCCESSFUL' ? 1 : 0,
    ValidationsFailed: status === 'FAILED' ? 1 : 0,
    ObjectivesMissed: objective === undefined ? undefined : Number(isLate),
    RestoreTime: seconds,
  });
  return { sent: true, status, message };
}

/**
 * The job, or nothing where it cannot be looked at: the result does not depend on that.
 *
 * @param {string} RestoreJobId
 * @returns {Promise<Job | undefined>}
 */
async function described(RestoreJobId) {
  try {
    return await client.describeRestoreJob({ RestoreJobId }, limited());
  } catch (error) {
    console.log(`the restore job ${RestoreJobId} cannot be looked at: ${reasonOf(error)}`);
    return undefined;
  }
}

/** @param {Job | undefined} job */
function isDone(job) {
  return DONE.includes(String(job?.ValidationStatus));
}

/**
 * How long the restore took, from the creation of the job to its completion.
 *
 * @param {Job | undefined} job
 * @param {Detail} detail
 */
function secondsOf(job, { creationDate, completionDate }) {
  const [from, to] = [job?.CreationDate ?? new Date(creationDate ?? NaN), job?.CompletionDate ?? new Date(completionDate ?? NaN)];
  const seconds = (to.getTime() - from.getTime()) / 1000;
  return Number.isNaN(seconds) ? undefined : seconds;
}

/** @type {Record<string, (event: any) => Promise<unknown>>} */
const STEPS = { begin, report, rescue, observe, watch };

/** @param {{ step: string }} event */
exports.handler = ({ step, ...event }) => STEPS[step](event);
