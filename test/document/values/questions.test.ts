import { Answers } from '../../../src/document/values/questions';
import { World } from '../../../src/document/values/world';

const words = (holds: boolean) => `it ${holds ? 'is' : 'is not'} so`;
const worlds = (...scripts: boolean[][]) => scripts.map((script) => new World(true, script));

test('what a world is asked while somebody listens is told, what is asked twice once', () => {
  const [world] = worlds([true]);
  const { result, questions } = world.listen(() => [world.decide('a', words), world.decide('a', words), world.takesDefault()]);
  expect([result, questions.map(({ answer }) => answer)]).toEqual([[true, true, true], [true, true]]);
  expect(world.decisions.map(({ key, holds }) => [key, holds])).toEqual([['a', true]]);
});

test('each question can be asked of another world, which answers for itself', () => {
  const [one, other] = worlds([true], [false]);
  const { questions } = one.listen(() => one.decide('a', words));
  expect(questions.map(({ ask }) => ask(other))).toEqual([false]);
});

test('nobody listens any more where the reading fails', () => {
  const [world] = worlds([true]);
  expect(() => world.listen(() => { throw new Error('too much'); })).toThrow('too much');
  expect([world.decide('a', words), world.isAsked]).toEqual([true, true]);
});

describe('what is found in many worlds', () => {
  const find = jest.fn((world: World) => world.decide('a', words) && world.decide('b', words));
  const found = (answers: Answers<boolean>, world: World) => answers.in(world, () => find(world));

  beforeEach(() => find.mockClear());

  test('is found once for all that say the same', () => {
    const answers = new Answers<boolean>();
    const all = worlds([true, true], [true, false], [false], [true, true], [false, true]);
    expect(all.map((world) => found(answers, world))).toEqual([true, false, false, true, false]);
    expect(find).toHaveBeenCalledTimes(3);
  });

  test('leaves each world with the decisions that it would have made itself', () => {
    const answers = new Answers<boolean>();
    const [one, other] = worlds([true, false], [true, false]);
    found(answers, one);
    found(answers, other);
    expect(other.decisions).toEqual(one.decisions);
  });

  test('is the same for all where nothing is asked', () => {
    const answers = new Answers<object>();
    const [one, other] = worlds([true], [false]);
    expect(answers.in(one, () => ({}))).toBe(answers.in(other, () => ({})));
    expect([one.isAsked, other.isAsked]).toEqual([false, false]);
  });
});
