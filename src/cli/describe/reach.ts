import type { SelectedArns } from '../../document/arns/selected-arns';
import type { Documents } from '../../document/documents';
import type { PlanDocument } from '../../document/plan-document';
import type { ResourceDocument } from '../../document/resource-document';
import type { SelectionDocument } from '../../document/selection-document';
import type { Reading } from '../../document/values/reading';
import { EVERYTHING } from '../../model/arn-pattern';
import { kindsNamed } from '../../model/resources/resource-catalog';
import { and, not, or, SelectionSemantics } from '../../model/resources/selection-semantics';
import type { Answer, SelectionTag } from '../../model/resources/selection-semantics';
import { colonSectionsOf } from '../../private/arn';
import { isKnownText } from '../../private/known-text';
import { later } from '../../private/later';
import { memo } from '../../private/memo';

/** Answers of plans that are not no, by the keys of the plans. */
export type Answers = ReadonlyMap<string, Answer>;

/**
 * Which resources of an application the selections of its plans select, in one world: yes, no, or known only at deployment.
 *
 * Resources of the same kind, place and tags are selected alike, but for those that are named: to ask each selection of each resource would take too long.
 */
export class Reach {
  private readonly plans: readonly PlanDocument[];
  private readonly members = new Map<SelectedArns, ReadonlySet<ResourceDocument>>();
  private readonly matched = new Map<string, { readonly answer: Answer }>();
  private readonly alike = new Map<string, Answers>();
  /** Plans that name a resource, or a part of it, so that what is said of those alike does not hold. */
  private readonly naming = new Map<ResourceDocument, Set<PlanDocument>>();
  private readonly open = new Set<PlanDocument>();
  private readonly arns = new Map<ResourceDocument, string>();

  constructor(private readonly documents: Documents) {
    this.plans = documents.plans.filter(({ isMade }) => isMade);
    for (const plan of this.plans) {
      for (const arns of documents.selectionsOf(plan).flatMap(({ selected, excluded }) => [selected, excluded])) {
        for (const resource of arns.resources) { memo(this.naming, resource, () => new Set()).add(plan); }
        if (!arns.others.every((arn) => isKnownText(arn))) { this.open.add(plan); }
      }
    }
  }

  /** What the plans say of a resource, without those that surely do not select it. */
  public answersOf(resource: ResourceDocument): Answers {
    const { kind, env: { account, region }, tags } = resource;
    const own = new Set([...this.open, ...this.naming.get(resource) ?? []]);
    const alike = memo(this.alike, JSON.stringify([kind.name, account, region, tags ?? null]), () => this.answers(this.plans, resource, true));
    if (own.size === 0) { return alike; }
    const keys = new Set([...own].map(({ key }) => key));
    return new Map([...[...alike].filter(([key]) => !keys.has(key)), ...this.answers(own, resource, false)]);
  }

  private answers(plans: Iterable<PlanDocument>, resource: ResourceDocument, isOfAllAlike: boolean): Answers {
    const answers = [...plans].map((plan) => [plan.key, this.selects(plan, resource, isOfAllAlike)] as const);
    return new Map(answers.filter(([, answer]) => answer !== false));
  }

  /** Whether a plan selects a resource, by itself or with its whole stack. */
  private selects(plan: PlanDocument, resource: ResourceDocument, isOfAllAlike: boolean): Answer {
    const selections = this.documents.selectionsOf(plan);
    const itself = or(selections.map((selection) => this.isSelected(selection, resource, isOfAllAlike)));
    const mayBeWithStack = itself === false && selections.some(({ selected, tags }) => !tags.isAbsent || selected.mayReach(STACKS));
    return mayBeWithStack ? undefined : itself;
  }

  private isSelected(selection: SelectionDocument, resource: ResourceDocument, isOfAllAlike: boolean): Answer {
    this.documents.application.budget.spend();
    return and([
      or([this.isAmong(selection.selected, resource, isOfAllAlike), this.hasTag(selection.tags, resource)]),
      meetsConditions(selection, resource),
      not(this.isAmong(selection.excluded, resource, isOfAllAlike)),
    ]);
  }

  private isAmong(arns: SelectedArns, resource: ResourceDocument, isOfAllAlike: boolean): Answer {
    if (!isOfAllAlike && memo(this.members, arns, () => new Set(arns.resources)).has(resource)) { return true; }
    return or([...arns.isLater ? [undefined] : [], ...arns.others.map((arn) => this.matches(arn, resource))]);
  }

  /** What is known whole matches all resources of a kind in an environment alike, since the ids of all are made at deployment. */
  private matches(pattern: string, resource: ResourceDocument): Answer {
    const { kind, env: { account, region } } = resource;
    const ask = () => ({ answer: new SelectionSemantics({ arns: [pattern] }).selects({ arn: this.arnOf(resource), tags: {} }) });
    return isKnownText(pattern) ? memo(this.matched, [pattern, kind.name, account, region].join('\n'), ask).answer : ask().answer;
  }

  private hasTag(reading: Reading, { tags }: ResourceDocument): Answer {
    if (reading.isAbsent) { return false; }
    const elements = reading.elements();
    const wanted = elements?.flatMap((element): SelectionTag[] => {
      const [key, value] = [element.at('ConditionKey').text, element.at('ConditionValue').text];
      return key === undefined || value === undefined ? [] : [{ key, value }];
    });
    return tags && wanted && wanted.length === elements?.length ? new SelectionSemantics({ tags: wanted }).selects({ arn: '', tags }) : undefined;
  }

  /** The ARN, with names for what only deployment knows. */
  private arnOf(resource: ResourceDocument): string {
    return memo(this.arns, resource, () => {
      const { kind, env, key, template } = resource;
      const [service, region, account, ...rest] = colonSectionsOf(kind.pattern);
      const where = [region === EVERYTHING ? env.region : region, account === EVERYTHING ? env.account : account];
      return ['arn', later(`${template.name}.AWS::Partition`), service, ...where, rest.join(':').replaceAll(EVERYTHING, later(`${key}.id`))].join(':');
    });
  }
}

const [STACKS] = kindsNamed('CloudFormation');

function meetsConditions({ conditions, semanticConditions }: SelectionDocument, { tags }: ResourceDocument): Answer {
  if (conditions.isAbsent) { return true; }
  return tags && semanticConditions && new SelectionSemantics({ arns: [EVERYTHING], conditions: semanticConditions }).selects({ arn: '', tags });
}
