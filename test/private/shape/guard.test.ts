import { guarded } from '../../../src/private/shape/guard';
import type { ObjectType } from '../../../src/private/shape/shape';

const TYPE: ObjectType = { kind: 'interface', has: { name: 'text', ref: { arn: 'text', more: 'any' } }, alsoHas: ['node'], looks: { colour: 'text' } };
const refusal = (member: string) => new Error(`it lacks ${member}`);
const guard = (value: object, type = TYPE): any => guarded(value, type, refusal);

class Thing {
  private readonly secret = 'x';
  public tell(): string { return this.secret; }
}

test.each(['name', 'ref', 'node', 'colour'])('who asks for %s is told that it is lacking', (member) => {
  expect(() => guard({})[member]).toThrow(`it lacks ${member}`);
  expect(() => guard({ [member]: null })[member]).toThrow(`it lacks ${member}`);
  expect(guard({ [member]: 0 })[member]).toBe(0);
});

test('who asks for anything else is not', () => {
  expect(guard({}).other).toBe(undefined);
  expect(guard({ other: null }).other).toBe(undefined);
});

test('what an object has in another one may be lacking, too', () => {
  expect(() => guard({ ref: {} }).ref.arn).toThrow('it lacks ref.arn');
  expect(guard({ ref: { arn: 'a' } }).ref.arn).toBe('a');
  expect(guard({ ref: {} }).ref.more).toBe(undefined);
  expect(guard({ ref: 'text' }).ref).toBe('text');
  expect(guard({ other: {} }).other.arn).toBe(undefined);
});

test('where any member is enough, only what is needed anyhow may be lacking', () => {
  const some = { ...TYPE, isAnyEnough: true };
  expect(guard({}, some).name).toBe(undefined);
  expect(() => guard({}, some).node).toThrow('it lacks node');
});

test('methods are those of the object itself, and its class stays what it was', () => {
  const thing = new Thing();
  const shown = guard(thing);
  expect(shown.tell()).toBe('x');
  const { tell } = shown;
  expect(tell()).toBe('x');
  expect(shown.constructor).toBe(Thing);
  expect(shown).toBeInstanceOf(Thing);
});

test('private fields of a class are read by its methods', () => {
  class Closed {
    readonly #hidden = 'y';
    public tell(): string { return this.#hidden; }
  }
  expect(guard(new Closed()).tell()).toBe('y');
});

test('the same object is guarded once, and what guards it is not guarded again', () => {
  const thing = new Thing();
  expect(guard(thing)).toBe(guard(thing));
  expect(guard(guard(thing))).toBe(guard(thing));
});

test('what is frozen lacks the same', () => {
  const shown = guard(Object.freeze({ name: 'x', colour: undefined }));
  expect(shown.name).toBe('x');
  expect(() => shown.colour).toThrow('it lacks colour');
  expect(() => guard(Object.defineProperty({}, 'colour', { value: undefined, configurable: false })).colour).toThrow('it lacks colour');
});
