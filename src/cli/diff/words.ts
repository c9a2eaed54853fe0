import type { TemplateChange } from './template-changes';
import type { Change } from '../../coverage/api/ratchet/changes';

/** What two assemblies or templates differ in. */
export interface Difference {
  readonly changes: readonly Change[];
  readonly templates: readonly TemplateChange[];
}

/** How changes are told: the worst first. */
export const GROUPS: readonly { readonly heading: string; readonly colour: 'red' | 'yellow' | 'blue' | 'green'; readonly isIn: (change: Change) => boolean }[] = [
  { heading: 'lost protection', colour: 'red', isIn: ({ losses }) => losses.length > 0 },
  { heading: 'new', colour: 'yellow', isIn: ({ before }) => !before },
  { heading: 'gone', colour: 'yellow', isIn: ({ after }) => !after },
  { heading: 'gained protection', colour: 'green', isIn: ({ before, after, losses, gains }) => before !== undefined && after !== undefined && losses.length === 0 && gains.length > 0 },
];

/** What has become of a resource, each in a sentence without an end. */
export function saidOf({ before, after, losses, gains }: Change): string[] {
  if (before && after) { return [...losses, ...gains]; }
  return [after ? `is ${after.verdict}` : `was ${before!.verdict}`];
}

/** What differs in a template. */
export function templateInWords({ added, removed, changed }: TemplateChange): string[] {
  return [
    ...added.length > 0 ? [`added: ${added.join(', ')}`] : [],
    ...removed.length > 0 ? [`removed: ${removed.join(', ')}`] : [],
    ...changed.map(({ logicalId, properties }) => `changed: ${logicalId} (${properties.join(', ')})`),
  ];
}

export const NO_CHANGE = 'nothing changes for the protection of any resource';
export const SAME_TEMPLATES = 'the templates have the same logical ids and properties';
