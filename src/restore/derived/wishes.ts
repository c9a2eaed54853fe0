import { Stack } from 'aws-cdk-lib';
import type { CfnResource, ResourceEnvironment } from 'aws-cdk-lib';
import { RawSelection } from './raw-selection';
import type { RawCondition } from './raw-selection';
import { rawAt, rawPropertyOf } from './raw-values';
import { mayBeOfKind } from '../../document/arns/selected-arns';
import { EVERYTHING, hasWildcard, matchesPattern } from '../../model/arn-pattern';
import { kindsNamed, RESOURCE_CATALOG } from '../../model/resources/resource-catalog';
import type { KnownResource } from '../../model/resources/resource-catalog';
import type { ResourceKind } from '../../model/resources/resource-kind';
import { propertyOf } from '../../model/resources/template-properties';
import { CONDITION_OPERATORS, TESTED_TYPES } from '../../model/restore-testing';
import { colonSectionsOf } from '../../private/arn';
import { envInWords, knownToDiffer } from '../../private/environments';
import { inWords } from '../../private/known-text';
import { constructIn } from '../../private/paths';
import { rootOf } from '../../private/tree';

/** Something of which restores are to be tested: a resource of the app, an ARN, or everything of a type that meets all conditions. */
export interface Wish {
  readonly type: string;
  /** The stack of the selection that selects it: that one refers to it, and the other way round it might not be possible. */
  readonly home: Stack;
  readonly resource?: CfnResource;
  readonly arn?: string;
  readonly conditions?: readonly RawCondition[];
}

/** What a backup plan selects, as far as restores of it can be tested, and what of it cannot. */
export interface Wishes {
  readonly wishes: readonly Wish[];
  /** What cannot be tested, each as a part of a sentence, with the reason. */
  readonly others: readonly string[];
}

const [EQUALS] = CONDITION_OPERATORS;

/**
 * What the selections of a plan select, whoever made them and whatever only deployment decides: a test of what is not backed up restores nothing.
 */
export function wishesOf(plan: CfnResource): Wishes {
  const reader = new Reader(Stack.of(plan));
  RawSelection.allOf(plan, rootOf(plan)).forEach((selection) => reader.add(selection));
  return { wishes: reader.wishes, others: [...new Set(reader.others)] };
}

class Reader {
  public readonly others: string[] = [];
  private readonly found = new Map<string, Wish>();

  constructor(private readonly env: ResourceEnvironment & Stack) {}

  public get wishes(): readonly Wish[] {
    return [...this.found.values()];
  }

  public add(selection: RawSelection): void {
    const { selected, excluded, name, tags } = selection;
    const left = new Set(excluded.resources.map(({ resource }) => resource));
    selected.resources.filter(({ resource }) => !left.has(resource)).forEach((known) => this.addResource(selection, known));
    selected.texts.filter((text) => !excluded.texts.includes(text)).forEach((text) => this.addText(selection, text));
    if (selected.isLater) { this.others.push(`what the selection '${name}' names (which is known only at deployment)`); }
    tags.forEach((tag) => this.addTagged(selection, TESTED_TYPES, tag));
  }

  private wish(key: string, wish: Wish): void {
    if (!this.found.has(key)) { this.found.set(key, wish); }
  }

  private addResource(selection: RawSelection, known: KnownResource): void {
    const { resource, kind: { apiName, name: kindName } } = known;
    const name = constructIn(resource.node.path);
    const { account, region } = Stack.of(resource);
    if (knownToDiffer({ account, region }, this.env)) {
      this.others.push(`'${name}' (it is in another account or Region, ${envInWords({ account, region })})`);
    } else if (!TESTED_TYPES.includes(apiName)) {
      this.others.push(`'${name}' (AWS Backup tests no restores of ${kindName})`);
    } else if (isWithoutManagedDirectory(resource)) {
      this.others.push(`'${name}' (of FSx for Windows File Server, AWS Backup tests only what is joined to an AWS Managed Microsoft AD)`);
    } else {
      this.wish(resource.node.path, { type: apiName, resource, home: this.homeOf(selection) });
    }
  }

  /** An ARN that is of no resource of the app, or a pattern. */
  private addText(selection: RawSelection, text: string): void {
    const words = `'${inWords(text)}'`;
    const kinds = RESOURCE_CATALOG.filter((kind) => mayBeOfKind(text, kind));
    const types = namesOf(kinds);
    const whole = namesOf(kinds.filter((kind) => isWhole(text, kind, this.env)));
    const untested = types.filter((type) => !TESTED_TYPES.includes(type));
    if (text === EVERYTHING) {
      this.addTagged(selection, TESTED_TYPES);
    } else if (whole.length > 0) {
      this.addTagged(selection, whole.filter((type) => TESTED_TYPES.includes(type)));
      const lacking = whole.filter((type) => untested.includes(type));
      if (lacking.length > 0) { this.others.push(`what matches ${words} of ${lacking.join(', ')} (AWS Backup tests no restores of that)`); }
    } else if (kinds.length > 0 && hasWildcard(text)) {
      this.others.push(`what matches ${words} (a test names resources by whole ARNs)`);
    } else if (kinds.length > 0 && untested.length === types.length) {
      this.others.push(`${words} (AWS Backup tests no restores of ${untested.join(', ')})`);
    } else if (types.length > 1) {
      this.others.push(`${words} (${types.length > MOST_TYPES ? 'of which type it is, is known only at deployment' : `it may be of ${types.join(', ')}`}, and a test is of one type)`);
    } else if (types.length === 1) {
      this.wish(text, { type: types[0], arn: text, home: this.homeOf(selection) });
    }
  }

  /** Everything of some types, where it meets the conditions of a selection, and has a tag beside. */
  private addTagged(selection: RawSelection, types: readonly string[], tag?: RawCondition): void {
    const { conditions, excluded, name } = selection;
    if (!conditions?.every(({ operator }) => CONDITION_OPERATORS.some((each) => each === operator))) {
      const what = tag ? `what has the tag '${inWords(tag.key)}' by the selection '${name}'` : `what the selection '${name}' selects by type`;
      this.others.push(`${what} (a test compares tags only by ${CONDITION_OPERATORS.join(' and ')})`);
      return;
    }
    const all = [...tag ? [{ ...tag, operator: EQUALS }] : [], ...conditions];
    const isLeftOut = (kind: ResourceKind) => excluded.texts.some((text) => isWhole(text, kind, this.env));
    for (const type of types.filter((each) => !kindsNamed(each).every(isLeftOut))) {
      this.wish(JSON.stringify([type, ...all]), { type, conditions: all, home: this.homeOf(selection) });
    }
  }

  /** A plan tests what is in its own account and Region. */
  private homeOf({ resource }: RawSelection): Stack {
    const stack = Stack.of(resource);
    return knownToDiffer(stack, this.env) ? this.env : stack;
  }
}

/** Nobody wants to read of more. */
const MOST_TYPES = 4;

function namesOf(kinds: readonly ResourceKind[]): string[] {
  return [...new Set(kinds.map(({ apiName }) => apiName))];
}

/** Whether a pattern is of all resources of a kind in an environment, and in its partition. */
function isWhole(pattern: string, kind: ResourceKind, env: ResourceEnvironment): boolean {
  const [, partition, ...sections] = colonSectionsOf(pattern);
  if (!hasWildcard(pattern) || partition === undefined) { return pattern === EVERYTHING; }
  const [service, region, account, ...id] = colonSectionsOf(kind.pattern);
  const own = [service, region === EVERYTHING ? env.region : region, account === EVERYTHING ? env.account : account, id.join(':').replace(/\*$/, ANY_ID)];
  return matchesPattern(sections.join(':'), own.join(':'));
}

/** What no pattern names. */
const ANY_ID = '\uf8f2';

/** AWS Backup can join what it restores to a directory that AWS manages, and to no other. */
function isWithoutManagedDirectory(resource: CfnResource): boolean {
  if (resource.cfnResourceType !== 'AWS::FSx::FileSystem' || propertyOf(resource, 'FileSystemType') !== 'WINDOWS') { return false; }
  const configuration = rawPropertyOf(resource, 'WindowsConfiguration');
  return configuration === undefined || (typeof configuration === 'object' && rawAt(configuration, 'ActiveDirectoryId') === undefined);
}
