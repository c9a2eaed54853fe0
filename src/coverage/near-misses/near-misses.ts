import { seenResources } from './seen-resources';
import type { SeenResource } from './seen-resources';
import { likeness, TagIndex } from './tag-index';
import type { Finding } from '../../checks/findings/finding';
import { unlessTooMuch } from '../../document/budget';
import type { Documents } from '../../document/documents';
import type { SelectionDocument } from '../../document/selection-document';
import { isKnownText } from '../../private/known-text';
import type { FindingId } from '../../private/messages/finding-ids';
import { factsOf } from '../matching/selection-facts';
import type { TagClause } from '../matching/selection-facts';
import type { ResourceCoverage } from '../resource-coverage';

/** What is found here. */
export const NEAR_MISSES: ReadonlySet<string> = new Set<FindingId>(['clauseOfNothing', 'tagAlmostRight', 'selectedByOneTag', 'besideDatabase']);

/** A selection, and the tags of it that are known. */
interface Wanting {
  readonly selection: SelectionDocument;
  readonly tags: readonly TagClause[];
  /** Whether it may be otherwise where a parameter has another value than its default. */
  readonly isByDefaults: boolean;
}

/** What looks like a slip: nothing of it is refused, and what parameters may change is said of their defaults. */
export function nearMisses(documents: Documents, resources: readonly ResourceCoverage[]): Finding[] {
  return unlessTooMuch(() => {
    const seen = seenResources(documents, resources);
    if (seen.length === 0) { return []; }
    const wanting = documents.selections.flatMap((selection) => {
      documents.begin();
      const { tags = [] } = selection.isMade ? factsOf(documents, selection) : {};
      const known = tags.filter(({ key, value }) => isKnownText(key + value) && !key.startsWith('aws:'));
      return [{ selection, tags: known, isByDefaults: documents.world.isAsked }];
    });
    const index = new TagIndex(seen);
    return [...tagsOfNothing(wanting, index), ...tagsAlmostRight(wanting, index), ...oneOfSeveralTags(wanting, seen), ...besideDatabases(seen)];
  }, []);
}

/** Tags that no resource of the application has. Others may have them: so it is a note. */
function tagsOfNothing(wanting: readonly Wanting[], index: TagIndex): Finding[] {
  if (index.isOpen) { return []; }
  return wanting.flatMap(({ selection, tags, ...wants }) => {
    const ofNothing = tags.filter(({ key, value }) => !index.has(key, value));
    return ofNothing.map(({ clause, key, value }): Finding => ({
      id: 'clauseOfNothing',
      level: 'note',
      document: selection,
      property: `BackupSelection.${clause}`,
      message: saidOf([index, wants], `no resource of the app has the tag '${key}' with '${value}'`),
    }));
  });
}

/** Resources that nothing backs up, and that have a tag which differs from one that is wanted by its case or its end, or the other way round. */
function tagsAlmostRight(wanting: readonly Wanting[], index: TagIndex): Finding[] {
  const found = new Map<SeenResource, Finding>();
  for (const { selection, tags, isByDefaults } of wanting) {
    for (const { key, value } of tags) {
      const near = [...index.like(key, value), ...likeness(key) === likeness(value) ? [] : index.like(value, key)];
      for (const seen of near.filter((each) => !found.has(each))) {
        const [ownKey, ownValue] = ownTag(seen, key, value);
        found.set(seen, {
          id: 'tagAlmostRight',
          level: 'warning',
          document: seen.document,
          message: saidOf(
            [seen, { isByDefaults }],
            `it has the tag '${ownKey}' with '${ownValue}', and is not backed up: the selection '${selection.name}' wants '${key}' with '${value}'`,
          ),
        });
      }
    }
  }
  return [...found.values()];
}

function ownTag({ subject: { tags: { known } } }: SeenResource, key: string, value: string): [string, string] {
  const wanted = [likeness(key), likeness(value)];
  return Object.entries(known).find(([one, other]) => [one, other].map(likeness).sort().join('\n') === [...wanted].sort().join('\n'))!;
}

/** Resources that are selected by one tag, and have another value of another one that the selection names, too: tags of a list are alternatives. */
function oneOfSeveralTags(wanting: readonly Wanting[], seen: readonly SeenResource[]): Finding[] {
  const several = new Map(wanting.filter(({ tags }) => new Set(tags.map(({ key }) => key)).size > 1).map((each) => [each.selection.key, each]));
  if (several.size === 0) { return []; }
  return seen.flatMap(({ resource, document, subject: { tags: { known } }, isByDefaults }) => {
    const own = resource.selections.flatMap(({ template, logicalId }) => several.get(`${template.name}/${logicalId}`) ?? []);
    return own.slice(0, 1).flatMap(({ selection, tags, ...wants }): Finding[] => {
      const met = tags.find(({ key, value }) => known[key] === value);
      const keys = new Set(tags.filter(({ key, value }) => known[key] === value).map(({ key }) => key));
      const unmet = tags.find(({ key }) => !keys.has(key) && known[key] !== undefined && isKnownText(known[key]));
      return met && unmet ? [{
        id: 'selectedByOneTag',
        level: 'note',
        document,
        message: saidOf(
          [{ isByDefaults }, wants],
          `the selection '${selection.name}' selects it by the tag '${met.key}' alone, though it has '${unmet.key}' with '${known[unmet.key]}' and not with '${unmet.value}': `
          + 'tags of a list are alternatives, and conditions have to be met all',
        ),
      }] : [];
    });
  });
}

function saidOf(of: readonly { readonly isByDefaults: boolean }[], message: string): string {
  return of.some(({ isByDefaults }) => isByDefaults) ? `with the defaults of the parameters, ${message}` : message;
}

const DATABASES: ReadonlySet<string> = new Set(['Aurora', 'DocumentDB', 'DSQL', 'DynamoDB', 'Neptune', 'RDS']);
const FILES: ReadonlySet<string> = new Set(['EFS', 'FSx', 'S3']);

/** Buckets and file systems that nothing backs up, beside a database of the same stack that is backed up. */
function besideDatabases(seen: readonly SeenResource[]): Finding[] {
  const databases = new Map(seen.filter(({ resource: { verdict, resourceType = '' } }) => verdict === 'protected' && DATABASES.has(resourceType))
    .reverse().map((each) => [each.resource.template, each]));
  return seen.flatMap(({ resource: { template, resourceType = '' }, document, isOpen }) => {
    const database = databases.get(template);
    return database && isOpen && FILES.has(resourceType) ? [{
      id: 'besideDatabase' as const, level: 'note' as const, document, message: `it is not backed up, and the database '${database.document.name}' beside it is`,
    }] : [];
  });
}
