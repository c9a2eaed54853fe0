/** What a task of a state machine answers, or throws as a `StepError`. */
export type Tasks = Record<string, (parameters: any) => Promise<unknown>>;

/** What has become of an execution. */
export interface Execution {
  readonly status: 'SUCCEEDED' | 'FAILED';
  /** The states that it has gone through, each attempt of a task by itself. */
  readonly path: string[];
  readonly data: any;
  readonly error?: string;
}

/** An error as Step Functions knows it. */
export class StepError extends Error {
  constructor(public readonly code: string, public readonly cause: string) {
    super(code);
  }
}

const INTRINSIC = /^States\.JsonToString\((.*)\)$/;

/** More attempts than any test needs. */
const MOST = 5000;

/**
 * Runs state machines in the language of Step Functions, as far as validations have it: tasks with retries and catches, choices and ends.
 */
export class StateMachine {
  /** @param wait lets time go by, in seconds */
  constructor(
    private readonly definition: any,
    private readonly tasks: Tasks,
    private readonly wait: (seconds: number) => void,
    private readonly startedAt: () => string,
  ) {}

  public async run(input: object): Promise<Execution> {
    const path: string[] = [];
    const context = { Execution: { StartTime: this.startedAt() } };
    let data: any = input;
    let name = this.definition.StartAt;
    for (;;) {
      const state = this.definition.States[name];
      if (state.Type === 'Succeed') { return { status: 'SUCCEEDED', path: [...path, name], data }; }
      if (state.Type === 'Choice') {
        path.push(name);
        name = state.Choices.find((choice: any) => valueAt(choice.Variable, data, context) === choice.BooleanEquals)?.Next ?? state.Default;
        continue;
      }
      try {
        const result = await this.attempts(name, state, data, context, path);
        data = placed(data, state.ResultPath, state.ResultSelector ? filled(state.ResultSelector, result, context) : result);
        name = state.Next;
      } catch (error) {
        const { code, cause } = error as StepError;
        if (code === undefined) { throw error; }
        const caught = (state.Catch ?? []).find(({ ErrorEquals }: any) => matches(ErrorEquals, code));
        if (!caught) { return { status: 'FAILED', path, data, error: code }; }
        data = placed(data, caught.ResultPath, { Error: code, Cause: cause });
        name = caught.Next;
      }
    }
  }

  private async attempts(name: string, state: any, data: any, context: object, path: string[]): Promise<unknown> {
    const used = new Map<object, number>();
    for (;;) {
      path.push(name);
      if (path.length > MOST) { throw new Error('the state machine does not end'); }
      try {
        const parameters = filled(state.Parameters, data, context);
        const task = this.tasks[parameters.FunctionName ?? state.Resource];
        if (!task) { throw new Error(`there is no task ${parameters.FunctionName ?? state.Resource}`); }
        return await task(parameters);
      } catch (error) {
        const { code } = error as StepError;
        const retry = code === undefined ? undefined : (state.Retry ?? []).find(({ ErrorEquals }: any) => matches(ErrorEquals, code));
        const times = used.get(retry) ?? 0;
        if (!retry || times >= retry.MaxAttempts) { throw error; }
        used.set(retry, times + 1);
        this.wait(Math.min(retry.IntervalSeconds * retry.BackoffRate ** times, retry.MaxDelaySeconds ?? Infinity));
      }
    }
  }
}

/** Not everything is caught by the name for all. */
function matches(names: string[], code: string): boolean {
  return names.includes(code) || (names.includes('States.ALL') && !['States.DataLimitExceeded', 'States.Runtime'].includes(code));
}

function placed(data: any, path: string | undefined, value: unknown): any {
  const name = /^\$\.(\w+)$/.exec(path ?? '')![1];
  return { ...data, [name]: value };
}

/** A template with what its paths stand for. */
function filled(template: any, data: any, context: object): any {
  if (Array.isArray(template)) { return template.map((each) => filled(each, data, context)); }
  if (typeof template !== 'object' || template === null) { return template; }
  return Object.fromEntries(Object.entries<any>(template).map(([name, value]) => name.endsWith('.$')
    ? [name.slice(0, -2), valueAt(value, data, context)]
    : [name, filled(value, data, context)]));
}

function valueAt(path: string, data: any, context: object): any {
  const [, inner] = INTRINSIC.exec(path) ?? [];
  if (inner) { return JSON.stringify(valueAt(inner, data, context)); }
  const [from, names] = path.startsWith('$$') ? [context, path.slice(3)] : [data, path.slice(2)];
  const value = names.split('.').filter(Boolean).reduce((each: any, name) => each?.[name], from);
  if (value === undefined) { throw new StepError('States.Runtime', `there is nothing at ${path}`); }
  return value;
}
