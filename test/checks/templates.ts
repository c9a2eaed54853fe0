import type { Finding } from '../../src/checks/findings/finding';
import { findingsIn } from '../../src/checks/laws';
import { TemplateFile, TemplateFiles } from '../../src/document/template-file';
import { HERE } from '../util';

/** What only deployment knows. */
export const LATER = { Ref: 'Unknown' };

/** The resources of a template, and where it is deployed: `HERE` where nothing is said. */
export type Deployed = readonly [resources: object, environment?: Partial<typeof HERE>];

/** What is found in templates of which each has a parameter `Unknown`. */
export function findingsOf(...templates: readonly Deployed[]): Finding[] {
  const files = templates.map(([Resources, environment = HERE], index) =>
    new TemplateFile({ name: `T${index}`, environment, content: JSON.parse(JSON.stringify({ Parameters: { Unknown: { Type: 'String' } }, Resources })) }));
  return findingsIn(new TemplateFiles(files));
}

/** A finding in a line, with its place. */
export function inLine({ level, id, document, property, message }: Finding): string {
  return `${level} ${id} ${document.logicalId} ${property}: ${message}`;
}
