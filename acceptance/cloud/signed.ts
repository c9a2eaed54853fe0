import { createHash, createHmac } from 'crypto';

/** Whose rights a request is made with. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** A request to a service that is asked so little that a client of the SDK is not worth it. */
export interface SignedRequest {
  readonly url: string;
  readonly region: string;
  /** As the service is called in a signature. */
  readonly service: string;
  /** As the service calls the operation. */
  readonly target: string;
  readonly body: string;
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/**
 * The headers of a request, with its signature.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signedHeaders({ url, region, service, target, body }: SignedRequest, credentials: Credentials, at: Date): Record<string, string> {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const time = at.toISOString().replace(/[-:]|\.\d+/g, '');
  const day = time.slice(0, 8);
  const headers: Record<string, string> = {
    'content-type': 'application/x-amz-json-1.1',
    'host': new URL(url).host,
    'x-amz-content-sha256': hashOf(body),
    'x-amz-date': time,
    ...sessionToken === undefined ? {} : { 'x-amz-security-token': sessionToken },
    'x-amz-target': target,
  };
  const names = Object.keys(headers).join(';');
  const scope = [day, region, service, 'aws4_request'].join('/');
  const canonical = ['POST', '/', '', ...Object.entries(headers).map(([name, value]) => `${name}:${value}`), '', names, hashOf(body)].join('\n');
  const key = [region, service, 'aws4_request'].reduce<Buffer>((last, next) => hmac(last, next), hmac(`AWS4${secretAccessKey}`, day));
  const signature = hmac(key, ['AWS4-HMAC-SHA256', time, scope, hashOf(canonical)].join('\n')).toString('hex');
  return { ...headers, authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}` };
}
