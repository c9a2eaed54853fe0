import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ACCOUNT, FakeAws, REGION } from './fake-aws';
import { acceptanceApp } from '../../acceptance/app/acceptance-app';
import type { Version } from '../../acceptance/app/acceptance-app';
import { STACK } from '../../acceptance/app/names';
import { Refusal } from '../../acceptance/cloud/cloud';
import { NOTHING, UNSUPPORTED_BY_MINISTACK } from '../../acceptance/emulator/unsupported';
import { AcceptanceRun } from '../../acceptance/run/acceptance-run';
import type { AcceptanceProps } from '../../acceptance/run/acceptance-run';
import { written } from '../../acceptance/run/assembly';
import { ExitCode } from '../../acceptance/run/terminal';

const folder = mkdtempSync(join(tmpdir(), 'acceptance-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const deployment = { account: ACCOUNT, region: REGION, run: 'r1', withFramework: true };
const synthesised = Object.fromEntries((['first', 'second'] as const).map((version) => (
  [version, acceptanceApp({ ...deployment, outdir: join(folder, version) }, version).synth()]
)));
const synth = (_: string, version: Version) => written(synthesised[version], {});

const OF_RUN = [{ Key: STACK, Value: 'r1' }];

async function run(fake: FakeAws, props: Partial<AcceptanceProps> = {}) {
  const program = new AcceptanceRun({
    surroundings: fake, deployer: fake, terminal: fake, signal: new AbortController().signal, region: REGION, run: 'r1', yes: true, keep: false, withFramework: true, unsupported: NOTHING, synth, ...props,
  });
  const exitCode = await program.run();
  return { exitCode, results: program.results.all, failed: program.results.all.filter(({ state }) => state === 'failed') };
}

test('everything is deployed, compared, backed up, updated, compared again and taken away', async () => {
  const fake = new FakeAws();
  const { exitCode, failed, results } = await run(fake);

  expect(failed).toEqual([]);
  expect(exitCode).toBe(ExitCode.PASSED);
  const resources = [
    ...['Arns', 'Conditions', 'Exclusions', 'Tags', 'Type'].map((name) => `BackupSelection Plan${name}`),
    'BackupPlan Plan', 'BackupVault Copies', 'BackupVault Emptied', 'BackupVault Main', 'Framework Framework', 'LegalHold Hold', 'LogicallyAirGappedBackupVault AirGapped', 'ReportPlan ReportPlan',
    'RestoreTestingPlan Tests', 'RestoreTestingSelection TestsTable',
  ];
  expect(results.map(({ step }) => step.replace(/[A-F0-9]{8}$/, '')).sort()).toEqual([
    ...resources.map((name) => `first: AWS::Backup::${name}`),
    ...[...resources, 'BackupSelection PlanLater'].map((name) => `second: AWS::Backup::${name}`),
    'first deployment', 'second deployment', 'backup job', 'recovery point', 'destruction', 'emptied vault', 'logs', 'nothing is left',
  ].sort());
  expect(fake.stacks.size).toBe(0);
  expect(fake.text).toContain('AWS KMS deletes, within 7 days: arn:aws:kms:eu-west-1:111122223333:key/k');
  expect(fake.said.at(-1)).toBe(`${results.length} passed, 0 failed, 0 skipped`);
});

test('it says what it will make, where and for how long, and makes nothing without a yes', async () => {
  const fake = new FakeAws();
  fake.isConfirmed = false;
  const { exitCode, results } = await run(fake, { yes: false });

  expect(exitCode).toBe(ExitCode.USAGE);
  expect(results).toEqual([]);
  expect(fake.said).toEqual([
    'An acceptance run in the account 111122223333:',
    '  cdk-aws-backup-acceptance in eu-west-1: a table with one item, a key, a topic, roles, a function, three vaults, a plan, a restore testing plan, a report plan and its empty bucket, a legal hold that holds nothing, a framework',
    '  cdk-aws-backup-acceptance-copies-eu-west-1 in us-west-2: a vault',
    '  one backup of the table. It costs less than a dollar, nearly all of it for the key, which AWS KMS deletes after 7 days.',
    '  All is taken away at the end: after 15 to 60 minutes.',
    "  What is made has the tag 'cdk-aws-backup-acceptance': 'r1'.",
    'Nothing was made. Give --yes to go on without being asked.',
  ]);
  expect(new Set(fake.calls.map(({ operation }) => operation))).toEqual(new Set(['sts:GetCallerIdentity', 'cloudformation:DescribeStacks']));
});

test('what the service has otherwise than the template is told by the property, from both sides', async () => {
  const fake = new FakeAws();
  fake.answers = (operation, input, { stacks }) => {
    const plan = Object.values(stacks.get(STACK)?.resources ?? {}).find(({ type }) => type === 'AWS::Backup::BackupPlan')!;
    if (operation !== 'backup:GetBackupPlan' || input.BackupPlanId !== plan.id) { return undefined; }
    const { BackupPlanName, BackupPlanRule: [{ TargetBackupVault, ...first }] } = plan.properties.BackupPlan;
    return { BackupPlanArn: `arn:plan:${plan.id}`, BackupPlan: { BackupPlanName, Rules: [{ ...first, TargetBackupVaultName: TargetBackupVault, StartWindowMinutes: 61, IndexActions: [{ ResourceTypes: ['S3'] }] }] } };
  };
  const { exitCode, failed } = await run(fake);

  expect(exitCode).toBe(ExitCode.FAILED);
  expect(failed.map(({ step, details }) => [step.replace(/[A-F0-9]{8}$/, ''), ...details])).toEqual(['first', 'second'].map((version) => [
    `${version}: AWS::Backup::BackupPlan Plan`,
    'BackupPlan.BackupPlanRule[LeapDay].StartWindowMinutes: the template has 60, the service 61',
    'BackupPlan.BackupPlanRule[LeapDay].IndexActions: the template has nothing, the service [{"ResourceTypes":["S3"]}]',
    'BackupPlan.BackupPlanRule[Continuous]: the template has {"EnableContinuousBackup":true,"Lifecycle":{"DeleteAfterDays":5},"RuleName":"Continuous","ScheduleExpression":"cron(0 5 29 2 ? *)","TargetBackupVault":"cdk-aws-backup-acceptance-main"}, the service nothing',
  ].map((line) => version === 'second' ? line.replaceAll('LeapDay', 'Renamed') : line)));
  expect(fake.stacks.size).toBe(0);
});

test('what the service does not have is told', async () => {
  const fake = new FakeAws();
  fake.answers = (operation, _, { stacks }) => {
    for (const [id, { type }] of Object.entries(stacks.get(STACK)?.resources ?? {})) { if (type.endsWith('RestoreTestingSelection')) { delete stacks.get(STACK)!.resources[id]; } }
    return operation === 'backup:ListBackupSelections' ? { BackupSelectionsList: [] } : undefined;
  };
  const { failed } = await run(fake);

  expect(failed.map(({ step, details }) => `${step.replace(/[A-F0-9]{8}$/, '')}: ${details.join()}`).slice(0, 6).sort()).toEqual([
    ...['Arns', 'Conditions', 'Exclusions', 'Tags', 'Type'].map((name) => `first: AWS::Backup::BackupSelection Plan${name}: the service does not have it`),
    'first: AWS::Backup::RestoreTestingSelection TestsTable: the service does not have it',
  ]);
});

test('a deployment that is refused is cleaned up', async () => {
  const fake = new FakeAws();
  fake.onDeploy = () => { throw new Error('cdk deploy has failed:\nAccessDenied'); };
  const { exitCode, failed } = await run(fake);

  expect(exitCode).toBe(ExitCode.FAILED);
  expect(failed).toEqual([{ step: 'the run to its end', state: 'failed', details: ['cdk deploy has failed:\nAccessDenied'] }]);
  expect(fake.destructions).toBe(1);
});

test('a job that fails', async () => {
  const fake = new FakeAws();
  fake.jobStates = ['RUNNING', 'FAILED'];
  const { exitCode, failed } = await run(fake);

  expect(exitCode).toBe(ExitCode.FAILED);
  expect(failed).toEqual([{ step: 'the run to its end', state: 'failed', details: ['the job ended as FAILED: no more room'] }]);
  expect(fake.stacks.size).toBe(0);
});

test('a job that never ends is stopped', async () => {
  const fake = new FakeAws();
  fake.jobStates = ['RUNNING'];
  const { exitCode, failed } = await run(fake);

  expect(exitCode).toBe(ExitCode.FAILED);
  expect(failed).toEqual([{ step: 'the run to its end', state: 'failed', details: ['the job has not ended in 45 minutes, and was stopped'] }]);
  expect(fake.calls.filter(({ operation }) => operation === 'backup:StopBackupJob')).toEqual([{ operation: 'backup:StopBackupJob', input: { BackupJobId: 'job-1' }, region: REGION }]);
  expect(fake.stacks.size).toBe(0);
});

test('a recovery point with other values', async () => {
  const fake = new FakeAws();
  fake.answers = (operation) => operation === 'backup:DescribeRecoveryPoint' ? { Status: 'PARTIAL', Lifecycle: { DeleteAfterDays: 7 }, EncryptionKeyArn: 'arn:other' } : undefined;
  fake.onDeploy = () => { fake.points = []; };
  const { failed } = await run(fake);

  expect(failed.map(({ step, details }) => [step, ...details])).toEqual([[
    'recovery point', 'the recovery point is PARTIAL', 'it is kept for 7 days, not for 1', expect.stringMatching(/^it has the key arn:other, and its vault arn:aws:kms:/),
  ]]);
});

test('without the advanced features of DynamoDB it is not told which key and tags a recovery point has', async () => {
  const fake = new FakeAws();
  fake.settings = {};
  const { exitCode, results } = await run(fake);

  expect(exitCode).toBe(ExitCode.PASSED);
  expect(results.filter(({ state }) => state === 'skipped')).toEqual([
    { step: 'recovery point', state: 'skipped', details: ['tags and key: the account has not opted in to the advanced features for DynamoDB'] },
  ]);
});

test('a vault that is not empty, and a deletion that is denied', async () => {
  const fake = new FakeAws();
  fake.onDestroy = () => { throw new Error('cdk destroy has failed:\nDELETE_FAILED | AWS::Backup::BackupVault | it contains recovery points'); };
  const { exitCode, failed } = await run(fake);

  expect(exitCode).toBe(ExitCode.LEFT_BEHIND);
  expect(failed).toEqual([
    { step: 'destruction', state: 'failed', details: ['cdk destroy has failed:\nDELETE_FAILED | AWS::Backup::BackupVault | it contains recovery points'] },
    { step: 'emptied vault', state: 'failed', details: ["the vault 'cdk-aws-backup-acceptance-emptied' is still there, with 1 recovery points", 'arn:point:1'] },
    { step: 'nothing is left', state: 'failed', details: ['the stack cdk-aws-backup-acceptance in eu-west-1 is CREATE_COMPLETE', 'the stack cdk-aws-backup-acceptance-copies-eu-west-1 in us-west-2 is CREATE_COMPLETE'] },
  ]);
  expect(fake.text).toContain('Not everything could be taken away.\nThe same command again, with valid credentials, begins by taking it away; or');
});

test('what still has the tag when all stacks are gone is looked for again, and told', async () => {
  const fake = new FakeAws();
  fake.answers = (operation, _, { stacks }) => operation === 'tag:GetResources' && stacks.size === 0 ? { ResourceTagMappingList: [{ ResourceARN: 'arn:aws:dynamodb:eu-west-1:1:table/t', Tags: OF_RUN }] } : undefined;
  const { exitCode, failed } = await run(fake);

  expect(exitCode).toBe(ExitCode.LEFT_BEHIND);
  expect(failed[0].details).toEqual(Array(2).fill("arn:aws:dynamodb:eu-west-1:1:table/t is there, with the tag 'cdk-aws-backup-acceptance'"));
});

test.each([['CANCELED', []], ['CANCELING', []], ['ACTIVE', ["arn:aws:backup:eu-west-1:1:legal-hold:h is ACTIVE, with the tag 'cdk-aws-backup-acceptance'"]]])(
  'a legal hold that goes on to be listed as %s', async (Status, left) => {
    const fake = new FakeAws();
    const isOver = () => fake.destructions > 0;
    fake.answers = (operation) => {
      if (operation === 'tag:GetResources' && isOver()) { return { ResourceTagMappingList: fake.calls.at(-1)!.region === REGION ? [{ ResourceARN: 'arn:aws:backup:eu-west-1:1:legal-hold:h', Tags: OF_RUN }] : [] }; }
      return operation === 'backup:GetLegalHold' && isOver() ? { Status } : undefined;
    };
    const { failed } = await run(fake);

    expect(failed.flatMap(({ details }) => details)).toEqual(left);
  });

test('without a recorder of AWS Config no framework is made, and that is said', async () => {
  const fake = new FakeAws();
  const { exitCode, results } = await run(fake, {
    withFramework: false,
    synth: (_, version) => written(acceptanceApp({ ...deployment, outdir: join(folder, `unrecorded-${version}`), withFramework: false }, version).synth(), {}),
  });

  expect(exitCode).toBe(ExitCode.PASSED);
  expect(results.filter(({ step }) => step.includes('Framework'))).toEqual([]);
  expect(results.filter(({ step }) => step === 'framework')).toEqual([
    { step: 'framework', state: 'skipped', details: ['it takes a recorder of AWS Config in the Region: say by --framework that there is one'] },
  ]);
});

test('credentials that are lost in the middle', async () => {
  const fake = new FakeAws();
  let isLost = false;
  fake.onDestroy = () => { throw new Error('cdk destroy has failed:\nExpiredToken'); };
  fake.answers = (operation) => {
    isLost ||= operation === 'backup:StartBackupJob';
    if (isLost) { throw new Refusal(operation, 'ExpiredTokenException', 'The security token included in the request is expired', 'r-9'); }
    return undefined;
  };
  const { exitCode, failed } = await run(fake);

  expect(exitCode).toBe(ExitCode.LEFT_BEHIND);
  expect(failed.map(({ step, details }) => `${step}: ${details.join()}`)).toEqual([
    'the run to its end: backup:StartBackupJob: ExpiredTokenException: The security token included in the request is expired (request r-9)',
    'destruction: cdk destroy has failed:\nExpiredToken',
    'emptied vault: backup:DescribeBackupVault: ExpiredTokenException: The security token included in the request is expired (request r-9)',
    'nothing is left: cloudformation:DescribeStacks: ExpiredTokenException: The security token included in the request is expired (request r-9)',
  ]);
});

test.each([['in a deployment', 1], ['while it waits for the job', undefined]])('Ctrl-C %s cleans up', async (_, deployment_) => {
  const fake = new FakeAws();
  const abort = new AbortController();
  if (deployment_ === undefined) { fake.jobStates = ['RUNNING']; }
  fake.onDeploy = (count) => { if (count === deployment_) { abort.abort(); } };
  fake.answers = (operation) => {
    if (operation === 'backup:DescribeBackupJob') { abort.abort(); }
    return undefined;
  };
  const { exitCode } = await run(fake, { signal: abort.signal });

  expect(exitCode).toBe(ExitCode.INTERRUPTED);
  expect(fake.stacks.size).toBe(0);
  expect(fake.calls.some(({ operation }) => operation === 'backup:StopBackupJob')).toBe(deployment_ === undefined);
});

test('--keep leaves everything, and the next run finds it, and takes it away first', async () => {
  const fake = new FakeAws();
  await run(fake, { keep: true });
  expect(fake.destructions).toBe(0);
  expect(fake.stacks.size).toBe(2);
  expect(fake.text).toContain('Everything is kept. The same command without --keep takes it away first, and makes it anew: for two hours with --ended r1.');

  const { exitCode } = await run(fake);
  expect(exitCode).toBe(ExitCode.PASSED);
  expect(fake.destructions).toBe(2);
  expect(fake.text).toContain('An earlier run has left: cdk-aws-backup-acceptance in eu-west-1 (CREATE_COMPLETE, run r1), cdk-aws-backup-acceptance-copies-eu-west-1 in us-west-2 (CREATE_COMPLETE, run r1). It goes first.');
});

test('what an emulator does not support is skipped with the reason, and never passed', async () => {
  const fake = new FakeAws();
  const { exitCode, results } = await run(fake, {
    unsupported: UNSUPPORTED_BY_MINISTACK,
    synth: (_, version) => written(acceptanceApp({ ...deployment, outdir: join(folder, `emulated-${version}`), withoutBootstrap: true }, version).synth(), UNSUPPORTED_BY_MINISTACK.types),
  });

  expect(exitCode).toBe(ExitCode.PASSED);
  expect(results.filter(({ step }) => step.includes('BackupSelection')).map(({ state }) => state)).toEqual(Array(11).fill('skipped'));
  expect(results.find(({ step }) => step === 'recovery point')).toEqual({ step: 'recovery point', state: 'skipped', details: ['ministack keeps no recovery points'] });
});

test.each(['first', 'second'] as const)('nothing of the %s application outlives it, or cannot be undone', (version) => {
  const resources = synthesised[version].stacks.flatMap(({ template }) => Object.entries<any>(template.Resources));
  const stateful = resources.filter(([, { Type }]) => /::(BackupVault|LogicallyAirGappedBackupVault|Bucket|Key|LegalHold|Table)$/.test(Type));

  expect(stateful.length).toBeGreaterThanOrEqual(8);
  expect(stateful.filter(([, { DeletionPolicy }]) => DeletionPolicy !== 'Delete').map(([id]) => id)).toEqual([]);
  expect(JSON.stringify(resources)).not.toContain('ChangeableForDays');
  const [[, hold]] = resources.filter(([, { Type }]) => Type === 'AWS::Backup::LegalHold');
  const { FromDate, ToDate } = hold.Properties.RecoveryPointSelection.DateRange;
  expect(new Date(ToDate).getTime()).toBeLessThan(new Date('2021-01-01').getTime());
  expect(new Date(FromDate).getTime()).toBeLessThan(new Date(ToDate).getTime());
});

test('a lock that becomes final, and is not in the template, is a difference', async () => {
  const fake = new FakeAws();
  fake.answers = (operation, input) => operation === 'backup:DescribeBackupVault' && input.BackupVaultName === `${STACK}-emptied` && fake.stacks.size > 0
    ? { BackupVaultName: input.BackupVaultName, BackupVaultArn: `arn:vault:${input.BackupVaultName}`, EncryptionKeyArn: 'arn:other', LockDate: new Date('2031-03-01T00:00:00Z') } : undefined;
  const { failed } = await run(fake);

  expect(failed.flatMap(({ details }) => details)).toContain('LockConfiguration: the template has nothing, the service {"ChangeableForDays":"final on 2031-03-01T00:00:00.000Z"}');
});
