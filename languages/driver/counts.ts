import type { Counts } from './tally';

type Reader = (output: string) => Counts;

/** How the closing words of each language's test runner are read. */
const READERS: Record<string, Reader> = {
  // # pass 12
  javascript: (output) => ({ passed: number(output, /^# pass (\d+)/m), failed: number(output, /^# fail (\d+)/m), skipped: number(output, /^# skipped (\d+)/m) }),

  // === 1 failed, 12 passed, 2 skipped in 3.45s ===
  python: (output) => {
    const last = output.match(/^=+ .* in [\d.]+s.*$/gm)?.pop() ?? '';
    return {
      passed: number(last, /(\d+) passed/),
      failed: number(last, /(\d+) failed/) + number(last, /(\d+) error/),
      skipped: number(last, /(\d+) skipped/),
    };
  },

  // [INFO] Tests run: 12, Failures: 0, Errors: 0, Skipped: 0
  java: (output) => {
    const last = [...output.matchAll(/Tests run: (\d+), Failures: (\d+), Errors: (\d+), Skipped: (\d+)\s*$/gm)].pop() ?? [];
    const [, all = 0, failures = 0, errors = 0, skipped = 0] = last.map(Number);
    return { passed: all - failures - errors - skipped, failed: failures + errors, skipped };
  },

  // --- PASS: TestMainVault (0.01s)
  go: (output) => ({
    passed: occurrences(output, /^--- PASS: /gm),
    failed: occurrences(output, /^--- FAIL: /gm),
    skipped: occurrences(output, /^--- SKIP: /gm),
  }),

  // <Counters total="12" executed="12" passed="12" failed="0" error="0" … />
  dotnet: (output) => {
    const counters = /<Counters [^>]*>/.exec(output)?.[0] ?? '';
    return {
      passed: number(counters, /\bpassed="(\d+)"/),
      failed: number(counters, /\bfailed="(\d+)"/) + number(counters, /\berror="(\d+)"/),
      skipped: number(counters, /\btotal="(\d+)"/) - number(counters, /\bexecuted="(\d+)"/),
    };
  },
};

/**
 * What a test runner counted. One that fails and counts no failure has failed once, and so has one that ran nothing.
 */
export function readCounts(language: string, output: string, ok: boolean): Counts {
  const plain = output.replace(/\x1b\[[0-9;]*m/g, ''); // eslint-disable-line no-control-regex
  const counts = READERS[language](plain);
  const silent = counts.failed === 0 && (!ok || counts.passed === 0);
  return silent ? { ...counts, failed: 1 } : counts;
}

function number(text: string, pattern: RegExp): number {
  return Number(pattern.exec(text)?.[1] ?? 0);
}

function occurrences(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
