import * as fs from 'fs';
import * as path from 'path';
import { gunzipSync } from 'zlib';
import { ROOT, type Side } from '../harness/peer';

/** What is read of an assembly of jsii. */
export interface ApiType {
  readonly fqn: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly name: string;
  readonly datatype?: boolean;
  readonly abstract?: boolean;
  readonly base?: string;
  readonly interfaces?: readonly string[];
  readonly initializer?: ApiCallable;
  readonly methods?: readonly ApiMethod[];
  readonly properties?: readonly ApiProperty[];
  readonly members?: readonly { readonly name: string }[];
}

export interface ApiValue {
  readonly name: string;
  readonly type: ApiReference;
  readonly optional?: boolean;
}

export interface ApiCallable {
  readonly parameters?: readonly (ApiValue & { readonly variadic?: boolean })[];
  readonly protected?: boolean;
}

export interface ApiMethod extends ApiCallable {
  readonly name: string;
  readonly static?: boolean;
  readonly abstract?: boolean;
  readonly returns?: { readonly type: ApiReference; readonly optional?: boolean };
}

export interface ApiProperty extends ApiValue {
  readonly static?: boolean;
  readonly const?: boolean;
  readonly immutable?: boolean;
  readonly protected?: boolean;
}

export type ApiReference =
  | { readonly fqn: string }
  | { readonly primitive: string }
  | { readonly collection: { readonly kind: string; readonly elementtype: ApiReference } }
  | { readonly union: { readonly types: readonly ApiReference[] } };

type Assembly = Record<string, ApiType>;

const FILES: Record<Side, string> = {
  v1: 'compat/node_modules/@aws-cdk/aws-backup/.jsii',
  v2: 'compat/v2/node_modules/aws-cdk-lib/.jsii.gz',
  ours: '.jsii',
};
const NAMESPACES: Record<Side, RegExp> = {
  v1: /^@aws-cdk\/aws-backup\.(?!Cfn)/,
  v2: /^aws-cdk-lib\.aws_backup\.(?!Cfn)/,
  ours: /^cdk-aws-backup\./,
};

/** The types of a side, every name in them as it is called in ours and in aws-cdk-lib. */
export class Api {
  public static read(): Api {
    const parents = new Map<string, string[]>();
    const published = (['v1', 'v2', 'ours'] as const).map((side): [Side, Map<string, ApiType>] => {
      const types = Object.values(load(side));
      for (const { fqn, base, interfaces = [] } of types) {
        if (side === 'ours' || !NAMESPACES[side].test(fqn)) {
          parents.set(ourName(fqn), [...(base ? [base] : []), ...interfaces].map(ourName));
        }
      }
      return [side, new Map(types.filter(({ fqn }) => NAMESPACES[side].test(fqn)).map(translate).map((type) => [type.fqn, type]))];
    });
    return new Api(new Map(published), parents);
  }

  private constructor(
    private readonly published: ReadonlyMap<Side, ReadonlyMap<string, ApiType>>,
    private readonly parents: ReadonlyMap<string, readonly string[]>,
  ) {}

  public types(side: Side): ReadonlyMap<string, ApiType> {
    return this.published.get(side)!;
  }

  /** The same, with one of our types replaced. */
  public altered(name: string, change: (type: any) => void): Api {
    const type = structuredClone(this.types('ours').get(`cdk-aws-backup.${name}`)!);
    change(type);
    return new Api(new Map([...this.published, ['ours', new Map([...this.types('ours'), [type.fqn, type]])]]), this.parents);
  }

  /** Whether a value of one type goes wherever the other is asked for. */
  public assignable(from: ApiReference, to: ApiReference): boolean {
    if (JSON.stringify(from) === JSON.stringify(to) || ('primitive' in to && to.primitive === 'any')) {
      return true;
    }
    if ('collection' in from && 'collection' in to) {
      return from.collection.kind === to.collection.kind && this.assignable(from.collection.elementtype, to.collection.elementtype);
    }
    return 'fqn' in from && 'fqn' in to && this.ancestors(from.fqn).has(to.fqn);
  }

  /** The type and all that it extends or implements. */
  public ancestors(fqn: string, found = new Set<string>()): Set<string> {
    if (!found.has(fqn)) {
      found.add(fqn);
      (this.parents.get(fqn) ?? []).forEach((parent) => this.ancestors(parent, found));
    }
    return found;
  }
}

function load(side: Side): Assembly {
  const bytes = fs.readFileSync(path.join(ROOT, ...FILES[side].split('/')));
  const { types } = JSON.parse((FILES[side].endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf-8'));
  if (!Object.keys(types).some((fqn) => NAMESPACES[side].test(fqn))) {
    throw new Error(`no types of AWS Backup in ${FILES[side]}`);
  }
  return types;
}

function translate(type: ApiType): ApiType {
  return JSON.parse(JSON.stringify(type, (key, value) => {
    if (key === 'docs' || key === 'locationInModule') {
      return undefined;
    }
    return typeof value === 'string' ? ourName(value) : value;
  }));
}

function ourName(name: string): string {
  return name
    .replace(/^@aws-cdk\/core\.Construct$/, 'constructs.Construct')
    .replace(/^@aws-cdk\/core\./, 'aws-cdk-lib.')
    .replace(/^(@aws-cdk\/aws-backup|aws-cdk-lib\.aws_backup)\./, 'cdk-aws-backup.')
    .replace(/^@aws-cdk\/aws-([a-z0-9]+)\./, 'aws-cdk-lib.aws_$1.');
}
