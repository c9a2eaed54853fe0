import { readFileSync } from 'fs';
import { join } from 'path';

interface Operation {
  readonly input: Record<string, string>;
  readonly required: string[];
  readonly output: any;
  readonly errors: string[];
}

const { services }: { services: Record<string, Record<string, Operation>> } = JSON.parse(
  readFileSync(join(__dirname, '..', 'fixtures', 'restored-resources-model.json'), 'utf8'),
);

/** Errors of every service. */
const EVERYWHERE = ['AccessDenied', 'ThrottlingException', 'UnauthorizedOperation', 'InvalidVolume.NotFound', 'TimeoutError'];

/** The class of the client in each package. */
const CLASSES: Record<string, string> = { dynamodb: 'DynamoDB', s3: 'S3', ec2: 'EC2', efs: 'EFS', fsx: 'FSx', rds: 'RDS', docdb: 'DocDB', neptune: 'Neptune' };

export interface Asked {
  readonly service: string;
  readonly operation: string;
  readonly input: Record<string, any>;
}

type Answer = object | Error | ((input: any) => object);

/** An error as the SDK throws it. */
export function refused(name: string, message = 'no', httpStatusCode = 400): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode } });
}

/**
 * The services that hold what was restored, as the clients of the SDK show them: what they are asked, and what they answer, is held against the models of the services.
 */
export class RestoredResources {
  public readonly asked: Asked[] = [];
  public readonly problems: string[] = [];
  private readonly answers = new Map<string, Answer[]>();

  /** Has the packages of the clients loaded from here. */
  public mock(): void {
    for (const [service, name] of Object.entries(CLASSES)) {
      const operations = Object.keys(services[service]);
      const client = Object.fromEntries(operations.map((operation) =>
        [operation[0].toLowerCase() + operation.slice(1), async (input: any) => this.answer({ service, operation, input })]));
      jest.doMock(`@aws-sdk/client-${service}`, () => ({ [name]: function () { return client; } }), { virtual: true });
    }
  }

  public reset(): void {
    this.asked.length = 0;
    this.problems.length = 0;
    this.answers.clear();
  }

  /** What an operation answers, one after the other; the last one again and again. */
  public on(operation: string, ...answers: Answer[]): void {
    this.answers.set(operation, answers);
  }

  public inputsOf(operation: string): any[] {
    return this.asked.filter((each) => each.operation === operation).map(({ input }) => input);
  }

  private answer(asked: Asked): object {
    const { service, operation, input } = asked;
    this.asked.push(asked);
    const model = services[service][operation];
    this.problems.push(
      ...Object.entries(input).filter(([name, value]) => value !== undefined && !fits(model.input[name], value)).map(([name]) => `${operation} takes no such ${name}`),
      ...Object.values(input).some((value) => value !== undefined) ? [] : [`${operation} is asked for everything`],
      ...model.required.filter((name) => input[name] === undefined).map((name) => `${operation} takes ${name}`),
    );
    const [first, ...later] = this.answers.get(operation) ?? [];
    if (first === undefined) { throw new Error(`nobody has said what ${operation} answers`); }
    if (later.length > 0) { this.answers.set(operation, later); }
    const answer = typeof first === 'function' ? first(input) : first;
    if (answer instanceof Error) {
      if (![...model.errors, ...EVERYWHERE].includes(answer.name)) { this.problems.push(`${operation} has no error ${answer.name}`); }
      throw answer;
    }
    this.problems.push(...violations(answer, model.output, operation));
    return answer;
  }
}

const KINDS: Record<string, string> = { integer: 'number', long: 'number', double: 'number', boolean: 'boolean', string: 'string' };

function fits(type: string | undefined, value: unknown): boolean {
  if (type === 'list') { return Array.isArray(value); }
  return type !== undefined && typeof value === (KINDS[type] ?? 'object');
}

function violations(value: any, model: any, path: string): string[] {
  if (value === undefined) { return []; }
  if (Array.isArray(model)) { return value.flatMap((each: unknown, index: number) => violations(each, model[0], `${path}[${index}]`)); }
  if (model.members) {
    return Object.entries(value).flatMap(([name, each]) => model.members[name] ? violations(each, model.members[name], `${path}.${name}`) : [`${path} has no ${name}`]);
  }
  if (model.enum) { return model.enum.includes(value) ? [] : [`${path} is never ${value}`]; }
  return typeof value === (KINDS[model.type] ?? 'object') ? [] : [`${path} is no ${model.type}`];
}
