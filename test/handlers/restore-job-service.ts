import { ModelledService } from './modelled-service';
import type { Call } from './service-model';

/** A restore job, as AWS Backup tells of it. */
export type RestoreJob = Record<string, unknown>;

/** AWS Backup as far as it takes to validate restore tests. */
export class RestoreJobService extends ModelledService {
  private jobs: RestoreJob[] = [];

  public reset(): void {
    super.reset();
    this.jobs = [];
  }

  public addJob(job: RestoreJob): void {
    this.jobs.push(job);
  }

  public job(id: string): RestoreJob {
    return this.jobs.find(({ RestoreJobId }) => RestoreJobId === id)!;
  }

  protected perform({ operation, input }: Call): object {
    if (operation === 'ListRestoreJobs') { return this.list(input); }
    const job = this.job(input.RestoreJobId);
    if (!job) { throw { status: 400, name: 'ResourceNotFoundException', message: 'Restore job not found.' }; }
    if (operation === 'DescribeRestoreJob') { return job; }
    if (job.ValidationStatus) { throw { status: 400, name: 'InvalidRequestException', message: 'The validation status was set already.' }; }
    job.ValidationStatus = input.ValidationStatus;
    job.ValidationStatusMessage = input.ValidationStatusMessage;
    return {};
  }

  /** One job a page. */
  private list({ ByRestoreTestingPlanArn, ByCompleteAfter, NextToken = '0' }: Record<string, any>): object {
    const found = this.jobs.filter(({ CreatedBy, CompletionDate }) =>
      (CreatedBy as any)?.RestoreTestingPlanArn === ByRestoreTestingPlanArn && Number(CompletionDate) >= ByCompleteAfter);
    const index = Number(NextToken);
    return { RestoreJobs: found.slice(index, index + 1), NextToken: index + 1 < found.length ? String(index + 1) : undefined };
  }
}
