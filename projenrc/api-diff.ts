import { spawnSync } from 'child_process';
import { existsSync, readFileSync } from 'fs';
import { createRequire } from 'module';
import { join } from 'path';

/** The API of the last release: its assembly, kept here since it is compared in every build. */
export const RELEASED = 'released';

/** Whether a version may break what another promised: a new major one, or before 1.0.0 a new minor one. */
export function mayBreak(released: string, current: string): boolean {
  const [[oldMajor, oldMinor], [major, minor]] = [released, current].map((version) => version.split('.').map(Number));
  return major > oldMajor || (major === 0 && oldMajor === 0 && minor > oldMinor);
}

/** Compares the compiled API with that of the last release. */
export function compareWithRelease(baseline = RELEASED): { ok: boolean; report: string } {
  if (!existsSync(join(baseline, '.jsii'))) {
    return { ok: true, report: 'no release yet, so there is no API to keep' };
  }
  const [released, current] = [baseline, '.'].map((folder) => JSON.parse(readFileSync(join(folder, '.jsii'), 'utf8')).version as string);
  const jsiiDiff = createRequire(__filename).resolve('jsii-diff/bin/jsii-diff');
  const { status, stdout, stderr } = spawnSync(process.execPath, [jsiiDiff, baseline, '.'], { encoding: 'utf8' });
  if (status === 0) {
    return { ok: true, report: `the API of ${released} is kept` };
  }
  const isComparison = `${stdout}${stderr}`.includes('API elements with incompatible changes');
  return { ok: isComparison && mayBreak(released, current), report: `${current} breaks the API of ${released}:\n${stdout}${stderr}` };
}

if (require.main === module) {
  const { ok, report } = compareWithRelease();
  console.log(existsSync(join(RELEASED, '.jsii')) ? report : `SKIPPED ${report}`);
  process.exitCode = ok ? 0 : 1;
}
