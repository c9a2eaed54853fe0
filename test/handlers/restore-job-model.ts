import { readFileSync } from 'fs';
import { join } from 'path';
import type { Call } from './service-model';

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

/** The operations of AWS Backup that validate restore tests, by its public model. */
export class RestoreJobModel {
  private readonly operations: Record<string, Operation>;
  private readonly shapes: Record<string, Shape>;

  constructor() {
    const { operations, shapes } = JSON.parse(readFileSync(join(__dirname, '..', 'fixtures', 'restore-job-model.json'), 'utf8'));
    this.operations = operations;
    this.shapes = shapes;
  }

  /** The operation that a request asks for, and what is wrong with the request. */
  public parseRequest(method: string, url: string, body: string = ''): Call & { problems: string[] } {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const given: Record<string, any> = body === '' ? {} : JSON.parse(body);
    for (const [operation, { http, input: inputShape }] of Object.entries(this.operations)) {
      const pattern = http.requestUri.replace(/\/$/, '').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
      const match = new RegExp(`^${pattern}/?$`).exec(pathname);
      if (http.method !== method || !match) { continue; }
      const members = Object.entries(this.shapes[inputShape].members!);
      const input = Object.fromEntries(members.flatMap(([name, { shape, location, locationName }]) => {
        if (!location) { return given[name] === undefined ? [] : [[name, given[name]]]; }
        const text = location === 'uri' ? decodeURIComponent(match.groups![locationName!]) : searchParams.get(locationName!);
        return text === null ? [] : [[name, this.valueOf(shape, text)]];
      }));
      const unknown = Object.keys(given).filter((name) => !members.some(([member, { location }]) => member === name && !location));
      return { operation, input, problems: [...this.violations(input, inputShape), ...unknown.map((name) => `${operation} takes no ${name}`)] };
    }
    return { operation: 'unknown', input: {}, problems: [`there is no ${method} ${pathname}`] };
  }

  /** With which status an operation answers. */
  public statusOf(operation: string): number {
    return this.operations[operation].http.responseCode ?? 200;
  }

  /** What is wrong with an answer. */
  public answerProblems(operation: string, status: number, answer: unknown): string[] {
    const { output } = this.operations[operation];
    return [
      ...(status === this.statusOf(operation) ? [] : [`${operation} answers ${this.statusOf(operation)}, got ${status}`]),
      ...(output ? this.violations(answer, output) : []),
    ];
  }

  /** Whether the model knows an error of an operation. Throttling and denials are errors of every operation, and so not in the model. */
  public hasError(operation: string, name: string): boolean {
    return this.operations[operation].errors.includes(name);
  }

  private valueOf(shape: string, text: string): unknown {
    const { type } = this.shapes[shape];
    if (type === 'timestamp') { return Date.parse(text) / 1000; }
    return type === 'integer' ? Number(text) : text;
  }

  private violations(value: any, shapeName: string, path = shapeName): string[] {
    const { type, members, required, member, enum: allowed, pattern, min, max, key, value: valueShape } = this.shapes[shapeName];
    switch (type) {
      case 'structure': return [
        ...(required ?? []).filter((name) => value[name] === undefined).map((name) => `${path}.${name} is missing`),
        ...Object.entries(value).filter(([, child]) => child !== undefined).flatMap(([name, child]) =>
          members![name] ? this.violations(child, members![name].shape, `${path}.${name}`) : [`${path}.${name} is unknown`]),
      ];
      case 'list': return (value as any[]).flatMap((child, index) => this.violations(child, member!, `${path}[${index}]`));
      case 'map': return Object.entries(value).flatMap(([name, child]) => [...this.violations(name, key!, `${path}.${name}`), ...this.violations(child, valueShape!, `${path}.${name}`)]);
      case 'string': return [
        ...(typeof value === 'string' ? [] : [`${path} is no string`]),
        ...(pattern && !new RegExp(`^(?:${pattern})$`).test(value) ? [`${path} does not match`] : []),
        ...(allowed && !allowed.includes(value) ? [`${path} is not in the enum`] : []),
      ];
      case 'boolean': return typeof value === 'boolean' ? [] : [`${path} is no boolean`];
      default: return typeof value === 'number' && value >= (min ?? -Infinity) && value <= (max ?? Infinity) ? [] : [`${path} is out of bounds`];
    }
  }
}
