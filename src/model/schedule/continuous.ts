// https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html
/** How far a continuous backup may be behind: databases of RDS by 5 minutes, other types by 15. */
const MINUTES_BEHIND = 15;
const MINUTES_BEHIND_OF_DATABASES = 5;
const DATABASES: ReadonlySet<string | undefined> = new Set(['RDS', 'Aurora']);

/** How many minutes a continuous backup of a type of resources may be behind, by its name in the AWS Backup API. */
export function minutesBehind(apiName: string | undefined): number {
  return DATABASES.has(apiName) ? MINUTES_BEHIND_OF_DATABASES : MINUTES_BEHIND;
}
