import { letsCopyIn } from '../../../src/checks/vault/copy-permission';
import { letsEncryptWithKey, letsReadWithKey, mayEncryptWith, mayUseKey } from '../../../src/checks/vault/key-permission';
import { Documents } from '../../../src/document/documents';
import { KeyDocument } from '../../../src/document/key-document';
import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';
import { World } from '../../../src/document/values/world';
import { HERE } from '../../util';

const OWN = HERE.account;
const OTHER = '222222222222';
const THIRD = '333333333333';
const LATER = { Ref: 'Somewhere' };
const roleArn = (name: string, account = OWN) => `arn:aws:iam::${account}:role/${name}`;
type Answer = boolean | undefined;

function asked(properties: { key?: object; vault?: object }) {
  const content = {
    Parameters: { Somewhere: { Type: 'String' } },
    Resources: {
      Key: { Type: 'AWS::KMS::Key', Properties: properties.key ?? {} },
      Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'vault', ...properties.vault } },
      Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'mine' } },
    },
  };
  const documents = new Documents(new TemplateFiles([new TemplateFile({ name: 'T', content, environment: HERE })]), new World(true));
  const [vault] = documents.vaults;
  return { documents, vault, key: documents.of(KeyDocument, { template: vault.template, logicalId: 'Key' }) };
}
const policy = (...Statement: unknown[]) => ({ KeyPolicy: { Statement } });
const allow = (more: object = {}) => ({ Effect: 'Allow', Principal: { AWS: OWN }, Action: 'kms:*', Resource: '*', ...more });
const toOther = (more: object = {}) => allow({ Principal: { AWS: OTHER }, ...more });
const denyAll = (more: object = {}) => ({ Effect: 'Deny', Principal: '*', Action: 'kms:*', Resource: '*', ...more });
const READ = ['kms:Decrypt', 'kms:ReEncryptFrom', 'kms:CreateGrant'];
const DATA = ['kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext'];

describe('another account may use a key', () => {
  test.each<[boolean, string, object]>([
    [false, 'without a policy', {}],
    [false, 'with no statements', policy()],
    [true, 'that lets it do all', policy(toOther())],
    ...READ.map((Action): [boolean, string, object] => [true, `that lets it ${Action}`, policy(toOther({ Action }))]),
    [false, 'that lets it see the key', policy(toOther({ Action: ['kms:DescribeKey', ...DATA] }))],
    [true, 'that lets it do all of a kind', policy(toOther({ Action: ['kms:DescribeKey', 'KMS:decr*'] }))],
    [true, 'that lets it do what deployment knows', policy(toOther({ Action: LATER }))],
    [true, 'that lets it do what is no text', policy(toOther({ Action: [{ a: 'b' }] }))],
    [true, 'that lets it do all but something', policy(toOther({ Action: undefined, NotAction: 'kms:ScheduleKeyDeletion' }))],
    [false, 'that lets its own account in', policy(allow())],
    [true, 'that lets everybody in', policy(allow({ Principal: '*' }))],
    [true, 'that lets in whom deployment knows', policy(allow({ Principal: { AWS: LATER } }))],
    [false, 'that lets AWS Backup in', policy(allow({ Principal: { Service: 'backup.amazonaws.com' } }))],
    [true, 'that deployment knows', { KeyPolicy: LATER }],
    [true, 'with a statement that deployment knows', policy(allow(), LATER)],
    [false, 'that denies it only', policy(toOther({ Effect: 'Deny', Action: 'kms:Decrypt' }))],
    [true, 'of an effect that deployment knows', policy(toOther({ Effect: LATER }))],
    [false, 'that denies everybody all', policy(toOther(), denyAll())],
    [false, 'that denies it all', policy(toOther(), denyAll({ Principal: { AWS: OTHER } }))],
    [true, 'that denies a third one all', policy(toOther(), denyAll({ Principal: { AWS: THIRD } }))],
    [false, 'that denies it all ways', policy(toOther(), denyAll({ Action: READ }))],
    [false, 'that denies it all ways in several statements', policy(toOther(), ...READ.map((Action) => denyAll({ Action })))],
    ...READ.map((each): [boolean, string, object] => [true, `that denies all ways but ${each}`, policy(toOther(), denyAll({ Action: READ.filter((one) => one !== each) }))]),
    [true, 'that denies it under a condition', policy(toOther(), denyAll({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } }))],
    [false, 'that denies all beside what deployment knows', policy(LATER, denyAll())],
    [true, 'in one statement of several', policy(allow(), toOther())],
  ])('%p: %s', (expected, _, properties) => {
    expect(mayUseKey(asked({ key: properties }).key, OTHER)).toBe(expected);
  });
});

describe('AWS Backup may encrypt with a key', () => {
  test.each<[own: boolean, other: boolean, string, object]>([
    [true, false, 'without a policy', {}],
    [true, false, 'with a policy of nothing', { KeyPolicy: {} }],
    [false, false, 'with no statements', policy()],
    [true, false, 'that lets its account do all', policy(allow())],
    [false, true, 'that lets the other account do all', policy(toOther())],
    [false, false, 'that lets read', policy(allow({ Action: 'kms:Decrypt' }))],
    [true, false, 'that lets make grants', policy(allow({ Action: 'kms:CreateGrant' }))],
    ...DATA.map((Action): [boolean, boolean, string, object] => [false, false, `that lets ${Action} only`, policy(allow({ Action }))]),
    ...DATA.map((each): [boolean, boolean, string, object] => [true, false, `that lets read and ${each}`, policy(allow({ Action: ['kms:Decrypt', each] }))]),
    [true, true, 'that lets AWS Backup in', policy(allow({ Principal: { Service: ['sns.amazonaws.com', 'backup.amazonaws.com'] } }))],
    [true, true, 'that lets in a service that deployment knows', policy(allow({ Principal: { Service: LATER } }))],
    [false, false, 'that lets other services in', policy(allow({ Principal: { Service: 'sns.amazonaws.com' } }))],
    [false, false, 'that denies data keys', policy(allow(), denyAll({ Action: DATA }))],
    [true, false, 'that denies one kind of data keys', policy(allow(), denyAll({ Action: DATA[0] }))],
    [true, true, 'that deployment knows', { KeyPolicy: LATER }],
  ])('%p in its own account, %p for a vault of another one: %s', (own, other, _, properties) => {
    const { key } = asked({ key: properties });
    expect([mayEncryptWith(key, OWN), mayEncryptWith(key, OTHER)]).toEqual([own, other]);
  });
});

describe('a key lets be read with it for sure', () => {
  const org = { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } };
  test.each<[own: Answer, other: Answer, string, object]>([
    [true, false, 'without a policy', {}],
    [true, false, 'that lets its account in', policy(allow())],
    [false, true, 'that lets the other account in', policy(toOther())],
    [true, true, 'that lets everybody in', policy(allow({ Principal: '*' }))],
    [undefined, undefined, 'that deployment knows', { KeyPolicy: LATER }],
    [undefined, undefined, 'with a statement that deployment knows', policy(allow({ Principal: '*' }), LATER)],
    [undefined, false, 'that lets a role in', policy(allow({ Principal: { AWS: roleArn('r') } }))],
    [undefined, undefined, 'that lets in whom deployment knows', policy(allow({ Principal: { AWS: LATER } }))],
    [true, true, 'of an organization', policy(allow({ Principal: '*', Condition: org }))],
    [true, true, 'by a secure way', policy(allow({ Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }))],
    [undefined, undefined, 'by an insecure way', policy(allow({ Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }))],
    [true, true, 'for resources of AWS', policy(allow({ Principal: '*', Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } } }))],
    [undefined, undefined, 'for no resources of AWS', policy(allow({ Principal: '*', Condition: { Bool: { 'kms:GrantIsForAWSResource': 'false' } } }))],
    [true, undefined, 'for callers of its account', policy(allow({ Principal: '*', Condition: { StringEquals: { 'kms:CallerAccount': OWN } } }))],
    [true, true, 'by AWS Backup', policy(allow({ Principal: '*', Condition: { StringEquals: { 'kms:ViaService': 'backup.eu-central-1.amazonaws.com' } } }))],
    [undefined, undefined, 'by another service', policy(allow({ Principal: '*', Condition: { StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } } }))],
    [undefined, undefined, 'by what is not understood', policy(allow({ Principal: '*', Condition: { StringEquals: { 'kms:Other': 'a' } } }))],
    [true, true, 'that allows it twice', policy(allow({ Principal: '*', Condition: { StringEquals: { 'kms:Other': 'a' } } }), allow({ Principal: '*' }))],
    [undefined, undefined, 'that denies it under a condition', policy(allow({ Principal: '*' }), denyAll({ Condition: { StringEquals: { 'kms:Other': 'a' } } }))],
    [true, true, 'that denies it by an insecure way', policy(allow({ Principal: '*' }), denyAll({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } }))],
    [undefined, undefined, 'that denies it outside of an organization', policy(allow({ Principal: '*' }), denyAll({ Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } } }))],
    [true, true, 'that denies something else', policy(allow({ Principal: '*' }), denyAll({ Action: 'kms:ScheduleKeyDeletion', Condition: { StringEquals: { 'kms:Other': 'a' } } }))],
    [true, true, 'that denies a third account', policy(allow({ Principal: '*' }), denyAll({ Principal: { AWS: THIRD } }))],
    [undefined, true, 'that denies a role of its account', policy(allow({ Principal: '*' }), denyAll({ Principal: { AWS: roleArn('r') } }))],
    [undefined, undefined, 'of an effect that deployment knows', policy(allow({ Principal: '*' }), denyAll({ Effect: LATER, Action: 'kms:Decrypt' }))],
    [undefined, undefined, 'that lets in by what deployment knows alone', policy(allow({ Principal: '*', Effect: LATER }))],
    [true, true, 'that allows and allows something else', policy(allow({ Principal: '*' }), allow({ Principal: { AWS: THIRD }, Action: 'kms:DescribeKey' }))],
  ])('%p in its own account, %p in another one: %s', (own, other, _, properties) => {
    const { key, documents } = asked({ key: properties });
    expect([letsReadWithKey(key, OWN, documents), letsReadWithKey(key, OTHER, documents)]).toEqual([own, other]);
  });
});

describe('a key lets a role encrypt for sure', () => {
  const role = { Principal: { AWS: roleArn('caller') } };
  test.each<[Answer, string, object]>([
    [true, 'without a policy', {}],
    [true, 'that lets its account in', policy(allow())],
    [true, 'that lets the role in', policy(allow(role))],
    [undefined, 'that lets another role in', policy(allow({ Principal: { AWS: roleArn('other') } }))],
    [false, 'that lets another account in', policy(toOther())],
    [false, 'that lets read only', policy(allow({ Action: 'kms:Decrypt' }))],
    [undefined, 'that lets AWS Backup in', policy(allow({ Principal: { Service: 'backup.amazonaws.com' } }))],
    [undefined, 'that denies the role to read', policy(allow(), denyAll({ ...role, Action: 'kms:Decrypt' }))],
    [undefined, 'that denies the role data keys', policy(allow(), denyAll({ ...role, Action: DATA }))],
    [true, 'that denies another role', policy(allow(), denyAll({ Principal: { AWS: roleArn('other') } }))],
    [undefined, 'that denies the role of the service', policy(allow(), denyAll({ Principal: { AWS: roleArn('aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup') } }))],
    [undefined, 'that denies another role and that of the service', policy(allow(), denyAll({ Principal: { AWS: [roleArn('other'), roleArn('AWSServiceRoleForBackup')] } }))],
    [undefined, 'that denies whom deployment knows', policy(allow(), denyAll({ Principal: { AWS: LATER } }))],
    [true, 'that denies the role something else', policy(allow(), denyAll({ ...role, Action: 'kms:ScheduleKeyDeletion' }))],
  ])('%p: %s', (expected, _, properties) => {
    const { key, documents } = asked({ key: properties });
    expect(letsEncryptWithKey(key, OWN, documents, { arn: roleArn('caller'), account: OWN })).toBe(expected);
  });

  test('a denial of a role of the application may be one of the role', () => {
    const { key, documents } = asked({ key: policy(allow(), denyAll({ Principal: { AWS: { 'Fn::GetAtt': ['Role', 'Arn'] } } })) });
    const [mine] = documents.roles;
    expect(letsEncryptWithKey(key, OWN, documents, { arn: roleArn('caller'), account: OWN })).toBe(undefined);
    expect(letsEncryptWithKey(key, OWN, documents, { arn: roleArn('mine'), role: mine, account: OWN })).toBe(undefined);
  });
});

describe('a vault lets a role copy into it', () => {
  const COPY = 'backup:CopyIntoBackupVault';
  const vault = (...Statement: unknown[]) => ({ AccessPolicy: { Statement } });
  const letIn = (AWS: unknown, more: object = {}) => ({ Effect: 'Allow', Principal: { AWS }, Action: COPY, Resource: '*', ...more });
  const keepOut = (AWS: unknown, more: object = {}) => letIn(AWS, { Effect: 'Deny', ...more });
  const org = { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } };

  test.each<[own: Answer, other: Answer, string, object]>([
    [true, false, 'without a policy', {}],
    [true, true, 'that lets its account in', vault(letIn(OTHER))],
    [true, false, 'that lets a third account in', vault(letIn(THIRD))],
    [true, true, 'that lets the role in', vault(letIn([roleArn('caller', OTHER)]))],
    [true, undefined, 'that lets another role in', vault(letIn(roleArn('other', OTHER)))],
    [true, true, 'of an organization', vault(letIn('*', org))],
    [true, undefined, 'under a condition that is not understood', vault(letIn('*', { Condition: { StringEquals: { 'aws:RequestedRegion': 'a' } } }))],
    [undefined, undefined, 'that deployment knows', { AccessPolicy: LATER }],
    [false, false, 'that keeps everybody out', vault(letIn(OTHER), keepOut('*'))],
    [true, false, 'that keeps its account out', vault(letIn(OTHER), keepOut(OTHER))],
    [false, true, 'that keeps the account of the vault out', vault(letIn(OTHER), keepOut(OWN))],
    [true, false, 'that keeps the role out', vault(letIn(OTHER), keepOut(roleArn('caller', OTHER)))],
    [true, true, 'that keeps another role out', vault(letIn(OTHER), keepOut(roleArn('other', OTHER)))],
    [undefined, undefined, 'that keeps out under a condition', vault(letIn(OTHER), keepOut('*', { Condition: { StringEquals: { 'aws:RequestedRegion': 'a' } } }))],
    [true, true, 'that keeps everybody from something else', vault(letIn(OTHER), keepOut('*', { Action: 'backup:DeleteRecoveryPoint' }))],
    [true, false, 'that keeps a role out only', vault(keepOut(roleArn('other', OTHER)))],
  ])('%p of its own account, %p of another one: %s', (own, other, _, properties) => {
    const { vault: made, documents } = asked({ vault: properties });
    const ask = (account: string) => letsCopyIn(made, { arn: roleArn('caller', account), account }, documents);
    expect([ask(OWN), ask(OTHER)]).toEqual([own, other]);
  });
});
