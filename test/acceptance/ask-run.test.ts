import type { Answer } from '../../acceptance/ask/answers';
import { AskRun, DeployedFixtures } from '../../acceptance/ask/ask-run';
import type { AskProps } from '../../acceptance/ask/ask-run';
import { lockWith, planWith, selectionOf, vaultWith } from '../../acceptance/ask/question';
import type { Question } from '../../acceptance/ask/question';
import { Refusal } from '../../acceptance/cloud/cloud';
import type { Cloud, Fields, Operation, Surroundings } from '../../acceptance/cloud/cloud';
import { unsupportedByMoto } from '../../acceptance/emulator/unsupported';
import { QUESTIONS } from '../../acceptance/questions';
import { ExitCode } from '../../acceptance/run/terminal';

const ACCOUNT = '111122223333';
const LOCK: Question = { law: 'invalidRetention', about: 'the longest retention', library: 'refuse', inside: lockWith({ MaxRetentionDays: 36_500 }), outside: lockWith({ MaxRetentionDays: 36_501 }) };
const TOO_LONG = 'the vault of 111122223333 must have at most 36,500 days';

/** A service that takes everything but what a test says. */
class FakeService implements Surroundings {
  public readonly calls: [Operation, Fields][] = [];
  public readonly said: string[] = [];
  public seconds = 0;
  public readonly kept: Answer[] = [];
  public readonly made = new Set<string>();
  public answers: (operation: Operation, input: Fields, count: number) => Fields | undefined = () => undefined;

  public cloudOf(region: string): Cloud {
    return {
      region,
      call: async (operation, input = {}) => {
        this.calls.push([operation, input]);
        const answer = this.answers(operation, input, this.calls.filter(([each]) => each === operation).length);
        if (answer) { return answer; }
        if (operation === 'sts:GetCallerIdentity') { return { Account: ACCOUNT }; }
        if (operation === 'cloudformation:DescribeStacks') { throw new Refusal(operation, 'ValidationError', 'Stack with id x does not exist'); }
        return operation === 'backup:CreateBackupPlan' ? { BackupPlanId: 'plan-1' } : operation === 'backup:CreateBackupSelection' ? { SelectionId: 'selection-1' } : {};
      },
    };
  }

  public async sleep(seconds: number): Promise<void> {
    this.seconds += seconds;
  }

  public now(): Date {
    return new Date('2031-02-03T04:05:06Z');
  }

  public get changes(): string[] {
    return this.calls.map(([operation]) => operation).filter((operation) => !/:(List|Describe|Get)/.test(operation)).map((operation) => operation.replace('backup:', ''));
  }
}

const fixtures = { prepare: async () => ({ vault: 'the-vault', role: 'the-role', table: 'the-table' }), remove: async () => {} };

async function ask(fake: FakeService, questions: readonly Question[], props: Partial<AskProps> = {}) {
  const program = new AskRun({
    surroundings: fake,
    fixtures,
    signal: new AbortController().signal,
    region: 'eu-west-1',
    yes: true,
    questions,
    skipped: () => undefined,
    keep: (answer) => fake.kept.push(answer),
    sweeps: true,
    terminal: { say: (line) => fake.said.push(line), confirm: async () => false },
    ...props,
  });
  const exitCode = await program.run();
  return { exitCode, answers: program.answers, results: program.results.all.filter(({ step }) => step !== 'nothing is left').map(({ step, state, details }) => [step, state, ...details]) };
}

function refusing(code: string, message: string, when: (operation: Operation, input: Fields, count: number) => boolean) {
  return (operation: Operation, input: Fields, count: number) => {
    if (when(operation, input, count)) { throw new Refusal(operation, code, message, 'r-7'); }
    return undefined;
  };
}

test('both calls are made, what they make is removed at once, and the answers are kept without the account', async () => {
  const fake = new FakeService();
  fake.answers = refusing('InvalidParameterValueException', TOO_LONG, (_, { MaxRetentionDays }) => MaxRetentionDays === 36_501);
  const { exitCode, answers, results } = await ask(fake, [LOCK]);

  expect(exitCode).toBe(ExitCode.PASSED);
  expect(results).toEqual([['invalidRetention: the longest retention, inside', 'passed'], ['invalidRetention: the longest retention, outside', 'passed']]);
  expect(answers).toEqual([
    { law: 'invalidRetention', about: 'the longest retention', value: 'inside', input: { BackupVaultName: '{vault}', MinRetentionDays: 1, MaxRetentionDays: 36_500 }, said: 'accepted', day: '2031-02-03', region: 'eu-west-1' },
    {
      law: 'invalidRetention',
      about: 'the longest retention',
      value: 'outside',
      input: { BackupVaultName: '{vault}', MinRetentionDays: 1, MaxRetentionDays: 36_501 },
      said: 'refused',
      message: 'InvalidParameterValueException: the vault of <account> must have at most 36,500 days',
      requestId: 'r-7',
      day: '2031-02-03',
      region: 'eu-west-1',
    },
  ]);
  expect(fake.changes).toEqual(['PutBackupVaultLockConfiguration', 'DeleteBackupVaultLockConfiguration', 'PutBackupVaultLockConfiguration']);
  expect(fake.calls.find(([operation]) => operation === 'backup:PutBackupVaultLockConfiguration')![1]).toMatchObject({ BackupVaultName: 'the-vault' });
});

test('a law that the service does not hold fails', async () => {
  const { exitCode, results } = await ask(new FakeService(), [LOCK]);

  expect(exitCode).toBe(ExitCode.FAILED);
  expect(results[1]).toEqual(['invalidRetention: the longest retention, outside', 'failed', 'AWS Backup has accepted it, and the library says that it is refused']);
});

test('what an open question or a warning is answered with is kept, and fails only where the library lets pass what is refused', async () => {
  const fake = new FakeService();
  fake.answers = refusing('InvalidParameterValueException', 'no', (_, { BackupPlan }) => BackupPlan?.BackupPlanName === 'no');
  const open = (library: 'warn' | 'pass'): Question => ({ law: 'open: x', about: library, library, inside: planWith({}), outside: planWith({}, { BackupPlanName: 'no' }) });
  const { results, answers } = await ask(fake, [open('warn'), open('pass')]);

  expect(answers.map(({ said }) => said)).toEqual(['accepted', 'refused', 'accepted', 'refused']);
  expect(results.filter(([, state]) => state === 'failed')).toEqual([
    ['open: x: pass, outside', 'failed', 'AWS Backup has refused it, and the library says that it is accepted: InvalidParameterValueException: no'],
  ]);
});

test('what is needed before is made, given on, and removed after it', async () => {
  const fake = new FakeService();
  await ask(fake, [{ law: 'x', about: 'x', library: 'pass', inside: selectionOf({ Resources: ['*'] }), outside: selectionOf({ Resources: ['*'] }) }]);

  expect(fake.changes.slice(0, 4)).toEqual(['CreateBackupPlan', 'CreateBackupSelection', 'DeleteBackupSelection', 'DeleteBackupPlan']);
  expect(fake.calls.find(([operation]) => operation === 'backup:DeleteBackupSelection')![1]).toEqual({ BackupPlanId: 'plan-1', SelectionId: 'selection-1' });
});

test.each([
  ['of the state of the account', 'AlreadyExistsException', 'it exists'],
  ['of rights', 'AccessDeniedException', 'User is not authorized to perform: backup:PutBackupVaultLockConfiguration'],
  ['of too many calls', 'ThrottlingException', 'Rate exceeded'],
  ['of a service that is not well', 'ServiceUnavailableException', 'later'],
])('a refusal %s is no answer', async (_, code, message) => {
  const fake = new FakeService();
  fake.answers = refusing(code, message, (operation) => operation === 'backup:PutBackupVaultLockConfiguration');
  const { answers, results, exitCode } = await ask(fake, [LOCK]);

  expect(answers).toEqual([]);
  expect(results[1]).toEqual(['invalidRetention: the longest retention, outside', 'skipped', `not answered: backup:PutBackupVaultLockConfiguration: ${code}: ${message} (request r-7)`]);
  expect(exitCode).toBe(ExitCode.PASSED);
});

test('unless the question is of that', async () => {
  const fake = new FakeService();
  fake.answers = refusing('AlreadyExistsException', 'it exists', (_, __, count) => count === 2);
  const { answers } = await ask(fake, [{ law: 'duplicateVaultName', about: 'x', library: 'refuse', codes: ['AlreadyExistsException'], withoutInside: 'x', outside: { ...vaultWith({}), before: [vaultWith({})] } }], { sweeps: false });

  expect(answers.map(({ said }) => said)).toEqual(['refused']);
});

test('what is needed before and is refused leaves the question unanswered', async () => {
  const fake = new FakeService();
  fake.answers = refusing('LimitExceededException', 'too many plans', (operation) => operation === 'backup:CreateBackupPlan');
  const { results } = await ask(fake, [{ law: 'x', about: 'x', library: 'refuse', withoutInside: 'x', outside: selectionOf({}) }]);

  expect(results).toEqual([['x: x, outside', 'skipped', 'not answered: before it could be asked: backup:CreateBackupPlan: LimitExceededException: too many plans (request r-7)']]);
});

test('a role that is not known yet is waited for', async () => {
  const fake = new FakeService();
  fake.answers = refusing('InvalidParameterValueException', 'IAM Role the-role cannot be assumed by AWS Backup', (operation, _, count) => operation === 'backup:CreateBackupSelection' && count < 3);
  const { answers } = await ask(fake, [{ law: 'x', about: 'x', library: 'pass', inside: selectionOf({}), outside: selectionOf({}) }]);

  expect(answers.map(({ said }) => said)).toEqual(['accepted', 'accepted']);
  expect(fake.seconds).toBe(20);
});

test('what cannot go yet is tried again; what cannot go at all is named', async () => {
  const fake = new FakeService();
  fake.answers = refusing('InvalidRequestException', 'the vault is being made', (operation, _, count) => operation === 'backup:DeleteBackupVault' && (count < 3 || count > 3));
  const question: Question = { law: 'x', about: 'x', library: 'pass', inside: vaultWith({}), outside: vaultWith({}) };
  const { results, exitCode } = await ask(fake, [question]);

  expect(exitCode).toBe(ExitCode.FAILED);
  expect(results).toEqual([
    ['x: x, inside', 'passed'],
    ['x: x, outside', 'passed'],
    ['x: x, outside: taken away', 'failed', '{"BackupVaultName":"cdk-aws-backup-ask-q-made"}: backup:DeleteBackupVault: InvalidRequestException: the vault is being made (request r-7)'],
  ]);
});

test.each([
  [['RUNNING', 'FAILED'], 'refused', 'the lifecycle is outside the valid range'],
  [['RUNNING', 'COMPLETED'], 'accepted', undefined],
])('a job that is %j', async (states, said, message) => {
  const fake = new FakeService();
  fake.answers = (operation, _, count) => {
    if (operation === 'backup:StartBackupJob') { return { BackupJobId: 'job-1', RecoveryPointArn: 'point-1' }; }
    return operation === 'backup:DescribeBackupJob' ? { State: states[count - 1], StatusMessage: 'the lifecycle is outside the valid range' } : undefined;
  };
  const { answers } = await ask(fake, QUESTIONS.filter(({ law }) => law === 'retentionOutOfRange'));

  expect(answers).toMatchObject([{ said, ...message === undefined ? {} : { message } }]);
  expect(fake.changes).toEqual([
    'PutBackupVaultLockConfiguration', 'StartBackupJob', ...said === 'accepted' ? ['DeleteRecoveryPoint'] : [], 'DeleteBackupVaultLockConfiguration',
  ]);
});

test('a job that never ends is stopped, and is no answer', async () => {
  const fake = new FakeService();
  fake.answers = (operation) => operation === 'backup:DescribeBackupJob' ? { State: 'RUNNING' } : undefined;
  const { results } = await ask(fake, QUESTIONS.filter(({ law }) => law === 'retentionOutOfRange'));

  expect(results).toEqual([['retentionOutOfRange: a job into a locked vault, outside', 'skipped', 'not answered: the job has not ended in an hour, and was stopped']]);
  expect(fake.changes).toContain('StopBackupJob');
});

test('Ctrl-C takes away what was made, and keeps the answers', async () => {
  const fake = new FakeService();
  const abort = new AbortController();
  fake.answers = (operation) => {
    if (operation === 'backup:PutBackupVaultLockConfiguration') { abort.abort(); }
    return undefined;
  };
  const { exitCode, answers } = await ask(fake, [LOCK, LOCK], { signal: abort.signal });

  expect(exitCode).toBe(ExitCode.INTERRUPTED);
  expect(answers).toHaveLength(1);
  expect(fake.kept).toEqual(answers);
  expect(fake.changes).toEqual(['PutBackupVaultLockConfiguration', 'DeleteBackupVaultLockConfiguration']);
});

test('credentials that are lost in the middle', async () => {
  const fake = new FakeService();
  fake.answers = refusing('ExpiredTokenException', 'expired', (operation, { MaxRetentionDays }) => MaxRetentionDays === 36_501 || operation === 'backup:DeleteBackupVaultLockConfiguration');
  const { exitCode, answers, results } = await ask(fake, [LOCK], { fixtures: { ...fixtures, remove: async () => { throw new Error('expired'); } } });

  expect(exitCode).toBe(ExitCode.LEFT_BEHIND);
  expect(answers).toHaveLength(1);
  expect(results.map(([step, state]) => [step, state])).toEqual([
    ['invalidRetention: the longest retention, inside', 'passed'], ['invalidRetention: the longest retention, inside: taken away', 'failed'], ['all questions', 'failed'],
  ]);
  expect(fake.said.join('\n')).toContain('The same command again, with valid credentials, begins with that');
});

test('it says what it will do, and asks nothing without a yes', async () => {
  const fake = new FakeService();
  const { exitCode } = await ask(fake, [LOCK], { yes: false });

  expect(exitCode).toBe(ExitCode.USAGE);
  expect(fake.said[0]).toBe('1 question to AWS Backup in eu-west-1, in the account 111122223333. For them a stack cdk-aws-backup-ask is deployed, and what a question makes is removed at once;');
  expect(fake.calls.map(([operation]) => operation)).toEqual(['sts:GetCallerIdentity', 'cloudformation:DescribeStacks']);
});

test('what an earlier run has left is found by its name, and removed', async () => {
  const fake = new FakeService();
  const lists: Record<string, Fields> = {
    'backup:ListBackupPlans': { BackupPlansList: [{ BackupPlanId: 'p', BackupPlanName: 'cdk-aws-backup-ask-q-plan' }, { BackupPlanId: 'q', BackupPlanName: 'of somebody else' }] },
    'backup:ListBackupSelections': { BackupSelectionsList: [{ SelectionId: 's' }] },
    'backup:ListRestoreTestingPlans': { RestoreTestingPlans: [{ RestoreTestingPlanName: 'cdk_aws_backup_ask_q_plan' }] },
    'backup:ListRestoreTestingSelections': { RestoreTestingSelections: [{ RestoreTestingSelectionName: 't' }] },
    'backup:ListTieringConfigurations': { TieringConfigurations: [{ TieringConfigurationName: 'cdk_aws_backup_ask_q_tiering' }] },
    'backup:ListReportPlans': { ReportPlans: ['cdk_aws_backup_ask_q_report', '1cdk_aws_backup_ask_q_', 'of_somebody_else'].map((ReportPlanName) => ({ ReportPlanName })) },
    'backup:ListBackupVaults': { BackupVaultList: [{ BackupVaultName: 'cdk-aws-backup-ask-q-made' }, { BackupVaultName: 'cdk-aws-backup-ask-vault' }] },
  };
  fake.answers = (operation, _, count) => count === 1 ? lists[operation] : undefined;
  await ask(fake, []);

  expect(fake.said).toContain('An earlier run has left, and it is gone now: the plan cdk-aws-backup-ask-q-plan, the restore testing plan cdk_aws_backup_ask_q_plan, '
    + 'the tiering configuration cdk_aws_backup_ask_q_tiering, the report plan cdk_aws_backup_ask_q_report, the report plan 1cdk_aws_backup_ask_q_, the vault cdk-aws-backup-ask-q-made');
  expect(fake.changes).toEqual(['DeleteBackupSelection', 'DeleteBackupPlan', 'DeleteRestoreTestingSelection', 'DeleteRestoreTestingPlan', 'DeleteTieringConfiguration', 'DeleteReportPlan', 'DeleteReportPlan', 'DeleteBackupVault']);
});

test('the stack around the questions is deployed and destroyed, and it is told where it is still there', async () => {
  const fake = new FakeService();
  const did: string[] = [];
  const deployer = { deploy: async (folder: string) => { did.push(`deploy ${folder}`); return { 'cdk-aws-backup-ask': { vault: 'v' } }; }, destroy: async (folder: string) => { did.push(`destroy ${folder}`); } };
  const deployed = new DeployedFixtures(fake, deployer, (account) => `app of ${account}`);
  const { exitCode } = await ask(fake, [LOCK], { fixtures: deployed });
  expect(did).toEqual([`deploy app of ${ACCOUNT}`, `destroy app of ${ACCOUNT}`]);
  expect(exitCode).toBe(ExitCode.FAILED);

  fake.answers = (operation) => operation === 'cloudformation:DescribeStacks' ? { Stacks: [{ StackStatus: 'DELETE_FAILED' }] } : undefined;
  expect((await ask(fake, [LOCK], { fixtures: deployed })).exitCode).toBe(ExitCode.LEFT_BEHIND);
  expect(fake.said).toContain('    the stack cdk-aws-backup-ask in eu-west-1 is DELETE_FAILED');
});

test('moto is asked only what it judges', () => {
  expect(QUESTIONS.filter((question) => unsupportedByMoto(question) === undefined).map(({ about }) => about)).toEqual([
    'the shortest retention', 'the longest retention', 'one that is shorter than the shortest', 'two days of grace',
  ]);
});

const JOB = QUESTIONS.filter(({ law }) => law === 'retentionOutOfRange');

test.each(['AccessDeniedException', 'ExpiredTokenException'])('a job that cannot be looked at any more, for %s, is stopped, and its recovery point taken away', async (code) => {
  const fake = new FakeService();
  fake.answers = (operation) => {
    if (operation === 'backup:StartBackupJob') { return { BackupJobId: 'job-1', RecoveryPointArn: 'point-1' }; }
    if (operation === 'backup:DescribeBackupJob') { throw new Refusal(operation, code, 'no', 'r-7'); }
    return undefined;
  };
  const { answers } = await ask(fake, JOB);

  expect(answers).toEqual([]);
  expect(fake.changes).toEqual(['PutBackupVaultLockConfiguration', 'StartBackupJob', 'StopBackupJob', 'DeleteRecoveryPoint', 'DeleteBackupVaultLockConfiguration']);
});

test('a recovery point that a job tells of only while it runs is taken away where it is interrupted', async () => {
  const fake = new FakeService();
  const abort = new AbortController();
  fake.answers = (operation) => {
    if (operation === 'backup:StartBackupJob') { return { BackupJobId: 'job-1' }; }
    if (operation !== 'backup:DescribeBackupJob') { return undefined; }
    abort.abort();
    return { State: 'RUNNING', RecoveryPointArn: 'point-2' };
  };
  const { exitCode } = await ask(fake, JOB, { signal: abort.signal });

  expect(exitCode).toBe(ExitCode.INTERRUPTED);
  expect(fake.calls.filter(([operation]) => operation === 'backup:DeleteRecoveryPoint').map(([, { RecoveryPointArn }]) => RecoveryPointArn)).toEqual(['point-2']);
  expect(fake.changes).toContain('StopBackupJob');
});

test.each([
  ['no answer', 'TimeoutError', undefined, 2],
  ['an answer that does not say', 'InternalServerError', 'r-7', 2],
  ['a refusal', 'InvalidParameterValueException', 'r-7', 1],
])('what a call may have made to which came %s is taken away', async (_, code, requestId, removals) => {
  const fake = new FakeService();
  fake.answers = (operation, { MaxRetentionDays }) => {
    if (operation === 'backup:PutBackupVaultLockConfiguration' && MaxRetentionDays === 36_501) { throw new Refusal(operation, code, 'no', requestId); }
    return undefined;
  };
  await ask(fake, [LOCK]);

  expect(fake.changes.filter((each) => each === 'DeleteBackupVaultLockConfiguration')).toHaveLength(removals);
});

test('what has only an id, and may be there, is left to the sweep', async () => {
  const fake = new FakeService();
  fake.answers = (operation) => { if (operation === 'backup:CreateBackupPlan') { throw new Refusal(operation, 'TimeoutError', 'no'); } return undefined; };
  await ask(fake, [{ law: 'x', about: 'x', library: 'pass', withoutInside: 'x', outside: planWith({}) }]);

  expect(fake.changes).toEqual(['CreateBackupPlan']);
  expect(fake.calls.filter(([operation]) => operation === 'backup:ListBackupPlans')).toHaveLength(2);
});

test('what of one kind cannot be swept keeps nothing else there, and the stack goes all the same', async () => {
  const fake = new FakeService();
  fake.answers = (operation) => {
    if (operation === 'backup:ListBackupPlans' && fake.calls.length > 10) { throw new Refusal(operation, 'AccessDeniedException', 'no', 'r-7'); }
    const vaults = [{ BackupVaultName: 'cdk-aws-backup-ask-q-made' }];
    if (operation === 'backup:ListBackupVaults' && fake.calls.length > 10) { return { BackupVaultList: vaults }; }
    return operation === 'backup:ListRecoveryPointsByBackupVault' && fake.calls.length > 10 ? { RecoveryPoints: [{ RecoveryPointArn: 'point-3' }] } : undefined;
  };
  let isRemoved = false;
  const { exitCode } = await ask(fake, [LOCK], { fixtures: { ...fixtures, remove: async () => { isRemoved = true; } } });

  expect(exitCode).toBe(ExitCode.LEFT_BEHIND);
  expect(isRemoved).toBe(true);
  expect(fake.changes.slice(-2)).toEqual(['DeleteRecoveryPoint', 'DeleteBackupVault']);
  expect(fake.said).toContain('    backup:ListBackupPlans: AccessDeniedException: no (request r-7)');
});

test('Ctrl-C while what was left is swept deploys nothing', async () => {
  const fake = new FakeService();
  const abort = new AbortController();
  fake.answers = (operation) => { if (operation === 'backup:ListBackupVaults') { abort.abort(); } return undefined; };
  let isPrepared = false;
  const prepare = async () => { isPrepared = true; return {}; };
  const { exitCode } = await ask(fake, [LOCK], { signal: abort.signal, fixtures: { ...fixtures, prepare } });

  expect([exitCode, isPrepared]).toEqual([ExitCode.INTERRUPTED, false]);
});
