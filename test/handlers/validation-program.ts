import { join } from 'path';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { RestoreJobService } from './restore-job-service';
import { StateMachine, StepError } from './state-machine';
import type { Execution } from './state-machine';
import { RestoreTestingPlan } from '../../src';
import type { RestoreTestingPlanValidationOptions } from '../../src';
import { memo } from '../../src/private/memo';
import { WEEKLY } from '../restore/schedules';
import { HERE, testStack } from '../util';

const HANDLERS = join(__dirname, '..', '..', 'handlers', 'restore-validation');
const PLAN_ARN = 'arn:aws:backup:eu-central-1:111111111111:restore-testing-plan:weekly-1';

/** When the restore of the tests was completed, which took two hours. */
export const COMPLETED = Date.UTC(2026, 0, 4, 6);
export const JOB = {
  RestoreJobId: 'job-1',
  ResourceType: 'DynamoDB',
  CreatedResourceArn: 'arn:aws:dynamodb:eu-central-1:111111111111:table/awsbackup-restore-test-1',
  SourceResourceArn: 'arn:aws:dynamodb:eu-central-1:111111111111:table/orders',
  RecoveryPointArn: 'arn:aws:dynamodb:eu-central-1:111111111111:table/orders/backup/1',
  RecoveryPointCreationDate: COMPLETED / 1000 - 86_400,
  CreationDate: COMPLETED / 1000 - 7200,
  CompletionDate: COMPLETED / 1000,
  CreatedBy: { RestoreTestingPlanArn: PLAN_ARN },
};
export const EVENT = { 'source': 'aws.backup', 'detail-type': 'Restore Job State Change', 'detail': { restoreJobId: 'job-1', status: 'COMPLETED', resourceType: 'DynamoDB', restoreTestingPlanArn: PLAN_ARN } };
export const MINUTE = 60_000;

const TEMPLATES = new Map<unknown, Record<string, any>>();

/** What has come of a restore job. */
export interface Outcome extends Execution {
  readonly result: unknown;
  readonly message: unknown;
}

/** The state machine, rules and functions of a validation, as its template has them, and the handlers as they are. */
export class ValidationProgram {
  private elapsed = 0;
  private readonly resources: Record<string, any>;
  private readonly functions: Record<string, (payload: any) => Promise<unknown>> = {};
  /** What becomes of calls of a function, before it is itself asked. */
  public readonly invocations: { functionId: string; outcome: StepError; left: number }[] = [];
  public readonly others: Record<string, (parameters: any) => Promise<unknown>> = {};

  /** @param key what stands for the options: what has the same is not synthesised again */
  constructor(private readonly service: RestoreJobService, key: unknown, options: (stack: Stack) => RestoreTestingPlanValidationOptions) {
    this.resources = memo(TEMPLATES, key, () => {
      const stack = testStack(HERE);
      new RestoreTestingPlan(stack, 'Tests', { restoreTestingPlanName: 'weekly', scheduleExpression: WEEKLY }).addValidation('Validation', options(stack));
      return Template.fromStack(stack).toJSON().Resources;
    });
    for (const [id, { Type, Properties }] of Object.entries(this.resources)) {
      const [file, name] = String(Properties?.Handler).split('.', 2);
      if (Type === 'AWS::Lambda::Function' && Properties.Description) {
        this.functions[`<${id}.Arn>`] = (payload) => jest.requireActual(join(HANDLERS, file))[name](payload, { getRemainingTimeInMillis: () => Properties.Timeout * 1000 });
      }
    }
    const now = COMPLETED;
    jest.spyOn(Date, 'now').mockImplementation(() => now + this.elapsed);
  }

  public advance(milliseconds: number): void {
    this.elapsed += milliseconds;
  }

  /** Answers for the function with an id, which is not one of this library. */
  public function(id: string, handler: (payload: any) => unknown): void {
    this.functions[`<${id}.Arn>`] = async (payload) => handler(payload);
  }

  public idOf(type: string, what: RegExp): string {
    return Object.keys(this.resources).find((id) => this.resources[id].Type === type && what.test(id))!;
  }

  public get definition(): any {
    const { DefinitionString } = Object.values(this.resources).find(({ Type }) => Type === 'AWS::StepFunctions::StateMachine')!.Properties;
    return JSON.parse(flat(DefinitionString));
  }

  /** Has EventBridge tell of a restore job. */
  public async restored(event: object = EVENT): Promise<Outcome> {
    const tasks = { ...this.others, 'arn:<AWS::Partition>:states:::aws-sdk:backup:putRestoreValidationResult': (parameters: any) => this.put(parameters) };
    for (const arn of Object.keys(this.functions)) {
      Object.assign(tasks, { [arn]: ({ Payload }: any) => this.invoke(arn, Payload) });
    }
    const startedAt = () => new Date(Date.now()).toISOString();
    const execution = await new StateMachine(this.definition, tasks, (seconds) => this.advance(seconds * 1000), startedAt).run(event);
    const { ValidationStatus: result, ValidationStatusMessage: message } = this.service.job('job-1') ?? {};
    return { ...execution, result, message };
  }

  /** Has EventBridge tell of an execution that was stopped, or of anything else that a rule is for. */
  public async tell(ruleId: RegExp, detail?: object): Promise<unknown[]> {
    const { Targets } = this.resources[this.idOf('AWS::Events::Rule', ruleId)].Properties;
    return Promise.all(Targets.map(async ({ Arn, InputTransformer, Input }: any) => {
      const template = flat(InputTransformer?.InputTemplate ?? Input);
      const input = Object.entries<string>(InputTransformer?.InputPathsMap ?? {}).reduce((text, [name, path]) =>
        text.replace(`<${name}>`, JSON.stringify(path.slice(2).split('.').reduce((each: any, part) => each?.[part], { detail }))), template);
      return (await this.invoke(flat(Arn), JSON.parse(input)) as any).Payload;
    }));
  }

  private async invoke(arn: string, payload: object): Promise<unknown> {
    const planned = this.invocations.find(({ functionId, left }) => `<${functionId}.Arn>` === arn && left > 0);
    if (planned) {
      planned.left--;
      throw planned.outcome;
    }
    try {
      const answer = await this.functions[arn](JSON.parse(JSON.stringify(payload)));
      return { Payload: JSON.parse(JSON.stringify(answer) ?? 'null') };
    } catch (error) {
      if (error instanceof StepError) { throw error; }
      const { name, message } = error as Error;
      throw new StepError(name, JSON.stringify({ errorType: name, errorMessage: message, trace: [] }));
    }
  }

  /** What Step Functions asks AWS Backup itself. */
  private async put({ RestoreJobId, ...result }: any): Promise<object> {
    const job = this.service.job(RestoreJobId);
    if (!job) { throw new StepError('Backup.ResourceNotFoundException', ''); }
    return Object.assign(job, result);
  }
}

/** A text of a template, with what only deployment knows in angle brackets. */
function flat(value: any): string {
  if (typeof value === 'string') { return value; }
  if (value.Ref) { return `<${value.Ref}>`; }
  return value['Fn::GetAtt'] ? `<${value['Fn::GetAtt'].join('.')}>` : value['Fn::Join'][1].map(flat).join('');
}
