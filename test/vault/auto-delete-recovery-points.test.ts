import {
  App, Aspects, CfnDeletionPolicy, CfnParameter, Duration, NestedStack, RemovalPolicies, RemovalPolicy, Stack, Stage, Tags, aws_kms as kms,
} from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { Construct } from 'constructs';
import { BackupPlan, BackupPlanRule, BackupVault } from '../../src';
import type { BackupVaultProps } from '../../src';
import { HERE, l1Of, messageOf, resourceOf, resourcesOf, synthesisProblemsOf, testStack, warningsOf } from '../util';

const TAG = 'cdk-aws-backup:auto-delete-recovery-points';
const CUSTOM = 'Custom::BackupVaultAutoDelete';
const FUNCTION = 'AWS::Lambda::Function';
const VAULT = 'Vault23237E5B';

let stack: Stack;

beforeEach(() => {
  stack = testStack();
});

function autoDeleted(scope: Construct = stack, id = 'Vault', props: BackupVaultProps = {}): BackupVault {
  return new BackupVault(scope, id, { removalPolicy: RemovalPolicy.DESTROY, autoDeleteRecoveryPoints: true, ...props });
}

/** The policies of the function that deletes. */
function statements(): any[] {
  const [policy] = Object.entries(resourcesOf(stack, 'AWS::IAM::Policy')).filter(([id]) => /^CdkAwsBackupAutoDeleteIsComplete/.test(id));
  return policy[1].Properties.PolicyDocument.Statement;
}

const arn = (service: string, rest: string, account: any = { Ref: 'AWS::AccountId' }) => ({
  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:${service}:`, { Ref: 'AWS::Region' }, ...(account ? [':', account, `:${rest}`] : [`::${rest}`])]],
});

const ELSEWHERE = [
  arn('ec2', 'snapshot/*', null), arn('ec2', 'image/*', null), arn('rds', '*'), arn('dynamodb', 'table/*/backup/*'), arn('fsx', 'backup/*'),
  arn('redshift', 'snapshot:*'), arn('redshift-serverless', 'snapshot*'),
];

describe('without the option', () => {
  test.each([undefined, false])('%s, there is nothing but the vault', (autoDeleteRecoveryPoints) => {
    new BackupVault(stack, 'Vault', { removalPolicy: RemovalPolicy.DESTROY, autoDeleteRecoveryPoints });
    expect(Template.fromStack(stack).toJSON().Resources).toEqual({
      [VAULT]: {
        Type: 'AWS::Backup::BackupVault',
        Properties: { BackupVaultName: 'StackVault02F737C4' },
        DeletionPolicy: 'Delete',
        UpdateReplacePolicy: 'Delete',
      },
    });
    expect(warningsOf(stack).map(({ id }) => id)).toEqual(['cdk-aws-backup:removalPolicyDestroy']);
  });
});

describe('with the option', () => {
  test('the vault has the tag without which it is left alone, and no warning', () => {
    autoDeleted();
    expect(resourceOf(stack, 'AWS::Backup::BackupVault')).toEqual({
      Type: 'AWS::Backup::BackupVault',
      Properties: { BackupVaultName: 'StackVault02F737C4', BackupVaultTags: { [TAG]: 'true' } },
      DeletionPolicy: 'Delete',
      UpdateReplacePolicy: 'Delete',
    });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('four custom resources are deleted one after the other, and then the vault', () => {
    autoDeleted();
    const ids = Object.keys(resourcesOf(stack, CUSTOM)).sort();
    const [permission] = Object.keys(resourcesOf(stack, 'AWS::IAM::RolePolicy'));
    expect(ids.map((id) => id.slice(0, -8))).toEqual([1, 2, 3, 4].map((hour) => `VaultAutoDeleteRecoveryPointsHour${hour}`));
    expect(ids.map((id) => resourcesOf(stack, CUSTOM)[id])).toEqual([1, 2, 3, 4].map((hour) => ({
      Type: CUSTOM,
      Properties: {
        ServiceToken: { 'Fn::GetAtt': [expect.stringMatching(/^CdkAwsBackupAutoDeleteProviderframeworkonEvent/), 'Arn'] },
        BackupVaultName: { 'Fn::GetAtt': [VAULT, 'BackupVaultName'] },
        Final: hour === 4 ? 'true' : 'false',
      },
      DependsOn: [hour === 4 ? permission : ids[hour], VAULT],
      DeletionPolicy: 'Delete',
      UpdateReplacePolicy: 'Delete',
    })));
  });

  test('the permission for the vault lives and is replaced with it, by its name', () => {
    autoDeleted();
    expect(resourceOf(stack, 'AWS::IAM::RolePolicy').Properties).toEqual({
      PolicyName: { 'Fn::GetAtt': [VAULT, 'BackupVaultName'] },
      RoleName: { Ref: expect.stringMatching(/^CdkAwsBackupAutoDeleteIsCompleteServiceRole/) },
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [{
          Effect: 'Allow',
          Action: ['backup:ListRecoveryPointsByBackupVault', 'backup:ListTags'],
          Resource: { 'Fn::GetAtt': [VAULT, 'BackupVaultArn'] },
        }],
      },
    });
  });

  test('the role may delete recovery points, and what AWS Backup does for it in other services', () => {
    autoDeleted();
    expect(statements()).toEqual([
      {
        Effect: 'Allow',
        Action: ['backup:DeleteRecoveryPoint', 'backup:DisassociateRecoveryPoint', 'backup:DisassociateRecoveryPointFromParent'],
        Resource: [arn('backup', 'recovery-point:*'), ...ELSEWHERE],
      },
      {
        Effect: 'Allow',
        Action: ['ec2:DeleteSnapshot', 'ec2:DeregisterImage', 'rds:DeleteDBSnapshot', 'rds:DeleteDBClusterSnapshot', 'dynamodb:DeleteBackup',
          'fsx:DeleteBackup', 'redshift:DeleteClusterSnapshot', 'redshift-serverless:DeleteSnapshot'],
        Resource: ELSEWHERE,
        Condition: { 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'backup.amazonaws.com' } },
      },
      {
        Effect: 'Allow',
        Action: 'iam:CreateServiceLinkedRole',
        Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup']] },
        Condition: { StringEquals: { 'iam:AWSServiceName': 'backup.amazonaws.com' } },
      },
      { Effect: 'Allow', Action: 'backup:ListBackupVaults', Resource: '*' },
    ]);
  });

  test('both functions run the same code, each its own part', () => {
    autoDeleted();
    const own = Object.values(resourcesOf(stack, FUNCTION)).filter(({ Properties }) => Properties.Handler.startsWith('index.'));
    expect(own.map(({ Properties: { Handler, Timeout, Runtime } }) => [Handler, Timeout, Runtime])).toEqual([
      ['index.isComplete', 300, expect.stringMatching(/^nodejs\d+\.x$/)], ['index.onEvent', 60, expect.stringMatching(/^nodejs\d+\.x$/)],
    ]);
    expect(own[0].Properties.Code).toEqual(own[1].Properties.Code);
  });

  test('CloudFormation asks twice a minute, for an hour', () => {
    autoDeleted();
    const { DefinitionString } = resourceOf(stack, 'AWS::StepFunctions::StateMachine').Properties;
    expect(JSON.stringify(DefinitionString)).toContain('\\"IntervalSeconds\\":30,\\"MaxAttempts\\":120,\\"BackoffRate\\":1');
  });

  test('a stack has one provider for all its vaults', () => {
    ['One', 'Two', 'Three'].forEach((id) => autoDeleted(stack, id));
    expect(Object.keys(resourcesOf(stack, FUNCTION))).toHaveLength(5); // three are the framework of aws-cdk-lib
    expect(Object.keys(resourcesOf(stack, CUSTOM))).toHaveLength(12);
    expect(Object.keys(resourcesOf(stack, 'AWS::IAM::RolePolicy'))).toHaveLength(3);
    expect(statements()).toHaveLength(4);
  });

  test('nested stacks, stages and other stacks have their own', () => {
    const app = new App();
    const outer = new Stack(app, 'Outer');
    const inner = new NestedStack(outer, 'Inner');
    const staged = new Stack(new Stage(app, 'Stage'), 'Staged', { env: HERE });
    [outer, inner, staged].forEach((each) => autoDeleted(each));
    for (const each of [outer, inner, staged]) {
      expect(Object.keys(resourcesOf(each, CUSTOM))).toHaveLength(4);
      expect(Object.keys(resourcesOf(each, FUNCTION))).toHaveLength(5);
    }
    expect(warningsOf(app)).toEqual([]);
  });

  test('in a known environment, the ARNs are of it', () => {
    stack = testStack(HERE);
    autoDeleted();
    expect(statements()[0].Resource[0]).toEqual({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':backup:eu-central-1:111111111111:recovery-point:*']] });
  });

  test('a vault with a name that is a token, and everything else', () => {
    const name = new CfnParameter(stack, 'Name').valueAsString;
    autoDeleted(stack, 'Vault', { backupVaultName: name, encryptionKey: new kms.Key(stack, 'Key') });
    expect(resourceOf(stack, 'AWS::Backup::BackupVault').Properties).toMatchObject({ BackupVaultName: { Ref: 'Name' } });
    expect(Object.values(resourcesOf(stack, CUSTOM))[0].Properties.BackupVaultName).toEqual({ 'Fn::GetAtt': [VAULT, 'BackupVaultName'] });
  });

  test('tags of the stack go to the vault as well', () => {
    autoDeleted();
    stack.tags.setTag('team', 'core');
    expect(resourceOf(stack, 'AWS::Backup::BackupVault').Properties.BackupVaultTags).toMatchObject({ [TAG]: 'true' });
  });

  test('a vault that a plan writes to', () => {
    new BackupPlan(stack, 'Plan', { backupVault: autoDeleted(), backupPlanRules: [BackupPlanRule.daily()] });
    expect(() => Template.fromStack(stack)).not.toThrow(); // looks for circles of dependencies
  });

  test('synthesises twice, and the second time the same', () => {
    autoDeleted();
    const first = Template.fromStack(stack).toJSON();
    expect(Template.fromStack(stack).toJSON()).toEqual(first);
  });
});

describe('refused', () => {
  test.each<[string, BackupVaultProps, string]>([
    ['no removal policy', { removalPolicy: undefined }, 'got none'],
    ['RETAIN', { removalPolicy: RemovalPolicy.RETAIN }, 'got \'retain\''],
    ['RETAIN_ON_UPDATE_OR_DELETE', { removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE }, 'got \'retain-on-update-or-delete\''],
  ])('with %s', (_, props, got) => {
    expect(messageOf(() => autoDeleted(stack, 'Vault', props)))
      .toBe(`Stack/Vault: 'autoDeleteRecoveryPoints' needs the 'removalPolicy' RemovalPolicy.DESTROY, ${got}: a vault that is kept keeps what it holds`);
  });

  test('under a compliance lock, together with what else is wrong', () => {
    const lockConfiguration = { minRetention: Duration.days(1), changeableFor: Duration.days(3) };
    expect(messageOf(() => autoDeleted(stack, 'Vault', { removalPolicy: undefined, lockConfiguration }))).toBe([
      'Stack/Vault: 2 problems',
      '  - \'autoDeleteRecoveryPoints\' needs the \'removalPolicy\' RemovalPolicy.DESTROY, got none: a vault that is kept keeps what it holds',
      '  - \'autoDeleteRecoveryPoints\' cannot be used with \'lockConfiguration.changeableFor\': under a compliance lock nobody can delete a recovery point before its retention ends',
    ].join('\n'));
  });

  const KEPT = '[Stack/Vault] the vault has \'autoDeleteRecoveryPoints\', and its removal policy was changed to one that keeps it: its recovery points would be deleted all the same; '
    + 'use RemovalPolicy.DESTROY, or leave \'autoDeleteRecoveryPoints\' out';

  test.each<[string, (vault: BackupVault) => void]>([
    ['by the vault', (vault) => vault.applyRemovalPolicy(RemovalPolicy.RETAIN)],
    ['at the L1', (vault) => l1Of(vault).applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)],
    ['for replacements alone', (vault) => { l1Of(vault).cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN; }],
    ['by an override', (vault) => l1Of(vault).addOverride('DeletionPolicy', 'Retain')],
    ['by an override for replacements alone', (vault) => l1Of(vault).addOverride('UpdateReplacePolicy', 'Snapshot')],
    ['by the policies of the stack', () => RemovalPolicies.of(stack).retain()],
    ['by an aspect', () => Aspects.of(stack).add({ visit: (node) => { if (node instanceof BackupVault) { node.applyRemovalPolicy(RemovalPolicy.RETAIN); } } })],
  ])('when the vault is to be kept later, %s', (_, change) => {
    change(autoDeleted());
    expect(synthesisProblemsOf(stack)).toContain(KEPT);
  });

  test.each<[string, (vault: BackupVault) => void]>([
    ['later, by its L1', (vault) => { (l1Of(vault) as backup.CfnBackupVault).lockConfiguration = { minRetentionDays: 1, changeableForDays: 3 }; }],
    ['by an override', (vault) => l1Of(vault).addPropertyOverride('LockConfiguration', { MinRetentionDays: 1, ChangeableForDays: '3' })],
    ['by an override of a governance lock', (vault) => l1Of(vault).addPropertyOverride('LockConfiguration.ChangeableForDays', 3)],
  ])('under a compliance lock that it gets %s', (_, lock) => {
    lock(autoDeleted(stack, 'Vault', { lockConfiguration: { minRetention: Duration.days(1) } }));
    expect(synthesisProblemsOf(stack)).toContain('[Stack/Vault] \'autoDeleteRecoveryPoints\' cannot be used with \'lockConfiguration.changeableFor\': '
      + 'under a compliance lock nobody can delete a recovery point before its retention ends');
  });

  const UNTAGGED = `[Stack/Vault] the vault has 'autoDeleteRecoveryPoints', and not the tag '${TAG}' with the value 'true', without which it is not emptied: `
    + 'leave that tag as it is, or \'autoDeleteRecoveryPoints\' out';

  test.each<[string, (vault: BackupVault) => void]>([
    ['by the tags of the stack', () => Tags.of(stack).remove(TAG)],
    ['by another value', (vault) => Tags.of(vault).add(TAG, 'false')],
    ['by an override', (vault) => l1Of(vault).addPropertyDeletionOverride(`BackupVaultTags.${TAG}`)],
    ['by an override of all tags', (vault) => l1Of(vault).addPropertyDeletionOverride('BackupVaultTags')],
  ])('without its tag, that is gone %s', (_, remove) => {
    remove(autoDeleted());
    expect(synthesisProblemsOf(stack)).toContain(UNTAGGED);
  });

  test('not with a tag that only deployment knows', () => {
    l1Of(autoDeleted()).addPropertyOverride(`BackupVaultTags.${TAG}`, new CfnParameter(stack, 'Tag').valueAsString);
    expect(warningsOf(stack)).toEqual([]);
  });
});

test.each<[string, (vault: BackupVault) => void, BackupVaultProps]>([
  ['', () => {}, { lockConfiguration: { minRetention: Duration.days(1) } }],
  [', also one by the L1,', (vault) => { (l1Of(vault) as backup.CfnBackupVault).lockConfiguration = { minRetentionDays: 1 }; }, {}],
  [', also one that only deployment knows,', (vault) => l1Of(vault).addPropertyOverride('LockConfiguration', new CfnParameter(stack, 'Lock').valueAsString), {}],
])('a governance lock%s gives a warning', (_, lock, props) => {
  lock(autoDeleted(stack, 'Vault', props));
  expect(warningsOf(stack)).toEqual([{
    path: 'Stack/Vault',
    id: 'cdk-aws-backup:autoDeleteUnderLock',
    text: '\'autoDeleteRecoveryPoints\' of a vault with a lock: while the lock is there, a recovery point cannot be deleted before its retention ends, '
      + 'and the deletion of the stack stops; remove \'lockConfiguration\' in a deployment before',
  }]);
});
