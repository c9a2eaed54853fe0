/** What a policy does with a value, or with a list that it inherits. */
export const ASSIGN = '@@assign';
export const APPEND = '@@append';
export const REMOVE = '@@remove';
export const OPERATORS = [ASSIGN, APPEND, REMOVE] as const;
export type Operator = typeof OPERATORS[number];

/** What says which of these the policies below may use. */
export const CONTROL = '@@operators_allowed_for_child_policies';
const EVERY = '@@all';
const NONE = '@@none';

/** The operators that a list of a control allows; nothing where it is no such list. */
export function allowedBy(list: unknown): ReadonlySet<Operator> | undefined {
  if (!Array.isArray(list) || list.length === 0) { return undefined; }
  if (list.length === 1 && (list[0] === EVERY || list[0] === NONE)) { return new Set(list[0] === EVERY ? OPERATORS : []); }
  return list.every((each) => OPERATORS.includes(each as Operator)) ? new Set(list as Operator[]) : undefined;
}

/** What a control takes, as a part of a sentence. */
export const CONTROL_IN_WORDS = `['${EVERY}'], ['${NONE}'], or a list of ${OPERATORS.map((each) => `'${each}'`).join(', ')}`;

/** The list of a control that allows some operators. */
export function controlOf(allowed: ReadonlySet<Operator>): string[] {
  if (allowed.size === OPERATORS.length) { return [EVERY]; }
  return allowed.size === 0 ? [NONE] : OPERATORS.filter((each) => allowed.has(each));
}
