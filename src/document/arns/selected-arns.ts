import { canBeTheSameArn } from '../../model/arn-pattern';
import { arnPatternOf, endsWithId } from '../../model/resources/resource-catalog';
import type { ResourceKind } from '../../model/resources/resource-kind';
import { ARN_SECTIONS, colonSectionsOf } from '../../private/arn';
import { isArnElsewhere } from '../../private/environments';
import { partsLater } from '../../private/later';
import type { Documents } from '../documents';
import { ResourceDocument } from '../resource-document';
import type { Referent } from '../template';
import { told, toldOnce } from '../told-once';
import type { Told } from '../told-once';
import type { Collected } from '../values/collected';
import type { Reading } from '../values/reading';

/**
 * What a list of ARNs selects: resources of the application that are among them for sure, and ARNs and patterns of what else.
 */
export class SelectedArns {
  /** What is written out, in its order. */
  public readonly named: readonly NamedArn[];
  /** ARNs and patterns that are of no resource of the application. */
  public readonly others: readonly string[];
  /** Whether only deployment knows what is in it. */
  public readonly isLater: boolean;
  private readonly collected: readonly Collected[];
  private allLists?: Told<readonly (readonly ResourceDocument[])[]>;

  constructor(private readonly documents: Documents, reading: Reading) {
    const elements = reading.elements();
    const texts = (elements ?? []).flatMap((element) => element.collected ? [] : element.text ?? []);
    this.isLater = elements === undefined && !reading.isAbsent;
    this.collected = (elements ?? []).flatMap((element) => element.collected ?? []);
    this.named = texts.map((text) => ({ text, resource: resourceIn(documents, text) }));
    this.others = this.named.filter(({ resource }) => !resource).map(({ text }) => text);
  }

  /** Resources that ARNs name, and those that were collected; each list may be that of other selections, too. */
  public get lists(): readonly (readonly ResourceDocument[])[] {
    this.allLists = told(this.documents, this.allLists, () => [
      ...(this.named.some(({ resource }) => resource) ? [this.named.flatMap(({ resource }) => resource ?? [])] : []),
      ...this.collected.map((list) => resourcesIn(this.documents, list)),
    ]);
    return this.allLists.found;
  }

  /** How many ARNs there are. */
  public get count(): number {
    return this.named.length + this.collected.reduce((sum, list) => sum + resourcesIn(this.documents, list).length, 0);
  }

  /** Whether there are none for sure. Of what was collected, nothing is asked that does not have to be. */
  public get isEmpty(): boolean {
    return !this.isLater && this.named.length === 0 && !this.collected.some((list) => this.holdsSomething(list));
  }

  /** All resources of the application. */
  public get resources(): readonly ResourceDocument[] {
    return this.lists.length === 1 ? this.lists[0] : this.lists.flat();
  }

  /** Whether an ARN is, or may be, that of something of a kind. */
  public mayReach(kind: ResourceKind): boolean {
    return this.isLater
      || this.others.some((arn) => mayBeOfKind(arn, kind))
      || this.lists.some((list) => list.some((resource) => resource.kind === kind));
  }

  private holdsSomething(list: Collected): boolean {
    if (!list.mayBeConditional) { return list.resources.length > 0; }
    const resources = documentsOf(this.documents, list);
    return resources.some(({ isConditional }) => !isConditional) || resources.some(({ isMade }) => isMade);
  }
}

/** An ARN or a pattern, and the resource of the application that it is of. */
export interface NamedArn {
  readonly text: string;
  readonly resource?: ResourceDocument;
}

/** Whether an ARN or a pattern may be that of a resource of a kind. What only deployment knows may be anything. */
export function mayBeOfKind(arn: string, kind: ResourceKind): boolean {
  return canBeTheSameArn(arn, arnPatternOf(kind));
}

/** The resource that an ARN is of: an attribute of it, or a text that ends with its id. A replica of it elsewhere has the same id, and is another resource. */
function resourceIn(documents: Documents, arn: string): ResourceDocument | undefined {
  const whole = documents.referentOf(arn);
  if (whole) {
    const resource = documents.resourceOf(whole);
    return resource && isArnAttribute(whole, resource) ? resource : undefined;
  }
  const referent = referentAtEnd(documents, arn);
  const resource = referent && documents.resourceOf(referent);
  if (!resource || !endsWithId(resource.known!.source, referent.attribute)) { return undefined; }
  return hasIdAlone(arn, resource.kind) && mayBeOfKind(arn, resource.kind) && !isArnElsewhere(arn, resource.env) ? resource : undefined;
}

/** What a text refers to at its end, and nowhere else. */
function referentAtEnd(documents: Documents, text: string): Referent | undefined {
  const [referent, ...others] = documents.referentsIn(text);
  const last = partsLater(text).at(-1);
  return referent && others.length === 0 && text.endsWith(last!) && documents.referentOf(last) === referent ? referent : undefined;
}

/** Whether an ARN ends with something of a resource that looks like its id, so that it is the ARN of nothing. */
export function endsWithOtherId(documents: Documents, arn: string): boolean {
  const referent = arn.startsWith('arn:') ? referentAtEnd(documents, arn) : undefined;
  const { otherIds } = (referent && documents.resourceOf(referent)?.known?.source) ?? {};
  return otherIds?.includes(referent!.attribute ?? 'Ref') ?? false;
}

/** Whether what is referred to is the ARN of a resource, and not that of a stream of it. */
export function isArnAttribute({ attribute }: Referent, { known }: ResourceDocument): boolean {
  const { arn: shape, isRefArn = shape === 'Ref' } = known!.source;
  if (attribute === undefined) { return isRefArn; }
  return isOwnArn(attribute) || attribute === (typeof shape === 'object' && 'attribute' in shape ? shape.attribute : 'Arn');
}

/** Whether of the resource that an ARN is of nothing but its type stands before the id at the end: with `prefix-` there it is another one. */
function hasIdAlone(arn: string, kind: ResourceKind): boolean {
  const before = arn.slice(0, -partsLater(arn).at(-1)!.length);
  const [own, type] = [before, arnPatternOf(kind).replace(/\*$/, '')].map((each) => colonSectionsOf(each).slice(ARN_SECTIONS - 1).join(':'));
  return own === type || (kind.hasSlashInId === true && own.startsWith(type) && own.endsWith('/'));
}

/** Whether an attribute that nothing else is known of has the ARN of the resource, and not that of something that it has: what has a dot is of a part. */
export function isOwnArn(attribute: string): boolean {
  return /arn$/i.test(attribute) && !attribute.includes('.') && !/(Key|Namespace|Role|Secret|Stream)Arn$/.test(attribute);
}

/** Whether an attribute is what a nested stack hands out, which may be anything. */
export function isOutput(attribute: string): boolean {
  return attribute.startsWith('Outputs.');
}

/** Each list is read once in a world. */
function resourcesIn(documents: Documents, list: Collected): readonly ResourceDocument[] {
  return toldOnce(documents, documents.collected, list.resources, () => {
    const resources = documentsOf(documents, list);
    return list.mayBeConditional ? resources.filter(({ isMade }) => isMade) : resources;
  });
}

function documentsOf(documents: Documents, { resources }: Collected): ResourceDocument[] {
  return resources.flatMap((resource) => documents.resourceOf(documents.application.placeOf!(resource)) ?? []);
}
