import { readCounts } from '../../languages/driver/counts';

const OUTPUT: Record<string, string> = {
  javascript: '1..12\n# tests 12\n# suites 0\n# pass 9\n# fail 2\n# cancelled 0\n# skipped 1\n# todo 0\n',
  python: 'tests/test_app.py ..F..\n===== 2 failed, 9 passed, 1 skipped, 3 warnings in 4.20s =====\n',
  java: '[INFO] Tests run: 3, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 1.2 s -- in com.myorg.ATest\n'
    + '[ERROR] Tests run: 12, Failures: 1, Errors: 1, Skipped: 1\n[INFO] BUILD FAILURE\n',
  go: `${'--- PASS: TestA (0.01s)\n'.repeat(9)}=== RUN TestB\n    --- FAIL: TestB/case (0.00s)\n--- FAIL: TestB (0.1s)\n--- FAIL: TestC (0.1s)\n--- SKIP: TestD (0.00s)\nFAIL\n`,
  dotnet: '<ResultSummary outcome="Failed">\n<Counters total="12" executed="11" passed="9" failed="2" error="0" timeout="0" aborted="0" inconclusive="0" '
    + 'passedButRunAborted="0" notRunnable="0" notExecuted="0" disconnected="0" warning="0" completed="0" inProgress="0" pending="0" />',
};

test.each(Object.keys(OUTPUT))('what the test runner of %s counts is read', (language) => {
  expect(readCounts(language, OUTPUT[language], false)).toEqual({ passed: 9, failed: 2, skipped: 1 });
});

test('colours do not matter', () => {
  expect(readCounts('python', '\u001b[32m===== \u001b[1m12 passed\u001b[0m in 4.20s =====\u001b[0m', true)).toEqual({ passed: 12, failed: 0, skipped: 0 });
});

test.each(Object.keys(OUTPUT))('a test runner of %s that fails without a failed test has failed', (language) => {
  expect(readCounts(language, 'Segmentation fault', false)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test.each(Object.keys(OUTPUT))('a test runner of %s that ran nothing has failed', (language) => {
  expect(readCounts(language, 'ok', true)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
