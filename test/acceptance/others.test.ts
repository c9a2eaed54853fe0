import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ACCOUNT, FakeAws, REGION } from './fake-aws';
import { acceptanceApp, askApp } from '../../acceptance/app/acceptance-app';
import { ASK_STACK, ASK_TAG, copiesStackOf, RUN_TAG, STACK } from '../../acceptance/app/names';
import { AskRun } from '../../acceptance/ask/ask-run';
import { Refusal } from '../../acceptance/cloud/cloud';
import { NOTHING } from '../../acceptance/emulator/unsupported';
import { AcceptanceRun } from '../../acceptance/run/acceptance-run';
import type { AcceptanceProps } from '../../acceptance/run/acceptance-run';
import { written } from '../../acceptance/run/assembly';
import { ExitCode } from '../../acceptance/run/terminal';

const folder = mkdtempSync(join(tmpdir(), 'others-'));
afterAll(() => rmSync(folder, { recursive: true }));

const synthesised = acceptanceApp({ account: ACCOUNT, region: REGION, run: 'r1', outdir: join(folder, 'app') }, 'first').synth();

async function run(fake: FakeAws, props: Partial<AcceptanceProps> = {}) {
  const program = new AcceptanceRun({
    surroundings: fake, deployer: fake, terminal: fake, signal: new AbortController().signal, region: REGION, run: 'r1', yes: true, keep: false, unsupported: NOTHING, synth: () => written(synthesised, {}), ...props,
  });
  const exitCode = await program.run();
  return { exitCode, results: program.results.all, failed: program.results.all.filter(({ state }) => state === 'failed').map(({ step, details }) => [step, ...details]) };
}

/** An account in which a run has left its stacks. */
async function left(status = 'CREATE_COMPLETE', minutes?: number): Promise<FakeAws> {
  const fake = new FakeAws();
  await fake.deploy(synthesised.directory);
  fake.run = 'r0';
  fake.since = minutes === undefined ? undefined : new Date(fake.now().getTime() - minutes * 60_000);
  for (const stack of fake.stacks.values()) { stack.status = status; }
  // What is deployed after that is of the run that deploys it.
  const deploy = fake.deploy.bind(fake);
  fake.deploy = async (assembly) => { fake.run = 'r1'; return deploy(assembly); };
  return fake;
}

const NOTHING_MADE = 'Nothing was made: two runs at once in a Region would take away what the other one has.';

test.each([['CREATE_IN_PROGRESS', {}], ['DELETE_IN_PROGRESS', { ended: 'r0' }], ['UPDATE_IN_PROGRESS', { yes: false }]])('a run whose stacks are %s is not disturbed', async (status, props) => {
  const fake = await left(status, 5);
  const { exitCode } = await run(fake, props);

  expect(exitCode).toBe(ExitCode.USAGE);
  expect(fake.said).toContain(`cdk-aws-backup-acceptance in eu-west-1 is of the run r0, and is ${status}: wait until that has ended.`);
  expect(fake.said.at(-1)).toBe(NOTHING_MADE);
  expect(fake.destructions).toBe(0);
});

test.each([[119, ExitCode.USAGE], [120, ExitCode.PASSED], [undefined, ExitCode.PASSED]])('what a run has left that did something %s minutes ago', async (minutes, code) => {
  const fake = await left('CREATE_COMPLETE', minutes);
  const { exitCode } = await run(fake);

  expect(exitCode).toBe(code);
  expect(fake.said.includes(`cdk-aws-backup-acceptance in eu-west-1 is of the run r0, which did something ${minutes} minutes ago and may still be at work: wait until it has ended, or, if it has, give --ended r0.`)).toBe(code === ExitCode.USAGE);
  expect(fake.destructions).toBe(code === ExitCode.USAGE ? 0 : 2);
});

test.each([['r0', ExitCode.PASSED], ['r9', ExitCode.USAGE]])('who says that %s has ended', async (ended, code) => {
  expect((await run(await left('CREATE_COMPLETE', 5), { ended })).exitCode).toBe(code);
});

test('who is asked, and says yes, knows it', async () => {
  const fake = await left('CREATE_COMPLETE', 5);

  expect((await run(fake, { yes: false })).exitCode).toBe(ExitCode.PASSED);
  expect(fake.text).toContain('give --ended r0.');
});

test('what another run has taken over meanwhile is left to it', async () => {
  const fake = new FakeAws();
  fake.answers = (operation, _, { stacks }) => {
    if (operation === 'backup:StartBackupJob' && stacks.size > 0) { fake.run = 'r2'; }
    return undefined;
  };
  const { exitCode, failed } = await run(fake);

  expect(exitCode).toBe(ExitCode.LEFT_BEHIND);
  expect(failed.find(([step]) => step === 'destruction')).toEqual([
    'destruction',
    'the stack cdk-aws-backup-acceptance in eu-west-1 is of the run r2 by now, and was left to it',
    'the stack cdk-aws-backup-acceptance-copies-eu-west-1 in us-west-2 is of the run r2 by now, and was left to it',
  ]);
  expect(fake.destructions).toBe(0);
});

test('what an earlier run has left goes, also where it is ended before it deploys', async () => {
  const fake = await left();
  const abort = new AbortController();
  const destroy = fake.destroy.bind(fake);
  let isFirst = true;
  fake.destroy = async () => {
    abort.abort();
    if (isFirst) { isFirst = false; throw new Error('cdk destroy has failed'); }
    await destroy();
  };

  await run(fake, { signal: abort.signal });
  expect(fake.stacks.size).toBe(0);
});

test('two Regions have vaults of their own in the Region that their copies go to, and what the other one has there is none of what is left', async () => {
  expect(copiesStackOf('eu-west-1')).not.toBe(copiesStackOf('us-east-1'));
  expect(Math.max(...['ap-northeast-1', 'ap-southeast-1', 'cn-northwest-1', 'us-isof-south-1'].map((region) => copiesStackOf(region).length))).toBeLessThanOrEqual(50);
  const fake = new FakeAws();
  const tags = (Value: string) => [{ Key: RUN_TAG, Value }];
  fake.answers = (operation, _, { stacks, calls }) => operation === 'tag:GetResources' && stacks.size === 0 && calls.at(-1)!.region !== REGION
    ? { ResourceTagMappingList: [{ ResourceARN: 'arn:aws:backup:us-west-2:1:backup-vault:other', Tags: tags('r7') }] } : undefined;
  const { exitCode } = await run(fake);

  expect(exitCode).toBe(ExitCode.PASSED);
  expect(fake.said).toContain('    Other runs have: arn:aws:backup:us-west-2:1:backup-vault:other (run r7)');
});

test('what is deployed for the questions has a tag of its own', () => {
  const { template } = askApp({ account: ACCOUNT, region: REGION, run: 'r1', outdir: join(folder, 'ask') }).synth().stacks[0];
  const [{ Tags }] = Object.values<any>(template.Resources).filter(({ Type }) => Type === 'AWS::KMS::Key').map(({ Properties }) => Properties);

  expect(Tags).toEqual([{ Key: ASK_TAG, Value: 'r1' }]);
  expect(ASK_TAG).not.toBe(RUN_TAG);
});

test.each([['CREATE_IN_PROGRESS', 'and is CREATE_IN_PROGRESS: wait until that has ended.'], ['CREATE_COMPLETE', 'which did something 5 minutes ago and may still be at work: wait until it has ended, or, if it has, give --ended r0.']])(
  'two runs do not ask at once: %s', async (StackStatus, why) => {
    const fake = new FakeAws();
    fake.answers = (operation) => operation === 'cloudformation:DescribeStacks'
      ? { Stacks: [{ StackStatus, Tags: [{ Key: ASK_TAG, Value: 'r0' }], CreationTime: new Date(fake.now().getTime() - 300_000) }] } : undefined;
    const program = new AskRun({
      surroundings: fake, fixtures: { prepare: () => { throw new Error('not reached'); }, remove: () => { throw new Error('not reached'); } }, terminal: fake, signal: new AbortController().signal, region: REGION, yes: true, questions: [], skipped: () => undefined, keep: () => {}, sweeps: true,
    });

    expect(await program.run()).toBe(ExitCode.USAGE);
    expect(fake.said).toContain(`${ASK_STACK} in eu-west-1 is of the run r0, ${why}`);
  });

test.each([['PendingDeletion', []], ['PendingReplicaDeletion', []], ['Enabled', ['is Enabled']], ['Disabled', ['is Disabled']]])('a key that is %s', async (state, expected) => {
  const fake = new FakeAws();
  fake.keyState = state;
  const { failed } = await run(fake);

  expect(failed.flatMap(([, ...details]) => details)).toEqual(expected.flatMap((each) => ['eu-west-1', 'us-west-2'].map((region) => `arn:aws:kms:${region}:111122223333:key/k ${each}, with the tag 'cdk-aws-backup-acceptance'`)));
  expect(fake.text.includes('AWS KMS deletes, within 7 days: ')).toBe(expected.length === 0);
});

test('a key that is gone by now', async () => {
  const fake = new FakeAws();
  fake.answers = (operation) => { if (operation === 'kms:DescribeKey') { throw new Refusal(operation, 'NotFoundException', 'gone', 'r-1'); } return undefined; };

  expect((await run(fake)).exitCode).toBe(ExitCode.PASSED);
  expect(fake.text).not.toContain('AWS KMS deletes, within');
});

test('what functions have logged goes with them, and what cannot go is told', async () => {
  const functions = Object.entries<any>(synthesised.getStackByName(STACK).template.Resources).filter(([, { Type }]) => Type === 'AWS::Lambda::Function').map(([id]) => `/aws/lambda/id-of-${id}`);
  const fake = new FakeAws();
  await run(fake);
  const deleted = fake.calls.filter(({ operation }) => operation === 'logs:DeleteLogGroup').map(({ input }) => input.logGroupName);
  expect(functions.length).toBeGreaterThan(0);
  expect(deleted).toEqual(functions);

  for (const [code, expected] of [['ResourceNotFoundException', []], ['AccessDeniedException', functions]] as const) {
    const other = new FakeAws();
    other.answers = (operation) => { if (operation === 'logs:DeleteLogGroup') { throw new Refusal(operation, code, 'no', 'r-1'); } return undefined; };
    const { exitCode, failed } = await run(other);
    expect(failed).toEqual(expected.length === 0 ? [] : [['logs', ...expected.map((name) => `the log group ${name} in eu-west-1: logs:DeleteLogGroup: AccessDeniedException: no (request r-1)`)]]);
    expect(exitCode).toBe(expected.length === 0 ? ExitCode.PASSED : ExitCode.LEFT_BEHIND);
  }
});

test.each([['ECONNRESET', false], ['ThrottlingException', true]])('a job that cannot be looked at any more, for %s, is stopped', async (code, isStopDenied) => {
  const fake = new FakeAws();
  fake.answers = (operation) => {
    if (operation === 'backup:DescribeBackupJob' || (isStopDenied && operation === 'backup:StopBackupJob')) { throw new Refusal(operation, code, 'no'); }
    return undefined;
  };
  const { exitCode, failed } = await run(fake);

  expect(exitCode).toBe(ExitCode.FAILED);
  expect(failed).toEqual([['the run to its end', `backup:DescribeBackupJob: ${code}: no`]]);
  expect(fake.calls.filter(({ operation }) => operation === 'backup:StopBackupJob')).toHaveLength(1);
  expect(fake.said.includes('    the job job-1 could not be stopped: no')).toBe(isStopDenied);
  expect(fake.stacks.size).toBe(0);
});

test('a job that has ended badly is not stopped', async () => {
  const fake = new FakeAws();
  fake.jobStates = ['RUNNING', 'FAILED'];
  await run(fake);

  expect(fake.calls.map(({ operation }) => operation)).not.toContain('backup:StopBackupJob');
});

test('a vault counts as emptied only if it was made, and something was in it', async () => {
  const unmade = new FakeAws();
  unmade.onDeploy = () => { throw new Error('no'); };
  expect((await run(unmade)).results.find(({ step }) => step === 'emptied vault')).toEqual({ step: 'emptied vault', state: 'skipped', details: ['the vault was not made'] });

  const empty = new FakeAws();
  empty.answers = (operation) => { if (operation === 'backup:StartBackupJob') { throw new Error('no'); } return undefined; };
  expect((await run(empty)).results.find(({ step }) => step === 'emptied vault')).toEqual({ step: 'emptied vault', state: 'skipped', details: ['nothing was in the vault'] });
});
