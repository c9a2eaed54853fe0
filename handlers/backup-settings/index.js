'use strict';

/**
 * Sets what holds for an account and Region, or for an organization, and has no resource type of CloudFormation.
 *
 * It runs in AWS Lambda behind the provider framework of aws-cdk-lib. Of two custom resources the one sets, and remembers in its id what it has found before; the other one, which has that id among its
 * properties, sets that back when it is deleted, if that is wanted. CloudFormation deletes what has got another id, and cannot say that it stays: so the first one does nothing when it is deleted.
 */
const { setTimeout: pause } = require('timers/promises');
const { Backup } = require('@aws-sdk/client-backup');

/**
 * @typedef {Record<string, Record<string, any>>} Settings values by their names, in maps as the API has them
 *
 * @typedef {object} Api
 * @property {() => Promise<any>} describe
 * @property {(settings: Settings) => Promise<unknown>} update
 * @property {(properties: Record<string, any>) => Settings} wanted what a custom resource says
 * @property {string} hint what a refusal may come from
 *
 * @typedef {object} Event what CloudFormation sends
 * @property {'Create' | 'Update' | 'Delete'} RequestType
 * @property {string} [PhysicalResourceId]
 * @property {Record<string, any>} ResourceProperties
 */

/** It tries again by itself where the service is busy. */
const client = new Backup({ maxAttempts: 5 });

/** What was set is not to be seen everywhere at once. */
const READINGS = 6;
const BETWEEN_READINGS = 2000;

/** A request that hangs must not take the whole time of the function. */
const limited = () => ({ abortSignal: AbortSignal.timeout(15_000) });

/** @type {Api} */
const REGION = {
  describe: () => client.describeRegionSettings({}, limited()),
  update: (settings) => client.updateRegionSettings(settings, limited()),
  wanted: ({ OptIn = [], OptOut = [], FullManagement = [] }) => ({
    ResourceTypeOptInPreference: { ...each(OptIn, true), ...each(OptOut, false) },
    ResourceTypeManagementPreference: each(FullManagement, true),
  }),
  hint: '',
};

/** @type {Api} */
const ORGANIZATION = {
  describe: () => client.describeGlobalSettings({}, limited()),
  update: (settings) => client.updateGlobalSettings(settings, limited()),
  wanted: ({ CrossAccountBackup }) => ({ GlobalSettings: { isCrossAccountBackupEnabled: CrossAccountBackup } }),
  hint: '; only the management account of an organization can do so',
};

/** @param {Event} event */
exports.region = (event) => answer(REGION, event);

/** @param {Event} event */
exports.organization = (event) => answer(ORGANIZATION, event);

/**
 * @param {Api} api
 * @param {Event} event
 */
function answer(api, event) {
  return event.ResourceProperties.Settings === undefined ? set(api, event) : restore(api, event);
}

/**
 * @param {Api} api
 * @param {Event} event
 */
async function set(api, { RequestType, PhysicalResourceId, ResourceProperties }) {
  if (RequestType === 'Delete') { return { PhysicalResourceId }; }
  const before = RequestType === 'Update' ? remembered(PhysicalResourceId) : {};
  const wanted = api.wanted(ResourceProperties);
  const unsaid = ResourceProperties.Restore === 'true' ? without(before, wanted) : {};
  const found = await apply(api, merged(unsaid, wanted));
  return { PhysicalResourceId: JSON.stringify(of(merged(found, before), wanted)) };
}

/**
 * @param {Api} api
 * @param {Event} event
 */
async function restore(api, { RequestType, PhysicalResourceId, ResourceProperties }) {
  if (RequestType === 'Delete' && ResourceProperties.Restore === 'true') { await apply(api, remembered(ResourceProperties.Settings)); }
  return { PhysicalResourceId: PhysicalResourceId ?? 'restore' };
}

/**
 * Sets what is wanted, and nothing else: what else is in a map goes with it as it is.
 *
 * @param {Api} api
 * @param {Settings} wanted
 * @returns {Promise<Settings>} what was found before
 */
async function apply(api, wanted) {
  const found = await called(api, api.describe());
  const changed = Object.keys(wanted).filter((map) => differences(found, { [map]: wanted[map] }).length > 0);
  if (changed.length === 0) { return found; }
  await called(api, api.update(Object.fromEntries(changed.map((map) => [map, { ...found[map], ...wanted[map] }]))));
  for (let reading = 1; ; reading++) {
    const left = differences(await called(api, api.describe()), wanted);
    if (left.length === 0) { return found; }
    if (reading === READINGS) { throw failure(`AWS Backup has taken the settings, and does not have them: ${left.join(', ')}`); }
    await pause(BETWEEN_READINGS);
  }
}

/**
 * @param {Settings} found
 * @param {Settings} wanted
 */
function differences(found, wanted) {
  return Object.entries(wanted).flatMap(([map, values]) => Object.entries(values)
    .filter(([name, value]) => found[map]?.[name] !== value)
    .map(([name, value]) => `'${name}' in ${map} is ${found[map]?.[name] ?? 'not there'} and not ${value}`));
}

/**
 * @param {string[]} names
 * @param {boolean} value
 */
function each(names, value) {
  return Object.fromEntries(names.map((name) => [name, value]));
}

/**
 * The values of both; where both have one, those of the second.
 *
 * @param {Settings} first
 * @param {Settings} second
 * @returns {Settings}
 */
function merged(first, second) {
  const maps = new Set([...Object.keys(first), ...Object.keys(second)]);
  return Object.fromEntries([...maps].map((map) => [map, { ...first[map], ...second[map] }]));
}

/**
 * The values that have the same names as those of others.
 *
 * @param {Settings} settings
 * @param {Settings} others
 */
function of(settings, others) {
  return kept(settings, (map, name) => others[map]?.[name] !== undefined);
}

/**
 * Those that have not.
 *
 * @param {Settings} settings
 * @param {Settings} others
 */
function without(settings, others) {
  return kept(settings, (map, name) => others[map]?.[name] === undefined);
}

/**
 * @param {Settings} settings
 * @param {(map: string, name: string) => boolean} isKept
 * @returns {Settings}
 */
function kept(settings, isKept) {
  return Object.fromEntries(Object.entries(settings).flatMap(([map, values]) => {
    const left = Object.entries(Object(values)).filter(([name]) => isKept(map, name));
    return left.length > 0 ? [[map, Object.fromEntries(left)]] : [];
  }));
}

/**
 * Nothing, where it is not the id of one that has set something.
 *
 * @param {string | undefined} id
 * @returns {Settings}
 */
function remembered(id) {
  return id?.startsWith('{') ? JSON.parse(id) : {};
}

/**
 * @param {Api} api
 * @param {Promise<any>} request
 */
async function called({ hint }, request) {
  try {
    return await request;
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error);
    throw failure(`the settings of AWS Backup cannot be read or set: ${name}: ${message}${hint}`);
  }
}

/**
 * The message is what a deployer reads; the lines of this file would only take its room.
 *
 * @param {string} message
 */
function failure(message) {
  const error = new Error(message);
  error.stack = `Error: ${message}`;
  return error;
}
