import { spawnSync } from 'child_process';

/** What `npm audit --json` prints: a report, or why there is none. */
interface Audit {
  readonly metadata?: { readonly vulnerabilities: Record<string, number> };
  readonly error?: { readonly summary?: string };
  readonly message?: string;
}

const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8', shell: process.platform === 'win32' });
const audit: Audit = JSON.parse(stdout || '{}');

if (audit.metadata) {
  const { high = 0, critical = 0 } = audit.metadata.vulnerabilities;
  console.log(`npm audit: ${high} high, ${critical} critical`);
  process.exitCode = high + critical > 0 ? 1 : 0;
} else {
  console.log(`SKIPPED npm audit: not asked, the registry does not answer (${audit.error?.summary || audit.message || 'no report'})`);
}
