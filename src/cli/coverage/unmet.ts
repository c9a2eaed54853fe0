import { changesBetween } from '../../coverage/api/ratchet/changes';
import { readReport } from '../../coverage/api/ratchet/reported';
import type { Need } from '../../coverage/api/requirements/need';
import { unmetBy } from '../../coverage/api/requirements/unmet';
import type { Coverage } from '../../coverage/coverage-of';
import type { CoverageForm, UnmetForm } from '../../coverage/report/form';
import { printable } from '../../private/printable';
import { fileOf } from '../file-of';
import type { Style } from '../style';

/** What resources lack of what is required; those that are exempt lack nothing. */
export function unmetIn(need: Need, { resources }: Coverage): UnmetForm[] {
  return resources.flatMap((resource) => resource.excusedBy ? [] : unmetBy(resource, [need]).map(({ id, level, message }) => ({
    id, level, template: fileOf(resource.template), path: resource.path ?? null, logicalId: resource.logicalId, message,
  })));
}

/** What resources have lost since a report was written; those that are exempt have lost nothing. */
export function lostSince(file: string, { resources }: CoverageForm, coverage: Coverage): UnmetForm[] {
  const excused = new Set<unknown>(resources.filter((_, index) => coverage.resources[index].excusedBy));
  return changesBetween(readReport(file), resources).flatMap(({ name, after, losses }) => after && losses.length > 0 && !excused.has(after)
    ? [{ id: 'baseline', level: 'error' as const, template: after.template, path: after.path, logicalId: after.logicalId, message: `'${name}' has lost protection: it ${losses.join('; it ')}` }]
    : []);
}

/** What was asked of resources: what is required, or what they had before. */
export interface Asked {
  readonly isRequired: boolean;
  readonly isCompared: boolean;
}

/** The same as lines, under a heading. */
export function unmetAsText(unmet: readonly UnmetForm[], { isRequired, isCompared }: Asked, style: Style): string {
  const met = [...isRequired ? ['all that is required is met'] : [], ...isCompared ? ['nothing has lost protection since the baseline'] : []];
  if (unmet.length === 0) { return style('green', met.join(', and ')); }
  return [style('red', 'not met'), ...unmet.map(({ level, message, id }) =>
    `  ${style(level === 'error' ? 'red' : 'yellow', level)} ${printable(message)} ${style('dim', `[${id}]`)}`)].join('\n');
}
