import { Aws, CfnParameter, CfnResource, Fn, Lazy } from 'aws-cdk-lib';
import { idBehind, referenceBehind, referencesIn, resourceBehind } from '../../src/private/references';
import { testStack } from '../util';

const stack = testStack();
const [a, b] = ['A', 'B'].map((id) => new CfnResource(stack, id, { type: 'Test::Thing' }));
const arnOf = (resource: CfnResource) => resource.getAtt('Arn').toString();

test.each<[string, string, CfnResource[]]>([
  ['an attribute', arnOf(a), [a]],
  ['a reference', a.ref, [a]],
  ['a text with two', `x${arnOf(b)}/${a.ref}`, [b, a]],
  ['a text without any', 'arn:aws:s3:::bucket', []],
  ['a parameter', new CfnParameter(stack, 'P').valueAsString, []],
  ['a pseudo parameter', Aws.REGION, []],
  ['a function of one', Fn.select(0, [a.ref]), []],
  ['what is made late', Lazy.string({ produce: () => a.ref }), []],
])('%s', (_, text, resources) => {
  const found = referencesIn(text);
  expect(found.map(({ resource }) => resource.node.path)).toEqual(resources.map(({ node }) => node.path));
  expect(found.every(({ token }) => text.includes(token))).toBe(true);
});

test('a resource is behind what is an attribute of it, and nothing else', () => {
  expect([arnOf(a), a.ref, `${arnOf(a)}/*`, `x${a.ref}`, `${a.ref}${b.ref}`, 'text', ''].map((text) => resourceBehind(text)?.node.path))
    .toEqual(['Stack/A', 'Stack/A', undefined, undefined, undefined, undefined, undefined]);
});

test.each<[string, string, string | undefined]>([
  ['an attribute', arnOf(a), 'Stack/A.Arn'],
  ['a reference', a.ref, 'Stack/A.Ref'],
  ['a parameter', new CfnParameter(stack, 'Q').valueAsString, 'Stack/Q.Ref'],
  ['a pseudo parameter', Aws.REGION, undefined],
  ['a part of a text', `${arnOf(a)}/*`, undefined],
  ['one after another', a.ref + b.ref, undefined],
  ['one after what is made late', Lazy.string({ produce: () => 'x' }) + a.ref, undefined],
  ['one before what is made late', a.ref + Lazy.string({ produce: () => 'x' }), undefined],
  ['what is made late', Lazy.string({ produce: () => a.ref }), undefined],
  ['no token', 'text', undefined],
])('the reference that a text is, and nothing else: %s', (_, text, expected) => {
  const reference = referenceBehind(text);
  expect(reference && `${reference.target.node.path}.${reference.displayName}`).toBe(expected);
});

test.each<[string, string, string | undefined]>([
  ['a reference', a.ref, 'Stack/A'],
  ['an attribute', arnOf(a), undefined],
  ['a part of a text', `${a.ref}/*`, undefined],
  ['a parameter', new CfnParameter(stack, 'R').valueAsString, undefined],
  ['no token', 'text', undefined],
])('the resource that a text is the id of, and nothing else: %s', (_, text, expected) => {
  expect(idBehind(text)?.node.path).toBe(expected);
});
