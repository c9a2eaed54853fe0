import { Aws } from 'aws-cdk-lib';
import * as limits from '../../../src/model/organization/policy-limits';

test.each<[string | undefined, string[]]>([
  [undefined, []], ['n', []], ['n'.repeat(128), []], [`${Aws.REGION}${'n'.repeat(128)}`, []],
  ['', ["'name' must have 1 to 128 characters, got 0"]], ['n'.repeat(129), ["'name' must have 1 to 128 characters, got 129"]],
])('the name %s', (name, problems) => {
  expect(limits.nameProblems('name', name)).toEqual(problems);
});

test.each<[string | undefined, string[]]>([
  [undefined, []], ['', []], ['d'.repeat(512), []], [`${Aws.REGION}${'d'.repeat(512)}`, []], ['d'.repeat(513), ["'description' must have at most 512 characters, got 513"]],
])('the description %s', (description, problems) => {
  expect(limits.policyDescriptionProblems('description', description)).toEqual(problems);
});

const ROOTS = ['r-ab12', `r-${'0'.repeat(32)}`];
const UNITS = ['ou-ab12-11111111', `ou-${'a'.repeat(32)}-${'b'.repeat(32)}`];
const ACCOUNTS = ['111122223333'];
const NONE = [
  '', 'r-ab1', `r-${'0'.repeat(33)}`, 'r-AB12', 'xr-ab12', 'r-ab12-', 'ou-ab1-11111111', 'ou-ab12-1111111', `ou-ab12-${'b'.repeat(33)}`, `ou-${'a'.repeat(33)}-11111111`, 'xou-ab12-11111111',
  'ou-ab12', '11112222333', '1111222233334', '11112222333a',
];

test.each(NONE)("'%s' is no target", (id) => {
  expect(limits.targetProblems('target', id)).toEqual([
    `'target' must be the id of a root, such as 'r-ab12', or the id of an organizational unit, such as 'ou-ab12-11111111', or the id of an account, of 12 digits, got '${id}'`,
  ]);
});

test.each([...ROOTS, ...UNITS, ...ACCOUNTS, Aws.ACCOUNT_ID])('%s is a target', (id) => {
  expect(limits.targetProblems('target', id)).toEqual([]);
  expect([limits.isRoot(id), limits.isAccount(id)]).toEqual([ROOTS.includes(id), ACCOUNTS.includes(id)]);
  const kinds = [[...ROOTS, Aws.ACCOUNT_ID], [...UNITS, Aws.ACCOUNT_ID], [...ACCOUNTS, Aws.ACCOUNT_ID]].map((ids) => ids.includes(id));
  expect((['root', 'unit', 'account'] as const).map((kind) => limits.targetProblems('target', id, [kind]).length === 0)).toEqual(kinds);
});

test.each<[string, boolean]>([
  ['p-examplepolicyid111', true], ['p-12345678', true], [`p-${'a'.repeat(128)}`, true], ['p-A_b45678', true], [Aws.REGION, true],
  ['p-1234567', false], [`p-${'a'.repeat(129)}`, false], ['xp-12345678', false], ['p-1234-678', false], ['', false],
])('whether %s is the id of a policy', (id, isOne) => {
  expect(limits.policyIdProblems('policy', id)).toEqual(isOne ? [] : [`'policy' must be the id of a policy, such as 'p-examplepolicyid111', got '${id}'`]);
});

test.each<[string, boolean]>([
  ['eu-central-1', true], ['us-gov-west-1', true], ['ap-southeast-10', true], [Aws.REGION, true],
  ['eu-central', false], ['e-central-1', false], ['eu-1', false], ['eu-central-100', false], ['EU-central-1', false], ['eu-central-1a', false], ['1eu-central-1', false],
])('whether %s is a Region', (region, isOne) => {
  expect(limits.regionProblems('regions', [region, 'eu-west-1'])).toHaveLength(isOne ? 0 : 1);
});
