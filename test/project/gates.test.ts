import { verdictOf } from '../../projenrc/gates';

test.each<[string, string, boolean, object]>([
  ['jest', 'PASS a\n\x1b[1mTests:       \x1b[22m2 skipped, 3 passed, 5 total\n', true, { passed: 3, failed: 0, skipped: 2 }],
  ['a failure in jest', 'Tests:       1 failed, 3 passed, 4 total\n', false, { passed: 3, failed: 1, skipped: 0 }],
  ['what looks like counts within a line', 'not Tests: 1 failed\n  Tests: 1 failed\nTests:  2 passed, 2 total\n', true, { passed: 2, failed: 0, skipped: 0 }],
  ['others', 'v1: 3 passed, 0 failed\n7 passed, 2 failed, 1 skipped\n4 passed, 0 failed\n', false, { passed: 11, failed: 2, skipped: 1 }],
  ['a gate that counts nothing', 'fine\n', true, { passed: 0, failed: 0, skipped: 0 }],
  ['such a gate that fails', 'not fine\n', false, { passed: 0, failed: 1, skipped: 0 }],
  ['a gate that fails beside its counts', '4 passed, 0 failed\nnot enough coverage\n', false, { passed: 4, failed: 1, skipped: 0 }],
  ['a gate with nothing to do', 'SKIPPED no release yet\n', true, { passed: 0, failed: 0, skipped: 1, reason: 'no release yet' }],
])('the counts of %s', (_, output, ok, expected) => {
  expect(verdictOf(output, ok)).toEqual(expected);
});
