import { Aws, CfnParameter, CfnResource, Fn, Lazy, Stack } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ABSENT } from '../../../src/model/properties';
import { isIntrinsic, propertyOf, scalarOf, TemplateProperties } from '../../../src/model/resources/template-properties';
import { testStack } from '../../util';

const PATH = 'VersioningConfiguration.Status';
const statusOf = (resource: CfnResource) => new TemplateProperties(resource).at(PATH);
const typed = (stack: Stack, status?: string) => new s3.CfnBucket(stack, 'Bucket', { versioningConfiguration: status ? { status } : undefined });
const bare = (stack: Stack, properties: Record<string, unknown> = {}) => new CfnResource(stack, 'Bare', { type: 'AWS::S3::Bucket', properties });

function overridden(resource: CfnResource, path: string, value: unknown): CfnResource {
  resource.addPropertyOverride(path, value);
  return resource;
}

test.each<[string, (stack: Stack) => CfnResource, unknown]>([
  ['a typed L1', (stack) => typed(stack, 'Enabled'), 'Enabled'],
  ['an L2', (stack) => new s3.Bucket(stack, 'L2', { versioned: true }).node.defaultChild as CfnResource, 'Enabled'],
  ['a bare resource', (stack) => bare(stack, { VersioningConfiguration: { Status: 'Suspended' } }), 'Suspended'],
  ['an override', (stack) => overridden(typed(stack), PATH, 'Enabled'), 'Enabled'],
  ['an override of another value', (stack) => overridden(typed(stack, 'Enabled'), PATH, 'Suspended'), 'Suspended'],
  ['a value that is made late', (stack) => typed(stack, Lazy.string({ produce: () => 'Enabled' })), 'Enabled'],
  ['nothing', (stack) => typed(stack), ABSENT],
  ['nothing in a bare resource', (stack) => bare(stack), ABSENT],
  ['a deletion', (stack) => overridden(typed(stack, 'Enabled'), 'VersioningConfiguration', undefined), ABSENT],
  ['AWS::NoValue', (stack) => typed(stack, Aws.NO_VALUE), ABSENT],
  ['a parameter', (stack) => typed(stack, new CfnParameter(stack, 'Status').valueAsString), undefined],
  ['an intrinsic function on the way', (stack) => bare(stack, { VersioningConfiguration: Fn.conditionIf('C', { Status: 'Enabled' }, Aws.NO_VALUE) }), undefined],
  ['a resource that cannot be rendered', (stack) => typed(stack, Lazy.string({ produce: () => { throw new Error('not yet'); } })), undefined],
])('%s says what the template will say', (_, make, expected) => {
  expect(statusOf(make(testStack()))).toBe(expected);
});

test.each<[string, () => Record<string, string> | undefined]>([
  ['none', () => undefined],
  ['others', () => ({ team: 'core' })],
])('tags are those that everybody has added, beside %s that were given', (_, given) => {
  const stack = testStack();
  const vault = new backup.CfnBackupVault(stack, 'Vault', { backupVaultName: 'mine', backupVaultTags: given() });
  vault.cdkTagManager.setTag('own', 'value');
  expect(new TemplateProperties(vault).at('BackupVaultTags')).toEqual({ ...given(), own: 'value' });
});

test('numbers may be written as texts', () => {
  const properties = new TemplateProperties(bare(testStack(), { A: 7, B: '7', C: 'x', D: { Ref: 'P' } }));
  expect(['A', 'B', 'C', 'D', 'E', undefined].map((path) => properties.number(path))).toEqual([7, 7, undefined, undefined, undefined, undefined]);
  expect(['A', 'B', 'E', undefined].map((path) => properties.text(path))).toEqual([undefined, '7', undefined, undefined]);
});

test('what is not known is not other than something', () => {
  const properties = new TemplateProperties(bare(testStack(), { A: 'x', D: { Ref: 'P' } }));
  expect(properties.isOther('A', 'x', 'y')).toBe(false);
  expect(properties.isOther('A', 'y')).toBe(true);
  expect(properties.isOther('E', 'y')).toBe(true);
  expect(properties.isOther('D', 'y')).toBe(false);
});

test('a number is written in digits, and in nothing else', () => {
  const properties = new TemplateProperties(bare(testStack(), { A: '42', B: '7 days', C: 'x7', D: '', E: ['7'], F: true }));
  expect(['A', 'B', 'C', 'D', 'E', 'F'].map((path) => properties.number(path))).toEqual([42, undefined, undefined, undefined, undefined, undefined]);
});

test('lists, objects and numbers are what they are, and what is in them is found', () => {
  const properties = new TemplateProperties(bare(testStack(), { List: ['a', { Ref: 'P' }], Object: { A: 1, B: [{ C: 'x' }] }, No: false }));
  expect(['List', 'List.0', 'List.1', 'List.2', 'Object', 'Object.B.0.C', 'Object.X.Y', 'No', 'No.X'].map((path) => properties.at(path)))
    .toEqual([['a', { Ref: 'P' }], 'a', undefined, ABSENT, { A: 1, B: [{ C: 'x' }] }, 'x', ABSENT, false, ABSENT]);
});

test('a resource without properties has none', () => {
  const properties = new TemplateProperties(new CfnResource(testStack(), 'R', { type: 'Test::Thing' }));
  expect([properties.at('A.B'), properties.text('A'), properties.isOther('A', 'x'), properties.mentions('A', 'x')]).toEqual([ABSENT, undefined, true, false]);
});

test.each<[string, unknown, boolean]>([
  ['a reference', { Ref: 'P' }, true],
  ['a function', { 'Fn::If': ['C', 1, 2] }, true],
  ['a condition', { Condition: 'C' }, true],
  ['an object with more', { Ref: 'P', Other: 1 }, false],
  ['an object that is none', { Reference: 'P' }, false],
  ['an object with something else of that name', { 'My::Fn::If': 1 }, false],
  ['an empty object', {}, false],
  ['a list', [{ Ref: 'P' }], false],
  ['a text', 'Ref', false],
  ['a number', 7, false],
  ['nothing', undefined, false],
  ['null', null, false],
])('%s is an intrinsic function: %s', (_, value, is) => {
  expect(isIntrinsic(value)).toBe(is);
});

describe('what is told without rendering', () => {
  const name = 'BucketName';
  const bucketIn = (stack: Stack, bucketName?: string) => new s3.CfnBucket(stack, 'Named', { bucketName });

  test.each<[string, (stack: Stack) => CfnResource, unknown]>([
    ['a typed property', (stack) => bucketIn(stack, 'a'), 'a'],
    ['a bare property', (stack) => bare(stack, { BucketName: 'a' }), 'a'],
    ['nothing', (stack) => bucketIn(stack), undefined],
    ['nothing in a resource without properties', (stack) => new CfnResource(stack, 'R', { type: 'AWS::S3::Bucket' }), undefined],
    ['an override', (stack) => overridden(bucketIn(stack, 'a'), name, 'b'), 'b'],
    ['an override that takes it away', (stack) => overridden(bucketIn(stack, 'a'), name, undefined), undefined],
  ])('%s', (_, make, expected) => {
    const resource = make(testStack());
    expect(propertyOf(resource, name)).toBe(expected);
    expect(scalarOf(resource, name)).toBe(expected);
  });

  test('what only deployment knows is something, and no value', () => {
    const resource = overridden(bucketIn(testStack(), 'a'), name, { Ref: 'P' });
    expect(propertyOf(resource, name)).toBeDefined();
    expect(typeof propertyOf(resource, name)).toBe('symbol');
    expect(scalarOf(resource, name)).toEqual({ Ref: 'P' });
  });

  test.each([
    ['DBClusterIdentifier', 'dbClusterIdentifier'], ['Engine', 'engine'], ['KmsKeyId', 'kmsKeyId'], ['VPCSecurityGroups', 'vpcSecurityGroups'],
  ])('%s is %s in a typed L1', (property, typedName) => {
    const resource = Object.assign(new CfnResource(testStack(), 'R', { type: 'Test::Thing' }), { [typedName]: 'x' });
    expect(propertyOf(resource, property)).toBe('x');
  });
});

test('what cannot be written mentions nothing, and nothing is known of it', () => {
  const role = new iam.CfnRole(new Stack(), 'Role', {
    assumeRolePolicyDocument: {},
    roleName: Lazy.string({ produce: () => { throw new Error('not to be written'); } }),
    managedPolicyArns: Lazy.list({ produce: () => { throw new Error('not to be written'); } }),
  });
  const properties = new TemplateProperties(role);
  expect(properties.mentions('RoleName', 'a')).toBe(false);
  expect(properties.mentions('ManagedPolicyArns', 'a')).toBe(false);
  expect(properties.mentions('AssumeRolePolicyDocument.Statement', 'a')).toBe(false);
  expect([properties.at('RoleName'), properties.at('ManagedPolicyArns'), properties.at('Policies')]).toEqual([undefined, undefined, undefined]);
  expect(new TemplateProperties(role).at('Policies')).toBe(ABSENT);
});
