import type { Duration } from 'aws-cdk-lib';
import { canHaveShape } from './arn-pattern';
import { MAX_RETENTION_DAYS } from './lifecycle';
import { colonSectionsOf } from '../private/arn';
import { dayProblems } from '../private/durations';
import { inWords, isKnownText } from '../private/known-text';
import { AS_GIVEN } from '../private/messages/names';
import type { Names } from '../private/messages/names';

/** What a tiering configuration has for the name of its vault where it is that of all vaults, and for the ARN of a bucket where that is any. */
export const EVERY_ONE = '*';

const MOST_SELECTIONS = 5;
const MOST_BUCKETS = 100;
const MIN_DAYS = 60;
const BUCKET_ARN = 'arn:+:s3:::+';
const BUCKET_NAME = /^[a-zA-Z0-9._-]+$/;

/**
 * What AWS Backup would refuse in the number of selections of a tiering configuration, and of the ARNs in all of them.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_TieringConfigurationInputForCreate.html
 */
export function tieringCountProblems(selections: number, buckets: number, names: Names = AS_GIVEN): string[] {
  return [
    ...(selections < 1 || selections > MOST_SELECTIONS ? [`'${names('selections')}' must have 1 to ${MOST_SELECTIONS} elements, got ${selections}`] : []),
    ...(buckets > MOST_BUCKETS ? [`'${names('selections')}' must have at most ${MOST_BUCKETS} ARNs in all, got ${buckets}`] : []),
  ];
}

/** The same of the time after which backups move. */
export function tierDownProblems(tierDownAfter: Duration | undefined, names: Names = AS_GIVEN): string[] {
  return dayProblems(names('tierDownAfter'), tierDownAfter, MIN_DAYS, MAX_RETENTION_DAYS);
}

/** The same of ARNs of buckets. */
export function bucketArnProblems(property: string, arns: readonly string[]): string[] {
  return arns.filter((arn) => !mayBeBucketArn(arn))
    .map((arn) => `'${property}' must be ARNs of buckets, arn:<partition>:s3:::<name>, without wildcards, got '${inWords(arn)}'`);
}

function mayBeBucketArn(arn: string): boolean {
  const name = colonSectionsOf(arn).at(-1)!;
  return canHaveShape(arn, BUCKET_ARN) && (!isKnownText(name) || BUCKET_NAME.test(name));
}
