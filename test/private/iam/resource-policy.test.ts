import { aws_iam as iam, CfnResource } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { typeOf, writeOnce } from '../../../src/private/iam/resource-policy';
import type { ResourcePolicyKind } from '../../../src/private/iam/resource-policy';
import { testStack } from '../../util';

const KIND: ResourcePolicyKind = { types: ['Test::Thing'], method: 'addStatement', property: 'policy' };
const STATEMENT = new iam.PolicyStatement({ actions: ['a:A'], resources: ['*'] });

test('a resource of the type without the property is not written', () => {
  const raw = new CfnResource(testStack(), 'Raw', { type: 'Test::Thing' });
  expect(writeOnce(KIND, raw, 'arn', STATEMENT)).toBeUndefined();
});

test('a resource of another type is not written', () => {
  const other = Object.assign(new CfnResource(testStack(), 'Other', { type: 'Test::Other' }), { policy: {} });
  expect(writeOnce(KIND, other, 'arn', STATEMENT)).toBeUndefined();
  expect(other.policy).toEqual({});
});

test('a policy as text is not written', () => {
  const l1 = Object.assign(new CfnResource(testStack(), 'Thing', { type: 'Test::Thing' }), { policy: '{}' });
  expect(writeOnce(KIND, l1, 'arn', STATEMENT)).toBeUndefined();
});

test('what a method did not add may be added later', () => {
  const added = [false, true, true];
  const asked: iam.PolicyStatement[] = [];
  const l2 = Object.assign(new Construct(testStack(), 'L2'), {
    addStatement: (statement: iam.PolicyStatement) => { asked.push(statement); return { statementAdded: added.shift() }; },
  });
  expect([1, 2, 3].map(() => writeOnce(KIND, l2, 'arn', STATEMENT))).toEqual([undefined, l2, l2]);
  expect(asked).toHaveLength(2);
});

test('the resource may be known by its ARN alone', () => {
  const stack = testStack();
  const l1 = Object.assign(new CfnResource(stack, 'Thing', { type: 'Test::Thing' }), { policy: undefined as any });
  const face = new Construct(stack, 'Face');
  const arn = l1.getAtt('Arn').toString();
  expect(typeOf(face, arn)).toBe('Test::Thing');
  expect(typeOf(face, 'arn:aws:test:::thing')).toBeUndefined();
  expect(writeOnce(KIND, face, arn, STATEMENT)).toBe(l1);
  expect(l1.policy).toEqual({ Version: '2012-10-17', Statement: [STATEMENT.toStatementJson()] });
});

test('the resource may be given itself, whatever its ARN', () => {
  const l1 = Object.assign(new CfnResource(testStack(), 'Thing', { type: 'Test::Thing' }), { policy: undefined as any });
  expect(writeOnce(KIND, l1, 'arn', STATEMENT)).toBe(l1);
  expect(writeOnce(KIND, l1, 'arn', STATEMENT)).toBe(l1);
  expect(l1.policy.Statement).toHaveLength(1);
});

test('what is around a resource is its L2 only if it is the resource of that', () => {
  const asked: string[] = [];
  const around = Object.assign(new Construct(testStack(), 'Around'), { addStatement: () => { asked.push('around'); } });
  new CfnResource(around, 'Resource', { type: 'Test::Thing' });
  const other = Object.assign(new CfnResource(around, 'Other', { type: 'Test::Thing' }), { policy: undefined as any });
  expect(writeOnce(KIND, other, 'arn', STATEMENT)).toBe(other);
  expect(asked).toEqual([]);

  expect(writeOnce(KIND, around.node.defaultChild as CfnResource, 'arn', STATEMENT)).toBe(around);
  expect(asked).toEqual(['around']);
});
