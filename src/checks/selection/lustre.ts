import { patternOf } from './pointless/left-out-resources';
import type { SelectedResources } from './selected-resources';
import { surelyMeets } from './tag-conditions';
import { mayBeOfKind } from '../../document/arns/selected-arns';
import { Document } from '../../document/document';
import type { Documents } from '../../document/documents';
import { ResourceDocument } from '../../document/resource-document';
import type { SelectionDocument } from '../../document/selection-document';
import { hasWildcard } from '../../model/arn-pattern';
import { SelectionSemantics } from '../../model/resources/selection-semantics';
import { knownToDiffer } from '../../private/environments';
import { namesInWords } from '../../private/paths';
import type { Problem } from '../findings/finding';

const FILE_SYSTEM = 'AWS::FSx::FileSystem';
const ASSOCIATIONS: ReadonlySet<string> = new Set(['AWS::FSx::DataRepositoryAssociation']);
/** By default a file system is scratch; one that is restored may have its type of the backup. */
const SCRATCH: ReadonlySet<string | undefined> = new Set(['SCRATCH_1', 'SCRATCH_2']);

/** What keeps a file system of Lustre from being backed up, and what is done about it. */
interface Hindrance {
  readonly about: string;
  readonly holds: (resource: ResourceDocument, documents: Documents) => boolean;
  readonly which: string;
  readonly cure: string;
}

// https://docs.aws.amazon.com/fsx/latest/APIReference/API_CreateBackup.html
const HINDRANCES: readonly Hindrance[] = [
  { about: 'scratch', holds: isScratch, which: 'that is scratch', cure: 'make it a persistent one by its DeploymentType' },
  { about: 'linked', holds: isLinked, which: 'that is linked to a data repository', cure: 'take away its ImportPath, ExportPath and data repository associations' },
];

/** Selected file systems of Lustre that FSx makes no backups of. Nothing is said of one that is not surely selected. */
export function lustreWithoutBackups(resources: SelectedResources, documents: Documents): Problem[] {
  const all = documents.ofTypes(ResourceDocument, new Set([FILE_SYSTEM])).filter((each) => each.known && isLustre(each));
  const selected = all.filter((each) => resources.selects(each)
    || (each.isMade && resources.selections.some((selection) => isReached(selection, each))));
  return HINDRANCES.flatMap(({ about, holds, which, cure }): Problem[] => {
    const found = selected.filter((each) => holds(each, documents)).map(({ name }) => name);
    return found.length === 0 ? [] : [{
      id: 'lustreWithoutBackups',
      level: 'warning',
      about,
      message: `FSx makes no backup of a file system of Lustre ${which}, and each job fails for ${namesInWords(found)}: ${cure}, or leave it out of the selection`,
    }];
  });
}

/** Whether a selection surely selects a resource by a tag or a pattern. */
function isReached(selection: SelectionDocument, resource: ResourceDocument): boolean {
  const { tags, conditions, semanticConditions, selected, excluded, planEnv } = selection;
  const mayBeLeftOut = excluded.isLater || excluded.resources.includes(resource) || excluded.others.some((arn) => mayBeOfKind(arn, resource.kind));
  const meetsConditions = conditions.isAbsent || (semanticConditions !== undefined && surelyMeets(resource, semanticConditions));
  if (mayBeLeftOut || knownToDiffer(resource.env, planEnv) || !meetsConditions) { return false; }
  const own = resource.tags ?? {};
  const hasTag = (tags.elements() ?? []).some((tag) => {
    const [key, value] = ['ConditionKey', 'ConditionValue'].map((name) => tag.at(name).knownText);
    return key !== undefined && Object.hasOwn(own, key) && own[key] === value;
  });
  return hasTag || new SelectionSemantics({ arns: selected.others.filter(hasWildcard) }).selects({ arn: patternOf(resource), tags: {} }) === true;
}

/** Why FSx makes no backups of a resource. */
export function hindrancesOf(resource: ResourceDocument, documents: Documents): string[] {
  return !isLustre(resource) ? [] : HINDRANCES.filter(({ holds }) => holds(resource, documents))
    .map(({ which, cure }) => `FSx makes no backup of a file system of Lustre ${which}: ${cure}`);
}

function isLustre({ type, telling }: ResourceDocument): boolean {
  return type === FILE_SYSTEM && telling.text('FileSystemType') === 'LUSTRE';
}

function isScratch(resource: ResourceDocument): boolean {
  const deployment = resource.property('LustreConfiguration').at('DeploymentType');
  return deployment.isAbsent ? resource.property('BackupId').isAbsent : SCRATCH.has(deployment.knownText);
}

function isLinked(resource: ResourceDocument, documents: Documents): boolean {
  const configuration = resource.property('LustreConfiguration');
  return configuration.names().some((name) => ['ImportPath', 'ExportPath'].includes(name) && !configuration.at(name).isAbsent)
    || associatedIn(documents).has(resource.key);
}

/** The keys of the file systems that have associations in this world. */
function associatedIn(documents: Documents): ReadonlySet<string> {
  return documents.constant('file systems with data repository associations', () => new Set(
    documents.ofTypes(Document, ASSOCIATIONS).filter(({ isMade }) => isMade).flatMap((association) => {
      const place = documents.referentOf(association.property('FileSystemId').text);
      return place && place.attribute === undefined ? [new Document(documents, place).key] : [];
    })));
}
