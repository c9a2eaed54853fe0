import { createServer } from 'http';
import type { IncomingMessage, Server, ServerResponse } from 'http';
import type { AddressInfo } from 'net';
import { answerProblems, hasError, parseRequest, statusOf } from './service-model';
import type { Call } from './service-model';

/** What AWS Backup may answer instead of doing what it is asked. */
export interface Refusal {
  readonly status: number;
  readonly name: string;
  readonly message: string;
}

/** What may become of a request: a refusal, no answer at all, or none after it was done. */
export type Outcome = Refusal | 'hang' | 'drop' | 'lost answer';

const OPERATIONS_OF_EVERY_SERVICE = ['AccessDeniedException', 'ThrottlingException', 'InternalFailure'];

/**
 * A server that speaks the protocol of AWS Backup. Requests and answers are held against the model of the service.
 */
export abstract class ModelledService {
  public readonly calls: Call[] = [];
  public readonly problems: string[] = [];
  private interceptors: ((call: Call) => Outcome | undefined)[] = [];
  private readonly server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => { body += part; }).on('end', () => this.answer(request, body, response));
  });

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
    this.interceptors = [];
  }

  public callsOf(operation: string): Record<string, any>[] {
    return this.calls.filter((call) => call.operation === operation).map(({ input }) => input);
  }

  /** Has the next calls of an operation go wrong. */
  public fail(operation: string, outcome: Outcome, times = Infinity): void {
    let left = times;
    this.interceptors.push((call) => call.operation === operation && left-- > 0 ? outcome : undefined);
  }

  /** Lets something happen at each call, which may be that it goes wrong. */
  public onCall(listener: (call: Call) => Refusal | void): void {
    this.interceptors.push((call) => listener(call) ?? undefined);
  }

  /** What is answered; what is thrown is a refusal. */
  protected abstract perform(call: Call): object;

  private answer(request: IncomingMessage, sent: string, response: ServerResponse): void {
    const { problems, ...call } = parseRequest(request.method!, request.url!, sent);
    this.calls.push(call);
    this.problems.push(...problems, ...(/^AWS4-HMAC-SHA256 /.test(request.headers.authorization ?? '') ? [] : [`${call.operation} is not signed`]));

    const outcome = this.interceptors.map((intercept) => intercept(call)).find(Boolean);
    if (outcome === 'hang') { return; }
    try {
      if (typeof outcome === 'object') { throw outcome; }
      const body = outcome === 'drop' ? undefined : this.perform(call);
      if (outcome) {
        request.socket.destroy();
        return;
      }
      const status = statusOf(call.operation);
      this.problems.push(...answerProblems(call.operation, status, body));
      response.writeHead(status, { 'content-type': 'application/json' }).end(status === 204 ? undefined : JSON.stringify(body));
    } catch (error) {
      const { status, name, message } = error as Refusal;
      if (!hasError(call.operation, name) && !OPERATIONS_OF_EVERY_SERVICE.includes(name)) {
        this.problems.push(`${call.operation} has no error ${name}`);
      }
      response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': name }).end(JSON.stringify({ Code: name, Message: message }));
    }
  }
}
