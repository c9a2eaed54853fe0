import { Aws, CfnParameter, Fn, Lazy } from 'aws-cdk-lib';
import { CallerArn, isTextOfAll } from '../../src/model/caller-arn';
import { HERE, testStack } from '../util';

const scope = testStack();
const parameter = new CfnParameter(scope, 'Parameter').valueAsString;
const number = new CfnParameter(scope, 'Number', { type: 'Number' }).valueAsNumber;
const NO_ARN = 'it is no ARN';
const OTHER = 'it is no ARN of a role or user';
const ROLES = 'every role would be excepted';
const USERS = 'every user would be excepted';
const EVERYBODY = 'everybody would be excepted';

describe('the ARN of a caller', () => {
  test.each([
    'arn:aws:iam::111111111111:role/admin',
    'arn:aws:iam::111111111111:role/a',
    'arn:aws-us-gov:iam::111111111111:role/service/path/admin',
    'arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com/*',
    'arn:aws:iam::111111111111:role/*/*',
    'arn:aws:iam::111111111111:role/a*',
    'arn:aws:iam::111111111111:role/*admin',
    'arn:aws:iam::111111111111:role/?',
    'arn:aws:iam::111111111111:*/admin',
    'arn:aws:iam::*:role/admin',
    'arn:*:iam::????????????:role/admin',
    'arn:*:*:*:*:role/admin',
    'arn:aws:iam::111111111111:user/me',
    'arn:aws:iam::111111111111:root',
    'arn:aws:sts::111111111111:federated-user/me',
    parameter,
    `arn:aws:iam::${Aws.ACCOUNT_ID}:role/admin`,
    `arn:${Aws.PARTITION}:iam::111111111111:role/${parameter}`,
    `arn:aws:iam::111111111111:${parameter}`,
    `arn:aws:iam::${number}:role/admin`,
    'arn:aws:iam::111111111111:role/${aws:PrincipalTag/team}-admin',
    `${parameter}/admin`,
    `${parameter}*`,
    `arn:aws:${parameter}*`,
    Fn.join(':', ['arn:aws:iam:', Aws.ACCOUNT_ID, 'role/admin']),
    Lazy.string({ produce: () => 'anything' }),
    '{{resolve:ssm:/admin}}',
    'arn:aws:iam::111111111111:role/{{resolve:ssm:/admin}}',
    'arn:aws:iam::{{resolve:ssm:/account:1}}:role/admin',
    `{{resolve:ssm:/${parameter}/admin}}`,
    `arn:aws:iam::111111111111:role/{{resolve:ssm:/${parameter}/{admin}}}`,
    'dummy-value-for-/backup/admin',
    'arn:aws:iam::dummy-value-for-/account:role/admin',
  ])('can be %s', (arn) => {
    expect(new CallerArn(arn).problem).toBeUndefined();
  });

  test.each<[string, string]>([
    ['', NO_ARN],
    ['admin', NO_ARN],
    ['role/admin', NO_ARN],
    ['111111111111', NO_ARN],
    ['AROAEXAMPLE', NO_ARN],
    ['arn:aws:iam::111111111111', NO_ARN],
    ['arn:aws:iam::111111111111:', NO_ARN],
    ['ARN:aws:iam::111111111111:role/admin', OTHER],
    ['arn:aws:IAM::111111111111:role/admin', OTHER],
    ['arn:aws:iam::111111111111:Role/admin', OTHER],
    ['arn:aws:iam::111111111111:roles/admin', OTHER],
    ['arn:aws:iam::111111111111:role:admin', OTHER],
    ['arn:aws:iam::111111111111:role/', OTHER],
    ['arn:aws:iam::111111111111:role', OTHER],
    ['arn:aws:iam::11111111111:role/admin', OTHER],
    ['arn:aws:iam::aws:role/admin', OTHER],
    ['arn:aws:iam:::role/admin', OTHER],
    ['arn:aws:iam:eu-central-1:111111111111:role/admin', OTHER],
    ['arn:aws:s3:::bucket', OTHER],
    ['arn:aws:lambda:eu-central-1:111111111111:function:admin', OTHER],
    ['arn:aws:iam::111111111111:policy/admin', OTHER],
    ['arn:aws:iam::111111111111:instance-profile/admin', OTHER],
    ['arn:aws:iam::111111111111:saml-provider/admin', OTHER],
    ['arn:aws:iam::111111111111:federated-user/me', OTHER],
    ['arn:aws:sts::111111111111:role/admin', OTHER],
    ['arn:aws:sts::111111111111:group/admins', OTHER],
    ['arn:aws:iam::111111111111:assumed-role/admin/me', OTHER],
    [`arn:aws:iam::${Aws.ACCOUNT_ID}:policy/admin`, OTHER],
    ['arn:aws:iam::111111111111:policy/{{resolve:ssm:/admin}}', OTHER],
    ['arn:aws:iam::111111111111:group/admins', 'a group is not the principal of a call'],
    ['arn:aws:sts::111111111111:assumed-role/admin/me', 'a session counts as its role'],
    [`arn:aws:sts::${Aws.ACCOUNT_ID}:assumed-role/admin/*`, 'a session counts as its role'],
  ])('cannot be %s', (arn, problem) => {
    expect(new CallerArn(arn).problem).toBe(problem);
  });

  test.each<[string, string]>([
    ['*', EVERYBODY],
    ['**', EVERYBODY],
    ['arn:*', EVERYBODY],
    ['arn:aws:iam::*', EVERYBODY],
    [`arn:${Aws.PARTITION}:iam::*`, EVERYBODY],
    ['arn:aws:iam::111111111111:*', EVERYBODY],
    ['arn:aws:iam::111111111111:**', EVERYBODY],
    ['arn:aws:iam::111111111111:*/*', EVERYBODY],
    ['arn:aws:iam::111111111111:????/*', EVERYBODY],
    ['arn:*:*:*:*:*', EVERYBODY],
    [`arn:aws:iam::${Aws.ACCOUNT_ID}:*`, EVERYBODY],
    ['arn:aws:iam::111111111111:role/*', ROLES],
    ['arn:aws:iam::*:role/*', ROLES],
    ['arn:aws:iam::111111111111:role/?*', ROLES],
    ['arn:aws:iam::111111111111:role/**', ROLES],
    ['arn:aws:iam::111111111111:role*', ROLES],
    ['arn:aws:iam::111111111111:r*', ROLES],
    ['arn:aws:iam::111111111111:?ole/*', ROLES],
    [`arn:aws:iam::${Aws.ACCOUNT_ID}:role/*`, ROLES],
    ['arn:aws:iam::{{resolve:ssm:/account}}:role/*', ROLES],
    ['arn:aws:iam::111111111111:user/*', USERS],
    ['arn:aws:iam::111111111111:user/${aws:username}', USERS],
    ['arn:aws:iam::111111111111:*/${aws:username}', EVERYBODY],
    ['${aws:PrincipalArn}', EVERYBODY],
  ])('%s is that of too many', (arn, problem) => {
    expect(new CallerArn(arn).problem).toBe(problem);
  });
});

describe('in an account and partition', () => {
  test.each([
    'arn:aws:iam::111111111111:role/admin',
    'arn:*:iam::*:role/admin',
    'arn:aws*:iam::1111????1111:role/admin',
    `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/admin`,
    'arn:aws:iam::{{resolve:ssm:/account}}:role/admin',
    parameter,
  ])('%s can be somebody', (arn) => {
    expect(new CallerArn(arn).strangeness(HERE)).toBeUndefined();
  });

  test.each([
    ['arn:aws:iam::222222222222:role/admin', 'account 222222222222'],
    ['arn:aws:iam::2*:role/admin', 'account 2*'],
    [`arn:aws:iam::222222222222:role/${parameter}`, 'account 222222222222'],
    ['arn:aws-cn:iam::111111111111:role/admin', 'partition aws-cn'],
    ['arn:aws-*:iam::*:role/admin', 'partition aws-*'],
    ['arn:AWS:iam::111111111111:role/admin', 'partition AWS'],
  ])('%s is nobody', (arn, strangeness) => {
    expect(new CallerArn(arn).strangeness(HERE)).toBe(strangeness);
  });

  test.each([
    [{ account: Aws.ACCOUNT_ID, region: Aws.REGION }, undefined],
    [{ account: '222222222222', region: Aws.REGION }, undefined],
    [{ account: Aws.ACCOUNT_ID, region: 'cn-north-1' }, undefined],
    [{ account: '222222222222', region: 'moon-1' }, undefined],
    [{ account: Aws.ACCOUNT_ID, region: 'eu-central-1' }, 'partition aws-cn'],
  ])('of which only a part is known: %j', (env, strangeness) => {
    expect(new CallerArn('arn:aws-cn:iam::222222222222:role/admin').strangeness(env)).toBe(strangeness);
  });
});

test.each<[string, string, boolean]>([
  ['*', '111111111111', true],
  ['arn:*', '111111111111', true],
  ['*role*', '111111111111', true],
  ['*/*', '111111111111', true],
  ['arn:aws:iam::111111111111:role/*', '111111111111', true],
  ['arn:aws-cn:iam::111111111111:role/*', '111111111111', true],
  ['arn:aws-us-gov:iam::111111111111:user/*', '111111111111', true],
  ['arn:aws:iam::111111111111:role/${aws:username}', '111111111111', true],
  ['arn:aws:iam::*:role/*', Aws.ACCOUNT_ID, true],
  ['arn:aws:iam::000000000000:role/*', Aws.ACCOUNT_ID, true],
  ['arn:aws:iam::222222222222:role/*', '111111111111', false],
  ['arn:aws:iam::111111111111:role/a*', '111111111111', false],
  ['*admin', '111111111111', false],
  ['*:role/?', '111111111111', false],
  ['role/*', '111111111111', false],
  ['', '111111111111', false],
  [`arn:aws:iam::111111111111:role/${parameter}`, '111111111111', false],
  [`*${parameter}*`, '111111111111', false],
])('as a text, whether %s has every role or user of %s', (pattern, account, expected) => {
  expect(isTextOfAll(pattern, account)).toBe(expected);
});
