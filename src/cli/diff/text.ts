import { GROUPS, NO_CHANGE, SAME_TEMPLATES, saidOf, templateInWords } from './words';
import type { Difference } from './words';
import { printable } from '../../private/printable';
import type { Style } from '../style';

/** A difference as people read it. */
export function diffAsText({ changes, templates }: Difference, style: Style): string {
  const groups = GROUPS.flatMap(({ heading, colour, isIn }) => {
    const own = changes.filter(isIn);
    return own.length === 0 ? [] : [[
      style(colour, heading),
      ...own.flatMap((change) => [
        `  ${style('bold', printable(change.name))} ${style('dim', printable((change.after ?? change.before)!.type))}`,
        ...saidOf(change).map((each) => `    ${printable(each)}`),
      ]),
    ].join('\n')];
  });
  const differing = templates.map((each) => [style('bold', printable(each.template)), ...templateInWords(each).map((line) => `  ${printable(line)}`)].join('\n'));
  return [groups.length > 0 ? groups.join('\n\n') : style('green', NO_CHANGE), differing.length > 0 ? `the templates differ\n${differing.join('\n')}` : SAME_TEMPLATES].join('\n\n');
}
