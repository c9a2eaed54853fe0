import { readdirSync } from 'fs';
import { join, resolve } from 'path';
import { IGNORED } from './ignored';
import { instrument } from './instrument';
import type { Mutant } from './instrument';

/** Where a fault costs most: the values, the checks with what they judge with, and what deletes recovery points. */
export const MUTATED: readonly RegExp[] = [
  /^src\/(model|private|checks)\//,
  /^src\/(plan|selection|vault)\/\w+-checks\.ts$/,
  /^src\/plan\/(planned-rule|vault-elsewhere)\.ts$/,
  /^src\/selection\/(plan-selections|selection-logic|role\/.+)\.ts$/,
  /^src\/vault\/(access\/.+|auto-delete\/auto-delete-(denials|owner)|encryption-key|vault-in-stack|vault-resource)\.ts$/,
  /^handlers\/.*\.js$/,
];

/** Tests of what is compiled, in other processes or with the validation of aws-cdk-lib: they see no mutant, or take too long. */
const ELSEWHERE = /^test\/(project|languages|shapes|examples|acceptance|site|gates|api-conventions|audit\/validation|selection\/(loading|validation)|vault\/auto-delete-package|coverage\/report\/browser|cli\/(init|migrate))\b/;

/** Tests of very many recovery points take longer than all others: what they find, others should. */
const TOO_SLOW = /of more recovery points than four pages have|after all the rest is deleted, on whichever page/;

/** Every mutant, and the code that has them, by its absolute path. */
export interface Mutants {
  readonly all: readonly Mutant[];
  /** Those that are known to change nothing, each with the reason. */
  readonly ignored: ReadonlyMap<Mutant, string>;
  readonly code: ReadonlyMap<string, string>;
}

/** The mutants of the project, with the same numbers in every process. */
export function mutantsOf(): Mutants {
  const all: Mutant[] = [];
  const code = new Map<string, string>();
  for (const file of filesIn('src', 'handlers').filter((each) => MUTATED.some((pattern) => pattern.test(each)))) {
    const instrumented = instrument(file, all.length);
    all.push(...instrumented.mutants);
    code.set(resolve(file), instrumented.code);
  }
  const ignored = new Map(all.flatMap((mutant) => {
    const found = IGNORED.find(({ file, code: part, mutated }) =>
      file === mutant.file && mutant.code.includes(part) && (mutated?.includes(mutant.mutated) ?? true));
    return found ? [[mutant, found.reason] as const] : [];
  }));
  return { all, ignored, code };
}

/** Whether a test takes too long to be run for every mutant. */
export function isTooSlow(test: string): boolean {
  return TOO_SLOW.test(test);
}

/** The files with tests that can find a mutant. */
export function testFiles(): string[] {
  return filesIn('test').filter((file) => file.endsWith('.test.ts') && !ELSEWHERE.test(file));
}

/** The scripts in some folders, by their names. */
export function filesIn(...folders: string[]): string[] {
  return folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf-8' }).map((name) => join(folder, name).replace(/\\/g, '/')))
    .filter((name) => /\.(ts|js)$/.test(name))
    .sort();
}
