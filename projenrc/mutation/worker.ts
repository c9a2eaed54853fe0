import { resolve } from 'path';
import * as fc from 'fast-check';
import { Modules } from './modules';
import { isTooSlow, mutantsOf } from './mutants';
import { limited, OUT_OF_TIME, TestFile } from './testing';
import type { Once, Test } from './testing';

/** What a worker is asked: what the tests of a file run, or whether tests find a fault. */
export type Question =
  | { readonly kind: 'coverage'; readonly file: string }
  | { readonly kind: 'mutant'; readonly mutant: number; readonly runs: readonly TestRun[] };

/** Tests of a file, by their places in it. */
export interface TestRun {
  readonly file: string;
  readonly tests: readonly number[];
  /** How long a part of a test may take, in milliseconds. */
  readonly limit: number;
}

/** What a worker answers. */
export type Answer =
  | { readonly kind: 'coverage'; readonly coverage: FileCoverage }
  | { readonly kind: 'alive' }
  | { readonly kind: 'done'; readonly killer?: string; readonly megabytes: number; readonly isSpoilt: boolean };

/** What the tests of a file run. */
export interface FileCoverage {
  readonly file: string;
  readonly milliseconds: number;
  /** The mutants that are run by what is done once for all of the tests: when modules are loaded, and before all. */
  readonly whole: readonly number[];
  /** The mutants that each test runs; null of one that is not asked. */
  readonly tests: readonly (readonly number[] | null)[];
  /** Why tests are not asked that are not too slow. */
  readonly failures: readonly string[];
}

/** How long a part of a test may take, in milliseconds. */
const LIMIT = 40_000;

const { all, code } = mutantsOf();
const hits = new Uint8Array(all.length);
const sharedHits = new Uint8Array(all.length);
let shared = 0;
let active = -1;
/** Whether something was ended in its middle: what it has left behind, others may stumble over. */
let isSpoilt = false;
Object.assign(globalThis, {
  __mutant: (id: number) => {
    hits[id] = 1;
    if (shared > 0) { sharedHits[id] = 1; }
    return id === active;
  },
});

/** Of what is done once, all tests of a file may find a fault, and not only the one for which it was done. */
const once: Once = (run) => {
  shared++;
  const end = () => { shared--; };
  let result: unknown;
  try { result = run(); } catch (error) { end(); throw error; }
  if (result instanceof Promise) { return result.finally(end) as never; }
  end();
  return result as never;
};

// The same random values in every run.
fc.configureGlobal({ seed: 1 });

const modules = new Modules(code, once);

function spoiltBy(error: { code?: string; message?: string }): void {
  isSpoilt ||= error?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' || error?.message === OUT_OF_TIME;
}

async function load(file: string, limit: number): Promise<TestFile> {
  const tests = new TestFile(once);
  Object.assign(globalThis, tests.globals);
  modules.reset(tests.jest);
  await limited(() => modules.load(resolve(file)), limit);
  return tests;
}

async function coverageOf(file: string): Promise<FileCoverage> {
  const start = Date.now();
  sharedHits.fill(0);
  const failures: string[] = [];
  const tests = await load(file, LIMIT).catch((error) => {
    spoiltBy(error);
    failures.push(`loading: ${String(error.stack).split('\n').slice(0, 4).join(' ')}`);
    return new TestFile(once);
  });
  const ofTests: (number[] | null)[] = [];
  for (const test of tests.tests) {
    ofTests.push(isTooSlow(test.name) ? null : await hitsOf(tests, test).catch((error) => {
      spoiltBy(error);
      failures.push(`${test.name}: ${String(error.message ?? error).split('\n')[0]}`);
      return null;
    }));
    // What comes after it could not be trusted.
    if (isSpoilt) { break; }
    await alive();
  }
  await tests.end(LIMIT);
  return { file, milliseconds: Date.now() - start, whole: setIn(sharedHits), tests: ofTests, failures };
}

async function hitsOf(tests: TestFile, test: Test): Promise<number[]> {
  hits.fill(0);
  await tests.run(test, LIMIT);
  return setIn(hits);
}

function setIn(flags: Uint8Array): number[] {
  return [...flags.keys()].filter((id) => flags[id] === 1);
}

/** The first test that finds a fault. */
async function killerOf(mutant: number, runs: readonly TestRun[]): Promise<string | undefined> {
  active = mutant;
  for (const run of runs) {
    const killer = await killerIn(run);
    if (killer) { return killer; }
  }
  return undefined;
}

async function killerIn({ file, tests: chosen, limit }: TestRun): Promise<string | undefined> {
  let last = 'loading';
  let tests: TestFile | undefined;
  try {
    tests = await load(file, limit);
    for (const test of chosen.map((index) => tests!.tests[index])) {
      last = test.name;
      await tests.run(test, limit);
      await alive();
    }
    return undefined;
  } catch (error: any) {
    spoiltBy(error);
    return `${file}: ${last}`;
  } finally {
    await tests?.end(limit).catch(() => undefined);
  }
}

function done(killer?: string): void {
  answer({ kind: 'done', killer, megabytes: process.memoryUsage().rss / 1_000_000, isSpoilt });
}

/** Answers go out where nothing else is to be done. */
async function alive(): Promise<void> {
  answer({ kind: 'alive' });
  await new Promise(setImmediate);
}

function answer(message: Answer): void {
  process.send!(message);
}

async function ask(question: Question): Promise<void> {
  if (question.kind === 'mutant') {
    done(await killerOf(question.mutant, question.runs));
    return;
  }
  answer({ kind: 'coverage', coverage: await coverageOf(question.file) });
  done();
}

// What a fault does beside the test that finds it is none of our business.
process.on('unhandledRejection', () => undefined);
process.on('disconnect', () => process.exit());
process.on('message', (question: Question) => void ask(question));
