/** What is given to an operation, and what comes back. */
export type Fields = Readonly<Record<string, any>>;

/** An operation, by the prefix that IAM has for its service and its name: `backup:CreateBackupPlan`. */
export type Operation = `${'backup' | 'cloudformation' | 'dynamodb' | 'kms' | 'logs' | 'sts' | 'tag'}:${string}`;

/** The services of one Region. */
export interface Cloud {
  readonly region: string;
  /** @throws `Refusal` for what a service refuses, or that it cannot be asked */
  call(operation: Operation, input?: Fields): Promise<Fields>;
}

/** All services, the clock, and what a run says. */
export interface Surroundings {
  cloudOf(region: string): Cloud;
  sleep(seconds: number): Promise<void>;
  now(): Date;
}

/** That a service has not done what it was asked. */
export class Refusal extends Error {
  constructor(public readonly operation: Operation, public readonly code: string, message: string, public readonly requestId?: string) {
    super(message);
    this.name = 'Refusal';
  }

  public get inWords(): string {
    return `${this.operation}: ${this.code}: ${this.message}${this.requestId === undefined ? '' : ` (request ${this.requestId})`}`;
  }

  public get isNotFound(): boolean {
    return ['ResourceNotFoundException', 'NotFoundException'].includes(this.code) || (this.operation === 'cloudformation:DescribeStacks' && /does not exist/.test(this.message));
  }

  /** That it says nothing of what was asked for: no service has answered, or it answers to something else. */
  public get isOfCaller(): boolean {
    if (this.requestId === undefined || ELSEWHERE.test(this.message)) { return true; }
    return this.isOfCredentials || this.isOfRights || THROTTLED.test(this.code) || OUT_OF_ORDER.test(this.code);
  }

  /** That nobody knows whether it was done: no answer has come, or none that says so. */
  public get isUnanswered(): boolean {
    return !this.isOfCredentials && (this.requestId === undefined || OUT_OF_ORDER.test(this.code));
  }

  public get isOfCredentials(): boolean {
    return /^(ExpiredToken|ExpiredTokenException|RequestExpired|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|MissingAuthenticationToken|MissingAuthenticationTokenException|CredentialsProviderError|TokenProviderError|InvalidSignatureException)$/.test(this.code);
  }

  /** `CreateBackupSelection` says something like it of a role that is given, which is what it was asked. */
  public get isOfRights(): boolean {
    return /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|OptInRequired)$/.test(this.code) || /is not authorized to perform: /.test(this.message);
  }
}

const THROTTLED = /^(Throttling|ThrottlingException|TooManyRequestsException|RequestLimitExceeded|SlowDown)$/;
const ELSEWHERE = /not (?:supported|available|enabled) in (?:this|the) region/i;
const OUT_OF_ORDER = /^(DependencyFailureException|InternalServiceException|ServiceUnavailable|ServiceUnavailableException|InternalFailure|InternalServerError|TimeoutError|NetworkingError|ECONN\w+|ENOTFOUND|EAI_AGAIN)$/;

/** What went wrong, with the words of the service where it was one. */
export function wordsOf(error: unknown): string {
  return error instanceof Refusal ? error.inWords : (error as Error).message;
}

/** What there is of something, and nothing where there is none. */
export async function ifThere<T = Fields>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof Refusal && error.isNotFound) { return undefined; }
    throw error;
  }
}

/** All elements of a list that comes in pages; each of AWS Backup, and others, have a name of their own for what leads on. */
export async function allOf(cloud: Cloud, operation: Operation, list: string, input: Fields = {}, token = 'NextToken'): Promise<Fields[]> {
  const found: Fields[] = [];
  let next: string | undefined;
  do {
    const page = await cloud.call(operation, { ...input, ...(next ? { [token]: next } : {}) });
    found.push(...page[list] ?? []);
    next = page[token] || undefined;
  } while (next);
  return found;
}
