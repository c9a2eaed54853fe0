import { forecastDiff } from './forecast/diff';
import { forecastOptions } from './forecast/options';
import type { ForecastFormat, ForecastOptions } from './forecast/options';
import { forecastOnly, forecastsIn } from './forecast/plans';
import type { NamedForecast } from './forecast/plans';
import { forecastsAsText } from './forecast/text';
import { readTemplates } from './input';
import type { Style } from './style';
import type { Result, Terminal } from './terminal';
import { saidOrWritten } from './write-file';
import { agePyramid } from '../forecast/age-pyramid';
import { pyramidSvg } from '../forecast/pictures/pyramid';
import { standalone } from '../forecast/pictures/svg';
import { timelineSvg } from '../forecast/pictures/timeline';
import { forecastsAsCsv } from '../forecast/report/csv';
import { forecastsAsHtml } from '../forecast/report/html';
import { now } from '../private/clock';
import { printableJson } from '../private/printable';

/** Says what plans do over the years; `forecast diff` what a change does to them. */
export function forecast(args: readonly string[], terminal: Terminal): Result {
  if (args[0] === 'diff') { return forecastDiff(args.slice(1), terminal); }
  const options = forecastOptions(args, now());
  const application = readTemplates(options.paths, terminal);
  // A picture is of one plan, and so is the JSON.
  const found = options.format === 'json' || options.format === 'svg' ? [forecastOnly(application, options)] : forecastsIn(application, options);
  return saidOrWritten(options.output, options.format, terminal, (style) => WRITERS[options.format](found, options, style));
}

const WRITERS: Readonly<Record<ForecastFormat, (found: readonly NamedForecast[], options: ForecastOptions, style: Style) => string>> = {
  text: (found, _, style) => forecastsAsText(found.map(({ form }) => form), style),
  json: ([{ form }]) => printableJson(form),
  csv: (found) => forecastsAsCsv(found.map(({ form }) => form)),
  svg: ([{ planned: { forecast: each } }], { picture, from, end, on }) => standalone(picture === 'pyramid'
    ? pyramidSvg(agePyramid(each, on), on, 'forecast')
    : timelineSvg(each, { id: 'forecast', from, to: end })),
  html: (found) => forecastsAsHtml('What plans do over the years', found.map(({ pictured }) => pictured)),
};
