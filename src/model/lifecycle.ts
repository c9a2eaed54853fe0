import { Duration } from 'aws-cdk-lib';
import { dayProblems, inWords } from '../private/durations';
import { AS_GIVEN } from '../private/messages/names';
import type { Names } from '../private/messages/names';

/** The longest retention AWS Backup knows, about a hundred years. */
export const MAX_RETENTION_DAYS = 36_500;
/** The longest retention of a continuous backup, and its default. */
export const MAX_CONTINUOUS_RETENTION_DAYS = 35;
/** How long a recovery point stays in cold storage at least. */
export const MIN_DAYS_IN_COLD_STORAGE = 90;

/** The options of a rule or a copy action that make its lifecycle. */
export interface LifecycleOptions {
  readonly deleteAfter?: Duration;
  readonly moveToColdStorageAfter?: Duration;
  readonly optInToArchive?: boolean;
}

/**
 * When a recovery point moves to cold storage and when it is deleted.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html
 */
export class Lifecycle {
  /** The lifecycle of snapshots and copies; messages call its properties by `names`. */
  public static periodic(options: LifecycleOptions, names: Names = AS_GIVEN): Lifecycle {
    return new Lifecycle(options, [
      ...dayProblems(names('deleteAfter'), options.deleteAfter, 1, MAX_RETENTION_DAYS),
      ...dayProblems(names('moveToColdStorageAfter'), options.moveToColdStorageAfter, 1, MAX_RETENTION_DAYS),
      ...coldStorageProblems(options, names),
      ...(options.optInToArchive && !options.moveToColdStorageAfter
        ? [`'${names('optInToArchive')}' must be given together with '${names('moveToColdStorageAfter', true)}', which says when recovery points go to the archive`]
        : []),
    ]);
  }

  /** The lifecycle of continuous backups, which is 35 days where nothing else is said. */
  public static continuous(options: LifecycleOptions, names: Names = AS_GIVEN): Lifecycle {
    const cold = options.moveToColdStorageAfter;
    return new Lifecycle({ ...options, deleteAfter: options.deleteAfter ?? Duration.days(MAX_CONTINUOUS_RETENTION_DAYS) }, [
      ...dayProblems(names('deleteAfter'), options.deleteAfter, 1, MAX_CONTINUOUS_RETENTION_DAYS, ` with '${names('enableContinuousBackup')}'`),
      ...(cold
        ? [`'${names('moveToColdStorageAfter')}' must not be given with '${names('enableContinuousBackup')}', got ${inWords(cold)}: continuous backups have no cold storage`]
        : []),
      ...(options.optInToArchive
        ? [`'${names('optInToArchive')}' must not be given with '${names('enableContinuousBackup')}': continuous backups have no cold storage`]
        : []),
    ]);
  }

  /** What AWS Backup would refuse. */
  public readonly problems: string[];
  /** Undefined where recovery points are kept for ever. */
  public readonly deleteAfter?: Duration;

  private readonly moveToColdStorageAfter?: Duration;
  private readonly optInToArchive?: boolean;

  private constructor(options: LifecycleOptions, problems: string[]) {
    this.deleteAfter = options.deleteAfter;
    this.moveToColdStorageAfter = options.moveToColdStorageAfter;
    this.optInToArchive = options.optInToArchive;
    this.problems = problems;
  }

  /** The property of the template; nothing where nothing was said. Some partitions refuse the opt-in even if it is false. */
  public render(): { deleteAfterDays?: number; moveToColdStorageAfterDays?: number; optInToArchiveForSupportedResources?: boolean } | undefined {
    if (!this.deleteAfter && !this.moveToColdStorageAfter) { return undefined; }
    return {
      deleteAfterDays: this.deleteAfter?.toDays(),
      moveToColdStorageAfterDays: this.moveToColdStorageAfter?.toDays(),
      optInToArchiveForSupportedResources: this.optInToArchive || undefined,
    };
  }
}

function coldStorageProblems({ deleteAfter, moveToColdStorageAfter }: LifecycleOptions, names: Names): string[] {
  if (!deleteAfter || !moveToColdStorageAfter || deleteAfter.isUnresolved() || moveToColdStorageAfter.isUnresolved()) { return []; }
  const gap = deleteAfter.toDays({ integral: false }) - moveToColdStorageAfter.toDays({ integral: false });
  return gap >= MIN_DAYS_IN_COLD_STORAGE
    ? []
    : [`'${names('deleteAfter')}' must be at least ${MIN_DAYS_IN_COLD_STORAGE} days after '${names('moveToColdStorageAfter', true)}' (${inWords(moveToColdStorageAfter)}), `
      + `got ${inWords(deleteAfter)}: a recovery point stays in cold storage for ${MIN_DAYS_IN_COLD_STORAGE} days at least`];
}
