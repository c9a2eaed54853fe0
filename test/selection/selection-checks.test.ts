import { Annotations, CfnParameter, CfnResource, Errors, Stack, Stage } from 'aws-cdk-lib';
import * as fsx from 'aws-cdk-lib/aws-fsx';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { BackupResource, BackupResourceType, TagOperation } from '../../src';
import { errorOf, messageOf, synthesisProblemsOf, testStack, warningsOf } from '../util';
import { select, selectAllIn, selectedArns, tableIn } from './resources';

const { fromArn, fromTag, fromConstruct } = BackupResource;
const KINDS = 'EFS file systems, DynamoDB tables (not global ones), EC2 instances, EBS volumes, RDS instances outside a cluster, RDS Multi-AZ clusters, '
  + 'Aurora clusters';
const NOTHING = "'resources' must select at least one ARN or tag, got";

const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));
const arns = (count: number) => times(count, (index) => fromArn(`arn:aws:dynamodb:eu-central-1:111111111111:table/bucket-${index}`));
const wildcards = (count: number) => times(count, (index) => fromArn(`arn:aws:dynamodb:eu-central-1:111111111111:table/bucket-${index}-*`));
const tags = (count: number) => times(count, (index) => fromTag('stage', `s${index}`));

describe('the bounds of what is given', () => {
  test.each([
    ['500 ARNs', arns(500)],
    ['30 ARNs with a wildcard', [...wildcards(30), ...arns(470)]],
    ['30 tags', tags(30)],
    ['30 tags beside 500 ARNs', [...tags(30), ...arns(500)]],
  ])('may be %s', (_, resources) => {
    const stack = testStack();
    select(stack, resources);
    expect(warningsOf(stack).filter(({ id }) => id !== 'cdk-aws-backup:tagBesideWildcard')).toEqual([]);
  });

  test.each([
    [arns(501), "'resources' must have at most 500 ARNs, got 501; split them into several selections"],
    [wildcards(31), "'resources' must have at most 30 ARNs with '*', got 31; split them into several selections"],
    [tags(31), "'resources' must have at most 30 tags, got 31"],
    [
      [fromTag('stage', 'production', TagOperation.DUMMY)],
      "the operation of a tag in 'resources' must be TagOperation.STRING_EQUALS, got TagOperation.DUMMY for the key 'stage'",
    ],
  ])('must not be more', (resources, message) => {
    expect(messageOf(() => select(testStack(), resources))).toBe(`Stack/Selection: ${message}`);
  });

  test('a token is one ARN, whatever it stands for', () => {
    const stack = testStack();
    const token = new CfnParameter(stack, 'Arn').valueAsString;
    select(stack, times(31, () => fromArn(token)));
    expect(selectedArns(stack)).toHaveLength(31);
  });

  test('all problems come in one error that aws-cdk-lib knows', () => {
    const error = errorOf(() => select(testStack(), [
      ...arns(470), ...wildcards(31), ...tags(30), fromTag('a', 'b', TagOperation.DUMMY),
    ], { backupSelectionName: 'a b' }));
    expect(Errors.isValidationError(error)).toBe(true);
    expect(error.message).toBe([
      'Stack/Selection: 5 problems',
      "'backupSelectionName' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got 'a b'",
      "'resources' must have at most 500 ARNs, got 501; split them into several selections",
      "'resources' must have at most 30 ARNs with '*', got 31; split them into several selections",
      "'resources' must have at most 30 tags, got 31",
      "the operation of a tag in 'resources' must be TagOperation.STRING_EQUALS, got TagOperation.DUMMY for the key 'a'",
    ].join('\n  - '));
  });
});

describe('the bounds of what is collected', () => {
  function stackOf(tables: number, given: BackupResource[]): Stack {
    const stack = testStack();
    times(tables, (index) => tableIn(stack, `Table${index}`));
    select(stack, [...given, fromConstruct(stack)]);
    return stack;
  }

  test('may be 500 ARNs together with those given', () => {
    expect(selectedArns(stackOf(100, arns(400)))).toHaveLength(500);
  });

  test('must not be 501', () => {
    expect(synthesisProblemsOf(stackOf(100, arns(401))))
      .toEqual(["[Stack/Selection] 'resources' must have at most 500 ARNs, got 501; split them into several selections"]);
  });

  test('count a resource once that two constructs hold', () => {
    const stack = testStack();
    const construct = new Construct(stack, 'Construct');
    times(251, (index) => tableIn(construct, `Table${index}`));
    select(stack, [fromConstruct(stack), fromConstruct(construct), fromConstruct(stack)]);
    expect(selectedArns(stack)).toHaveLength(251);
  });
});

describe('an empty selection is refused', () => {
  test.each<[string, (stack: Stack) => BackupResource[], string]>([
    ['without resources', () => [], 'none'],
    [
      'with a construct that holds nothing',
      (stack) => [fromConstruct(new Construct(stack, 'Empty'))],
      `nothing from fromConstruct('Stack/Empty'), which holds none of what is collected: ${KINDS}`,
    ],
    [
      'with constructs that hold nothing',
      (stack) => ['One', 'Two'].map((id) => fromConstruct(new Construct(stack, id))),
      `nothing from fromConstruct('Stack/One'), which holds none of what is collected: ${KINDS}; `
      + `nothing from fromConstruct('Stack/Two'), which holds none of what is collected: ${KINDS}`,
    ],
    [
      'with a construct that holds only what is not collected by default',
      (stack) => {
        const files = new Construct(stack, 'Files');
        ['One', 'Two'].forEach((id) => new CfnResource(files, id, { type: 'AWS::S3::Bucket' }));
        return [fromConstruct(files)];
      },
      `nothing from fromConstruct('Stack/Files'), which holds none of what is collected: ${KINDS}; `
      + "it holds S3 buckets, which its 'resourceTypes' can ask for",
    ],
    [
      'with two constructs of which one holds what is not collected by default',
      (stack) => {
        const files = new Construct(stack, 'Files');
        new CfnResource(files, 'One', { type: 'AWS::S3::Bucket' });
        return [fromConstruct(new Construct(stack, 'Empty')), fromConstruct(files)];
      },
      `nothing from fromConstruct('Stack/Empty'), which holds none of what is collected: ${KINDS}; `
      + `nothing from fromConstruct('Stack/Files'), which holds none of what is collected: ${KINDS}; `
      + "it holds S3 buckets, which its 'resourceTypes' can ask for",
    ],
    [
      'with a construct that holds a stage',
      (stack) => {
        const prod = new Construct(stack, 'Prod');
        new Stage(prod, 'Stage');
        return [fromConstruct(prod)];
      },
      `nothing from fromConstruct('Stack/Prod'), which holds none of what is collected: ${KINDS}; `
      + "what is in a stage within it belongs to that stage: 'Stack/Prod/Stage'",
    ],
    [
      'with types that are not there',
      (stack) => [fromConstruct(new Construct(stack, 'Empty'), { resourceTypes: [BackupResourceType.S3, BackupResourceType.EBS] })],
      "nothing from fromConstruct('Stack/Empty'), which holds none of what is collected: S3, EBS",
    ],
    [
      'with elements that mean nothing',
      () => [fromArn(''), new BackupResource()],
      'resources[0], which has neither an ARN nor a tag nor a construct; resources[1], which has neither an ARN nor a tag nor a construct',
    ],
  ])('%s', (_, resourcesIn, got) => {
    const stack = testStack();
    select(stack, resourcesIn(stack));
    expect(synthesisProblemsOf(stack)).toEqual([`[Stack/Selection] ${NOTHING} ${got}`]);
    expect(synthesisProblemsOf(stack)).toEqual([`[Stack/Selection] ${NOTHING} ${got}`]);
  });

  test('until something comes', () => {
    const stack = testStack();
    selectAllIn(stack);
    expect(synthesisProblemsOf(stack)).toHaveLength(1);
    tableIn(stack);
    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('warnings', () => {
  const warning = (id: string, text: string) => ({ path: 'Stack/Selection', id: `cdk-aws-backup:${id}`, text });
  const everything = warning('selectsEverything', "'*' selects every resource that AWS Backup protects in the account and Region, whoever made it; "
    + 'select by tag, construct or ARN where not all of them are meant, and say BackupResource.everything() where they are');
  const alternatives = (keys: string) => warning('tagsAreAlternatives', 'tags in one selection are alternatives: '
    + `a resource with any of the tags ${keys} is backed up, not only one that has them all`);
  const beside = (arn: string) => warning('tagBesideWildcard', `tags do not narrow ARNs: every resource that matches '${arn}' is backed up, `
    + 'whatever its tags; leave the wildcard out to select by tag alone');
  const nothing = (text: string) => warning('selectsNothing', text);
  const otherwise = (path: string, how: string) => nothing(`'${path}' is not backed up by itself, so that its ARN stands for nothing in 'resources': ${how}`);
  const fileSystem = (stack: Stack, fileSystemType: string) => new fsx.CfnFileSystem(stack, 'FileSystem', { fileSystemType, subnetIds: ['subnet-1'] });

  const cases: [string, (stack: Stack) => BackupResource[], object[]][] = [
    ['everything', () => [fromArn('*')], [everything]],
    ['everything, given twice', () => [fromArn('*'), fromArn('*')], [everything]],
    ['tags of two keys', () => [fromTag('stage', 'a'), fromTag('team', 'b'), fromTag('stage', 'c')], [alternatives('stage, team')]],
    ['a tag beside a wildcard', () => [fromTag('stage', 'a'), fromArn('arn:aws:ec2:*:*:volume/*')], [beside('arn:aws:ec2:*:*:volume/*')]],
    ['a tag beside everything', () => [fromArn('*'), fromTag('stage', 'a')], [everything, beside('*')]],
    ['a resource that means nothing beside a tag', () => [fromTag('stage', 'a'), new BackupResource()],
      [nothing('resources[1] has neither an ARN nor a tag nor a construct')]],
    ['an empty construct beside a tag', (stack) => [fromConstruct(new Construct(stack, 'Empty')), fromTag('stage', 'a')],
      [nothing(`nothing is collected from fromConstruct('Stack/Empty'), which holds none of what is collected: ${KINDS}`)]],
    ['an empty construct beside a full one', (stack) => [fromConstruct(new Construct(stack, 'Empty')), fromConstruct(tableIn(stack))],
      [nothing(`nothing is collected from fromConstruct('Stack/Empty'), which holds none of what is collected: ${KINDS}`)]],
    ['an instance of a cluster', (stack) => [BackupResource.fromRdsDatabaseInstance(new rds.CfnDBInstance(stack, 'Instance', { dbClusterIdentifier: 'cluster' }))],
      [otherwise('Stack/Instance', 'an instance of a cluster is backed up with the cluster')]],
    ['a file system of NetApp ONTAP', (stack) => [BackupResource.fromFsxFileSystem(fileSystem(stack, 'ONTAP'))],
      [otherwise('Stack/FileSystem', 'of a file system of NetApp ONTAP the volumes are backed up')]],
    ['a volume of OpenZFS', (stack) => [BackupResource.fromFsxVolume(new fsx.CfnVolume(stack, 'Volume', { name: 'v', volumeType: 'OPENZFS' }))],
      [otherwise('Stack/Volume', 'a volume of OpenZFS is backed up with its file system')]],
    ['what is backed up by itself', (stack) => [BackupResource.fromFsxFileSystem(fileSystem(stack, 'OPENZFS'))], []],
  ];

  test.each(cases)('come once for %s', (_, resourcesIn, warnings) => {
    const stack = testStack();
    select(stack, resourcesIn(stack));
    expect(warningsOf(stack)).toEqual(warnings);
    expect(warningsOf(stack)).toEqual(warnings);
  });

  test.each(cases)('can be acknowledged on the selection for %s', (_, resourcesIn, warnings) => {
    const stack = testStack();
    const selection = select(stack, resourcesIn(stack));
    warnings.forEach((given) => Annotations.of(selection).acknowledgeWarning((given as { id: string }).id));
    expect(warningsOf(stack)).toEqual([]);
  });

  test.each(cases)('can be acknowledged on the stack, before and after, for %s', (_, resourcesIn, warnings) => {
    const [before, after] = [testStack(), testStack()];
    const acknowledge = (stack: Stack) => warnings.forEach((given) => Annotations.of(stack).acknowledgeWarning((given as { id: string }).id));
    acknowledge(before);
    select(before, resourcesIn(before));
    expect(warningsOf(before)).toEqual([]);
    select(after, resourcesIn(after));
    expect(warningsOf(after)).toEqual(warnings);
    acknowledge(after);
    expect(warningsOf(after)).toEqual([]);
  });

  test.each<[string, (stack: Stack) => BackupResource[]]>([
    ['two values of one tag', () => [fromTag('stage', 'a'), fromTag('stage', 'b')]],
    ['a tag', () => [fromTag('stage', 'a')]],
    ['a tag beside an ARN', () => [fromTag('stage', 'a'), fromArn('arn:aws:dynamodb:eu-central-1:111111111111:table/bucket')]],
    ['a wildcard', () => [fromArn('arn:aws:ec2:*:*:volume/*')]],
    ['a tag whose key is a token', (stack) => [fromTag('stage', 'a'), fromTag(new CfnParameter(stack, 'Key').valueAsString, 'b')]],
    ['a tag beside a token', (stack) => [fromTag('stage', 'a'), fromArn(new CfnParameter(stack, 'Arn').valueAsString)]],
  ])('do not come for %s', (_, resourcesIn) => {
    const stack = testStack();
    select(stack, resourcesIn(stack));
    expect(warningsOf(stack)).toEqual([]);
  });
});
