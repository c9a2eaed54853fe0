import { Annotations, App, Aspects, aws_backup, CfnParameter, CfnResource, CfnStack, NestedStack, Resource, Stack, Tags } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as eks from 'aws-cdk-lib/aws-eks';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  BackupPlan, BackupPlanRule, BackupResource, BackupResourceType, BackupSelection, BackupSelectionCondition, BackupSelectionOptions, BackupVault,
} from '../../src';
import { HERE, testStack, THERE, warningsOf } from '../util';

const VERSIONING = 'cdk-aws-backup:bucketWithoutVersioning';
const EKS = 'cdk-aws-backup:eksAuthenticationMode';
const ENVIRONMENT = 'cdk-aws-backup:resourceOfOtherEnvironment';
const everyType = { resourceTypes: BackupResourceType.all() };

function planOf(stack: Stack, options: BackupSelectionOptions = { resources: [BackupResource.fromConstruct(stack, everyType)] }): BackupPlan {
  const plan = new BackupPlan(stack, 'Plan', { backupPlanRules: [BackupPlanRule.daily()] });
  plan.addSelection('Selection', options);
  return plan;
}

const warnings = (stack: Stack, id: string) => warningsOf(stack).filter((warning) => warning.id === id);

describe('a bucket without versioning', () => {
  const warning = { path: 'Stack/Plan', id: VERSIONING, text: "AWS Backup does not back up a bucket without versioning: turn it on for 'Stack/Bucket'" };
  const L1 = (stack: Stack, props: s3.CfnBucketProps = {}) => new s3.CfnBucket(stack, 'Bucket', props);
  const bare = (stack: Stack, properties: object = {}) => new CfnResource(stack, 'Bucket', { type: 'AWS::S3::Bucket', properties: { ...properties } });

  test.each<[string, (stack: Stack) => unknown]>([
    ['an L1', L1],
    ['a bare resource', bare],
    ['suspended versioning', (stack) => L1(stack, { versioningConfiguration: { status: 'Suspended' } })],
    ['versioning that is overridden', (stack) => L1(stack, { versioningConfiguration: { status: 'Enabled' } })
      .addPropertyOverride('VersioningConfiguration.Status', 'Suspended')],
    ['object lock off', (stack) => L1(stack, { objectLockEnabled: false })],
  ])('is warned about: %s', (_, make) => {
    const stack = testStack();
    make(stack);
    planOf(stack);
    expect(warningsOf(stack)).toEqual([warning]);
    expect(warningsOf(stack)).toEqual([warning]);
  });

  test.each<[string, (stack: Stack) => unknown]>([
    ['versioning', (stack) => L1(stack, { versioningConfiguration: { status: 'Enabled' } })],
    ['versioning of a bare resource', (stack) => bare(stack, { VersioningConfiguration: { Status: 'Enabled' } })],
    ['versioning by an override', (stack) => L1(stack).addPropertyOverride('VersioningConfiguration.Status', 'Enabled')],
    ['versioning by an aspect', (stack) => {
      const bucket = L1(stack);
      Aspects.of(stack).add({ visit: (node) => { if (node === bucket) { bucket.versioningConfiguration = { status: 'Enabled' }; } } });
    }],
    ['object lock, which turns it on', (stack) => L1(stack, { objectLockEnabled: true })],
    ['a status that is known at deployment', (stack) => L1(stack, { versioningConfiguration: { status: new CfnParameter(stack, 'P').valueAsString } })],
  ])('is not one with %s', (_, make) => {
    const stack = testStack();
    make(stack);
    planOf(stack);
    expect(warningsOf(stack)).toEqual([]);
  });

  test.each<[string, (stack: Stack) => BackupSelectionOptions]>([
    ['a tag', () => ({ resources: [BackupResource.fromTag('a', 'b')] })],
    ['an ARN pattern', () => ({ resources: [BackupResource.allOf(BackupResourceType.S3)] })],
    ['everything', () => ({ resources: [BackupResource.everything()] })],
    ['an import', (stack) => ({ resources: [BackupResource.fromS3Bucket(s3.Bucket.fromBucketName(stack, 'Imported', 'other'))] })],
    ['a construct but this bucket', (stack) => ({
      resources: [BackupResource.fromConstruct(stack, everyType), BackupResource.fromTag('a', 'b')], notResources: [BackupResource.fromConstruct(stack, everyType)],
    })],
    ['a construct but all buckets', (stack) => ({
      resources: [BackupResource.fromConstruct(stack, everyType)], notResources: [BackupResource.allOf(BackupResourceType.S3)],
    })],
    ['a tag that it does not have', (stack) => ({
      resources: [BackupResource.fromConstruct(stack, everyType)], conditions: [BackupSelectionCondition.tagEquals('stage', 'production')],
    })],
  ])('is not guessed to be among %s', (_, options) => {
    const stack = testStack();
    L1(stack);
    planOf(stack, options(stack));
    expect(warnings(stack, VERSIONING)).toEqual([]);
  });

  test('is known by its ARN, and by the tag that a condition asks for', () => {
    const stack = testStack();
    const bucket = L1(stack);
    Tags.of(bucket).add('stage', 'production');
    planOf(stack, {
      resources: [BackupResource.fromS3Bucket(bucket)],
      conditions: [BackupSelectionCondition.tagEquals('stage', 'production')],
      notResources: [BackupResource.fromS3Bucket(new s3.CfnBucket(stack, 'Other'))],
    });
    expect(warningsOf(stack)).toEqual([warning]);
  });

  test('is named once with all others, ten of them by name', () => {
    const stack = testStack();
    Array.from({ length: 12 }, (_, index) => new s3.CfnBucket(stack, `B${index}`));
    const plan = planOf(stack);
    plan.addSelection('Again', { resources: [BackupResource.fromConstruct(stack, everyType)] });
    expect(warningsOf(stack).map(({ text }) => text)).toEqual(['AWS Backup does not back up a bucket without versioning: turn it on for '
      + "'Stack/B0', 'Stack/B1', 'Stack/B2', 'Stack/B3', 'Stack/B4', 'Stack/B5', 'Stack/B6', 'Stack/B7', 'Stack/B8', 'Stack/B9' and 2 more"]);
  });

  test.each<[string, (stack: Stack) => aws_backup.IBackupPlanRef]>([
    ['an import', (stack) => BackupPlan.fromBackupPlanId(stack, 'Plan', 'a1b2c3d4-5678-90ab-cdef-1234567890ab')],
    ['a plan of aws-cdk-lib', (stack) => aws_backup.BackupPlan.daily35DayRetention(stack, 'Plan')],
    ['an L1', (stack) => new aws_backup.CfnBackupPlan(stack, 'Plan', { backupPlan: { backupPlanName: 'Plan', backupPlanRule: [{ ruleName: 'Daily', targetBackupVault: 'Vault' }] } })],
  ])('is warned about once for %s, however many selections there are', (_, make) => {
    const stack = testStack();
    const bucket = L1(stack);
    const backupPlan = make(stack);
    new BackupSelection(stack, 'First', { backupPlan, resources: [BackupResource.fromS3Bucket(bucket)] });
    new BackupSelection(stack, 'Second', { backupPlan, resources: [BackupResource.fromS3Bucket(bucket)] });
    expect(warningsOf(stack)).toEqual([warning]);
  });

  test('is warned about where the first selection of the plan is in a construct that is no more', () => {
    const stack = testStack();
    const bucket = L1(stack);
    const gone = new Construct(stack, 'Gone');
    const backupPlan = BackupPlan.fromBackupPlanId(stack, 'Plan', 'a1b2c3d4-5678-90ab-cdef-1234567890ab');
    new BackupSelection(gone, 'First', { backupPlan, resources: [BackupResource.fromTag('a', 'b')] });
    stack.node.tryRemoveChild('Gone');
    new BackupSelection(stack, 'Second', { backupPlan, resources: [BackupResource.fromS3Bucket(bucket)] });
    expect(warningsOf(stack)).toEqual([warning]);
  });

  describe('in a nested stack has the tags that are given to the stacks around it', () => {
    const { tagEquals, tagNotEquals } = BackupSelectionCondition;
    const inNested = (condition: BackupSelectionCondition, change?: (bucket: s3.CfnBucket, nested: NestedStack) => void) => {
      const stack = new Stack(new App(), 'Stack', { tags: { stage: 'prod' } });
      const nested = new NestedStack(new NestedStack(stack, 'N'), 'M');
      const bucket = new s3.CfnBucket(nested, 'Bucket');
      change?.(bucket, nested);
      planOf(stack, { resources: [BackupResource.fromS3Bucket(bucket)], conditions: [condition] });
      return warnings(stack, VERSIONING).map(({ id }) => id);
    };

    test.each<[string, BackupSelectionCondition, ((bucket: s3.CfnBucket, nested: NestedStack) => void) | undefined, string[]]>([
      ['and is selected by them', tagEquals('stage', 'prod'), undefined, [VERSIONING]],
      ['and is left out by them', tagNotEquals('stage', 'prod'), undefined, []],
      ['unless it has its own', tagEquals('stage', 'prod'), (bucket) => bucket.tags.setTag('stage', 'dev'), []],
      ['unless the nested stack has its own', tagEquals('stage', 'dev'), (_, nested) => (nested.nestedStackResource as CfnStack).tags.setTag('stage', 'dev'), [VERSIONING]],
      ['but of tags that are overridden nothing is known', tagEquals('stage', 'prod'), (bucket) => bucket.addPropertyOverride('Tags', [{ Key: 'stage', Value: 'dev' }]), []],
      ['but of tags of the stack that are overridden nothing is known', tagEquals('stage', 'prod'), (_, nested) =>
        nested.nestedStackResource!.addPropertyOverride('Tags', [{ Key: 'stage', Value: 'dev' }]), []],
    ])('%s', (_, condition, change, ids) => {
      expect(inNested(condition, change)).toEqual(ids);
    });
  });

  test.each(['Stack/Plan', 'Stack'])('can be acknowledged on %s', (path) => {
    const stack = testStack();
    L1(stack);
    const plan = planOf(stack);
    Annotations.of(path === 'Stack' ? stack : plan).acknowledgeWarning(VERSIONING);
    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('the authentication mode of an EKS cluster', () => {
  const cluster = (stack: Stack, authenticationMode?: string) => new eks.CfnCluster(stack, 'Cluster', {
    roleArn: 'arn:aws:iam::111111111111:role/eks',
    resourcesVpcConfig: { subnetIds: [] },
    accessConfig: authenticationMode === undefined ? undefined : { authenticationMode },
  });
  const custom = (stack: Stack, accessConfig?: object) => new CfnResource(stack, 'Cluster', { type: 'Custom::AWSCDK-EKS-Cluster', properties: { Config: { accessConfig } } });
  const warning = {
    path: 'Stack/Plan', id: EKS, text: "AWS Backup backs up an EKS cluster only with the authentication mode API or API_AND_CONFIG_MAP: set it for 'Stack/Cluster'",
  };

  test.each<[string, (stack: Stack) => unknown, object[]]>([
    ['CONFIG_MAP', (stack) => cluster(stack, 'CONFIG_MAP'), [warning]],
    ['the default', (stack) => cluster(stack), [warning]],
    ['the default of the L2', (stack) => custom(stack), [warning]],
    ['API', (stack) => cluster(stack, 'API'), []],
    ['API_AND_CONFIG_MAP', (stack) => cluster(stack, 'API_AND_CONFIG_MAP'), []],
    ['API of the L2', (stack) => custom(stack, { authenticationMode: 'API' }), []],
    ['a parameter', (stack) => cluster(stack, new CfnParameter(stack, 'P').valueAsString), []],
  ])('%s', (_, make, expected) => {
    const stack = testStack();
    make(stack);
    const plan = planOf(stack);
    expect(warningsOf(stack)).toEqual(expected);
    Annotations.of(plan).acknowledgeWarning(EKS);
    expect(warningsOf(stack)).toEqual([]);
  });
});

class ElsewherePlan extends Resource implements aws_backup.IBackupPlanRef {
  public readonly backupPlanRef = { backupPlanId: 'a1b2c3d4', backupPlanArn: 'arn:aws:backup:us-east-1:111111111111:backup-plan:a1b2c3d4' };

  constructor(scope: Construct, id: string, { account, region }: typeof HERE) {
    super(scope, id, { account, region });
  }
}

describe('a resource of another account or Region', () => {
  const globalTable = (stack: Stack, region = THERE.region) => new dynamodb.TableV2(stack, 'Global', {
    partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }, replicas: [{ region }],
  });
  const select = (resourceEnv: typeof HERE | undefined, planEnv: typeof HERE | undefined) => {
    const app = new App();
    const data = new Stack(app, 'Data', { env: resourceEnv });
    new CfnResource(data, 'Files', { type: 'AWS::EFS::FileSystem' });
    const stack = new Stack(app, 'Stack', { env: planEnv, crossRegionReferences: true });
    planOf(stack, { resources: [BackupResource.fromConstruct(app), BackupResource.fromTag('a', 'b')] });
    Annotations.of(stack).acknowledgeWarning('cdk-aws-backup:selectsNothing');
    return stack;
  };

  test('is warned about', () => {
    expect(warnings(select({ ...HERE, region: THERE.region }, HERE), ENVIRONMENT)).toEqual([{
      path: 'Stack/Plan',
      id: ENVIRONMENT,
      text: "a plan backs up what is in its own account and Region (111111111111, eu-central-1), and so not 'Data/Files': give each account and Region a plan of its own",
    }]);
  });

  test.each<[string, typeof HERE | undefined, typeof HERE | undefined]>([
    ['the same environment', HERE, HERE],
    ['environments that are not known', undefined, undefined],
  ])('is none in %s', (_, resourceEnv, planEnv) => {
    expect(warnings(select(resourceEnv, planEnv), ENVIRONMENT)).toEqual([]);
  });

  const outOfReach = (options: (stack: Stack) => BackupSelectionOptions, env = HERE) => {
    const stack = new Stack(new App({ context: { '@aws-cdk/core:enablePartitionLiterals': true } }), 'Stack', { env });
    planOf(stack, options(stack));
    return warnings(stack, ENVIRONMENT).map(({ text }) => text);
  };
  const textFor = (...names: string[]) => ['a plan backs up what is in its own account and Region (111111111111, eu-central-1), and so not '
    + `${names.map((name) => `'${name}'`).join(', ')}: give each account and Region a plan of its own`];

  test.each<[string, (stack: Stack) => BackupResource, string]>([
    ['an ARN of another Region', () => BackupResource.fromArn('arn:aws:dynamodb:us-east-1:111111111111:table/x'), 'arn:aws:dynamodb:us-east-1:111111111111:table/x'],
    ['an ARN of another account', () => BackupResource.fromArn('arn:aws:dynamodb:eu-central-1:222222222222:table/x'), 'arn:aws:dynamodb:eu-central-1:222222222222:table/x'],
    ['a pattern of another Region', () => BackupResource.fromArn('arn:aws:ec2:us-east-1:*:volume/*'), 'arn:aws:ec2:us-east-1:*:volume/*'],
    ['an ARN of another partition', () => BackupResource.fromArn('arn:aws-cn:s3:::x'), 'arn:aws-cn:s3:::x'],
    ['an import of another Region', (stack) => BackupResource.fromDynamoDbTable(dynamodb.Table.fromTableArn(stack, 'T', 'arn:aws:dynamodb:us-east-1:111111111111:table/x')),
      'arn:aws:dynamodb:us-east-1:111111111111:table/x'],
    ['a replica of another Region', (stack) => BackupResource.fromDynamoDbTable(globalTable(stack).replica(THERE.region)), 'arn:aws:dynamodb:us-east-1:111111111111:table/*'],
  ])('is known by its ARN: %s', (_, resource, name) => {
    const found = outOfReach((stack) => ({ resources: [resource(stack), BackupResource.fromTag('a', 'b')] }));
    expect(found).toEqual(textFor(name));
  });

  test.each<[string, (stack: Stack) => BackupResource]>([
    ['a bucket, whose ARN says nothing of it', () => BackupResource.fromArn('arn:aws:s3:::x')],
    ['a pattern of any Region', () => BackupResource.fromArn('arn:aws:ec2:*:*:volume/*')],
    ['an ARN that only deployment knows', (stack) => BackupResource.fromArn(new CfnParameter(stack, 'P').valueAsString)],
    ['an ARN in the Region of the plan', () => BackupResource.fromArn('arn:aws:dynamodb:eu-central-1:111111111111:table/x')],
    ['the table of a global one in the Region of the plan', (stack) => BackupResource.fromDynamoDbTable(globalTable(stack))],
    ['a replica in the Region of the plan of a table elsewhere', (stack) =>
      BackupResource.fromDynamoDbTable(globalTable(new Stack(stack.node.root as App, 'Far', { env: { ...HERE, region: THERE.region } }), HERE.region).replica(HERE.region))],
  ])('is not known to be %s', (_, resource) => {
    expect(outOfReach((stack) => ({ resources: [resource(stack), BackupResource.fromTag('a', 'b')] }))).toEqual([]);
  });

  test('is what is in the stack of a plan that is imported from there', () => {
    const stack = testStack(HERE);
    const backupPlan = new ElsewherePlan(stack, 'Elsewhere', { account: HERE.account, region: THERE.region });
    new BackupSelection(stack, 'Selection', { backupPlan, resources: [BackupResource.fromDynamoDbTable(globalTable(stack))] });
    expect(warnings(stack, ENVIRONMENT)).toHaveLength(1);
  });

  test('and to leave a replica out is not to leave the table out', () => {
    const stack = testStack(HERE);
    const table = globalTable(stack);
    const plan = new BackupPlan(stack, 'Plan', {
      backupPlanRules: [new BackupPlanRule({
        copyActions: [{ destinationBackupVault: BackupVault.fromBackupVaultArn(stack, 'Far', 'arn:aws:backup:us-east-1:111111111111:backup-vault:far') }],
      })],
    });
    plan.addSelection('Selection', {
      resources: [BackupResource.fromConstruct(stack, everyType)], notResources: [BackupResource.fromArn(table.replica(THERE.region).tableArn)],
    });
    expect(warningsOf(stack).map(({ id }) => id)).toContain('cdk-aws-backup:copyNeedsAdvancedFeatures');
  });

  test('can be acknowledged', () => {
    const stack = select({ ...HERE, region: THERE.region }, HERE);
    Annotations.of(stack).acknowledgeWarning(ENVIRONMENT);
    expect(warnings(stack, ENVIRONMENT)).toEqual([]);
  });
});
