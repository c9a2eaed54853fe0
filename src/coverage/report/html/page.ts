import { createHash } from 'crypto';
import { frontPage } from './front-page';
import { resourceSection } from './resource-section';
import { resourceTable } from './resource-table';
import { ruleSection } from './rule-section';
import { RuleSets } from './rule-sets';
import { SCRIPT } from './script';
import { STYLE } from './style';
import { count } from '../../../private/in-words';
import { escaped } from '../../../private/markup';
import type { Report } from '../report';
import { VERDICTS } from '../words';

const PARTS = [
  ['totals', 'Totals'], ['scope', 'Scope'], ['not-scanned', 'Not scanned'], ['assumptions', 'Assumptions'], ['objectives', 'Objectives'], ['exemptions', 'Exemptions'],
  ['findings', 'Findings'], ['controls', 'Controls'], ['evidence', 'Evidence'], ['sign-off', 'Sign-off'], ['resources', 'Resources'], ['rules', 'Rules'], ['details', 'Proofs'],
];

/** The report as one file, which asks for nothing else: the browser runs its own script alone, and loads nothing. */
export function coverageAsHtml(report: Report): string {
  const sets = new RuleSets(report.resources);
  const resources = VERDICTS.flatMap((verdict) => report.resources.filter((each) => each.verdict === verdict)).map((resource, index) => [resource, `r${index + 1}`] as const);
  const { totals, templates } = report.report;
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(STYLE)}'; script-src '${hashOf(SCRIPT)}'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    '<title>Proof of protection</title>',
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<a class="skip" href="#main">To the report</a>',
    `<header><h1>Proof of protection</h1><p>${totals.protected.toLocaleString('en-US')} of ${count(totals.all, 'resource')} that ${totals.all === 1 ? 'holds' : 'hold'} data in ${count(templates.length, 'template')} ${totals.protected === 1 ? 'is' : 'are'} protected.</p></header>`,
    `<nav aria-label="Parts of the report"><ul>${PARTS.map(([id, title]) => `<li><a href="#${id}">${title}</a></li>`).join('')}</ul></nav>`,
    '<main id="main" tabindex="-1">',
    frontPage(report),
    `<section id="resources" aria-labelledby="resources-title"><h2 id="resources-title">Resources</h2>\n${resourceTable(resources)}\n</section>`,
    `<section id="rules" aria-labelledby="rules-title"><h2 id="rules-title">Rules and recovery points</h2>\n${sets.all.length > 0 ? sets.all.map(ruleSection).join('\n') : '<p>No rule that is known reaches a resource.</p>'}\n</section>`,
    '<section id="details" aria-labelledby="details-title"><h2 id="details-title">Proofs</h2>',
    ...resources.map(([resource, id]) => resourceSection(resource, id, sets.of(resource))),
    '</section>',
    '</main>',
    `<footer><p>${escaped(versionOf(report))}</p></footer>`,
    `<script>${SCRIPT}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function versionOf({ version, report: { tool } }: Report): string {
  return `${tool.name} ${tool.version}, form ${version} of the report`;
}

/** What lets one text run under the policy of the page, and nothing else. */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
