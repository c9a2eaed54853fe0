import type { NativeBackup } from './native-backup';
import { STATEFUL_TYPES } from './stateful-types';

/** A CloudFormation type, and what becomes of the data in its resources. What AWS Backup does with those that it supports is in the catalog. */
export interface StatefulType {
  readonly type: string;
  /** Whether it has data that others lose with it, data that can be had again, or only says how other resources are. `data` by default. */
  readonly holds?: 'data' | 'cache' | 'config';
  /** Whether AWS Backup backs up such resources, or what they make. */
  readonly isSupported?: boolean;
  /** The property that has its tags, `Tags` by default; nothing where the type itself has none. */
  readonly tags?: string | null;
  /** The backups that the service makes of it. */
  readonly native?: NativeBackup;
  /** What to do where AWS Backup does not help, as a part of a sentence. */
  readonly advice?: string;
  /** What a transform makes of it, which is what AWS Backup sees. */
  readonly becomes?: string;
}

const BY_TYPE = new Map<string, StatefulType>();

/** What is known of a type; nothing of one that holds no data, or that is newer than this library. */
export function statefulType(type: string): StatefulType | undefined {
  if (BY_TYPE.size === 0) { STATEFUL_TYPES.forEach((each) => BY_TYPE.set(each.type, each)); }
  return BY_TYPE.get(type);
}

/** The type that AWS Backup sees of a resource: that which a transform makes of it. */
export function typeSeen(type: string): string {
  return statefulType(type)?.becomes ?? type;
}

/** The types whose resources have to be protected: those that hold data, and caches that their service can back up. */
export const TYPES_WITH_DATA: ReadonlySet<string> = new Set(
  STATEFUL_TYPES.filter(({ holds = 'data', native }) => holds === 'data' || (holds === 'cache' && native)).map(({ type }) => type));
