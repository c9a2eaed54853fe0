/** A value of a template; nothing where there is none, and words for what only deployment knows. */
export type Value = string | number | boolean | null | { readonly knownAtDeployment: string };

/** Where something is. */
export interface Described {
  /** What it is called elsewhere in the description. */
  readonly id: string;
  readonly template: string;
  readonly path: string | null;
  readonly logicalId: string;
}

/** A vault as a plan has it. */
export interface VaultUse {
  /** The vault, if it is one of the templates. */
  readonly vault: string | null;
  readonly name: Value;
  readonly account: string | null;
  readonly region: string | null;
}

/** How long recovery points are kept. */
export interface LifecycleDescription {
  readonly deleteAfterDays: Value;
  readonly moveToColdStorageAfterDays: Value;
  readonly optInToArchive: Value;
}

export interface CopyDescription extends LifecycleDescription {
  readonly vault: VaultUse;
}

export interface RuleDescription extends LifecycleDescription {
  readonly name: Value;
  readonly schedule: Value;
  readonly timeZone: Value;
  readonly startWindowMinutes: Value;
  readonly completionWindowMinutes: Value;
  readonly continuous: Value;
  readonly vault: VaultUse;
  readonly airGappedVault: VaultUse | null;
  readonly copies: readonly CopyDescription[];
  readonly indexes: readonly Value[];
  /** How its recovery points are scanned for malware. */
  readonly malwareScan: Value;
  readonly recoveryPointTags: readonly TagDescription[];
}

export interface TagDescription {
  readonly key: Value;
  readonly value: Value;
}

export interface ConditionDescription extends TagDescription {
  readonly operator: string;
}

export interface PlanDescription extends Described {
  readonly name: Value;
  /** Nothing where only deployment knows them. */
  readonly rules: readonly RuleDescription[] | null;
  readonly options: readonly { readonly resourceType: Value; readonly options: readonly TagDescription[] }[];
  /** Which types are scanned for malware, and with which role. */
  readonly scans: readonly { readonly resourceTypes: readonly Value[]; readonly role: Value }[];
}

export interface SelectionDescription extends Described {
  readonly name: Value;
  /** The plan, if it is one of the templates. */
  readonly plan: string | null;
  readonly resources: readonly ResourceUse[];
  readonly arns: readonly Value[];
  /** Any of them is enough. */
  readonly tags: readonly TagDescription[];
  /** Every one has to be met. */
  readonly conditions: readonly ConditionDescription[];
  readonly exceptResources: readonly ResourceUse[];
  readonly exceptArns: readonly Value[];
  readonly role: RoleUse;
}

export interface ResourceUse {
  readonly path: string | null;
  readonly logicalId: string;
  readonly type: string;
}

export interface RoleUse {
  readonly arn: Value;
  /** Of a role of the templates. */
  readonly managedPolicies: readonly Value[] | null;
}

export interface VaultDescription extends Described {
  readonly name: Value;
  readonly kind: 'backup' | 'airGapped';
  readonly account: string | null;
  readonly region: string | null;
  /** The customer managed key; without one, that of the service. */
  readonly key: Value;
  readonly lock: LockDescription | null;
  readonly access: readonly StatementDescription[];
  readonly notifications: { readonly topic: Value; readonly events: readonly Value[] } | null;
  readonly sharedWith: readonly Value[];
  readonly deletedWithStack: boolean;
}

export interface LockDescription {
  readonly mode: 'governance' | 'compliance';
  readonly minRetentionDays: Value;
  readonly maxRetentionDays: Value;
  readonly changeableForDays: Value;
}

export interface StatementDescription {
  readonly effect: Value;
  readonly principals: readonly Value[];
  readonly isAllBut: boolean;
  readonly actions: readonly Value[];
  readonly conditions: readonly { readonly operator: string; readonly key: string; readonly values: readonly Value[] }[];
  readonly words: string;
}

/** Which backups move to a cheaper tier, and when. */
export interface TieringDescription extends Described {
  readonly name: Value;
  /** Nothing where it is for all vaults. */
  readonly vault: VaultUse | null;
  readonly selections: readonly { readonly resourceType: Value; readonly resources: readonly Value[]; readonly tierDownAfterDays: Value }[];
}

/** Which recovery points nobody can delete; all where it names nothing. */
export interface LegalHoldDescription extends Described {
  /** Its title. */
  readonly name: Value;
  readonly description: Value;
  readonly vaults: readonly VaultUse[];
  readonly resources: readonly ResourceUse[];
  readonly arns: readonly Value[];
  readonly fromDate: Value;
  readonly toDate: Value;
  readonly canceledWithStack: boolean;
}

/** Which recovery point is read without a restore. */
export interface AccessPointDescription extends Described {
  readonly name: Value;
  readonly recoveryPoint: Value;
  readonly pointInTime: Value;
}

/** When restores are tested, and of which recovery points. */
export interface RestoreTestingPlanDescription extends Described {
  readonly name: Value;
  readonly schedule: Value;
  readonly timeZone: Value;
  readonly startWindowHours: Value;
  /** Whether it takes the latest recovery point or one at random, as AWS Backup calls that. */
  readonly algorithm: Value;
  readonly pointTypes: readonly Value[];
  readonly windowDays: Value;
  /** Vaults that are named one by one. */
  readonly vaults: readonly VaultUse[];
  readonly vaultPatterns: readonly Value[];
  readonly exceptVaults: readonly Value[];
}

export interface RestoreTestingSelectionDescription extends Described {
  readonly name: Value;
  /** The restore testing plan, if it is one of the templates. */
  readonly plan: string | null;
  readonly resourceType: Value;
  readonly resources: readonly ResourceUse[];
  readonly arns: readonly Value[];
  /** Every one has to be met. */
  readonly conditions: readonly ConditionDescription[];
  /** What restores are told. */
  readonly metadata: readonly TagDescription[];
  readonly validationWindowHours: Value;
  readonly role: RoleUse;
}

/** What is judged of backups. */
export interface FrameworkDescription extends Described {
  readonly name: Value;
  /** Nothing where only deployment knows them. */
  readonly controls: readonly ControlDescription[] | null;
}

/** A control; without types, ids or tags it judges everything. */
export interface ControlDescription {
  readonly name: Value;
  readonly parameters: readonly TagDescription[];
  readonly types: readonly Value[];
  readonly ids: readonly Value[];
  readonly tags: readonly TagDescription[];
}

/** Which reports are written, and where to. */
export interface ReportPlanDescription extends Described {
  readonly name: Value;
  readonly report: Value;
  readonly frameworks: readonly Value[];
  readonly accounts: readonly Value[];
  readonly organizationalUnits: readonly Value[];
  readonly regions: readonly Value[];
  readonly bucket: Value;
  readonly prefix: Value;
  readonly formats: readonly Value[];
}

/** Which plans accounts of an organization get. */
export interface OrganizationPolicyDescription extends Described {
  readonly name: Value;
  readonly description: Value;
  /** Roots, organizational units and accounts. */
  readonly targets: readonly Value[];
  /** Nothing where only deployment knows them. */
  readonly plans: readonly OrganizationPlanDescription[] | null;
}

export interface OrganizationPlanDescription {
  readonly name: string;
  readonly regions: readonly Value[];
  /** Their vaults are those of each account. */
  readonly rules: readonly RuleDescription[];
  readonly selections: readonly OrganizationSelectionDescription[];
}

export interface OrganizationSelectionDescription {
  readonly name: string;
  readonly resourceTypes: readonly Value[];
  readonly exceptTypes: readonly Value[];
  /** Any of them is enough. */
  readonly tags: readonly TagDescription[];
  /** Every one has to be met. */
  readonly conditions: readonly ConditionDescription[];
  readonly role: Value;
}

/** A resource that AWS Backup protects. */
export interface ResourceDescription extends Described {
  readonly type: string;
  readonly kind: string;
  /** Whether a plan of the templates selects it for sure, or none does; nothing where only deployment knows. */
  readonly selected: boolean | null;
  readonly plans: readonly string[];
  /** Plans that may select it. */
  readonly plansKnownAtDeployment: readonly string[];
}

/** What is so with the defaults of the parameters, and what else can be. */
export type InWorlds<T> = T & {
  /** When it is made, if not always. */
  readonly onlyWhere: string | null;
  readonly variants: readonly { readonly where: string; readonly description: T }[];
};

export interface TemplateDescription {
  readonly file: string;
  readonly account: string | null;
  readonly region: string | null;
  /** How many resources it has. */
  readonly resources: number;
}

export interface Description {
  readonly version: 1;
  readonly resources: readonly ResourceDescription[];
  readonly plans: readonly InWorlds<PlanDescription>[];
  readonly selections: readonly InWorlds<SelectionDescription>[];
  readonly vaults: readonly InWorlds<VaultDescription>[];
  readonly tierings: readonly InWorlds<TieringDescription>[];
  readonly legalHolds: readonly InWorlds<LegalHoldDescription>[];
  readonly accessPoints: readonly InWorlds<AccessPointDescription>[];
  readonly restoreTestingPlans: readonly InWorlds<RestoreTestingPlanDescription>[];
  readonly restoreTestingSelections: readonly InWorlds<RestoreTestingSelectionDescription>[];
  readonly frameworks: readonly InWorlds<FrameworkDescription>[];
  readonly reportPlans: readonly InWorlds<ReportPlanDescription>[];
  readonly organizationPolicies: readonly InWorlds<OrganizationPolicyDescription>[];
  readonly templates: readonly TemplateDescription[];
  /** What was too much to be read. */
  readonly unread: readonly string[];
}
