import { APPEND, ASSIGN, OPERATORS, REMOVE } from './operators';
import type { Operator } from './operators';
import { placeIn, readPolicy } from './policy-tree';
import type { PolicyNode, PolicyProblem, PolicyValue } from './policy-tree';

/** What accounts have in a place, after the policies of some levels. */
interface Inherited {
  readonly key: string;
  value?: string | string[];
  readonly children: Map<string, Inherited>;
  /** What the next level may do. */
  allowed: ReadonlySet<Operator>;
}

/** What one policy of a level has in a place, if anything, and what it lets those below do there. */
interface Source {
  readonly node?: PolicyNode;
  readonly control?: ReadonlySet<Operator>;
  readonly path: string;
}

const EVERY: ReadonlySet<Operator> = new Set(OPERATORS);

/** An effective policy, or what is wrong with the policies that it is of. */
export interface EffectivePolicy {
  readonly policy: { readonly plans: Record<string, unknown> };
  readonly problems: readonly PolicyProblem[];
}

/**
 * What AWS Organizations makes of the policies that an account inherits and has.
 *
 * @param levels one a level from the root down: a policy, or a list of those that are attached side by side, in the order in which they were attached
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/policy-operators.html
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/inheritance-examples.html
 */
export function effectivePolicy(levels: readonly unknown[]): EffectivePolicy {
  const problems: PolicyProblem[] = [];
  const root = made('', EVERY);
  // A hole in a list is a document that is not there.
  Array.from(levels).forEach((level, index) => {
    const beside: readonly unknown[] = Array.isArray(level) ? Array.from<unknown>(level) : [level];
    const sources = beside.map((document, position): Source => {
      const path = Array.isArray(level) ? `documents[${index}][${position}]` : `documents[${index}]`;
      const reading = readPolicy(document, undefined, path);
      problems.push(...reading.problems);
      return { node: reading.root, path };
    });
    if (problems.length === 0) { merge(root, sources, problems); }
  });
  return { policy: { plans: (written(root.children.get('plans')) ?? {}) as Record<string, unknown> }, problems };
}

function made(key: string, allowed: ReadonlySet<Operator>): Inherited {
  return { key, children: new Map(), allowed };
}

/** Merges what the policies of one level have in a place into what is inherited there. */
function merge(inherited: Inherited, given: readonly Source[], problems: PolicyProblem[]): void {
  const sources = given.map((source): Source => ({ ...source, control: source.node?.allowed ?? source.control }));
  if (sources.some(({ node }) => node && node.values.size > 0)) { mergeValue(inherited, sources, problems); }
  const mayAdd = inherited.allowed.has(APPEND) || inherited.allowed.has(ASSIGN);
  for (const { node, path } of sources) {
    for (const [name, { key }] of node?.children ?? []) {
      if (inherited.value !== undefined) {
        if (mayAdd) { problems.push({ path, message: `must have an operator, as a policy above has a value there, got the name '${key}'` }); }
      } else if (mayAdd && !inherited.children.has(name)) {
        inherited.children.set(name, made(key, EVERY));
      }
    }
  }
  for (const [name, child] of inherited.children) {
    merge(child, sources.map(({ node, control, path }) => {
      const own = node?.children.get(name);
      return { node: own?.node, control, path: placeIn(path, own?.key ?? child.key) };
    }), problems);
  }
  for (const { control } of sources) {
    if (control) { inherited.allowed = new Set([...inherited.allowed].filter((operator) => control.has(operator))); }
  }
}

/** Of policies that are attached side by side, the first that assigns a value is the one that counts. */
function mergeValue(inherited: Inherited, sources: readonly Source[], problems: PolicyProblem[]): void {
  const [assigned, appended, removed] = [ASSIGN, APPEND, REMOVE].map((operator) => inherited.allowed.has(operator as Operator)
    ? sources.flatMap(({ node, path }) => {
      const value = node?.values.get(operator as Operator);
      return value === undefined ? [] : [{ value, path }];
    })
    : []);
  const lists = [...appended, ...removed];
  if (assigned.length + lists.length === 0) { return; }
  const { path } = [...assigned, ...lists][0];
  if (inherited.children.size > 0) {
    problems.push({ path, message: 'must have names, as a policy above has them there, got an operator' });
    return;
  }
  const base = assigned.length > 0 ? textsOf(assigned[0].value) : inherited.value;
  if (lists.length === 0) {
    inherited.value = base;
  } else if (base !== undefined && !Array.isArray(base)) {
    problems.push({ path: lists[0].path, message: `must be assigned: what is there already is no list, but '${base}'` });
  } else {
    const gone = new Set(removed.flatMap(({ value }) => textsOf(value)));
    inherited.value = [...new Set([...(base ?? []).filter((each) => !gone.has(each)), ...appended.flatMap(({ value }) => textsOf(value))])];
  }
}

/** Values are texts in an effective policy, whatever they were. */
function textsOf(value: PolicyValue | readonly PolicyValue[]): string | string[] {
  return Array.isArray(value) ? [...new Set(value.map(String))] : String(value);
}

/** As it is shown; nothing of what is empty. */
function written(inherited: Inherited | undefined): unknown {
  if (inherited?.value !== undefined) { return inherited.value.length === 0 && Array.isArray(inherited.value) ? undefined : inherited.value; }
  const entries = [...inherited?.children.values() ?? []].flatMap((child) => {
    const value = written(child);
    return value === undefined ? [] : [[child.key, value] as const];
  });
  // Not by assignment: a plan may be named as what every object inherits.
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
