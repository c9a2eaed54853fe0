import type { ResourceEnvironment } from 'aws-cdk-lib';
import type { RestoreTest } from './restore-test';
import { restorePolicyMissing } from '../../checks/restore/restore-policy-missing';
import { retentionTooShort, windowTooShort } from '../../checks/restore/restore-testing-times';
import type { Documents } from '../../document/documents';
import type { RestoreTestingPlanDocument } from '../../document/restore-testing-plan-document';
import { RestoreTestingSelectionDocument } from '../../document/restore-testing-selection-document';
import type { Reading } from '../../document/values/reading';
import { ALGORITHMS, CONDITION_OPERATORS, CONDITION_PREFIX } from '../../model/restore-testing';
import { DEFAULT_TIME_ZONE } from '../../model/schedule/starts';
import { memo } from '../../private/memo';
import { arnsIn, clauseOf } from '../matching/selection-facts';
import type { ArnList, ConditionClause } from '../matching/selection-facts';
import { comesToAnEnd } from '../plans/known-gaps';
import { Environments } from '../subjects/environments';

const [LATEST, RANDOM] = ALGORITHMS;
const TYPES: ReadonlySet<string> = new Set([RestoreTestingSelectionDocument.TYPE]);

/** What a selection of a restore testing plan says, without anything that differs from resource to resource. */
export interface TestFacts extends Omit<RestoreTest, 'answer' | 'why'> {
  /** The resource type of the API; nothing where only deployment knows it. */
  readonly type?: string;
  readonly env: ResourceEnvironment;
  readonly arns: ArnList;
  /** Whether it is everything of its type, as far as conditions let it. */
  readonly isEverything: boolean;
  /** Undefined where only deployment knows them. */
  readonly conditions?: readonly ConditionClause[];
  /** Why its tests may restore nothing, or are known only at deployment. */
  readonly open: readonly string[];
}

/** The selections of restore testing plans of an application that may restore something, by the types that they are of. */
export class TestIndex {
  /** In the world of some documents. */
  public static of(documents: Documents): TestIndex {
    return documents.constant('coverage: restore tests', () => new TestIndex(documents));
  }

  /** Whether an application has any. */
  public static isEmpty(documents: Documents): boolean {
    return documents.constant('coverage: no restore tests', () => documents.application.templates.every((template) => template.resourcesOf(TYPES).length === 0));
  }

  /** By the keys of the resources that they name. */
  private readonly named = new Map<string, Set<TestFacts>>();
  /** Those that have anything else, by types; those of which only deployment knows the type stand under none. */
  private readonly others = new Map<string, Set<TestFacts>>();
  private readonly order = new Map<TestFacts, number>();

  private constructor(documents: Documents) {
    for (const selection of documents.ofTypes(RestoreTestingSelectionDocument, TYPES)) {
      documents.application.budget.spend();
      const facts = selection.isMade && selection.plan?.isMade !== false ? factsOf(documents, selection) : undefined;
      if (facts) { this.add(facts); }
    }
  }

  /** Those that may restore a resource of a type, in the order of the templates. */
  public candidates(key: string | undefined, type: string): TestFacts[] {
    const found = new Set([...this.named.get(key ?? '') ?? [], ...this.others.get(type) ?? [], ...this.others.get('') ?? []]);
    return [...found].sort((a, b) => this.order.get(a)! - this.order.get(b)!);
  }

  private add(facts: TestFacts): void {
    const { arns: { named, shared, others, isLater }, isEverything, type = '' } = facts;
    this.order.set(facts, this.order.size);
    const keys = [...named.keys(), ...shared.flatMap((list) => [...list.keys.keys()])];
    for (const key of keys) { memo(this.named, key, () => new Set<TestFacts>()).add(facts); }
    if (isEverything || others.length > 0 || isLater) { memo(this.others, type, () => new Set<TestFacts>()).add(facts); }
  }
}

/** Nothing of one whose role surely cannot restore. */
function factsOf(documents: Documents, selection: RestoreTestingSelectionDocument): TestFacts | undefined {
  if (restorePolicyMissing(selection, documents).length > 0) { return undefined; }
  const { plan, resourceType, arns, selected, validationWindowHours } = selection;
  const environments = Environments.of(documents.application);
  const scheduled = plan && scheduleOf(plan);
  return {
    selection: { template: selection.template, logicalId: selection.logicalId },
    key: selection.key,
    plan: plan && { template: plan.template, logicalId: plan.logicalId },
    type: resourceType.knownText,
    env: environments.envOf((plan ?? selection).template),
    arns: arnsIn(documents, selected, arns),
    isEverything: arns.isAbsent || arns.elements()?.length === 0,
    conditions: conditionsOf(selection, environments),
    algorithm: algorithmOf(plan),
    schedule: scheduled,
    validationWindowHours: validationWindowHours.number,
    open: [
      ...plan ? [] : ['its plan is none of the templates, so that its schedule and vaults are not known'],
      ...plan && !scheduled ? ['when its plan runs is known only at deployment, or it does not go on running'] : [],
      ...plan && windowTooShort(plan, documents).length > 0 ? ['there may be no recovery point as far back as it looks'] : [],
      ...plan && retentionTooShort(plan, documents).length > 0 ? ['there may be no recovery point any more when it runs'] : [],
    ],
  };
}

function conditionsOf({ conditions }: RestoreTestingSelectionDocument, environments: Environments): ConditionClause[] | undefined {
  if (conditions.isAbsent) { return []; }
  if (conditions.isLater) { return undefined; }
  return conditions.names().flatMap((name) => (conditions.at(name).elements() ?? []).map((reading) => conditionOf(name, reading, environments)));
}

function conditionOf(name: string, reading: Reading, environments: Environments): ConditionClause {
  const { text: key = '' } = reading.at('Key');
  return {
    clause: clauseOf(reading),
    operator: CONDITION_OPERATORS.find((each) => each === name),
    key: key.startsWith(CONDITION_PREFIX) ? key.slice(CONDITION_PREFIX.length) : key,
    value: environments.common(reading.at('Value').text ?? ''),
  };
}

function scheduleOf({ schedule: { knownText: expression }, timeZone }: RestoreTestingPlanDocument): RestoreTest['schedule'] {
  const zone = timeZone.isAbsent ? DEFAULT_TIME_ZONE : timeZone.knownText;
  const schedule = expression === undefined || zone === undefined ? undefined : { expression, timeZone: zone };
  return schedule && !comesToAnEnd(schedule) ? schedule : undefined;
}

function algorithmOf(plan: RestoreTestingPlanDocument | undefined): RestoreTest['algorithm'] {
  switch (plan?.points.at('Algorithm').knownText) {
    case LATEST: return 'latest';
    case RANDOM: return 'random';
    default: return undefined;
  }
}
