import type { VaultReference } from '../../document/arns/vault-reference';
import type { RuleDocument } from '../../document/plan-document';
import type { RestoreTestingPlanDocument } from '../../document/restore-testing-plan-document';
import { canCopy, canHold } from '../../model/resources/copy-abilities';
import type { ResourceKind } from '../../model/resources/resource-kind';
import type { Answer } from '../../model/resources/selection-semantics';
import { daysKeptBy, daysOfCopy } from '../plan/retentions';

/** Recovery points that a rule makes in a vault. */
export interface Points {
  readonly rule: RuleDocument;
  readonly vault: VaultReference;
  readonly source: 'backup' | 'airGapped' | 'copy';
  /** For how many days they are kept; nothing where only deployment knows it. */
  readonly days?: number;
}

/** How they were made: nothing where it may be either. */
export type PointType = 'SNAPSHOT' | 'CONTINUOUS' | undefined;

/** All that a rule makes, without copies of which only deployment knows. */
export function pointsOf(rule: RuleDocument): Points[] {
  const { airGappedVault, copies = [] } = rule;
  const days = daysKeptBy(rule);
  return [
    { rule, vault: rule.vault, source: 'backup', days },
    ...airGappedVault ? [{ rule, vault: airGappedVault, source: 'airGapped', days } as const] : [],
    ...copies.map((copy) => ({ rule, vault: copy.vault, source: 'copy', days: daysOfCopy(rule, copy) } as const)),
  ];
}

/** Whether there are such of a kind of resources: not all can be copied, and a logically air-gapped vault does not take all of them. */
export function hasPointsOf({ source }: Points, kind: ResourceKind): boolean {
  if (source === 'copy') { return canCopy(kind); }
  return source !== 'airGapped' || canHold(kind);
}

/** Of which type they are of a kind of resources. A copy of a continuous backup is a snapshot. */
export function pointTypeOf({ rule, source }: Points, { features }: ResourceKind): PointType {
  if (source === 'copy' || !features.includes('continuousBackup') || !rule.mayBeContinuous) { return 'SNAPSHOT'; }
  return rule.isContinuous && source === 'backup' ? 'CONTINUOUS' : undefined;
}

/** Whether a restore testing plan takes such. */
export function takesType({ pointTypes }: RestoreTestingPlanDocument, type: PointType): Answer {
  const elements = pointTypes.elements();
  if (!elements) { return undefined; }
  const taken = elements.map(({ knownText }) => knownText);
  if (type === undefined) { return ['SNAPSHOT', 'CONTINUOUS'].every((each) => taken.includes(each)) || undefined; }
  return taken.includes(type) || (taken.includes(undefined) ? undefined : false);
}
