import { App, NestedStack, Stack } from 'aws-cdk-lib';
import type { AppProps } from 'aws-cdk-lib';
import { Construct, Node } from 'constructs';
import { BackupPlan, BackupPlanRule, BackupResource } from '../../../src';
import { collectionFor, peekCollection } from '../../../src/selection/resources/collection-cache';
import { synth } from '../../util';
import { instanceIn, selectAllIn, tableIn } from '../resources';

/** How often the children of a construct are asked for while something happens. */
function visitsOf(construct: Construct, action: () => void): number {
  const original = Object.getOwnPropertyDescriptor(Node.prototype, 'children')!;
  let visits = 0;
  const spy = jest.spyOn(Node.prototype, 'children', 'get').mockImplementation(function (this: Node) {
    visits += this === construct.node ? 1 : 0;
    return original.get!.call(this);
  });
  action();
  spy.mockRestore();
  return visits;
}

/** The same of a synthesis; the first one of an app is left out, as some versions of aws-cdk-lib do more in it. */
function visitsOfSynthesis(construct: Construct): number {
  synth(construct);
  return visitsOf(construct, () => synth(construct));
}

/** How often a synthesis walks the tree because of some selections of everything, which lie in a stack of the app. */
function walksFor(selections: number, homeIn: (stack: Stack) => Stack = (stack) => stack, props: AppProps = {}): number {
  const app = new App(props);
  const stack = new Stack(app, 'Stack');
  const inner = new Construct(stack, 'Inner');
  tableIn(inner);
  const home = homeIn(stack);
  const without = visitsOfSynthesis(inner);
  for (let index = 0; index < selections; index++) {
    selectAllIn(index % 2 ? stack : inner, home, `Selection${index}`);
  }
  return visitsOfSynthesis(inner) - without;
}

test.each<[string, AppProps]>([
  ['with tree.json, which shows every resource once more', {}],
  ['without tree.json', { treeMetadata: false }],
])('a synthesis walks the tree once, however many selections there are, %s', (_, props) => {
  expect([0, 1, 2, 20].map((selections) => walksFor(selections, undefined, props))).toEqual([0, 1, 1, 1]);
});

test('a nested stack, which is written before all others, costs at most one walk more', () => {
  const nested = (stack: Stack) => new NestedStack(stack, 'Nested');
  const [one, ...more] = [1, 2, 20].map((selections) => walksFor(selections, nested));
  expect([1, 2]).toContain(one);
  expect(more).toEqual([one, one]);
});

test('a synthesis walks the tree once for the selections of several stacks', () => {
  const app = new App();
  const stacks = ['A', 'B', 'C'].map((id) => new Stack(app, id));
  const inner = new Construct(stacks[0], 'Inner');
  tableIn(inner);
  const without = visitsOfSynthesis(inner);
  stacks.forEach((stack) => selectAllIn(app as Construct, stack));
  expect(visitsOfSynthesis(inner) - without).toBe(1);
});

test('each synthesis walks the tree again', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const inner = new Construct(stack, 'Inner');
  tableIn(inner);
  const without = visitsOfSynthesis(inner);
  ['One', 'Two'].forEach((id) => selectAllIn(stack, stack, id));
  expect([1, 2, 3].map(() => visitsOfSynthesis(inner) - without)).toEqual([1, 1, 1]);
});

test('the walk is shared by the check of windowsVss', () => {
  const [walks, walksWithCheck] = [false, true].map((windowsVss) => {
    const stack = new Stack(new App(), 'Stack');
    const inner = new Construct(stack, 'Inner');
    instanceIn(inner);
    const plan = new BackupPlan(stack, 'Plan', { windowsVss, backupPlanRules: [BackupPlanRule.daily()] });
    plan.addSelection('Selection', { resources: [BackupResource.fromConstruct(inner)] });
    return visitsOfSynthesis(inner);
  });
  expect(walksWithCheck).toBe(walks);
});

test('plans walk the tree once for others with the same document, however many there are', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const inner = new Construct(stack, 'Inner');
  const without = visitsOfSynthesis(inner);
  expect([1, 2, 3].map((number) => {
    new BackupPlan(stack, `Plan${number}`, { backupPlanRules: [BackupPlanRule.daily()] })
      .addSelection('Selection', { resources: [BackupResource.fromTag('backup', 'yes')] });
    return visitsOfSynthesis(inner) - without;
  })).toEqual([1, 1, 1]);
});

describe('a collection', () => {
  const [one, two] = [{ name: 'one' }, { name: 'two' }];
  const newTree = () => new App() as Construct;

  test('is shared by all who prepare and then write', () => {
    const tree = newTree();
    const shared = collectionFor(one, tree, true);
    expect(collectionFor(two, tree, true)).toBe(shared);
    expect(peekCollection(one, tree)).toBe(shared);
    expect(collectionFor(one, tree, false)).toBe(shared);
    expect(collectionFor(two, tree, false)).toBe(shared);
  });

  test('is a new one for who prepares again, and shared with who follows', () => {
    const tree = newTree();
    const [first] = [one, two].map((reader) => collectionFor(reader, tree, true));
    const second = collectionFor(one, tree, true);
    expect(second).not.toBe(first);
    expect(collectionFor(two, tree, true)).toBe(second);
  });

  test('is a new one for who prepares after anybody has written', () => {
    const tree = newTree();
    const first = collectionFor(one, tree, true);
    collectionFor(one, tree, false);
    expect(collectionFor(two, tree, true)).not.toBe(first);
  });

  test('is a new one for who writes without having prepared', () => {
    const tree = newTree();
    expect(collectionFor(one, tree, false)).not.toBe(collectionFor(one, tree, false));
    const prepared = collectionFor(one, tree, true);
    expect(collectionFor(two, tree, false)).not.toBe(prepared);
    expect(collectionFor(one, tree, false)).toBe(prepared);
  });

  test('is a new one for who peeks without having prepared', () => {
    const tree = newTree();
    const prepared = collectionFor(one, tree, true);
    expect(peekCollection(two, tree)).not.toBe(prepared);
    expect(peekCollection(one, tree)).toBe(prepared);
  });

  test('is of one tree', () => {
    expect(collectionFor(one, newTree(), true)).not.toBe(collectionFor(one, newTree(), true));
  });
});
