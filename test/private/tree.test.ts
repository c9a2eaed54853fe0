import { Construct } from 'constructs';
import { isInTree } from '../../src/private/tree';
import { testStack } from '../util';

test('a construct is in its tree until it, or one around it, is not there any more', () => {
  const stack = testStack();
  const [outer, other] = ['Outer', 'Other'].map((id) => new Construct(stack, id));
  const inner = new Construct(outer, 'Inner');
  expect([stack.node.root, stack, outer, inner, other].map(isInTree)).toEqual([true, true, true, true, true]);

  stack.node.tryRemoveChild('Outer');
  expect([stack, outer, inner, other].map(isInTree)).toEqual([true, false, false, true]);

  const again = new Construct(stack, 'Outer');
  expect([again, outer, inner].map(isInTree)).toEqual([true, false, false]);
});
