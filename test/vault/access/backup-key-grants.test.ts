import { App, aws_iam as iam, aws_kms as kms, aws_lambda as lambda, Lazy, Stack } from 'aws-cdk-lib';
import { BackupKeyGrants } from '../../../src';
import { HERE, l1Of, messageOf, resourceOf, resourcesOf, testStack, THERE, warningsOf } from '../../util';

const USE = ['kms:DescribeKey', 'kms:Decrypt', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'];
const IMPORT = 'arn:aws:kms:us-east-1:222222222222:key/a1b2c3d4-5678-90ab-cdef-1234567890ab';

let stack: Stack;

beforeEach(() => {
  stack = testStack(HERE);
});

const root = (account: string) => ({ AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::${account}:root`]] } });
const shared = (Principal: unknown, more: object = {}) => [
  { Effect: 'Allow', Action: USE, Principal, Resource: '*', ...more },
  { Effect: 'Allow', Action: 'kms:CreateGrant', Principal, Resource: '*', Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } }, ...more },
];
const own = { Effect: 'Allow', Action: 'kms:*', Principal: root('111111111111'), Resource: '*' };

function policyOfKey(): any[] {
  return resourceOf(stack, 'AWS::KMS::Key').Properties.KeyPolicy.Statement;
}

test.each<[string, () => kms.IKeyRef]>([
  ['a key', () => new kms.Key(stack, 'Key')],
  ['the L1 in a key', () => l1Of(new kms.Key(stack, 'Key')) as kms.CfnKey],
  ['an L1', () => new kms.CfnKey(stack, 'Key', { keyPolicy: { Version: '2012-10-17', Statement: [own] } })],
  ['an L1 without a policy, which would lose the one that KMS gives it', () => new kms.CfnKey(stack, 'Key')],
])('%s is shared once with each, in the order of the calls', (_, make) => {
  const grants = BackupKeyGrants.fromKey(make());
  const grant = grants.shareForCopies(new iam.AccountPrincipal('222222222222'));
  expect([grant.success, grant.resourceStatements.length]).toEqual([true, 2]);
  grants.shareForCopies(new iam.AccountPrincipal('222222222222'));
  grants.shareForCopies(new iam.AccountPrincipal('333333333333'));
  expect(policyOfKey()).toEqual([own, ...shared(root('222222222222')), ...shared(root('333333333333'))]);
  expect(warningsOf(stack)).toEqual([]);
});

test('a replica of a key is shared', () => {
  const replica = new kms.CfnReplicaKey(stack, 'Key', { primaryKeyArn: IMPORT, keyPolicy: { Version: '2012-10-17', Statement: [own] } });
  BackupKeyGrants.fromKey({ keyRef: { keyArn: replica.attrArn, keyId: replica.ref }, env: replica.env, node: replica.node } as kms.IKeyRef)
    .shareForCopies(new iam.AccountPrincipal('222222222222'));
  expect(resourceOf(stack, 'AWS::KMS::ReplicaKey').Properties.KeyPolicy.Statement).toEqual([own, ...shared(root('222222222222'))]);
});

test('each of several gets it', () => {
  BackupKeyGrants.fromKey(new kms.Key(stack, 'Key')).shareForCopies(new iam.CompositePrincipal(
    new iam.AccountPrincipal('222222222222'), new iam.ArnPrincipal('arn:aws:iam::333333333333:role/backup'),
  ));
  expect(policyOfKey().slice(1)).toEqual([...shared(root('222222222222')), ...shared({ AWS: 'arn:aws:iam::333333333333:role/backup' })]);
});

test('a role here needs the policy of the key alone', () => {
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
  expect(BackupKeyGrants.fromKey(new kms.Key(stack, 'Key')).shareForCopies(role).success).toBe(true);
  expect(policyOfKey().slice(1)).toEqual(shared({ AWS: { 'Fn::GetAtt': ['Role1ABCC5F0', 'Arn'] } }));
  expect(resourcesOf(stack, 'AWS::IAM::Policy')).toEqual({});
});

test('a role of another account gets it in its own policy, too', () => {
  const far = new Stack(stack.node.root as App, 'Far', { env: THERE });
  const role = new iam.Role(far, 'Role', { assumedBy: new iam.AccountRootPrincipal(), roleName: 'copier' });
  const imported = kms.Key.fromKeyArn(stack, 'Imported', 'arn:aws:kms:eu-central-1:111111111111:key/a1b2c3d4-5678-90ab-cdef-1234567890ab');
  const grant = BackupKeyGrants.fromKey(imported).shareForCopies(role);
  expect([grant.success, grant.principalStatements.length, grant.resourceStatements.length]).toEqual([true, 2, 0]);
  expect(resourceOf(far, 'AWS::IAM::Policy').Properties.PolicyDocument.Statement).toEqual(shared(undefined).map(({ Principal, ...statement }) => ({
    ...statement, Resource: imported.keyArn,
  })));
  expect(warningsOf(stack).map(({ text }) => text)).toEqual([expect.stringContaining('"Principal":{"AWS":"arn:aws:iam::222222222222:root"}')]);
});

test.each<[string, () => kms.IKeyRef]>([
  ['an import', () => kms.Key.fromKeyArn(stack, 'Key', IMPORT)],
  ['a reference of the L1', () => kms.CfnKey.fromKeyArn(stack, 'Key', IMPORT)],
  ['an L1 with a token', () => new kms.CfnKey(stack, 'Key', { keyPolicy: Lazy.any({ produce: () => ({ Version: '2012-10-17', Statement: [own] }) }) })],
])('the policy of %s cannot be written', (_, make) => {
  expect(BackupKeyGrants.fromKey(make()).shareForCopies(new iam.AccountPrincipal('333333333333')).success).toBe(false);
  const principal = '"Principal":{"AWS":"arn:aws:iam::333333333333:root"},"Resource":"*"';
  expect(warningsOf(stack)).toEqual([{
    path: 'Stack/Key',
    id: 'cdk-aws-backup:keyPolicyNotWritten',
    text: 'shareForCopies() cannot write the policy of the key, which is imported or a token; add to it, where it is made: '
      + `{"Action":["kms:DescribeKey","kms:Decrypt","kms:Encrypt","kms:ReEncrypt*","kms:GenerateDataKey*"],"Effect":"Allow",${principal}}, `
      + `{"Action":"kms:CreateGrant","Condition":{"Bool":{"kms:GrantIsForAWSResource":"true"}},"Effect":"Allow",${principal}}`,
  }]);
});

test('an imported role of another account than the key gets nothing by itself', () => {
  const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::333333333333:role/copier');
  const grant = BackupKeyGrants.fromKey(kms.Key.fromKeyArn(stack, 'Key', IMPORT)).shareForCopies(role);
  expect([grant.success, grant.principalStatements, grant.resourceStatements]).toEqual([false, [], []]);
  expect(warningsOf(stack).map(({ id, text }) => [id, text])).toEqual([
    ['cdk-aws-backup:grantWithoutEffect',
      'shareForCopies() cannot write the policy of the grantee, an imported role of the account 333333333333, which needs it, too; add to it there: '
      + `{"Action":["kms:DescribeKey","kms:Decrypt","kms:Encrypt","kms:ReEncrypt*","kms:GenerateDataKey*"],"Effect":"Allow","Resource":"${IMPORT}"}, `
      + `{"Action":"kms:CreateGrant","Condition":{"Bool":{"kms:GrantIsForAWSResource":"true"}},"Effect":"Allow","Resource":"${IMPORT}"}`],
    ['cdk-aws-backup:keyPolicyNotWritten', expect.stringContaining('"Principal":{"AWS":"arn:aws:iam::333333333333:role/copier"}')],
  ]);
});

test.each<[string, () => iam.IGrantable, string]>([
  ['a group', () => new iam.Group(stack, 'Group'), 'Stack/Group: a group is not the principal of a call'],
  ['a managed policy', () => new iam.ManagedPolicy(stack, 'Policy'), 'ManagedPolicy(Stack/Policy): it has no ARN that is known here'],
  ['an imported function without its role', () => lambda.Function.fromFunctionArn(stack, 'Function', 'arn:aws:lambda:eu-central-1:111111111111:function:f'),
    "the role of 'Stack/Function': it has no ARN that is known here"],
  ['a role of another account without a name', () => new iam.Role(new Stack(stack.node.root as App, 'Far', { env: THERE }), 'Role', { assumedBy: new iam.AccountRootPrincipal() }),
    "Far/Role: other accounts and Regions know its ARN only by a name of its own, such as a 'roleName'"],
])('%s cannot stand in the policy', (_, grantee, words) => {
  const grants = BackupKeyGrants.fromKey(new kms.Key(stack, 'Key'));
  expect(messageOf(() => grants.shareForCopies(grantee()))).toBe(`Stack/Key: the grantee of shareForCopies() must be one that a resource policy can name, got ${words}; `
    + 'grant to its account instead, with iam.AccountPrincipal');
});

test('a group of another account gets its part of an imported key, and its account is named for the other', () => {
  const group = new iam.Group(new Stack(stack.node.root as App, 'Far', { env: { account: '333333333333', region: 'us-east-1' } }), 'Group');
  expect(BackupKeyGrants.fromKey(kms.Key.fromKeyArn(stack, 'Key', IMPORT)).shareForCopies(group).success).toBe(true);
  expect(warningsOf(stack).map(({ text }) => text)).toEqual([expect.stringContaining('"Principal":{"AWS":"arn:aws:iam::333333333333:root"}')]);
});

test.each<[string, () => kms.IKeyRef, string]>([
  ['by its alias', () => kms.Alias.fromAliasName(stack, 'Key', 'alias/aws/ebs'), 'alias/aws/ebs'],
  ['by the ARN of its alias', () => kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-central-1:111111111111:alias/aws/backup'), 'alias/aws/backup'],
])('an AWS managed key, %s, is refused', (_, make, alias) => {
  const grants = BackupKeyGrants.fromKey(make());
  expect(messageOf(() => grants.shareForCopies(new iam.AccountPrincipal('222222222222')))).toBe(
    `Stack/Key: the key of shareForCopies() must be a customer managed key, got '${alias}': nobody can share an AWS managed key; encrypt what is copied with a key of your own`);
});

test('another alias is that of a key that exists', () => {
  const grants = BackupKeyGrants.fromKey(kms.Alias.fromAliasName(stack, 'Key', 'alias/awsome/ebs'));
  expect(grants.shareForCopies(new iam.AccountPrincipal('222222222222')).success).toBe(false);
  expect(warningsOf(stack).map(({ id }) => id)).toEqual(['cdk-aws-backup:keyPolicyNotWritten']);
});

describe('everybody is refused', () => {
  const problem = (got: string) => `the grantee of shareForCopies() must be somebody, got ${got} without a condition that says who: everybody, in whichever account, could decrypt with the key; `
    + 'name accounts with iam.AccountPrincipal, an organization with iam.OrganizationPrincipal, or its units with OrganizationalUnitPrincipal';

  test.each<[string, iam.IGrantable, string]>([
    ['by its class', new iam.AnyPrincipal(), 'AnyPrincipal()'],
    ['in short', new iam.StarPrincipal(), 'StarPrincipal()'],
    ['by an ARN', new iam.ArnPrincipal('*'), 'ArnPrincipal(*)'],
    ['by every account', new iam.AccountPrincipal('*'), 'AccountPrincipal(*)'],
    ['of whichever organization', new iam.AnyPrincipal().withConditions({ StringLike: { 'aws:PrincipalOrgID': '*' } }), 'AnyPrincipal()'],
    ['of an organization or none', new iam.PrincipalWithConditions(new iam.StarPrincipal(), { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }), 'StarPrincipal()'],
    ['of every account, on a condition', new iam.AccountPrincipal('*').withConditions({ Bool: { 'aws:SecureTransport': 'true' } }), 'AccountPrincipal(*)'],
  ])('%s, of every key, and nothing is written', (_, grantee, got) => {
    const key = new kms.Key(stack, 'Key');
    expect(messageOf(() => BackupKeyGrants.fromKey(key).shareForCopies(grantee))).toBe(`Stack/Key: ${problem(got)}`);
    expect(messageOf(() => BackupKeyGrants.fromKey(kms.Key.fromKeyArn(stack, 'Imported', IMPORT)).shareForCopies(grantee))).toBe(`Stack/Imported: ${problem(got)}`);
    const both = new iam.CompositePrincipal(new iam.AccountPrincipal('222222222222'), grantee.grantPrincipal);
    expect(messageOf(() => BackupKeyGrants.fromKey(key).shareForCopies(both))).toBe(`Stack/Key: ${problem(got)}`);
    expect(policyOfKey()).toEqual([own]);
  });

  test('and not everybody of an organization', () => {
    BackupKeyGrants.fromKey(new kms.Key(stack, 'Key')).shareForCopies(new iam.OrganizationPrincipal('o-a1b2c3d4e5'));
    const isOfOrganization = { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } };
    expect(policyOfKey().slice(1).map(({ Principal, Condition }) => [Principal, Condition])).toEqual([
      [{ AWS: '*' }, isOfOrganization], [{ AWS: '*' }, { Bool: { 'kms:GrantIsForAWSResource': 'true' }, ...isOfOrganization }],
    ]);
  });
});
