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
import { saidOrWritten } from '../write-file';

const SAME = 'the two do the same over the years';

/** Says what a change of a plan does over the years: one plan of either side, by whatever name. */
export function forecastDiff(args: readonly string[], terminal: Terminal): Result {
  const { before, after, format, ...scope } = forecastDiffOptions(args, now());
  const [old, changed] = [before, after].map((path) => forecastAt(path, scope, terminal));
  const differences = differencesBetween(old.form, changed.form);
  const sides = [{ path: before, found: old }, { path: after, found: changed }];
  return saidOrWritten(scope.output, format, terminal, (style) => {
    switch (format) {
      case 'json': return printableJson({ version: 1, before: old.form, after: changed.form, differences });
      case 'html': return asHtml(sides, differences);
      default: return asText(sides, differences, style);
    }
  });
}

/** A plan, and where it is: both sides may have the same name. */
interface Side {
  readonly path: string;
  readonly found: NamedForecast;
}

function asText(sides: readonly Side[], differences: readonly Difference[], style: Style): string {
  return [
    sides.map(({ path, found: { form } }) => `${style('bold', printable(form.plan))} of ${printable(path)}`).join(' and '),
    ...differences.length === 0 ? [`  ${SAME}`] : [],
    ...differences.flatMap(({ what, before, after }) => [
      `  ${style('bold', printable(what))}`,
      `    ${style('red', `- ${printable(before)}`)}`,
      `    ${style('green', `+ ${printable(after)}`)}`,
    ]),
  ].join('\n');
}

/** Both beside each other, and above them what differs. */
function asHtml(sides: readonly Side[], differences: readonly Difference[]): string {
  const pictured = sides.map(({ path, found: { pictured: each } }, index) => ({
    ...each, path, timeline: withSide(each.timeline, index), pyramid: withSide(each.pyramid, index),
  }));
  return forecastsAsHtml('What a change does over the years', pictured, {
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
