import { aws_iam as iam, CfnParameter, Fn, NestedStack, RemovalPolicy } from 'aws-cdk-lib';
import type { CfnResource, Stack } from 'aws-cdk-lib';
import { BackupVault } from '../../../src';
import type { BackupVaultProps } from '../../../src';
import { HERE, l1Of, synthesisProblemsOf, testStack, warningsOf } from '../../util';

const PATTERN = 'arn:*:iam::111111111111:role/backup-vault-auto-delete/eu-central-1/Stack/*';
const DEPLOYED = 'arn:aws:iam::111111111111:role/backup-vault-auto-delete/eu-central-1/Stack/Stack-CdkAwsBackupAutoDeleteRole-ABC';
const way = (pattern = PATTERN) => `except the role of that function, by new iam.ArnPrincipal('${pattern}')`;
const problem = (pattern = PATTERN, path = 'Stack/Vault') => `[${path}] the vault has 'autoDeleteRecoveryPoints', and its access policy denies the function that would do it `
  + `to list or to delete recovery points: use one or the other, or ${way(pattern)}`;
const WARNING = {
  path: 'Stack/Vault',
  id: 'cdk-aws-backup:autoDeleteMayBeDenied',
  text: 'the access policy of the vault has a denial that may hold for the function of \'autoDeleteRecoveryPoints\', too: the deletion of the stack would stop then; '
    + `${way()}, or acknowledge this where the denial does not hold for it`,
};

const DELETE = 'backup:DeleteRecoveryPoint';
const ADMIN = 'arn:aws:iam::111111111111:role/admin';

let stack: Stack;

beforeEach(() => {
  stack = testStack(HERE);
});

function autoDeleted(props: BackupVaultProps = {}): BackupVault {
  return new BackupVault(stack, 'Vault', { removalPolicy: RemovalPolicy.DESTROY, autoDeleteRecoveryPoints: true, ...props });
}

test.each<[string, unknown]>([
  ['a statement that is none', [null]],
  ['a condition that is none', [{ Effect: 'Allow', Action: DELETE, Principal: { AWS: ADMIN }, Resource: '*', Condition: null }]],
  ['a comparison that is none', [{ Effect: 'Allow', Action: DELETE, Principal: { AWS: ADMIN }, Resource: '*', Condition: { ArnNotLike: null } }]],
  ['a principal that is none', [{ Effect: 'Allow', Action: DELETE, Principal: null, NotPrincipal: { AWS: ADMIN }, Resource: '*' }]],
])('%s does not stop the check', (_, Statement) => {
  const vault = autoDeleted();
  l1Of(vault).addPropertyOverride('AccessPolicy', { Version: '2012-10-17', Statement });
  expect(warningsOf(stack)).toEqual([]);
});

/** A statement of the policy, written as JSON. */
function denial(more: object): void {
  const statement = { Effect: 'Deny', Action: DELETE, Principal: '*', Resource: '*', ...more };
  l1Of(autoDeleted()).addPropertyOverride('AccessPolicy', { Version: '2012-10-17', Statement: [statement] });
}

function exceptFor(value: unknown, operator = 'ArnNotLike', key = 'aws:PrincipalArn'): object {
  return { Condition: { [operator]: { [key]: value } } };
}

describe('refused, as the function is denied', () => {
  test.each<[string, () => void]>([
    ['by the property', () => autoDeleted({ blockRecoveryPointDeletion: true })],
    ['by blockRecoveryPointDeletion()', () => autoDeleted().blockRecoveryPointDeletion()],
    ['by one with exceptions', () => autoDeleted().blockRecoveryPointDeletion({ exceptFor: [new iam.ArnPrincipal(ADMIN)] })],
    ['by protect()', () => autoDeleted().protect({ exceptFor: [new iam.Role(stack, 'Deployer', { assumedBy: new iam.AccountRootPrincipal() })] })],
    ['by protect() with a wildcard', () => autoDeleted().protect({ exceptFor: [new iam.ArnPrincipal('arn:aws:iam::111111111111:role/cdk-*')] })],
    ['by a statement of its own', () => autoDeleted().addToAccessPolicy(new iam.PolicyStatement({
      effect: iam.Effect.DENY, actions: [DELETE], principals: [new iam.StarPrincipal()], resources: ['*'],
    }))],
    ['by a policy that was given', () => {
      const accessPolicy = new iam.PolicyDocument();
      autoDeleted({ accessPolicy });
      accessPolicy.addStatements(new iam.PolicyStatement({
        effect: iam.Effect.DENY, actions: [DELETE], principals: [new iam.AccountRootPrincipal()], resources: ['*'],
      }));
    }],
  ])('%s', (_, make) => {
    make();
    expect(synthesisProblemsOf(stack)).toContain(problem());
  });

  test.each<[string, object]>([
    ['everybody', {}],
    ['everybody, in a list', { Principal: { AWS: ['arn:aws:iam::222222222222:root', '*'] } }],
    ['the account', { Principal: { AWS: '111111111111' } }],
    ['the account, by a number', { Principal: { AWS: 111111111111 } }],
    ['the account, by its root', { Principal: { AWS: 'arn:aws:iam::111111111111:root' } }],
    ['the account, by a pseudo parameter', { Principal: { AWS: Fn.sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:root') } }],
    ['the role of the name it has', { Principal: { AWS: DEPLOYED } }],
    ['to list', { Action: ['backup:ListRecoveryPointsByBackupVault'] }],
    ['everything but something else', { Action: undefined, NotAction: ['backup:StartBackupJob', 'backup:ListRecoveryPointsByBackupVault'] }],
    ['all but a role', exceptFor(ADMIN, 'ArnNotEquals')],
    ['all but some roles', exceptFor([ADMIN, 'arn:aws:iam::111111111111:role/ops/*'], 'StringNotLike')],
    ['all but roles of another account', exceptFor('arn:aws:iam::222222222222:role/*')],
    ['all but what no wildcard is for', exceptFor('arn:aws:iam::111111111111:role/*', 'StringNotEquals')],
    ['all but a role with a pseudo parameter', exceptFor(Fn.sub('arn:aws:iam::${AWS::AccountId}:role/admin'))],
    ['all but the role of another stack', exceptFor(Fn.importValue('role'))],
    ['one that is just it', exceptFor('arn:aws:iam::111111111111:role/backup-vault-auto-delete/*', 'ArnLike')],
    ['all but the other roles of its stack', exceptFor('arn:aws:iam::111111111111:role/Stack-CdkAwsBackupAutoDelete*')],
    ['all but that of another stack', exceptFor('arn:aws:iam::111111111111:role/backup-vault-auto-delete/eu-central-1/Stack2/*')],
    ['all but that of another Region', exceptFor('arn:aws:iam::111111111111:role/backup-vault-auto-delete/eu-west-1/Stack/*')],
  ])('by a statement of an override: %s', (_, more) => {
    denial(more);
    expect(synthesisProblemsOf(stack)).toContain(problem());
  });

  test('with one statement that is no list', () => {
    l1Of(autoDeleted()).addPropertyOverride('AccessPolicy.Statement', { Effect: 'Deny', Action: DELETE, Principal: '*', Resource: '*' });
    expect(synthesisProblemsOf(stack)).toContain(problem());
  });

  test.each<[string, () => Stack, string, string]>([
    ['whose account is not known', () => testStack(), 'arn:*:iam::*:role/backup-vault-auto-delete/*/Stack/*', 'Stack/Vault'],
    ['whose name is long', () => testStack(HERE, 'AStackOfSomeTwentyFourCharacters'), 'arn:*:iam::111111111111:role/backup-vault-auto-delete/eu-central-1/AStackOfSomeTwentyFourCharacters/*', 'AStackOfSomeTwentyFourCharacters/Vault'],
    ['that is nested', () => new NestedStack(testStack(HERE), 'Inner'), 'arn:*:iam::111111111111:role/backup-vault-auto-delete/eu-central-1/Stack/a6621f85/*', 'Stack/Inner/Vault'],
  ])('in a stack %s', (_, make, pattern, path) => {
    stack = make();
    autoDeleted().blockRecoveryPointDeletion({ exceptFor: [new iam.ArnPrincipal('arn:aws:iam::111111111111:role/Stack/admin')] });
    expect(synthesisProblemsOf(stack)).toContain(problem(pattern, path));
  });

  test('where its role has a name and a path of its own', () => {
    const vault = autoDeleted();
    const role = l1Of((stack.node.findChild('CdkAwsBackupAutoDelete') as any).role);
    role.addPropertyOverride('RoleName', 'cleaner');
    role.addPropertyOverride('Path', '/ops/');
    vault.blockRecoveryPointDeletion({ exceptFor: [new iam.ArnPrincipal(ADMIN)] });
    expect(synthesisProblemsOf(stack)).toContain(problem('arn:*:iam::111111111111:role/ops/cleaner'));
  });

  test.each<[string, (role: CfnResource) => void, string]>([
    ['a path of its own', (role) => role.addPropertyOverride('Path', '/ops/'), 'role/ops/*CdkAwsBackupAutoDelete*'],
    ['no path', (role) => role.addPropertyDeletionOverride('Path'), 'role/*CdkAwsBackupAutoDelete*'],
    ['a path that only deployment knows', (role) => role.addPropertyOverride('Path', Fn.importValue('path')), 'role/*CdkAwsBackupAutoDelete*'],
  ])('where its role has %s', (_, override, pattern) => {
    const vault = autoDeleted();
    override(l1Of((stack.node.findChild('CdkAwsBackupAutoDelete') as any).role));
    vault.blockRecoveryPointDeletion({ exceptFor: [new iam.ArnPrincipal(ADMIN)] });
    expect(synthesisProblemsOf(stack)).toContain(problem(`arn:*:iam::111111111111:${pattern}`));
  });

  test('where others make its role, by its name', () => {
    iam.Role.customizeRoles(stack, { usePrecreatedRoles: { 'CdkAwsBackupAutoDelete/Role': 'emptier' } });
    autoDeleted().blockRecoveryPointDeletion({ exceptFor: [new iam.ArnPrincipal(ADMIN)] });
    expect(synthesisProblemsOf(stack)).toContain(problem('arn:*:iam::111111111111:role/emptier'));
  });
});

describe('accepted, as it is not denied', () => {
  test.each<[string, string]>([
    ['by the pattern of the message', PATTERN],
    ['by a shorter one', 'arn:aws:iam::111111111111:role/backup-vault-auto-delete/*'],
    ['by the name that deployment has given it', DEPLOYED],
    ['by characters that are left open', 'arn:aws:iam::111111111111:role/backup-vault-auto-delete/eu-central-?/S????/*'],
  ])('since it is excepted %s', (_, arn) => {
    const exceptions = { exceptFor: [new iam.ArnPrincipal(ADMIN), new iam.ArnPrincipal(arn)] };
    const vault = autoDeleted();
    vault.blockRecoveryPointDeletion(exceptions);
    vault.protect(exceptions);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('since it is excepted with everybody of the account', () => {
    denial(exceptFor('arn:aws:iam::111111111111:*'));
    expect(warningsOf(stack).map(({ id }) => id)).toEqual(['cdk-aws-backup:denialOfNobody']);
  });

  test('since it is excepted itself', () => {
    const vault = autoDeleted();
    vault.blockRecoveryPointDeletion({ exceptFor: [(stack.node.findChild('CdkAwsBackupAutoDelete') as any).role] });
    expect(warningsOf(stack)).toEqual([]);
  });

  test.each<[string, object]>([
    ['an account', { Principal: { AWS: '222222222222' } }],
    ['another account', { Principal: { AWS: 'arn:aws:iam::222222222222:root' } }],
    ['another role', { Principal: { AWS: [ADMIN] } }],
    ['a service', { Principal: { Service: 'backup.amazonaws.com' } }],
    ['something else', { Action: 'backup:StartCopyJob' }],
    ['everything but this and its own policy', {
      Action: undefined, NotAction: [DELETE, 'backup:ListRecoveryPointsByBackupVault', 'backup:PutBackupVaultAccessPolicy', 'backup:DeleteBackupVaultAccessPolicy'],
    }],
    ['one role', exceptFor([ADMIN], 'ArnLike')],
    ['nobody', { Effect: 'Allow', Principal: { AWS: [ADMIN] } }],
  ])('since the policy denies %s', (_, more) => {
    denial(more);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('since there is no statement', () => {
    autoDeleted({ accessPolicy: new iam.PolicyDocument() });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('or not known: the policy is a token', () => {
    l1Of(autoDeleted()).addPropertyOverride('AccessPolicy', new CfnParameter(stack, 'Policy').valueAsString);
    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('a warning where the denial may hold for it', () => {
  test.each<[string, object]>([
    ['a condition on something else', exceptFor('AROAEXAMPLE:*', 'StringNotLike', 'aws:userId')],
    ['a condition of another kind', exceptFor('true', 'Null')],
    ['an exception that only deployment knows', exceptFor({ Ref: 'Who' })],
    ['an exception of which only deployment knows the name', exceptFor(Fn.sub('arn:aws:iam::111111111111:role/${Who}'))],
    ['an exception that says nothing', exceptFor([{}])],
    ['an exception that depends', exceptFor({ 'Fn::If': ['Condition', ADMIN, ADMIN] })],
    ['some recovery points', { Resource: ['arn:aws:ec2:*:*:snapshot/*'] }],
    ['everybody but somebody', { Principal: undefined, NotPrincipal: { AWS: ADMIN } }],
    ['everything but some recovery points', { Resource: undefined, NotResource: 'arn:aws:ec2:*:*:snapshot/*' }],
  ])('%s', (_, more) => {
    new CfnParameter(stack, 'Who');
    denial(more);
    expect(warningsOf(stack)).toEqual([WARNING]);
  });

  test('not where another condition of it does not', () => {
    denial({ Condition: { StringNotLike: { 'aws:userId': 'AROAEXAMPLE:*' }, ArnLike: { 'aws:PrincipalArn': ADMIN } } });
    expect(warningsOf(stack)).toEqual([]);
  });
});
