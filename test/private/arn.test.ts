import { Aws, Fn, Lazy } from 'aws-cdk-lib';
import { arnSection, colonSectionsOf, mayHoldMoreSections } from '../../src/private/arn';
import { testStack } from '../util';

const JOINED = Fn.join('-', ['eu', Aws.REGION]);
const LAZY = Lazy.string({ produce: () => 'a:b' });

test.each([
  ['', ['']],
  ['arn:aws:s3:::orders', ['arn', 'aws', 's3', '', '', 'orders']],
  ['arn:aws:rds:eu-central-1:111111111111:cluster:orders', ['arn', 'aws', 'rds', 'eu-central-1', '111111111111', 'cluster', 'orders']],
  [`arn:${Aws.PARTITION}:s3:::`, ['arn', Aws.PARTITION, 's3', '', '', '']],
  [`arn:aws:ec2:${JOINED}:1:volume/${LAZY}`, ['arn', 'aws', 'ec2', JOINED, '1', `volume/${LAZY}`]],
  ['arn:aws:s3:::{{resolve:ssm:/x:1}}-logs', ['arn', 'aws', 's3', '', '', '{{resolve:ssm:/x:1}}-logs']],
  [testStack().stackId, [expect.stringContaining('AWS::StackId')]],
])('%s is cut at its own colons', (arn, sections) => {
  expect(colonSectionsOf(arn)).toEqual(sections);
});

test('only what may have colons in it may hold more sections', () => {
  expect([JOINED, `x${LAZY}`, '{{resolve:ssm:/x}}'].map(mayHoldMoreSections)).toEqual([true, true, true]);
  expect([Aws.REGION, `${Aws.REGION}a`, 'eu-central-1', ''].map(mayHoldMoreSections)).toEqual([false, false, false, false]);
});

test.each([
  ['arn:aws:ec2:eu-central-1:111111111111:volume/*', 'eu-central-1', '111111111111'],
  ['arn:aws:ec2:eu-central-1:*', 'eu-central-1', '*'],
  ['arn:aws:ec2:*', '*', undefined],
  ['*', undefined, undefined],
  ['x:aws:ec2:eu-central-1:111111111111:volume/*', undefined, undefined],
  // The ARN has all its sections, so that the token is one.
  [`arn:aws:ec2:${JOINED}:111111111111:volume/*`, JOINED, '111111111111'],
  [`arn:${LAZY}:ec2:eu-central-1:111111111111:volume/*`, 'eu-central-1', '111111111111'],
  [`arn:${Aws.PARTITION}:ec2:eu-central-1:*`, 'eu-central-1', '*'],
  // It has not without the token.
  [`arn:${LAZY}:eu-central-1:111111111111`, undefined, undefined],
  [`arn:aws:ec2:${LAZY}`, undefined, undefined],
  [LAZY, undefined, undefined],
])('Region and account of %s', (arn, region, account) => {
  expect([arnSection(arn, 3), arnSection(arn, 4)]).toEqual([region, account]);
});
