import type { Section } from './layout';
import type { Names } from './names';
import { conditionInWords, lines, ruleLines, tag } from './plan-lines';
import { inWords, list } from './words';
import type { OrganizationPlanDescription, OrganizationPolicyDescription } from '../description';

/** What is said of a backup policy of an organization. */
export function policySections({ description, targets, plans }: OrganizationPolicyDescription, names: Names): Section[] {
  return [
    {
      heading: '',
      lines: [
        ...description === null ? [] : [{ label: 'what for', text: inWords(description) }],
        ...targets.length > 0 ? lines('attached to', targets, inWords) : [{ label: 'attached to', text: 'nothing here' }],
        ...plans === null ? [{ label: 'plans', text: 'known only at deployment' }] : [],
      ],
    },
    ...(plans ?? []).flatMap((plan) => planSections(plan, names)),
  ];
}

function planSections({ name, regions, rules, selections }: OrganizationPlanDescription, names: Names): Section[] {
  return [
    { heading: `Plan ${name}`, lines: [{ label: 'Regions', text: list(regions.map(inWords)) || 'none' }] },
    ...rules.map((rule) => ({ heading: `Rule ${inWords(rule.name)} of ${name}`, lines: ruleLines(rule, names) })),
    ...selections.map((selection) => ({
      heading: `Selection ${selection.name} of ${name}`,
      lines: [
        ...lines('by tag', selection.tags, (each) => `whatever is tagged ${tag(each)}`),
        ...lines('by type', selection.resourceTypes, inWords),
        ...lines('only if', selection.conditions, conditionInWords),
        ...lines('but not', selection.exceptTypes, inWords),
        { label: 'role', text: inWords(selection.role) },
      ],
    })),
  ];
}
