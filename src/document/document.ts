import { Evaluation } from './evaluation';
import { Reading } from './reading';
import type { Template } from './template';

/**
 * A resource of a template, as it is in a world.
 */
export class Document {
  protected readonly properties: Reading;

  constructor(protected readonly evaluation: Evaluation, public readonly template: Template, public readonly logicalId: string) {
    this.properties = new Reading(evaluation, template, this.raw?.Properties ?? {}, '');
  }

  /** What messages call it: the path of its construct where the template has it, else its logical id. */
  public get name(): string {
    return this.path?.replace(/\/Resource$/, '') ?? this.logicalId;
  }

  /** The path of its construct, where the template or its assembly has it. */
  public get path(): string | undefined {
    const path = (this.raw?.Metadata as { 'aws:cdk:path'?: unknown } | null | undefined)?.['aws:cdk:path'];
    return typeof path === 'string' ? path : this.template.paths.get(this.logicalId);
  }

  /** The type of the resource in CloudFormation. */
  public get type(): string {
    return this.raw?.Type ?? '';
  }

  /** Whether it is made at all. */
  public get isMade(): boolean {
    const condition = this.raw?.Condition;
    return condition === undefined || this.evaluation.holds(condition, this.template);
  }

  private get raw() {
    return this.template.resource(this.logicalId);
  }
}
