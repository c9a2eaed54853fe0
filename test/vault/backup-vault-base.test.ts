import { aws_backup as backup, aws_iam as iam, Lazy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { BackupVault } from '../../src';
import type { IBackupVault } from '../../src';
import { asBackupVault } from '../../src/vault/backup-vault-base';
import { HERE, messageOf, resourceOf, resourcesOf, testStack, THERE, warningsOf } from '../util';

let stack: Stack;
let vault: BackupVault;

beforeEach(() => {
  stack = testStack(HERE);
  vault = new BackupVault(stack, 'Vault');
});

const withoutEffect = (actions: string) => `grant() of ${actions} has no effect: this app cannot write the identity policy of the grantee, `
  + 'which is an account, an organization, a service, or known by its ARN only; allow it in the access policy of the vault, with addToAccessPolicy()';

describe('grant', () => {
  test('writes the policy of a role', () => {
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    const grant = vault.grant(role, 'backup:StartBackupJob', 'backup:DescribeBackupVault');
    expect(grant.success).toBe(true);
    expect(resourcesOf(stack, 'AWS::IAM::Policy')).toEqual({
      RoleDefaultPolicy5FFB7DAB: {
        Type: 'AWS::IAM::Policy',
        Properties: {
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [{
              Effect: 'Allow',
              Action: ['backup:StartBackupJob', 'backup:DescribeBackupVault'],
              Resource: { 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultArn'] },
            }],
          },
          PolicyName: 'RoleDefaultPolicy5FFB7DAB',
          Roles: [{ Ref: 'Role1ABCC5F0' }],
        },
      },
    });
    expect(resourceOf(stack, 'AWS::Backup::BackupVault').Properties).not.toHaveProperty('AccessPolicy');
    expect(warningsOf(stack)).toEqual([]);
  });

  test('writes the policy of an imported role', () => {
    const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111111111111:role/operator');
    expect(vault.grant(role, 'backup:StartBackupJob').success).toBe(true);
    expect(resourceOf(stack, 'AWS::IAM::Policy').Properties).toMatchObject({
      PolicyDocument: { Statement: [{ Action: 'backup:StartBackupJob', Resource: { 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultArn'] } }] },
      Roles: ['operator'],
    });
    expect(warningsOf(stack)).toEqual([]);
  });

  test.each<[string, () => IBackupVault, unknown]>([
    ['by its name', () => BackupVault.fromBackupVaultName(stack, 'Imported', 'my-vault'), {
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':backup:eu-central-1:111111111111:backup-vault:my-vault']],
    }],
    ['by its ARN', () => BackupVault.fromBackupVaultArn(stack, 'Imported', 'arn:aws:backup:us-east-1:222222222222:backup-vault:my-vault'),
      'arn:aws:backup:us-east-1:222222222222:backup-vault:my-vault'],
  ])('works for a vault imported %s', (_, imported, arn) => {
    const user = new iam.User(stack, 'User');
    imported().grant(user, 'backup:StartBackupJob');
    expect(resourceOf(stack, 'AWS::IAM::Policy').Properties.PolicyDocument.Statement[0].Resource).toEqual(arn);
  });

  test.each<[string, iam.IGrantable]>([
    ['an account', new iam.AccountPrincipal('222222222222')],
    ['an organization', new iam.OrganizationPrincipal('o-1234567890')],
    ['a service', new iam.ServicePrincipal('backup.amazonaws.com')],
    ['everybody', new iam.AnyPrincipal()],
  ])('says that it does nothing for %s', (_, principal) => {
    expect(vault.grant(principal, 'backup:CopyIntoBackupVault', 'backup:StartCopyJob').success).toBe(false);
    expect(resourcesOf(stack, 'AWS::IAM::Policy')).toEqual({});
    expect(resourceOf(stack, 'AWS::Backup::BackupVault').Properties).not.toHaveProperty('AccessPolicy');
    expect(warningsOf(stack)).toEqual([{
      path: 'Stack/Vault', id: 'cdk-aws-backup:grantWithoutEffect', text: withoutEffect('backup:CopyIntoBackupVault, backup:StartCopyJob'),
    }]);
  });

  test('says it of an imported vault, too', () => {
    BackupVault.fromBackupVaultName(stack, 'Imported', 'my-vault').grant(new iam.AccountRootPrincipal(), 'backup:StartBackupJob');
    expect(warningsOf(stack)).toEqual([{
      path: 'Stack/Imported', id: 'cdk-aws-backup:grantWithoutEffect', text: withoutEffect('backup:StartBackupJob'),
    }]);
  });

  test('says it once for the same actions', () => {
    vault.grant(new iam.AccountPrincipal('222222222222'), 'backup:StartBackupJob');
    vault.grant(new iam.AccountPrincipal('333333333333'), 'backup:StartBackupJob');
    expect(warningsOf(stack)).toHaveLength(1);
  });

  test.each([
    [['backup:*'], "Stack/Vault: an access policy of a vault must name each action, without '*', got 'backup:*': AWS Backup takes no wildcard there"],
    [['backup:StartBackupJob', 'backup:Describe*', '*'], [
      'Stack/Vault: 2 problems',
      "  - an access policy of a vault must name each action, without '*', got 'backup:Describe*': AWS Backup takes no wildcard there",
      "  - an access policy of a vault must name each action, without '*', got '*': AWS Backup takes no wildcard there",
    ].join('\n')],
  ])('refuses %j', (actions, message) => {
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    expect(messageOf(() => vault.grant(role, ...actions))).toBe(message);
    expect(resourcesOf(stack, 'AWS::IAM::Policy')).toEqual({});
  });

  test('refuses them on an imported vault, too', () => {
    const imported = BackupVault.fromBackupVaultName(stack, 'Imported', 'my-vault');
    expect(messageOf(() => imported.grant(new iam.AccountRootPrincipal(), 'backup:*')))
      .toBe("Stack/Imported: an access policy of a vault must name each action, without '*', got 'backup:*': AWS Backup takes no wildcard there");
  });

  test('takes actions that are tokens', () => {
    const user = new iam.User(stack, 'User');
    vault.grant(user, Lazy.string({ produce: () => 'backup:StartBackupJob' }));
    expect(resourceOf(stack, 'AWS::IAM::Policy').Properties.PolicyDocument.Statement[0].Action).toBe('backup:StartBackupJob');
  });
});

describe('asBackupVault', () => {
  test.each<[string, () => IBackupVault]>([
    ['made here', () => vault],
    ['imported', () => BackupVault.fromBackupVaultName(stack, 'Imported', 'my-vault')],
    ['of aws-cdk-lib', () => new backup.BackupVault(stack, 'Theirs')],
  ])('leaves a vault %s as it is', (_, make) => {
    const it = make();
    expect(asBackupVault(stack, 'Face', it)).toBe(it);
    expect(stack.node.tryFindChild('Face')).toBeUndefined();
  });

  test('gives an L1 the face of a vault', () => {
    const far = testStack(THERE, 'Far');
    const l1 = new backup.CfnBackupVault(far, 'L1', { backupVaultName: 'my-vault' });
    const face = asBackupVault(stack, 'Face', l1);
    expect(face.node.path).toBe('Stack/Face');
    expect(face.backupVaultRef).toEqual(l1.backupVaultRef);
    expect({ account: face.env.account, region: face.env.region }).toEqual(THERE);
    expect(face.grant(new iam.User(stack, 'User'), 'backup:StartBackupJob').success).toBe(true);
  });
});
