import { Aws, Lazy } from 'aws-cdk-lib';
import { knownToDiffer } from '../../src/private/environments';

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
  ['another Region, and an account known at deployment', { account: Aws.ACCOUNT_ID, region: 'us-east-1' }, true],
])('%s', (_, there, expected) => {
  expect(knownToDiffer(here, there)).toBe(expected);
  expect(knownToDiffer(there, here)).toBe(expected);
});
