import { App, aws_backup as backup, aws_iam as iam, Lazy, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupVault, BackupVaultGrants, LogicallyAirGappedBackupVault, OrganizationalUnitPrincipal } from '../../../src';
import { HERE, l1Of, messageOf, resourceOf, resourcesOf, synth, testStack, THERE, warningsOf } from '../../util';

const ARN = { 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultArn'] };
const IMPORT = 'arn:aws:backup:us-east-1:222222222222:backup-vault:central';

let stack: Stack;

beforeEach(() => {
  stack = testStack(HERE);
});

const root = (account: string) => ({ AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::${account}:root`]] } });
const copyInto = (Principal: unknown, more: object = {}) => ({ Effect: 'Allow', Action: 'backup:CopyIntoBackupVault', Resource: '*', Principal, ...more });

function roleIn(scope: Stack = stack, props: Partial<iam.RoleProps> = {}): iam.Role {
  return new iam.Role(scope, 'Role', { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com'), ...props });
}

function policyOfVault(scope: Stack = stack): any[] | undefined {
  return resourceOf(scope, 'AWS::Backup::BackupVault').Properties.AccessPolicy?.Statement;
}

function policyOfRole(scope: Stack = stack): any[] {
  return resourceOf(scope, 'AWS::IAM::Policy').Properties.PolicyDocument.Statement;
}

describe('copyInto writes the access policy of the vault', () => {
  test.each<[string, () => iam.IGrantable, object]>([
    ['an account', () => new iam.AccountPrincipal('222222222222'), copyInto(root('222222222222'))],
    ['its own account', () => new iam.AccountRootPrincipal(), copyInto(root('111111111111'))],
    ['an organization', () => new iam.OrganizationPrincipal('o-a1b2c3d4e5'),
      copyInto({ AWS: '*' }, { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } })],
    ['organizational units', () => new OrganizationalUnitPrincipal('o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*'),
      copyInto({ AWS: '*' }, { Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': ['o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*'] } } })],
    ['a role by its ARN', () => new iam.ArnPrincipal('arn:aws:iam::222222222222:role/backup'), copyInto({ AWS: 'arn:aws:iam::222222222222:role/backup' })],
    ['an account with conditions', () => new iam.AccountPrincipal('222222222222').withConditions({ StringEquals: { 'aws:PrincipalTag/team': 'backup' } }),
      copyInto(root('222222222222'), { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'backup' } } })],
    ['a service', () => new iam.ServicePrincipal('backup.amazonaws.com'), copyInto({ Service: 'backup.amazonaws.com' })],
    ['an account that is a token', () => new iam.AccountPrincipal(Lazy.string({ produce: () => '333333333333' })), copyInto(root('333333333333'))],
  ])('for %s', (_, grantee, statement) => {
    const grant = new BackupVault(stack, 'Vault').grants.copyInto(grantee());
    expect(grant.success).toBe(true);
    expect(grant.resourceStatements).toHaveLength(1);
    expect(policyOfVault()).toEqual([statement]);
    expect(resourcesOf(stack, 'AWS::IAM::Policy')).toEqual({});
    expect(warningsOf(stack)).toEqual([]);
  });

  test('for each of several, with their conditions', () => {
    const grantee = new iam.CompositePrincipal(
      new iam.AccountPrincipal('222222222222'),
      new iam.CompositePrincipal(new iam.OrganizationPrincipal('o-a1b2c3d4e5'), roleIn()),
    );
    const grant = new BackupVault(stack, 'Vault').grants.copyInto(grantee);
    expect(policyOfVault()!.map(({ Principal, Condition }) => [Principal, Condition])).toEqual([
      [root('222222222222'), undefined], [{ AWS: '*' }, { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }],
    ]);
    expect(policyOfRole()).toEqual([{ Effect: 'Allow', Action: 'backup:CopyIntoBackupVault', Resource: ARN }]);
    expect([grant.resourceStatements.length, grant.principalStatements.length]).toEqual([2, 1]);
  });

  test('once for each grantee, in the order of the calls, after what stands there', () => {
    const vault = new BackupVault(stack, 'Vault', { blockRecoveryPointDeletion: true });
    vault.grants.copyInto(new iam.AccountPrincipal('333333333333'));
    BackupVaultGrants.fromVault(vault).copyInto(new iam.AccountPrincipal('222222222222'));
    expect(vault.grants.copyInto(new iam.AccountPrincipal('333333333333')).success).toBe(true);
    expect(policyOfVault()!.map(({ Effect, Principal }) => [Effect, Principal])).toEqual([
      ['Deny', { AWS: '*' }], ['Allow', root('333333333333')], ['Allow', root('222222222222')],
    ]);
    synth(stack);
    expect(policyOfVault()).toHaveLength(3);
  });

  test.each<[string, () => backup.IBackupVaultRef]>([
    ['that of aws-cdk-lib', () => new backup.BackupVault(stack, 'Vault')],
    ['an L1', () => new backup.CfnBackupVault(stack, 'Vault', { backupVaultName: 'vault' })],
    ['an L1 with a document', () => new backup.CfnBackupVault(stack, 'Vault', { backupVaultName: 'vault', accessPolicy: new iam.PolicyDocument() })],
    ['an L1 with an empty policy', () => new backup.CfnBackupVault(stack, 'Vault', { backupVaultName: 'vault', accessPolicy: { Version: '2012-10-17' } })],
    ['the L1 in ours', () => l1Of(new BackupVault(stack, 'Vault')) as backup.CfnBackupVault],
    ['the L1 in that of aws-cdk-lib', () => l1Of(new backup.BackupVault(stack, 'Vault')) as backup.CfnBackupVault],
    ['the face of an L1', () => new BackupPlan(stack, 'Plan', {
      backupVault: new backup.CfnBackupVault(stack, 'Vault', { backupVaultName: 'vault' }), backupPlanRules: [BackupPlanRule.daily()],
    }).backupVault],
  ])('for %s', (_, make) => {
    const vault = make();
    const grants = BackupVaultGrants.fromVault(vault);
    expect(grants.copyInto(new iam.AccountPrincipal('222222222222')).success).toBe(true);
    grants.copyInto(new iam.AccountPrincipal('222222222222'));
    grants.copyInto(new iam.OrganizationPrincipal('o-a1b2c3d4e5'));
    expect(resourceOf(stack, 'AWS::Backup::BackupVault').Properties.AccessPolicy).toEqual({
      Version: '2012-10-17',
      Statement: [
        copyInto(root('222222222222')),
        copyInto({ AWS: '*' }, { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
      ],
    });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('for an L1, after the statements it has', () => {
    const own = { Sid: 'Own', Effect: 'Deny', Action: 'backup:DeleteRecoveryPoint', Principal: '*', Resource: '*' };
    const vault = new backup.CfnBackupVault(stack, 'Vault', { backupVaultName: 'vault', accessPolicy: { Version: '2008-10-17', Id: 'id', Statement: own } });
    BackupVaultGrants.fromVault(vault).copyInto(new iam.AccountPrincipal('222222222222'));
    expect(resourceOf(stack, 'AWS::Backup::BackupVault').Properties.AccessPolicy).toEqual({
      Version: '2008-10-17', Id: 'id', Statement: [own, copyInto(root('222222222222'))],
    });
  });

  test('as something that others can wait for', () => {
    const other = new iam.User(stack, 'User');
    new BackupVault(stack, 'Vault').grants.copyInto(new iam.AccountPrincipal('222222222222')).applyBefore(other);
    expect(resourceOf(stack, 'AWS::IAM::User').DependsOn).toEqual(['Vault23237E5B']);
  });

  test('of a nested stack, and of a stage', () => {
    const nested = new NestedStack(stack, 'Nested');
    new BackupVault(nested, 'Vault').grants.copyInto(new iam.AccountPrincipal('222222222222'));
    expect(policyOfVault(nested)).toEqual([copyInto(root('222222222222'))]);
    const staged = new Stack(new Stage(new App(), 'Stage', { env: HERE }), 'Stack');
    new BackupVault(staged, 'Vault').grants.copyInto(new iam.AccountPrincipal('222222222222'));
    expect(policyOfVault(staged)).toEqual([copyInto(root('222222222222'))]);
  });
});

describe('copyInto for roles and users', () => {
  test('of the account of the vault writes their policy alone', () => {
    const grant = new BackupVault(stack, 'Vault').grants.copyInto(roleIn());
    expect(grant.success).toBe(true);
    expect(policyOfRole()).toEqual([{ Effect: 'Allow', Action: 'backup:CopyIntoBackupVault', Resource: ARN }]);
    expect(policyOfVault()).toBeUndefined();
  });

  test('of another stack refers to the vault from there', () => {
    const other = new Stack(stack.node.root as App, 'Other', { env: HERE });
    new BackupVault(stack, 'Vault').grants.copyInto(roleIn(other));
    expect(policyOfRole(other)[0].Resource).toEqual({ 'Fn::ImportValue': 'Stack:ExportsOutputFnGetAttVault23237E5BBackupVaultArn2F888730' });
    expect(policyOfVault()).toBeUndefined();
  });

  test('takes stacks without an environment for one account', () => {
    stack = testStack();
    new BackupVault(stack, 'Vault').grants.copyInto(roleIn());
    expect(policyOfVault()).toBeUndefined();
  });

  test('of an account that may be another one writes both', () => {
    stack = testStack();
    new BackupVault(stack, 'Vault').grants.copyInto(iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::222222222222:role/backup'));
    expect(policyOfVault()).toEqual([copyInto({ AWS: 'arn:aws:iam::222222222222:role/backup' })]);
  });

  test('of another account writes both', () => {
    const far = new Stack(stack.node.root as App, 'Far', { env: THERE });
    const role = roleIn(far, { roleName: 'copier' });
    const grant = new BackupVault(stack, 'Vault', { backupVaultName: 'vault' }).grants.copyInto(role);
    expect([grant.principalStatements.length, grant.resourceStatements.length]).toEqual([1, 1]);
    expect(policyOfVault()).toEqual([copyInto({ AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::222222222222:role/copier']] } })]);
    const arn = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':backup:eu-central-1:111111111111:backup-vault:vault']] };
    expect(policyOfRole(far)).toEqual([{ Effect: 'Allow', Action: 'backup:CopyIntoBackupVault', Resource: arn }]);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('that are imported from another account need their own part, too, and the warning has it', () => {
    const grant = new BackupVault(stack, 'Vault').grants.copyInto(iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::222222222222:role/copier'));
    expect([grant.success, grant.principalStatements.length, grant.resourceStatements.length]).toEqual([true, 0, 1]);
    expect(policyOfVault()).toEqual([copyInto({ AWS: 'arn:aws:iam::222222222222:role/copier' })]);
    expect(warningsOf(stack)).toEqual([{
      path: 'Stack/Vault',
      id: 'cdk-aws-backup:grantWithoutEffect',
      text: 'copyInto() cannot write the policy of the grantee, an imported role of the account 222222222222, which needs it, too; add to it there: '
        + '{"Action":"backup:CopyIntoBackupVault","Effect":"Allow","Resource":"arn:aws:backup:eu-central-1:111111111111:backup-vault:StackVault02F737C4"}',
    }]);
  });

  test.each<[string, () => iam.IGrantable, string]>([
    ['an imported role that is not to be changed', () => iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111111111111:role/copier', { mutable: false }),
      'arn:aws:iam::111111111111:role/copier'],
    ['the same, which asks for it', () => iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111111111111:role/copier', { mutable: false, addGrantsToResources: true }),
      'arn:aws:iam::111111111111:role/copier'],
  ])('%s gets it by the policy of the vault alone', (_, grantee, AWS) => {
    const grant = new BackupVault(stack, 'Vault').grants.copyInto(grantee());
    expect([grant.success, grant.principalStatements.length, grant.resourceStatements.length]).toEqual([true, 0, 1]);
    expect(policyOfVault()).toEqual([copyInto({ AWS })]);
    expect(resourcesOf(stack, 'AWS::IAM::Policy')).toEqual({});
    expect(warningsOf(stack)).toEqual([]);
  });

  test('that are unknown says so as aws-cdk-lib does, and no more', () => {
    const resource = new iam.UnknownPrincipal({ resource: new Stack(stack.node.root as App, 'Unknown') });
    new BackupVault(stack, 'Vault').grants.copyInto(resource);
    expect(policyOfVault()).toBeUndefined();
    expect(warningsOf(stack).map(({ id }) => id)).toEqual(['@aws-cdk/aws-iam:unknownPrincipalAddStatementToRole']);
  });
});

test.each<[string, () => iam.IGrantable, unknown]>([
  ['in its short form', () => new iam.StarPrincipal(), '*'],
  ['as an account', () => new iam.AnyPrincipal(), { AWS: '*' }],
])('copyInto for everybody, %s, is a risk', (_, grantee, Principal) => {
  expect(new BackupVault(stack, 'Vault').grants.copyInto(grantee()).success).toBe(true);
  expect(policyOfVault()).toEqual([copyInto(Principal)]);
  expect(warningsOf(stack)).toEqual([{
    path: 'Stack/Vault',
    id: 'cdk-aws-backup:copiesFromEverybody',
    text: 'copyInto() of everybody leaves it to AWS Organizations alone who copies into the vault; name the organization with iam.OrganizationPrincipal, '
      + 'its units with OrganizationalUnitPrincipal, or accounts with iam.AccountPrincipal',
  }]);
});

test.each<[string, iam.IGrantable, string[]]>([
  ['on a condition that everybody meets', new iam.AnyPrincipal().withConditions({ StringLike: { 'aws:PrincipalOrgID': '*' } }), []],
  ['of other organizations', new iam.StarPrincipal().withConditions({ StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }), []],
  ['by every account', new iam.AccountPrincipal('*'), ['accessPolicyMayBeRefused']],
])('so it is for everybody %s', (_, grantee, more) => {
  new BackupVault(stack, 'Vault').grants.copyInto(grantee);
  expect(warningsOf(stack).map(({ id }) => id)).toEqual(['copiesFromEverybody', ...more].map((id) => `cdk-aws-backup:${id}`));
});

describe('copyInto for whom no policy can name', () => {
  let far: Stack;

  beforeEach(() => {
    far = new Stack(stack.node.root as App, 'Far', { env: THERE });
  });

  const grantees: [string, () => iam.IGrantable, string][] = [
    ['a group', () => new iam.Group(far, 'Group'), 'Far/Group: a group is not the principal of a call'],
    ['a managed policy', () => new iam.ManagedPolicy(far, 'Policy'), 'ManagedPolicy(Far/Policy): it has no ARN that is known here'],
    ['an inline policy', () => new iam.Policy(far, 'Policy', { users: [new iam.User(far, 'User')] }), 'Policy(Far/Policy): it has no ARN that is known here'],
    ['a role without a name', () => roleIn(far), "Far/Role: other accounts and Regions know its ARN only by a name of its own, such as a 'roleName'"],
  ];

  test.each(grantees)('%s of another account is refused', (_, grantee, words) => {
    const { grants } = new BackupVault(stack, 'Vault');
    expect(messageOf(() => grants.copyInto(grantee()))).toBe(`Stack/Vault: the grantee of copyInto() must be one that a resource policy can name, got ${words}; `
      + 'grant to its account instead, with iam.AccountPrincipal');
  });

  test.each(grantees)('%s gets its part for an import, and its account is named for the other', (_, grantee) => {
    const vault = BackupVault.fromBackupVaultArn(stack, 'Vault', 'arn:aws:backup:us-east-1:333333333333:backup-vault:central');
    expect(BackupVaultGrants.fromVault(vault).copyInto(grantee()).success).toBe(true);
    expect(warningsOf(stack).map(({ text }) => text)).toEqual([expect.stringContaining('"Principal":{"AWS":"arn:aws:iam::222222222222:root"}')]);
  });

  test.each<[string, () => iam.IGrantable]>([
    ['a group', () => new iam.Group(stack, 'Group')],
    ['a managed policy', () => new iam.ManagedPolicy(stack, 'Policy')],
  ])('%s of the account of the vault needs no name', (_, grantee) => {
    expect(new BackupVault(stack, 'Vault').grants.copyInto(grantee()).success).toBe(true);
    expect(policyOfVault()).toBeUndefined();
  });
});

describe('copyInto where the access policy cannot be written', () => {
  const elsewhere = (statement: string) => 'copyInto() cannot write the access policy of the vault, which is imported or a token; '
    + `add to it, where it is made: ${statement}`;

  test.each<[string, () => backup.IBackupVaultRef]>([
    ['our import', () => BackupVault.fromBackupVaultArn(stack, 'Vault', IMPORT)],
    ['an import of aws-cdk-lib', () => backup.BackupVault.fromBackupVaultArn(stack, 'Vault', IMPORT)],
    ['a reference of the L1', () => backup.CfnBackupVault.fromBackupVaultName(stack, 'Vault', 'vault')],
    ['an L1 with a token', () => new backup.CfnBackupVault(stack, 'Vault', { backupVaultName: 'vault', accessPolicy: Lazy.any({ produce: () => undefined }) })],
    ['an L1 with statements that are a token', () => new backup.CfnBackupVault(stack, 'Vault', {
      backupVaultName: 'vault', accessPolicy: { Version: '2012-10-17', Statement: Lazy.any({ produce: () => [] }) },
    })],
  ])('that of %s', (_, make) => {
    const grant = BackupVaultGrants.fromVault(make()).copyInto(new iam.AccountPrincipal('333333333333'));
    expect(grant.success).toBe(false);
    expect(() => grant.assertSuccess()).toThrow('could not be added on either identity or resource policy');
    expect(warningsOf(stack)).toEqual([{
      path: 'Stack/Vault',
      id: 'cdk-aws-backup:vaultPolicyNotWritten',
      text: elsewhere('{"Action":"backup:CopyIntoBackupVault","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::333333333333:root"},"Resource":"*"}'),
    }]);
  });

  test('allows a role here its part, and names its account for the other', () => {
    const grant = BackupVaultGrants.fromVault(BackupVault.fromBackupVaultArn(stack, 'Vault', IMPORT)).copyInto(roleIn());
    expect(grant.success).toBe(true);
    expect(grant.resourceStatements).toEqual([]);
    expect(policyOfRole()).toEqual([{ Effect: 'Allow', Action: 'backup:CopyIntoBackupVault', Resource: IMPORT }]);
    expect(warningsOf(stack).map(({ text }) => text)).toEqual([
      elsewhere('{"Action":"backup:CopyIntoBackupVault","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Resource":"*"}'),
    ]);
  });

  test('needs no word where the role is of the account of the import', () => {
    const grant = BackupVaultGrants.fromVault(BackupVault.fromBackupVaultName(stack, 'Vault', 'vault')).copyInto(roleIn());
    expect(grant.success).toBe(true);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('says so of an imported role of a third account, too', () => {
    const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::333333333333:role/copier');
    const grant = BackupVaultGrants.fromVault(BackupVault.fromBackupVaultArn(stack, 'Vault', IMPORT)).copyInto(role);
    expect([grant.success, grant.principalStatements, grant.resourceStatements]).toEqual([false, [], []]);
    expect(warningsOf(stack).map(({ text }) => text)).toEqual([
      'copyInto() cannot write the policy of the grantee, an imported role of the account 333333333333, which needs it, too; add to it there: '
      + `{"Action":"backup:CopyIntoBackupVault","Effect":"Allow","Resource":"${IMPORT}"}`,
      elsewhere('{"Action":"backup:CopyIntoBackupVault","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::333333333333:role/copier"},"Resource":"*"}'),
    ]);
  });

  test('leaves open the partition of a Region that is not known', () => {
    stack = testStack();
    BackupVaultGrants.fromVault(BackupVault.fromBackupVaultName(stack, 'Vault', 'vault')).copyInto(new iam.AccountPrincipal('333333333333'));
    expect(warningsOf(stack)[0].text).toContain('"arn:${AWS::Partition}:iam::333333333333:root"');
  });
});

describe.each<[string, (grants: BackupVaultGrants, grantee: iam.IGrantable, role?: iam.IRoleRef) => iam.Grant, object[]]>([
  ['startBackup', (grants, grantee, role) => grants.startBackup(grantee, role), [
    { Effect: 'Allow', Action: 'backup:StartBackupJob', Resource: ARN },
    { Effect: 'Allow', Action: 'backup:DescribeBackupJob', Resource: '*' },
  ]],
  ['startRestore', (grants, grantee, role) => grants.startRestore(grantee, role), [
    { Effect: 'Allow', Action: ['backup:StartRestoreJob', 'backup:GetRecoveryPointRestoreMetadata', 'backup:DescribeRecoveryPoint'], Resource: '*' },
    { Effect: 'Allow', Action: 'backup:DescribeRestoreJob', Resource: '*' },
  ]],
  ['read', (grants, grantee) => grants.read(grantee), [
    { Effect: 'Allow', Action: ['backup:DescribeBackupVault', 'backup:ListRecoveryPointsByBackupVault'], Resource: ARN },
    { Effect: 'Allow', Action: 'backup:DescribeRecoveryPoint', Resource: '*' },
  ]],
])('%s', (method, call, statements) => {
  test('writes the policy of a role, once', () => {
    const { grants } = new BackupVault(stack, 'Vault');
    const role = roleIn();
    expect(call(grants, role).success).toBe(true);
    call(grants, role);
    expect(policyOfRole()).toEqual(statements);
    expect(policyOfVault()).toBeUndefined();
    expect(warningsOf(stack)).toEqual([]);
  });

  test.each<[string, () => iam.IGrantable]>([
    ['an organization', () => new iam.OrganizationPrincipal('o-a1b2c3d4e5')],
    ['its own account', () => new iam.AccountRootPrincipal()],
    ['a service', () => new iam.ServicePrincipal('lambda.amazonaws.com')],
    ['a role here by its ARN', () => new iam.ArnPrincipal('arn:aws:iam::111111111111:role/operator')],
    ['an imported role that is not to be changed', () => iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111111111111:role/operator', { mutable: false })],
    ['a role that takes no policies', () => roleIn().withoutPolicyUpdates()],
  ])('says for %s that it does nothing, and what is missing', (_, grantee) => {
    const grant = call(new BackupVault(stack, 'Vault').grants, grantee());
    expect(grant.success).toBe(false);
    expect(policyOfVault()).toBeUndefined();
    const [{ path, id, text }, ...others] = warningsOf(stack);
    expect([path, id, others]).toEqual(['Stack/Vault', 'cdk-aws-backup:grantWithoutEffect', []]);
    expect(text).toMatch(new RegExp(`^${method}\\(\\) has no effect: this app cannot write the identity policy of the grantee, which is an account, an organization, a service, `
      + 'a role that is not to be changed here, or known by its ARN only; add there, to the policies of those who may: \\{"Action":'));
    expect(text).toContain('"Resource":"*"}');
  });

  test.each<[string, () => iam.IGrantable]>([
    ['an account', () => new iam.AccountPrincipal('222222222222')],
    ['a role by its ARN', () => new iam.ArnPrincipal('arn:aws:iam::222222222222:role/operator')],
    ['an imported role', () => iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::222222222222:role/operator')],
    ['one of several', () => new iam.CompositePrincipal(new iam.AccountRootPrincipal(), new iam.AccountPrincipal('222222222222'))],
  ])('refuses %s of another account', (_, grantee) => {
    const { grants } = new BackupVault(stack, 'Vault');
    expect(messageOf(() => call(grants, grantee()))).toBe(`Stack/Vault: the grantee of ${method}() must be of the account of the vault, 111111111111, `
      + 'got one of 222222222222: AWS Backup does not let other accounts do that; they may copy into the vault, see copyInto()');
  });

  test('takes accounts that are not known yet', () => {
    stack = testStack();
    const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::222222222222:role/operator');
    expect(call(new BackupVault(stack, 'Vault').grants, role).success).toBe(true);
  });

  const other = `Stack/Vault: the grantee of ${method}() must be of the account of the vault, 222222222222, got one of 111111111111: `
    + 'AWS Backup does not let other accounts do that; they may copy into the vault, see copyInto()';

  test('takes identities of other accounts where the vault is shared with them, but for backups', () => {
    const grants = BackupVaultGrants.fromVault(LogicallyAirGappedBackupVault.fromBackupVaultArn(stack, 'Vault', IMPORT));
    if (method === 'startBackup') {
      expect(messageOf(() => call(grants, roleIn()))).toBe(other);
    } else {
      expect(call(grants, roleIn()).success).toBe(true);
      expect(warningsOf(stack)).toEqual([]);
    }
  });

  test('says of an import of another account what it has to be', () => {
    const grants = BackupVaultGrants.fromVault(BackupVault.fromBackupVaultArn(stack, 'Vault', IMPORT));
    if (method === 'startBackup') {
      expect(messageOf(() => call(grants, roleIn()))).toBe(other);
    } else {
      expect(call(grants, roleIn()).success).toBe(true);
      expect(warningsOf(stack)).toEqual([{
        path: 'Stack/Vault',
        id: 'cdk-aws-backup:grantWithoutEffect',
        text: `${method}() by the account 111111111111 has an effect only if the vault is logically air-gapped and shared with that account by AWS RAM; `
          + 'import such a vault by LogicallyAirGappedBackupVault.fromBackupVaultArn()',
      }]);
    }
  });
});

describe('roles to pass', () => {
  const passed = (Resource: unknown) => ({
    Effect: 'Allow', Action: 'iam:PassRole', Resource, Condition: { StringEquals: { 'iam:PassedToService': 'backup.amazonaws.com' } },
  });

  test.each<[string, () => iam.IRoleRef, unknown]>([
    ['a role', () => new iam.Role(stack, 'Passed', { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com') }), { 'Fn::GetAtt': ['PassedFF35F6E1', 'Arn'] }],
    ['an import', () => iam.Role.fromRoleArn(stack, 'Passed', 'arn:aws:iam::111111111111:role/passed'), 'arn:aws:iam::111111111111:role/passed'],
    ['an L1', () => new iam.CfnRole(stack, 'Passed', { assumeRolePolicyDocument: { Statement: [] } }), { 'Fn::GetAtt': ['Passed', 'Arn'] }],
  ])('%s', (_, make, arn) => {
    const passedRole = make();
    const { grants } = new BackupVault(stack, 'Vault');
    const user = new iam.User(stack, 'User');
    grants.startBackup(user, passedRole);
    grants.startRestore(user, passedRole);
    const statements = policyOfRole();
    expect(statements).toHaveLength(5);
    expect(statements[2]).toEqual(passed(arn));
  });

  test('stand in the warning, too', () => {
    const role = roleIn();
    new BackupVault(stack, 'Vault').grants.startBackup(new iam.AccountRootPrincipal(), role);
    expect(warningsOf(stack)[0].text).toContain(
      '{"Action":"backup:StartBackupJob","Effect":"Allow","Resource":"arn:aws:backup:eu-central-1:111111111111:backup-vault:StackVault02F737C4"}, '
      + '{"Action":"backup:DescribeBackupJob","Effect":"Allow","Resource":"*"}, '
      + '{"Action":"iam:PassRole","Condition":{"StringEquals":{"iam:PassedToService":"backup.amazonaws.com"}},"Effect":"Allow","Resource":"${Role1ABCC5F0.Arn}"}',
    );
  });
});

describe('a logically air-gapped vault', () => {
  /** What an L2 of such a vault is to its outside. */
  class AirGapped extends Stack implements backup.IBackupVaultRef {
    public readonly backupVaultRef: backup.BackupVaultReference;
    constructor(scope: App, id: string) {
      super(scope, id, { env: HERE });
      const l1 = new backup.CfnLogicallyAirGappedBackupVault(this, 'Resource', { backupVaultName: 'gapped', minRetentionDays: 7, maxRetentionDays: 30 });
      this.backupVaultRef = { backupVaultName: 'gapped', backupVaultArn: l1.attrBackupVaultArn };
    }
  }

  test('has recovery points with ARNs of their own, and may be shared', () => {
    const vault = new AirGapped(stack.node.root as App, 'AirGapped');
    const far = new Stack(stack.node.root as App, 'Far', { env: THERE });
    BackupVaultGrants.fromVault(vault).startRestore(roleIn(far));
    expect(policyOfRole(far)[0].Resource).toEqual({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':backup:eu-central-1:111111111111:recovery-point:*']] });
  });

  test('takes no backups of other accounts', () => {
    const vault = new AirGapped(stack.node.root as App, 'AirGapped');
    const far = new Stack(stack.node.root as App, 'Far', { env: THERE });
    expect(messageOf(() => BackupVaultGrants.fromVault(vault).startBackup(roleIn(far)))).toContain('must be of the account of the vault, 111111111111, got one of 222222222222');
  });

  test('has an access policy like others', () => {
    const vault = new AirGapped(stack.node.root as App, 'AirGapped');
    expect(BackupVaultGrants.fromVault(vault).copyInto(new iam.AccountPrincipal('222222222222')).success).toBe(true);
    expect(resourceOf(vault, 'AWS::Backup::LogicallyAirGappedBackupVault').Properties.AccessPolicy.Statement).toEqual([copyInto(root('222222222222'))]);
  });
});
