import { coverageAsText } from './coverage/text';
import { lostSince, unmetAsText, unmetIn } from './coverage/unmet';
import { fileOf } from './file-of';
import { readTemplates } from './input';
import { coverageOptions } from './options';
import { printable } from './printable';
import { readRequirement } from './requirement-file';
import { PLAIN } from './style';
import type { Style } from './style';
import type { Result, Terminal } from './terminal';
import { refuseToOverwrite, saidOrWritten, writeFile } from './write-file';
import { writtenExemptions } from '../coverage/api/exemptions/written-exemptions';
import { needInWords } from '../coverage/api/requirements/need-in-words';
import { coverageOf } from '../coverage/coverage-of';
import { reportAs } from '../coverage/report/formats';
import { reportOf, withoutHashes } from '../coverage/report/report';
import type { TemplateFile } from '../document/template-file';
import { count } from '../private/in-words';
import { once } from '../private/once';
import { VERSION } from '../private/version';

const BASELINE = 'backup-coverage.json';

/** Says of each resource that holds data whether a plan backs it up, and why; and what it lacks of what is required, or has lost. */
export function coverage(args: readonly string[], terminal: Terminal): Result {
  const { paths, format, output: file, requirement, baseline, updatesBaseline } = coverageOptions(args);
  const time = timeIn(terminal.env);
  const application = readTemplates(paths, terminal);
  const found = coverageOf(application, { exemptionOf: writtenExemptions(application) });
  const need = requirement === undefined ? undefined : readRequirement(requirement, terminal.read);
  const isCompared = baseline !== undefined && !updatesBaseline;
  const base = once(() => reportOf(application, found, {
    nameOf: fileOf,
    version: VERSION,
    sha256Of: (template) => terminal.read.get((template as TemplateFile).file ?? ''),
    objectives: need && needInWords(need),
  }));
  const unmet = [...need ? unmetIn(need, found) : [], ...isCompared ? lostSince(baseline, base(), found) : []];
  const asked = { isRequired: need !== undefined, isCompared };
  const isAsked = need !== undefined || isCompared;
  const write = (style: Style) => format === 'text'
    ? `${coverageAsText(found, application.templates.length, style)}\n${isAsked ? `\n${unmetAsText(unmet, asked, style)}\n` : ''}`
    : reportAs(format, isAsked ? { ...base(), unmet } : base(), time);
  const kept = updatesBaseline ? baseline ?? BASELINE : undefined;
  const own = [...terminal.read.keys(), ...isCompared ? [baseline] : []];
  if (kept !== undefined) {
    refuseToOverwrite(kept, own);
    own.push(kept);
  }
  if (file !== undefined) { refuseToOverwrite(file, own); }
  if (kept !== undefined) { writeFile(kept, reportAs('json', withoutHashes(base()))); }
  const notes = [
    // Who writes a report to a file, or to a program, is told as well.
    ...isAsked && (format !== 'text' && format !== 'json') ? [unmetAsText(unmet, asked, PLAIN)] : [],
    ...kept === undefined ? [] : [`the baseline '${printable(kept)}' is written: ${count(found.resources.length, 'resource')} that ${found.resources.length === 1 ? 'holds' : 'hold'} data`],
  ];
  return {
    ...saidOrWritten(file, format, terminal, write),
    exitCode: unmet.some(({ level }) => level === 'error') ? 1 : 0,
    notes: notes.length > 0 ? notes.join('\n') : undefined,
  };
}

/** When a report is made, if that is said: https://reproducible-builds.org/specs/source-date-epoch/ */
function timeIn({ SOURCE_DATE_EPOCH: seconds }: Terminal['env']): Date | undefined {
  return seconds !== undefined && /^\d{1,11}$/.test(seconds) ? new Date(Number(seconds) * 1000) : undefined;
}
