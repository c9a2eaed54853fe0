import { App, aws_iam as iam, aws_lambda as lambda, aws_ssm as ssm, Lazy, Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupResource, BackupVault } from '../../../src';
import { HERE, messageOf, resourceOf, testStack, THERE, warningsOf } from '../../util';

const DELETION = ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'];
const REMOVAL = [
  ...DELETION, 'backup:DisassociateRecoveryPoint', 'backup:PutBackupVaultAccessPolicy', 'backup:DeleteBackupVaultAccessPolicy',
  'backup:DeleteBackupVaultLockConfiguration', 'backup:DeleteBackupVault',
];
const ADMIN = 'arn:aws:iam::111111111111:role/admin';

/** Whom two elements of a policy name. */
class AdminOrService extends iam.ArnPrincipal {
  constructor() { super(ADMIN); }

  public override get policyFragment() { return new iam.PrincipalPolicyFragment({ AWS: [ADMIN], Service: ['lambda.amazonaws.com'] }); }
}

let stack: Stack;
let vault: BackupVault;

beforeEach(() => {
  stack = testStack(HERE);
  vault = new BackupVault(stack, 'Vault');
});

const denial = (Action: string[], Condition?: object) => ({ Effect: 'Deny', Action, Principal: { AWS: '*' }, Resource: '*', ...(Condition ? { Condition } : {}) });
const except = (...arns: unknown[]) => ({ ArnNotEquals: { 'aws:PrincipalArn': arns } });

function statements(): unknown[] {
  return resourceOf(stack, 'AWS::Backup::BackupVault').Properties.AccessPolicy.Statement;
}

describe.each<[string, string[], (options: { exceptFor?: iam.IGrantable[] }) => void]>([
  ['blockRecoveryPointDeletion', DELETION, (options) => vault.blockRecoveryPointDeletion(options)],
  ['protect', REMOVAL, (options) => vault.protect(options)],
])('%s', (_, actions, call) => {
  test.each<[string, () => iam.IGrantable[], unknown[]]>([
    ['a role', () => [new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() })], [{ 'Fn::GetAtt': ['Role1ABCC5F0', 'Arn'] }]],
    ['a user', () => [new iam.User(stack, 'User')], [{ 'Fn::GetAtt': ['User00B015A1', 'Arn'] }]],
    ['an imported role', () => [iam.Role.fromRoleArn(stack, 'Role', ADMIN)], [ADMIN]],
    ['an ARN', () => [new iam.ArnPrincipal(ADMIN)], [ADMIN]],
    ['the root user', () => [new iam.ArnPrincipal('arn:aws:iam::111111111111:root')], ['arn:aws:iam::111111111111:root']],
    ['an ARN that is a token', () => [new iam.ArnPrincipal(Lazy.string({ produce: () => ADMIN }))], [ADMIN]],
    ['an ARN that is still to be looked up', () => [new iam.ArnPrincipal(ssm.StringParameter.valueFromLookup(stack, '/admin'))], ['dummy-value-for-/admin']],
    ['one that a program gives a default', () => [new iam.ArnPrincipal(ssm.StringParameter.valueFromLookup(stack, '/admin', 'nobody yet'))], ['nobody yet']],
    ['several, each once', () => [new iam.ArnPrincipal(ADMIN), new iam.CompositePrincipal(new iam.ArnPrincipal(`${ADMIN}2`), new iam.ArnPrincipal(ADMIN))], [ADMIN, `${ADMIN}2`]],
  ])('excepts %s', (__, exceptFor, arns) => {
    call({ exceptFor: exceptFor() });
    expect(statements()).toEqual([denial(actions, except(...arns))]);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('excepts the role of a selection', () => {
    const selection = BackupPlan.daily35DayRetention(stack, 'Plan', vault).addSelection('Selection', { resources: [BackupResource.fromTag('a', 'b')] });
    call({ exceptFor: [selection] });
    expect(statements()).toEqual([denial(actions, except({ 'Fn::GetAtt': ['PlanSelectionRole6D10F4B7', 'Arn'] }))]);
  });

  test.each(['arn:aws:iam::*:role/admin', 'arn:aws:iam::111111111111:role/admin-?'])('excepts the pattern %s', (pattern) => {
    call({ exceptFor: [new iam.ArnPrincipal(ADMIN), new iam.ArnPrincipal(pattern)] });
    expect(statements()).toEqual([denial(actions, { ArnNotLike: { 'aws:PrincipalArn': [ADMIN, pattern] } })]);
  });

  const strangers: [string, () => iam.IGrantable, unknown, string][] = [
    ['a role of another account', () => new iam.Role(new Stack(stack.node.root as App, 'Far', { env: THERE }), 'Role', { assumedBy: new iam.AccountRootPrincipal(), roleName: 'admin' }),
      { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::222222222222:role/admin']] }, 'Far/Role is of the account 222222222222, and not of that of the vault'],
    ['an imported role of another account', () => iam.Role.fromRoleArn(stack, 'Imported', 'arn:aws:iam::222222222222:role/admin'), 'arn:aws:iam::222222222222:role/admin',
      'Stack/Imported is of the account 222222222222, and not of that of the vault'],
    ['an ARN of another account', () => new iam.ArnPrincipal('arn:aws:iam::222222222222:role/admin'), 'arn:aws:iam::222222222222:role/admin',
      'ArnPrincipal(arn:aws:iam::222222222222:role/admin) is of the account 222222222222, and not of that of the vault'],
    ['a role of another partition', () => new iam.Role(new Stack(stack.node.root as App, 'Far', { env: { ...HERE, region: 'cn-north-1' } }), 'Role', { assumedBy: new iam.AccountRootPrincipal(), roleName: 'admin' }),
      { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::111111111111:role/admin']] }, 'Far/Role is of the partition aws-cn, and not of that of the vault'],
    ['an ARN of another partition', () => new iam.ArnPrincipal('arn:aws-cn:iam::111111111111:role/admin'), 'arn:aws-cn:iam::111111111111:role/admin',
      'ArnPrincipal(arn:aws-cn:iam::111111111111:role/admin) is of the partition aws-cn, and not of that of the vault'],
  ];

  test.each(strangers)('says that %s is no exception', (__, grantee, arn, words) => {
    call({ exceptFor: [grantee()] });
    expect(statements()).toEqual([denial(actions, except(arn))]);
    expect(warningsOf(stack)).toEqual([{ path: 'Stack/Vault', id: 'cdk-aws-backup:protectedFromEverybody', text: expect.stringMatching(/: its exceptions can never hold: |; of those given, none can: /) }]);
    expect(warningsOf(stack)[0].text).toMatch(/(can never hold|none can): /);
    expect(warningsOf(stack)[0].text.endsWith(`: ${words}`)).toBe(true);
  });

  test.each(strangers)('says that %s is none, beside one that is', (__, grantee, arn, words) => {
    call({ exceptFor: [new iam.ArnPrincipal(ADMIN), grantee()] });
    expect(statements()).toEqual([denial(actions, except(ADMIN, arn))]);
    expect(warningsOf(stack)).toEqual([{ path: 'Stack/Vault', id: 'cdk-aws-backup:exceptionWithoutEffect', text: `an exception in 'exceptFor' can never hold: ${words}` }]);
  });

  test('excepts a role of another Region', () => {
    const role = new iam.Role(new Stack(stack.node.root as App, 'Far', { env: { ...HERE, region: 'us-east-1' } }), 'Role', { assumedBy: new iam.AccountRootPrincipal(), roleName: 'admin' });
    call({ exceptFor: [role] });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('excepts a role whose Region, and so whose partition, is not known', () => {
    const role = new iam.Role(new Stack(stack.node.root as App, 'Far', { env: { account: HERE.account } }), 'Role', { assumedBy: new iam.AccountRootPrincipal(), roleName: 'admin' });
    call({ exceptFor: [role] });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('says nothing of accounts where that of the vault is not known', () => {
    stack = testStack();
    vault = new BackupVault(stack, 'Vault');
    call({ exceptFor: [new iam.ArnPrincipal('arn:aws:iam::222222222222:role/admin'), new iam.ArnPrincipal('arn:aws-cn:iam::222222222222:role/admin')] });
    expect(warningsOf(stack)).toEqual([]);
  });

  test.each<[string, () => iam.IGrantable, string]>([
    ['an account', () => new iam.AccountPrincipal('111111111111'), 'AccountPrincipal(111111111111): an account is not the principal of a call'],
    ['a group', () => new iam.Group(stack, 'Group'), 'Stack/Group: a group is not the principal of a call'],
    ['a managed policy', () => new iam.ManagedPolicy(stack, 'Policy', { statements: [new iam.PolicyStatement({ actions: ['s3:ListAllMyBuckets'], resources: ['*'] })] }),
      'ManagedPolicy(Stack/Policy): it has no ARN that is known here'],
    ['an imported function without its role', () => lambda.Function.fromFunctionArn(stack, 'Function', 'arn:aws:lambda:eu-central-1:111111111111:function:admin'),
      "the role of 'Stack/Function': it has no ARN that is known here"],
    ['a role of another account without a name', () => new iam.Role(new Stack(stack.node.root as App, 'Far', { env: THERE }), 'Role', { assumedBy: new iam.AccountRootPrincipal() }),
      "Far/Role: other accounts and Regions know its ARN only by a name of its own, such as a 'roleName'"],
    ['an organization', () => new iam.OrganizationPrincipal('o-a1b2c3d4e5'), 'OrganizationPrincipal(o-a1b2c3d4e5): its conditions cannot be turned into an exception'],
    ['a service', () => new iam.ServicePrincipal('lambda.amazonaws.com'), 'ServicePrincipal(lambda.amazonaws.com): it has no ARN'],
    ['a role or a service', () => new AdminOrService(), `ArnPrincipal(${ADMIN}): it has no ARN`],
    ['everybody', () => new iam.AnyPrincipal(), 'AnyPrincipal(): everybody would be excepted'],
    ['everybody in short', () => new iam.StarPrincipal(), 'StarPrincipal(): it has no ARN'],
    ['everybody by an ARN', () => new iam.ArnPrincipal('arn:*'), 'ArnPrincipal(arn:*): everybody would be excepted'],
    ['everybody of an account', () => new iam.ArnPrincipal('arn:aws:iam::111111111111:*'), 'ArnPrincipal(arn:aws:iam::111111111111:*): everybody would be excepted'],
    ['every role', () => new iam.ArnPrincipal('arn:aws:iam::111111111111:role/*'), 'ArnPrincipal(arn:aws:iam::111111111111:role/*): every role would be excepted'],
    ['every role of all accounts', () => new iam.ArnPrincipal('arn:aws:iam::*:role/*'), 'ArnPrincipal(arn:aws:iam::*:role/*): every role would be excepted'],
    ['the root of the account', () => new iam.AccountRootPrincipal(), 'AccountRootPrincipal(): an account is not the principal of a call'],
    ['a name', () => new iam.ArnPrincipal('admin'), 'ArnPrincipal(admin): it is no ARN'],
    ['the ARN of a group', () => new iam.ArnPrincipal('arn:aws:iam::111111111111:group/admins'), 'ArnPrincipal(arn:aws:iam::111111111111:group/admins): a group is not the principal of a call'],
    ['the ARN of a policy', () => new iam.ArnPrincipal('arn:aws:iam::111111111111:policy/admin'), 'ArnPrincipal(arn:aws:iam::111111111111:policy/admin): it is no ARN of a role or user'],
    ['whom an identity provider knows', () => new iam.WebIdentityPrincipal('cognito-identity.amazonaws.com'), 'WebIdentityPrincipal(cognito-identity.amazonaws.com): it has no ARN'],
    ['a session', () => new iam.ArnPrincipal('arn:aws:sts::111111111111:assumed-role/admin/me'),
      'ArnPrincipal(arn:aws:sts::111111111111:assumed-role/admin/me): a session counts as its role'],
  ])('refuses to except %s', (__, grantee, words) => {
    expect(messageOf(() => call({ exceptFor: [grantee()] }))).toBe(`Stack/Vault: 'exceptFor' must be roles and users, or ARNs of them, got ${words}`);
    expect(resourceOf(stack, 'AWS::Backup::BackupVault').Properties.AccessPolicy).toBeUndefined();
  });

  test('says of all exceptions that it refuses', () => {
    expect(messageOf(() => call({ exceptFor: [new iam.ArnPrincipal(ADMIN), new iam.ArnPrincipal('admin'), new iam.AnyPrincipal()] }))).toBe([
      'Stack/Vault: 2 problems',
      "  - 'exceptFor' must be roles and users, or ARNs of them, got ArnPrincipal(admin): it is no ARN",
      "  - 'exceptFor' must be roles and users, or ARNs of them, got AnyPrincipal(): everybody would be excepted",
    ].join('\n'));
  });

  test('is said once for the same exceptions', () => {
    call({ exceptFor: [new iam.ArnPrincipal(ADMIN)] });
    call({ exceptFor: [new iam.ArnPrincipal(ADMIN)] });
    call({ exceptFor: [new iam.ArnPrincipal(`${ADMIN}2`)] });
    expect(statements()).toHaveLength(2);
  });
});

test('no exceptions are those of a call without them', () => {
  vault.blockRecoveryPointDeletion({ exceptFor: [] });
  expect(statements()).toEqual([denial(DELETION)]);
});

test('protect() without exceptions says whom it locks out, also after one with some', () => {
  vault.protect({ exceptFor: [new iam.ArnPrincipal(ADMIN)] });
  expect(warningsOf(stack).map(({ id }) => id)).toEqual([]);
  vault.protect();
  expect(warningsOf(stack).map(({ id }) => id)).toContain('cdk-aws-backup:protectedFromEverybody');
});

test('blockRecoveryPointDeletion() without exceptions says nothing: others can take it back', () => {
  vault.blockRecoveryPointDeletion();
  vault.blockRecoveryPointDeletion({ exceptFor: [] });
  expect(warningsOf(stack)).toEqual([]);
});

test('protect() without exceptions says whom it locks out, and is said once', () => {
  vault.protect();
  vault.protect({ exceptFor: [] });
  expect(statements()).toEqual([denial(REMOVAL)]);
  expect(warningsOf(stack)).toEqual([{
    path: 'Stack/Vault',
    id: 'cdk-aws-backup:protectedFromEverybody',
    text: 'protect() without exceptions denies CloudFormation, and everybody, to change the access policy of the vault, to remove its lock '
      + "and to delete it, once it is deployed; give 'exceptFor' the role that deploys",
  }]);
});

test.each<[string, () => void, string]>([
  ['protect', () => vault.protect({ exceptFor: [new iam.ArnPrincipal('arn:aws:iam::222222222222:role/admin')] }),
    'protect() without an exception that can hold denies CloudFormation, and everybody, to change the access policy of the vault, to remove its lock '
    + "and to delete it, once it is deployed; give 'exceptFor' the role that deploys; of those given, none can: "],
  ['blockRecoveryPointDeletion', () => vault.blockRecoveryPointDeletion({ exceptFor: [new iam.ArnPrincipal('arn:aws:iam::222222222222:role/admin')] }),
    'blockRecoveryPointDeletion() denies everybody to delete recovery points of the vault: its exceptions can never hold: '],
])('%s() with exceptions that can never hold says what it does', (_, call, text) => {
  call();
  expect(warningsOf(stack).map((warning) => warning.text)).toEqual([`${text}ArnPrincipal(arn:aws:iam::222222222222:role/admin) is of the account 222222222222, and not of that of the vault`]);
});

test('an exception from one denial and not from another has no effect', () => {
  vault.blockRecoveryPointDeletion();
  vault.protect({ exceptFor: [new iam.ArnPrincipal(ADMIN)] });
  expect(statements()).toEqual([denial(DELETION), denial(REMOVAL, except(ADMIN))]);
  expect(warningsOf(stack)).toEqual([{
    path: 'Stack/Vault',
    id: 'cdk-aws-backup:exceptionWithoutEffect',
    text: 'the access policy of the vault denies everybody to delete recovery points, also those whom another of its statements excepts; '
      + "leave out the property or call of 'blockRecoveryPointDeletion' that has no 'exceptFor'",
  }]);
});

test.each<[string, Partial<iam.PolicyStatementProps>]>([
  ['is for others alone', { principals: [new iam.ArnPrincipal(`${ADMIN}2`)] }],
  ['is of something else', { actions: ['backup:StartCopyJob'] }],
  ['is conditional itself', { conditions: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } }],
  ['allows', { effect: iam.Effect.ALLOW }],
])('an exception keeps its effect beside a statement that %s', (_, props) => {
  vault.addToAccessPolicy(new iam.PolicyStatement({ effect: iam.Effect.DENY, actions: DELETION, principals: [new iam.AnyPrincipal()], resources: ['*'], ...props }));
  vault.blockRecoveryPointDeletion({ exceptFor: [new iam.ArnPrincipal(ADMIN)] });
  expect(warningsOf(stack)).toEqual([]);
});

test('an exception from everybody in its short form has no effect, either', () => {
  vault.addToAccessPolicy(new iam.PolicyStatement({ effect: iam.Effect.DENY, actions: [DELETION[0]], principals: [new iam.StarPrincipal()], resources: ['*'] }));
  vault.blockRecoveryPointDeletion({ exceptFor: [new iam.ArnPrincipal(`${ADMIN}*`)] });
  expect(warningsOf(stack).map(({ id }) => id)).toEqual(['cdk-aws-backup:exceptionWithoutEffect']);
});
