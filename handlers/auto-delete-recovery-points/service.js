'use strict';

/**
 * AWS Backup, as the function asks it, and what its answers mean.
 */
const { Backup } = require('@aws-sdk/client-backup');

/** A request that hangs must not take the whole time of the function; so much of it is left when the last one begins, and as much again. */
const ONE_REQUEST = 30_000;

/** It tries again by itself where the service is busy. */
const client = new Backup({ maxAttempts: 5 });

module.exports = { client, isNamed, isTransient, limited, ONE_REQUEST, reasonOf, refusalOf, troubleOf };

/**
 * What keeps a vault from being looked into; nothing where it is not there any more.
 *
 * @param {string} vault
 * @param {unknown} error with which AWS Backup has answered
 */
async function troubleOf(vault, error) {
  if (isNamed(error, 'ResourceNotFoundException')) { return undefined; }
  // So it answers, too, for a vault that is not there.
  if (!isNamed(error, 'AccessDeniedException')) { return error; }
  try {
    return await isListed(vault) ? error : undefined;
  } catch (another) {
    return isTransient(another) ? another : error;
  }
}

/** @param {string} vault */
async function isListed(vault) {
  /** @type {string | undefined} */
  let NextToken;
  do {
    /** @type {import('@aws-sdk/client-backup').ListBackupVaultsOutput} */
    const page = await client.listBackupVaults({ NextToken }, limited());
    if (page.BackupVaultList?.some(({ BackupVaultName }) => BackupVaultName === vault)) { return true; }
    NextToken = page.NextToken;
  } while (NextToken);
  return false;
}

function limited() {
  return { abortSignal: AbortSignal.timeout(ONE_REQUEST) };
}

/**
 * With what a request is refused, if it is.
 *
 * @param {Promise<unknown>} request
 */
async function refusalOf(request) {
  try {
    await request;
    return undefined;
  } catch (error) {
    return error;
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
