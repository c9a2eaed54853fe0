import { Tally } from '../../languages/driver/tally';

let printed: string[];

beforeEach(() => {
  printed = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => { printed.push(line); });
});

afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
});

function closed(fill: (tally: Tally) => void): { lines: string[]; exitCode: unknown } {
  const tally = new Tally();
  fill(tally);
  tally.close();
  return { lines: printed, exitCode: process.exitCode };
}

test('what went well is counted, and the process ends well', () => {
  expect(closed((tally) => {
    tally.check('this', true);
    tally.add('tests', { passed: 12, failed: 0, skipped: 1 });
  })).toEqual({
    lines: ['  ok     this', '  ok     tests: 12 passed, 0 failed, 1 skipped', '13 passed, 0 failed, 1 skipped'],
    exitCode: 0,
  });
});

test('what failed is told with the last of what it said, and the process fails', () => {
  expect(closed((tally) => {
    tally.check('this', false, `${'line\n'.repeat(70)}the end`);
    tally.add('tests', { passed: 1, failed: 2, skipped: 0 });
  })).toEqual({
    lines: [
      `  FAILED this\n${'         line\n'.repeat(59)}         the end`,
      '  FAILED tests: 1 passed, 2 failed, 0 skipped',
      '1 passed, 3 failed, 0 skipped',
    ],
    exitCode: 1,
  });
});

test('notes come before the numbers, at the end', () => {
  expect(closed((tally) => {
    tally.note('there is more in dist');
    tally.check('this', true);
  }).lines).toEqual(['  ok     this', 'there is more in dist', '1 passed, 0 failed, 0 skipped']);
});

test('a language whose tools are missing is skipped, or a failure where it is required', () => {
  expect(closed((tally) => tally.skip('java', 'mvn not found', false))).toEqual({
    lines: ['SKIPPED java: mvn not found', '0 passed, 0 failed, 1 skipped'],
    exitCode: 0,
  });
  printed = [];
  expect(closed((tally) => tally.skip('java', 'mvn not found', true))).toEqual({
    lines: ['FAILED java: mvn not found', '0 passed, 1 failed, 0 skipped'],
    exitCode: 1,
  });
});
