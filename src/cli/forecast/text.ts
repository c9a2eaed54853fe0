import { ageInWords } from '../../forecast/pictures/pyramid';
import type { ForecastForm } from '../../forecast/report/form';
import { linesOf } from '../../forecast/report/lines';
import { instantInWords } from '../../forecast/words';
import { printable } from '../../private/printable';
import type { Style } from '../style';

/** Forecasts as people read them. */
export function forecastsAsText(forms: readonly ForecastForm[], style: Style): string {
  return forms.length === 0 ? 'there is no backup plan' : forms.map((form) => forecastAsText(form, style)).join('\n\n');
}

function forecastAsText(form: ForecastForm, style: Style): string {
  const { plan, from, to, resourceType, agePyramid: { groups }, assumptions } = form;
  const [start, end] = [from, to].map((iso) => instantInWords(Date.parse(iso)));
  return [
    `${style('bold', printable(plan))} ${style('dim', `${start} to ${end}${resourceType === null ? '' : `, ${resourceType}`}`)}`,
    ...linesOf(form).map(([heading, words]) => `  ${style('bold', heading)}: ${printable(words)}`),
    ...groups.map((group) => printable(`    ${ageInWords({ fromDays: group.minAgeDays, toDays: group.maxAgeDays ?? Infinity })}: `
      + `${group.count.toLocaleString('en-US')} ${group.tier} in ${group.vault}, ${group.reason}`)),
    `  ${style('dim', 'taken as so')}`,
    ...assumptions.map((each) => `    - ${printable(each)}`),
  ].join('\n');
}
