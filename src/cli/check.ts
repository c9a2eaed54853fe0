import { report } from './findings-report';
import { readTemplates } from './input';
import { checkOptions } from './options';
import type { Style } from './style';
import { VERSION } from './version';
import { withoutRepeats } from '../checks/finding';
import { findingsIn } from '../checks/laws';

/** What a command says, and how it ends. */
export interface Result {
  readonly output: string;
  readonly exitCode: number;
}

/** Says what AWS Backup would refuse in templates, and what is a risk. */
export function check(args: readonly string[], style: Style): Result {
  const { paths, format, isStrict } = checkOptions(args);
  const application = readTemplates(paths);
  const findings = withoutRepeats(findingsIn(application));
  const isRefused = findings.some(({ level }) => level === 'error' || (isStrict && level === 'warning'));
  return { output: report(format, { findings, templates: application.templates, version: VERSION }, style), exitCode: isRefused ? 1 : 0 };
}
