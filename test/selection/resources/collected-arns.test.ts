import { App, CfnOutput, CfnResource, Lazy, NestedStack, Stack, Stage, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as upstream from 'aws-cdk-lib/aws-backup';
import { Construct } from 'constructs';
import { BackupPlan, BackupResource, BackupSelection } from '../../../src';
import { HERE, synthesisProblemsOf, testStack } from '../../util';
import {
  arnIn, arnsOfSelections, dbClusterIn, fileSystemArn, fileSystemIn, instanceIn, selectAllIn, selectedArns, tableArn, tableIn, volumeIn,
} from '../resources';

describe('a resource of another stack', () => {
  const importedTableArn = (name: string) => arnIn('dynamodb', 'table/', { 'Fn::ImportValue': name });

  test('is imported from it', () => {
    const app = new App();
    const [owner, stack] = ['Owner', 'Stack'].map((id) => new Stack(app, id));
    tableIn(owner);
    tableIn(stack);
    selectAllIn(app as Construct, stack);
    expect(selectedArns(stack)).toEqual([importedTableArn('Owner:ExportsOutputRefTable36F13FCE'), tableArn('Table')]);
    expect(Object.values(Template.fromStack(owner).toJSON().Outputs)).toEqual([
      { Value: { Ref: 'Table' }, Export: { Name: 'Owner:ExportsOutputRefTable36F13FCE' } },
    ]);
  });

  test('has the environment of its own stack in its ARN', () => {
    const app = new App();
    const owner = new Stack(app, 'Owner', { env: HERE });
    const stack = new Stack(app, 'Stack', { env: HERE });
    tableIn(owner);
    selectAllIn(owner, stack);
    expect(JSON.stringify(selectedArns(stack))).toContain(':dynamodb:eu-central-1:111111111111:table/');
  });

  test('is a parameter of a nested one, and of its parent an output', () => {
    const stack = testStack();
    const nested = new NestedStack(stack, 'Nested');
    tableIn(stack);
    fileSystemIn(nested);
    selectAllIn(stack, stack, 'Outer');
    selectAllIn(stack, nested, 'Inner');
    const parent = Template.fromStack(stack).toJSON();
    const child = Template.fromStack(nested).toJSON();
    const [output] = Object.keys(child.Outputs);
    const [parameter] = Object.keys(child.Parameters);
    const [nestedId] = Object.keys(parent.Resources).filter((id) => parent.Resources[id].Type === 'AWS::CloudFormation::Stack');

    expect(child.Outputs[output].Value).toEqual({ Ref: 'Files' });
    expect(parent.Resources[nestedId].Properties.Parameters).toEqual({ [parameter]: { Ref: 'Table' } });
    expect(arnsOfSelections(child)).toEqual([[fileSystemArn('Files'), tableArn(parameter)]]);
    expect(arnsOfSelections(parent)).toEqual([[arnIn('elasticfilesystem', 'file-system/', { 'Fn::GetAtt': [nestedId, `Outputs.${output}`] }), tableArn('Table')]]);
  });

  test('is not collected where it is one of another stage', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    const stage = new Stage(app, 'Stage');
    const staged = new Stack(stage, 'Staged');
    tableIn(staged);
    fileSystemIn(stack);
    selectAllIn(app as Construct, stack, 'OfApp');
    selectAllIn(staged, staged, 'OfStage');
    expect(selectedArns(stack)).toEqual([fileSystemArn('Files')]);
    expect(selectedArns(staged)).toEqual([tableArn('Table')]);
  });

  test('is collected from the stage that holds both', () => {
    const stage = new Stage(new App(), 'Stage');
    const stack = new Stack(stage, 'Stack');
    tableIn(stack);
    selectAllIn(stage as Construct, stack);
    expect(selectedArns(stack)).toEqual([tableArn('Table')]);
  });

  test('is nothing where only a stage holds it', () => {
    const app = new App();
    const outer = new Construct(app, 'Outer');
    tableIn(new Stack(new Stage(outer, 'Stage'), 'Staged'));
    selectAllIn(outer, new Stack(app, 'Stack'));
    expect(synthesisProblemsOf(app)).toEqual([expect.stringContaining("nothing from fromConstruct('Outer')")]);
  });
});

describe('the template is that of aws-cdk-lib/aws-backup', () => {
  function program(backup: { BackupPlan: any; BackupResource: any }, context: object, env?: object): object[] {
    const app = new App({ context: context as any });
    const [owner, stack] = ['Owner', 'Stack'].map((id) => new Stack(app, id, { env }));
    const plan = backup.BackupPlan.daily35DayRetention(stack, 'Plan');
    plan.addSelection('Selection', { resources: [backup.BackupResource.fromConstruct(stack), backup.BackupResource.fromConstruct(owner)] });
    for (const make of [volumeIn, tableIn, dbClusterIn, instanceIn, fileSystemIn]) {
      make(stack);
      make(new Construct(new Construct(stack, make.name), 'Deep'));
      make(owner);
    }
    return [owner, stack].map((each) => Template.fromStack(each).toJSON());
  }

  test.each([
    ['without an environment', {}, undefined],
    ['with an environment', {}, HERE],
    ['with a Region', {}, { region: 'cn-north-1' }],
    ['with literal partitions', { '@aws-cdk/core:enablePartitionLiterals': true }, { ...HERE, region: 'us-gov-west-1' }],
  ])('%s', (_, context, env) => {
    expect(program({ BackupPlan, BackupResource }, context, env)).toEqual(program(upstream, context, env));
  });
});

test('a literal partition is written into the ARN', () => {
  const stack = new Stack(new App({ context: { '@aws-cdk/core:enablePartitionLiterals': true } }), 'Stack', { env: HERE });
  tableIn(stack);
  selectAllIn(stack);
  expect(selectedArns(stack)).toEqual([{ 'Fn::Join': ['', ['arn:aws:dynamodb:eu-central-1:111111111111:table/', { Ref: 'Table' }]] }]);
});

describe('a selection that is read and not written', () => {
  const both = [BackupSelection, upstream.BackupSelection];
  const collecting = (Selection: typeof BackupSelection | typeof upstream.BackupSelection, stack: Stack) => {
    const resources = [(Selection === BackupSelection ? BackupResource : upstream.BackupResource).fromConstruct(stack)] as any[];
    return new Selection(stack, 'Selection', { backupPlan: upstream.BackupPlan.fromBackupPlanId(stack, 'Plan', 'a'), resources });
  };

  test('is the same text as that of aws-cdk-lib', () => {
    const [ours, theirs] = both.map((Selection) => {
      const stack = testStack();
      tableIn(stack);
      const { backupSelection } = collecting(Selection, stack).node.defaultChild as upstream.CfnBackupSelection;
      new CfnOutput(stack, 'Text', { value: stack.toJsonString(backupSelection) });
      new CfnResource(stack, 'Inner', { type: 'Test::Text', properties: { text: Lazy.string({ produce: () => stack.toJsonString(backupSelection) }) } });
      return Template.fromStack(stack).toJSON();
    });
    expect(ours).toEqual(theirs);
    expect(JSON.stringify(ours.Outputs.Text.Value)).toContain('Fn::Join');
  });

  test('is resolved to what the template has', () => {
    const stack = testStack();
    const table = tableIn(stack);
    const { backupSelection } = collecting(BackupSelection, stack).node.defaultChild as upstream.CfnBackupSelection;
    const [arn] = stack.resolve(backupSelection).resources;
    expect(arn).toEqual(tableArn(stack.resolve(table.logicalId)));
    expect(Token.isUnresolved(arn)).toBe(false);
  });
});

test('stacks of several environments write the ARNs of their own', () => {
  const app = new App();
  const arns = ['eu-west-1', 'us-east-1'].map((region) => {
    const stack = new Stack(app, region, { env: { account: '111111111111', region } });
    tableIn(stack);
    selectAllIn(stack, stack);
    return stack;
  }).map((stack) => JSON.stringify(selectedArns(stack)));
  expect(arns[0]).toContain(':dynamodb:eu-west-1:111111111111:table/');
  expect(arns[1]).toContain(':dynamodb:us-east-1:111111111111:table/');
});
