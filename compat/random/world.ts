/**
 * A random program as plain data. It is of the era of both peers, or of v2 alone, whose options it may then use.
 * Vaults and trees may stand anywhere; plans stand in the main stack or in a stack nested in it, so that no two stacks wait for one another.
 */
export interface World {
  readonly era: Era;
  readonly concrete: boolean;
  readonly staged: boolean;
  readonly minimizePolicies: boolean;
  readonly partitionLiterals: boolean;
  readonly vaults: readonly VaultSpec[];
  readonly trees: readonly TreeSpec[];
  readonly plans: readonly PlanSpec[];
  /** A named program, by its place among the special ones, that is refused or differs on purpose, in the same app. */
  readonly special?: number;
}

export type Era = 'both' | 'v2';
export type Place = 'main' | 'main nested' | 'data' | 'data nested';

export interface VaultSpec {
  readonly place: Place;
  readonly kind: 'made' | 'by name' | 'by ARN' | 'by name token' | 'by ARN token' | 'bare';
  readonly name: 'none' | 'literal' | 'lazy';
  readonly key: 'none' | 'own' | 'imported' | 'bare';
  readonly topic: 'none' | 'own' | 'imported';
  readonly events?: readonly string[];
  readonly lock?: { readonly min: number; readonly more?: number; readonly changeable?: number };
  readonly statements: number;
  readonly addedStatements: number;
  readonly block: 'no' | 'prop' | 'method' | 'both';
  readonly removal?: 'RETAIN' | 'DESTROY';
  readonly granted: boolean;
}

export type Thing = 'table' | 'fileSystem' | 'instance' | 'volume' | 'database' | 'bucket' | 'cluster' | 'member';

export interface TreeSpec {
  readonly place: Place;
  readonly things: readonly Thing[];
  readonly below: readonly (readonly Thing[])[];
}

export interface PlanSpec {
  readonly place: 'main' | 'main nested';
  readonly name: 'none' | 'literal' | 'lazy';
  readonly vault?: number;
  readonly windowsVss?: boolean;
  /** One of the ready-made plans, by number: then the rules are added to it. */
  readonly readyMade?: number;
  readonly rules: readonly RuleSpec[];
  readonly addedRules: readonly RuleSpec[];
  readonly selections: readonly SelectionSpec[];
  readonly tagged: boolean;
  readonly outputs: boolean;
}

export interface RuleSpec {
  readonly readyMade?: number;
  readonly named: boolean;
  readonly schedule?: string;
  readonly timeZone?: string;
  readonly start?: number;
  readonly completionAfterStart?: number;
  readonly cold?: number;
  readonly kept?: number;
  readonly continuous?: boolean;
  readonly vault?: number;
  readonly lazy: boolean;
  readonly copies: readonly { readonly vault: number; readonly cold?: number; readonly kept?: number }[];
  readonly tags?: Readonly<Record<string, string>>;
  readonly index?: 'S3' | 'EBS';
}

export interface SelectionSpec {
  readonly named: boolean;
  readonly direct: boolean;
  readonly role: 'made' | 'own' | 'imported' | 'immutable';
  readonly allowRestores?: boolean;
  readonly disableDefaultBackupPolicy?: boolean;
  readonly resources: readonly ResourceSpec[];
}

export type ResourceSpec =
  | { readonly of: 'arn'; readonly name: string; readonly token: boolean }
  | { readonly of: 'tag'; readonly key: string; readonly value: string; readonly operation: boolean }
  | { readonly of: 'tree'; readonly tree: number; readonly below?: number }
  | { readonly of: 'table'; readonly tree: number }
  | { readonly of: 'stack' }
  | { readonly of: 'stage' };
