import { Aws, CfnParameter, CfnResource, Fn, Lazy, Stack } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ABSENT, TemplateProperties } from '../../src/model/template-properties';
import { testStack } from '../util';

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
