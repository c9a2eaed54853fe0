import { diffAsMarkdown } from './diff/markdown';
import { templateChanges } from './diff/template-changes';
import { diffAsText } from './diff/text';
import type { Difference } from './diff/words';
import { fileOf } from './file-of';
import { readTemplates } from './input';
import { diffOptions } from './options';
import type { Result, Terminal } from './terminal';
import { saidAs } from './wrapped';
import { writtenExemptions } from '../coverage/api/exemptions/written-exemptions';
import { changesBetween } from '../coverage/api/ratchet/changes';
import type { ReportedResource } from '../coverage/api/ratchet/reported';
import { coverageOf } from '../coverage/coverage-of';
import { coverageJson } from '../coverage/json';
import type { CoverageForm } from '../coverage/report/form';
import type { TemplateFiles } from '../document/template-file';
import { printableJson } from '../private/printable';

/** Says what a change does to the protection of each resource, and whether templates differ. */
export function diff(args: readonly string[], terminal: Terminal): Result {
  const { before, after, format } = diffOptions(args);
  const [old, now] = [before, after].map((path) => readTemplates([path], terminal));
  const difference: Difference = { changes: changesBetween(resourcesOf(old), resourcesOf(now)), templates: templateChanges(old, now) };
  return { output: saidAs(format, written(format, difference, terminal.style), terminal), exitCode: 0 };
}

function resourcesOf(application: TemplateFiles): readonly ReportedResource[] {
  return (coverageJson(coverageOf(application, { exemptionOf: writtenExemptions(application) }), fileOf) as CoverageForm).resources;
}

function written(format: string, difference: Difference, style: Terminal['style']): string {
  switch (format) {
    case 'json': return printableJson({ version: 1, changes: difference.changes.map(changeJson), templates: difference.templates });
    case 'markdown': return diffAsMarkdown(difference);
    default: return diffAsText(difference, style);
  }
}

function changeJson({ name, before, after, losses, gains }: Difference['changes'][number]): object {
  const { path, logicalId, type } = (after ?? before)!;
  return { name, path, logicalId, type, before: before?.verdict ?? null, after: after?.verdict ?? null, losses, gains };
}
