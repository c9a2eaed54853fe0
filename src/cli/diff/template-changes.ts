import { basename } from 'path';
import { CDK_METADATA } from '../../document/template';
import { objectOf } from '../../document/template-file';
import type { TemplateFile, TemplateFiles } from '../../document/template-file';
import { writtenOut } from '../../private/messages/written-out';
import { fileOf } from '../file-of';

/** More than a template has that anybody deploys. */
const MOST_PARTS = 1_000_000;

/** A resource that differs in two templates, and in what. */
export interface ChangedResource {
  readonly logicalId: string;
  /** The properties that differ; and what is beside them, as `DeletionPolicy`. */
  readonly properties: readonly string[];
}

/** What differs in a template: what only one of two has differs whole. */
export interface TemplateChange {
  readonly template: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly ChangedResource[];
}

/** In which logical ids and properties templates differ. Nothing is said of those that are alike. */
export function templateChanges(before: TemplateFiles, after: TemplateFiles): TemplateChange[] {
  const [old, now] = [before, after].map(({ templates }) => new Map(templates.map((each) => [nameOf(each), each])));
  // Two templates are compared whatever they are called.
  const pairs: [TemplateFile | undefined, TemplateFile | undefined][] = before.templates.length === 1 && after.templates.length === 1
    ? [[before.templates[0], after.templates[0]]]
    : [...new Set([...old.keys(), ...now.keys()])].map((name) => [old.get(name), now.get(name)]);
  return pairs.map(([one, other]) => changeOf(one, other))
    .filter(({ added, removed, changed }) => added.length + removed.length + changed.length > 0);
}

/** Stacks are known by their paths, and bare templates by their files. */
function nameOf(template: TemplateFile): string {
  return template.assembly === template.name ? basename(fileOf(template)) : template.name;
}

function changeOf(before: TemplateFile | undefined, after: TemplateFile | undefined): TemplateChange {
  const [old, now] = [before, after].map(resourcesOf);
  const ids = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return {
    template: fileOf((after ?? before)!),
    added: ids.filter((id) => !(id in old)),
    removed: ids.filter((id) => !(id in now)),
    changed: ids.filter((id) => id in old && id in now).flatMap((logicalId) => {
      const properties = differences(old[logicalId], now[logicalId]);
      return properties.length > 0 ? [{ logicalId, properties }] : [];
    }),
  };
}

function resourcesOf(template: TemplateFile | undefined): Record<string, Record<string, unknown>> {
  const found: Record<string, Record<string, unknown>> = Object.create(null);
  for (const logicalId of template?.logicalIds ?? []) {
    const resource = objectOf(template!.resource(logicalId));
    if (resource.Type !== CDK_METADATA) { found[logicalId] = resource; }
  }
  return found;
}

/** Metadata says nothing to the service. */
function differences(one: Record<string, unknown>, other: Record<string, unknown>): string[] {
  const [{ Properties: a, Metadata: _a, ...first }, { Properties: b, Metadata: _b, ...second }] = [one, other];
  return [...namesThatDiffer(objectOf(a), objectOf(b)), ...namesThatDiffer(first, second)];
}

function namesThatDiffer(one: Record<string, unknown>, other: Record<string, unknown>): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => !areAlike(one[name], other[name]));
}

/** Whether values are the same, in whichever order their names are. What is too much to be compared may be another one. */
function areAlike(one: unknown, other: unknown): boolean {
  if (one === undefined || other === undefined) { return one === other; }
  const text = writtenOut(one, inOrder, MOST_PARTS);
  return text !== undefined && text === writtenOut(other, inOrder, MOST_PARTS);
}

function inOrder(part: unknown): unknown {
  return typeof part === 'object' && part !== null && !Array.isArray(part)
    ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => a < b ? -1 : 1)) : part;
}
