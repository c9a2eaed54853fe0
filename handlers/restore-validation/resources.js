'use strict';

/**
 * What the checks of all kinds need: clients, and answers.
 */

/** What was restored is not ready to be judged. */
class NotYet extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'NotYet';
  }
}

/** @type {Map<string, any>} */
const clients = new Map();

module.exports = { clientOf, failed, idOf, isTransient, named, NotYet, successful };

/**
 * The client of a service. Its package is loaded when it is first asked for: a function asks one service only.
 *
 * @param {string} service as the package is called
 * @param {string} name as its class is called
 */
function clientOf(service, name) {
  if (!clients.has(service)) {
    const { [name]: Client } = require(`@aws-sdk/client-${service}`);
    clients.set(service, new Client({ maxAttempts: 5 }));
  }
  return clients.get(service);
}

/**
 * What an ARN ends with, after the last `/` or `:`.
 *
 * @param {string} arn
 */
function idOf(arn) {
  return arn.slice(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
}

/** @param {string} message @returns {import('./check').Answer} */
function successful(message) {
  return { status: 'SUCCESSFUL', message };
}

/** @param {string} message @returns {import('./check').Answer} */
function failed(message) {
  return { status: 'FAILED', message };
}

/** @param {string} name @param {string} message */
function named(name, message) {
  return Object.assign(new Error(message), { name });
}

/**
 * Whether the same request may succeed later.
 *
 * @param {any} error
 */
function isTransient(error) {
  const status = error.$metadata?.httpStatusCode;
  return status >= 500 || (error.$metadata && status === undefined)
    || /throttl|throughputexceeded|toomanyrequests|requestlimit|slowdown|serviceunavailable|internal|^(?:Abort|Timeout)Error$/i.test(error.name);
}
