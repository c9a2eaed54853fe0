import { App, Aspects, Stack } from 'aws-cdk-lib';
import type { AspectOptions, IAspect } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { BackupPlan } from '../../src';
import { synthesisProblemsOf, testStack } from '../util';
import { arnsOfSelections, dbInstanceArn, dbInstanceIn, fileSystemArn, fileSystemIn, selectAllIn, selectedArns, tableArn, tableIn, volumeIn } from './resources';

/** Does something where a construct is visited, once. */
function onVisit(of: (construct: IConstruct) => boolean, action: () => void): IAspect {
  let done = false;
  return {
    visit: (construct) => {
      if (!done && of(construct)) {
        done = true;
        action();
      }
    },
  };
}

/** The ARNs of each selection, as a synthesis writes them. */
function written(app: App): any[] {
  return app.synth({ force: true }).stacks.flatMap(({ template }) => arnsOfSelections(template));
}

describe('aspects', () => {
  test.each<[string, AspectOptions]>([['early', { priority: 1 }], ['late', { priority: 1000 }]])('that add resources %s are heard', (_, options) => {
    const stack = testStack();
    tableIn(stack);
    selectAllIn(stack);
    Aspects.of(stack).add(onVisit(() => true, () => tableIn(stack, 'Added')), options);
    expect(selectedArns(stack)).toEqual([tableArn('Table'), tableArn('Added')]);
  });

  test('that add resources to a subtree that was passed already are heard', () => {
    const stack = testStack();
    const passed = new Construct(stack, 'Passed');
    selectAllIn(passed, stack);
    const last = new Construct(stack, 'Last');
    Aspects.of(stack).add(onVisit((construct) => construct === last, () => tableIn(passed)));
    expect(selectedArns(stack)).toEqual([tableArn('PassedTableA9CA52D4')]);
  });

  test('that give a database to a cluster are heard', () => {
    const stack = testStack();
    const member = dbInstanceIn(stack, 'Member');
    dbInstanceIn(stack, 'Alone');
    selectAllIn(stack);
    Aspects.of(stack).add({
      visit: (construct) => {
        if (construct === member) {
          (construct as rds.CfnDBInstance).dbClusterIdentifier = 'cluster';
        }
      },
    });
    expect(selectedArns(stack)).toEqual([dbInstanceArn('Alone')]);
  });

  test('that override a logical id are heard', () => {
    const stack = testStack();
    const table = tableIn(stack);
    selectAllIn(stack);
    Aspects.of(stack).add(onVisit(() => true, () => table.overrideLogicalId('Renamed')), { priority: 1000 });
    expect(selectedArns(stack)).toEqual([tableArn('Renamed')]);
  });

  test('that add a selection are heard', () => {
    const stack = testStack();
    tableIn(stack);
    Aspects.of(stack).add(onVisit(() => true, () => void selectAllIn(stack)));
    expect(selectedArns(stack)).toEqual([tableArn('Table')]);
  });

  test('that remove a resource are heard', () => {
    const stack = testStack();
    ['A', 'B'].forEach((id) => tableIn(stack, id));
    selectAllIn(stack);
    Aspects.of(stack).add(onVisit(() => true, () => stack.node.tryRemoveChild('A')));
    expect(selectedArns(stack)).toEqual([tableArn('B')]);
  });
});

test('a resource that is removed after the selection was made is not selected', () => {
  const stack = testStack();
  ['A', 'B'].forEach((id) => tableIn(stack, id));
  selectAllIn(stack);
  expect(stack.node.tryRemoveChild('A')).toBe(true);
  expect(selectedArns(stack)).toEqual([tableArn('B')]);
});

test('a logical id that is overridden after the selection was made is taken', () => {
  const stack = testStack();
  const table = tableIn(stack);
  selectAllIn(stack);
  table.overrideLogicalId('Renamed');
  expect(selectedArns(stack)).toEqual([tableArn('Renamed')]);
});

describe('a second synthesis', () => {
  test('has what came after the first', () => {
    const app = new App();
    const [one, two] = ['One', 'Two'].map((id) => new Stack(app, id));
    [one, two].forEach((stack) => {
      tableIn(stack);
      selectAllIn(stack, stack, 'First');
      selectAllIn(stack, stack, 'Second');
    });
    const before = [tableArn('Table')];
    expect(written(app)).toEqual([before, before, before, before]);
    tableIn(one, 'Added');
    fileSystemIn(two);
    const [inOne, inTwo] = [[tableArn('Table'), tableArn('Added')], [tableArn('Table'), fileSystemArn('Files')]];
    expect(written(app)).toEqual([inOne, inOne, inTwo, inTwo]);
    one.node.tryRemoveChild('Table');
    expect(written(app)).toEqual([[tableArn('Added')], [tableArn('Added')], inTwo, inTwo]);
  });

  test('has the logical id that was overridden after the first', () => {
    const stack = testStack();
    const table = tableIn(stack);
    selectAllIn(stack);
    const app = stack.node.root as App;
    expect(written(app)).toEqual([[tableArn('Table')]]);
    table.overrideLogicalId('Renamed');
    expect(written(app)).toEqual([[tableArn('Renamed')]]);
  });

  test('has the selections that came after the first', () => {
    const stack = testStack();
    tableIn(stack);
    selectAllIn(stack);
    const app = stack.node.root as App;
    expect(written(app)).toHaveLength(1);
    fileSystemIn(stack);
    selectAllIn(stack, stack, 'Another');
    expect(written(app)).toEqual(Array(2).fill([tableArn('Table'), fileSystemArn('Files')]));
  });

  test('forgets nothing of what came after a first that failed', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    const empty = new BackupPlan(stack, 'Plan');
    tableIn(stack);
    ['One', 'Two'].forEach((id) => selectAllIn(stack, stack, id));
    expect(synthesisProblemsOf(stack)).toHaveLength(1);
    tableIn(stack, 'Added');
    expect(synthesisProblemsOf(stack)).toHaveLength(1);
    fileSystemIn(stack);
    stack.node.tryRemoveChild(empty.node.id);
    expect(written(app)).toEqual(Array(2).fill([tableArn('Table'), tableArn('Added'), fileSystemArn('Files')]));
  });

  test('passes where the first was refused for an empty selection', () => {
    const stack = testStack();
    selectAllIn(stack);
    expect(synthesisProblemsOf(stack)).toHaveLength(1);
    tableIn(stack);
    expect(written(stack.node.root as App)).toEqual([[tableArn('Table')]]);
  });
});

describe('resolving before a synthesis', () => {
  test('freezes nothing', () => {
    const stack = testStack();
    tableIn(stack);
    const selections = ['One', 'Two'].map((id) => selectAllIn(stack, stack, id));
    const resolved = () => selections.map((selection) => stack.resolve((selection.node.defaultChild as any).backupSelection).resources);
    expect(resolved()).toEqual(Array(2).fill([tableArn('Table')]));
    fileSystemIn(stack);
    const both = Array(2).fill([tableArn('Table'), fileSystemArn('Files')]);
    expect(resolved()).toEqual(both);
    expect(resolved()).toEqual(both);
    volumeIn(stack);
    stack.node.tryRemoveChild('Volume');
    expect(written(stack.node.root as App)).toEqual(both);
    expect(resolved()).toEqual(both);
  });
});
