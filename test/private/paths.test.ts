import { Construct } from 'constructs';
import { namesInWords, pathsInWords } from '../../src/private/paths';
import { testStack } from '../util';

const names = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`);
const TEN = "'n0', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7', 'n8', 'n9'";

test.each([
  [1, "'n0'"], [2, "'n0', 'n1'"], [10, TEN], [11, `${TEN} and 1 more`], [1_234, `${TEN} and 1,224 more`],
])('%d names', (count, expected) => {
  expect(namesInWords(names(count))).toBe(expected);
});

test('constructs are named by their paths', () => {
  const stack = testStack();
  expect(pathsInWords(['A', 'B'].map((id) => new Construct(stack, id)))).toBe("'Stack/A', 'Stack/B'");
});
