'use strict';

/**
 * What a validator has said, or what has become of it, as AWS Backup takes it.
 *
 * @typedef {object} Verdict
 * @property {'SUCCESSFUL' | 'FAILED'} status
 * @property {string} message
 *
 * @typedef {object} Failure what Step Functions knows of a step that has failed
 * @property {string} [Error]
 * @property {string} [Cause] often JSON
 */

/** More is not read. */
const LONGEST = 1000;

module.exports = { verdictOf, withTime };

/**
 * @param {unknown} answer of the validator, if it has given one
 * @param {Failure} [failure] why there is none
 * @param {Failure} [cleanUp] why what the check has made is still there
 * @returns {Verdict}
 */
function verdictOf(answer, failure, cleanUp) {
  const { status, message } = failure ? failed(inWords(failure)) : answered(answer);
  const left = cleanUp ? `what the check has made could not be removed: ${reasonIn(cleanUp) || cleanUp.Error}` : '';
  return { status, message: cut([message, left].filter(Boolean).join('; ')) };
}

/** @param {unknown} answer @returns {Verdict} */
function answered(answer) {
  const { status, message } = /** @type {any} */ (Object(answer));
  const isSaid = message === undefined || message === null || typeof message === 'string';
  if (!isSaid || (status !== 'SUCCESSFUL' && status !== 'FAILED')) {
    return failed(`the validator must answer { status: 'SUCCESSFUL' or 'FAILED', message: a text }, got ${JSON.stringify(answer ?? null)}`);
  }
  return { status, message: message || (status === 'FAILED' ? 'the validator has given no reason' : '') };
}

/**
 * The verdict with what the time that the restore took adds to it.
 *
 * @param {Verdict} verdict
 * @param {number | undefined} seconds that it took
 * @param {number | undefined} objective in seconds
 * @returns {Verdict & { isLate: boolean }}
 */
function withTime({ status, message }, seconds, objective) {
  if (objective === undefined || (seconds !== undefined && seconds <= objective)) { return { status, message, isLate: false }; }
  const late = seconds === undefined
    ? `how long the restore took is not known, and the objective is ${time(objective)}`
    : `the restore took ${time(seconds)}, and the objective is ${time(objective)}`;
  return { status: 'FAILED', message: cut([...(status === 'FAILED' ? [message] : []), late].join('; ')), isLate: seconds !== undefined };
}

/** @param {Failure} failure */
function inWords(failure) {
  const { Error: name = 'unknown error' } = failure;
  const reason = reasonIn(failure);
  if (name === 'NotYet' || name === 'TooLate') { return `the check did not end in time: ${reason}`; }
  if (name === 'States.Timeout' || name === 'Sandbox.Timedout') { return 'the validator did not end in time'; }
  return `the validation has failed: ${name}${reason ? `: ${reason}` : ''}`;
}

/** @param {Failure} failure @returns {string} */
function reasonIn({ Cause: cause = '' }) {
  const known = /** @type {any} */ (parsed(cause));
  return known?.errorMessage ?? stoppedReasonOf(known) ?? cause;
}

/**
 * How a task of Amazon ECS has ended.
 *
 * @param {any} task
 */
function stoppedReasonOf(task) {
  if (!Array.isArray(task?.Containers)) { return undefined; }
  const ends = task.Containers.map((/** @type {any} */ { Name, ExitCode, Reason }) => `container '${Name}' has ended with ${ExitCode ?? Reason ?? 'no exit code'}`);
  return [task.StoppedReason, ...ends].filter(Boolean).join(', ');
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {string} message @returns {Verdict} */
function failed(message) {
  return { status: 'FAILED', message };
}

/** @param {string} text */
function cut(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** @param {number} seconds */
function time(seconds) {
  const minutes = Math.round(seconds / 60);
  if (minutes === 0) { return `${Math.round(seconds)} s`; }
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours && `${hours} h`, rest && `${rest} min`].filter(Boolean).join(' ');
}
