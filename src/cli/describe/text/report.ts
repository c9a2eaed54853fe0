import { frameworkSections, reportPlanSections } from './audit-lines';
import { accessPointSections, legalHoldSections } from './hold-lines';
import { Layout } from './layout';
import type { Section } from './layout';
import { Names } from './names';
import { overviewLines } from './overview-lines';
import { planSections, selectionSections } from './plan-lines';
import { policySections } from './policy-lines';
import { restorePlanSections, restoreSelectionSections } from './restore-lines';
import { tieringSections } from './tiering-lines';
import { vaultSections } from './vault-lines';
import { inWords } from './words';
import { count } from '../../../private/in-words';
import type { Style } from '../../style';
import type { Described, Description, InWorlds, SelectionDescription, Value } from '../description';

/** How it looks. */
export interface Look {
  readonly style: Style;
  readonly columns?: number;
}

/** Says a description for a person: an overview, and then each plan, selection and vault once. */
export function describeAsText(description: Description, { style, columns }: Look): string {
  const layout = new Layout(style, columns);
  const names = new Names(description);
  const { plans, selections, vaults, tierings, legalHolds, accessPoints, templates, unread } = description;
  const { restoreTestingPlans: tests, restoreTestingSelections: tested } = description;
  const otherTests = tested.filter(({ plan }) => !tests.some(({ id }) => id === plan));
  const { frameworks, reportPlans, organizationPolicies } = description;
  const others = selections.filter(({ plan }) => !plans.some(({ id }) => id === plan));
  return [
    ...overviewLines(description, names, layout, style),
    ...part(layout, plans, 'backup plan', (plan) => [
      ...described(layout, plan, (each) => planSections(each, names)),
      ...selections.filter((selection) => selection.plan === plan.id).flatMap((selection) => selectionLines(layout, selection)),
    ]),
    ...part(layout, others, 'selection', (selection) => selectionLines(layout, selection), ' of other plans'),
    ...part(layout, vaults, 'backup vault', (vault) => described(layout, vault, vaultSections)),
    ...part(layout, tierings, 'tiering configuration', (tiering) => described(layout, tiering, (each) => tieringSections(each, names))),
    ...part(layout, legalHolds, 'legal hold', (hold) => described(layout, hold, (each) => legalHoldSections(each, names))),
    ...part(layout, accessPoints, 'backup access point', (point) => described(layout, point, accessPointSections)),
    ...part(layout, tests, 'restore testing plan', (plan) => [
      ...described(layout, plan, (each) => restorePlanSections(each, names)),
      ...tested.filter((selection) => selection.plan === plan.id).flatMap((selection) => inWorlds(layout, selection, restoreSelectionSections)),
    ]),
    ...part(layout, otherTests, 'restore testing selection', (selection) => inWorlds(layout, selection, restoreSelectionSections), ' of other plans'),
    ...part(layout, frameworks, 'framework', (framework) => described(layout, framework, frameworkSections)),
    ...part(layout, reportPlans, 'report plan', (plan) => described(layout, plan, reportPlanSections)),
    ...organizationPolicies.length > 0 ? layout.headline(`${count(organizationPolicies.length, 'backup policy', 'backup policies')} of the organization`) : [],
    ...organizationPolicies.flatMap((policy) => [...described(layout, policy, (each) => policySections(each, names)), '']),
    ...layout.headline(count(templates.length, 'template')),
    ...layout.table(['File', 'Resources', 'Where'], templates.map(({ file, account, region, resources }) => (
      [file, resources.toLocaleString('en-US'), [account, region].filter(Boolean).join(', ') || 'wherever it is deployed']))),
    ...unread.length > 0 ? ['', ...layout.paragraph(`Too much to be read: ${unread.slice(0, 10).join(', ')}${unread.length > 10 ? ' and others' : ''}`, 0)] : [],
  ].join('\n');
}

function part<T>(layout: Layout, items: readonly T[], noun: string, lines: (item: T) => string[], more = ''): string[] {
  return items.length > 0 ? [...layout.headline(`${count(items.length, noun)}${more}`), ...items.flatMap((item) => [...lines(item), ''])] : [];
}

function described<T extends Described & { readonly name: Value }>(
  layout: Layout, it: InWorlds<T>, sections: (description: T) => Section[],
): string[] {
  return [...layout.title(inWords(it.name) || it.logicalId, Names.placeOf(it)), ...inWorlds(layout, it, sections)];
}

function selectionLines(layout: Layout, selection: InWorlds<SelectionDescription>): string[] {
  return inWorlds(layout, selection, selectionSections);
}

/** What is so with the defaults of the parameters, and of what can be otherwise only what is. */
function inWorlds<T extends Described>(layout: Layout, it: InWorlds<T>, sections: (description: T) => Section[]): string[] {
  const usual = sections(it);
  const said = new Set(usual.flatMap(keysOf));
  return [
    ...it.onlyWhere === null ? [] : layout.paragraph(`made only ${it.onlyWhere}`),
    ...layout.sections(usual),
    ...it.variants.flatMap(({ where, description }) => [
      ...layout.paragraph(`but ${where}:`),
      ...layout.sections(sections(description).map((section) => without(section, said)).filter(({ lines }) => lines.length > 0)),
    ]),
  ];
}

function without(section: Section, said: ReadonlySet<string>): Section {
  const keys = keysOf(section);
  return { ...section, lines: section.lines.filter((_, index) => !said.has(keys[index])) };
}

function keysOf({ heading, lines }: Section): string[] {
  return lines.map(({ label, text }) => JSON.stringify([heading, label, text]));
}
