import type { Layout } from './layout';
import { Names } from './names';
import { list } from './words';
import { count } from '../../../private/in-words';
import { namesInWords } from '../../../private/paths';
import { printable } from '../../printable';
import type { Style } from '../../style';
import type { Description, ResourceDescription } from '../description';

/** What is said first: which resources are selected by which plan, and where its copies go. */
export function overviewLines(description: Description, names: Names, layout: Layout, style: Style): string[] {
  const { resources, plans, selections, vaults } = description;
  const counts = list([count(plans.length, 'plan'), count(selections.length, 'selection'), count(vaults.length, 'vault')]);
  return [
    ...layout.headline('Overview'),
    ...layout.paragraph(`${counts}; ${count(resources.length, 'resource')} of kinds that AWS Backup protects`),
    ...tell(resources, true, 'green', 'selected for sure'),
    ...tell(resources, null, 'yellow', 'selected or not, which is known only at deployment'),
    ...tell(resources, false, 'red', 'selected by no plan of these templates'),
    '',
    ...resources.length > 0 ? [...layout.table(['Resources', 'Kind', 'Plans', 'Copies to'], grouped(resources).map((group) => row(group, description, names))), ''] : [],
  ];

  function tell(all: readonly ResourceDescription[], answer: boolean | null, colour: 'green' | 'yellow' | 'red', words: string): string[] {
    const number = all.filter(({ selected }) => selected === answer).length;
    return number > 0 ? [`  ${style(colour, `${number.toLocaleString('en-US')} ${words}`)}`] : [];
  }
}

/** Resources of a kind that the same plans select. */
function grouped(resources: readonly ResourceDescription[]): ResourceDescription[][] {
  const groups = new Map<string, ResourceDescription[]>();
  for (const each of resources) {
    const key = JSON.stringify([each.kind, each.selected, each.plans, each.plansKnownAtDeployment]);
    groups.set(key, [...groups.get(key) ?? [], each]);
  }
  const order = [false, null, true];
  return [...groups.values()].sort(([a], [b]) => order.indexOf(a.selected) - order.indexOf(b.selected));
}

function row(group: readonly ResourceDescription[], description: Description, names: Names): string[] {
  const [{ kind, selected, plans, plansKnownAtDeployment: later }] = group;
  const sure = plans.map((id) => names.plan(id));
  const maybe = later.length > 0 || selected === null ? `known only at deployment${later.length > 0 ? `: ${list(later.map((id) => names.plan(id)))}` : ''}` : '';
  return [
    namesInWords(group.map((each) => Names.placeOf(each))).replaceAll("'", ''),
    kind,
    printable([list(sure), maybe].filter(Boolean).join('; ')) || 'none',
    copiesOf(plans, description) || (sure.length > 0 ? 'nowhere' : ''),
  ];
}

/** Where copies of some plans go: accounts and Regions. */
function copiesOf(ids: readonly string[], { plans }: Description): string {
  const rules = plans.filter(({ id }) => ids.includes(id)).flatMap(({ rules: each }) => each ?? []);
  const places = rules.flatMap(({ copies }) => copies.map(({ vault: { account, region } }) => [region, account].filter(Boolean).join(' of ') || 'known only at deployment'));
  return list([...new Set(places)]);
}
