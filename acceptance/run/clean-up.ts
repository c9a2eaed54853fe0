import type { AcceptanceProps } from './acceptance-run';
import { standingStacks, taggedResources } from './leftovers';
import type { Standing } from './leftovers';
import { logGroupsOf, removeLogGroups } from './log-groups';
import type { LogGroup } from './log-groups';
import type { Results } from './results';
import { stateOf } from './state';
import { RUN_TAG, STACK } from '../app/names';
import { allOf, ifThere, wordsOf } from '../cloud/cloud';
import type { Cloud } from '../cloud/cloud';

const TRIES = 6;
const SECONDS_BETWEEN = 20;

/** What was there before it was taken away. */
interface Before {
  readonly stacks: readonly Standing[];
  readonly groups: readonly LogGroup[];
  /** How many recovery points were in the vault that is emptied; nothing where it was never made. */
  readonly points?: number;
}

/** Whether a run is this one, or one that it takes away. */
export type IsOurs = (run: string | undefined) => boolean;

/** Takes everything away, and looks whether that is so. @returns whether nothing is left */
export async function cleanUp(props: AcceptanceProps, results: Results, directory: () => string, isOurs: IsOurs): Promise<boolean> {
  const { terminal, surroundings, region } = props;
  terminal.say('Cleaning up');
  // Without a look at what is there it is taken away all the same.
  const before = await lookBefore(props).catch(() => undefined);
  const isDestroyed = await said(results, 'destruction', () => destroyed(props, before, directory, isOurs));
  await emptied(props, results, before);
  const areLogsGone = before === undefined || before.groups.length === 0 || await said(results, 'logs', () => removeLogGroups(surroundings, before.groups));
  const isGone = await said(results, 'nothing is left', () => whatIsLeft(props, results, isOurs));
  if (before === undefined) { terminal.say(`    What functions have logged may be left in ${region}: log groups that begin with /aws/lambda/${STACK}`); }
  return isDestroyed && areLogsGone && isGone;
}

/** What to do about what is left. */
export function whatToDo(region: string): string[] {
  return [
    'The same command again, with valid credentials, begins by taking it away; or',
    `  delete what was named above in ${region}: the recovery points of a vault first, then its stack, in the console of CloudFormation.`,
  ];
}

async function lookBefore({ surroundings, region }: AcceptanceProps): Promise<Before> {
  const stacks = await standingStacks(surroundings, region);
  return { stacks, groups: await logGroupsOf(surroundings, stacks), points: (await pointsOf(surroundings.cloudOf(region)))?.length };
}

/** What another run has made meanwhile under the same names is not ours to take away. */
async function destroyed({ deployer }: AcceptanceProps, before: Before | undefined, directory: () => string, isOurs: IsOurs): Promise<string[]> {
  const others = before?.stacks.filter(({ run }) => !isOurs(run)) ?? [];
  if (others.length > 0) { return others.map(({ name, region, run: other }) => `the stack ${name} in ${region} is of the run ${other} by now, and was left to it`); }
  await deployer.destroy(directory());
  return [];
}

/** It counts as emptied only if something was in it. */
async function emptied({ surroundings, region, unsupported }: AcceptanceProps, results: Results, before: Before | undefined): Promise<void> {
  const reason = unsupported.steps['emptied vault']
    ?? (before && before.points === undefined ? 'the vault was not made' : before?.points === 0 ? 'nothing was in the vault' : undefined);
  const cloud = surroundings.cloudOf(region);
  const left = async () => {
    const points = await pointsOf(cloud);
    return points ? [`the vault '${STACK}-emptied' is still there, with ${points.length} recovery points`, ...points] : [];
  };
  if (reason === undefined) { await said(results, 'emptied vault', left); } else { results.skipped('emptied vault', reason); }
}

/** The recovery points in the vault that is emptied; nothing where it is not there. */
async function pointsOf(cloud: Cloud): Promise<string[] | undefined> {
  const BackupVaultName = `${STACK}-emptied`;
  if (!await ifThere(cloud.call('backup:DescribeBackupVault', { BackupVaultName }))) { return undefined; }
  const points = await allOf(cloud, 'backup:ListRecoveryPointsByBackupVault', 'RecoveryPoints', { BackupVaultName });
  return points.map(({ RecoveryPointArn }) => RecoveryPointArn);
}

/** Stacks that are there, and what has the tag of the run. It takes a while until AWS does not list what is gone. */
async function whatIsLeft({ surroundings, region, terminal, unsupported }: AcceptanceProps, results: Results, isOurs: IsOurs): Promise<string[]> {
  const stacks = (await standingStacks(surroundings, region)).map(({ name, region: where, status }) => `the stack ${name} in ${where} is ${status}`);
  if (stacks.length > 0) { return stacks; }
  const reasonOf = (arn: string) => unsupported.listed[arn.split(/[:/]/).filter((_, index) => index === 2 || index === 5).join(':')];
  for (let tries = 1; ; tries++) {
    const tagged = await taggedResources(surroundings, region);
    const [left, going, others]: [string[], string[], string[]] = [[], [], []];
    for (const { arn, run } of tagged.filter((each) => reasonOf(each.arn) === undefined)) {
      const state = await stateOf(surroundings, arn);
      if (state === 'going') { going.push(arn); }
      if (state !== 'going' && state !== 'gone') { isOurs(run) ? left.push(`${arn} ${state}`) : others.push(`${arn} (run ${run})`); }
    }
    if (left.length === 0 || tries === TRIES) {
      if (going.length > 0) { terminal.say(`    AWS KMS deletes, within 7 days: ${going.join(', ')}`); }
      if (others.length > 0) { terminal.say(`    Other runs have: ${others.join(', ')}`); }
      tagged.filter(({ arn }) => reasonOf(arn)).forEach(({ arn }) => results.skipped(`nothing is left: ${arn}`, reasonOf(arn)));
      return left.map((each) => `${each}, with the tag '${RUN_TAG}'`);
    }
    await surroundings.sleep(SECONDS_BETWEEN);
  }
}

async function said(results: Results, step: string, wrong: () => Promise<string[]>): Promise<boolean> {
  try {
    const found = await wrong();
    results.judged(step, found);
    return found.length === 0;
  } catch (error) {
    results.failed(step, wordsOf(error));
    return false;
  }
}
