import type { NamedArn } from '../../../document/arns/selected-arns';
import type { ResourceDocument } from '../../../document/resource-document';
import type { SelectionDocument } from '../../../document/selection-document';
import { EVERYTHING, hasWildcard } from '../../../model/arn-pattern';
import { Quota } from '../../../model/quota';
import { SelectionSemantics } from '../../../model/resources/selection-semantics';
import { colonSectionsOf } from '../../../private/arn';
import { memo } from '../../../private/memo';

/**
 * What the exceptions of a selection surely leave out: what they name or collect, and what is within a pattern.
 */
export class LeftOutResources {
  private readonly texts: ReadonlySet<string>;
  private readonly patterns: readonly string[];
  private readonly within = new Map<string, boolean>();
  private known?: ReadonlySet<ResourceDocument>;

  constructor(private readonly selection: SelectionDocument) {
    const { excluded: { named } } = selection;
    this.texts = new Set(named.map(({ text }) => text));
    this.patterns = [...this.texts].filter(hasWildcard).slice(0, Quota.WILDCARD_ARNS.max);
  }

  /** Whether everything is left out. */
  public get isEverything(): boolean {
    return this.texts.has(EVERYTHING);
  }

  /** Whether a resource of the application is left out. */
  public has(resource: ResourceDocument): boolean {
    return this.isEverything || this.names(resource) || (this.patterns.length > 0 && this.isWithin(patternOf(resource)));
  }

  /** Whether what is selected by an ARN or a pattern is left out: by the same, by its name, or within a pattern. A pattern that leaves out all of a kind is meant for the others. */
  public hasAllOf({ text, resource }: NamedArn): boolean {
    return this.texts.has(text) || (resource ? this.names(resource) : this.isWithin(text));
  }

  private names(resource: ResourceDocument): boolean {
    this.known ??= new Set(this.selection.excluded.resources);
    return this.known.has(resource);
  }

  private isWithin(arn: string): boolean {
    const hasAll = (pattern: string) => new SelectionSemantics({ arns: [pattern] }).selects({ arn, tags: {} }) === true;
    return memo(this.within, arn, () => this.patterns.some(hasAll));
  }
}

/** The pattern of all of its kind in its account and Region. */
export function patternOf({ kind: { pattern }, env, template: { environment: { partition = EVERYTHING } } }: ResourceDocument): string {
  const [service, region, account, ...rest] = colonSectionsOf(pattern);
  const where = [region === EVERYTHING ? env.region : region, account === EVERYTHING ? env.account : account];
  return ['arn', partition, service, ...where, ...rest].join(':');
}
