import { dirname, join } from 'path';
import { OWNER } from './backup-service';

/** What CloudFormation is told of a custom resource. */
export interface Answer {
  readonly Status: 'SUCCESS' | 'FAILED';
  readonly Reason: string;
  readonly PhysicalResourceId: string;

  /** How long it took, in minutes. */
  readonly minutes: number;
}

export interface Request {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly vault: string;
  readonly was?: string;
  readonly owner?: string;
  readonly final?: boolean;
}

/** What CloudFormation asks of a custom resource. */
export interface Asked {
  readonly RequestType: string;
  readonly ResourceProperties: object;
  readonly PhysicalResourceId?: string;
}

/** How long the state machine of the provider waits between calls, in milliseconds. */
const INTERVAL = 30_000;
const REGION = 'eu-central-1';
const FUNCTION_ARN = `arn:aws:lambda:${REGION}:111111111111:function:`;

let clock = 0;

/** Lets time go by at once. In what is performed, it goes by in no other way: the machine may be slow. */
export function advance(milliseconds: number): void {
  clock += milliseconds;
}

/**
 * Has the handler that empties vaults do what CloudFormation asks of a custom resource.
 *
 * @param handler the two functions
 * @param remaining how long a call of the function may take, in milliseconds
 */
export async function perform(
  handler: any, { RequestType, vault, was = vault, owner = OWNER, final = true }: Request, remaining = 300_000,
): Promise<Answer> {
  const ResourceProperties = { BackupVaultName: vault, Owner: owner, Final: String(final) };
  return ask(handler, { RequestType, ResourceProperties, ...RequestType === 'Create' ? {} : { PhysicalResourceId: was } }, remaining);
}

/**
 * Has a handler do what CloudFormation asks of a custom resource, by the real provider framework of aws-cdk-lib: only its three ways out, to
 * AWS Lambda, to Step Functions and back to CloudFormation, lead here.
 *
 * @param handler the function `onEvent`, and `isComplete` if there is one
 * @param asked what tells the request from others
 * @param remaining how long a call of the function may take, in milliseconds
 */
export async function ask(handler: any, asked: Asked, remaining = 300_000): Promise<Answer> {
  const now = Date.now();
  const start = clock;
  const spy = jest.spyOn(Date, 'now').mockImplementation(() => now + clock);
  const framework = load(handler, remaining);
  try {
    await framework.onEvent({
      RequestId: 'request',
      StackId: 'stack',
      LogicalResourceId: 'AutoDelete',
      ResponseURL: 'https://cloudformation.example/answer?signature',
      ...asked,
      ResourceProperties: { ServiceToken: 'token', ...asked.ResourceProperties },
    });
    for (let calls = 0; framework.waiting() && !framework.answer(); calls++) {
      if (calls > 120) { throw new Error('the state machine has come to its end'); }
      await framework.isComplete().catch((error: Error) => {
        if (!framework.isRetry(error)) { throw error; }
        clock += INTERVAL;
      });
    }
    return { ...framework.answer(), minutes: (clock - start) / 60_000 };
  } finally {
    spy.mockRestore();
  }
}

function load(handler: any, remaining: number) {
  const runtime = join(dirname(require.resolve('aws-cdk-lib/package.json')), 'custom-resources', 'lib', 'provider-framework', 'runtime');
  let waiter: any;
  let answer: any;
  let framework: any;
  let Retry: any;
  const context = (name: string) => {
    const end = Date.now() + remaining;
    return { invokedFunctionArn: FUNCTION_ARN + name, getRemainingTimeInMillis: () => end - Date.now() };
  };
  jest.isolateModules(() => {
    jest.doMock(join(runtime, 'outbound.js'), () => ({
      startExecution: async ({ input }: { input: string }) => { waiter = JSON.parse(input); },
      httpRequest: async (_: unknown, body: string) => { answer = JSON.parse(body); },
      invokeFunction: async ({ FunctionName, Payload }: { FunctionName: string; Payload: string }) => {
        const name = FunctionName.split(':').pop()!;
        try {
          return { Payload: Buffer.from(JSON.stringify(await handler[name](JSON.parse(Payload), context(name)))) };
        } catch (error) {
          // As the runtime of AWS Lambda gives it.
          const { name: errorType, message, stack } = error as Error;
          return { FunctionError: 'Unhandled', Payload: Buffer.from(JSON.stringify({ errorType, errorMessage: message, trace: stack!.split('\n') })) };
        }
      },
    }));
    process.env.USER_ON_EVENT_FUNCTION_ARN = `${FUNCTION_ARN}onEvent`;
    process.env.USER_IS_COMPLETE_FUNCTION_ARN = handler.isComplete ? `${FUNCTION_ARN}isComplete` : '';
    process.env.WAITER_STATE_MACHINE_ARN = 'waiter';
    framework = jest.requireActual(join(runtime, 'framework.js'));
    ({ Retry } = jest.requireActual(join(runtime, 'cfn-response.js')));
  });
  return {
    onEvent: (event: unknown) => framework.onEvent(event),
    isComplete: () => framework.isComplete(structuredClone(waiter)),
    isRetry: (error: Error) => error instanceof Retry,
    waiting: () => waiter !== undefined,
    answer: () => answer,
  };
}
