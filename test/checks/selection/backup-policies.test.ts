import { aws, BACKUP, filesOf, LATER, NAMES, S3 } from './roles-in-templates';
import { findingsIn } from '../../../src/checks/laws';


describe('what a selection needs of its role', () => {
  const selection = (body: object) => ({
    Type: 'AWS::Backup::BackupSelection',
    Properties: { BackupPlanId: 'id', BackupSelection: { SelectionName: 's', IamRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] }, ...body } },
  });
  const tagged = (ConditionKey: string, ConditionValue: unknown) => ({ ConditionType: 'STRINGEQUALS', ConditionKey, ConditionValue });
  const trust = { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' }, Action: 'sts:AssumeRole' }] } };
  const said = (policies: string[], body: object, others: object = {}, elsewhere: object = {}) =>
    findingsIn(filesOf({ ...trust, ManagedPolicyArns: aws(...policies) }, { Selection: selection(body), ...others }, elsewhere)).filter(({ id }) => id === 'backupPolicyMissing')
      .map(({ level, property, document, message }) => `${level} ${document.name} ${property}: ${message}`);
  const START = 'warning Selection BackupSelection.IamRoleArn: ';
  const GENERAL = `${START}the role 'Role' lacks the AWS managed policy ${BACKUP}, without which AWS Backup cannot back up what is selected: give it to the role`;
  const lacks = `the role 'Role' lacks the AWS managed policy ${S3}, without which AWS Backup cannot back them up`;
  const NAMED = `${START}an ARN selects S3 buckets, and ${lacks}: select them by their type, or give the role the policy`;
  const byTag = (key: string, value: string) => `${START}the tag '${key}' with '${value}' selects S3 buckets, such as 'Bucket', and ${lacks}: give the role the policy`;
  const bucket = (Tags: unknown = [{ Key: 'a', Value: 'b' }]) => ({ Type: 'AWS::S3::Bucket', Properties: { Tags, VersioningConfiguration: { Status: 'Enabled' } } });
  const TABLE = 'arn:aws:dynamodb:eu-central-1:111111111111:table/t';

  test.each<[string, string[], object, object, string[]]>([
    ['a table, with a policy for restores', ['service-role/AWSBackupServiceRolePolicyForRestores'], { Resources: [TABLE] }, {}, [GENERAL]],
    ['a table, with the policy for buckets', [S3], { Resources: [TABLE] }, {}, [GENERAL]],
    ['a tag, with the policy for buckets', [S3], { ListOfTags: [tagged('a', 'b')] }, {}, []],
    ['a bucket, with the policy for buckets', [S3], { Resources: ['arn:aws:s3:::b'] }, {}, []],
    ['a bucket and a table, with the policy for buckets', [S3], { Resources: ['arn:aws:s3:::b', TABLE] }, {}, [GENERAL]],
    ['what an ARN of a service that deployment knows is of', [BACKUP], { Resources: [{ 'Fn::Sub': 'arn:aws:${Somewhere}:::b' }] }, {}, []],
    ['what an ARN of a partition that deployment knows is of', [BACKUP], { Resources: [{ 'Fn::Sub': 'arn:${AWS::Partition}:s3:::b' }] }, {}, [NAMED]],
    ['what an ARN of a bucket that deployment knows is of', [BACKUP], { Resources: [{ 'Fn::Sub': 'arn:aws:s3:::${Somewhere}' }] }, {}, [NAMED]],
    ['what an ARN of a Region that deployment knows is of', [BACKUP], { Resources: [{ 'Fn::Sub': 'arn:aws:s3:${Somewhere}::b' }] }, {}, [NAMED]],
    ['everything', [BACKUP], { Resources: ['*'] }, {}, []],
    ['a bucket of the application', [BACKUP], { Resources: [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }] }, { Bucket: bucket() }, [NAMED]],
    ['a table of the application', [BACKUP], { Resources: [{ 'Fn::GetAtt': ['Table', 'Arn'] }] }, { Table: { Type: 'AWS::DynamoDB::Table' } }, []],
    ['a bucket by its tag', [BACKUP], { ListOfTags: [tagged('a', 'b')] }, { Bucket: bucket() }, [byTag('a', 'b')]],
    ['a bucket by its second tag', [BACKUP], { ListOfTags: [tagged('x', 'y'), tagged('c', 'd')] }, { Bucket: bucket([{ Key: 'a', Value: 'b' }, { Key: 'c', Value: 'd' }]) }, [byTag('c', 'd')]],
    ['a bucket by a tag with another value', [BACKUP], { ListOfTags: [tagged('a', 'c')] }, { Bucket: bucket() }, []],
    ['a bucket by a tag that deployment knows', [BACKUP], { ListOfTags: [tagged('a', LATER)] }, { Bucket: bucket([{ Key: 'a', Value: LATER }]) }, []],
    ['a bucket that is not made', [BACKUP], { ListOfTags: [tagged('a', 'b')] }, { Bucket: { ...bucket(), Condition: 'Never' } }, []],
    ['a bucket that is not made, and another one', [BACKUP], { ListOfTags: [tagged('a', 'b')] }, { First: { ...bucket(), Condition: 'Never' }, Bucket: bucket() }, [byTag('a', 'b')]],
    ['a bucket that is left out', [BACKUP], { ListOfTags: [tagged('a', 'b')], NotResources: [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }] }, { Bucket: bucket() }, []],
    ['a bucket while something is left out that deployment knows', [BACKUP], { ListOfTags: [tagged('a', 'b')], NotResources: NAMES }, { Bucket: bucket() }, []],
    ['a bucket while another bucket is left out', [BACKUP], { ListOfTags: [tagged('a', 'b')], NotResources: ['arn:aws:s3:::other'] }, { Bucket: bucket() }, []],
    ['a bucket while a table is left out', [BACKUP], { ListOfTags: [tagged('a', 'b')], NotResources: [TABLE] }, { Bucket: bucket() }, [byTag('a', 'b')]],
    ['out of everything by a condition', [BACKUP], { Resources: ['*'], Conditions: { StringEquals: [{ ConditionKey: 'aws:ResourceTag/a', ConditionValue: 'b' }] } }, { Bucket: bucket() }, [byTag('a', 'b')]],
    ['out of everything by a pattern', [BACKUP], { Resources: ['*'], Conditions: { StringLike: [{ ConditionKey: 'aws:ResourceTag/a', ConditionValue: 'b' }] } }, { Bucket: bucket() }, []],
    ['out of tables by a condition', [BACKUP], { Resources: [TABLE], Conditions: { StringEquals: [{ ConditionKey: 'aws:ResourceTag/a', ConditionValue: 'b' }] } }, { Bucket: bucket() }, []],
    ['by a tag under conditions that deployment knows', [BACKUP], { ListOfTags: [tagged('a', 'b')], Conditions: LATER }, { Bucket: bucket() }, []],
    ['a table by its tag', [BACKUP], { ListOfTags: [tagged('a', 'b')] }, { Table: { Type: 'AWS::DynamoDB::Table', Properties: { Tags: [{ Key: 'a', Value: 'b' }] } } }, []],
  ])('%s', (_, policies, body, others, expected) => {
    expect(said(policies, body, others)).toEqual(expected);
  });

  test('a bucket of another account is none that the tag selects', () => {
    expect(said([BACKUP], { ListOfTags: [tagged('a', 'b')] }, {}, { Bucket: bucket() })).toEqual([]);
  });

  test('a role of the application alone is judged', () => {
    expect(said([], { IamRoleArn: 'arn:aws:iam::111111111111:role/another', Resources: [TABLE] })).toEqual([]);
    expect(said([], { Resources: [TABLE] })).toEqual([
      `${START}the role 'Role' ends without any policy, so that AWS Backup can do nothing with it: give it the AWS managed policy ${BACKUP}`,
    ]);
  });
});
