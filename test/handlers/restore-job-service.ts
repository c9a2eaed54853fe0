import { createServer } from 'http';
import type { IncomingMessage, Server, ServerResponse } from 'http';
import type { AddressInfo } from 'net';
import type { Refusal } from './backup-service';
import { RestoreJobModel } from './restore-job-model';
import type { Call } from './service-model';

/** What may become of a request: a refusal, no answer at all, or none after it was done. */
export type Outcome = Refusal | 'hang' | 'drop' | 'lost answer';

/** A restore job, as AWS Backup tells of it. */
export type RestoreJob = Record<string, unknown>;

const MODEL = new RestoreJobModel();
const OPERATIONS_OF_EVERY_SERVICE = ['AccessDeniedException', 'ThrottlingException', 'InternalFailure'];

/**
 * AWS Backup as far as it takes to validate restore tests, by its protocol. Requests and answers are held against the model of the service.
 */
export class RestoreJobService {
  public readonly calls: Call[] = [];
  public readonly problems: string[] = [];
  private jobs: RestoreJob[] = [];
  private outcomes: { operation: string; outcome: Outcome; left: number }[] = [];
  private readonly server: Server = createServer((request, response) => this.receive(request, response));

  public async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  public reset(): void {
    this.calls.length = 0;
    this.problems.length = 0;
    this.jobs = [];
    this.outcomes = [];
  }

  public addJob(job: RestoreJob): void {
    this.jobs.push(job);
  }

  public job(id: string): RestoreJob {
    return this.jobs.find(({ RestoreJobId }) => RestoreJobId === id)!;
  }

  public callsOf(operation: string): Record<string, any>[] {
    return this.calls.filter((call) => call.operation === operation).map(({ input }) => input);
  }

  /** Has the next calls of an operation go wrong. */
  public fail(operation: string, outcome: Outcome, times = Infinity): void {
    this.outcomes.push({ operation, outcome, left: times });
  }

  private receive(request: IncomingMessage, response: ServerResponse): void {
    let body = '';
    request.on('data', (chunk) => { body += chunk; }).on('end', () => this.answer(request, body, response));
  }

  private answer(request: IncomingMessage, body: string, response: ServerResponse): void {
    const { problems, ...call } = MODEL.parseRequest(request.method!, request.url!, body);
    this.calls.push(call);
    this.problems.push(...problems, ...(/^AWS4-HMAC-SHA256 /.test(request.headers.authorization ?? '') ? [] : [`${call.operation} is not signed`]));
    const planned = this.outcomes.find(({ operation, left }) => operation === call.operation && left > 0);
    if (planned) { planned.left--; }
    const outcome = planned?.outcome;
    if (outcome === 'hang') { return; }
    try {
      if (typeof outcome === 'object') { throw outcome; }
      const answer = outcome === 'drop' ? undefined : this.perform(call);
      if (outcome) {
        request.socket.destroy();
        return;
      }
      const status = MODEL.statusOf(call.operation);
      this.problems.push(...MODEL.answerProblems(call.operation, status, answer));
      response.writeHead(status, { 'content-type': 'application/json' }).end(status === 204 ? undefined : JSON.stringify(answer));
    } catch (error) {
      const { status, name, message } = error as Refusal;
      if (!MODEL.hasError(call.operation, name) && !OPERATIONS_OF_EVERY_SERVICE.includes(name)) { this.problems.push(`${call.operation} has no error ${name}`); }
      response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': name }).end(JSON.stringify({ Code: name, Message: message }));
    }
  }

  private perform({ operation, input }: Call): object {
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
