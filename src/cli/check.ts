import { report } from './findings-report';
import { readTemplates } from './input';
import { checkOptions } from './options';
import type { Result, Terminal } from './terminal';
import { saidAs } from './wrapped';
import { withoutRepeats } from '../checks/findings/finding';
import { findingsIn } from '../checks/laws';
import { VERSION } from '../private/version';

/** Says what AWS Backup would refuse in templates, and what is a risk. */
export function check(args: readonly string[], terminal: Terminal): Result {
  const { paths, format, isStrict } = checkOptions(args);
  const application = readTemplates(paths, terminal);
  const findings = withoutRepeats(findingsIn(application));
  const isRefused = findings.some(({ level }) => level === 'error' || (isStrict && level === 'warning'));
  const output = report(format, { findings, templates: application.templates, version: VERSION }, terminal.style);
  return { output: saidAs(format, output, terminal), exitCode: isRefused ? 1 : 0 };
}
