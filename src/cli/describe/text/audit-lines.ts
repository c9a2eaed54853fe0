import type { Section } from './layout';
import { inWords, list } from './words';
import type { ControlDescription, FrameworkDescription, ReportPlanDescription, Value } from '../description';

/** What is said of a framework: its controls, their parameters and what they judge. */
export function frameworkSections({ controls }: FrameworkDescription): Section[] {
  const lines = controls?.map((control) => ({ label: 'control', text: controlInWords(control) })) ?? [{ label: 'controls', text: 'known only at deployment' }];
  return [{ heading: '', lines }];
}

/** What is said of a report plan. */
export function reportPlanSections(plan: ReportPlanDescription): Section[] {
  const { report, frameworks, accounts, organizationalUnits, regions, bucket, prefix, formats } = plan;
  const more = ([['frameworks', frameworks], ['accounts', accounts], ['units', organizationalUnits], ['Regions', regions]] as const)
    .flatMap(([label, values]) => values.length > 0 ? [{ label, text: listed(values) }] : []);
  const written = formats.length > 0 ? listed(formats) : 'CSV';
  return [{
    heading: '',
    lines: [
      { label: 'report', text: inWords(report) },
      ...more,
      { label: 'written to', text: `${[bucket, prefix].map(inWords).filter(Boolean).join('/')} as ${written}` },
    ],
  }];
}

function controlInWords({ name, parameters, types, ids, tags }: ControlDescription): string {
  const given = parameters.map(({ key, value }) => `${inWords(key)} ${inWords(value)}`);
  const scope = [
    ...types.length > 0 ? [`${listed(types)}${ids.length > 0 ? ` ${listed(ids)}` : ''}`] : [],
    ...tags.map(({ key, value }) => `tag ${inWords(key)}${inWords(value) === '' ? '' : ` = ${inWords(value)}`}`),
  ];
  return `${inWords(name)}${given.length > 0 ? ` (${given.join(', ')})` : ''}, ${scope.length > 0 ? `of ${scope.join(', ')}` : 'of everything'}`;
}

function listed(values: readonly Value[]): string {
  return list(values.map(inWords));
}
