import type { IConstruct } from 'constructs';
import { canHaveShape } from './arn-pattern';
import { colonSectionsOf } from '../private/arn';
import { shortHash } from '../private/hash';
import { inWords, isDefaultOfLookup, isKnownText } from '../private/known-text';

const NAME = /^[a-z0-9][a-z0-9-]{1,48}[a-z0-9]$/;
const RESERVED_END = /-(ext-)?s3alias$/;
const LONGEST_NAME = 50;
const RECOVERY_POINT_ARN = 'arn:+:backup:+:+:recovery-point:+';
/** What recovery points of EKS are called, which AWS Backup manages as well. */
const OF_EKS = /^(composite|eks\/.*)$/;
/** The name of a bucket, and what tells its recovery points from each other. */
const OF_BUCKET = /^[a-z0-9][a-z0-9.-]+-[0-9a-f]{8}$/;
/** The same with a time, in whichever form it is written, as snapshots have it; the name of a bucket may look so, too. */
const WITH_TIME = /^[a-z0-9][a-z0-9.-]+-\d[\dtTzZ._-]{6,}-[0-9a-f]{8}$/;
const MOST_CHARACTERS = 200_000;

/**
 * What keeps a name from being that of an access point: it is that of an access point of S3, too.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupAccessPoint.html
 */
export function accessPointNameProblems(property: string, name: string | undefined, scope?: IConstruct): string[] {
  return name === undefined || !isKnownText(name, scope) || (NAME.test(name) && !RESERVED_END.test(name))
    ? []
    : [`'${property}' must be 3 to 50 small letters, digits and '-', with a letter or digit at both ends and without '-s3alias' at the end, got '${name}'`];
}

/** A name that is made of others: as much of a path as there is room for, and what tells the one that is replaced from the one that replaces it. */
export function generatedAccessPointName(path: string, content: string): string {
  const suffix = `-${shortHash(`${path} ${content}`)}`;
  const start = path.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+/, '').slice(0, LONGEST_NAME - suffix.length).replace(/-+$/, '');
  return `${start || 'backup'}${suffix}`;
}

/** What keeps an ARN from being that of a recovery point of S3. What is not known of it passes. */
export function recoveryPointArnProblems(property: string, arn: string, scope?: IConstruct): string[] {
  const isOther = OF_EKS.test(idIn(arn) ?? '') || colonSectionsOf(arn)[6] === 'composite';
  return (canHaveShape(arn, RECOVERY_POINT_ARN) && !isOther) || isDefaultOfLookup(arn, scope)
    ? []
    : [`'${property}' must be the ARN of a recovery point of S3, arn:<partition>:backup:<region>:<account>:recovery-point:<id>, got '${inWords(arn)}'`];
}

/** Whether a recovery point of S3 is surely a continuous one, by its ARN. */
export function isContinuousPoint(arn: string): boolean {
  const id = idIn(arn);
  return id !== undefined && OF_BUCKET.test(id) && !WITH_TIME.test(id);
}

/** Whether it looks like a snapshot. A bucket may have such a name itself. */
export function looksLikeSnapshot(arn: string): boolean {
  const id = idIn(arn);
  return id !== undefined && WITH_TIME.test(id);
}

/** What AWS Backup would refuse in the length of a policy. */
export function policyLengthProblems(property: string, length: number): string[] {
  return length > MOST_CHARACTERS ? [`'${property}' must have at most 200,000 characters as JSON, got ${length.toLocaleString('en-US')}`] : [];
}

function idIn(arn: string): string | undefined {
  const sections = colonSectionsOf(arn);
  const id = sections.length === 7 ? sections[6] : undefined;
  return id !== undefined && isKnownText(id) ? id : undefined;
}
