import { App, aws_backup as backup, aws_events as events, aws_sns as sns, Stack } from 'aws-cdk-lib';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { BackupEventRules, BackupEventState, BackupVault, BackupVaultEventRules, CopyJobSide } from '../../../src';
import type { OnBackupEventOptions } from '../../../src';
import { HERE, messageOf, resourceOf, resourcesOf, testStack, THERE, warningsOf } from '../../util';

const TYPE = 'AWS::Events::Rule';
const NAME = { 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultName'] };
const ARN = { 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultArn'] };
const FAILED = ['ABORTED', 'EXPIRED', 'FAILED', 'PARTIAL'];

let stack: Stack;

beforeEach(() => {
  stack = testStack(HERE);
});

const pattern = () => resourceOf(stack, TYPE).Properties.EventPattern;
const detail = () => pattern().detail;

type Method = 'onBackupJobStateChange' | 'onCopyJobStateChange' | 'onRestoreJobStateChange' | 'onRecoveryPointStateChange' | 'onScanJobStateChange' | 'onVaultStateChange';

/** Method, type of the event, how it says its vault, where it says its state, and which states it has. */
const KINDS: [Method, string, unknown, string, string[]][] = [
  ['onBackupJobStateChange', 'Backup Job State Change', { backupVaultName: [NAME] }, 'state',
    ['PENDING', 'RUNNING', 'ABORTING', 'ABORTED', 'COMPLETED', 'FAILED', 'EXPIRED', 'PARTIAL']],
  ['onCopyJobStateChange', 'Copy Job State Change', { $or: [{ sourceBackupVaultArn: [ARN] }, { destinationBackupVaultArn: [ARN] }] }, 'state',
    ['CREATED', 'RUNNING', 'COMPLETED', 'FAILED', 'PARTIAL']],
  ['onRestoreJobStateChange', 'Restore Job State Change', { backupVaultArn: [ARN] }, 'status', ['PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'ABORTED']],
  ['onRecoveryPointStateChange', 'Recovery Point State Change', { backupVaultName: [NAME] }, 'status',
    ['CREATING', 'COMPLETED', 'PARTIAL', 'AVAILABLE', 'STOPPED', 'EXPIRED', 'DELETING']],
  ['onScanJobStateChange', 'Scan Job State Change', { backupVaultName: [NAME] }, 'state',
    ['CREATED', 'RUNNING', 'COMPLETED', 'COMPLETED_WITH_ISSUES', 'FAILED', 'CANCELED']],
  ['onVaultStateChange', 'Backup Vault State Change', { backupVaultName: [NAME] }, 'state', ['CREATED', 'MODIFIED', 'DELETED']],
];

describe.each(KINDS)('%s of a vault', (method, detailType, filter, stateKey, states) => {
  test('takes the events of the vault', () => {
    const rule = new BackupVault(stack, 'Vault')[method]('Rule');
    expect(pattern()).toEqual({ 'source': ['aws.backup'], 'detail-type': [detailType], 'detail': filter });
    expect(rule).toBeInstanceOf(events.Rule);
    expect(rule.node.path).toBe('Stack/Vault/Rule');
    expect(Object.keys(resourcesOf(stack, TYPE))).toEqual(['VaultRule77247BE4']);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('takes some states only', () => {
    new BackupVault(stack, 'Vault')[method]('Rule', { states: states as BackupEventState[] });
    expect(detail()).toEqual({ ...filter as object, [stateKey]: states });
  });

  test('refuses every other state', () => {
    const vault = new BackupVault(stack, 'Vault');
    const others = Object.values(BackupEventState).filter((state) => !states.includes(state) && !(state === 'CREATED' && method === 'onBackupJobStateChange'));
    expect(messageOf(() => vault[method]('Rule', { states: others })))
      .toMatch(new RegExp(`^Stack/Vault: 'states' of an? [a-z ]+ must be of ${states.join(', ')}, got ${others.join(', ')}$`));
  });

  test('refuses no states', () => {
    const vault = new BackupVault(stack, 'Vault');
    expect(messageOf(() => vault[method]('Rule', { states: [] })))
      .toBe("Stack/Vault: 'states' must not be empty: EventBridge refuses it; leave it out for every state");
  });

  test('takes those of every vault in an account', () => {
    BackupEventRules.of(stack)[method]('Rule', { states: [states[0] as BackupEventState] });
    expect(pattern()).toEqual({ 'source': ['aws.backup'], 'detail-type': [detailType], 'detail': { [stateKey]: [states[0]] } });
  });
});

describe.each<['onPlanStateChange' | 'onRecoveryPointIndexStateChange' | 'onRegionSettingStateChange', string, string, string[]]>([
  ['onPlanStateChange', 'Backup Plan State Change', 'state', ['CREATED', 'MODIFIED', 'DELETED']],
  ['onRecoveryPointIndexStateChange', 'Recovery Point Index State Change', 'indexStatus', ['ACTIVE', 'DELETED', 'FAILED']],
  ['onRegionSettingStateChange', 'Region Setting State Change', 'state', ['MODIFIED']],
])('%s', (method, detailType, stateKey, states) => {
  test('takes those of an account', () => {
    BackupEventRules.of(stack)[method]('Rule');
    expect(pattern()).toEqual({ 'source': ['aws.backup'], 'detail-type': [detailType] });
    expect(Object.keys(resourcesOf(stack, TYPE))).toEqual(['Rule4C995B7F']);
  });

  test('takes some states only', () => {
    BackupEventRules.of(stack)[method]('Rule', { states: states as BackupEventState[] });
    expect(detail()).toEqual({ [stateKey]: states });
    expect(() => BackupEventRules.of(stack)[method]('Other', { states: [BackupEventState.RUNNING] })).toThrow(`must be of ${states.join(', ')}, got RUNNING`);
  });
});

describe('a backup job that was created', () => {
  test('does not say its vault', () => {
    const vault = new BackupVault(stack, 'Vault');
    expect(messageOf(() => vault.onBackupJobStateChange('Rule', { states: [BackupEventState.CREATED, BackupEventState.DELETED] }))).toBe([
      'Stack/Vault: 2 problems',
      "  - 'states' of a backup job must be of PENDING, RUNNING, ABORTING, ABORTED, COMPLETED, FAILED, EXPIRED, PARTIAL, got DELETED",
      "  - 'states' must not be CREATED for the events of a vault: such an event of a backup job does not say its vault; "
        + 'take those of the account, with BackupEventRules',
    ].join('\n'));
  });

  test('is told of in the account', () => {
    BackupEventRules.of(stack).onBackupJobStateChange('Rule', { states: [BackupEventState.CREATED, BackupEventState.CREATED] });
    expect(detail()).toEqual({ state: ['CREATED'] });
  });
});

describe('a copy job', () => {
  test.each<[CopyJobSide, unknown]>([
    [CopyJobSide.SOURCE, { sourceBackupVaultArn: [ARN] }],
    [CopyJobSide.DESTINATION, { destinationBackupVaultArn: [ARN] }],
  ])('is taken by its %s', (side, expected) => {
    new BackupVault(stack, 'Vault').onCopyJobStateChange('Rule', { side, states: [BackupEventState.FAILED] });
    expect(detail()).toEqual({ ...expected as object, state: ['FAILED'] });
  });
});

describe('failures', () => {
  test('of all jobs of a vault are one rule', () => {
    new BackupVault(stack, 'Vault').onJobFailed('Rule');
    expect(pattern()).toEqual({
      'source': ['aws.backup'],
      'detail-type': ['Backup Job State Change', 'Copy Job State Change', 'Restore Job State Change'],
      'detail': {
        $or: [
          { backupVaultName: [NAME], state: FAILED },
          { sourceBackupVaultArn: [ARN], state: ['FAILED', 'PARTIAL'] },
          { destinationBackupVaultArn: [ARN], state: ['FAILED', 'PARTIAL'] },
          { backupVaultArn: [ARN], status: ['ABORTED', 'FAILED'] },
        ],
      },
    });
  });

  test('of all jobs of an account are one rule', () => {
    BackupEventRules.of(stack).onJobFailed('Rule');
    expect(pattern()).toEqual({
      'source': ['aws.backup'],
      'detail-type': ['Backup Job State Change', 'Copy Job State Change', 'Restore Job State Change'],
      'detail': { $or: [{ state: FAILED }, { status: ['ABORTED', 'FAILED'] }] },
    });
  });

  test.each<[string, () => unknown, unknown]>([
    ['a vault', () => new BackupVault(stack, 'Vault').onThreatsFound('Rule'), { backupVaultName: [NAME], scanResult: { scanResultStatus: ['THREATS_FOUND'] } }],
    ['an account', () => BackupEventRules.of(stack).onThreatsFound('Rule'), { scanResult: { scanResultStatus: ['THREATS_FOUND'] } }],
  ])('found by scans of %s are a rule', (_, make, expected) => {
    make();
    expect(pattern()).toEqual({ 'source': ['aws.backup'], 'detail-type': ['Scan Job State Change'], 'detail': expected });
  });
});

describe('options', () => {
  test('are those of the CDK', () => {
    new BackupVault(stack, 'Vault').onBackupJobStateChange('Rule', {
      ruleName: 'failed',
      description: 'what has failed',
      target: new SnsTopic(new sns.Topic(stack, 'Topic')),
    });
    expect(resourceOf(stack, TYPE).Properties).toMatchObject({
      Name: 'failed', Description: 'what has failed', State: 'ENABLED', Targets: [{ Arn: { Ref: 'TopicBFC7AF6E' }, Id: 'Target0' }],
    });
  });

  test('narrow the events', () => {
    new BackupVault(stack, 'Vault').onBackupJobStateChange('Rule', {
      states: [BackupEventState.FAILED],
      eventPattern: { account: [HERE.account], detail: { resourceType: ['RDS'] } },
    });
    expect(pattern()).toEqual({
      'account': [HERE.account],
      'source': ['aws.backup'],
      'detail-type': ['Backup Job State Change'],
      'detail': { resourceType: ['RDS'], backupVaultName: [NAME], state: ['FAILED'] },
    });
  });

  test('narrow those of an account, too', () => {
    BackupEventRules.of(stack).onPlanStateChange('Rule', { eventPattern: { detail: { state: ['DELETED'] } } });
    expect(detail()).toEqual({ state: ['DELETED'] });
  });

  test('must not widen them', () => {
    const vault = new BackupVault(stack, 'Vault');
    const options: OnBackupEventOptions = {
      states: [BackupEventState.FAILED],
      eventPattern: { source: ['mine'], detailType: ['other'], detail: { backupVaultName: ['other'], state: ['EXPIRED'], resourceType: ['RDS'] } },
    };
    expect(messageOf(() => vault.onBackupJobStateChange('Rule', options))).toBe([
      'Stack/Vault: 4 problems',
      "  - 'eventPattern.source' must not be given: this method says it itself",
      "  - 'eventPattern.detailType' must not be given: this method says it itself",
      "  - 'eventPattern.detail.backupVaultName' must not be given: this method says it itself",
      "  - 'eventPattern.detail.state' must not be given: this method says it itself",
    ].join('\n'));
  });

  test('can say another stack for the rule', () => {
    const other = new Stack(stack.node.root as App, 'Other', { env: HERE });
    const rule = new BackupVault(stack, 'Vault', { backupVaultName: 'vault' }).onVaultStateChange('Rule', { crossStackScope: other });
    expect(Stack.of(rule)).toBe(other);
  });
});

describe('any vault', () => {
  test.each<[string, () => backup.IBackupVaultRef, unknown, string]>([
    ['of aws-cdk-lib', () => new backup.BackupVault(stack, 'Vault'), NAME, 'VaultRule77247BE4'],
    ['as an L1', () => new backup.CfnBackupVault(stack, 'Vault', { backupVaultName: 'vault' }), { Ref: 'Vault' }, 'VaultRule77247BE4'],
    ['imported', () => BackupVault.fromBackupVaultName(stack, 'Vault', 'vault'), 'vault', 'VaultRule77247BE4'],
  ])('%s has rules', (_, vault, name, id) => {
    BackupVaultEventRules.fromVault(vault()).onRecoveryPointStateChange('Rule');
    expect(detail()).toEqual({ backupVaultName: [name] });
    expect(Object.keys(resourcesOf(stack, TYPE))).toEqual([id]);
    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('a vault of another Region', () => {
  const far = () => BackupVaultEventRules.fromVault(BackupVault.fromBackupVaultArn(stack, 'Far', `arn:aws:backup:${THERE.region}:${THERE.account}:backup-vault:far`));

  test('is told of there', () => {
    far().onBackupJobStateChange('Rule');
    expect(warningsOf(stack)).toEqual([{
      path: 'Stack/Far/Rule',
      id: 'cdk-aws-backup:vaultEventsElsewhere',
      text: "the vault 'Stack/Far' is in another account or Region (222222222222, us-east-1), and its events arrive there: "
        + 'this rule (111111111111, eu-central-1) gets none; make it there',
    }]);
  });

  test('is told of here where it is the destination of copies', () => {
    far().onCopyJobStateChange('Rule', { side: CopyJobSide.DESTINATION });
    expect(detail()).toEqual({ destinationBackupVaultArn: ['arn:aws:backup:us-east-1:222222222222:backup-vault:far'] });
    expect(warningsOf(stack)).toEqual([]);
  });
});
