import { coverageAsText } from './coverage/text';
import { fileOf } from './file-of';
import { readTemplates } from './input';
import { coverageOptions } from './options';
import { printableJson } from './printable';
import type { Result, Terminal } from './terminal';
import { coverageOf } from '../coverage/coverage-of';
import { coverageJson } from '../coverage/json';

/** Says of each resource that holds data whether a plan backs it up, and why. */
export function coverage(args: readonly string[], { style, progress }: Terminal): Result {
  const { paths, format } = coverageOptions(args);
  const application = readTemplates(paths, progress);
  const found = coverageOf(application);
  const output = format === 'json' ? printableJson(coverageJson(found, fileOf)) : coverageAsText(found, application.templates.length, style);
  return { output, exitCode: 0 };
}
