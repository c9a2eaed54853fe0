import { createRequire } from 'module';
import { Script } from 'vm';

// What jest is made of, wherever it is installed.
const ofJest = createRequire(require.resolve('jest/package.json'));
const { expect } = ofJest('expect');
const { ModuleMocker } = ofJest('jest-mock');
const { ModernFakeTimers } = ofJest('@jest/fake-timers');

// A test may put others in their place.
const { setTimeout, clearTimeout } = globalThis;

type Code = () => unknown;

/** Does what is done once for many tests. */
export type Once = <T>(code: () => T) => T;

interface Group {
  readonly parent?: Group;
  readonly hooks: Record<'beforeAll' | 'beforeEach' | 'afterEach' | 'afterAll', Code[]>;
  isStarted: boolean;
}

/** A test of a file. */
export interface Test {
  readonly name: string;
  readonly group: Group;
  readonly code: Code;
}

/** The tests of one file: as much of jest as they use, in the process that has loaded aws-cdk-lib. */
export class TestFile {
  public readonly tests: Test[] = [];
  private group: Group = groupIn();
  private readonly groups = [this.group];
  private readonly mocker = new ModuleMocker(globalThis);
  private readonly timers = new ModernFakeTimers({ global: globalThis, config: { rootDir: process.cwd(), fakeTimers: {} } });

  constructor(private readonly once: Once) {}

  /** What a test finds in the global scope, but `jest` as far as that is about modules. */
  public get globals(): Record<string, unknown> {
    const describe = (_: unknown, code: Code) => this.within(code);
    const test = (name: unknown, code: Code) => void this.tests.push({ name: String(name), group: this.group, code });
    const hook = (kind: keyof Group['hooks']) => (code: Code) => void this.group.hooks[kind].push(code);
    return {
      expect,
      describe: Object.assign(describe, { each: eachOf(describe) }),
      test: Object.assign(test, { each: eachOf(test) }),
      beforeAll: hook('beforeAll'),
      beforeEach: hook('beforeEach'),
      afterEach: hook('afterEach'),
      afterAll: hook('afterAll'),
    };
  }

  public get jest(): Record<string, unknown> {
    const { mocker, timers } = this;
    return {
      fn: mocker.fn.bind(mocker),
      spyOn: mocker.spyOn.bind(mocker),
      restoreAllMocks: mocker.restoreAllMocks.bind(mocker),
      mocked: (mock: unknown) => mock,
      setTimeout: () => undefined,
      useFakeTimers: timers.useFakeTimers.bind(timers),
      useRealTimers: timers.useRealTimers.bind(timers),
    };
  }

  /** Runs a test with what has to be done before and after it; throws what it throws. No part may take longer than a limit, in milliseconds. */
  public async run({ group, code }: Test, limit: number): Promise<void> {
    const groups = withParents(group);
    for (const each of groups.filter(({ isStarted }) => !isStarted)) {
      each.isStarted = true;
      for (const before of each.hooks.beforeAll) { await this.once(() => limited(before, limit)); }
    }
    this.mocker.clearAllMocks();
    try {
      for (const before of groups.flatMap(({ hooks }) => hooks.beforeEach)) { await limited(before, limit); }
      await limited(code, limit);
    } finally {
      for (const after of groups.flatMap(({ hooks }) => hooks.afterEach)) { await limited(after, limit); }
    }
  }

  /** Does what has to be done after all tests. */
  public async end(limit: number): Promise<void> {
    this.mocker.restoreAllMocks();
    this.timers.useRealTimers();
    for (const after of this.groups.filter(({ isStarted }) => isStarted).flatMap(({ hooks }) => hooks.afterAll)) { await limited(after, limit); }
  }

  private within(code: Code): void {
    const outer = this.group;
    this.group = groupIn(outer);
    this.groups.push(this.group);
    code();
    this.group = outer;
  }
}

function groupIn(parent?: Group): Group {
  return { parent, hooks: { beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] }, isStarted: false };
}

function withParents(group: Group): Group[] {
  return [...group.parent ? withParents(group.parent) : [], group];
}

function eachOf(define: (name: unknown, code: Code) => void) {
  return (rows: readonly unknown[]) => (name: string, code: (...row: unknown[]) => unknown) => rows.forEach((row, index) => {
    const values = Array.isArray(row) ? row : [row];
    define(`${name.replace('%s', () => String(values[0]).slice(0, 80))} [${index}]`, () => code(...values));
  });
}

export const OUT_OF_TIME = 'out of time';
const CALL = new Script('globalThis.__call()');

/** Calls what may never end. */
export async function limited(code: Code, limit: number): Promise<unknown> {
  Object.assign(globalThis, { __call: code });
  const result = CALL.runInThisContext({ timeout: limit });
  if (!(result instanceof Promise)) { return result; }
  let timer: NodeJS.Timeout;
  const end = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error(OUT_OF_TIME)), limit); });
  return Promise.race([result, end]).finally(() => clearTimeout(timer));
}
