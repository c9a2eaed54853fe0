import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Aspects, aws_backup as cdkBackup, CfnParameter, ConstructSelector, Mixins, NestedStack, PropertyInjectors, Shims, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import type { Construct } from 'constructs';
import { BackedUp, BackupPlan, BackupPlanRule, BackupResource, BackupRole, BackupSelection } from '../../src';
import { arnsOfSelections, dbClusterArn, dbInstanceArn, dbInstanceIn, fileSystemArn, fileSystemIn, tableArn, tableIn } from '../selection/resources';
import { HERE, messageOf, resourceOf, resourcesOf, testStack, THERE, warningsOf } from '../util';

const SELECTION = 'AWS::Backup::BackupSelection';

const planIn = (scope: Construct, id = 'Plan') => new BackupPlan(scope, id, { backupPlanRules: [BackupPlanRule.daily()] });
const queueIn = (scope: Construct) => new sqs.CfnQueue(scope, 'Queue');
const bucketIn = (scope: Construct, id = 'Bucket') => new s3.Bucket(scope, id, { versioned: true });
const l2TableIn = (scope: Construct, id = 'Table') => new dynamodb.Table(scope, id, { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });

/** The ARNs of each selection that a stack has. */
const arnsIn = (stack: Stack) => arnsOfSelections(Template.fromStack(stack).toJSON());

/** The managed policies of roles, by their names. */
const policiesIn = (stack: Stack) => Object.values(resourcesOf(stack, 'AWS::IAM::Role'))
  .map(({ Properties }) => Properties.ManagedPolicyArns.map((arn: any) => arn['Fn::Join'][1][2].replace(/^.*\//, '')));

describe('what is backed up', () => {
  test('is an L2', () => {
    const stack = testStack();
    const table = l2TableIn(stack);
    const returned = table.with(new BackedUp(planIn(stack)));
    expect(returned).toBe(table);
    expect(resourcesOf(stack, SELECTION)).toEqual({
      PlanBackedUp8DE980EE: {
        Type: SELECTION,
        Properties: {
          BackupPlanId: { 'Fn::GetAtt': ['PlanDAF4E53A', 'BackupPlanId'] },
          BackupSelection: {
            IamRoleArn: { 'Fn::GetAtt': ['PlanBackedUpRole9F55B606', 'Arn'] },
            SelectionName: 'BackedUp',
            Resources: [tableArn('TableCD117FA1')],
          },
        },
      },
    });
    expect(policiesIn(stack)).toEqual([['AWSBackupServiceRolePolicyForBackup']]);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('is an L1', () => {
    const stack = testStack();
    tableIn(stack).with(new BackedUp(planIn(stack)));
    expect(arnsIn(stack)).toEqual([[tableArn('Table')]]);
  });

  test('is a resource of an included template, with its condition', () => {
    const stack = testStack();
    const file = join(mkdtempSync(join(tmpdir(), 'included-')), 'template.json');
    writeFileSync(file, JSON.stringify({
      Parameters: { Wanted: { Type: 'String' } },
      Conditions: { IsWanted: { 'Fn::Equals': [{ Ref: 'Wanted' }, 'yes'] } },
      Resources: { Files: { Type: 'AWS::EFS::FileSystem' }, Orders: { Type: 'AWS::DynamoDB::Table', Condition: 'IsWanted', Properties: { KeySchema: [] } } },
    }));
    const included = new CfnInclude(stack, 'Included', { templateFile: file });
    const plan = planIn(stack);
    included.getResource('Orders').with(new BackedUp(plan));
    Mixins.of(included).apply(new BackedUp(plan));
    expect(arnsIn(stack)).toEqual([[fileSystemArn('Files'), { 'Fn::If': ['IsWanted', tableArn('Orders'), { Ref: 'AWS::NoValue' }] }]]);
  });

  test('is all that an app holds and AWS Backup protects', () => {
    const stack = testStack();
    const cluster = new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql' });
    dbInstanceIn(stack, 'Member', { dbClusterIdentifier: cluster.ref });
    dbInstanceIn(stack, 'Alone');
    queueIn(stack);
    tableIn(stack);
    Mixins.of(stack.node.root).apply(new BackedUp(planIn(stack)));
    expect(arnsIn(stack)).toEqual([[expect.anything(), dbInstanceArn('Alone'), tableArn('Table')]]);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('is what was there then', () => {
    const stack = testStack();
    tableIn(stack);
    stack.with(new BackedUp(planIn(stack)));
    tableIn(stack, 'Later');
    expect(arnsIn(stack)).toEqual([[tableArn('Table')]]);
  });

  test('is in a nested stack, or beside one', () => {
    const stack = testStack();
    const nested = new NestedStack(stack, 'Nested');
    tableIn(nested);
    tableIn(stack, 'Beside');
    Mixins.of(stack).apply(new BackedUp(planIn(stack)));
    const [arns] = arnsIn(stack);
    // The nested stack itself is not backed up, too.
    expect(arns).toEqual([expect.objectContaining({ 'Fn::Join': expect.anything() }), tableArn('Beside')]);
    expect(JSON.stringify(arns[0])).toContain('Outputs.');
    expect(warningsOf(stack)).toEqual([]);
  });

  test('is in the stack around that of the plan', () => {
    const stack = testStack();
    const nested = new NestedStack(stack, 'Nested');
    tableIn(stack);
    Mixins.of(stack).apply(new BackedUp(planIn(nested)));
    expect(JSON.stringify(arnsIn(nested))).toMatch(/:table\/",\{"Ref":"referencetoStackTable\w+Ref"\}\]\]\}\]\]$/);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('is in another stack', () => {
    const app = new App();
    const [here, there] = ['Here', 'There'].map((id) => new Stack(app, id, { env: HERE }));
    tableIn(there);
    Mixins.of(app).apply(new BackedUp(planIn(here)));
    const [[arn]] = arnsIn(here);
    expect(JSON.stringify(arn)).toContain('There:ExportsOutputRefTable');
    expect(resourcesOf(there, SELECTION)).toEqual({});
  });

  test('needs policies of its own', () => {
    const stack = testStack();
    const plan = planIn(stack);
    tableIn(stack).with(new BackedUp(plan, { allowRestores: true }));
    bucketIn(stack).with(new BackedUp(plan, { allowRestores: true }));
    expect(policiesIn(stack)).toEqual([[
      'AWSBackupServiceRolePolicyForBackup', 'AWSBackupServiceRolePolicyForRestores',
      'AWSBackupServiceRolePolicyForS3Backup', 'AWSBackupServiceRolePolicyForItemRestores', 'AWSBackupServiceRolePolicyForS3Restore',
    ]]);
    expect(arnsIn(stack)).toEqual([[tableArn('Table'), { 'Fn::GetAtt': [expect.any(String), 'Arn'] }]]);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('is said to be none of it any more, where it was made part of something else', () => {
    const stack = testStack();
    const plan = planIn(stack);
    const instance = dbInstanceIn(stack);
    instance.with(new BackedUp(plan));
    tableIn(stack).with(new BackedUp(plan));
    instance.dbClusterIdentifier = 'cluster';
    expect(arnsIn(stack)).toEqual([[tableArn('Table')]]);
    expect(warningsOf(stack)).toEqual([{
      path: 'Stack/Plan/BackedUp',
      id: 'cdk-aws-backup:selectsNothing',
      text: "nothing is collected from 'Stack/Database', which AWS Backup does not protect by itself",
    }]);
  });
});

describe('a plan', () => {
  test('has one selection, however often and in whatever order it is applied', () => {
    const templates = [[0, 1, 2], [2, 1, 0, 0, 1]].map((order) => {
      const stack = testStack();
      const resources = [tableIn(stack), fileSystemIn(stack), dbInstanceIn(stack)];
      const plan = planIn(stack);
      order.forEach((index) => resources[index].with(new BackedUp(plan)));
      stack.with(new BackedUp(plan));
      return Template.fromStack(stack).toJSON();
    });
    expect(templates[0]).toEqual(templates[1]);
    expect(arnsOfSelections(templates[0])).toEqual([[tableArn('Table'), fileSystemArn('Files'), dbInstanceArn('Database')]]);
  });

  test('is the same one as its L1', () => {
    const templates = [true, false].map((isL1First) => {
      const stack = testStack();
      const plan = planIn(stack);
      const faces = [plan, plan.node.defaultChild as cdkBackup.CfnBackupPlan];
      tableIn(stack).with(new BackedUp(faces[isL1First ? 1 : 0]));
      fileSystemIn(stack).with(new BackedUp(faces[isL1First ? 0 : 1]));
      return Template.fromStack(stack).toJSON();
    });
    for (const template of templates) {
      expect(Object.keys(template.Resources)).toContain('PlanBackedUp8DE980EE');
      expect(arnsOfSelections(template)).toEqual([[tableArn('Table'), fileSystemArn('Files')]]);
    }
  });

  test('may be imported, into each stack by itself', () => {
    const app = new App();
    const stacks = ['One', 'Two'].map((id) => new Stack(app, id));
    for (const stack of stacks) {
      tableIn(stack).with(new BackedUp(BackupPlan.fromBackupPlanId(stack, 'Plan', 'a1b2')));
      fileSystemIn(stack).with(new BackedUp(BackupPlan.fromBackupPlanId(stack, 'SamePlan', 'a1b2')));
    }
    stacks.forEach((stack) => expect(arnsIn(stack)).toEqual([[tableArn('Table'), fileSystemArn('Files')]]));
  });

  test.each(['cdk L2', 'L1'])('may be a class of aws-cdk-lib: %s', (kind) => {
    const stack = testStack();
    const plan = kind === 'L1'
      ? new cdkBackup.CfnBackupPlan(stack, 'Plan', { backupPlan: { backupPlanName: 'p', backupPlanRule: [{ ruleName: 'r', targetBackupVault: 'Default' }] } })
      : cdkBackup.BackupPlan.daily35DayRetention(stack, 'Plan');
    tableIn(stack).with(new BackedUp(plan));
    expect(arnsIn(stack)).toEqual([[tableArn('Table')]]);
  });

  test('keeps other selections', () => {
    const stack = testStack();
    const plan = planIn(stack);
    plan.addSelection('Tagged', { resources: [BackupResource.fromTag('a', 'b')] });
    tableIn(stack).with(new BackedUp(plan));
    expect(Object.keys(resourcesOf(stack, SELECTION))).toHaveLength(2);
  });

  test('begins again where its selection was removed', () => {
    const stack = testStack();
    const plan = planIn(stack);
    tableIn(stack).with(new BackedUp(plan));
    plan.node.tryRemoveChild('BackedUp');
    fileSystemIn(stack).with(new BackedUp(plan));
    expect(arnsIn(stack)).toEqual([[fileSystemArn('Files')]]);
  });

  test('backs up with the role that was given', () => {
    const stack = testStack();
    const plan = planIn(stack);
    const role = BackupRole.forBackup(stack, 'Role');
    stack.with(new BackedUp(plan, { role }));
    tableIn(stack).with(new BackedUp(plan, { role }));
    expect(resourceOf(stack, SELECTION).Properties.BackupSelection.IamRoleArn).toEqual(stack.resolve(role.roleArn));
    expect(Object.keys(resourcesOf(stack, 'AWS::IAM::Role'))).toHaveLength(1);
  });
});

test('an imported role may have its policies elsewhere', () => {
  const stack = testStack();
  const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111111111111:role/backup');
  bucketIn(stack).with(new BackedUp(planIn(stack), { role, disableDefaultBackupPolicy: true }));
  expect(warningsOf(stack)).toEqual([]);
});

describe('the more than 500th resource', () => {
  /** Which selection each table is in, where each has a name, and is in one of several stacks. */
  const select = (count: number, skipped: number[] = []) => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    const plan = planIn(stack);
    const others = [...Array(Math.ceil(count / 400)).keys()].map((index) => new Stack(app, `Other${index}`));
    for (let index = 0; index < count; index++) {
      const other = others[Math.floor(index / 400)];
      const table = new dynamodb.CfnTable(other, `T${index}`, { keySchema: [], tableName: `table-${index}` });
      if (!skipped.includes(index)) { table.with(new BackedUp(plan)); }
    }
    const selections = Object.entries(resourcesOf(stack, SELECTION));
    const placesOf = ([id, { Properties }]: typeof selections[0]) =>
      Properties.BackupSelection.Resources.map((arn: any) => [JSON.stringify(arn), id]);
    return {
      app,
      sizes: Object.fromEntries(selections.map(([id, { Properties }]) => [id, Properties.BackupSelection.Resources.length])),
      places: new Map<string, string>(selections.flatMap(placesOf)),
      names: selections.map(([, { Properties }]) => Properties.BackupSelection.SelectionName),
    };
  };

  test('makes two selections of one', () => {
    expect(select(500).sizes).toEqual({ PlanBackedUp8DE980EE: 500 });
    const { sizes, places, names, app } = select(501);
    expect(Object.keys(sizes)).toEqual(['PlanBackedUp8DE980EE', expect.stringMatching(/^PlanBackedUp1/)]);
    expect(Object.values(sizes).every((size) => size > 200)).toBe(true);
    expect(places.size).toBe(501);
    expect(names).toEqual(['BackedUp', 'BackedUp1']);
    expect(warningsOf(app).filter(({ id }) => id.startsWith('cdk-aws-backup'))).toEqual([]);
  });

  test('leaves the others where they are as more come and some go', () => {
    const before = select(1300);
    const after = select(1320, [3, 700, 1100]);
    expect(Object.keys(before.sizes).length).toBeGreaterThan(2);
    expect(Object.keys(after.sizes)).toEqual(Object.keys(before.sizes));
    expect([...after.places].filter(([table, selection]) => (before.places.get(table) ?? selection) !== selection)).toEqual([]);
    expect([before.places.size, after.places.size]).toEqual([1300, 1317]);
  });
});

describe('everybody may have a say:', () => {
  test('an aspect applies it', () => {
    const stack = testStack();
    tableIn(stack);
    Aspects.of(stack).add(Shims.asAspect(new BackedUp(planIn(stack))));
    expect(arnsIn(stack)).toEqual([[tableArn('Table')]]);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('an injector sets properties of the selection', () => {
    const stack = testStack();
    PropertyInjectors.of(stack).add({
      constructUniqueId: BackupSelection.PROPERTY_INJECTION_ID,
      inject: (props: any) => ({ ...props, backupSelectionName: 'injected' }),
    });
    tableIn(stack);
    fileSystemIn(stack);
    stack.with(new BackedUp(planIn(stack)));
    expect(resourceOf(stack, SELECTION).Properties.BackupSelection).toMatchObject({
      SelectionName: 'injected', Resources: [tableArn('Table'), fileSystemArn('Files')],
    });
  });

  test('who requires all is told of what is not protected', () => {
    const stack = testStack();
    const plan = planIn(stack);
    tableIn(stack);
    const tables = ConstructSelector.resourcesOfType('AWS::DynamoDB::Table');
    Mixins.of(stack, tables).requireAll().apply(new BackedUp(plan));
    expect(arnsIn(stack)).toEqual([[tableArn('Table')]]);
    queueIn(stack);
    const both = ConstructSelector.resourcesOfType('AWS::DynamoDB::Table', 'AWS::SQS::Queue');
    expect(() => Mixins.of(stack, both).requireAll().apply(new BackedUp(plan))).toThrow('Mixin BackedUp could not be applied to CfnQueue');
  });
});

describe('it refuses', () => {
  test('what AWS Backup does not protect', () => {
    const stack = testStack();
    const queue = queueIn(stack);
    const mixin = new BackedUp(planIn(stack));
    expect(mixin.supports(queue)).toBe(false);
    expect(messageOf(() => mixin.applyTo(queue)))
      .toBe('Stack/Queue: AWS Backup does not protect AWS::SQS::Queue: it keeps its data for a while only: write what must last to a bucket or a table that is backed up');
    expect(() => queue.with(mixin)).not.toThrow();
    expect(arnsIn(stack)).toEqual([]);
  });

  test('what is backed up with something else', () => {
    const stack = testStack();
    const member = dbInstanceIn(stack, 'Member', { dbClusterIdentifier: 'cluster' });
    expect(messageOf(() => new BackedUp(planIn(stack)).applyTo(member)))
      .toBe('Stack/Member: AWS Backup does not protect this AWS::RDS::DBInstance by itself: an instance of a cluster is backed up with the cluster');
  });

  test('a construct that is no resource', () => {
    const stack = testStack();
    const table = l2TableIn(stack);
    expect(messageOf(() => new BackedUp(planIn(stack)).applyTo(table)))
      .toBe('Stack/Table: what is backed up must be a resource, an L1, got another construct: give BackedUp to its with(), which finds the resources in it');
  });

  test('what is in another account or Region than the plan', () => {
    const app = new App();
    const [here, there] = [new Stack(app, 'Here', { env: HERE }), new Stack(app, 'There', { env: THERE })];
    expect(messageOf(() => tableIn(there).with(new BackedUp(planIn(here))))).toBe(
      'There/Table: a plan backs up what is in its own account and Region (111111111111, eu-central-1), '
      + 'got a resource of another one (222222222222, us-east-1): give each account and Region a plan of its own');
    expect(arnsIn(here)).toEqual([]);
    // What is not known may be the same.
    const agnostic = new Stack(app, 'Agnostic');
    expect(() => tableIn(agnostic).with(new BackedUp(planIn(here, 'Other')))).not.toThrow();
  });

  test('what is in another stage or app than the plan', () => {
    const app = new App();
    const [one, two] = ['One', 'Two'].map((id) => new Stack(new Stage(app, id), 'Stack'));
    const plan = planIn(one);
    expect(messageOf(() => tableIn(two).with(new BackedUp(plan)))).toBe(
      "Two/Stack/Table: what is backed up must be in the app or stage of its plan 'One/Stack/Plan', got a resource of another one: give each a plan of its own");
    expect(messageOf(() => tableIn(testStack()).with(new BackedUp(plan)))).toBe(
      "Stack/Table: what is backed up must be in the app or stage of its plan 'One/Stack/Plan', got a resource of another one: give each a plan of its own");
  });

  test('other options than a plan has been given', () => {
    const stack = testStack();
    const plan = planIn(stack);
    const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111111111111:role/backup');
    tableIn(stack).with(new BackedUp(plan, { allowRestores: true }));
    expect(messageOf(() => fileSystemIn(stack).with(new BackedUp(plan, { role, disableDefaultBackupPolicy: true })))).toBe(
      'Stack/Plan: 3 problems\n'
      + "  - 'role' must be the same for all that is backed up by mixins with one plan\n"
      + "  - 'allowRestores' must be the same for all that is backed up by mixins with one plan\n"
      + "  - 'disableDefaultBackupPolicy' must be the same for all that is backed up by mixins with one plan");
    expect(() => fileSystemIn(stack, 'Others').with(new BackedUp(plan, { allowRestores: true }))).not.toThrow();
  });
});

test('what is not known yet is not refused', () => {
  const stack = testStack();
  const engine = new CfnParameter(stack, 'Engine').valueAsString;
  new rds.CfnDBCluster(stack, 'Cluster', { engine }).with(new BackedUp(planIn(stack)));
  expect(arnsIn(stack)).toEqual([[dbClusterArn('Cluster')]]);
  expect(warningsOf(stack)).toEqual([]);
});
