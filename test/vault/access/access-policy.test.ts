import { aws_backup as backup, aws_iam as iam, Aspects, Lazy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { BackupVault } from '../../../src';
import { blockDeletion, documentProblems } from '../../../src/vault/access/access-policy';
import { messageOf, resourcesOf, synth, synthesisProblemsOf, testStack } from '../../util';

const refusal = (action: string) =>
  `an access policy of a vault must name each action, without '*', got '${action}': AWS Backup takes no wildcard there`;

const DENIAL = {
  Effect: 'Deny',
  Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
  Principal: { AWS: '*' },
  Resource: '*',
};

let stack: Stack;

beforeEach(() => {
  stack = testStack();
});

function allow(...actions: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions, principals: [new iam.AnyPrincipal()], resources: ['*'] });
}

function documentOf(...statements: iam.PolicyStatement[]): iam.PolicyDocument {
  return new iam.PolicyDocument({ statements });
}

function policyIn(id = 'Vault23237E5B'): any {
  return resourcesOf(stack, 'AWS::Backup::BackupVault')[id].Properties.AccessPolicy;
}

describe('documentProblems', () => {
  test.each([
    ['an empty document', documentOf()],
    ['names of actions', documentOf(allow('backup:StartBackupJob'), allow('backup:StartCopyJob', 'backup:CopyIntoBackupVault'))],
    ['a statement of what is not allowed', documentOf(new iam.PolicyStatement({ notActions: ['backup:*'], principals: [new iam.AnyPrincipal()] }))],
    ['wildcards elsewhere', documentOf(blockDeletion())],
  ])('takes %s', (_, document) => {
    expect(documentProblems(document.toJSON())).toEqual([]);
  });

  test('says every statement', () => {
    expect(documentProblems(documentOf(allow('backup:*'), allow('backup:StartCopyJob'), allow('backup:StartCopyJob', '*')).toJSON()))
      .toEqual([refusal('backup:*'), refusal('*')]);
  });
});

describe('accessPolicy', () => {
  test('is the document that is given', () => {
    new BackupVault(stack, 'Vault', { accessPolicy: documentOf(allow('backup:CopyIntoBackupVault')) });
    expect(policyIn()).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'backup:CopyIntoBackupVault', Principal: { AWS: '*' }, Resource: '*' }],
    });
  });

  test('is left out as long as it is empty', () => {
    new BackupVault(stack, 'Vault', { accessPolicy: documentOf() });
    expect(policyIn()).toBeUndefined();
  });

  test('refuses a wildcard', () => {
    expect(messageOf(() => new BackupVault(stack, 'Vault', { accessPolicy: documentOf(allow('backup:*')) }))).toBe(`Stack/Vault: ${refusal('backup:*')}`);
  });

  test('may still grow', () => {
    const accessPolicy = documentOf();
    new BackupVault(stack, 'Vault', { accessPolicy });
    accessPolicy.addStatements(allow('backup:StartCopyJob'));
    expect(policyIn().Statement).toHaveLength(1);
  });

  test('is looked at again at synthesis', () => {
    const accessPolicy = documentOf();
    new BackupVault(stack, 'Vault', { accessPolicy });
    accessPolicy.addStatements(allow('backup:Start*'));
    expect(synthesisProblemsOf(stack)).toEqual([`[Stack/Vault] ${refusal('backup:Start*')}`]);
  });

  test('is looked at after aspects', () => {
    const accessPolicy = documentOf();
    new BackupVault(stack, 'Vault', { accessPolicy });
    Aspects.of(stack).add({ visit: (node) => { if (node instanceof BackupVault) { accessPolicy.addStatements(allow('*')); } } });
    expect(synthesisProblemsOf(stack)[0]).toBe(`[Stack/Vault] ${refusal('*')}`);
  });

  test('is shared by all who are given the same document', () => {
    const accessPolicy = documentOf(allow('backup:CopyIntoBackupVault'));
    new BackupVault(stack, 'Vault', { accessPolicy });
    new BackupVault(stack, 'Other', { accessPolicy, blockRecoveryPointDeletion: true });
    const vaults = Object.values(resourcesOf(stack, 'AWS::Backup::BackupVault'));
    expect(vaults.map(({ Properties }) => Properties.AccessPolicy.Statement.length)).toEqual([2, 2]);
  });
});

describe('addToAccessPolicy', () => {
  test('adds statements in their order', () => {
    const vault = new BackupVault(stack, 'Vault');
    vault.addToAccessPolicy(allow('backup:StartCopyJob'));
    vault.addToAccessPolicy(new iam.PolicyStatement({
      effect: iam.Effect.DENY,
      actions: ['backup:CopyIntoBackupVault'],
      principals: [new iam.AnyPrincipal()],
      resources: ['*'],
      conditions: { StringNotEquals: { 'aws:PrincipalOrgID': ['o-1234567890'] } },
    }));
    expect(policyIn().Statement).toEqual([
      { Effect: 'Allow', Action: 'backup:StartCopyJob', Principal: { AWS: '*' }, Resource: '*' },
      {
        Effect: 'Deny',
        Action: 'backup:CopyIntoBackupVault',
        Principal: { AWS: '*' },
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:PrincipalOrgID': ['o-1234567890'] } },
      },
    ]);
  });

  test('extends the document that was given', () => {
    const accessPolicy = documentOf(allow('backup:StartCopyJob'));
    new BackupVault(stack, 'Vault', { accessPolicy }).addToAccessPolicy(allow('backup:CopyIntoBackupVault'));
    expect(accessPolicy.statementCount).toBe(2);
    expect(policyIn().Statement).toHaveLength(2);
  });

  test('works until the template is written', () => {
    const vault = new BackupVault(stack, 'Vault');
    synth(stack);
    vault.addToAccessPolicy(allow('backup:StartCopyJob'));
    synth(stack);
    expect(policyIn().Statement).toHaveLength(1);
  });

  test('refuses a wildcard, and adds nothing', () => {
    const vault = new BackupVault(stack, 'Vault');
    expect(messageOf(() => vault.addToAccessPolicy(allow('backup:StartCopyJob', 'backup:*')))).toBe(`Stack/Vault: ${refusal('backup:*')}`);
    expect(policyIn()).toBeUndefined();
  });

  test('takes actions that are tokens', () => {
    new BackupVault(stack, 'Vault').addToAccessPolicy(allow(Lazy.string({ produce: () => 'backup:StartCopyJob' })));
    expect(policyIn().Statement[0].Action).toBe('backup:StartCopyJob');
  });

  test('sees a wildcard that comes later into a statement', () => {
    const statement = allow('backup:StartCopyJob');
    new BackupVault(stack, 'Vault').addToAccessPolicy(statement);
    statement.addActions('backup:*');
    expect(synthesisProblemsOf(stack)).toEqual([`[Stack/Vault] ${refusal('backup:*')}`]);
  });
});

describe('blockRecoveryPointDeletion', () => {
  test('as a property', () => {
    new BackupVault(stack, 'Vault', { blockRecoveryPointDeletion: true });
    expect(policyIn()).toEqual({ Version: '2012-10-17', Statement: [DENIAL] });
  });

  test('as a method', () => {
    new BackupVault(stack, 'Vault').blockRecoveryPointDeletion();
    expect(policyIn()).toEqual({ Version: '2012-10-17', Statement: [DENIAL] });
  });

  test('not asked for', () => {
    new BackupVault(stack, 'Vault', { blockRecoveryPointDeletion: false });
    expect(policyIn()).toBeUndefined();
  });

  test('beside other statements, which come first', () => {
    const vault = new BackupVault(stack, 'Vault', { blockRecoveryPointDeletion: true, accessPolicy: documentOf(allow('backup:StartCopyJob')) });
    vault.addToAccessPolicy(allow('backup:CopyIntoBackupVault'));
    expect(policyIn().Statement.map(({ Action }: { Action: unknown }) => Action)).toEqual(['backup:StartCopyJob', DENIAL.Action, 'backup:CopyIntoBackupVault']);
  });

  test('is said as often as it is asked for, as aws-cdk-lib does', () => {
    new BackupVault(stack, 'Vault', { blockRecoveryPointDeletion: true }).blockRecoveryPointDeletion();
    new backup.BackupVault(stack, 'Theirs', { blockRecoveryPointDeletion: true }).blockRecoveryPointDeletion();
    const [ours, theirs] = Object.values(resourcesOf(stack, 'AWS::Backup::BackupVault')).map(({ Properties }) => Properties.AccessPolicy);
    expect(ours.Statement).toEqual([DENIAL, DENIAL]);
    expect(ours).toEqual(theirs);
  });
});

test('statements that are added after somebody has looked at the vault are in the template', () => {
  const vault = new BackupVault(stack, 'Vault', { accessPolicy: documentOf(allow('backup:StartBackupJob')) });
  stack.resolve((vault.node.defaultChild as backup.CfnBackupVault)._toCloudFormation());
  vault.blockRecoveryPointDeletion();
  expect(Object.values(resourcesOf(stack, 'AWS::Backup::BackupVault'))[0].Properties.AccessPolicy.Statement).toEqual([
    expect.objectContaining({ Effect: 'Allow', Action: 'backup:StartBackupJob' }), DENIAL,
  ]);
});
