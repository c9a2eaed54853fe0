import type { SelectionDocument } from '../../document/selection-document';
import { nameOf } from '../../document/values/durations';
import type { Problem } from '../findings/finding';

/** AWS Backup refuses a selection of nothing, and takes neither conditions nor exclusions alone. */
export function emptySelection({ resources, tags, conditions, notResources, selected }: SelectionDocument): Problem[] {
  if (tags.elements()?.length !== 0 || !selected.isEmpty) { return []; }
  const others = [conditions, notResources].filter(({ isAbsent }) => !isAbsent).map((reading) => `'${nameOf(reading)}'`);
  const hint = others.length > 0 ? ` but ${others.join(' and ')}: write 'Resources: ["*"]' to begin with everything` : '';
  return [{
    id: 'emptySelection',
    level: 'error',
    property: resources.path,
    message: `either 'Resources' or 'ListOfTags' must have an element, got none${hint}`,
    sometimes: (when) => ({ id: 'emptyUnderCondition', message: atTimes(when) }),
  }];
}

function atTimes(when: string): string {
  const unmet = [...when.matchAll(/the condition ('[^']*') does not hold/g)];
  const isThat = unmet.length > 0 && when === `where ${unmet.map(([words]) => words).join(' and ')}`;
  const names = unmet.map(([, name]) => name);
  const [where, cure] = isThat
    ? names.length === 1
      ? [`where the condition ${names[0]} is not met`, 'the same condition']
      : [`where none of the conditions ${names.join(', ')} is met`, 'a condition of its own']
    : [when, 'a condition of its own'];
  return `${where}, nothing is left in 'Resources', and AWS Backup refuses a selection of nothing: give the selection ${cure}, or select something else beside`;
}
