import { subjectBehind, subjectOf } from './subject';
import type { Subject } from './subject';
import { ANY_TAGS } from './tags';
import { Document } from '../../document/document';
import type { Documents } from '../../document/documents';
import { ResourceDocument } from '../../document/resource-document';
import type { Place, Referent } from '../../document/template';
import type { Reading } from '../../document/values/reading';
import { kindOf, RESOURCE_CATALOG } from '../../model/resources/resource-catalog';
import type { ResourceKind } from '../../model/resources/resource-kind';
import { isKnownText } from '../../private/known-text';
import { memo } from '../../private/memo';

/** What a member is backed up with. */
export interface Whole {
  readonly subject: Subject;
  /** What it is called. */
  readonly words: string;
  /** What it is, where it is in the templates. */
  readonly document?: Document;
}

/** Types of which members are backed up with their clusters, and the types of those. */
const CLUSTERS: Readonly<Record<string, string>> = {
  'AWS::RDS::DBInstance': 'AWS::RDS::DBCluster',
  'AWS::DocDB::DBInstance': 'AWS::DocDB::DBCluster',
  'AWS::Neptune::DBInstance': 'AWS::Neptune::DBCluster',
};

/** Types of members that hold no data of their own. */
export const MEMBER_TYPES: readonly string[] = Object.keys(CLUSTERS);

/** What a resource is a part of and is backed up with; nothing where it stands by itself. */
export function wholeOf(documents: Documents, member: Document): Whole | undefined {
  const clusterType = CLUSTERS[member.type];
  if (clusterType) {
    const identifier = member.property('DBClusterIdentifier');
    return identifier.isAbsent ? undefined : clusterOf(documents, member, identifier, clusterType);
  }
  return member.type === 'AWS::FSx::Volume' && member.property('VolumeType').text === 'OPENZFS'
    ? fileSystemOf(documents, member, new Set())
    : undefined;
}

function clusterOf(documents: Documents, member: Document, identifier: Reading, type: string): Whole | undefined {
  const { text = '' } = identifier;
  const place = ofType(documents.referentOf(text), type) ?? clustersByName(documents, type).get(nameIn(member, text));
  const kind = place ? undefined : kindOf(type, (name) => name === 'Engine' ? member.property(name).text : undefined)?.kind;
  return place ? inTemplates(documents, place) : kind && elsewhere(documents, member, kind, isKnownText(text) ? text.toLowerCase() : text);
}

function fileSystemOf(documents: Documents, volume: Document, seen: Set<string>): Whole | undefined {
  const referent = documents.referentOf(volume.property('OpenZFSConfiguration').at('ParentVolumeId').text);
  seen.add(volume.key);
  const fileSystem = ofType(referent, 'AWS::FSx::FileSystem');
  const parent = ofType(referent, 'AWS::FSx::Volume');
  if (fileSystem) { return inTemplates(documents, fileSystem); }
  const around = parent && documents.of(Document, parent);
  return around && !seen.has(around.key)
    ? fileSystemOf(documents, around, seen)
    : elsewhere(documents, volume, RESOURCE_CATALOG.find(({ name }) => name === 'FSx for OpenZFS file systems')!);
}

function inTemplates(documents: Documents, place: Place): Whole | undefined {
  const document = documents.of(ResourceDocument, place);
  return document.known && { subject: subjectOf(documents, document), words: document.name, document };
}

function elsewhere(documents: Documents, member: Document, kind: ResourceKind, id?: string): Whole {
  return { subject: subjectBehind(documents, member, kind, ANY_TAGS, id), words: id === undefined ? 'what it belongs to' : documents.inWords(id) };
}

function ofType(referent: Referent | undefined, type: string): Referent | undefined {
  return referent?.template.resource(referent.logicalId)?.Type === type ? referent : undefined;
}

/** Clusters whose names are written out, by the place where they are. */
function clustersByName(documents: Documents, type: string): ReadonlyMap<string, Place> {
  return documents.constant(`coverage: names of ${type}`, () => {
    const found = new Map<string, Place>();
    for (const cluster of documents.ofTypes(Document, new Set([type]))) {
      const { text } = cluster.property('DBClusterIdentifier');
      if (text !== undefined) { memo(found, nameIn(cluster, text), () => ({ template: cluster.template, logicalId: cluster.logicalId })); }
    }
    return found;
  });
}

function nameIn({ env: { account, region } }: Document, name: string): string {
  return [account, region, name.toLowerCase()].join('\n');
}
