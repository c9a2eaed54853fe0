import { goOn } from './terminal';
import { RUN_TAG } from '../app/names';
import type { Cloud, Fields } from '../cloud/cloud';

const ENDED = ['COMPLETED', 'FAILED', 'ABORTED', 'EXPIRED', 'PARTIAL'];
const SECONDS_BETWEEN = 15;
const MOST_SECONDS = 45 * 60;

/** What a job is started with. */
export interface JobInput {
  readonly vault: string;
  readonly resourceArn: string;
  readonly roleArn: string;
  readonly run: string;
}

/** What is looked for around a job. */
export interface JobSurroundings {
  readonly cloud: Cloud;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  readonly sleep: (seconds: number) => Promise<void>;
}

/** The days that the recovery point of the job is kept, unless it is deleted with its vault. */
export const KEPT_DAYS = 1;

/** Backs the table up, and waits until that is done. @returns the job */
export async function backUp({ cloud, signal, say, sleep }: JobSurroundings, { vault, resourceArn, roleArn, run }: JobInput): Promise<Fields> {
  const { BackupJobId } = await cloud.call('backup:StartBackupJob', {
    BackupVaultName: vault,
    ResourceArn: resourceArn,
    IamRoleArn: roleArn,
    StartWindowMinutes: 60,
    CompleteWindowMinutes: 120,
    Lifecycle: { DeleteAfterDays: KEPT_DAYS },
    RecoveryPointTags: { [RUN_TAG]: run },
  });
  try {
    return await ended({ cloud, signal, say, sleep }, BackupJobId);
  } catch (error) {
    if (!(error instanceof JobEnded)) { await stop(cloud, BackupJobId, say); }
    throw error;
  }
}

/** That a job has ended otherwise than it should. */
class JobEnded extends Error {}

/** What was wrong before is told, not that the job could not be stopped: that is only said. */
async function stop(cloud: Cloud, BackupJobId: string, say: (line: string) => void): Promise<void> {
  try {
    await cloud.call('backup:StopBackupJob', { BackupJobId });
  } catch (error) {
    say(`    the job ${BackupJobId} could not be stopped: ${(error as Error).message}`);
  }
}

async function ended({ cloud, signal, say, sleep }: JobSurroundings, BackupJobId: string): Promise<Fields> {
  let said = '';
  for (let waited = 0; waited <= MOST_SECONDS; waited += SECONDS_BETWEEN) {
    const job = await cloud.call('backup:DescribeBackupJob', { BackupJobId });
    if (job.State !== said) { say(`    the job is ${said = job.State}${waited > 0 ? ` after ${Math.round(waited / 60)} minutes` : ''}`); }
    if (job.State === 'COMPLETED') { return job; }
    if (ENDED.includes(job.State)) { throw new JobEnded(`the job ended as ${job.State}: ${job.StatusMessage || 'no reason is given'}`); }
    goOn(signal);
    await sleep(SECONDS_BETWEEN);
  }
  throw new Error(`the job has not ended in ${MOST_SECONDS / 60} minutes, and was stopped`);
}

/** What is wrong with the recovery point that a job has made, and what of it the settings of the account do not let tell. */
export async function recoveryPoint(
  cloud: Cloud, { vault, run }: JobInput, job: Fields,
): Promise<{ readonly wrong: string[]; readonly untold: string[] }> {
  const { RecoveryPointArn } = job;
  const point = await cloud.call('backup:DescribeRecoveryPoint', { BackupVaultName: vault, RecoveryPointArn });
  const { EncryptionKeyArn: key } = await cloud.call('backup:DescribeBackupVault', { BackupVaultName: vault });
  const { ResourceTypeManagementPreference: managed = {} } = await cloud.call('backup:DescribeRegionSettings');
  // Without the advanced features the recovery point is a backup of DynamoDB's own, with the key of the table and without a tag.
  const isAdvanced = managed.DynamoDB === true;
  const { Tags = {} } = isAdvanced ? await cloud.call('backup:ListTags', { ResourceArn: RecoveryPointArn }) : {};
  const days = point.Lifecycle?.DeleteAfterDays;
  return {
    wrong: [
      ...point.Status === 'COMPLETED' ? [] : [`the recovery point is ${point.Status}`],
      ...days === KEPT_DAYS ? [] : [`it is kept for ${days} days, not for ${KEPT_DAYS}`],
      ...!isAdvanced || point.EncryptionKeyArn === key ? [] : [`it has the key ${point.EncryptionKeyArn}, and its vault ${key}`],
      ...!isAdvanced || Tags[RUN_TAG] === run ? [] : [`it has the tags ${JSON.stringify(Tags)}, without '${RUN_TAG}': '${run}'`],
    ],
    untold: isAdvanced ? [] : ['tags and key: the account has not opted in to the advanced features for DynamoDB'],
  };
}
