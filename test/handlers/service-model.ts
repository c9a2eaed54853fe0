import { readFileSync } from 'fs';
import { join } from 'path';

/** A shape of the public model of the AWS Backup API. */
interface Shape {
  readonly type: string;
  readonly members?: Record<string, { shape: string; location?: string; locationName?: string }>;
  readonly required?: string[];
  readonly member?: string;
  readonly key?: string;
  readonly value?: string;
  readonly enum?: string[];
  readonly pattern?: string;
  readonly min?: number;
  readonly max?: number;
}

interface Operation {
  readonly http: { readonly method: string; readonly requestUri: string; readonly responseCode?: number };
  readonly input: string;
  readonly output?: string;
  readonly errors: string[];
}

const { operations, shapes }: { operations: Record<string, Operation>; shapes: Record<string, Shape> } = JSON.parse(
  readFileSync(join(__dirname, '..', 'fixtures', 'backup-model.json'), 'utf8'),
);

export interface Call {
  readonly operation: string;
  readonly input: Record<string, any>;
}

/** The operation that a request asks for, and what is wrong with the request. */
export function parseRequest(method: string, url: string, body = ''): Call & { problems: string[] } {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  for (const [operation, { http, input: inputShape }] of Object.entries(operations)) {
    const pattern = http.requestUri.replace(/\/$/, '').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    const match = new RegExp(`^${pattern}/?$`).exec(pathname);
    if (http.method !== method || !match) { continue; }
    const members = Object.entries(shapes[inputShape].members!);
    const sent = body === '' ? {} : JSON.parse(body);
    const unknown = Object.keys(sent).filter((name) => !shapes[inputShape].members![name]);
    const input = Object.fromEntries(members.flatMap(([name, { shape, location, locationName }]) => {
      if (!location) { return sent[name] === undefined ? [] : [[name, sent[name]]]; }
      const text = location === 'uri' ? decodeURIComponent(match.groups![locationName!]) : searchParams.get(locationName!);
      return text === null ? [] : [[name, valueOf(shape, text)]];
    }));
    return { operation, input, problems: [...violations(input, inputShape), ...unknown.map((name) => `${inputShape}.${name} is unknown`)] };
  }
  return { operation: 'unknown', input: {}, problems: [`there is no ${method} ${pathname}`] };
}

/** With which status an operation answers. */
export function statusOf(operation: string): number {
  return operations[operation].http.responseCode ?? 200;
}

/** What is wrong with an answer. */
export function answerProblems(operation: string, status: number, answer: unknown): string[] {
  const { output } = operations[operation];
  return [
    ...(status === statusOf(operation) ? [] : [`${operation} answers ${statusOf(operation)}, got ${status}`]),
    ...(output ? violations(answer, output) : []),
  ];
}

/** Whether the model knows an error of an operation. Throttling and denials are errors of every operation, and so not in the model. */
export function hasError(operation: string, name: string): boolean {
  return operations[operation].errors.includes(name);
}

function valueOf(shape: string, text: string): unknown {
  const { type } = shapes[shape];
  if (type === 'timestamp') { return Date.parse(text) / 1000; }
  return type === 'integer' ? Number(text) : text;
}

function violations(value: any, shapeName: string, path = shapeName): string[] {
  const { type, members, required, member, enum: allowed, pattern, min, max, key, value: valueShape } = shapes[shapeName];
  switch (type) {
    case 'structure': return [
      ...(required ?? []).filter((name) => value[name] === undefined).map((name) => `${path}.${name} is missing`),
      ...Object.entries(value).filter(([, child]) => child !== undefined).flatMap(([name, child]) =>
        members![name] ? violations(child, members![name].shape, `${path}.${name}`) : [`${path}.${name} is unknown`]),
    ];
    case 'list': return (value as any[]).flatMap((child, index) => violations(child, member!, `${path}[${index}]`));
    case 'map': return Object.entries(value).flatMap(([name, child]) => [...violations(name, key!, `${path}.${name}`), ...violations(child, valueShape!, `${path}.${name}`)]);
    case 'string': return [
      ...(typeof value === 'string' ? [] : [`${path} is no string`]),
      ...(pattern && !new RegExp(`^(?:${pattern})$`).test(value) ? [`${path} does not match`] : []),
      ...(allowed && !allowed.includes(value) ? [`${path} is not in the enum`] : []),
    ];
    case 'boolean': return typeof value === 'boolean' ? [] : [`${path} is no boolean`];
    default: return typeof value === 'number' && value >= (min ?? -Infinity) && value <= (max ?? Infinity) ? [] : [`${path} is out of bounds`];
  }
}
