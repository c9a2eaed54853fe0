import { findingsIn } from '../../../src/checks/laws';
import { isTrustOpen } from '../../../src/checks/selection/role-trust';
import { isAccount, trustKeys } from '../../../src/checks/selection/trust-keys';
import { Documents } from '../../../src/document/documents';
import { RoleDocument } from '../../../src/document/role-document';
import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';
import { World } from '../../../src/document/values/world';
import { later } from '../../../src/private/later';
import { HERE } from '../../util';

const SERVICE = 'backup.amazonaws.com';
const LATER = { Ref: 'Somewhere' };
const allow = { Effect: 'Allow', Principal: { Service: SERVICE }, Action: 'sts:AssumeRole' };
const deny = { ...allow, Effect: 'Deny' };
const account = (value: unknown, operator = 'StringEquals') => ({ Condition: { [operator]: { 'aws:SourceAccount': value } } });
const source = (value: unknown, operator = 'ArnLike') => ({ Condition: { [operator]: { 'aws:SourceArn': value } } });
const unknown = { Condition: { StringEquals: { 'aws:SourceOrgID': 'o-1' } } };

const filesOf = (Statement: unknown) => new TemplateFiles([new TemplateFile({
  name: 'T',
  environment: HERE,
  content: {
    Parameters: { Somewhere: { Type: 'String' } },
    Resources: {
      Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement } } },
      Selection: {
        Type: 'AWS::Backup::BackupSelection',
        Properties: {
          BackupPlanId: 'id',
          BackupSelection: { SelectionName: 's', IamRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] }, ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'a', ConditionValue: 'b' }] },
        },
      },
    },
  },
})]);
const said = (...statements: unknown[]) => findingsIn(filesOf(statements)).filter(({ id }) => id === 'untrustedRole')
  .map(({ level, property, document, message }) => `${level} ${document.name} ${property}: ${message}`);

const REFUSED = "error Selection BackupSelection.IamRoleArn: 'IamRoleArn' must be a role that AWS Backup can assume: 'Role' ";
const DENIED = `has a statement that denies sts:AssumeRole to ${SERVICE}`;
const NEVER = `lets ${SERVICE} in only under a condition that it never meets there`;
const OTHER = `lets ${SERVICE} do something else than sts:AssumeRole`;
const NOT = `does not trust ${SERVICE}`;

describe('a trust policy', () => {
  test.each<[string, object[], string | undefined]>([
    // Who is let in.
    ['an effect that deployment knows', [{ ...allow, Effect: LATER }], undefined],
    ['an effect that deployment knows, for another service', [{ ...allow, Effect: LATER, Principal: { Service: 'ec2.amazonaws.com' } }], undefined],
    ['a principal that deployment knows', [{ ...allow, Principal: LATER }], undefined],
    ['a denial of a principal that deployment knows', [{ ...deny, Principal: LATER }], NOT],
    ['no effect', [{ ...allow, Effect: undefined }], undefined],
    ['an effect that is none', [{ ...allow, Effect: 'allow' }], NOT],
    ['a denial alone', [deny], NOT],
    ['no principal', [{ ...allow, Principal: undefined }], NOT],
    ['all principals but one', [{ ...allow, Principal: undefined, NotPrincipal: { Service: 'ec2.amazonaws.com' } }], undefined],
    ['everybody', [{ ...allow, Principal: '*' }], undefined],
    ['somebody as a text', [{ ...allow, Principal: SERVICE }], NOT],
    ['everybody among accounts', [{ ...allow, Principal: { AWS: ['111111111111', '*'] } }], undefined],
    ['an account', [{ ...allow, Principal: { AWS: '111111111111' } }], NOT],
    ['an account that deployment knows', [{ ...allow, Principal: { AWS: ['111111111111', LATER] } }], undefined],
    ['every service', [{ ...allow, Principal: { Service: '*' } }], undefined],
    ['a service that deployment knows', [{ ...allow, Principal: { Service: ['ec2.amazonaws.com', LATER] } }], undefined],
    ['one service of several', [{ ...allow, Principal: { Service: ['ec2.amazonaws.com', SERVICE] } }], undefined],
    ['the service of a Region', [{ ...allow, Principal: { Service: 'backup.eu-central-1.amazonaws.com' } }], undefined],
    ['the service in China', [{ ...allow, Principal: { Service: 'backup.amazonaws.com.cn' } }], undefined],
    ['a service of another domain', [{ ...allow, Principal: { Service: 'backup.amazonaws.org' } }], NOT],
    ['a service of another domain in China', [{ ...allow, Principal: { Service: 'backup.example.cn' } }], NOT],
    ['a service whose name begins alike', [{ ...allow, Principal: { Service: 'backup-gateway.amazonaws.com' } }], NOT],
    ['a service whose name ends alike', [{ ...allow, Principal: { Service: 'my.backup.amazonaws.com' } }], NOT],
    ['what is no statement', ['statement' as unknown as object], NOT],
    ['nothing', [], undefined],
    // To do what.
    ['no action', [{ ...allow, Action: undefined }], undefined],
    ['one action of several', [{ ...allow, Action: ['sts:TagSession', 'sts:AssumeRole'] }], undefined],
    ['an action of several that deployment knows', [{ ...allow, Action: ['sts:TagSession', LATER] }], undefined],
    ['other actions alone', [{ ...allow, Action: ['sts:TagSession', 'sts:SetSourceIdentity'] }], OTHER],
    ['all but other actions', [{ ...allow, Action: undefined, NotAction: ['sts:TagSession', 'sts:SetSourceIdentity'] }], undefined],
    ['all but that among others', [{ ...allow, Action: undefined, NotAction: ['sts:TagSession', 'sts:AssumeRole'] }], OTHER],
    ['all but what deployment knows', [{ ...allow, Action: undefined, NotAction: [LATER] }], undefined],
    ['another action, and the right one to another service', [{ ...allow, Action: 'sts:TagSession' }, { ...allow, Principal: { Service: 'ec2.amazonaws.com' } }], OTHER],
    // Under which conditions.
    ['the wrong account', [{ ...allow, ...account('999999999999') }], NEVER],
    ['the wrong account, and in another statement the right one', [{ ...allow, ...account('999999999999') }, { ...allow, ...account('111111111111') }], undefined],
    ['the wrong account, and in another statement another action', [{ ...allow, ...account('999999999999') }, { ...allow, Action: 'sts:TagSession' }], NEVER],
    ['one of two accounts', [{ ...allow, ...account(['999999999999', '111111111111']) }], undefined],
    ['an account that deployment knows, under a condition', [{ ...allow, ...account(LATER) }], undefined],
    // Denials.
    ['a denial of everybody by every action', [allow, { ...deny, Principal: '*', Action: '*' }], DENIED],
    ['a denial of the service among others', [allow, { ...deny, Principal: { Service: ['ec2.amazonaws.com', SERVICE] } }], DENIED],
    ['a denial of an account', [allow, { ...deny, Principal: { AWS: '*' } }], undefined],
    ['a denial of no action', [allow, { ...deny, Action: undefined }], undefined],
    ['a denial of all but an action', [allow, { ...deny, Action: undefined, NotAction: 'sts:TagSession' }], undefined],
    ['a denial of an action that deployment knows', [allow, { ...deny, Action: LATER }], undefined],
    ['a denial of another action', [allow, { ...deny, Action: 'sts:TagSession' }], undefined],
    ['a denial of several actions', [allow, { ...deny, Action: ['sts:TagSession', 'sts:AssumeRole'] }], DENIED],
    ['a denial under a condition that is met', [allow, { ...deny, ...account('111111111111') }], DENIED],
    ['a denial under a condition that is not met', [allow, { ...deny, ...account('999999999999') }], undefined],
    ['a denial under a condition that is not understood', [allow, { ...deny, ...unknown }], undefined],
    ['a denial of an insecure way', [allow, { ...deny, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }], undefined],
    ['a denial of who has no second factor', [allow, { ...deny, Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }], DENIED],
  ])('%s', (_, statements, why) => {
    expect(said(...statements)).toEqual(why === undefined ? [] : [REFUSED + why]);
  });

  test.each(['aws:MultiFactorAuthPresent', 'aws:MultiFactorAuthAge', 'sts:ExternalId'])('a service never has %s', (key) => {
    expect(said({ ...allow, Condition: { StringEquals: { [key]: 'true' } } })).toEqual([REFUSED + NEVER]);
  });
});

describe('only deployment, or nobody, knows whether a role lets AWS Backup in', () => {
  const isOpen = (statements: unknown, region = HERE.region) => {
    const files = filesOf(statements);
    return isTrustOpen(new Documents(files, new World(true)).of(RoleDocument, { template: files.templates[0], logicalId: 'Role' }), region);
  };

  test.each<[string, boolean, unknown]>([
    ['no policy', false, undefined],
    ['no statements', false, []],
    ['a statement without a condition', false, [allow]],
    ['a statement alone, in no list', true, { ...allow, ...unknown }],
    ['a condition that is not understood', true, [{ ...allow, ...unknown }]],
    ['two of them', true, [{ ...allow, ...unknown }, { ...allow, ...account(LATER) }]],
    ['one beside a statement without a condition', false, [{ ...allow, ...unknown }, allow]],
    ['one beside a condition that is not met', false, [{ ...allow, ...unknown }, { ...allow, ...account('999999999999') }]],
    ['one beside a denial of what deployment knows', true, [{ ...allow, ...unknown }, { ...deny, Principal: LATER }]],
    ['one beside another action', true, [{ ...allow, ...unknown }, { ...allow, Action: 'sts:TagSession' }]],
    ['one beside another service', true, [{ ...allow, ...unknown }, { ...allow, Principal: { Service: 'ec2.amazonaws.com' } }]],
    ['one of another service', false, [{ ...allow, Principal: { Service: 'ec2.amazonaws.com' }, ...unknown }]],
    ['a denial under a condition that is not understood', true, [allow, { ...deny, ...unknown }]],
    ['a denial without a condition', false, [allow, deny]],
    ['a denial of another service', false, [allow, { ...deny, Principal: { Service: 'ec2.amazonaws.com' }, ...unknown }]],
    ['all that AWS Backup has in the Region', false, [{ ...allow, ...source('arn:aws:backup:eu-central-1:111111111111:*') }]],
    ['all that it has in another Region', true, [{ ...allow, ...source('arn:aws:backup:us-east-1:111111111111:*') }]],
  ])('%s', (_, expected, statements) => {
    expect(isOpen(statements)).toBe(expected);
  });
});

describe('the request by which AWS Backup assumes a role', () => {
  const arnOf = (value: string, region?: string, own = '111111111111') => trustKeys({ account: own, region })['aws:sourcearn'].is!(value);

  test.each<[boolean | undefined, string, string | undefined]>([
    [true, '*', undefined],
    [true, 'arn:aws:backup:*:111111111111:*', undefined],
    [true, 'arn:aws:*:*:111111111111:*', undefined],
    [true, 'arn:aws:backup:*:*:*', undefined],
    [true, 'arn:aws:backup:*:111111111111:*:*', undefined],
    [true, 'arn:aws:backup:eu-central-1:111111111111:*', 'eu-central-1'],
    [undefined, 'arn:aws:backup:eu-central-1:111111111111:*', undefined],
    [undefined, 'arn:aws:backup:eu-central-1:111111111111:*', 'us-east-1'],
    [undefined, 'arn:aws:backup:*:111111111111:backup-vault:*', undefined],
    [undefined, 'arn:aws:backup:*:111111111111:backup-vault*', undefined],
    [undefined, 'arn:aws:ec2:*:111111111111:*', undefined],
    [undefined, 'arn:aws:backup:*::*', undefined],
    [undefined, 'arn:aws:backup:*', undefined],
    [undefined, 'arn', undefined],
    [undefined, `arn:aws:backup:*:${later('a')}:*`, undefined],
    [false, 'arn:aws:backup:*:999999999999:*', undefined],
    [false, 'arn:aws:backup:*:9*:*', undefined],
    [false, 'arn:aws:ec2:us-east-1:999999999999:instance/i', 'eu-central-1'],
  ])('is it of a source? %p: %s from %s', (expected, value, region) => {
    expect(arnOf(value, region)).toBe(expected);
  });

  test.each<[boolean | undefined, string, string]>([
    [true, '111111111111', '111111111111'],
    [true, '*', later('account')],
    [true, '1111*', '111111111111'],
    [true, later('account'), later('account')],
    [false, '222222222222', '111111111111'],
    [undefined, '222222222222', later('account')],
    [undefined, later('account'), '111111111111'],
  ])('is it of an account? %p: %s of %s', (expected, value, own) => {
    expect(isAccount(value, own)).toBe(expected);
  });

  test('of each key it is known whether it is there', () => {
    const keys = trustKeys({ account: '111111111111' });
    expect(Object.entries(keys).map(([key, { isThere }]) => `${key} ${isThere}`)).toEqual([
      'aws:sourceaccount documented', 'aws:sourcearn documented', 'sts:externalid never', 'aws:multifactorauthpresent never', 'aws:multifactorauthage never', 'aws:securetransport undefined',
    ]);
    expect(['true', 'false'].map((value) => keys['aws:securetransport'].is!(value))).toEqual([true, false]);
  });
});
