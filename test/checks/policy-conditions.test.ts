import { meetsCondition } from '../../src/checks/policy-conditions';
import type { RequestKeys } from '../../src/checks/policy-conditions';
import { isAccount, trustKeys } from '../../src/checks/selection/trust-keys';

const [OWN, OTHER] = ['111122223333', '444455556666'];
const TOKEN = '${Token[AWS.AccountId.4]}';
const KEYS: RequestKeys = {
  'a:always': { is: (value) => isAccount(value, OWN) },
  'a:documented': { isThere: 'documented', is: (value) => isAccount(value, OWN) },
  'a:never': { isThere: 'never' },
  'a:there': {},
};

test.each<[operator: string, key: string, values: unknown, answer: boolean | undefined]>([
  ['StringEquals', 'a:Always', OWN, true],
  ['StringEquals', 'a:Always', [OTHER, OWN], true],
  ['StringEquals', 'a:Always', OTHER, false],
  ['StringEquals', 'a:Always', TOKEN, undefined],
  ['StringEquals', 'a:Always', [TOKEN, OWN], true],
  ['StringEquals', 'a:Always', { part: 'a' }, undefined],
  ['StringEquals', 'a:Always', Number(OWN), true],
  ['StringNotEquals', 'a:always', OWN, false],
  ['StringNotEquals', 'a:always', OTHER, true],
  ['StringEqualsIfExists', 'a:always', OTHER, false],
  ['StringEqualsIgnoreCase', 'a:always', OWN, true],
  ['StringNotEqualsIgnoreCase', 'a:always', OWN, false],
  ['ArnNotLike', 'a:always', OTHER, true],
  ['StringEquals', 'a:documented', OWN, true],
  ['StringEquals', 'a:documented', OTHER, false],
  ['StringEqualsIfExists', 'a:documented', OWN, true],
  ['StringEqualsIfExists', 'a:documented', OTHER, undefined],
  ['StringNotEquals', 'a:documented', OWN, undefined],
  ['StringNotEquals', 'a:documented', OTHER, true],
  ['StringEquals', 'a:never', OWN, false],
  ['StringNotEquals', 'a:never', OWN, true],
  ['StringEqualsIfExists', 'a:never', OWN, true],
  ['StringEquals', 'a:there', OWN, undefined],
  ['StringEquals', 'a:unknown', OWN, undefined],
  ['StringEquals', 'constructor', OWN, undefined],
  ['NumericEquals', 'a:always', OWN, undefined],
  ['Null', 'a:never', 'true', undefined],
  ['ForAllValues:StringEquals', 'a:always', OWN, undefined],
  // A wildcard is one in patterns and ARNs only.
  ['StringLike', 'a:always', '1111*', true],
  ['StringLike', 'a:always', '4*', false],
  ['ArnEquals', 'a:always', '*', true],
  ['StringEquals', 'a:always', '1111*', false],
  ['StringEquals', 'a:always', '*', false],
  ['StringEquals', 'a:always', ['*', OWN], true],
  ['StringEquals', 'a:always', `${TOKEN}*`, false],
  ['StringEqualsIgnoreCase', 'a:always', '1111*', false],
  ['StringNotEquals', 'a:always', '1111*', true],
  ['StringEqualsIfExists', 'a:documented', '*', undefined],
])('%s of %s and %j', (operator, key, values, answer) => {
  expect(meetsCondition({ Condition: { [operator]: { [key]: values } } }, KEYS)).toBe(answer);
});

test.each<[what: string, condition: any, answer: boolean | undefined]>([
  ['none', undefined, true],
  ['an empty one', {}, true],
  ['one that only deployment knows', 'later', undefined],
  ['two that are met', { StringEquals: { 'a:always': OWN }, StringNotEquals: { 'a:never': 'x' } }, true],
  ['one of two that is not', { StringEquals: { 'a:always': OWN, 'a:never': 'x' } }, false],
  ['one of two that is not known', { StringEquals: { 'a:always': OWN, 'a:unknown': 'x' } }, undefined],
])('of a condition: %s', (_, Condition, answer) => {
  expect(meetsCondition({ Condition }, KEYS)).toBe(answer);
});

const arn = (region: string, account = OWN, service = 'backup', rest = '*') => `arn:aws:${service}:${region}:${account}:${rest}`;
test.each<[source: string, anywhere: boolean | undefined, here: boolean | undefined]>([
  ['*', true, true],
  [arn('*'), true, true],
  [arn('*', OWN, '*'), true, true],
  [arn('*', '*'), true, true],
  [arn('*', OWN, 'backup', '*:*'), true, true],
  [arn('eu-west-1'), undefined, true],
  [arn('us-east-1'), undefined, undefined],
  [arn('*', OWN, 'backup', 'backup-plan:*'), undefined, undefined],
  [arn('*', OWN, 's3'), undefined, undefined],
  [arn('*', ''), undefined, undefined],
  [arn('*', TOKEN), undefined, undefined],
  [arn('*', OTHER), false, false],
  [arn('eu-west-1', OTHER), false, false],
])('the source of a request is %s', (source, anywhere, here) => {
  expect([undefined, 'eu-west-1'].map((region) => trustKeys({ account: OWN, region })['aws:sourcearn'].is!(source))).toEqual([anywhere, here]);
});
