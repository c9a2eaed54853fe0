import { aws_iam as iam, CfnCondition, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import type { BackupVault } from '../../../src';
import { HERE, l1Of } from '../../util';
import { ORIGINS, saidOf } from '../origins';
import type { Program } from '../origins';

const DELETE = 'backup:DeleteRecoveryPoint';
const ADMIN = `arn:aws:iam::${HERE.account}:role/Admin`;
const assumedBy = new iam.AccountRootPrincipal();
const denied = (names: string, actions = DELETE) => `warning 'Stack/Vault': the access policy of the vault denies ${actions}, which is allowed on it to ${names}: the denial wins; `
  + 'except whom you mean from the denial, as by \'exceptFor\', or leave the permission out [grantDenied]';

/** A vault whose policy denies everybody to delete recovery points, and what else there is. */
const program = (more: (vault: BackupVault, stack: Stack) => void, condition?: object): Program => (app, { BackupVault: Vault }) => {
  const stack = new Stack(app, 'Stack', { env: HERE });
  new CfnCondition(stack, 'Unknown', { expression: Fn.conditionEquals(new CfnParameter(stack, 'Somewhere'), 'else') });
  const vault = new Vault(stack, 'Vault', { backupVaultName: 'vault' });
  vault.addToAccessPolicy(new iam.PolicyStatement({
    effect: iam.Effect.DENY, actions: [DELETE, 'backup:UpdateRecoveryPointLifecycle'], principals: [new iam.AnyPrincipal()], resources: ['*'], conditions: condition as {},
  }));
  more(vault, stack);
};
const role = (stack: Stack, id = 'Role', roleName?: string) => new iam.Role(stack, id, { assumedBy, roleName });
const allow = (vault: { backupVaultArn: string }, actions = [DELETE]) => new iam.PolicyStatement({ actions, resources: [vault.backupVaultArn] });

describe.each(ORIGINS)('of %s', (origin) => {
  test.each<[string, Program, string[]]>([
    ['to a role', program((vault, stack) => void vault.grant(role(stack), DELETE)), [denied("'Stack/Role'")]],
    ['to several', program((vault, stack) => ['A', 'B'].forEach((id) => vault.grant(role(stack, id), DELETE, 'backup:UpdateRecoveryPointLifecycle'))), [
      denied("'Stack/A', 'Stack/B'", `${DELETE}, backup:UpdateRecoveryPointLifecycle`),
    ]],
    ['to a user', program((vault, stack) => void vault.grant(new iam.User(stack, 'User'), DELETE)), [denied("'Stack/User/DefaultPolicy'")]],
    ['to a role of another stack', program((vault, stack) => void vault.grant(role(new Stack(stack.node.root as never, 'Other', { env: HERE })), DELETE)), [denied("'Other/Role'")]],
    ['in a policy of a role', program((vault, stack) => void new iam.Role(stack, 'Role', { assumedBy, inlinePolicies: { Delete: new iam.PolicyDocument({ statements: [allow(vault)] }) } })), [
      denied("'Stack/Role'"),
    ]],
    ['in a managed policy, by the ARN of the vault', program((_, stack) => void new iam.ManagedPolicy(stack, 'Policy', {
      statements: [allow({ backupVaultArn: `arn:aws:backup:${HERE.region}:${HERE.account}:backup-vault:vault` })], roles: [role(stack)],
    })), [denied("'Stack/Role'")]],
    ['where another role is excepted', program((vault, stack) => {
      const admin = role(stack, 'Admin');
      l1Of(vault).addPropertyOverride('AccessPolicy.Statement.0.Condition', { ArnNotEquals: { 'aws:PrincipalArn': [stack.resolve(admin.roleArn)] } });
      vault.grant(admin, DELETE);
      vault.grant(role(stack), DELETE);
    }, { ArnNotEquals: { 'aws:PrincipalArn': ADMIN } }), [denied("'Stack/Role'")]],
    ['where a role of another name is excepted', program((vault, stack) => void vault.grant(role(stack, 'Role', 'Operator'), DELETE), { ArnNotEquals: { 'aws:PrincipalArn': ADMIN } }), [
      denied("'Stack/Role'"),
    ]],
    ['where the policy is made under a condition', program((vault, stack) => {
      const policy = new iam.Policy(stack, 'Policy', { statements: [allow(vault)], roles: [role(stack)] });
      l1Of(policy).cfnOptions.condition = stack.node.findChild('Unknown') as CfnCondition;
    }), [denied("'Stack/Role'").replace(' [grantDenied]', " (where the condition 'Unknown' holds) [grantDenied]")]],
    ['of what is not denied', program((vault, stack) => void vault.grant(role(stack), 'backup:StartBackupJob')), []],
    ['on another vault', program((_, stack) => void role(stack).addToPolicy(allow({ backupVaultArn: `arn:aws:backup:${HERE.region}:${HERE.account}:backup-vault:other` }))), []],
    ['on everything', program((_, stack) => void role(stack).addToPolicy(allow({ backupVaultArn: '*' }))), []],
    ['to the role that is excepted', program((vault, stack) => void vault.grant(role(stack, 'Role', 'Admin'), DELETE), { ArnNotEquals: { 'aws:PrincipalArn': ADMIN } }), []],
    ['to a role whose name deployment makes', program((vault, stack) => void vault.grant(role(stack), DELETE), { ArnNotEquals: { 'aws:PrincipalArn': ADMIN } }), []],
    ['where a pattern is excepted', program((vault, stack) => void vault.grant(role(stack, 'Role', 'Operator'), DELETE), { ArnNotLike: { 'aws:PrincipalArn': `${ADMIN}*` } }), []],
    ['where it is denied on another condition', program((vault, stack) => void vault.grant(role(stack), DELETE), { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }), []],
    ['where who has a tag is excepted', program((vault, stack) => void vault.grant(role(stack, 'Role', 'Operator'), DELETE), { StringNotEquals: { 'aws:PrincipalTag/team': 'backup' } }), []],
    ['to whom it is attached elsewhere, where a role is excepted', program((vault, stack) => void new iam.ManagedPolicy(stack, 'Policy', { statements: [allow(vault)] }),
      { ArnNotEquals: { 'aws:PrincipalArn': ADMIN } }), []],
    ['to a role and a group, where a role is excepted', program((vault, stack) => void new iam.ManagedPolicy(stack, 'Policy', {
      statements: [allow(vault)], roles: [role(stack, 'Role', 'Operator')], groups: [new iam.Group(stack, 'Group')],
    }), { ArnNotEquals: { 'aws:PrincipalArn': ADMIN } }), []],
    ['to a user, where a role is excepted', program((vault, stack) => void vault.grant(new iam.User(stack, 'User'), DELETE), { ArnNotEquals: { 'aws:PrincipalArn': ADMIN } }), []],
    ['which another policy denies as well', program((vault, stack) => void role(stack).addToPolicy(new iam.PolicyStatement({
      effect: iam.Effect.DENY, actions: [DELETE], resources: [vault.backupVaultArn],
    }))), []],
  ])('what the policy of the vault denies is granted %s', (_, made, expected) => {
    expect(saidOf(made, origin).filter((line) => !line.includes('crossStackReferences'))).toEqual(expected);
  });

  test('nothing is said of a vault without a denial', () => {
    expect(saidOf((app, { BackupVault: Vault }) => {
      const stack = new Stack(app, 'Stack', { env: HERE });
      new Vault(stack, 'Vault').grant(role(stack), DELETE);
    }, origin)).toEqual([]);
  });
});
