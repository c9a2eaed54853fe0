import { aws_iam as iam, CfnCondition, CfnParameter, Duration, Fn, Stack } from 'aws-cdk-lib';
import { HERE, l1Of, THERE } from '../../util';
import { ORIGINS, ORIGINS_OF_OURS, saidOf } from '../origins';
import type { Program } from '../origins';

const COPY = 'backup:CopyIntoBackupVault';
const DELETE = 'backup:DeleteRecoveryPoint';
const POLICY = ['backup:PutBackupVaultAccessPolicy', 'backup:DeleteBackupVaultAccessPolicy'];
const [OWN, OTHER] = [HERE.account, THERE.account];
const allow = (more: object) => ({ Effect: 'Allow', Action: COPY, Principal: { AWS: OTHER }, Resource: '*', ...more });
const deny = (more: object) => allow({ Effect: 'Deny', Principal: '*', ...more });

/** A vault of which an override says the access policy, in whichever form. */
const policy = (AccessPolicy: unknown, env: object = HERE): Program => (app, backup) => {
  const stack = new Stack(app, 'Stack', { env });
  new CfnCondition(stack, 'Unknown', { expression: Fn.conditionEquals(new CfnParameter(stack, 'Somewhere'), 'else') });
  l1Of(new backup.BackupVault(stack, 'Vault')).addPropertyOverride('AccessPolicy', AccessPolicy);
};
const statements = (...Statement: unknown[]) => policy({ Version: '2012-10-17', Statement });

const error = (text: string) => `error 'Stack/Vault': ${text}`;
const warning = (id: string, text: string) => `warning 'Stack/Vault': ${text} [${id}]`;
const NOBODY = 'statement 1 of the access policy must have a principal, got none: it has to say whom it is for';
const NOTHING = 'statement 1 of the access policy must have an action, such as backup:CopyIntoBackupVault, got none';
const NO_RESOURCE = "statement 1 of the access policy has no resource, which IAM asks for: let it be '*'";
const digits = (got: string) => `statement 1 of the access policy must name an account by its 12 digits, got '${got}'`;
const open = (got: string) => `statement 1 of the access policy has a wildcard in the principal '${got}', where IAM takes none but '*' alone: `
  + "name the account, and compare 'aws:PrincipalArn' with the pattern in a condition";
const effect = (got: string) => `statement 1 of the access policy has ${got}, where IAM asks for Allow or Deny`;
const text = (got: string) => `statement 1 of the access policy has the principal '${got}' as a text, where IAM takes none but '*': let it be { "AWS": "${got}" }`;
const vain = (actions: string, accounts = `another account (${OTHER})`) => `the access policy of the vault allows ${accounts} ${actions}, which has no effect: `
  + 'AWS Backup lets other accounts do nothing but backup:CopyIntoBackupVault';
const everybody = (actions: string) => `the access policy of the vault allows everybody ${actions}: who is in the account needs no permission of their own for it; `
  + 'name who may, or leave it to their own policies';
const LOCKED_OUT = 'the access policy of the vault denies everybody backup:PutBackupVaultAccessPolicy and backup:DeleteBackupVaultAccessPolicy: once it is deployed, '
  + 'neither CloudFormation nor anybody else can change it, nor what else it denies; except the role that deploys, by a condition such as ArnNotEquals of \'aws:PrincipalArn\'';

describe.each(ORIGINS)('of %s', (origin) => {
  test.each<[string, Program, string[]]>([
    ['without a principal', statements(allow({ Principal: undefined })), [error(NOBODY)]],
    ['with an empty principal', statements(allow({ Principal: { AWS: [] } })), [error(NOBODY)]],
    ['without an action', statements(allow({ Action: undefined })), [error(NOTHING)]],
    ['with an empty list of actions', statements(allow({ Action: [] })), [error(NOTHING)]],
    ['with a name', statements(allow({ Sid: 'Copies', Action: undefined })), [error(NOTHING.replace('statement 1', "the statement 'Copies'"))]],
    ['alone, and not in a list', policy({ Statement: allow({ Principal: undefined }) }), [error(NOBODY)]],
    ['under a condition', statements({ 'Fn::If': ['Unknown', allow({ Principal: undefined }), { Ref: 'AWS::NoValue' }] }), [
      warning('invalidAccessPolicy', `${NOBODY} (where the condition 'Unknown' holds)`),
    ]],
    ['of an account of 11 digits, as a number', statements(allow({ Principal: { AWS: 12345678901 } })), [error(digits('12345678901'))]],
    ['of one with hyphens', statements(allow({ Principal: { AWS: '1111-2222-3333' } })), [error(digits('1111-2222-3333'))]],
    ['of the ARN of one', statements(allow({ Principal: { AWS: ['arn:aws:iam::222:root', OTHER] } })), [error(digits('arn:aws:iam::222:root'))]],
    ['of a role of none', statements(deny({ Principal: { AWS: 'arn:aws:iam:::role/Admin' } })), [error(digits('arn:aws:iam:::role/Admin'))]],
    ['without a resource', statements(allow({ Resource: undefined })), [warning('accessPolicyMayBeRefused', NO_RESOURCE)]],
    ['of roles by a pattern', statements(allow({ Principal: { AWS: `arn:aws:iam::${OTHER}:role/backup-*` } })), [
      warning('accessPolicyMayBeRefused', open(`arn:aws:iam::${OTHER}:role/backup-*`)),
    ]],
    ['of roles by a pattern of one character', statements(allow({ Principal: { AWS: `arn:aws:iam::${OTHER}:role/backup-?` } })), [
      warning('accessPolicyMayBeRefused', open(`arn:aws:iam::${OTHER}:role/backup-?`)),
    ]],
    ['without an effect', statements(allow({ Effect: undefined })), [warning('accessPolicyMayBeRefused', effect('no Effect'))]],
    ['with another effect', statements(allow({ Effect: 'allow' })), [warning('accessPolicyMayBeRefused', effect("the Effect 'allow'"))]],
    ['of an account as a text', statements(allow({ Principal: OTHER })), [warning('accessPolicyMayBeRefused', text(OTHER))]],
    ['of a part of an account as a text', statements(allow({ Principal: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/${Somewhere}' } })), [
      warning('accessPolicyMayBeRefused', text(`arn:aws:iam::${OWN}:role/*`)),
    ]],
    ['that is right', statements(allow({ Sid: 'Copies' })), []],
    ['of all but some', statements(deny({ Principal: undefined, NotPrincipal: { AWS: OWN }, Action: undefined, NotAction: [DELETE, ...POLICY] })), []],
    ['of a service', statements(deny({ Principal: { Service: 'backup.amazonaws.com' } })), []],
    ['of an account by reference, a role and an id', statements(allow({ Principal: { AWS: [{ Ref: 'AWS::AccountId' }, `arn:aws:iam::${OTHER}:role/Backup`, 'AROAEXAMPLE'] } })), []],
    ['of recovery points', statements(deny({ Action: DELETE, Resource: 'arn:aws:ec2:*:*:snapshot/*' })), []],
    ['of which only deployment knows the parts', statements(allow({
      Effect: { Ref: 'Somewhere' }, Principal: { AWS: { Ref: 'Somewhere' } }, Action: { Ref: 'Somewhere' }, Resource: { Ref: 'Somewhere' },
    })), []],
    ['of whom only deployment knows', statements(allow({ Principal: { Ref: 'Somewhere' } })), []],
    ['that only deployment knows', statements({ 'Fn::Transform': { Name: 'AWS::Include', Parameters: {} } }), []],
    ['in a policy that only deployment knows', policy({ 'Fn::ImportValue': 'Policy' }), []],
  ])('a statement %s', (_, program, expected) => {
    expect(saidOf(program, origin)).toEqual(expected);
  });

  test.each<[string, Program, string[]]>([
    ['to restore', statements(allow({ Action: 'backup:StartRestoreJob' })), [warning('otherAccountsOnlyCopy', vain('backup:StartRestoreJob'))]],
    ['that beside copies', statements(allow({ Action: [COPY, 'backup:StartRestoreJob'] }), allow({ Principal: { AWS: ['333333333333'] }, Action: DELETE })), [
      warning('otherAccountsOnlyCopy', vain(`backup:StartRestoreJob, ${DELETE}`, 'other accounts (222222222222, 333333333333)')),
    ]],
    ['that of a role', statements(allow({ Principal: { AWS: `arn:aws:iam::${OTHER}:role/Ops` }, Action: 'backup:DescribeBackupVault' })), [
      warning('otherAccountsOnlyCopy', vain('backup:DescribeBackupVault')),
    ]],
    ['anything but deletion', statements(allow({ Action: undefined, NotAction: DELETE })), [warning('otherAccountsOnlyCopy', vain('more'))]],
    ['to copy, in whichever case', statements(allow({ Action: COPY.toLowerCase() })), []],
    ['nothing', statements(allow({ Effect: 'Deny', Action: 'backup:StartRestoreJob' })), []],
  ])('another account is allowed %s', (_, program, expected) => {
    expect(saidOf(program, origin)).toEqual(expected);
  });

  test('the own account may be allowed anything, and so may one that only deployment knows', () => {
    const [own, other] = [OWN, { Ref: 'Somewhere' }].map((AWS) => allow({ Principal: { AWS }, Action: 'backup:StartRestoreJob' }));
    expect(saidOf(statements(own, other), origin)).toEqual([]);
    expect(saidOf(policy({ Statement: [own] }, {}), origin)).toEqual([]);
  });

  const toDelete = { Action: [DELETE, 'backup:StartBackupJob'], Principal: '*' };
  test.each<[string, Program, string[]]>([
    ['everybody', statements(allow(toDelete)), [warning('deletionByEverybody', everybody(DELETE))]],
    ['everybody in a list', statements(allow({ ...toDelete, Principal: { AWS: [OWN, '*'] }, Action: [POLICY[0], DELETE] })), [
      warning('deletionByEverybody', everybody(`${DELETE}, ${POLICY[0]}`)),
    ]],
    ['everybody by a condition that everybody meets', statements(allow({ ...toDelete, Condition: { Bool: { 'aws:SecureTransport': 'true' } } })), [
      warning('deletionByEverybody', everybody(DELETE)),
    ]],
    ['everybody by exception', statements(allow({ ...toDelete, Action: undefined, NotAction: POLICY })), [
      warning('deletionByEverybody', everybody('backup:DeleteRecoveryPoint, backup:UpdateRecoveryPointLifecycle, backup:DisassociateRecoveryPoint, '
        + 'backup:DeleteBackupVaultLockConfiguration, backup:DeleteBackupVault')),
    ]],
    ['an organization', statements(allow({ ...toDelete, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } })), []],
    ['whom only deployment knows', statements(allow({ ...toDelete, Condition: { ArnEquals: { 'aws:PrincipalArn': { Ref: 'Somewhere' } } } })), []],
    ...['arn:aws:iam::*:role/Admin', 'arn:*:iam::*:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Backup_*'].map((pattern): [string, Program, string[]] =>
      ['roles of a name, in whichever account', statements(allow({ ...toDelete, Condition: { ArnLike: { 'aws:PrincipalArn': pattern } } })), []]),
    ['who has a tag', statements(allow({ ...toDelete, Condition: { StringEquals: { 'aws:PrincipalTag/team': 'backup' } } })), []],
    ...[
      { ArnLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/*', 'arn:aws:iam::*:role/Admin'] } },
      { StringLike: { 'aws:userid': '*:*' } },
      { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Admin' } },
      { StringEqualsIfExists: { 'aws:PrincipalTag/team': 'backup' } },
      { Null: { 'aws:PrincipalTag/team': 'false' } },
      { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
    ].map((Condition): [string, Program, string[]] =>
      [`everybody by ${JSON.stringify(Condition)}`, statements(allow({ ...toDelete, Condition })), [warning('deletionByEverybody', everybody(DELETE))]]),
    ['the account', statements(allow({ ...toDelete, Principal: { AWS: OWN } })), []],
    ['everybody, who is denied it', statements(allow(toDelete), deny({ Action: DELETE })), []],
    ['everybody, who is denied it but for one', statements(allow(toDelete), deny({ Action: DELETE, Condition: { ArnNotEquals: { 'aws:PrincipalArn': `arn:aws:iam::${OWN}:role/Admin` } } })), []],
    ['everybody, who is denied something else', statements(allow(toDelete), deny({ Action: POLICY[0] })), [warning('deletionByEverybody', everybody(DELETE))]],
  ])('deletion is allowed to %s', (_, program, expected) => {
    expect(saidOf(program, origin)).toEqual(expected);
  });

  test.each<[string, Program, string[]]>([
    ['to everybody', statements(deny({ Action: POLICY })), [warning('protectedFromEverybody', LOCKED_OUT)]],
    ['to everybody by two statements', statements(...POLICY.map((Action) => deny({ Action }))), [warning('protectedFromEverybody', LOCKED_OUT)]],
    ['to the own account', statements(deny({ Action: POLICY, Principal: { AWS: `arn:aws:iam::${OWN}:root` } })), [warning('protectedFromEverybody', LOCKED_OUT)]],
    ['with all but one action', statements(deny({ Action: undefined, NotAction: COPY })), [warning('protectedFromEverybody', LOCKED_OUT)]],
    ['under a condition of the template', statements({ 'Fn::If': ['Unknown', deny({ Action: POLICY }), { Ref: 'AWS::NoValue' }] }), [
      warning('protectedFromEverybody', `${LOCKED_OUT} (where the condition 'Unknown' holds)`),
    ]],
    ...[
      { ArnNotEquals: { 'aws:PrincipalArn': [`arn:aws:iam::${OTHER}:role/Admin`, `arn:aws:iam::${OWN}:group/admins`] } },
      { StringNotLike: { 'aws:PrincipalArn': `arn:aws:iam::${OTHER}:role/Admin` } },
      { StringNotEquals: { 'aws:PrincipalArn': `arn:aws:iam::${OWN}:role/cdk-*` } },
      { ArnNotLike: { 'aws:PrincipalArn': { 'Fn::Sub': 'arn:${AWS::Partition}:iam::222222222222:role/${AWS::Region}-*' } } },
    ].map((Condition): [string, Program, string[]] =>
      [`to all but nobody, ${JSON.stringify(Condition)}`, statements(deny({ Action: POLICY, Condition })), [warning('protectedFromEverybody', LOCKED_OUT)]]),
    ...[
      { ArnNotEquals: { 'aws:PrincipalArn': [`arn:aws:iam::${OTHER}:role/Admin`, `arn:aws:iam::${OWN}:role/Admin`] } },
      { ArnNotEquals: { 'aws:PrincipalArn': { Ref: 'Somewhere' } } },
      { StringNotLike: { 'aws:PrincipalArn': '*:role/Admin' } },
      { ArnNotEquals: { 'aws:PrincipalArn': [] } },
      { ArnNotEquals: { 'aws:PrincipalArn': `arn:aws:iam::${OTHER}:role/Admin` }, Bool: { 'aws:SecureTransport': 'true' } },
    ].map((Condition): [string, Program, string[]] => [`to all but some, ${JSON.stringify(Condition)}`, statements(deny({ Action: POLICY, Condition })), []]),
    ['with an exception', statements(deny({ Action: POLICY, Condition: { ArnNotLike: { 'aws:PrincipalArn': `arn:aws:iam::${OWN}:role/cdk-*` } } })), []],
    ['in one way only', statements(deny({ Action: [DELETE, POLICY[0]] })), []],
    ['to one role', statements(deny({ Action: POLICY, Principal: { AWS: `arn:aws:iam::${OWN}:role/Ops` } })), []],
    ['to another account', statements(deny({ Action: POLICY, Principal: { AWS: OTHER } })), []],
  ])('the change of the policy is denied %s', (_, program, expected) => {
    expect(saidOf(program, origin)).toEqual(expected);
  });

  const nobody = (exception: string) => warning('denialOfNobody', `the access policy of the vault denies ${DELETE} to all but '${exception}', `
    + 'which is the ARN of every role or every user of the account: the denial keeps none of them from it; except only those who have to do it');
  test.each<[unknown, string | undefined]>([
    [{ ArnNotLike: { 'aws:PrincipalArn': 'arn:*' } }, 'arn:*'],
    [{ ArnNotLike: { 'aws:PrincipalArn': [`arn:aws:iam::${OWN}:role/Admin`, '*'] } }, '*'],
    [{ ArnNotEquals: { 'aws:PrincipalArn': `arn:aws:iam::${OWN}:role/*` } }, `arn:aws:iam::${OWN}:role/*`],
    [{ ArnNotLike: { 'aws:PrincipalArn': { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:user/*' } } }, `arn:aws:iam::${OWN}:user/*`],
    [{ StringNotLike: { 'aws:PrincipalArn': '*role*' } }, '*role*'],
    [{ StringNotEquals: { 'aws:PrincipalArn': '${aws:PrincipalArn}' } }, '${aws:PrincipalArn}'],
    [{ ArnNotLike: { 'aws:PrincipalArn': `arn:aws:iam::${OTHER}:role/*` } }, undefined],
    [{ ArnNotLike: { 'aws:PrincipalArn': `arn:aws:iam::${OWN}:role/Admin*` } }, undefined],
    [{ StringNotLike: { 'aws:PrincipalArn': '*Admin*' } }, undefined],
    [{ StringNotEquals: { 'aws:PrincipalArn': 'arn:*' } }, undefined],
    [{ ArnNotLike: { 'aws:PrincipalArn': { Ref: 'Somewhere' } } }, undefined],
    [{ ArnLike: { 'aws:PrincipalArn': 'arn:*' } }, undefined],
  ])('deletion is denied to all but some: %j', (Condition, exception) => {
    expect(saidOf(statements(deny({ Action: DELETE, Condition })), origin)).toEqual(exception === undefined ? [] : [nobody(exception)]);
    expect(saidOf(statements(allow(toDelete), deny({ Action: DELETE, Condition })), origin)).toHaveLength(exception === undefined && !('ArnLike' in Object(Condition)) ? 0 : exception ? 2 : 1);
  });

  test.each<[string, unknown, object]>([
    ['of another partition', `arn:aws-cn:iam::${OWN}:role/*`, { account: OWN, region: 'cn-north-1' }],
    ['of another partition, which begin anyhow', `*aws-us-gov:iam::${OWN}:role*`, { account: OWN, region: 'us-gov-west-1' }],
    ['of an account and partition that deployment knows', { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/*' }, {}],
  ])('deletion is denied to all but every role, compared as texts: %s', (_, value, env) => {
    const Statement = deny({ Action: DELETE, Condition: { StringNotLike: { 'aws:PrincipalArn': value } } });
    expect(saidOf(policy({ Statement }, env), origin)).toEqual([expect.stringContaining('[denialOfNobody]')]);
  });

  test('a statement of the program is judged like one of the template', () => {
    expect(saidOf((app, backup) => {
      const vault = new backup.BackupVault(new Stack(app, 'Stack', { env: HERE }), 'Vault');
      vault.addToAccessPolicy(new iam.PolicyStatement({ actions: [COPY], resources: ['*'] }));
      vault.addToAccessPolicy(new iam.PolicyStatement({ principals: [new iam.AccountPrincipal('2222')], actions: [COPY], resources: ['*'] }));
    }, origin)).toEqual([
      error(NOBODY),
      error(digits('arn:aws:iam::2222:root').replace('statement 1', 'statement 2')),
    ]);
  });
});

test('in a file, a policy may be a text', () => {
  expect(saidOf(policy(JSON.stringify({ Statement: [allow({ Principal: undefined })] })), 'a file')).toEqual([error(NOBODY)]);
  expect(saidOf(policy(JSON.stringify({ Statement: [allow({})] })), 'a file')).toEqual([]);
  expect(saidOf(policy('{ policy }'), 'a file')).toEqual(["error 'Stack/Vault': 'AccessPolicy' must be a policy, as an object or as JSON, got a text that is none"]);
});

test.each(ORIGINS_OF_OURS)('a logically air-gapped vault is shared by AWS RAM: of %s', (origin) => {
  expect(saidOf((app, backup) => {
    const stack = new Stack(app, 'Stack', { env: HERE });
    const vault = new backup.LogicallyAirGappedBackupVault(stack, 'Vault', { minRetention: Duration.days(7), maxRetention: Duration.days(8) });
    vault.addToAccessPolicy(new iam.PolicyStatement({ principals: [new iam.AccountPrincipal(OTHER)], actions: ['backup:StartRestoreJob'], resources: ['*'] }));
  }, origin)).toEqual([warning('otherAccountsOnlyCopy', `${vain('backup:StartRestoreJob')}; for restores, share a logically air-gapped vault by AWS RAM`)]);
});

test('protect() says itself that it has no exceptions, and nothing says it again', () => {
  const program: Program = (app, backup) => new backup.BackupVault(new Stack(app, 'Stack', { env: HERE }), 'Vault').protect();
  expect(saidOf(program, 'our L2s')).toEqual([expect.stringContaining("warning 'Stack/Vault': protect() without exceptions denies CloudFormation")]);
  expect(saidOf(program, 'a file')).toEqual([warning('protectedFromEverybody', LOCKED_OUT)]);
});
