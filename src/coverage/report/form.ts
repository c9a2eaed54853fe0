import type { Immutability } from '../../model/immutability';
import type { Verdict } from '../verdict';

/** Coverage as its JSON has it, which all other formats are made from. Null is for ever where it is a time, and nothing elsewhere. */
export interface CoverageForm {
  readonly version: number;
  readonly resources: readonly ResourceForm[];
  readonly assumptions: readonly string[];
  readonly findings: readonly FindingForm[];
  readonly unread: readonly string[];
}

export interface PlaceForm {
  readonly template: string;
  readonly path: string | null;
  readonly logicalId: string;
}

export interface ResourceForm extends PlaceForm {
  readonly type: string;
  readonly resourceType: string | null;
  readonly verdict: Verdict;
  readonly withDefaults?: Verdict;
  readonly selections: readonly string[];
  readonly plans: readonly string[];
  readonly rules: readonly string[];
  readonly reasons: readonly string[];
  readonly conditions: readonly string[];
  readonly recoveryPointObjectiveMinutes?: number;
  readonly retentionDays?: number | null;
  readonly copies?: readonly CopyForm[];
  readonly immutability?: Immutability;
  /** How far back recovery points go, and how often there is one then: the shortest kept first; left out in reports of earlier versions. */
  readonly kept?: readonly KeptForm[];
  readonly copiesKept?: readonly CopiesKeptForm[];
  /** Left out in reports of earlier versions. */
  readonly restoreTests?: readonly RestoreTestForm[];
  readonly restoreTestedEveryMinutes?: number;
  /** The roles of the selections; left out in reports of earlier versions. */
  readonly roles?: readonly RoleForm[];
  /** What surely tells of failed and of missing backups of the rules; left out in reports of earlier versions. */
  readonly alarms?: readonly AlarmForm[];
  /** The controls of frameworks that judge it for sure. */
  readonly controls?: readonly { readonly framework: PlaceForm; readonly control: string }[];
  readonly native: { readonly what: string; readonly days?: number } | null;
  readonly proof: readonly ProofForm[];
}

export interface RoleForm {
  readonly name: string;
  readonly place: PlaceForm | null;
  /** The AWS managed policies that it is without, and can do nothing without; null where what it may do is not known. */
  readonly lacks: readonly string[] | null;
}

export interface AlarmForm {
  readonly alarm: PlaceForm;
  readonly tellsOf: 'failure' | 'missingBackup';
  readonly plan: PlaceForm;
  readonly rule: string;
}

export interface RestoreTestForm {
  readonly selection: PlaceForm;
  readonly plan: PlaceForm | null;
  /** Null where only deployment knows it. */
  readonly answer: true | null;
  readonly algorithm: 'latest' | 'random' | null;
  readonly schedule: { readonly expression: string; readonly timeZone: string } | null;
  readonly validationWindowHours?: number;
  readonly why: readonly string[];
}

export interface CopyForm {
  readonly vault: string;
  readonly account: string | null;
  readonly region: string | null;
  readonly retentionDays?: number | null;
}

export interface KeptForm {
  readonly retentionDays?: number | null;
  readonly everyMinutes?: number;
}

export interface CopiesKeptForm {
  readonly vault: string;
  readonly account: string | null;
  readonly region: string | null;
  readonly kept: readonly KeptForm[];
}

export interface ConditionForm {
  readonly clause: string;
  readonly operator: string | null;
  readonly key: string;
  readonly value: string;
  readonly tag: string | null;
  readonly holds: boolean | null;
}

export interface ProofForm {
  readonly selection: PlaceForm;
  readonly clause: string | null;
  readonly answer: boolean | null;
  readonly conditions: readonly ConditionForm[];
  readonly exclusions: readonly { readonly clause: string; readonly holds: boolean | null; readonly why: string }[];
  readonly plan: PlaceForm & { readonly rules: readonly RuleForm[] | null } | null;
  readonly role: { readonly name: string; readonly place: PlaceForm | null };
}

export interface RuleForm {
  readonly name: string;
  readonly schedule: { readonly expression: string; readonly timeZone: string } | null;
  readonly startWindowMinutes?: number;
  readonly continuous: boolean | null;
  readonly retentionDays?: number | null;
  readonly coldAfterDays?: number;
  readonly vault: VaultForm;
  readonly airGappedVault: VaultForm | null;
  readonly copies: readonly CopyOfRuleForm[];
}

export interface CopyOfRuleForm {
  readonly vault: VaultForm;
  readonly retentionDays?: number | null;
  /** False where it is not made, and null where only deployment knows it; left out where it is. */
  readonly made?: false | null;
  /** What keeps it from being made, or may do so. */
  readonly why?: string;
}

export interface VaultForm {
  readonly name: string;
  readonly place: PlaceForm | null;
  readonly account: string | null;
  readonly region: string | null;
  readonly immutability: Immutability;
  readonly minRetentionDays?: number;
  readonly maxRetentionDays?: number;
  readonly changeableForDays?: number;
  readonly encryptionKey: string | null;
}

/** Something that is required and not met, or that was lost since a baseline. */
export interface UnmetForm {
  readonly id: string;
  readonly level: 'error' | 'warning';
  readonly template: string | null;
  readonly path: string | null;
  readonly logicalId: string | null;
  readonly message: string;
}

export interface FindingForm extends PlaceForm {
  readonly id: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly property: string | null;
  readonly message: string;
}
