import { APPEND, ASSIGN, CONTROL, OPERATORS, REMOVE } from './operators';
import type { Operator } from './operators';
import { placeIn, readPolicy } from './policy-tree';
import type { PolicyNode, PolicyProblem, PolicyValue } from './policy-tree';

/** What accounts have in a place, after the policies of some levels. */
interface Inherited {
  readonly key: string;
  value?: string | string[];
  readonly children: Map<string, Inherited>;
  /** What the next level may not do, and what says so. */
  readonly denied: Map<Operator, PlaceOfPolicy>;
}

/** A place in a policy of a level. */
export interface PlaceOfPolicy {
  readonly level: number;
  readonly position: number;
  readonly path: string;
}

/** Something of a policy that is ignored, as a policy above does not allow it. */
export interface IgnoredPart extends PlaceOfPolicy {
  /** Nothing for names that are new. */
  readonly operator?: Operator;
  readonly by: PlaceOfPolicy;
}

/** What one policy of a level has in a place, if anything, and what it lets those below do there. */
interface Source extends PlaceOfPolicy {
  readonly node?: PolicyNode;
  readonly control?: { readonly allowed: ReadonlySet<Operator>; readonly path: string };
}

/** What is found while policies are merged. */
interface Findings {
  readonly problems: PolicyProblem[];
  readonly ignored: IgnoredPart[];
}

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
  const found: Findings = { problems: [], ignored: [] };
  const { problems } = found;
  const root = made('');
  // A hole in a list is a document that is not there.
  Array.from(levels).forEach((document, level) => {
    const beside: readonly unknown[] = Array.isArray(document) ? Array.from<unknown>(document) : [document];
    const sources = beside.map((each, position): Source => {
      const path = Array.isArray(document) ? `documents[${level}][${position}]` : `documents[${level}]`;
      const reading = readPolicy(each, undefined, path);
      problems.push(...reading.problems);
      return { node: reading.root, level, position, path };
    });
    if (problems.length === 0) { merge(root, sources, found); }
  });
  return { policy: { plans: (written(root.children.get('plans')) ?? {}) as Record<string, unknown> }, problems };
}

/**
 * What of policies is ignored, as a policy above does not allow it, and would make a difference otherwise.
 *
 * @param levels the policies of each level from the root down, side by side
 */
export function ignoredParts(levels: readonly (readonly PolicyNode[])[]): readonly IgnoredPart[] {
  const found: Findings = { problems: [], ignored: [] };
  const root = made('');
  levels.forEach((policies, level) => merge(root, policies.map((node, position): Source => ({ node, level, position, path: '' })), found));
  return found.ignored;
}

function made(key: string): Inherited {
  return { key, children: new Map(), denied: new Map() };
}

/** Merges what the policies of one level have in a place into what is inherited there. */
function merge(inherited: Inherited, given: readonly Source[], found: Findings): void {
  const sources = given.map((source): Source => {
    const allowed = source.node?.allowed;
    return allowed ? { ...source, control: { allowed, path: placeIn(source.path, CONTROL) } } : source;
  });
  if (sources.some(({ node }) => node && node.values.size > 0)) { mergeValue(inherited, sources, found); }
  const { denied } = inherited;
  const by = denied.has(APPEND) ? denied.get(ASSIGN) : undefined;
  for (const source of sources) {
    const { node, level, position, path } = source;
    for (const [name, { key, node: child }] of node?.children ?? []) {
      if (by) {
        if (!inherited.children.has(name) && hasValue(child)) { found.ignored.push({ level, position, path: placeIn(path, key), by }); }
      } else if (inherited.value !== undefined) {
        found.problems.push({ path, message: `must have an operator, as a policy above has a value there, got the name '${key}'` });
      } else if (!inherited.children.has(name)) {
        inherited.children.set(name, made(key));
      }
    }
  }
  for (const [name, child] of inherited.children) {
    merge(child, sources.map((source) => {
      const own = source.node?.children.get(name);
      return { ...source, node: own?.node, path: placeIn(source.path, own?.key ?? child.key) };
    }), found);
  }
  for (const { control, level, position } of sources) {
    for (const operator of control ? OPERATORS.filter((each) => !control.allowed.has(each) && !denied.has(each)) : []) {
      denied.set(operator, { level, position, path: control!.path });
    }
  }
}

function hasValue({ values, children }: PolicyNode): boolean {
  return values.size > 0 || [...children.values()].some(({ node }) => hasValue(node));
}

/** Of policies that are attached side by side, the first that assigns a value is the one that counts. */
function mergeValue(inherited: Inherited, sources: readonly Source[], { problems, ignored }: Findings): void {
  const [assigned, appended, removed] = [ASSIGN, APPEND, REMOVE].map((operator) => {
    const by = inherited.denied.get(operator as Operator);
    const given = sources.flatMap(({ node, level, position, path }) => {
      const value = node?.values.get(operator as Operator);
      return value === undefined ? [] : [{ value, level, position, path }];
    });
    if (!by) { return given; }
    for (const { value, ...place } of given.filter((each) => wouldChange(inherited.value, operator as Operator, textsOf(each.value)))) {
      ignored.push({ ...place, operator: operator as Operator, by });
    }
    return [];
  });
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

/** Whether an operator would make something else of a value. */
function wouldChange(inherited: string | string[] | undefined, operator: Operator, given: string | string[]): boolean {
  const [before, now] = [inherited ?? [], given].map((value) => new Set([value].flat()));
  const isNew = [...now].some((each) => !before.has(each));
  switch (operator) {
    case ASSIGN: return isNew || before.size !== now.size;
    case APPEND: return isNew;
    default: return [...now].some((each) => before.has(each));
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
