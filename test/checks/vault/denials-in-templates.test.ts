import { findingsIn } from '../../../src/checks/laws';
import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';
import { HERE } from '../../util';

const OWN = HERE.account;
const OTHER = '222222222222';
const LATER = { Ref: 'Somewhere' };
const DELETE = 'backup:DeleteRecoveryPoint';
const COPY = 'backup:CopyIntoBackupVault';
const VAULT_ARN = { 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] };
const roleArn = (name: string) => `arn:aws:iam::${OWN}:role/${name}`;
const except = (...arns: unknown[]) => ({ Condition: { ArnNotEquals: { 'aws:PrincipalArn': arns } } });
const deny = (more: object = {}) => ({ Effect: 'Deny', Principal: '*', Action: DELETE, Resource: '*', ...more });
const allow = (more: object = {}) => ({ Effect: 'Allow', Principal: '*', Action: DELETE, Resource: '*', ...more });

function said(id: string, statements: object[], others: object = {}): string[] {
  const content = {
    Parameters: { Somewhere: { Type: 'String' } },
    Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
    Resources: { Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'vault', AccessPolicy: { Statement: statements } } }, ...others },
  };
  return findingsIn(new TemplateFiles([new TemplateFile({ name: 'T', content, environment: HERE })])).filter((finding) => finding.id === id)
    .map(({ level, document, property, message }) => `${level} ${document.name} ${property}: ${message}`);
}

describe('what the policy of a vault denies is granted', () => {
  const granted = (names: string, actions = DELETE) => [`warning Vault AccessPolicy: the access policy of the vault denies ${actions}, which is allowed on it to ${names}: the denial wins; `
    + 'except whom you mean from the denial, as by \'exceptFor\', or leave the permission out'];
  const grant = (more: object = {}) => ({ Statement: [{ Effect: 'Allow', Action: DELETE, Resource: VAULT_ARN, ...more }] });
  const policy = (Properties: object = {}, more: object = {}) => ({ P: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: grant(), Roles: [{ Ref: 'R' }], ...Properties }, ...more } });
  const role = (Properties: object = { RoleName: 'r' }, id = 'R') => ({ [id]: { Type: 'AWS::IAM::Role', Properties } });
  const R = role();
  const BUT_ONE = [deny(except(roleArn('other')))];

  test.each<[string, object[], object, string[]]>([
    ['by nothing', [deny()], R, []],
    ['in a policy', [deny()], { ...R, ...policy() }, granted("'R'")],
    ['in a policy of nobody', [deny()], policy({ Roles: [] }), granted("'P'")],
    ['in a policy of one role', [deny()], { ...R, P: { Type: 'AWS::IAM::RolePolicy', Properties: { PolicyDocument: grant(), RoleName: 'r' } } }, granted("'P'")],
    ['in a role', [deny()], role({ Policies: [{ PolicyDocument: grant() }] }), granted("'R'")],
    ['of several', [deny({ Action: [DELETE, 'backup:DeleteBackupVault'] })], { ...R, ...policy({ PolicyDocument: grant({ Action: ['backup:deletebackupvault', DELETE] }) }), ...role({ Policies: [{ PolicyDocument: grant() }] }, 'S') },
      granted("'R', 'S'", `${DELETE}, backup:DeleteBackupVault`)],
    ['of something else', [deny()], { ...R, ...policy({ PolicyDocument: grant({ Action: 'backup:DeleteBackupVault' }) }) }, []],
    ['of what is harmless', [deny({ Action: COPY })], { ...R, ...policy({ PolicyDocument: grant({ Action: COPY }) }) }, []],
    ['by a denial', [deny()], { ...R, ...policy({ PolicyDocument: grant({ Effect: 'Deny' }) }) }, []],
    ['on another vault', [deny()], { ...R, ...policy({ PolicyDocument: grant({ Resource: `arn:aws:backup:eu-central-1:${OWN}:backup-vault:other` }) }) }, []],
    ['on it and another one', [deny()], { ...R, ...policy({ PolicyDocument: grant({ Resource: ['*', VAULT_ARN] }) }) }, granted("'R'")],
    ['in a policy that is not made', [deny()], { ...R, ...policy({}, { Condition: 'Never' }) }, []],
    ['where all is allowed', [allow()], { ...R, ...policy() }, []],
    ['where one role is denied', [deny({ Principal: { AWS: roleArn('other') } })], { ...R, ...policy() }, []],
    ['where one of two denials is of it', [deny({ Action: COPY }), deny()], { ...R, ...policy() }, granted("'R'")],
    ['where it is denied under a condition', [deny({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } })], { ...R, ...policy() }, []],
    ['where another role is excepted', BUT_ONE, { ...R, ...policy() }, granted("'R'")],
    ['where another role of the application is excepted', [deny(except({ 'Fn::GetAtt': ['S', 'Arn'] }))], { ...R, ...role({}, 'S'), ...policy() }, granted("'R'")],
    ['where it is excepted', [deny(except({ 'Fn::GetAtt': ['R', 'Arn'] }))], { ...R, ...policy() }, []],
    ['where it is excepted by its name', [deny(except(roleArn('other'), roleArn('r')))], { ...R, ...policy() }, []],
    ['where it is excepted in another comparison', [deny({ Condition: { ArnNotEquals: { 'aws:PrincipalArn': roleArn('other') }, ArnNotLike: { 'aws:PrincipalArn': roleArn('r') } } })], { ...R, ...policy() }, []],
    ['where another one is excepted, of a role without a name', BUT_ONE, { ...role({}), ...policy() }, []],
    ['where another one is excepted, of a role whose name deployment knows', BUT_ONE, { ...role({ RoleName: LATER }), ...policy() }, []],
    ['where something is excepted that deployment knows', [deny(except(LATER))], { ...R, ...policy() }, []],
    ['where something is excepted that is no text', [deny(except({ a: 'b' }))], { ...R, ...policy() }, []],
    ['where a pattern is excepted', [deny(except(roleArn('other*')))], { ...R, ...policy() }, []],
    ['where one of its roles is excepted', BUT_ONE, { ...R, ...role({ RoleName: 'other' }, 'S'), ...policy({ Roles: [{ Ref: 'R' }, { Ref: 'S' }] }) }, []],
    ['where another role is excepted, to a role that is none of the application', BUT_ONE, { ...R, ...policy({ Roles: [{ Ref: 'R' }, 'far'] }) }, []],
    ['where another role is excepted, to a user', BUT_ONE, { ...R, ...policy({ Users: ['u'] }) }, []],
    ['where another role is excepted, to a group', BUT_ONE, { ...R, ...policy({ Groups: ['g'] }) }, []],
    ['where another role is excepted, to nobody', BUT_ONE, policy({ Roles: undefined }), []],
    ['where another role is excepted, in a role', BUT_ONE, role({ RoleName: 'r', Policies: [{ PolicyDocument: grant() }] }), granted("'R'")],
  ])('%s', (_, statements, others, expected) => {
    expect(said('grantDenied', statements, others)).toEqual(expected);
  });
});

describe('others', () => {
  const vain = (who: string, actions: string) => [`warning Vault AccessPolicy: the access policy of the vault allows ${who} ${actions}, which has no effect: AWS Backup lets other accounts do nothing but ${COPY}`];
  test.each<[string, object[], string[]]>([
    ['are allowed to copy', [allow({ Principal: { AWS: OTHER }, Action: COPY })], []],
    ['are allowed more', [allow({ Principal: { AWS: OTHER }, Action: [COPY, DELETE] })], vain(`another account (${OTHER})`, DELETE)],
    ['are allowed what deployment knows', [allow({ Principal: { AWS: OTHER }, Action: LATER })], []],
    ['are two', [allow({ Principal: { AWS: [OTHER, '333333333333'] } }), allow({ Principal: { AWS: OTHER }, Action: 'backup:DeleteBackupVault' })],
      vain(`other accounts (${OTHER}, 333333333333)`, `${DELETE}, backup:DeleteBackupVault`)],
    ['are none', [allow({ Principal: { AWS: OWN } })], []],
    ['are denied', [deny({ Principal: { AWS: OTHER } })], []],
  ])('%s', (_, statements, expected) => {
    expect(said('otherAccountsOnlyCopy', statements)).toEqual(expected);
  });
});

describe('everybody', () => {
  const may = (actions: string) => [`warning Vault AccessPolicy: the access policy of the vault allows everybody ${actions}: who is in the account needs no permission of their own for it; `
    + 'name who may, or leave it to their own policies'];
  const where = (operator: string, key: string, ...values: unknown[]) => allow({ Condition: { [operator]: { [key]: values } } });
  test.each<[string, object[], string[]]>([
    ['may delete', [allow()], may(DELETE)],
    ['may do two things', [allow({ Action: ['backup:DeleteBackupVault', DELETE, COPY] })], may(`${DELETE}, backup:DeleteBackupVault`)],
    ['may copy', [allow({ Action: COPY })], []],
    ['may by one of two statements', [allow({ Action: COPY }), allow()], may(DELETE)],
    ['is an account', [allow({ Principal: { AWS: OWN } })], []],
    ['may under conditions that deployment knows', [allow({ Condition: LATER })], []],
    ['is of a name', [where('ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/Admin')], []],
    ['is of any name', [where('ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/*')], may(DELETE)],
    ['is of a name or any', [where('ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/Admin', '*')], may(DELETE)],
    ['is of no name', [where('ArnLike', 'aws:PrincipalArn')], may(DELETE)],
    ['is of what is no text', [where('ArnLike', 'aws:PrincipalArn', { a: 'b' })], []],
    ['is a user of a name', [where('StringEquals', 'aws:username', 'admin')], []],
    ['is a user of an id', [where('StringLike', 'aws:userid', 'AROA:*')], []],
    ['is any user', [where('StringLike', 'aws:userid', '*:*')], may(DELETE)],
    ['has a tag', [where('StringEquals', 'AWS:PrincipalTag/team', 'a')], []],
    ['has no tag', [where('StringEquals', 'aws:PrincipalTag/', 'a')], may(DELETE)],
    ['has a tag of a request', [where('StringEquals', 'x-aws:PrincipalTag/team', 'a')], []],
    ['has a tag, if any', [where('StringEqualsIfExists', 'aws:PrincipalTag/team', 'a')], may(DELETE)],
    ['has not a tag', [where('StringNotEquals', 'aws:PrincipalTag/team', 'a')], may(DELETE)],
    ['has any tag', [where('Null', 'aws:PrincipalTag/team', 'false')], may(DELETE)],
    ['has all of a tag', [where('ForAllValues:StringEquals', 'aws:PrincipalTag/team', 'a')], may(DELETE)],
    ['is a session of any role', [where('ArnLike', 'aws:PrincipalArn', 'arn:aws:sts::*:assumed-role/*')], may(DELETE)],
    ['is any user by its ARN', [where('ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:user/*')], may(DELETE)],
    ['is denied it', [allow(), deny()], []],
    ['is denied it but for one', [allow(), deny(except(roleArn('r')))], []],
    ['is denied it but for all', [allow(), deny(except('*'))], may(DELETE)],
    ['is denied something else', [allow(), deny({ Action: COPY })], may(DELETE)],
    ['is denied one of two things', [allow({ Action: [DELETE, 'backup:DeleteBackupVault'] }), deny()], may('backup:DeleteBackupVault')],
    ['is denied it among others', [allow(), deny({ Action: COPY }), deny()], []],
    ['in another account is denied it', [allow(), deny({ Principal: { AWS: OTHER } })], may(DELETE)],
    ['is denied it only', [deny()], []],
    ['may as deployment knows', [allow({ Effect: LATER })], []],
  ])('%s', (_, statements, expected) => {
    expect(said('deletionByEverybody', statements)).toEqual(expected);
  });

  const CHANGES = ['backup:PutBackupVaultAccessPolicy', 'backup:DeleteBackupVaultAccessPolicy'];
  test.each<[boolean, object[]]>([
    [true, [deny({ Action: CHANGES })]],
    [true, CHANGES.map((Action) => deny({ Action }))],
    [false, [deny({ Action: CHANGES[0] })]],
    [false, [deny({ Action: CHANGES[1] })]],
    [false, [deny({ Action: CHANGES, ...except(roleArn('r')) })]],
    [false, [deny({ Action: CHANGES, Effect: LATER })]],
    [false, [allow({ Action: CHANGES })]],
    [false, [deny({ Action: CHANGES, Principal: { AWS: OTHER } })]],
  ])('is kept from changing the policy, %p: %j', (isTold, statements) => {
    expect(said('protectedFromEverybody', statements)).toEqual(!isTold ? [] : ['warning Vault AccessPolicy: the access policy of the vault denies everybody backup:PutBackupVaultAccessPolicy and '
      + 'backup:DeleteBackupVaultAccessPolicy: once it is deployed, neither CloudFormation nor anybody else can change it, nor what else it denies; '
      + 'except the role that deploys, by a condition such as ArnNotEquals of \'aws:PrincipalArn\'']);
  });

  const nobody = (actions: string, exceptions: string) => [`warning Vault AccessPolicy: the access policy of the vault denies ${actions} to all but ${exceptions}, `
    + 'which is the ARN of every role or every user of the account: the denial keeps none of them from it; except only those who have to do it'];
  test.each<[string, object[], string[]]>([
    ['but all', [deny(except('*'))], nobody(DELETE, "'*'")],
    ['but all, from two things', [deny({ Action: [DELETE, 'backup:DeleteBackupVault', COPY], ...except('*') })], nobody(`${DELETE}, backup:DeleteBackupVault`, "'*'")],
    ['but two kinds', [deny(except(roleArn('*'), `arn:aws:iam::${OWN}:user/*`)), deny(except(roleArn('*')))], nobody(DELETE, `'${roleArn('*')}', 'arn:aws:iam::${OWN}:user/*'`)],
    ['but all, from what is harmless', [deny({ Action: COPY, ...except('*') })], []],
    ['but some', [deny(except(roleArn('r')))], []],
    ['', [deny()], []],
  ])('is kept from something %s', (_, statements, expected) => {
    expect(said('denialOfNobody', statements)).toEqual(expected);
  });
});
