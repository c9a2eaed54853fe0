import { Aws, aws_iam as iam, Fn } from 'aws-cdk-lib';
import { statementsInWords } from '../../../src/private/iam/statements';
import { testStack } from '../../util';

const said = (resource: string, env?: { region: string }) => {
  const stack = testStack(env && { account: '111111111111', ...env });
  return JSON.parse(statementsInWords(stack, [new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [resource] })])).Resource;
};

test.each([
  ['a text', 'arn:aws:s3:::bucket', 'arn:aws:s3:::bucket'],
  ['a parameter', Aws.ACCOUNT_ID, '${AWS::AccountId}'],
  ['an attribute', Fn.getAtt('Bucket', 'Arn').toString(), '${Bucket.Arn}'],
  ['a text with both', `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:root`, 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root'],
  ['another function', Fn.importValue('Export'), { 'Fn::ImportValue': 'Export' }],
])('%s', (_, resource, words) => {
  expect(said(resource)).toEqual(words);
});

test.each([
  ['eu-central-1', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['us-gov-west-1', 'aws-us-gov'],
])('a known Region, %s, has a known partition', (region, partition) => {
  expect(said(`arn:${Aws.PARTITION}:s3:::bucket`, { region })).toBe(`arn:${partition}:s3:::bucket`);
});

test('several are separated by commas', () => {
  const stack = testStack();
  const statements = ['a:A', 'b:B'].map((action) => new iam.PolicyStatement({ actions: [action], resources: ['*'] }));
  expect(statementsInWords(stack, statements))
    .toBe('{"Action":"a:A","Effect":"Allow","Resource":"*"}, {"Action":"b:B","Effect":"Allow","Resource":"*"}');
});
