import { readFileSync } from 'fs';
import { Annotations, Aspects, Validations } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { warn } from '../../../src/private/messages/warnings';
import { testStack, warningsOf } from '../../util';

const ID = 'cdk-aws-backup:selectsNothing';

let stack: Stack;
let part: Construct;

beforeEach(() => {
  stack = testStack();
  part = new Construct(stack, 'Part');
});

test('is given at the construct, with a qualified id', () => {
  warn(part, 'selectsNothing', 'nothing there');
  expect(warningsOf(stack)).toEqual([{ path: 'Stack/Part', id: ID, text: 'nothing there' }]);
});

test('leaves the tree as it was', () => {
  warn(part, 'selectsNothing', 'nothing there');
  expect(part.node.children).toEqual([]);
  expect(() => warn(part, 'selectsNothing', 'nothing there')).not.toThrow();
});

test('is given where nothing can be added any more', () => {
  part.node.lock();
  warn(part, 'selectsNothing', 'nothing there');
  expect(warningsOf(stack)).toHaveLength(1);
});

test.each(['AcknowledgementProbe', 'Below'])('is given beside a child with the id %s, which stays and gets none', (id) => {
  const child = new Construct(part, id);
  warn(part, 'selectsNothing', 'nothing there');
  expect(part.node.children).toEqual([child]);
  expect(warningsOf(stack)).toEqual([{ path: 'Stack/Part', id: ID, text: 'nothing there' }]);
});

test('is given at the app itself, and at what is in no app', () => {
  const [app, root] = [stack.node.root as Construct, new Construct(undefined as any, '')];
  [app, root].forEach((each) => warn(each, 'selectsNothing', 'nothing there'));
  const address = 'https://github.com/cdk-aws-backup/cdk-aws-backup/blob/main/docs/warnings-selections.md#selectsNothing';
  expect([app, root].map(({ node }) => node.metadata.map(({ data }) => data))).toEqual(Array(2).fill([`nothing there (${address}) [ack: ${ID}]`]));
});

test('is asked about without a trace of the stack', () => {
  Annotations.of(part).acknowledgeWarning(ID);
  const metadata = jest.spyOn(part.node, 'addMetadata');
  warn(part, 'selectsNothing', 'nothing there');
  expect(metadata).not.toHaveBeenCalled();
});

test('tells whether it was given', () => {
  expect(warn(part, 'selectsNothing', 'nothing there')).toBe(true);
  Annotations.of(stack).acknowledgeWarning(ID);
  expect(warn(part, 'selectsNothing', 'nothing there')).toBe(false);
});

test('is given once, however often it is said', () => {
  warn(part, 'selectsNothing', 'nothing there');
  warn(part, 'selectsNothing', 'nothing there');
  expect(warningsOf(stack)).toHaveLength(1);
});

test('is given for each thing that is said', () => {
  warn(part, 'selectsNothing', 'nothing there');
  warn(part, 'selectsNothing', 'nothing here');
  expect(warningsOf(stack).map(({ text }) => text)).toEqual(['nothing there', 'nothing here']);
});

describe('acknowledged', () => {
  test.each<[string, () => Construct]>([
    ['at the construct', () => part],
    ['at the stack', () => stack],
  ])('%s, before', (_, scope) => {
    Annotations.of(scope()).acknowledgeWarning(ID, 'we know');
    warn(part, 'selectsNothing', 'nothing there');
    expect(warningsOf(stack)).toEqual([]);
  });

  test.each<[string, () => Construct]>([
    ['at the construct', () => part],
    ['at the stack', () => stack],
    ['at the app', () => stack.node.root as Construct],
  ])('%s, after', (_, scope) => {
    warn(part, 'selectsNothing', 'nothing there');
    Annotations.of(scope()).acknowledgeWarning(ID);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('another id is not meant', () => {
    Annotations.of(part).acknowledgeWarning('cdk-aws-backup:selectsEverything');
    warn(part, 'selectsNothing', 'nothing there');
    expect(warningsOf(stack)).toHaveLength(1);
  });

  test('a construct below is not meant', () => {
    Annotations.of(new Construct(part, 'Below')).acknowledgeWarning(ID);
    warn(part, 'selectsNothing', 'nothing there');
    expect(warningsOf(stack)).toHaveLength(1);
  });

  test('at a construct that is locked', () => {
    Annotations.of(part).acknowledgeWarning(ID);
    part.node.lock();
    warn(part, 'selectsNothing', 'nothing there');
    expect(warningsOf(stack)).toEqual([]);
  });

  test('another construct is not meant', () => {
    Annotations.of(new Construct(stack, 'Other')).acknowledgeWarning(ID);
    warn(part, 'selectsNothing', 'nothing there');
    expect(warningsOf(stack)).toHaveLength(1);
  });

  test('by an aspect', () => {
    Aspects.of(stack).add({ visit: (node) => Annotations.of(node).acknowledgeWarning(ID) });
    part.node.addValidation({
      validate: () => {
        warn(part, 'selectsNothing', 'nothing there');
        return [];
      },
    });
    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('of the ways to acknowledge it that the guide has', () => {
  const { version } = JSON.parse(readFileSync(require.resolve('aws-cdk-lib/package.json'), 'utf8'));

  test.each<[string, () => void, number]>([
    ['Annotations take its id', () => Annotations.of(part).acknowledgeWarning(ID, 'reason'), 0],
    ['Annotations do not take the id as it is printed', () => Annotations.of(part).acknowledgeWarning(`Annotation::${ID}`, 'reason'), 1],
    ['Validations take the id as it is printed, of newer versions', () => Validations.of(part).acknowledge({ id: `Annotation::${ID}`, reason: 'reason' }),
      version === '2.263.0' ? 1 : 0],
  ])('%s', (_, acknowledge, count) => {
    acknowledge();
    warn(part, 'selectsNothing', 'nothing there');
    expect(warningsOf(stack)).toHaveLength(count);
  });
});
