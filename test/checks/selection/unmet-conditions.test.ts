import { CfnCondition, CfnParameter, Fn, Stack, Tags } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as rds from 'aws-cdk-lib/aws-rds';
import type { BackupSelectionOptions } from '../../../src';
import { findingsIn } from '../../../src/checks/laws';
import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';
import { HERE } from '../../util';
import { ORIGINS_OF_OURS, planOf, saidOf } from '../origins';
import type { Backup, Origin, Program } from '../origins';

type Options = (stack: Stack, backup: Backup) => BackupSelectionOptions;

/** A plan with selections. */
const selecting = (...selections: Options[]): Program => planOf(() => [{ ruleName: 'a' }], (plan, stack, backup) =>
  selections.forEach((options, index) => plan.addSelection(index === 0 ? 'Selection' : `Selection${index}`, options(stack, backup))));

const said = (program: Program, origin: Origin) => saidOf(program, origin)
  .filter((line) => line.includes("'Stack/Plan/Selection") && /leftOutByConditions|selectsNothing/.test(line));

const table = (stack: Stack, id: string, tags: Record<string, string> = {}): dynamodb.CfnTable => {
  const made = new dynamodb.CfnTable(stack, id, { keySchema: [] });
  Object.entries(tags).forEach(([key, value]) => Tags.of(made).add(key, value));
  return made;
};
const prod: Options = (stack, { BackupResource, BackupSelectionCondition }) =>
  ({ resources: [BackupResource.fromConstruct(stack)], conditions: [BackupSelectionCondition.tagEquals('stage', 'prod')] });

describe.each(ORIGINS_OF_OURS)('of %s', (origin) => {
  const [conditions, resources, notResources] = origin === 'our L2s' ? ['conditions', 'resources', 'notResources'] : ['Conditions', 'Resources', 'NotResources'];
  const cure = `tag what is to be backed up, or take it out of '${resources}'`;
  const missed = (names: string, asked: string) => `warning 'Stack/Plan/Selection': '${conditions}' leave out ${names} that they ask for (${asked}): ${cure} [leftOutByConditions]`;
  const nothing = (names: string, asked: string) => `warning 'Stack/Plan/Selection': '${conditions}' leave out ${names} that they ask for (${asked}), so that nothing is selected: `
    + `${cure} [selectsNothing]`;

  test.each<[string, (stack: Stack) => unknown, Options, string[]]>([
    ['one of several that are collected has no tag', (stack) => table(stack, 'B'), prod, [missed("'Stack/B', which does not have the tag", "'stage' with 'prod'")]],
    ['one has another value', (stack) => table(stack, 'B', { stage: 'production' }), prod, [missed("'Stack/B', which does not have the tag", "'stage' with 'prod'")]],
    ['two of several', (stack) => [table(stack, 'B'), table(stack, 'C', { other: 'x' })], prod, [missed("'Stack/B', 'Stack/C', which do not have the tag", "'stage' with 'prod'")]],
    ['one that has its tags in another property', (stack) => new efs.CfnFileSystem(stack, 'Files', { fileSystemTags: [{ key: 'stage', value: 'dev' }] }), prod,
      [missed("'Stack/Files', which does not have the tag", "'stage' with 'prod'")]],
    ['one of which an override takes the tags', (stack) => table(stack, 'B', { stage: 'prod' }).addPropertyDeletionOverride('Tags'), prod,
      [missed("'Stack/B', which does not have the tag", "'stage' with 'prod'")]],
    ['a pattern of values', (stack) => table(stack, 'B', { stage: 'dev' }), (stack, { BackupResource, BackupSelectionCondition }) =>
      ({ resources: [BackupResource.fromConstruct(stack)], conditions: [BackupSelectionCondition.tagLike('stage', 'pro*')] }),
    [missed("'Stack/B', which does not have the tag", "'stage' like 'pro*'")]],
    ['one of which the launch template cannot take away the other value', (stack) => new ec2.CfnInstance(stack, 'Machine', {
      launchTemplate: { launchTemplateId: 'lt-1', version: '1' }, tags: [{ key: 'stage', value: 'dev' }],
    }), prod, [missed("'Stack/Machine', which does not have the tag", "'stage' with 'prod'")]],
    ['all that are named', () => undefined, (stack, { BackupResource, BackupSelectionCondition }) => ({
      resources: [BackupResource.fromArn(table(stack, 'B').attrArn)], conditions: [BackupSelectionCondition.tagEquals('backup', 'yes')],
    }), [nothing("'Stack/B', which does not have the tag", "'backup' with 'yes'")]],
    ['all that are collected', (stack) => table(stack, 'B'), (stack, { BackupResource, BackupSelectionCondition }) => ({
      resources: [BackupResource.fromConstruct(stack)], conditions: [BackupSelectionCondition.tagEquals('backup', 'yes')],
    }), [nothing("'Stack/A', 'Stack/B', which do not have the tag", "'backup' with 'yes'")]],
    ['all that are collected are left out again', (stack) => table(stack, 'B'), (stack, { BackupResource }) => ({
      resources: [BackupResource.fromConstruct(stack)], notResources: [BackupResource.fromArn(`arn:aws:dynamodb:${HERE.region}:*:table/*`)],
    }), [`warning 'Stack/Plan/Selection': '${notResources}' leaves out all that is selected, so that nothing is backed up: 'Stack/A', 'Stack/B' [selectsNothing]`]],
  ])('it is said: %s', (_, make, options, expected) => {
    const program = selecting((stack, backup) => {
      table(stack, 'A', { stage: 'prod' });
      make(stack);
      return options(stack, backup);
    });
    expect(said(program, origin)).toEqual(expected);
  });

  test.each<[string, (stack: Stack) => unknown, Options[]]>([
    ['all have the tag', (stack) => table(stack, 'B', { stage: 'prod' }), [prod]],
    ['the stack has it', (stack) => [table(stack, 'B'), Tags.of(stack).add('stage', 'prod')], [prod]],
    ['an override has it', (stack) => table(stack, 'B').addPropertyOverride('Tags', [{ Key: 'stage', Value: 'prod' }]), [prod]],
    ['only deployment knows the value', (stack) => table(stack, 'B', { stage: new CfnParameter(stack, 'P').valueAsString }), [prod]],
    ['only deployment knows the key', (stack) => table(stack, 'B').addPropertyOverride('Tags', [{ Key: { 'Fn::ImportValue': 'key' }, Value: 'prod' }]), [prod]],
    ['only deployment knows what is asked for', (stack) => table(stack, 'B', { stage: 'dev' }), [(stack, { BackupResource, BackupSelectionCondition }) => ({
      resources: [BackupResource.fromConstruct(stack)], conditions: [BackupSelectionCondition.tagEquals('stage', new CfnParameter(stack, 'P').valueAsString)],
    })]],
    ['a negated condition, of one without the tag', (stack) => table(stack, 'B'), [(stack, { BackupResource, BackupSelectionCondition }) => ({
      resources: [BackupResource.fromConstruct(stack)], conditions: [BackupSelectionCondition.tagNotEquals('backup', 'never')],
    })]],
    ['what is collected says itself that it is not to be backed up', (stack) => table(stack, 'B', { backup: 'never' }), [(stack, { BackupResource, BackupSelectionCondition }) => ({
      resources: [BackupResource.fromConstruct(stack)], conditions: [BackupSelectionCondition.tagNotEquals('backup', 'never')],
    })]],
    ['AWS gives the tag', (stack) => table(stack, 'B'), [(stack, { BackupResource, BackupSelectionCondition }) => ({
      resources: [BackupResource.fromConstruct(stack)], conditions: [BackupSelectionCondition.tagEquals('aws:cloudformation:stack-name', 'Stack')],
    })]],
    ['a launch template may give the tag', (stack) => new ec2.CfnInstance(stack, 'Machine', { launchTemplate: { launchTemplateId: 'lt-1', version: '1' } }), [prod]],
    ['a snapshot may give the tag', (stack) => new rds.CfnDBInstance(stack, 'Database', { dbSnapshotIdentifier: 'old' }), [prod]],
    ['a snapshot may give the tag to a cluster', (stack) => new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', snapshotIdentifier: 'old' }), [prod]],
    ['a kind of several is left out', (stack) => new efs.CfnFileSystem(stack, 'Files'), [(stack, { BackupResource }) => ({
      resources: [BackupResource.fromConstruct(stack)], notResources: [BackupResource.fromArn('arn:aws:elasticfilesystem:*:*:file-system/*')],
    })]],
    ['all tables are left out of everything', (stack) => table(stack, 'B'), [(_, { BackupResource }) => ({
      resources: [BackupResource.everything()], notResources: [BackupResource.fromArn('arn:aws:dynamodb:*:*:table/*')],
    })]],
    ['another selection has the rest', (stack) => table(stack, 'B', { stage: 'dev' }), [prod, (stack, { BackupResource, BackupSelectionCondition }) => ({
      resources: [BackupResource.fromConstruct(stack)], conditions: [BackupSelectionCondition.tagEquals('stage', 'dev')],
    })]],
    ['another selection has the rest by a tag', (stack) => table(stack, 'B', { stage: 'dev' }), [prod, (_, { BackupResource }) => ({ resources: [BackupResource.fromTag('stage', 'dev')] })]],
    ['another selection has the rest by its type', (stack) => table(stack, 'B'), [prod, (_, { BackupResource }) => ({ resources: [BackupResource.fromArn('arn:aws:dynamodb:*:*:table/*')] })]],
    ['a selection by tags alone', (stack) => table(stack, 'B'), [(_, { BackupResource, BackupSelectionCondition }) => ({
      resources: [BackupResource.fromTag('team', 'x')], conditions: [BackupSelectionCondition.tagEquals('stage', 'prod')],
    })]],
  ])('nothing is said where %s', (_, make, all) => {
    const [first, ...others] = all;
    const program = selecting((stack, backup) => {
      table(stack, 'A', { stage: 'prod' });
      make(stack);
      return first(stack, backup);
    }, ...others);
    expect(said(program, origin)).toEqual([]);
  });

  test('another selection of the app that has others does not help', () => {
    const program = selecting((stack, backup) => {
      table(stack, 'A', { stage: 'prod' });
      table(stack, 'B');
      return prod(stack, backup);
    }, (_, { BackupResource }) => ({ resources: [BackupResource.fromTag('stage', 'dev'), BackupResource.fromArn('arn:aws:ec2:*:*:volume/*')] }));
    expect(said(program, origin)).toEqual([missed("'Stack/B', which does not have the tag", "'stage' with 'prod'")]);
  });

  test('a tag that only a condition makes another one is meant so', () => {
    const program = selecting((stack, backup) => {
      table(stack, 'A', { stage: 'prod' });
      new CfnCondition(stack, 'IsProd', { expression: Fn.conditionEquals(new CfnParameter(stack, 'Stage').valueAsString, 'prod') });
      table(stack, 'B').addPropertyOverride('Tags', [{ Key: 'stage', Value: { 'Fn::If': ['IsProd', 'prod', 'dev'] } }]);
      return prod(stack, backup);
    });
    expect(said(program, origin)).toEqual([]);
  });

  test('a tag that is another one in any case is not', () => {
    const program = selecting((stack, backup) => {
      table(stack, 'A', { stage: 'prod' });
      new CfnCondition(stack, 'IsProd', { expression: Fn.conditionEquals(new CfnParameter(stack, 'Stage').valueAsString, 'prod') });
      table(stack, 'B').addPropertyOverride('Tags', [{ Key: 'stage', Value: { 'Fn::If': ['IsProd', 'production', 'dev'] } }]);
      return prod(stack, backup);
    });
    expect(said(program, origin)).toEqual([missed("'Stack/B', which does not have the tag", "'stage' with 'prod'")]);
  });

  test('what is not made is not missed', () => {
    const program = selecting((stack, backup) => {
      table(stack, 'A', { stage: 'prod' });
      table(stack, 'B').cfnOptions.condition = new CfnCondition(stack, 'Never', { expression: Fn.conditionEquals('a', 'b') });
      return prod(stack, backup);
    });
    expect(said(program, origin)).toEqual([]);
  });
});

test.each<[string, Options]>([
  ['a part of what is collected', (stack, { BackupResource }) => ({ resources: [BackupResource.fromConstruct(stack)] })],
  ['what does not meet the conditions', prod],
])('nothing is said where this is left out: %s', (_, options) => {
  const program = selecting((stack, backup) => {
    table(stack, 'A', { stage: 'prod' });
    return { ...options(stack, backup), notResources: [backup.BackupResource.fromArn(table(stack, 'B').attrArn)] };
  });
  expect(said(program, 'our L2s')).toEqual([]);
});

describe('of a template that stands alone nobody knows the tags of its stack', () => {
  const findings = (tags: object[], inputs: { readonly tags?: Record<string, string> }, more = {}) => findingsIn(new TemplateFiles([new TemplateFile({
    name: 'Alone',
    ...inputs,
    content: {
      Resources: {
        Table: { Type: 'AWS::DynamoDB::Table', Properties: { ...tags.length > 0 && { Tags: tags }, ...more } },
        Selection: {
          Type: 'AWS::Backup::BackupSelection',
          Properties: {
            BackupPlanId: 'a1b2c3d4',
            BackupSelection: {
              SelectionName: 's',
              IamRoleArn: 'arn:aws:iam::111111111111:role/x',
              Resources: [{ 'Fn::GetAtt': ['Table', 'Arn'] }],
              Conditions: { StringEquals: [{ ConditionKey: 'aws:ResourceTag/stage', ConditionValue: 'prod' }] },
            },
          },
        },
      },
    },
  })])).map(({ id }) => id);

  test('so that one without the tag may get it', () => {
    expect(findings([], {})).toEqual([]);
    expect(findings([], { tags: {} })).toEqual(['selectsNothing']);
  });

  test('what is included may have it, too', () => {
    expect(findings([], { tags: {} }, { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://x/tags.json' } } })).toEqual([]);
  });

  test('but its own one counts', () => {
    expect(findings([{ Key: 'stage', Value: 'dev' }], {})).toEqual(['selectsNothing']);
    expect(findings([{ Key: 'stage', Value: 'prod' }], {})).toEqual([]);
  });
});
