import { Aws, aws_iam as iam, Lazy, PhysicalName, Stack } from 'aws-cdk-lib';
import { accountOf, isForeign, isImmutable, mayBeForeign, namelessness, principalInWords, principalsOf } from '../../../src/private/iam/principals';
import { HERE, testStack, THERE } from '../../util';

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
  ['an ARN of another service', new iam.ArnPrincipal('arn:aws:backup::222222222222:role/x'), undefined],
  ['an ARN of a service with a name that is alike', new iam.ArnPrincipal('arn:aws:myiam::222222222222:role/x'), undefined],
  ['an ARN of a service that goes on', new iam.ArnPrincipal('arn:aws:iams::222222222222:role/x'), undefined],
  ['an ARN of a Region', new iam.ArnPrincipal('arn:aws:iam:eu-central-1:222222222222:role/x'), undefined],
  ['an ARN of an account with more digits', new iam.ArnPrincipal('arn:aws:iam::2222222222222:role/x'), undefined],
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

test.each<[string, (stack: Stack) => iam.IPrincipal, boolean]>([
  ['a role', (stack) => new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() }), false],
  ['an import of the same account', (stack) => iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111111111111:role/x'), false],
  ['an import of another account', (stack) => iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::222222222222:role/x'), true],
  ['an import that is not to be changed', (stack) => iam.Role.fromRoleName(stack, 'Role', 'x', { mutable: false }), true],
  ['a user', (stack) => iam.User.fromUserName(stack, 'User', 'x'), false],
  ['an account', () => new iam.AccountPrincipal('222222222222'), false],
])('%s drops statements: %s', (_, make, does) => {
  expect(isImmutable(make(testStack(HERE)))).toBe(does);
});

describe('in a policy of another account', () => {
  const scope = testStack(HERE);
  const far = new Stack(scope.node.root as Stack, 'Far', { env: THERE });
  const assumedBy = new iam.AccountRootPrincipal();

  test.each<[string, iam.IPrincipal]>([
    ['a role with a name', new iam.Role(far, 'Named', { assumedBy, roleName: 'x' })],
    ['a role with a name that is made where needed', new iam.Role(far, 'Needed', { assumedBy, roleName: PhysicalName.GENERATE_IF_NEEDED })],
    ['an ARN that is a token', new iam.ArnPrincipal(Lazy.string({ produce: () => 'arn:aws:iam::222222222222:role/x' }))],
    ['an account', new iam.AccountPrincipal('222222222222')],
    ['a service', new iam.ServicePrincipal('backup.amazonaws.com')],
  ])('%s can be named', (_, principal) => {
    expect(namelessness(principal, scope)).toBeUndefined();
  });

  test.each<[string, iam.IPrincipal, string]>([
    ['a user without a name', new iam.User(far, 'User'), "other accounts and Regions know its ARN only by a name of its own, such as a 'roleName'"],
    ['a group', new iam.Group(far, 'Group', { groupName: 'x' }), 'a group is not the principal of a call'],
    ['a policy', new iam.Policy(far, 'Policy').grantPrincipal, 'it has no ARN that is known here'],
    ['what has no role', new iam.UnknownPrincipal({ resource: far }), 'it has no ARN that is known here'],
  ])('%s cannot', (_, principal, words) => {
    expect(namelessness(principal, scope)).toBe(words);
  });

  test('who has no role is known by its resource', () => {
    expect(principalInWords(new iam.UnknownPrincipal({ resource: far }))).toBe("the role of 'Far'");
  });
});
