import { signedHeaders } from './signed';
import type { Credentials } from './signed';
import type { Fields } from './cloud';

/** What those services are called in a request that have no client here: one operation of theirs is used, and the SDK would bring all. */
const TARGETS: Readonly<Record<string, string>> = { kms: 'TrentService', logs: 'Logs_20140328' };
const TRIES = 4;

/** Where a service is, and with whose rights it is asked. */
export interface JsonClient {
  readonly region: string;
  readonly url: (service: string) => string;
  readonly credentials: () => Promise<Credentials>;
}

/** Calls AWS KMS or CloudWatch Logs, again where it is told to slow down. It throws what the SDK would. */
export async function jsonCall(client: JsonClient, service: string, operation: string, input: Fields): Promise<Fields> {
  for (let tries = 1; ; tries++) {
    const { status, answer, requestId } = await once(client, service, operation, input);
    if (status < 300) { return { ...answer, $metadata: { requestId } }; }
    const name = String(answer.__type ?? `Status${status}`).replace(/^.*#/, '');
    if (tries === TRIES || (status < 500 && !/Throttl|TooManyRequests/.test(name))) {
      throw Object.assign(new Error(answer.message ?? answer.Message ?? name), { name, $metadata: { requestId } });
    }
    await new Promise((done) => { setTimeout(done, 200 * 2 ** tries); });
  }
}

async function once({ region, url: urlOf, credentials }: JsonClient, service: string, operation: string, input: Fields) {
  const url = urlOf(service);
  const body = JSON.stringify(input);
  const { host: _, ...headers } = signedHeaders({ url, region, service, target: `${TARGETS[service]}.${operation}`, body }, await credentials(), new Date());
  const response = await fetch(url, { method: 'POST', headers, body });
  const text = await response.text();
  return { status: response.status, answer: fieldsOf(text), requestId: response.headers.get('x-amzn-requestid') ?? undefined };
}

function fieldsOf(text: string): Fields {
  try {
    return JSON.parse(text || '{}');
  } catch {
    return { message: text.slice(0, 200) };
  }
}
