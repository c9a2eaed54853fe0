import { allowsRole, deniesRole, deniesRoleAnyhow, isFor, isWritten } from '../../../src/checks/vault/denied-backups';
import { statementsIn } from '../../../src/checks/vault/policy-statements';
import { Documents } from '../../../src/document/documents';
import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';
import { World } from '../../../src/document/values/world';
import { later } from '../../../src/private/later';
import { HERE } from '../../util';

const START = 'backup:StartBackupJob';
const OWN = HERE.account;
const OTHER = '222222222222';
const LATER = { Ref: 'Somewhere' };
const roleArn = (name: string, account = OWN) => `arn:aws:iam::${account}:role/${name}`;
const OF_ROLE = { 'Fn::GetAtt': ['Role', 'Arn'] };

type Answer = boolean | undefined;
type Who = 'an ARN' | 'a role of a name' | 'a role without a name' | 'a role whose name deployment knows' | 'an ARN that deployment knows' | 'a role of an unknown account';

/** A vault with a policy, and whoever backs up into it. */
function askedOf(AccessPolicy: unknown, who: Who) {
  const name = { 'a role of a name': { RoleName: 'backup' }, 'a role whose name deployment knows': { RoleName: LATER } }[who as string] ?? {};
  const content = {
    Parameters: { Somewhere: { Type: 'String' } },
    Resources: {
      Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'vault', AccessPolicy } },
      Second: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'second' } },
      Role: { Type: 'AWS::IAM::Role', Properties: name },
      Another: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'another' } },
    },
  };
  const documents = new Documents(new TemplateFiles([new TemplateFile({ name: 'T', content, environment: who === 'a role of an unknown account' ? {} : HERE })]), new World(true));
  const [vault] = documents.vaults;
  const role = who.startsWith('a role') ? documents.roles[0] : undefined;
  const account = documents.envOf(vault.template).account;
  const arn = role ? documents.evaluation.textOf(OF_ROLE, vault.template)! : who === 'an ARN' ? roleArn('backup') : later('role');
  return { vault, documents, caller: { arn, role, account } };
}
const statement = (more: object) => ({ Effect: 'Deny', Principal: '*', Action: START, Resource: '*', ...more });
const denies = (policy: unknown, who: Who = 'an ARN'): Answer => {
  const { vault, documents, caller } = askedOf(policy, who);
  return deniesRole(vault, START, caller, documents);
};
const deniesBy = (more: object, who?: Who) => denies({ Statement: [statement(more)] }, who);

describe('a statement denies something to a role', () => {
  test.each<[Answer, string, object]>([
    [true, 'of everybody', {}],
    [false, 'that allows', { Effect: 'Allow' }],
    [undefined, 'of which deployment knows the effect', { Effect: LATER }],
    [undefined, 'without an effect', { Effect: undefined }],
    [false, 'of another action', { Action: 'backup:DeleteBackupVault' }],
    [undefined, 'of an action that deployment knows', { Action: LATER }],
    [true, 'of all but another action', { Action: undefined, NotAction: 'backup:DeleteBackupVault' }],
    [false, 'of all but it', { Action: undefined, NotAction: START }],
    [true, 'on the vault', { Resource: { 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] } }],
    [false, 'on another vault', { Resource: { 'Fn::GetAtt': ['Second', 'BackupVaultArn'] } }],
    [true, 'on the vault among others', { Resource: [{ 'Fn::GetAtt': ['Second', 'BackupVaultArn'] }, { 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] }] }],
    [undefined, 'on what deployment knows', { Resource: LATER }],
    [undefined, 'on what is no vault of the application', { Resource: 'arn:aws:backup:eu-central-1:111111111111:backup-vault:x*' }],
    [undefined, 'on all but something', { Resource: undefined, NotResource: 'arn:aws:s3:::b' }],
    [true, 'on all, and on all but something', { NotResource: 'arn:aws:s3:::b' }],
    [false, 'on nothing', { Resource: undefined }],
  ])('%p: %s', (expected, _, more) => {
    expect(deniesBy(more)).toBe(expected);
  });

  test.each<[Answer, string, unknown]>([
    [false, 'no policy', undefined],
    [undefined, 'a policy that deployment knows', LATER],
    [undefined, 'statements that deployment knows', { Statement: LATER }],
    [undefined, 'one statement that deployment knows', { Statement: [LATER] }],
    [true, 'one of them beside a denial', { Statement: [LATER, statement({})] }],
    [true, 'a statement alone', { Statement: statement({}) }],
    [false, 'no statements', { Statement: [] }],
    [false, 'nothing', {}],
  ])('%p: %s', (expected, _, policy) => {
    expect(denies(policy)).toBe(expected);
  });

  test('it is a statement without conditions, or any', () => {
    const anyhow = (more: object) => {
      const { vault, documents, caller } = askedOf({ Statement: [statement(more)] }, 'an ARN');
      return deniesRoleAnyhow(vault, START, caller, documents);
    };
    const met = { Bool: { 'aws:SecureTransport': 'true' } };
    expect([anyhow({}), anyhow({ Condition: met }), anyhow({ Effect: LATER }), anyhow({ Effect: 'Allow' })]).toEqual([true, false, false, false]);
    expect(deniesBy({ Condition: met })).toBe(true);
  });

  test.each<[boolean, unknown]>([
    [true, { Statement: [] }], [true, { Statement: statement({}) }], [true, {}],
    [false, LATER], [false, { Statement: LATER }], [false, { Statement: [statement({}), LATER] }],
  ])('whether all of a policy is written, %p: %j', (expected, policy) => {
    expect(isWritten(askedOf(policy, 'an ARN').vault.accessPolicy)).toBe(expected);
  });
});

describe('a denial is of whom it names', () => {
  const AWS = (...principals: unknown[]) => ({ Principal: { AWS: principals } });

  test.each<[Answer, Who, object]>([
    [undefined, 'an ARN', { Principal: 'somebody' }],
    [undefined, 'an ARN', { Principal: LATER }],
    [false, 'an ARN', { Principal: { Service: 'backup.amazonaws.com' } }],
    [false, 'an ARN', { Principal: undefined }],
    [true, 'an ARN', AWS('*')],
    [true, 'an ARN', AWS(OTHER, '*')],
    [true, 'an ARN', AWS(OWN)],
    [true, 'an ARN', AWS(`arn:aws:iam::${OWN}:root`)],
    [true, 'an ARN', AWS({ 'Fn::Sub': `arn:\${AWS::Partition}:iam::${OWN}:root` })],
    [true, 'an ARN', AWS({ 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' })],
    [false, 'an ARN', AWS(OTHER)],
    [false, 'an ARN', AWS(`arn:aws:iam::${OTHER}:root`)],
    [undefined, 'an ARN', AWS({ 'Fn::Sub': 'arn:aws:iam::${Somewhere}:root' })],
    [undefined, 'a role of an unknown account', AWS(OTHER)],
    [undefined, 'an ARN', AWS(LATER)],
    [false, 'an ARN', AWS({ a: 'b' })],
    [true, 'a role of an unknown account', AWS({ 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' })],
    [true, 'an ARN', { Principal: '*' }],
    [true, 'a role of an unknown account', { Principal: '*' }],
    [true, 'an ARN', AWS(roleArn('backup'))],
    [false, 'an ARN', AWS(roleArn('other'))],
    [false, 'an ARN', AWS(`arn:aws:iam::${OWN}:user/backup`)],
    [undefined, 'an ARN that deployment knows', AWS(roleArn('backup'))],
    [undefined, 'an ARN that deployment knows', AWS(`arn:aws:iam::${OWN}:user/u`)],
    [undefined, 'an ARN', AWS(OF_ROLE)],
    [true, 'a role of a name', AWS(OF_ROLE)],
    [true, 'a role of a name', AWS(roleArn('backup'))],
    [true, 'a role of a name', AWS(roleArn('path/backup'))],
    [undefined, 'a role of a name', AWS(roleArn('backup', OTHER))],
    [false, 'a role of a name', AWS(`arn:aws:iam::${OWN}:user/backup`)],
    [false, 'a role of a name', AWS(roleArn('other'))],
    [false, 'a role of a name', AWS(roleArn('my-backup'))],
    [false, 'a role of a name', AWS('AROAEXAMPLEID')],
    [false, 'a role of a name', AWS({ 'Fn::GetAtt': ['Another', 'Arn'] })],
    [false, 'a role without a name', AWS(roleArn('other'))],
    [false, 'a role without a name', AWS(roleArn('another'))],
    [undefined, 'a role whose name deployment knows', AWS(roleArn('other'))],
    [undefined, 'a role without a name', AWS({ 'Fn::Sub': 'arn:aws:iam::111111111111:role/${Somewhere}' })],
    // Whom it leaves out.
    [true, 'an ARN', { Principal: undefined, NotPrincipal: { AWS: OTHER } }],
    [undefined, 'an ARN', { Principal: undefined, NotPrincipal: { AWS: OWN } }],
    [undefined, 'an ARN', { Principal: undefined, NotPrincipal: { AWS: [OWN, roleArn('backup')] } }],
    [undefined, 'an ARN', { Principal: undefined, NotPrincipal: LATER }],
    [undefined, 'an ARN', { Principal: undefined, NotPrincipal: '*' }],
  ])('%p, %s: %j', (expected, who, more) => {
    expect(deniesBy(more, who)).toBe(expected);
    const { vault, documents, caller } = askedOf({ Statement: [statement(more)] }, who);
    expect(isFor(statementsIn(vault.accessPolicy)[0], caller, documents)).toBe(expected);
  });
});

describe('a denial is under conditions', () => {
  const arn = (operator: string, ...values: unknown[]) => ({ [operator]: { 'aws:PrincipalArn': values } });

  test.each<[Answer, Who, object]>([
    [true, 'an ARN', {}],
    [true, 'an ARN', arn('ArnEquals', roleArn('backup'))],
    [true, 'an ARN', { ArnEquals: { 'AWS:principalarn': roleArn('backup') } }],
    [false, 'an ARN', arn('ArnEquals', roleArn('other'))],
    [true, 'an ARN', arn('StringEquals', roleArn('other'), roleArn('backup'))],
    [undefined, 'an ARN', arn('ArnEquals', LATER)],
    [undefined, 'an ARN', arn('ArnEqualsIfExists', roleArn('backup'))],
    [undefined, 'an ARN', arn('ForAnyValue:ArnEquals', roleArn('backup'))],
    [false, 'an ARN', arn('ArnNotEquals', roleArn('backup'))],
    [true, 'an ARN', arn('ArnNotEquals', roleArn('other'))],
    [false, 'an ARN', arn('StringNotLike', roleArn('other'), roleArn('backup'))],
    [true, 'an ARN', arn('ArnLike', '*')],
    [true, 'a role without a name', arn('ArnLike', '*')],
    [false, 'an ARN', arn('ArnEquals', { a: 'b' })],
    [true, 'an ARN', arn('ArnLike', roleArn('b*'))],
    [false, 'an ARN', arn('ArnLike', roleArn('c*'))],
    [true, 'an ARN', arn('ArnEquals', roleArn('b*'))],
    [false, 'an ARN', arn('StringEquals', roleArn('b*'))],
    [true, 'an ARN', arn('StringNotEquals', roleArn('b*'))],
    [undefined, 'an ARN', arn('ArnLike', roleArn('backu?'))],
    [undefined, 'an ARN', arn('ArnLike', { 'Fn::Sub': 'arn:aws:iam::111111111111:role/${Somewhere}*' })],
    [undefined, 'an ARN that deployment knows', arn('ArnLike', roleArn('b*'))],
    [undefined, 'a role without a name', arn('ArnLike', roleArn('b*'))],
    [true, 'a role of a name', arn('ArnEquals', OF_ROLE)],
    [true, 'a role of a name', arn('ArnNotEquals', { 'Fn::GetAtt': ['Another', 'Arn'] })],
    [false, 'an ARN', arn('ArnEquals')],
    // Other keys.
    [true, 'an ARN', { StringEquals: { 'aws:PrincipalAccount': OWN } }],
    [false, 'an ARN', { StringEquals: { 'aws:PrincipalAccount': OTHER } }],
    [false, 'an ARN', { StringNotEquals: { 'aws:PrincipalAccount': [OTHER, OWN] } }],
    [undefined, 'an ARN', { StringEquals: { 'aws:PrincipalAccount': LATER } }],
    [undefined, 'a role of an unknown account', { StringEquals: { 'aws:PrincipalAccount': OWN } }],
    [true, 'an ARN', { Bool: { 'aws:SecureTransport': 'true' } }],
    [false, 'an ARN', { Bool: { 'aws:SecureTransport': 'false' } }],
    [undefined, 'an ARN', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }],
    [undefined, 'an ARN', { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } }],
    // Several.
    [true, 'an ARN', { Bool: { 'aws:SecureTransport': 'true' }, ...arn('ArnEquals', roleArn('backup')) }],
    [false, 'an ARN', { Bool: { 'aws:SecureTransport': 'true' }, ...arn('ArnEquals', roleArn('other')) }],
    [false, 'an ARN', { StringEquals: { 'aws:RequestedRegion': 'eu-central-1', 'aws:PrincipalArn': roleArn('other') } }],
    [undefined, 'an ARN', { StringEquals: { 'aws:RequestedRegion': 'eu-central-1', 'aws:PrincipalArn': roleArn('backup') } }],
  ])('%p, %s: %j', (expected, who, Condition) => {
    expect(deniesBy({ Condition }, who)).toBe(expected);
  });
});

describe('an allowance takes the organization that it names for the right one', () => {
  const allows = (Condition: object | undefined, more: object = {}): Answer => {
    const { vault, documents, caller } = askedOf({ Statement: [statement({ Effect: 'Allow', Condition, ...more })] }, 'an ARN');
    return allowsRole(vault, START, caller, documents);
  };

  test.each<[Answer, object | undefined]>([
    [true, undefined],
    [true, { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }],
    [true, { StringLike: { 'AWS:PrincipalOrgId': 'o-*' } }],
    [true, { StringEqualsIgnoreCase: { 'aws:PrincipalOrgID': 'O-1' } }],
    [true, { 'ForAnyValue:StringEquals': { 'aws:PrincipalOrgPaths': 'o-1/*' } }],
    [true, { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-1/*' } }],
    [undefined, { 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': 'o-1/*' } }],
    [undefined, { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } }],
    [undefined, { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } }],
    [undefined, { StringEquals: { 'aws:PrincipalOrgMasterAccountId': OTHER } }],
    [undefined, { StringEquals: { 'my:aws:PrincipalOrgID': 'o-1' } }],
    [undefined, { StringEquals: { 'aws:PrincipalOrgIDs': 'o-1' } }],
    [false, { StringEquals: { 'aws:PrincipalOrgID': 'o-1', 'aws:PrincipalArn': roleArn('other') } }],
  ])('%p: %j', (expected, Condition) => {
    expect(allows(Condition)).toBe(expected);
  });

  test('and a denial allows nothing', () => {
    expect([allows(undefined, { Effect: 'Deny' }), allows(undefined, { Principal: { AWS: OTHER } })]).toEqual([false, false]);
  });
});
