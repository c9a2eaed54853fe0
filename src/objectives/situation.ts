import type { ResourceKind } from '../model/resources/resource-kind';
import type { WeeklyWindow } from '../model/schedule/weekly-window';

/** A time at which, and for some minutes before which, a database takes no snapshots. */
export interface DatabaseWindow {
  readonly kind: ResourceKind;
  /** What messages call the database. */
  readonly words: string;
  readonly window: WeeklyWindow;
  /** Whether it is the one of its own backups, which AWS Backup sets where it backs it up continuously. */
  readonly isOfBackups: boolean;
  readonly minutesBefore: number;
}

/** A vault, as far as it is known. */
export interface VaultInSight {
  /** What messages call it. */
  readonly words: string;
  readonly isAirGapped: boolean;
  /** How long recovery points have to be and may be kept in it. */
  readonly minDays?: number;
  readonly maxDays?: number;
}

/** A copy that is made of each recovery point. */
export interface WantedCopy {
  readonly vault: VaultInSight;
  /** How long it is kept at least. */
  readonly minDays?: number;
  /** What it crosses for sure. */
  readonly crosses: readonly ('account' | 'region')[];
}

/** What is known of what rules are made for. */
export interface Situation {
  /** The kinds of resources that may be there. */
  readonly kinds: readonly ResourceKind[];
  /** The same of each resource of which something is known: it is of one of these. */
  readonly alternatives: readonly (readonly ResourceKind[])[];
  /** Whether resources of any other kind may be there, too. */
  readonly isOpen: boolean;
  readonly windows: readonly DatabaseWindow[];
  /** The vault that is given. */
  readonly vault?: VaultInSight;
  readonly copies: readonly WantedCopy[];
  /** Whether cold storage may be there, and the archive of EBS snapshots surely is. */
  readonly mayBeCold: boolean;
  readonly mayArchive: boolean;
}
