import { createHash } from 'crypto';
import type { ForecastForm, ForecastPlaceForm } from './form';
import { linesOf } from './lines';
import { count } from '../../private/in-words';
import { code, escaped, name, table, terms } from '../../private/markup';
import { ageInWords } from '../pictures/pyramid';
import { PICTURE_STYLE } from '../pictures/svg';
import { instantInWords } from '../words';

/** A plan with its pictures. */
export interface PicturedForecast {
  readonly form: ForecastForm;
  /** Where the plan is, if that has to be said. */
  readonly path?: string;
  readonly timeline: string;
  readonly pyramid: string;
}

const STYLE = `
:root{color-scheme:light dark;--bg:#fff;--fg:#1b1f24;--soft:#f3f4f6;--line:#8c959f}
@media screen and (prefers-color-scheme:dark){:root{--bg:#0d1117;--fg:#e6edf3;--soft:#1c2128;--line:#6e7681}}
*{box-sizing:border-box}body{margin:0 auto;max-width:80rem;padding:1rem;background:var(--bg);color:var(--fg);font:16px/1.5 system-ui,sans-serif}
bdi,code,dd,li,p{overflow-wrap:anywhere}h1{font-size:1.8rem}h2{border-bottom:1px solid var(--line)}code{font:.9em ui-monospace,monospace}
.wide{overflow-x:auto}:focus-visible{outline:3px solid;outline-offset:2px}
table{border-collapse:collapse;width:100%;font-size:.9rem}caption{text-align:left;font-weight:600;padding:.4rem 0}
th,td{border:1px solid var(--line);padding:.3rem .5rem;text-align:left;vertical-align:top}thead th{background:var(--soft)}tbody th{font-weight:400}
dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.2rem 1rem}dt{font-weight:600}dd{margin:0;min-width:0}
figure{margin:.5rem 0}svg.forecast{width:100%;min-width:40rem;height:auto;border:1px solid var(--line)}
.beside{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,30rem),1fr));gap:1rem}.beside>*{min-width:0}
@page{size:A4 landscape;margin:15mm}
@media print{body{max-width:none;padding:0;font-size:9.5pt}.wide{overflow:visible}svg.forecast{min-width:0}tr,figure{break-inside:avoid}h2,h3{break-after:avoid}}
${PICTURE_STYLE}`;

/** Forecasts as one file, which asks for nothing else: the browser runs no script and loads nothing. */
export function forecastsAsHtml(title: string, forecasts: readonly PicturedForecast[], { isBeside = false, before = '' } = {}): string {
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(STYLE)}'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    `<header><h1>${escaped(title)}</h1></header>`,
    `<main>${before}${isBeside ? '<div class="beside">' : ''}`,
    ...forecasts.length > 0 ? forecasts.map(sectionOf) : ['<p>There is no plan.</p>'],
    `${isBeside ? '</div>' : ''}</main>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function sectionOf({ form, path, timeline, pyramid }: PicturedForecast): string {
  const { plan, from, to, resourceType, rules, agePyramid: { groups }, assumptions } = form;
  return [
    `<section><h2>${name(plan)}${path === undefined ? '' : ` of ${name(path)}`}</h2>`,
    `<p>From ${instantInWords(Date.parse(from))} to ${instantInWords(Date.parse(to))}, of ${resourceType === null ? 'any type of resources' : code(resourceType)}.</p>`,
    terms(linesOf(form).map(([heading, words]) => [escaped(heading), escaped(words)])),
    figure('Timeline', timeline),
    table('The rules', ['Rule', 'Schedule', 'Start window', 'Runs that make recovery points', 'Lost', 'Where they go'], rules.map((rule) => [
      name(rule.name),
      `${code(rule.schedule.expression)} ${name(rule.schedule.timeZone)}${rule.continuous ? ', and continuously where the type can' : ''}`,
      count(rule.startWindowMinutes, 'minute'),
      rule.made.toLocaleString('en-US'),
      rule.lost > 0 ? `${rule.lost.toLocaleString('en-US')} to ${rule.lostTo.map(name).join(', ')}` : '0',
      rule.places.map((place) => `${place.kind} in ${name(place.vault)}: ${keptInWords(place)}`).join('<br>'),
    ])),
    figure('Age pyramid', pyramid),
    table('Recovery points by age', ['Age', 'Recovery points', 'Tier', 'Vault', 'Oldest', 'Newest', 'Why they are still there'], groups.map((group) => [
      ageInWords({ fromDays: group.minAgeDays, toDays: group.maxAgeDays ?? Infinity }),
      group.count.toLocaleString('en-US'),
      group.tier,
      name(group.vault),
      instantInWords(Date.parse(group.oldest)),
      instantInWords(Date.parse(group.newest)),
      escaped(group.reason),
    ])),
    `<h3>Taken as so</h3><ul>${assumptions.map((each) => `<li>${escaped(each)}</li>`).join('')}</ul>`,
    '</section>',
  ].join('\n');
}

function figure(label: string, svg: string): string {
  return `<figure><div class="wide" role="region" tabindex="0" aria-label="${label}">${svg}</div></figure>`;
}

function keptInWords({ retentionDays, coldAfterDays, kind }: ForecastPlaceForm): string {
  if (kind === 'temporary') { return 'until it is copied'; }
  return `${retentionDays === null ? 'for ever' : count(retentionDays, 'day')}${coldAfterDays === null ? '' : `, cold after ${count(coldAfterDays, 'day')}`}`;
}

/** What lets one text stand under the policy of the page, and nothing else. */
function hashOf(content: string): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}
