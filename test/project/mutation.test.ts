import { IGNORED } from '../../projenrc/mutation/ignored';
import { filesIn, MUTATED, mutantsOf } from '../../projenrc/mutation/mutants';

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
