import { createServer } from 'http';
import type { IncomingMessage, Server, ServerResponse } from 'http';
import type { AddressInfo } from 'net';
import { ServiceModel } from './service-model';
import type { Call } from './service-model';

/** What AWS Backup may answer instead of doing what it is asked. */
export interface Refusal {
  readonly status: number;
  readonly name: string;
  readonly message: string;
}

export interface RecoveryPoint {
  readonly arn: string;
  readonly resourceType?: string;
  status?: string;
  statusMessage?: string;
  parent?: string;
  isParent?: boolean;

  /** Why it cannot be deleted. */
  refusal?: Refusal;

  /** How often it is still listed after its deletion was asked for; 1 by default. */
  lingers?: number;

  /** What becomes of it instead when its deletion is asked for. */
  turns?: string;

  /** AWS Backup can give it back to its own service. */
  continuous?: boolean;
}

/** The tag of a vault that is emptied, and whose it is where nobody says otherwise. */
export const TAG = 'cdk-aws-backup:auto-delete-recovery-points';
export const OWNER = '12345678-1234-1234-1234-123456789012/0a1b2c3d';

const MODEL = new ServiceModel('recovery-point-model');
const OPERATIONS_OF_EVERY_SERVICE = ['AccessDeniedException', 'ThrottlingException', 'InternalFailure'];

/**
 * AWS Backup as far as it takes to empty a vault, by its protocol. Requests and answers are held against the model of the service.
 */
export class BackupService {
  public readonly calls: Call[] = [];
  public readonly problems: string[] = [];
  private readonly vaults = new Map<string, { tags: Record<string, string>; points: Map<string, RecoveryPoint> }>();
  private interceptors: ((call: Call) => Refusal | 'hang' | 'drop' | undefined)[] = [];
  private readonly server: Server = createServer((request, response) => this.answer(request, response));

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
    this.vaults.clear();
    this.interceptors = [];
  }

  public addVault(name: string, points: RecoveryPoint[] = [], tags: Record<string, string> = { [TAG]: OWNER }): void {
    this.vaults.set(name, { tags, points: new Map(points.map((point) => [point.arn, point])) });
  }

  public addPoint(vault: string, point: RecoveryPoint): void {
    this.vaults.get(vault)!.points.set(point.arn, point);
  }

  public has(name: string): boolean {
    return this.vaults.has(name);
  }

  public tagVault(name: string, tags: Record<string, string>): void {
    this.vaults.get(name)!.tags = tags;
  }

  public deleteVault(name: string): void {
    this.vaults.delete(name);
  }

  public arnsOf(vault: string): string[] {
    return [...this.vaults.get(vault)!.points.keys()];
  }

  public callsOf(operation: string): Record<string, any>[] {
    return this.calls.filter((call) => call.operation === operation).map(({ input }) => input);
  }

  /** Has the next calls of an operation go wrong. */
  public fail(operation: string, outcome: Refusal | 'hang' | 'drop', times = Infinity): void {
    let left = times;
    this.interceptors.push((call) => call.operation === operation && left-- > 0 ? outcome : undefined);
  }

  /** Lets something happen at each call, which may be that it goes wrong. */
  public onCall(listener: (call: Call) => Refusal | void): void {
    this.interceptors.push((call) => listener(call) ?? undefined);
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { problems, ...call } = MODEL.parseRequest(request.method!, request.url!);
    this.calls.push(call);
    this.problems.push(...problems, ...(/^AWS4-HMAC-SHA256 /.test(request.headers.authorization ?? '') ? [] : [`${call.operation} is not signed`]));

    const outcome = this.interceptors.map((intercept) => intercept(call)).find(Boolean);
    if (outcome === 'hang') { return; }
    if (outcome === 'drop') {
      request.socket.destroy();
      return;
    }
    try {
      if (outcome) { throw outcome; }
      const body = this.perform(call);
      const status = call.operation === 'DisassociateRecoveryPointFromParent' ? 204 : 200;
      this.problems.push(...MODEL.answerProblems(call.operation, status, body));
      response.writeHead(status, { 'content-type': 'application/json' }).end(status === 204 ? undefined : JSON.stringify(body));
    } catch (error) {
      const { status, name, message } = error as Refusal;
      if (!MODEL.hasError(call.operation, name) && !OPERATIONS_OF_EVERY_SERVICE.includes(name)) {
        this.problems.push(`${call.operation} has no error ${name}`);
      }
      response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': name }).end(JSON.stringify({ Code: name, Message: message }));
    }
  }

  private perform({ operation, input }: Call): object {
    if (operation === 'ListBackupVaults') {
      const names = [...this.vaults.keys()];
      const index = names.indexOf(input.NextToken) + 1;
      const page = names.slice(index, index + 1).map((BackupVaultName) => ({ BackupVaultName }));
      return { BackupVaultList: page, NextToken: index + 1 < names.length ? names[index] : undefined };
    }
    const vault = this.vaults.get(input.BackupVaultName ?? String(input.ResourceArn).split(':').pop());
    if (!vault) { throw { status: 400, name: 'ResourceNotFoundException', message: 'Backup vault not found.' }; }
    if (operation === 'ListTags') { return { Tags: vault.tags }; }
    if (operation === 'ListRecoveryPointsByBackupVault') { return this.list(input, vault.points); }

    const point = vault.points.get(input.RecoveryPointArn);
    if (!point) { throw { status: 400, name: 'ResourceNotFoundException', message: 'Recovery point not found.' }; }
    if (operation === 'DisassociateRecoveryPoint') {
      if (!point.continuous) { throw { status: 400, name: 'InvalidRequestException', message: 'This is not a continuous backup.' }; }
      vault.points.delete(point.arn);
      return {};
    }
    if (operation === 'DisassociateRecoveryPointFromParent') {
      delete point.parent;
      delete point.refusal;
      return {};
    }
    if (point.refusal) { throw point.refusal; }
    if (point.status === 'CREATING') { throw { status: 400, name: 'InvalidRequestException', message: 'The recovery point is not there yet.' }; }
    point.status = point.turns ?? 'DELETING';
    if (point.isParent) {
      [...vault.points.values()].filter(({ parent }) => parent === point.arn).forEach((part) => { part.status = 'DELETING'; });
    }
    return {};
  }

  /** A page of what is in a vault, from the recovery point after the one that the token names. What is being deleted is listed for a while. */
  private list({ BackupVaultName, MaxResults = 1000, NextToken }: Record<string, any>, points: Map<string, RecoveryPoint>): object {
    const all = [...points.values()];
    const start = NextToken ? Number(NextToken) : 0;
    const page = all.slice(start, start + MaxResults);
    const end = start + page.length;
    if (end >= all.length) {
      all.filter(({ status }) => status === 'DELETING').forEach((point) => {
        point.lingers = (point.lingers ?? 1) - 1;
        if (point.lingers < 0) { points.delete(point.arn); }
      });
    }
    return {
      RecoveryPoints: page.filter(({ arn }) => points.has(arn)).map(({ arn, resourceType, status, statusMessage, parent, isParent }) => ({
        RecoveryPointArn: arn,
        BackupVaultName,
        ResourceType: resourceType,
        Status: status ?? 'COMPLETED',
        StatusMessage: statusMessage,
        ParentRecoveryPointArn: parent,
        IsParent: isParent ?? false,
      })),
      NextToken: end < all.length ? String(end) : undefined,
    };
  }
}
