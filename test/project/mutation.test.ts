import * as ts from 'typescript';
import { IGNORED } from '../../projenrc/mutation/ignored';
import { filesIn, MUTATED, mutantsOf } from '../../projenrc/mutation/mutants';
import { mutationsOf } from '../../projenrc/mutation/operators';

const FILES = filesIn('src', 'handlers');

test.each(MUTATED.map((pattern) => [String(pattern), pattern] as const))('faults are planted in %s', (_, pattern) => {
  expect(FILES.filter((file) => pattern.test(file))).not.toEqual([]);
});

test('faults are planted in all values, checks and handlers', () => {
  const rooms = FILES.filter((file) => /^(src\/(model|private|checks)|handlers)\//.test(file) && (file.startsWith('src') || file.endsWith('.js')));
  expect(rooms.filter((file) => !MUTATED.some((pattern) => pattern.test(file)))).toEqual([]);
});

test('what changes nothing is named as it is written today', () => {
  const { all } = mutantsOf();
  const unused = IGNORED.filter(({ file, code, mutated }) =>
    !all.some((mutant) => mutant.file === file && mutant.code.includes(code) && (mutated?.includes(mutant.mutated) ?? true)));
  expect(unused).toEqual([]);
});

test.each<[string, string[]]>([
  ["a ?? ''", ['a', "''"]],
  ["'' ?? a", ["''", 'a', "'mutated'"]],
  ["a ?? 'b'", ['a', "'b'", "''"]],
  ['a && b', ['(a) || (b)', 'a', 'b']],
  ['a !== undefined && a < b', ['(a !== undefined) || (a < b)', 'a !== undefined', '(a) === (undefined)', '(a) <= (b)', '(a) >= (b)']],
  ['a !== undefined && b.has(a)', ['(a !== undefined) || (b.has(a))', 'a !== undefined', '(a) === (undefined)']],
  ['a !== undefined && b < c', ['(a !== undefined) || (b < c)', 'a !== undefined', 'b < c', '(a) === (undefined)', '(b) <= (c)', '(b) >= (c)']],
  ['a !== undefined && b.has(c)', ['(a !== undefined) || (b.has(c))', 'a !== undefined', 'b.has(c)', '(a) === (undefined)']],
  ['a !== undefined && a === b', ['(a !== undefined) || (a === b)', 'a !== undefined', 'a === b', '(a) === (undefined)', '(a) !== (b)']],
  ['a !== undefined || a < b', ['(a !== undefined) && (a < b)', 'a !== undefined', 'a < b', '(a) === (undefined)', '(a) <= (b)', '(a) >= (b)']],
])('the faults of %s', (code, faults) => {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isExpression(node)) { found.push(...mutationsOf(node).map(({ text }) => text)); }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('a.ts', `${code};`, ts.ScriptTarget.Latest, true));
  expect(found).toEqual(faults);
});
