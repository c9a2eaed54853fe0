import { IMMUTABILITIES, strongest } from '../../../model/immutability';
import type { Immutability } from '../../../model/immutability';
import type { CopyNeed } from '../../../objectives/copy-need';

/** What resources have to have that AWS Backup cannot back up, from the mildest to the strictest. */
export const UNSUPPORTED = ['allowed', 'nativeBackup', 'exemption'] as const;
export type Unsupported = typeof UNSUPPORTED[number];

/** What is required of resources, in the units in which it is compared. */
export interface Need {
  readonly recoveryPointMinutes?: number;
  readonly frequencyMinutes?: number;
  readonly pointInTimeRecovery?: boolean;
  readonly minRetentionDays?: number;
  readonly maxRetentionDays?: number;
  readonly copies?: readonly CopyNeed[];
  readonly immutability?: Immutability;
  readonly customerManagedKey?: boolean;
  readonly restoreTestedMinutes?: number;
  /** The types that it is required of, as the API names them; of all without it. */
  readonly resourceTypes?: readonly string[];
  readonly unsupported?: Unsupported;
  /** Whether it is only warned of where it is not met. */
  readonly isWarning?: boolean;
}

/** Those that a required immutability can be. */
export const REQUIRED_IMMUTABILITIES: readonly Immutability[] = IMMUTABILITIES.slice(IMMUTABILITIES.indexOf('governance'));

/** Whether something is required of a type; of one that AWS Backup does not have, only where no types are named. */
export function isMeant({ resourceTypes }: Need, type: string | undefined): boolean {
  return resourceTypes === undefined || (type !== undefined && resourceTypes.includes(type));
}

/** All of several needs as one: the strictest of each counts. */
export function strictest(needs: readonly Need[]): Need {
  return {
    recoveryPointMinutes: least(needs.map(({ recoveryPointMinutes }) => recoveryPointMinutes)),
    frequencyMinutes: least(needs.map(({ frequencyMinutes }) => frequencyMinutes)),
    pointInTimeRecovery: needs.some(({ pointInTimeRecovery }) => pointInTimeRecovery),
    minRetentionDays: most(needs.map(({ minRetentionDays }) => minRetentionDays)),
    maxRetentionDays: least(needs.map(({ maxRetentionDays }) => maxRetentionDays)),
    copies: needs.flatMap(({ copies = [] }) => copies),
    immutability: strongest(needs.flatMap(({ immutability }) => immutability ?? [])),
    customerManagedKey: needs.some(({ customerManagedKey }) => customerManagedKey),
    restoreTestedMinutes: least(needs.map(({ restoreTestedMinutes }) => restoreTestedMinutes)),
    unsupported: UNSUPPORTED[Math.max(...needs.map(({ unsupported = 'allowed' }) => UNSUPPORTED.indexOf(unsupported)))],
  };
}

function least(numbers: readonly (number | undefined)[]): number | undefined {
  const given = numbers.filter((each) => each !== undefined);
  return given.length > 0 ? Math.min(...given) : undefined;
}

function most(numbers: readonly (number | undefined)[]): number | undefined {
  const given = numbers.filter((each) => each !== undefined);
  return given.length > 0 ? Math.max(...given) : undefined;
}
