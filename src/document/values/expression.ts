import { hasDummy, isKnownText, withUnknownAs } from '../../private/known-text';
import { isLater, later } from '../../private/later';
import { writtenOut } from '../../private/messages/written-out';
import type { Template } from '../template';

/** That a template has nothing in a place. */
export const NOTHING = Symbol('nothing');

/**
 * A text of a template. What looks like a token of aws-cdk-lib is none there, and must not be taken for one; a dynamic reference is known at deployment, and
 * what is looked up when that is done.
 */
export function textIn(template: Template, text: string): string {
  const { name } = template;
  if (text.includes('Token[') || hasDummy(text) || template.isStandIn(text)) { return later(`${name}.${text}`); }
  return isKnownText(text) ? text : withUnknownAs(text, (unknown) => later(`${name}.${unknown}`));
}

const REFERENCE = '{{resolve:';
const BEGINS_REFERENCE = /\{\{resolve:(?:[^}]|\}(?!\}))*$/;

/** Whether a text ends within a dynamic reference: what it is joined with belongs to that. */
export function beginsReference(value: unknown): value is string {
  return typeof value === 'string' && value.includes(REFERENCE) && BEGINS_REFERENCE.test(value);
}

/** A text that was put together, of which a dynamic reference is known at deployment, too. */
export function joinedIn({ name }: Template, text: string): string {
  return text.includes(REFERENCE) ? withUnknownAs(text, (unknown) => isLater(unknown) ? unknown : later(`${name}.${unknown}`)) : text;
}

/** Whether an expression is an intrinsic function. */
export function isFunction(expression: unknown): boolean {
  const names = typeof expression === 'object' && expression !== null && !Array.isArray(expression) ? Object.keys(expression) : [];
  return names.length === 1 && (names[0] === 'Ref' || names[0] === 'Condition' || names[0].startsWith('Fn::'));
}

/** The condition and the two branches of an expression that has them. */
export function branchesOf(expression: unknown): [condition: unknown, then: unknown, otherwise: unknown] | undefined {
  const argument = isFunction(expression) ? (expression as Record<string, unknown>)['Fn::If'] : undefined;
  return Array.isArray(argument) && argument.length === 3 ? argument as [unknown, unknown, unknown] : undefined;
}

/** A value as a text; undefined where it is none. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** The texts of a list; undefined where it is none, or has something else in it. */
export function textsIn(list: unknown): readonly string[] | undefined {
  const texts = Array.isArray(list) ? list.map(textOf) : [undefined];
  return texts.includes(undefined) ? undefined : texts as string[];
}

/** A value within a text. */
export function inText(value: unknown): string {
  return textOf(value) ?? (value === NOTHING || value === undefined ? '' : later(writtenOut(value) ?? 'too much'));
}
