import type { VaultReference } from '../../../document/arns/vault-reference';
import type { Documents } from '../../../document/documents';
import { PlanDocument } from '../../../document/plan-document';
import type { RuleDocument } from '../../../document/plan-document';
import type { ResourceDocument } from '../../../document/resource-document';
import { propertyOf } from '../../../document/template';
import type { ResourceKind } from '../../../model/resources/resource-kind';
import { memo } from '../../../private/memo';
import { writtenOut } from '../../../private/messages/written-out';
import { PlanUnderCheck } from '../plan-under-check';

/** A plan that may have a continuous rule, and which one it is of all plans. */
interface Candidate {
  readonly order: number;
  readonly place: Pick<PlanDocument, 'template' | 'logicalId'>;
}

/** A list of resources in selections, and the candidates that select it. */
interface Share {
  readonly id: number;
  readonly candidates: Set<Candidate>;
}

/** A vault that plans back up continuously into, and these plans in their order. */
interface Vaulted {
  readonly vault: VaultReference;
  readonly plans: { readonly order: number; readonly plan: PlanUnderCheck }[];
}

const RULES = new WeakMap<Documents, ContinuousRules>();

/**
 * What the plans of an application back up continuously, by resource: a plan asks what others do with its own, and not what others there are.
 */
export class ContinuousRules {
  /** Those of all plans, in a world. */
  public static of(documents: Documents): ContinuousRules {
    return memo(RULES, documents, () => new ContinuousRules(documents));
  }

  private readonly byResource = new Map<ResourceDocument, readonly Vaulted[]>();
  private readonly byShares = new Map<string, readonly Vaulted[]>();
  private readonly byKind = new Map<ResourceKind, readonly PlanUnderCheck[]>();
  private readonly retentions = new Map<ResourceDocument, { readonly longest?: number }>();

  private constructor(private readonly documents: Documents) {}

  /** Whether there may be such a rule in another plan. */
  public areBeside({ document }: PlanUnderCheck): boolean {
    return this.candidates.size > (this.candidates.has(document.key) ? 1 : 0);
  }

  /** The other plans that surely back up a resource continuously into another vault than a rule does; only those before its plan, if so asked. */
  public *rivals(resource: ResourceDocument, { vault: own }: RuleDocument, plan: PlanUnderCheck, isBefore = false): Generator<PlanUnderCheck> {
    const end = isBefore ? this.candidates.get(plan.document.key)?.order ?? Infinity : Infinity;
    for (const { vault, plans } of this.over(resource)) {
      if (plans[0].order >= end) { return; }
      for (const other of areApart(own, vault) ? plans : []) {
        if (other.order >= end) { break; }
        if (other.plan !== plan && other.plan.document.isMade && other.plan.resources.selects(resource)) { yield other.plan; }
      }
    }
  }

  /** The longest retention of all continuous rules over a resource, which wins; nothing where one of them is not known. */
  public retentionOf(resource: ResourceDocument): number | undefined {
    return memo(this.retentions, resource, () => {
      const plans = new Set(this.over(resource).flatMap((vaulted) => vaulted.plans.map(({ plan }) => plan)));
      const rules = [...plans].filter(({ document, resources }) => document.isMade && resources.selects(resource)).flatMap(continuousIn);
      const days = rules.map(({ lifecycle }) => lifecycle.deleteAfterDays.number);
      return { longest: days.includes(undefined) ? undefined : Math.max(...days as number[]) };
    }).longest;
  }

  /** Whether another plan backs up resources of a kind continuously, as far as anybody can know. */
  public mayReach(kind: ResourceKind, plan: PlanUnderCheck): boolean {
    const reaching = memo(this.byKind, kind, () => [...this.candidates.values()].map((candidate) => this.planOf(candidate))
      .filter((other) => continuousIn(other).length > 0 && (other.resources.kinds?.has(kind) ?? true)));
    return reaching.some((other) => other !== plan && other.document.isMade);
  }

  /** The vaults that a resource may be backed up into continuously, in the order of their first plans. */
  private over(resource: ResourceDocument): readonly Vaulted[] {
    return memo(this.byResource, resource, () => {
      const shares = this.shares.get(resource.key) ?? [];
      return memo(this.byShares, shares.map(({ id }) => id).join(), () => this.vaultedBy(shares));
    });
  }

  private vaultedBy(shares: readonly Share[]): readonly Vaulted[] {
    const vaults = new Map<string, Vaulted>();
    const candidates = new Set(shares.flatMap((share) => [...share.candidates]));
    for (const candidate of [...candidates].sort((a, b) => a.order - b.order)) {
      const plan = this.planOf(candidate);
      for (const { vault } of continuousIn(plan)) {
        const { plans } = memo(vaults, vault.key, (): Vaulted => ({ vault, plans: [] }));
        if (plans[plans.length - 1]?.plan !== plan) { plans.push({ order: candidate.order, plan }); }
      }
    }
    return [...vaults.values()];
  }

  private planOf({ place }: Candidate): PlanUnderCheck {
    return PlanUnderCheck.of(this.documents, this.documents.of(PlanDocument, place));
  }

  /** By the keys of plans. What a plan mentions is the same in every world. */
  private get candidates(): ReadonlyMap<string, Candidate> {
    return this.documents.constant('plans that may be continuous', () => {
      const plans = this.documents.plans.map(({ key, template, logicalId }, order) => [key, { order, place: { template, logicalId } }] as const);
      return new Map(plans.filter(([, { place: { template, logicalId } }]) => mentionsContinuous(propertyOf(template.resource(logicalId), 'BackupPlan'))));
    });
  }

  /** By the keys of resources. Selections of the same construct have one list. */
  private get shares(): ReadonlyMap<string, readonly Share[]> {
    return this.documents.constant('what may be backed up continuously', () => {
      const found = new Map<string, Share[]>();
      const byList = new Map<readonly ResourceDocument[], Share>();
      for (const selection of this.documents.selections) {
        const candidate = this.candidates.get(selection.plan?.key ?? '');
        for (const list of candidate ? selection.selected.lists : []) {
          memo(byList, list, () => {
            const share = { id: byList.size, candidates: new Set<Candidate>() };
            list.forEach(({ key }) => memo(found, key, () => []).push(share));
            return share;
          }).candidates.add(candidate!);
        }
      }
      return found;
    });
  }
}

/** Whether AWS Backup can back up a kind continuously. */
export function hasPointInTimeRecovery({ features }: ResourceKind): boolean {
  return features.includes('continuousBackup');
}

/** Whether AWS Backup manages the automated backups of a resource, for this plan or another, as far as anybody can know. */
export function mayBeBackedUpContinuously({ kind }: ResourceDocument, plan: PlanUnderCheck): boolean {
  return hasPointInTimeRecovery(kind) && (continuousIn(plan).length > 0 || ContinuousRules.of(plan.documents).mayReach(kind, plan));
}

/** Whether two vaults are different ones for sure: of several rules into one vault, the longest retention wins. */
export function areApart(a: VaultReference, b: VaultReference): boolean {
  if (a.document && b.document) { return a.document.key !== b.document.key; }
  return a.name !== undefined && b.name !== undefined && a.name !== b.name;
}

/** Whether a rule of a plan is another continuous one, into another vault. */
export function isApart(rule: RuleDocument, other: RuleDocument): boolean {
  return other.isContinuous && areApart(rule.vault, other.vault);
}

function continuousIn({ rules }: PlanUnderCheck): RuleDocument[] {
  return rules.filter(({ isContinuous }) => isContinuous);
}

function mentionsContinuous(plan: unknown): boolean {
  return /"EnableContinuousBackup":(?!false|"false")/.test(writtenOut(plan) ?? '');
}
