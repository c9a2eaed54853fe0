import type { FileHashes } from './bounded-file';
import { coverageAsText } from './coverage/text';
import { lostSince, unmetAsText, unmetIn } from './coverage/unmet';
import { fileOf } from './file-of';
import { readTemplates } from './input';
import { coverageOptions } from './options';
import { readRequirement } from './requirement-file';
import { PLAIN } from './style';
import type { Result, Terminal } from './terminal';
import { writeFile } from './write-file';
import { writtenExemptions } from '../coverage/api/exemptions/written-exemptions';
import { needInWords } from '../coverage/api/requirements/need-in-words';
import { coverageOf } from '../coverage/coverage-of';
import { reportAs } from '../coverage/report/formats';
import { reportOf, withoutHashes } from '../coverage/report/report';
import type { TemplateFile } from '../document/template-file';
import { once } from '../private/once';
import { VERSION } from '../private/version';

const BASELINE = 'backup-coverage.json';

/** Says of each resource that holds data whether a plan backs it up, and why; and what it lacks of what is required, or has lost. */
export function coverage(args: readonly string[], { style, progress, env }: Terminal): Result {
  const { paths, format, output: file, requirement, baseline, updatesBaseline } = coverageOptions(args);
  const time = timeIn(env);
  const hashes: FileHashes = new Map();
  const application = readTemplates(paths, progress, hashes);
  const found = coverageOf(application, { exemptionOf: writtenExemptions(application) });
  const need = requirement === undefined ? undefined : readRequirement(requirement);
  const isCompared = baseline !== undefined && !updatesBaseline;
  const base = once(() => reportOf(application, found, {
    nameOf: fileOf,
    version: VERSION,
    sha256Of: (template) => hashes.get((template as TemplateFile).file ?? ''),
    objectives: need && needInWords(need),
  }));
  const unmet = [...need ? unmetIn(need, found) : [], ...isCompared ? lostSince(baseline, base()) : []];
  const asked = { isRequired: need !== undefined, isCompared };
  const isAsked = need !== undefined || isCompared;
  if (updatesBaseline) { writeFile(baseline ?? BASELINE, reportAs('json', withoutHashes(base()))); }
  // A file has no colours.
  const words = file === undefined ? style : PLAIN;
  const output = format === 'text'
    ? `${coverageAsText(found, application.templates.length, words)}\n${isAsked ? `\n${unmetAsText(unmet, asked, words)}\n` : ''}`
    : reportAs(format, isAsked ? { ...base(), unmet } : base(), time);
  const said = {
    exitCode: unmet.some(({ level }) => level === 'error') ? 1 : 0,
    // Who writes a report to a file, or to a program, is told as well.
    notes: isAsked && (format !== 'text' && format !== 'json') ? unmetAsText(unmet, asked, PLAIN) : undefined,
  };
  if (file === undefined) { return { ...said, output }; }
  writeFile(file, output);
  return said;
}

/** When a report is made, if that is said: https://reproducible-builds.org/specs/source-date-epoch/ */
function timeIn({ SOURCE_DATE_EPOCH: seconds }: Terminal['env']): Date | undefined {
  return seconds !== undefined && /^\d{1,11}$/.test(seconds) ? new Date(Number(seconds) * 1000) : undefined;
}
