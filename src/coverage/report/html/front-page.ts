import { count } from '../../../private/in-words';
import { code, escaped, list, name, table } from '../../../private/markup';
import { nameOfResource } from '../../../private/paths';
import type { FindingForm } from '../form';
import type { Report } from '../report';
import { VERDICT_MEANINGS, VERDICT_WORDS, VERDICTS } from '../words';

/** More would hide the rest of the page; all of them are in the JSON. */
const MOST_IDS = 20;
const MOST_FINDINGS = 200;

/** What auditors ask for and no template knows. */
const TO_BE_SAID = [
  'System, and who owns it', 'Commit or release of the templates', 'Period', 'Class of the data, and how critical it is', 'Objective for the time of a restore, and when one last met it',
  'Legal basis of the retention', 'Risk and compensating control of each exemption',
];

/** The first page: what was looked at, what was found, what it stands on, and who says so. */
export function frontPage({ report, assumptions, findings, unread, unmet }: Report): string {
  const { tool, templates, notScanned, totals, exemptions, objectives, controls, evidence } = report;
  return [
    section('totals', 'Totals', table('Resources that hold data, by verdict', ['Verdict', 'Resources', 'Meaning'], [
      ...VERDICTS.filter((verdict) => totals[verdict] > 0).map((verdict) => [badge(verdict), totals[verdict].toLocaleString('en-US'), VERDICT_MEANINGS[verdict]]),
      ['All', totals.all.toLocaleString('en-US'), 'All resources of the templates that hold data.'],
    ])),
    section('scope', 'Scope', [
      `<p>Made by ${escaped(tool.name)} ${escaped(tool.version)} from ${count(templates.length, 'template')}. The same templates make the same report, to the byte.</p>`,
      table('Templates', ['Template', 'Stack', 'Account', 'Region', 'SHA-256'], templates.map(({ template, stack, account, region, sha256 }) => (
        [code(template), name(stack), escaped(account ?? 'any'), escaped(region ?? 'any'), sha256 === null ? '—' : `<code class="hash">${escaped(sha256)}</code>`]
      ))),
    ].join('\n')),
    section('not-scanned', 'What was not scanned', [
      '<p>What is outside of these templates was not scanned: resources that were made by hand, by other apps, or by what runs in the account.</p>',
      ...notScanned.length > 0 ? [table('Resources that were not looked into', ['Type', 'Template', 'Logical ids', 'Why'], notScanned.map(({ template, type, logicalIds, why }) => (
        [code(type), code(template), idsOf(logicalIds), escaped(why)]
      )))] : [],
      ...unread.length > 0 ? [`<p>Not read to the end: ${unread.map(code).join(', ')}</p>`] : [],
    ].join('\n')),
    section('assumptions', 'Assumptions', `<ul>${assumptions.map((each) => `<li>${escaped(each).replace(/`([^`]+)`/g, '<code>$1</code>')}</li>`).join('')}</ul>`),
    section('objectives', 'Objectives', objectivesIn(objectives, unmet)),
    section('exemptions', 'Exemptions', exemptions.length > 0 ? table('Resources that are exempt', ['Resource', 'Template', 'Reason', 'Approved by', 'Until'], exemptions.map((each) => (
      [name(nameOfResource(each)), code(each.template), escaped(each.reason), escaped(each.approvedBy ?? '—'), escaped(each.until ?? '—')]
    ))) : '<p>No resource is exempt.</p>'),
    section('findings', 'Findings', findingsIn(findings)),
    section('controls', 'Controls', table('Controls by what they are about, by their numbers alone', ['About', 'Shown by', 'SOC 2', 'ISO 27001', 'NIST SP 800-53', 'DORA', 'PCI DSS'], controls.map((each) => (
      [each.topic, each.shownBy, each.soc2, each.iso27001, each.nist80053, each.dora, each.pciDss].map(escaped)
    )))),
    section('evidence', 'Evidence that a template cannot give', table('What AWS says of it', ['Evidence', 'Query'], evidence.map(({ what, command }) => (
      [escaped(what), `<code class="command">${escaped(command)}</code>`]
    )))),
    section('sign-off', 'Sign-off', [table('To be filled in, since no template says it', ['What', 'Answer'], TO_BE_SAID.map((each) => [each, ''])), table('To be signed', ['Role', 'Name', 'Date', 'Signature'], ['Owner', 'Reviewer', 'Auditor'].map((role) => [role, '', '', '']))].join('\n')),
  ].join('\n');
}

function objectivesIn(objectives: readonly string[], unmet: Report['unmet']): string {
  if (objectives.length === 0 && unmet === undefined) { return '<p>No requirement was given: the report says what is so, not whether that is enough.</p>'; }
  return [
    ...objectives.length > 0 ? [list(objectives.map(escaped))] : [],
    ...unmet === undefined ? [] : unmet.length === 0 ? ['<p>All that is required is met.</p>'] : [table('What is not met', ['Level', 'What', 'Id'], unmet.map(({ level, message, id }) => (
      [level, escaped(message), code(id)]
    )))],
  ].join('\n');
}

/** A verdict, told by its words and not by its colour alone. */
export function badge(verdict: keyof typeof VERDICT_WORDS): string {
  return `<span class="verdict ${verdict}">${VERDICT_WORDS[verdict]}</span>`;
}

function section(id: string, title: string, content: string): string {
  return `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>\n${content}\n</section>`;
}

function idsOf(logicalIds: readonly string[]): string {
  const more = logicalIds.length - MOST_IDS;
  return `${logicalIds.slice(0, MOST_IDS).map(code).join(', ')}${more > 0 ? ` and ${more.toLocaleString('en-US')} more` : ''}`;
}

function findingsIn(findings: readonly FindingForm[]): string {
  if (findings.length === 0) { return '<p>Nothing was found that AWS Backup would refuse, or that is a risk.</p>'; }
  const more = findings.length - MOST_FINDINGS;
  return [
    table('What AWS Backup would refuse, and what is a risk', ['Level', 'Resource', 'Property', 'Message', 'Id'], findings.slice(0, MOST_FINDINGS).map((finding) => (
      [finding.level, name(nameOfResource(finding)), finding.property === null ? '' : code(finding.property), escaped(finding.message), code(finding.id)]
    ))),
    ...more > 0 ? [`<p>And ${more.toLocaleString('en-US')} more: all of them are in the report as JSON.</p>`] : [],
  ].join('\n');
}
