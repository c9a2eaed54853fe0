import type { ResourceEnvironment } from 'aws-cdk-lib';
import { Environments } from './environments';
import { tagsOf } from './tags';
import type { Tags } from './tags';
import { isArnAttribute } from '../../document/arns/selected-arns';
import type { Document } from '../../document/document';
import type { Documents } from '../../document/documents';
import type { ResourceDocument } from '../../document/resource-document';
import { EVERYTHING } from '../../model/arn-pattern';
import { endsWithId } from '../../model/resources/resource-catalog';
import type { ResourceKind, ResourceSource } from '../../model/resources/resource-kind';
import { colonSectionsOf } from '../../private/arn';
import { partsOf } from '../../private/known-text';
import { later, MADE_ID, partsLater } from '../../private/later';
import { memo } from '../../private/memo';

/** A resource as a selection looks at it. */
export interface Subject {
  /** By which references know it; nothing of what is not in the templates. */
  readonly key?: string;
  /** The resource, where it is in the templates. */
  readonly resource?: ResourceDocument;
  readonly kind: ResourceKind;
  /** Its ARN, with names for what only deployment knows. */
  readonly arn: string;
  /** The same where a world decides in which account or Region it is. */
  readonly settledArn: string;
  /** What stands there for an id that the service makes. */
  readonly madeId?: string;
  readonly tags: Tags;
  readonly env: ResourceEnvironment;
  /** Its partition, where that is known. */
  readonly partition?: string;
}

/** What AWS Backup sees of a resource that it protects by itself. */
export function subjectOf(documents: Documents, resource: ResourceDocument): Subject {
  const { kind, source } = resource.known!;
  const { id, isMade } = idOf(resource, source);
  return {
    ...subjectAt(documents, resource, kind, id, tagsOf(documents, resource)), key: resource.key, resource, ...isMade ? { madeId: id } : {},
  };
}

/** A text in which the ARNs and ids of resources, as far as it refers to them, are those that they are selected by. */
export function withSubjects(documents: Documents, text: string): string {
  return partsLater(text).reduce((written, part) => {
    const referent = documents.referentOf(part);
    const resource = referent && documents.resourceOf(referent);
    if (!resource) { return written; }
    const { source } = resource.known!;
    if (endsWithId(source, referent.attribute)) { return written.replaceAll(part, () => idOf(resource, source).id); }
    return isArnAttribute(referent, resource) ? written.replaceAll(part, () => subjectOf(documents, resource).arn) : written;
  }, text);
}

/** The same of one that is not in the templates, and that a resource there tells of. */
export function subjectBehind(documents: Documents, document: Document, kind: ResourceKind, tags: Tags, id?: string): Subject {
  const made = later(`${document.key}.${MADE_ID}`);
  return { ...subjectAt(documents, document, kind, id ?? made, tags), ...id === undefined ? { madeId: made } : {} };
}

/** The sections of the patterns of ARNs. */
const SECTIONS = new Map<string, readonly string[]>();

function subjectAt(documents: Documents, { template, env: settled }: Document, kind: ResourceKind, id: string, tags: Tags): Subject {
  const environments = Environments.of(documents.application);
  const env = environments.envOf(template);
  const partition = environments.partitionOf(template);
  const [service, ofRegion, ofAccount, ...rest] = memo(SECTIONS, kind.pattern, () => colonSectionsOf(kind.pattern));
  const end = rest.join(':').replace(/\*$/, () => environments.common(id));
  const arnIn = ({ region, account }: ResourceEnvironment) => [
    'arn', partition ?? environments.unknownPartition(template), service, ofRegion === EVERYTHING ? region : ofRegion,
    ofAccount === EVERYTHING ? account : ofAccount, end,
  ].join(':');
  return { kind, tags, env, partition, arn: arnIn(env), settledArn: arnIn(environments.commonEnv(settled)) };
}

/** What the ARN of a resource ends with: its name, or what the service makes. */
function idOf(resource: ResourceDocument, { name, type }: ResourceSource): { readonly id: string; readonly isMade: boolean } {
  const made = later(`${resource.key}.${MADE_ID}`);
  const given = name === undefined ? undefined : namedBy(resource, name);
  if (type === 'AWS::Timestream::Table') {
    return { id: `${resource.property('DatabaseName').text ?? later(`${resource.key}.database.${MADE_ID}`)}/table/${given ?? made}`, isMade: false };
  }
  if (given === undefined) { return { id: made, isMade: true }; }
  return { id: resource.kind.pattern.startsWith('rds:') ? inLowerCase(given) : given, isMade: false };
}

function namedBy(resource: ResourceDocument, path: string): string | undefined {
  const [property, ...names] = path.split('.');
  return names.reduce((reading, each) => reading.at(each), resource.property(property)).text;
}

/** Databases have their identifiers in lower case, however they are written. */
function inLowerCase(name: string): string {
  return partsOf(name).map(({ text, isKnown }) => isKnown ? text.toLowerCase() : text).join('');
}
