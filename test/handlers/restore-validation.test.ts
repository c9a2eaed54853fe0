import { Duration } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import type { Refusal } from './backup-service';
import { RestoreJobService } from './restore-job-service';
import { StepError } from './state-machine';
import { COMPLETED, EVENT, JOB, ValidationProgram } from './validation-program';
import { RestoreValidator } from '../../src';

const throttled: Refusal = { status: 400, name: 'ThrottlingException', message: 'Rate exceeded' };
const denied: Refusal = { status: 403, name: 'AccessDeniedException', message: 'Not authorized' };

const service = new RestoreJobService();
let program: ValidationProgram;
let lines: string[];

beforeAll(async () => {
  Object.assign(process.env, { AWS_ENDPOINT_URL: await service.start(), AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' });
});

beforeEach(() => {
  service.reset();
  service.addJob({ ...JOB });
  lines = [];
  jest.spyOn(console, 'log').mockImplementation((line) => { lines.push(line); });
  jest.spyOn(Math, 'random').mockReturnValue(0); // the client waits a random time before it tries again
});

afterEach(() => {
  jest.restoreAllMocks();
  expect(service.problems).toEqual([]);
});

afterAll(() => service.stop());

/** A validation by a function, of which the tests say what it answers. */
function validatedBy(handler: (payload: any) => unknown, recoveryTimeObjective?: Duration): ValidationProgram {
  program = new ValidationProgram(service, recoveryTimeObjective?.toMinutes(), (stack) => ({
    validator: RestoreValidator.lambda(new CfnFunction(stack, 'Mine', { code: {}, role: 'arn:aws:iam::111111111111:role/r' })), recoveryTimeObjective,
  }));
  program.function('Mine', handler);
  return program;
}

const good = () => ({ status: 'SUCCESSFUL', message: 'all 7 orders are there' });
const puts = () => service.callsOf('PutRestoreValidationResult');
const metrics = () => lines.filter((line) => line.startsWith('{')).map((line) => {
  const { _aws, ...values } = JSON.parse(line);
  return values;
});
const coordinator = () => program.idOf('AWS::Lambda::Function', /^CdkAwsBackupRestoreValidation/);
const ways = (code: string, times = Infinity, functionId = coordinator()) => program.invocations.push({ functionId, outcome: new StepError(code, ''), left: times });

describe('a validator', () => {
  test('gets what was restored, and its answer is the result', async () => {
    const asked: any[] = [];
    const outcome = await validatedBy((payload) => {
      asked.push(payload);
      return good();
    }).restored();
    expect(asked).toEqual([{
      restoreJobId: 'job-1',
      restoreTestingPlanName: '<TestsADECCFD5>',
      restoreTestingPlanArn: EVENT.detail.restoreTestingPlanArn,
      resourceType: 'DynamoDB',
      createdResourceArn: JOB.CreatedResourceArn,
      sourceResourceArn: JOB.SourceResourceArn,
      recoveryPointArn: JOB.RecoveryPointArn,
      recoveryPointCreationDate: '2026-01-03T06:00:00.000Z',
      restoreSeconds: 7200,
    }]);
    expect(outcome).toMatchObject({ status: 'SUCCEEDED', path: ['Begin', 'IsOurs', 'Validate', 'Report', 'Done'], result: 'SUCCESSFUL', message: 'all 7 orders are there' });
    expect(metrics()).toEqual([
      { RestoreTestingPlanName: '<TestsADECCFD5>', ResourceType: 'DynamoDB', ValidationsSuccessful: 1, ValidationsFailed: 0, RestoreTime: 7200 },
    ]);
  });

  test('is told nothing that AWS Backup does not tell', async () => {
    service.reset();
    service.addJob({ RestoreJobId: 'job-1' });
    let asked: any;
    await validatedBy((payload) => {
      asked = payload;
      return good();
    }).restored({ detail: { restoreJobId: 'job-1' } });
    expect(asked).toEqual({
      restoreJobId: 'job-1',
      restoreTestingPlanName: '<TestsADECCFD5>',
      restoreTestingPlanArn: null,
      resourceType: null,
      createdResourceArn: null,
      sourceResourceArn: null,
      recoveryPointArn: null,
      recoveryPointCreationDate: null,
      restoreSeconds: null,
    });
    expect(metrics()).toEqual([{ RestoreTestingPlanName: '<TestsADECCFD5>', ValidationsSuccessful: 1, ValidationsFailed: 0 }]);
  });

  test.each<[unknown, unknown]>([
    [{ status: 'FAILED', message: 'no orders' }, 'no orders'],
    [{ status: 'FAILED' }, 'the validator has given no reason'],
    [{ status: 'FAILED', message: 'x'.repeat(1001) }, `${'x'.repeat(999)}…`],
  ])('that says that it has failed, has: %j', async (answer, message) => {
    expect(await validatedBy(() => answer).restored()).toMatchObject({ status: 'SUCCEEDED', result: 'FAILED', message });
    expect(metrics()[0]).toMatchObject({ ValidationsSuccessful: 0, ValidationsFailed: 1 });
  });

  test('need not say more', async () => {
    expect(await validatedBy(() => ({ status: 'SUCCESSFUL' })).restored()).toMatchObject({ result: 'SUCCESSFUL', message: undefined });
  });

  test.each<[unknown, string]>([
    [undefined, 'null'], [null, 'null'], ['SUCCESSFUL', '"SUCCESSFUL"'], [{}, '{}'], [{ status: 'ok' }, '{"status":"ok"}'], [{ status: 'TIMED_OUT' }, '{"status":"TIMED_OUT"}'],
    [{ status: 'SUCCESSFUL', message: 7 }, '{"status":"SUCCESSFUL","message":7}'], [[true], '[true]'],
  ])('that answers nonsense has failed: %j', async (answer, got) => {
    expect(await validatedBy(() => answer).restored()).toMatchObject({
      result: 'FAILED', message: `the validator must answer { status: 'SUCCESSFUL' or 'FAILED', message: a text }, got ${got}`,
    });
  });

  test('that crashes has failed', async () => {
    const crash = () => { throw new RangeError('out of bounds'); };
    expect(await validatedBy(crash).restored()).toMatchObject({ status: 'SUCCEEDED', result: 'FAILED', message: 'the validation has failed: RangeError: out of bounds' });
  });

  test.each<[string, string, string]>([
    ['States.Timeout', '', 'the validator did not end in time'],
    ['Sandbox.Timedout', '{"errorMessage":"Task timed out after 900.00 seconds"}', 'the validator did not end in time'],
    ['Runtime.ExitError', '{"errorMessage":"Runtime exited with error"}', 'the validation has failed: Runtime.ExitError: Runtime exited with error'],
    ['States.TaskFailed', 'the cause', 'the validation has failed: States.TaskFailed: the cause'],
    ['Lambda.ResourceNotFoundException', '', 'the validation has failed: Lambda.ResourceNotFoundException'],
    ['States.TaskFailed', '{"StoppedReason":"Essential container in task exited","Containers":[{"Name":"check","ExitCode":3},{"Name":"log","Reason":"killed"},{"Name":"x"}]}',
      "the validation has failed: States.TaskFailed: Essential container in task exited, container 'check' has ended with 3, container 'log' has ended with killed, "
      + "container 'x' has ended with no exit code"],
  ])('that ends with %s has failed', async (code, cause, message) => {
    const throws = () => { throw new StepError(code, cause); };
    expect(await validatedBy(throws).restored()).toMatchObject({ status: 'SUCCEEDED', result: 'FAILED', message });
  });

  test('is asked again where Lambda is busy', async () => {
    validatedBy(good);
    ways('Lambda.TooManyRequestsException', 5, 'Mine');
    expect(await program.restored()).toMatchObject({ result: 'SUCCESSFUL' });
  });

  test('that Lambda is always too busy for has failed', async () => {
    validatedBy(good);
    ways('Lambda.TooManyRequestsException', Infinity, 'Mine');
    expect(await program.restored()).toMatchObject({ result: 'FAILED', message: 'the validation has failed: Lambda.TooManyRequestsException' });
  });
});

describe('the time that the restore took', () => {
  test.each<[number, string, unknown, number]>([
    [120, 'SUCCESSFUL', 'all 7 orders are there', 0],
    [119, 'FAILED', 'the restore took 2 h, and the objective is 1 h 59 min', 1],
  ])('is held against an objective of %d minutes', async (minutes, result, message, missed) => {
    expect(await validatedBy(good, Duration.minutes(minutes)).restored()).toMatchObject({ result, message });
    expect(metrics()[0]).toMatchObject({ ObjectivesMissed: missed, RestoreTime: 7200 });
  });

  test('comes beside what else is wrong', async () => {
    expect(await validatedBy(() => ({ status: 'FAILED', message: 'no orders' }), Duration.hours(1)).restored()).toMatchObject({
      result: 'FAILED', message: 'no orders; the restore took 2 h, and the objective is 1 h',
    });
  });

  test('is that of the event where the job has none', async () => {
    service.reset();
    service.addJob({ RestoreJobId: 'job-1' });
    const event = { detail: { ...EVENT.detail, creationDate: '2026-01-04T05:59:40Z', completionDate: '2026-01-04T06:00:00Z' } };
    expect(await validatedBy(good, Duration.minutes(1)).restored(event)).toMatchObject({ result: 'SUCCESSFUL' });
    expect(metrics()[0]).toMatchObject({ RestoreTime: 20 });
  });

  test('that nobody knows does not meet an objective', async () => {
    service.reset();
    service.addJob({ RestoreJobId: 'job-1' });
    expect(await validatedBy(good, Duration.minutes(1)).restored()).toMatchObject({
      result: 'FAILED', message: 'how long the restore took is not known, and the objective is 1 min',
    });
    expect(metrics()[0]).toMatchObject({ ObjectivesMissed: 0, ValidationsFailed: 1 });
  });
});

describe('there is one result', () => {
  test('where EventBridge tells of a job twice', async () => {
    await validatedBy(good).restored();
    expect(await program.restored()).toMatchObject({ status: 'SUCCEEDED', path: ['Begin', 'IsOurs', 'Done'], result: 'SUCCESSFUL' });
    expect(puts()).toHaveLength(1);
    expect(metrics()).toHaveLength(1);
  });

  test.each(['SUCCESSFUL', 'FAILED', 'TIMED_OUT'])('where it is %s already', async (ValidationStatus) => {
    Object.assign(service.job('job-1'), { ValidationStatus });
    expect(await validatedBy(good).restored()).toMatchObject({ path: ['Begin', 'IsOurs', 'Done'], result: ValidationStatus });
    expect(puts()).toEqual([]);
  });

  test('where somebody else says it while the validator is asked', async () => {
    const outcome = await validatedBy(() => {
      Object.assign(service.job('job-1'), { ValidationStatus: 'FAILED', ValidationStatusMessage: 'by hand' });
      return good();
    }).restored();
    expect(outcome).toMatchObject({ status: 'SUCCEEDED', result: 'FAILED', message: 'by hand', data: { reported: { value: { sent: false, status: 'FAILED' } } } });
    expect([puts(), metrics()]).toEqual([[], []]);
  });

  test('where somebody else says it in the last moment', async () => {
    validatedBy(good);
    const describe = service.job('job-1');
    service.fail('PutRestoreValidationResult', { status: 400, name: 'InvalidRequestException', message: 'set already' }, 1);
    jest.spyOn(service as any, 'perform').mockImplementation(({ operation }: any) => {
      if (operation === 'DescribeRestoreJob' && puts().length > 0) { Object.assign(describe, { ValidationStatus: 'FAILED' }); }
      return describe;
    });
    expect(await program.restored()).toMatchObject({ status: 'SUCCEEDED', result: 'FAILED', data: { reported: { value: { sent: false, status: 'FAILED' } } } });
    expect(metrics()).toEqual([]);
  });

  test('where only the answer to it is lost', async () => {
    validatedBy(good);
    service.fail('PutRestoreValidationResult', 'lost answer', 1);
    expect(await program.restored()).toMatchObject({ status: 'SUCCEEDED', path: ['Begin', 'IsOurs', 'Validate', 'Report', 'Done'], result: 'SUCCESSFUL' });
    expect(metrics()).toHaveLength(1);
  });
});

describe('there is a result', () => {
  test.each<[string, string, number]>([
    ['AWS Backup is busy', 'PutRestoreValidationResult', 4],
    ['AWS Backup is busy for longer', 'PutRestoreValidationResult', 12],
    ['AWS Backup is busy when it is asked for the job', 'DescribeRestoreJob', 12],
  ])('where %s', async (_, operation, times) => {
    validatedBy(good);
    service.fail(operation, throttled, times);
    expect(await program.restored()).toMatchObject({ status: 'SUCCEEDED', result: 'SUCCESSFUL' });
  }, 30_000);

  test('where requests are dropped', async () => {
    validatedBy(good);
    service.fail('DescribeRestoreJob', 'drop', 2);
    service.fail('PutRestoreValidationResult', 'drop', 2);
    expect(await program.restored()).toMatchObject({ status: 'SUCCEEDED', result: 'SUCCESSFUL' });
  });

  test('where requests hang', async () => {
    validatedBy(good);
    const { timeout } = AbortSignal;
    jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(50));
    service.fail('DescribeRestoreJob', 'hang', 1);
    service.fail('PutRestoreValidationResult', 'hang', 1);
    expect(await program.restored()).toMatchObject({ status: 'SUCCEEDED', result: 'SUCCESSFUL' });
  });

  test('where the job cannot be looked at', async () => {
    validatedBy(good);
    service.fail('DescribeRestoreJob', denied);
    const { status, path, result, message } = await program.restored();
    expect({ status, end: path.slice(-2), result, message }).toEqual({
      status: 'SUCCEEDED', end: ['Report', 'Done'], result: 'FAILED', message: 'the validation has failed: AccessDeniedException: Not authorized',
    });
    expect(path.filter((name) => name === 'Begin')).toHaveLength(6);
    expect(lines).toContain('the restore job job-1 cannot be looked at: AccessDeniedException: Not authorized');
  });

  test('where the function fails again and again, and then does not', async () => {
    validatedBy(good);
    ways('Lambda.TooManyRequestsException', 5);
    expect(await program.restored()).toMatchObject({ status: 'SUCCEEDED', result: 'SUCCESSFUL' });
  });

  test('where the function cannot be called at all', async () => {
    validatedBy(good);
    ways('Lambda.TooManyRequestsException');
    const { status, path, result, message } = await program.restored();
    expect({ status, end: path.slice(-2), result, message }).toEqual({
      status: 'SUCCEEDED', end: ['ReportLoss', 'Done'], result: 'FAILED', message: 'what the validator has found could not be reported',
    });
  });

  test('where the function may not send it', async () => {
    validatedBy(good);
    service.fail('PutRestoreValidationResult', denied);
    expect(await program.restored()).toMatchObject({ status: 'SUCCEEDED', result: 'FAILED', message: 'what the validator has found could not be reported' });
  });

  test.each<[object, string]>([
    [{ status: 'ABORTED' }, 'the validation has failed: ABORTED'],
    [{ status: 'TIMED_OUT' }, 'the validation has failed: TIMED_OUT'],
    [{ status: 'FAILED', error: 'States.DataLimitExceeded', cause: 'The answer is too large' }, 'the validation has failed: FAILED, States.DataLimitExceeded: The answer is too large'],
  ])('where the state machine was stopped: %j', async (detail, message) => {
    validatedBy(good);
    expect(await program.tell(/Stopped/, { ...detail, input: JSON.stringify(EVENT) })).toEqual([{ sent: true, status: 'FAILED', message }]);
    expect(service.job('job-1')).toMatchObject({ ValidationStatus: 'FAILED', ValidationStatusMessage: message });
  });

  test('where an answer is too large for the state machine', async () => {
    validatedBy(() => { throw new StepError('States.DataLimitExceeded', ''); });
    expect(await program.restored()).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded', result: undefined });
    await program.tell(/Stopped/, { status: 'FAILED', error: 'States.DataLimitExceeded', input: JSON.stringify(EVENT) });
    expect(service.job('job-1')).toMatchObject({ ValidationStatus: 'FAILED' });
  });
});

test('what is not in the service is no job', async () => {
  service.reset();
  expect(await validatedBy(good).restored()).toMatchObject({ status: 'FAILED', error: 'Backup.ResourceNotFoundException' });
  expect(puts().every(({ ValidationStatus }) => ValidationStatus === 'FAILED')).toBe(true);
});

describe('the function alone', () => {
  const { handler } = jest.requireActual('../../handlers/restore-validation/index.js');
  const DAY = 86_400_000;

  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(COMPLETED + DAY);
  });

  test.each<[string[] | undefined, string | undefined, boolean]>([
    [undefined, JOB.SourceResourceArn, true],
    [[JOB.SourceResourceArn], JOB.SourceResourceArn, true],
    [['arn:aws:dynamodb:eu-central-1:111111111111:table/others'], JOB.SourceResourceArn, false],
    [['arn:aws:dynamodb:eu-central-1:111111111111:table/others'], undefined, true],
  ])('tells its own jobs by their source: %j, %s', async (resources, source, isOurs) => {
    service.reset();
    service.addJob({ ...JOB, SourceResourceArn: source });
    expect(await handler({ step: 'begin', plan: 'weekly', detail: EVENT.detail, resources })).toMatchObject({ isOurs });
  });

  test('counts restores that have failed', async () => {
    await handler({ step: 'observe', plan: 'weekly', detail: { resourceType: 'S3' } });
    await handler({ step: 'observe', plan: 'weekly', detail: {} });
    expect(metrics()).toEqual([
      { RestoreTestingPlanName: 'weekly', ResourceType: 'S3', RestoreJobsFailed: 1 }, { RestoreTestingPlanName: 'weekly', RestoreJobsFailed: 1 },
    ]);
  });

  test('sends metrics in the form of CloudWatch', async () => {
    await handler({ step: 'observe', plan: 'weekly', detail: { resourceType: 'S3' } });
    expect(JSON.parse(lines[0])).toEqual({
      _aws: {
        Timestamp: COMPLETED + DAY,
        CloudWatchMetrics: [{
          Namespace: 'CdkAwsBackup/RestoreTesting',
          Dimensions: [['RestoreTestingPlanName'], ['RestoreTestingPlanName', 'ResourceType']],
          Metrics: [{ Name: 'RestoreJobsFailed', Unit: 'Count' }],
        }],
      },
      RestoreTestingPlanName: 'weekly',
      ResourceType: 'S3',
      RestoreJobsFailed: 1,
    });
  });

  test.each<[object[], number]>([
    [[], 30],
    [[{}], 30],
    [[{ ValidationStatus: 'SUCCESSFUL' }], 1],
    [[{ ValidationStatus: 'FAILED' }, { ValidationStatus: 'TIMED_OUT', CompletionDate: COMPLETED / 1000 + 3600 }], 1],
    [[{ ValidationStatus: 'SUCCESSFUL', CompletionDate: COMPLETED / 1000 - 86_400 }, { ValidationStatus: 'FAILED' }, { ValidationStatus: 'VALIDATING' }], 1],
    [[{ ValidationStatus: 'SUCCESSFUL', CompletionDate: COMPLETED / 1000 - 40 * 86_400 }], 30],
    [[{ ValidationStatus: 'SUCCESSFUL', CreatedBy: { RestoreTestingPlanArn: 'arn:aws:backup:eu-central-1:111111111111:restore-testing-plan:other-1' } }], 30],
  ])('says how long it is that something was validated: %j', async (jobs, days) => {
    service.reset();
    jobs.forEach((job, index) => service.addJob({ ...JOB, RestoreJobId: `job-${index}`, ...job }));
    await handler({ step: 'watch', plan: 'weekly', arn: EVENT.detail.restoreTestingPlanArn });
    expect(metrics()).toEqual([{ RestoreTestingPlanName: 'weekly', DaysSinceValidation: days }]);
  });
});
