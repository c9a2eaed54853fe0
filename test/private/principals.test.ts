import { Aws, aws_iam as iam } from 'aws-cdk-lib';
import { accountOf, isForeign, mayBeForeign, principalsOf } from '../../src/private/principals';
import { HERE, testStack } from '../util';

test('those of a composite one are its parts, at any depth', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => new iam.ArnPrincipal(id));
  expect(principalsOf(new iam.CompositePrincipal(a, new iam.CompositePrincipal(b, c)))).toEqual([a, b, c]);
});

test.each<[string, iam.IPrincipal, string | undefined]>([
  ['an account', new iam.AccountPrincipal('222222222222'), '222222222222'],
  ['a role', iam.Role.fromRoleArn(testStack(HERE), 'Role', 'arn:aws:iam::222222222222:role/x'), '222222222222'],
  ['the ARN of a role', new iam.ArnPrincipal('arn:aws-cn:iam::222222222222:role/x'), '222222222222'],
  ['the ARN of a session', new iam.ArnPrincipal('arn:aws:sts::222222222222:assumed-role/x/y'), '222222222222'],
  ['an ARN with a pattern', new iam.ArnPrincipal('arn:aws:iam::*:role/x'), undefined],
  ['an organization', new iam.OrganizationPrincipal('o-a1b2c3d4e5'), undefined],
  ['everybody', new iam.AnyPrincipal(), undefined],
  ['a service', new iam.ServicePrincipal('backup.amazonaws.com'), undefined],
])('the account of %s', (_, principal, account) => {
  expect(accountOf(principal)).toBe(account);
});

test.each([
  ['222222222222', '222222222222', false, false],
  ['222222222222', '111111111111', true, true],
  ['222222222222', Aws.ACCOUNT_ID, false, true],
  [Aws.ACCOUNT_ID, '111111111111', false, true],
  [Aws.ACCOUNT_ID, Aws.ACCOUNT_ID, false, false],
])('an account %s seen from %s is foreign: %s, may be: %s', (account, here, is, mayBe) => {
  const principal = new iam.AccountPrincipal(account);
  expect([isForeign(principal, here), mayBeForeign(principal, here)]).toEqual([is, mayBe]);
});

test('who has no account is not foreign', () => {
  expect(mayBeForeign(new iam.AnyPrincipal(), '111111111111')).toBe(false);
});
