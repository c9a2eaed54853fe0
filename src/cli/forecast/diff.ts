import { forecastDiffOptions } from './options';
import { forecastAt } from './plans';
import type { NamedForecast } from './plans';
import { differencesBetween } from '../../forecast/report/differences';
import type { Difference } from '../../forecast/report/differences';
import { forecastsAsHtml } from '../../forecast/report/html';
import { now } from '../../private/clock';
import { escaped, table } from '../../private/markup';
import { printable, printableJson } from '../../private/printable';
import type { Style } from '../style';
import type { Result, Terminal } from '../terminal';

const SAME = 'the two do the same over the years';

/** Says what a change of a plan does over the years: one plan of either side, by whatever name. */
export function forecastDiff(args: readonly string[], terminal: Terminal): Result {
  const { before, after, format, ...scope } = forecastDiffOptions(args, now());
  const [old, changed] = [before, after].map((path) => forecastAt(path, scope, terminal));
  const differences = differencesBetween(old.form, changed.form);
  switch (format) {
    case 'json': return { output: printableJson({ version: 1, before: old.form, after: changed.form, differences }), exitCode: 0 };
    case 'html': return { output: asHtml(old, changed, differences), exitCode: 0 };
    default: return { output: asText(old, changed, differences, terminal.style), exitCode: 0 };
  }
}

function asText(old: NamedForecast, changed: NamedForecast, differences: readonly Difference[], style: Style): string {
  return [
    `${style('bold', printable(old.form.plan))} and ${style('bold', printable(changed.form.plan))}`,
    ...differences.length === 0 ? [`  ${SAME}`] : [],
    ...differences.flatMap(({ what, before, after }) => [
      `  ${style('bold', printable(what))}`,
      `    ${style('red', `- ${printable(before)}`)}`,
      `    ${style('green', `+ ${printable(after)}`)}`,
    ]),
  ].join('\n');
}

/** Both beside each other, and above them what differs. */
function asHtml(old: NamedForecast, changed: NamedForecast, differences: readonly Difference[]): string {
  const [before, after] = [old.pictured, changed.pictured].map((each, index) => ({
    ...each, timeline: withSide(each.timeline, index), pyramid: withSide(each.pyramid, index),
  }));
  return forecastsAsHtml('What a change does over the years', [before, after], {
    isBeside: true,
    before: differences.length === 0
      ? `<p>${SAME[0].toUpperCase()}${SAME.slice(1)}.</p>`
      : table('What differs', ['What', 'Before', 'After'], differences.map((each) => [each.what, each.before, each.after].map(escaped))),
  });
}

/** Two pictures of one page have ids of their own. */
function withSide(svg: string, side: number): string {
  return svg.replace(/plan1-/g, `plan${side + 1}-`);
}
