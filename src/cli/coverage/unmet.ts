import { changesBetween } from '../../coverage/api/ratchet/changes';
import { readReport } from '../../coverage/api/ratchet/reported';
import { unmetBy } from '../../coverage/api/requirements/unmet';
import type { Coverage } from '../../coverage/coverage-of';
import type { CoverageForm, PlaceForm } from '../../coverage/report/form';
import { printable } from '../../private/printable';
import { fileOf } from '../file-of';
import { readRequirement } from '../requirement-file';
import type { Style } from '../style';

/** Something that is required of a resource and not met, or that it has lost. */
export interface UnmetForm extends PlaceForm {
  readonly id: string;
  readonly level: 'error' | 'warning';
  readonly message: string;
}

/** What resources lack of what a file requires. */
export function unmetIn(file: string, { resources }: Coverage): UnmetForm[] {
  const need = readRequirement(file);
  return resources.flatMap((resource) => unmetBy(resource, [need]).map(({ id, level, message }) => ({
    id, level, template: fileOf(resource.template), path: resource.path ?? null, logicalId: resource.logicalId, message,
  })));
}

/** What resources have lost since a report was written. */
export function lostSince(file: string, { resources }: CoverageForm): UnmetForm[] {
  return changesBetween(readReport(file), resources).flatMap(({ name, after, losses }) => after && losses.length > 0
    ? [{ id: 'baseline', level: 'error' as const, template: after.template, path: after.path, logicalId: after.logicalId, message: `'${name}' has lost protection: it ${losses.join('; it ')}` }]
    : []);
}

/** The same as lines, under a heading. */
export function unmetAsText(unmet: readonly UnmetForm[], style: Style): string {
  if (unmet.length === 0) { return style('green', 'all that is required is met'); }
  return [style('red', 'not met'), ...unmet.map(({ level, message, id }) =>
    `  ${style(level === 'error' ? 'red' : 'yellow', level)} ${printable(message)} ${style('dim', `[${id}]`)}`)].join('\n');
}
