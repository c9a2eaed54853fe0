import type { aws_backup as backup, aws_s3 as s3, Duration } from 'aws-cdk-lib';
import { bucketArnProblems, EVERY_ONE, tierDownProblems } from '../../model/tiering';
import { isToken } from '../../private/known-text';
import { refuse } from '../../private/messages/validation-error';

/**
 * Buckets whose backups move to the low-cost warm storage tier, and when they do.
 *
 * The time is counted in whole days, 60 to 36,500, from when an object came into the vault. 36,500 days are never. What has moved does not move back.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-tiering.html
 *
 * @example
 * declare const vault: backup.BackupVault;
 * declare const logs: s3.Bucket;
 *
 * new backup.TieringConfiguration(this, 'Tiering', {
 *   backupVault: vault,
 *   selections: [
 *     backup.TieringSelection.allBuckets(Duration.days(180)),
 *     backup.TieringSelection.buckets([logs], Duration.days(60)),
 *   ],
 * });
 */
export class TieringSelection {
  /**
   * The backups of every bucket.
   *
   * @param tierDownAfter when they move: whole days, 60 to 36,500
   *
   * @throws if the time is out of bounds
   */
  public static allBuckets(tierDownAfter: Duration): TieringSelection {
    return new TieringSelection([EVERY_ONE], tierDownAfter);
  }

  /**
   * The backups of some buckets.
   *
   * @param buckets the buckets, at least one, in any order
   * @param tierDownAfter when they move: whole days, 60 to 36,500
   *
   * @throws if there are no buckets, or the time is out of bounds
   */
  public static buckets(buckets: s3.IBucketRef[], tierDownAfter: Duration): TieringSelection {
    return TieringSelection.bucketArns(buckets.map(({ bucketRef }) => bucketRef.bucketArn), tierDownAfter);
  }

  /**
   * The backups of some buckets, known by their ARNs.
   *
   * @param bucketArns ARNs such as `arn:aws:s3:::logs`, without wildcards, at least one, in any order
   * @param tierDownAfter when they move: whole days, 60 to 36,500
   *
   * @throws if there are no ARNs, if one is not that of a bucket, or the time is out of bounds
   */
  public static bucketArns(bucketArns: string[], tierDownAfter: Duration): TieringSelection {
    return new TieringSelection(bucketArns, tierDownAfter, arnProblems(bucketArns));
  }

  /** When the backups move. */
  public readonly tierDownAfter: Duration;
  private readonly bucketArns: string[];

  private constructor(bucketArns: string[], tierDownAfter: Duration, problems: string[] = []) {
    refuse([...problems, ...tierDownProblems(tierDownAfter)]);
    this.bucketArns = [...bucketArns];
    this.tierDownAfter = tierDownAfter;
  }

  /** The ARNs of the buckets, or `*` alone. */
  public get resources(): string[] {
    return [...this.bucketArns];
  }

  /** @internal */
  public _render(): backup.CfnTieringConfiguration.ResourceSelectionProperty {
    return { resourceType: 'S3', resources: this.resources, tieringDownSettingsInDays: this.tierDownAfter.toDays() };
  }
}

function arnProblems(arns: string[]): string[] {
  if (isToken(arns)) { return []; }
  if (arns.length === 0) { return ['there must be at least one bucket; TieringSelection.allBuckets() takes all']; }
  return bucketArnProblems('bucketArns', arns);
}
