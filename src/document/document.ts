import type { ResourceEnvironment } from 'aws-cdk-lib';
import type { Documents } from './documents';
import { propertyOf } from './template';
import type { Place, RawResource, Template } from './template';
import { textOf } from './values/expression';
import { Reading } from './values/reading';
import { isDeletedBy } from '../model/resources/deletion-policy';
import { nameOfResource } from '../private/paths';

/**
 * A resource of a template, as it is in a world.
 */
export class Document {
  /** The path of the construct of a resource, where its template or assembly has it. */
  public static pathIn(template: Template, logicalId: string): string | undefined {
    return pathOf(template, logicalId, template.resource(logicalId));
  }

  public readonly template: Template;
  private inTemplate?: RawResource;

  constructor(protected readonly documents: Documents, private readonly place: Place) {
    this.template = place.template;
  }

  /** Its name in its template. */
  public get logicalId(): string {
    return this.place.logicalId;
  }

  /** What messages call it: the path of its construct where the template has it, else its logical id. */
  public get name(): string {
    return nameOfResource(this);
  }

  /** The path of its construct, where the template or its assembly has it. */
  public get path(): string | undefined {
    return pathOf(this.template, this.logicalId, this.raw);
  }

  /** The resource as its template has it. */
  public get raw(): RawResource | undefined {
    this.inTemplate ??= this.place.raw ?? this.template.resource(this.logicalId);
    return this.inTemplate;
  }

  /** The type of the resource in CloudFormation. */
  public get type(): string {
    return this.raw?.Type ?? '';
  }

  /** What tells it from all others. */
  public get key(): string {
    return `${this.template.name}/${this.logicalId}`;
  }

  /** The account and Region that it is made in; of each, something that is not known where its template does not say it. */
  public get env(): ResourceEnvironment {
    return this.documents.envOf(this.template);
  }

  /** Whether it is made at all, and the stack that it is in. */
  public get isMade(): boolean {
    return this.unmetCondition === undefined && (this.around?.isMade ?? true);
  }

  /** Whether it, or a stack that it is in, is made under a condition only. */
  public get isConditional(): boolean {
    return this.raw?.Condition !== undefined || (this.around?.isConditional ?? false);
  }

  /** Its own condition, where that is not met. */
  public get unmetCondition(): string | undefined {
    const condition = this.raw?.Condition;
    return condition === undefined || this.documents.evaluation.holds(condition, this.template) ? undefined : textOf(condition) ?? '';
  }

  /** Whether CloudFormation deletes it when it leaves its stack. */
  public get isDeleted(): boolean {
    return isDeletedBy(this.raw?.DeletionPolicy);
  }

  /** Whether it says what happens to it when it leaves its stack. */
  public get hasDeletionPolicy(): boolean {
    return this.raw?.DeletionPolicy !== undefined;
  }

  /** One of its properties. */
  public property(name: string): Reading {
    return new Reading(this.documents.evaluation, this.template, propertyOf(this.raw, name), name);
  }

  /** All of its properties. */
  public get properties(): Reading {
    return new Reading(this.documents.evaluation, this.template, this.raw?.Properties ?? {}, '');
  }

  /** The nested stack that it is in. */
  private get around(): Document | undefined {
    const { outer } = this.template;
    return outer && new Document(this.documents, outer);
  }
}

function pathOf(template: Template, logicalId: string, resource: RawResource | undefined): string | undefined {
  const path = (resource?.Metadata as { 'aws:cdk:path'?: unknown } | null | undefined)?.['aws:cdk:path'];
  return typeof path === 'string' ? path : template.paths.get(logicalId);
}
