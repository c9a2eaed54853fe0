import { App, ArnFormat, aws_ec2 as ec2, aws_efs as efs, aws_iam as iam, aws_kms as kms, aws_rds as rds, CfnCondition, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import { BackupKeyGrants } from '../../../../src';
import { HERE, l1Of, THERE } from '../../../util';
import { ORIGINS, saidOf } from '../../origins';
import type { Origin, Program } from '../../origins';

const COPIES = `arn:aws:backup:us-east-1:${THERE.account}:backup-vault:copies`;
const text = (of: string, key = 'Stack/Key') => "warning 'Stack/Plan': the rule 'Rule' copies into another account, where AWS Backup cannot copy what is encrypted with a key that "
  + `this account may not use: let the policy of '${key}' allow it to '${THERE.account}', as shareForCopies() does, for ${of}`;

/** A plan that copies what it selects into another account. */
const program = (make: (stack: Stack) => string, destination = COPIES, env: object = HERE): Program => (app, backup) => {
  const stack = new Stack(app, 'Stack', { env });
  new CfnCondition(stack, 'Unknown', { expression: Fn.conditionEquals(new CfnParameter(stack, 'Somewhere'), 'else') });
  const plan = new backup.BackupPlan(stack, 'Plan', {
    backupVault: new backup.BackupVault(stack, 'Vault'),
    backupPlanRules: [new backup.BackupPlanRule({
      ruleName: 'Rule', copyActions: [{ destinationBackupVault: backup.BackupVault.fromBackupVaultArn(stack, 'Copies', destination) }],
    })],
  });
  plan.addSelection('Selection', { resources: [backup.BackupResource.fromArn(make(stack))] });
};
const volume = (stack: Stack, kmsKeyId: string | undefined, more: Partial<ec2.CfnVolumeProps> = {}) => {
  const made = new ec2.CfnVolume(stack, 'Volume', { availabilityZone: 'eu-central-1a', size: 1, encrypted: true, kmsKeyId, ...more });
  return stack.formatArn({ service: 'ec2', resource: 'volume', resourceName: made.ref });
};
const key = (stack: Stack, keyPolicy?: unknown) => new kms.CfnKey(stack, 'Key', { keyPolicy });
const policy = (Principal: unknown, more: object = {}) => ({ Statement: [{ Effect: 'Allow', Action: 'kms:*', Resource: '*', Principal, ...more }] });
/** A key that is shared with the account, which it is denied afterwards. */
const denied = (Principal: unknown, more: object = {}) => (stack: Stack) => volume(stack, key(stack, {
  Statement: [...policy(of(THERE.account)).Statement, ...policy(Principal, { Effect: 'Deny', ...more }).Statement],
}).attrArn);
const of = (account: string) => ({ AWS: `arn:aws:iam::${account}:root` });

/** Without what is said of a vault of which nothing is known. */
const said = (made: Program, origin: Origin) => saidOf(made, origin).filter((line) => line.includes('copyKeyNotShared') || line.startsWith('error'));

describe.each(ORIGINS)('of %s', (origin) => {
  test.each<[string, Program, string[]]>([
    ['a volume with a key', program((stack) => volume(stack, new kms.Key(stack, 'Key').keyArn)), ["'Stack/Volume'"]],
    ['one by the id of its key', program((stack) => volume(stack, key(stack).ref)), ["'Stack/Volume'"]],
    ['one by an alias of its key', program((stack) => volume(stack, new kms.Key(stack, 'Key').addAlias('alias/mine').keyArn)), ["'Stack/Volume'"]],
    ['a database with a key', program((stack) => {
      const made = new rds.CfnDBInstance(stack, 'Database', { storageEncrypted: true, kmsKeyId: key(stack, policy(of(HERE.account))).attrArn, engine: 'mysql' });
      return stack.formatArn({ service: 'rds', resource: 'db', resourceName: made.ref, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
    }), ["'Stack/Database'"]],
    ['a key that is shared with a third account', program((stack) => volume(stack, key(stack, policy(of('333333333333'))).attrArn)), ["'Stack/Volume'"]],
    ['a key that the account is denied', program((stack) => volume(stack, key(stack, policy(of(THERE.account), { Effect: 'Deny' })).attrArn)), ["'Stack/Volume'"]],
    ['a key that the account may only see', program((stack) => volume(stack, key(stack, policy(of(THERE.account), { Action: ['kms:DescribeKey', 'kms:ListGrants'] })).attrArn)), ["'Stack/Volume'"]],
    ['a key that the account may decrypt with', program((stack) => volume(stack, key(stack, policy(of(THERE.account), { Action: ['kms:DescribeKey', 'kms:decrypt'] })).attrArn)), []],
    ['a key with a pattern of actions', program((stack) => volume(stack, key(stack, policy(of(THERE.account), { Action: 'kms:ReEncrypt*' })).attrArn)), []],
    ['a key with a pattern of one letter', program((stack) => volume(stack, key(stack, policy(of(THERE.account), { Action: 'kms:Decryp?' })).attrArn)), []],
    ['a key with an action that only deployment knows', program((stack) => volume(stack, key(stack, policy(of(THERE.account), { Action: Fn.importValue('Action') })).attrArn)), []],
    ['a key that is shared with it', program((stack) => volume(stack, key(stack, policy(of(THERE.account))).attrArn)), []],
    ['a key that is shared by shareForCopies()', program((stack) => {
      const made = new kms.Key(stack, 'Key');
      BackupKeyGrants.fromKey(made).shareForCopies(new iam.AccountPrincipal(THERE.account));
      return volume(stack, made.keyArn);
    }), []],
    ['a key that is shared and then denied', program(denied(of(THERE.account))), ["'Stack/Volume'"]],
    ['a key that everybody is denied to decrypt with', program(denied('*', { Action: ['kms:Decrypt', 'kms:ReEncrypt*', 'KMS:CreateGrant'] })), ["'Stack/Volume'"]],
    ['a key that is denied in two statements', program((stack) => volume(stack, key(stack, {
      Statement: [
        ...policy(of(THERE.account)).Statement,
        ...['kms:CreateGrant', ['kms:Decrypt', 'kms:ReEncrypt*']].flatMap((Action) => policy({ AWS: '*' }, { Effect: 'Deny', Action }).Statement),
      ],
    }).attrArn)), ["'Stack/Volume'"]],
    ['a key of which a part is denied', program(denied(of(THERE.account), { Action: ['kms:Decrypt', 'kms:ReEncrypt*'] })), []],
    ['a key that is denied under a condition', program(denied('*', { Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } })), []],
    ['a key that a third account is denied', program(denied(of('333333333333'))), []],
    ['a key that a role of the account is denied', program(denied({ AWS: `arn:aws:iam::${THERE.account}:role/backup` })), []],
    ['a key that all but some are denied', program(denied(undefined, { NotPrincipal: of(THERE.account) })), []],
    ['a key that is denied for whom only deployment knows', program(denied({ AWS: Fn.importValue('Account') })), []],
    ['a key for everybody of an organization', program((stack) => volume(stack, key(stack, policy('*', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } })).attrArn)), []],
    ['a key with a policy that only deployment knows', program((stack) => volume(stack, key(stack, Fn.importValue('Policy')).attrArn)), []],
    ['a key for whom only deployment knows', program((stack) => volume(stack, key(stack, policy({ AWS: Fn.importValue('Account') })).attrArn)), []],
    ['a key that is not of the app', program((stack) => volume(stack, 'arn:aws:kms:eu-central-1:111111111111:key/1')), []],
    ['a volume without encryption', program((stack) => volume(stack, undefined, { encrypted: false })), []],
    ['a database that is not encrypted with it', program((stack) => {
      const made = new rds.CfnDBInstance(stack, 'Database', { storageEncrypted: false, kmsKeyId: key(stack).attrArn, engine: 'mysql' });
      return stack.formatArn({ service: 'rds', resource: 'db', resourceName: made.ref, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
    }), []],
    ['a volume of a snapshot', program((stack) => volume(stack, key(stack).attrArn, { snapshotId: 'snap-1' })), []],
    ['what AWS Backup fully manages', program((stack) => {
      const made = new efs.CfnFileSystem(stack, 'Files', { encrypted: true, kmsKeyId: key(stack).attrArn });
      return stack.formatArn({ service: 'elasticfilesystem', resource: 'file-system', resourceName: made.ref });
    }), []],
    ['a copy within the account', program((stack) => volume(stack, key(stack).attrArn), COPIES.replace(THERE.account, HERE.account)), []],
    ['a copy from an account that only deployment knows', program((stack) => volume(stack, key(stack).attrArn), COPIES, {}), []],
  ])('%s', (_, made, resources) => {
    expect(said(made, origin)).toEqual(resources.map((names) => `${text(names)} [copyKeyNotShared]`));
  });

  test('under a condition, that is said', () => {
    const made = program((stack) => {
      const arn = volume(stack, undefined);
      l1Of({ node: { defaultChild: stack.node.findChild('Volume') } } as never)
        .addPropertyOverride('KmsKeyId', { 'Fn::If': ['Unknown', stack.resolve(key(stack).attrArn), { Ref: 'AWS::NoValue' }] });
      return arn;
    });
    expect(said(made, origin)).toEqual([`${text("'Stack/Volume'")} (where the condition 'Unknown' holds) [copyKeyNotShared]`]);
  });

  test('a key of another stack counts', () => {
    const made = program((stack) => volume(stack, new kms.Key(new Stack(stack.node.root as App, 'Keys', { env: HERE }), 'Key').keyArn));
    expect(said(made, origin)).toEqual([`${text("'Stack/Volume'", 'Keys/Key')} [copyKeyNotShared]`]);
  });
});
