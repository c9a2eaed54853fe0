import { fileOf } from './file-of';
import type { Format } from './options';
import { printable, printableJson } from './printable';
import type { Style } from './style';
import type { Finding } from '../checks/findings/finding';
import type { TemplateFile } from '../document/template-file';
import { memo } from '../private/memo';
import { sarifLog } from '../private/sarif';

/** What is to be reported. */
export interface Report {
  readonly findings: readonly Finding[];
  readonly templates: readonly TemplateFile[];
  readonly version: string;
  /** How many policies are in them, where nothing else was asked of. */
  readonly policies?: number;
}

/** Writes findings as they were asked for. */
export function report(format: Format, findings: Report, style: Style): string {
  switch (format) {
    case 'json': return printableJson(asJson(findings));
    case 'sarif': return printableJson(asSarif(findings));
    default: return asText(findings, style);
  }
}

const COLOURS = { error: 'red', warning: 'yellow', note: 'blue' } as const;

function asText({ findings, templates, policies }: Report, style: Style): string {
  const byTemplate = new Map<unknown, Finding[]>();
  for (const finding of findings) { memo(byTemplate, finding.document.template, () => []).push(finding); }
  const groups = templates.flatMap((template) => {
    const own = byTemplate.get(template) ?? [];
    return own.length > 0 ? [`${heading(template, style)}\n${own.map((finding) => asLines(finding, style)).join('\n')}\n`] : [];
  });
  return [...groups, summary(findings, policies !== undefined ? countOfPolicies(policies) : count(templates.length, 'template'), style)].join('\n');
}

function heading(template: TemplateFile, style: Style): string {
  const [name, file] = [template.name, fileOf(template)].map(printable);
  return `${style('bold', name)}${file === name ? '' : ` ${style('dim', `(${file})`)}`}`;
}

function asLines({ level, document, property, message, id }: Finding, style: Style): string {
  const place = `${style('bold', printable(document.path ?? document.logicalId))}${property ? ` ${style('dim', printable(property))}` : ''}`;
  return `  ${style(COLOURS[level], level)} ${place}\n    ${printable(message)} ${style('dim', `[${id}]`)}`;
}

function summary(findings: readonly Finding[], places: string, style: Style): string {
  const where = `in ${places}`;
  if (findings.length === 0) { return style('green', `nothing found ${where}`); }
  return `${(['error', 'warning', 'note'] as const).flatMap((level) => {
    const number = findings.filter((finding) => finding.level === level).length;
    return number > 0 ? [style(COLOURS[level], count(number, level))] : [];
  }).join(', ')} ${where}`;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}

function countOfPolicies(number: number): string {
  return number === 1 ? '1 policy' : `${number.toLocaleString('en-US')} policies`;
}

function asJson({ findings }: Report) {
  return {
    version: 1,
    findings: findings.map(({ id, level, document, property, message }) => ({
      id,
      level,
      template: fileOf(document.template),
      path: document.path ?? null,
      logicalId: document.logicalId,
      property: property ?? null,
      message,
    })),
  };
}

function asSarif({ findings, version }: Report): object {
  return sarifLog(version, findings.map(({ id, level, document, property, message }) => ({
    ruleId: id,
    level,
    text: message,
    uri: fileOf(document.template),
    logicalId: document.logicalId,
    fullName: [document.path ?? document.logicalId, property].filter(Boolean).join('#'),
    fingerprint: `${document.template.name}/${document.logicalId}/${id}/${property ?? ''}`,
  })));
}
