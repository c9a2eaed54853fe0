import { Aws, Lazy } from 'aws-cdk-lib';
import { areSame, envInWords, isArnElsewhere, isKnown, knownToDiffer } from '../../src/private/environments';

const here = { account: '111111111111', region: 'eu-central-1' };
const token = Lazy.string({ produce: () => 'anything' });

test.each([
  ['the same', here, false],
  ['another account', { ...here, account: '222222222222' }, true],
  ['another Region', { ...here, region: 'us-east-1' }, true],
  ['both', { account: '222222222222', region: 'us-east-1' }, true],
  ['an account known at deployment', { ...here, account: Aws.ACCOUNT_ID }, false],
  ['a Region known at deployment', { ...here, region: Aws.REGION }, false],
  ['both known at deployment', { account: token, region: token }, false],
  ['an account that was cut out of a dynamic reference', { account: 'ssm', region: '{{resolve' }, false],
  ['another account, and a Region that only looks so', { account: '222222222222', region: '{{resolve}}' }, true],
  ['another Region, and an account known at deployment', { account: Aws.ACCOUNT_ID, region: 'us-east-1' }, true],
])('%s', (_, there, expected) => {
  expect(knownToDiffer(here, there)).toBe(expected);
  expect(knownToDiffer(there, here)).toBe(expected);
});

test.each([
  ['arn:aws:ec2:eu-central-1:111111111111:volume/vol-1', false],
  ['arn:aws:ec2:us-east-1:111111111111:volume/vol-1', true],
  ['arn:aws:ec2:eu-central-1:222222222222:volume/vol-1', true],
  ['arn:aws:ec2:*:*:volume/*', false],
  ['arn:aws:ec2:us-*:111111111111:volume/*', false],
  ['arn:aws:ec2:*:222222222222:volume/*', true],
  ['arn:aws:ec2:us-east-1:*:volume/*', true],
  ['arn:aws:s3:::bucket', false],
  ['arn:aws:ec2', false],
  ['*', false],
])('%s is elsewhere: %s', (arn, expected) => {
  expect(isArnElsewhere(arn, here)).toBe(expected);
});

test('environments are the same with the same account and Region, be they known or not', () => {
  const anywhere = { account: Aws.ACCOUNT_ID, region: Aws.REGION };
  expect([here, { ...here, account: '222222222222' }, { ...here, region: 'us-east-1' }, anywhere].map((each) => areSame(each, here))).toEqual([true, false, false, false]);
  expect(areSame(anywhere, { ...anywhere })).toBe(true);
  expect([here, { ...here, account: token }, { ...here, region: token }, anywhere].map(isKnown)).toEqual([true, false, false, false]);
  expect([here, { ...here, region: token }, anywhere].map(envInWords)).toEqual(['111111111111, eu-central-1', '111111111111, not known yet', 'not known yet, not known yet']);
});
