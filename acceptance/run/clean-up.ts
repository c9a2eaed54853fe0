import type { AcceptanceProps } from './acceptance-run';
import { standingStacks, taggedResources } from './leftovers';
import type { Results } from './results';
import { RUN_TAG, STACK } from '../app/names';
import { allOf, ifThere, Refusal } from '../cloud/cloud';
import type { Cloud } from '../cloud/cloud';

const TRIES = 6;
const SECONDS_BETWEEN = 20;

/** Takes everything away, and looks whether that is so. @returns whether nothing is left */
export async function cleanUp(props: AcceptanceProps, results: Results, directory: () => string): Promise<boolean> {
  const { terminal, deployer, unsupported } = props;
  terminal.say('Cleaning up');
  const isDestroyed = await said(results, 'destruction', async () => {
    await deployer.destroy(directory());
    return [];
  });
  const reason = unsupported.steps['emptied vault'];
  if (reason === undefined) {
    await said(results, 'emptied vault', async () => inTheVault(props.surroundings.cloudOf(props.region), `${STACK}-emptied`));
  } else {
    results.skipped('emptied vault', reason);
  }
  const isGone = await said(results, 'nothing is left', () => whatIsLeft(props, results));
  return isDestroyed && isGone;
}

/** What to do about what is left. */
export function whatToDo(region: string): string[] {
  return [
    'The same command again, with valid credentials, begins by taking it away; or',
    `  delete what was named above in ${region}: the recovery points of a vault first, then its stack, in the console of CloudFormation.`,
  ];
}

/** What keeps a vault there, if anything does. */
async function inTheVault(cloud: Cloud, BackupVaultName: string): Promise<string[]> {
  if (!await ifThere(cloud.call('backup:DescribeBackupVault', { BackupVaultName }))) { return []; }
  const points = await allOf(cloud, 'backup:ListRecoveryPointsByBackupVault', 'RecoveryPoints', { BackupVaultName });
  return [`the vault '${BackupVaultName}' is still there, with ${points.length} recovery points`, ...points.map(({ RecoveryPointArn }) => RecoveryPointArn)];
}

/** Stacks that are there, and what has the tag of a run. It takes a while until AWS does not list what is gone. */
async function whatIsLeft({ surroundings, region, terminal, unsupported }: AcceptanceProps, results: Results): Promise<string[]> {
  const stacks = (await standingStacks(surroundings, region)).map(({ name, region: where, status }) => `the stack ${name} in ${where} is ${status}`);
  if (stacks.length > 0) { return stacks; }
  for (let tries = 1; ; tries++) {
    const { left: listed, going } = await taggedResources(surroundings, region);
    const reasonOf = (arn: string) => unsupported.listed[arn.split(/[:/]/).filter((_, index) => index === 2 || index === 5).join(':')];
    const left = await standingOf(surroundings.cloudOf(region), listed.filter((arn) => reasonOf(arn) === undefined));
    if (left.length === 0 || tries === TRIES) {
      if (going.length > 0) { terminal.say(`    AWS KMS deletes, within 7 days: ${going.join(', ')}`); }
      listed.filter(reasonOf).forEach((arn) => results.skipped(`nothing is left: ${arn}`, reasonOf(arn)));
      return left.map((arn) => `${arn} has the tag '${RUN_TAG}'`);
    }
    await surroundings.sleep(SECONDS_BETWEEN);
  }
}

/** What is there of what is listed: a legal hold that was canceled goes on to be listed for some time. */
async function standingOf(cloud: Cloud, arns: readonly string[]): Promise<string[]> {
  const standing: string[] = [];
  for (const arn of arns) {
    const [, LegalHoldId] = /:legal-hold:(.+)$/.exec(arn) ?? [];
    const hold = LegalHoldId && await ifThere(cloud.call('backup:GetLegalHold', { LegalHoldId }));
    if (LegalHoldId === undefined || (hold && !['CANCELING', 'CANCELED'].includes(hold.Status))) { standing.push(arn); }
  }
  return standing;
}

async function said(results: Results, step: string, wrong: () => Promise<string[]>): Promise<boolean> {
  try {
    const found = await wrong();
    results.judged(step, found);
    return found.length === 0;
  } catch (error) {
    results.failed(step, error instanceof Refusal ? error.inWords : (error as Error).message);
    return false;
  }
}
