import type { Collected } from './collected';
import type { Documents } from './documents';
import type { Reading } from './reading';
import { ResourceDocument } from './resource-document';
import type { Referent } from './template';
import { canBeTheSameArn } from '../model/arn-pattern';
import { arnPatternOf } from '../model/resource-catalog';
import type { ResourceKind } from '../model/resource-kind';
import { isArnElsewhere } from '../private/environments';
import { memo } from '../private/memo';

/**
 * What a list of ARNs selects: resources of the application that are among them for sure, and ARNs and patterns of what else.
 */
export class SelectedArns {
  /** Resources that ARNs name, and those that were collected; each list may be that of other selections, too. */
  public readonly lists: readonly (readonly ResourceDocument[])[];
  /** ARNs and patterns that are of no resource of the application. */
  public readonly others: readonly string[];
  /** Whether only deployment knows what is in it. */
  public readonly isLater: boolean;
  /** How many ARNs there are for sure. */
  public readonly count: number;

  constructor(documents: Documents, reading: Reading) {
    const elements = reading.elements();
    const collected = (elements ?? []).flatMap((element) => element.collected ?? []);
    const texts = (elements ?? []).flatMap((element) => element.collected ? [] : element.text ?? []);
    const named = texts.map((text) => ({ text, resource: resourceIn(documents, text) }));
    this.isLater = elements === undefined && !reading.isAbsent;
    this.lists = [
      ...(named.some(({ resource }) => resource) ? [named.flatMap(({ resource }) => resource ?? [])] : []),
      ...collected.map((list) => resourcesIn(documents, list)),
    ];
    this.others = named.filter(({ resource }) => !resource).map(({ text }) => text);
    this.count = texts.length + collected.reduce((sum, { resources }) => sum + resources.length, 0);
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
}

/** Whether an ARN or a pattern may be that of a resource of a kind. What only deployment knows may be anything. */
export function mayBeOfKind(arn: string, kind: ResourceKind): boolean {
  return canBeTheSameArn(arn, arnPatternOf(kind));
}

/** The resource that an ARN is of: an attribute of it, or a text that ends with its id. A replica of it elsewhere has the same id, and is another resource. */
function resourceIn(documents: Documents, arn: string): ResourceDocument | undefined {
  const whole = documents.referentOf(arn);
  const [referent, ...others] = whole ? [whole] : documents.referentsIn(arn);
  if (!referent || others.length > 0 || !(whole || arn.endsWith(']}'))) { return undefined; }
  const resource = documents.resourceOf(referent);
  return resource && isArnOf(arn, referent, resource, whole !== undefined) && (whole || !isArnElsewhere(arn, resource.env)) ? resource : undefined;
}

/** Whether what is referred to is the ARN of a resource or what its ARN ends with, and not that of a stream of it. */
function isArnOf(arn: string, { attribute }: Referent, { kind, known }: ResourceDocument, isWhole: boolean): boolean {
  const shape = known!.source.arn;
  if (!isWhole) { return mayBeOfKind(arn, kind); }
  const arnAttribute = typeof shape === 'object' && 'attribute' in shape ? shape.attribute : shape === 'Ref' ? undefined : 'Arn';
  return attribute === arnAttribute || (attribute?.endsWith('Arn') ?? false);
}

/** Each list is read once in a world. */
function resourcesIn(documents: Documents, list: Collected): readonly ResourceDocument[] {
  return memo(documents.collected, list.resources, () => {
    const resources = list.resources.flatMap((resource) => documents.resourceOf(documents.application.placeOf!(resource)) ?? []);
    return list.mayBeConditional ? resources.filter(({ isMade }) => isMade) : resources;
  });
}
