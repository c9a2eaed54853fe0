import { writeFileSync } from 'fs';
import type { FileHashes } from './bounded-file';
import { coverageAsText } from './coverage/text';
import { fileOf } from './file-of';
import { readTemplates } from './input';
import { coverageOptions } from './options';
import type { Result, Terminal } from './terminal';
import { coverageOf } from '../coverage/coverage-of';
import { reportAs } from '../coverage/report/formats';
import { reportOf } from '../coverage/report/report';
import type { TemplateFile } from '../document/template-file';
import { UsageError } from '../private/messages/usage-error';
import { VERSION } from '../private/version';

/** Says of each resource that holds data whether a plan backs it up, and why. */
export function coverage(args: readonly string[], { style, progress, env }: Terminal): Result {
  const { paths, format, output: file } = coverageOptions(args);
  const time = timeIn(env);
  const hashes: FileHashes = new Map();
  const application = readTemplates(paths, progress, hashes);
  const found = coverageOf(application);
  const output = format === 'text'
    ? `${coverageAsText(found, application.templates.length, style)}\n`
    : reportAs(format, reportOf(application, found, {
      nameOf: fileOf, version: VERSION, sha256Of: (template) => hashes.get((template as TemplateFile).file ?? ''),
    }), time);
  if (file === undefined) { return { output, exitCode: 0 }; }
  write(file, output);
  return { exitCode: 0 };
}

/** When a report is made, if that is said: https://reproducible-builds.org/specs/source-date-epoch/ */
function timeIn({ SOURCE_DATE_EPOCH: seconds }: Terminal['env']): Date | undefined {
  return seconds !== undefined && /^\d{1,11}$/.test(seconds) ? new Date(Number(seconds) * 1000) : undefined;
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`'${file}' cannot be written: ${(error as Error).message}`);
  }
}
