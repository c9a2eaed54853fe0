import { App, CfnParameter, CfnResource, Fn, Lazy, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { BackupResource } from '../../../src';
import { SelectedResources } from '../../../src/selection/resources/selected-resources';
import { testStack } from '../../util';
import {
  arnsOfSelections, dbClusterArn, dbClusterIn, dbInstanceArn, dbInstanceIn, fileSystemArn, fileSystemIn, instanceArn, instanceIn, select,
  selectAllIn, selectedArns, tableArn, tableIn, volumeArn, volumeIn,
} from '../resources';

const { fromArn, fromConstruct, fromTag } = BackupResource;

describe('fromConstruct collects', () => {
  test.each<[string, (scope: Construct) => Construct, object]>([
    ['a file system', fileSystemIn, fileSystemArn('Files')],
    ['a table', tableIn, tableArn('Table')],
    ['an instance', instanceIn, instanceArn('Server')],
    ['a volume', volumeIn, volumeArn('Volume')],
    ['a database instance', dbInstanceIn, dbInstanceArn('Database')],
    ['a database cluster', dbClusterIn, dbClusterArn('Cluster')],
  ])('%s, as it is itself and from whatever holds it', (_, make, arn) => {
    const stack = testStack();
    const resource = make(stack);
    [resource, stack, stack.node.root as App].forEach((scope, index) => selectAllIn(scope, stack, `Selection${index}`));
    expect(arnsOfSelections(Template.fromStack(stack).toJSON())).toEqual([[arn], [arn], [arn]]);
  });

  test.each([
    ['AWS::EFS::FileSystem', fileSystemArn('Raw')],
    ['AWS::DynamoDB::Table', tableArn('Raw')],
    ['AWS::EC2::Instance', instanceArn('Raw')],
    ['AWS::EC2::Volume', volumeArn('Raw')],
    ['AWS::RDS::DBInstance', dbInstanceArn('Raw')],
    ['AWS::RDS::DBCluster', dbClusterArn('Raw')],
  ])('a bare CfnResource of type %s', (type, arn) => {
    const stack = testStack();
    new CfnResource(stack, 'Raw', { type });
    selectAllIn(stack);
    expect(selectedArns(stack)).toEqual([arn]);
  });

  test('everything in the order of the tree, with what is given first', () => {
    const stack = testStack();
    const outer = new Construct(stack, 'Outer');
    volumeIn(outer);
    tableIn(new Construct(outer, 'Inner'));
    dbClusterIn(outer);
    instanceIn(stack);
    const late = new Construct(stack, 'Late');
    fileSystemIn(late);
    dbInstanceIn(outer);
    select(stack, [fromConstruct(late), fromArn('arn:aws:s3:::z'), fromTag('stage', 'a'), fromConstruct(outer), fromArn('arn:aws:s3:::a')]);
    expect(selectedArns(stack)).toEqual([
      'arn:aws:s3:::z',
      'arn:aws:s3:::a',
      volumeArn('OuterVolumeA0E271EC'),
      tableArn('OuterInnerTableAEDF2CAB'),
      dbClusterArn('OuterCluster3E9DF63B'),
      dbInstanceArn('OuterDatabaseE5A7227A'),
      fileSystemArn('LateFiles1A992E76'),
    ]);
  });

  test('a resource once where scopes overlap, and not what lies outside', () => {
    const stack = testStack();
    const [a, b] = ['A', 'B'].map((id) => new Construct(stack, id));
    const inner = new Construct(a, 'Inner');
    const tables = [inner, a, b, stack].map((scope) => tableIn(scope));
    select(stack, [a, inner, tables[1], a, tables[0]].map((construct) => fromConstruct(construct)));
    expect(selectedArns(stack)).toEqual(tables.slice(0, 2).map((table) => tableArn(stack.getLogicalId(table))));
  });

  test('nothing of other kinds', () => {
    const stack = testStack();
    new s3.Bucket(stack, 'Bucket');
    new dynamodb.CfnGlobalTable(stack, 'Global', { attributeDefinitions: [], keySchema: [], replicas: [] });
    tableIn(stack);
    selectAllIn(stack);
    expect(selectedArns(stack)).toEqual([tableArn('Table')]);
  });

  test('no members of a database cluster', () => {
    const stack = testStack();
    const cluster = dbClusterIn(stack);
    dbInstanceIn(stack, 'Member', { dbClusterIdentifier: cluster.ref });
    dbInstanceIn(stack, 'Named', { dbClusterIdentifier: 'cluster' });
    dbInstanceIn(stack, 'Token', { dbClusterIdentifier: new CfnParameter(stack, 'Parameter').valueAsString });
    new CfnResource(stack, 'Raw', { type: 'AWS::RDS::DBInstance', properties: { DBClusterIdentifier: 'cluster' } });
    dbInstanceIn(stack, 'Alone', { dbClusterIdentifier: '' });
    selectAllIn(stack);
    expect(selectedArns(stack)).toEqual([dbClusterArn('Cluster'), dbInstanceArn('Alone')]);
  });

  test('the same for several selections of one tree', () => {
    const stack = testStack();
    const part = new Construct(stack, 'Part');
    tableIn(part);
    fileSystemIn(stack);
    ['One', 'Two'].forEach((id) => selectAllIn(stack, stack, id));
    selectAllIn(part, stack, 'Three');
    const table = tableArn('PartTableECE34A94');
    expect(arnsOfSelections(Template.fromStack(stack).toJSON())).toEqual([
      [table, fileSystemArn('Files')],
      [table, fileSystemArn('Files')],
      [table],
    ]);
  });
});

describe('an ARN that is given', () => {
  test.each<[string, string, unknown]>([
    ['a parameter', 'param', { Ref: 'Parameter' }],
    ['an import', Fn.importValue('arn'), { 'Fn::ImportValue': 'arn' }],
    ['a late value', Lazy.string({ produce: () => 'arn:aws:s3:::late' }), 'arn:aws:s3:::late'],
  ])('may be %s', (_, arn, expected) => {
    const stack = testStack();
    const parameter = new CfnParameter(stack, 'Parameter');
    select(stack, [fromArn(arn === 'param' ? parameter.valueAsString : arn)]);
    expect(selectedArns(stack)).toEqual([expected]);
  });

  test('is left out where it comes to nothing', () => {
    const stack = testStack();
    select(stack, [fromArn(Lazy.string({ produce: () => undefined })), fromArn('arn:aws:s3:::bucket')]);
    expect(selectedArns(stack)).toEqual(['arn:aws:s3:::bucket']);
  });

  test('leaves no list behind where none comes to anything', () => {
    const stack = testStack();
    select(stack, [fromArn(Lazy.string({ produce: () => undefined })), fromTag('stage', 'a')]);
    expect(selectedArns(stack)).toBeUndefined();
  });
});

test('what is selected is a token, as a text, too', () => {
  const stack = testStack();
  const text = `${new SelectedResources('resources', [fromArn('arn:aws:s3:::bucket')])}`;
  expect(Token.isUnresolved(text)).toBe(true);
  expect(stack.resolve(text)).toEqual(['arn:aws:s3:::bucket']);
});
