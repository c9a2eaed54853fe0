import { Annotations, App, aws_backup as backup, aws_kms as kms, Duration, Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupResourceType, BackupVault, LogicallyAirGappedBackupVault } from '../../src';
import { HERE, testStack, THERE, warningsOf } from '../util';

const ID = 'cdk-aws-backup:copyFromAirGappedVault';
const days = Duration.days;

let stack: Stack;

beforeEach(() => {
  stack = testStack(HERE);
});

const airGapped = (id: string) => new LogicallyAirGappedBackupVault(stack, id, { minRetention: days(7), maxRetention: days(70) });

function planInto(destinationBackupVault: backup.IBackupVaultRef, types: BackupResourceType[] = [], isTarget = true): BackupPlan {
  const plan = new BackupPlan(stack, 'Plan', {
    backupPlanRules: [new BackupPlanRule({
      ruleName: 'Apart',
      deleteAfter: days(30),
      targetLogicallyAirGappedBackupVault: isTarget ? airGapped('Target') : undefined,
      copyActions: [{ destinationBackupVault }],
    })],
  });
  types.forEach((type) => plan.addSelection(type.name, { resources: [BackupResource.allOf(type)] }));
  return plan;
}

const found = () => warningsOf(stack).filter(({ id }) => id === ID);
const warning = (reason: string) => [{
  path: 'Stack/Plan', id: ID, text: `the rule 'Apart' copies into 'Stack/Copies', and what goes straight to the logically air-gapped vault 'Stack/Target' is copied from there: ${reason}`,
}];
const KEY = warning("AWS Backup needs a customer managed key to encrypt such a copy with; give the vault an 'encryptionKey'");

test.each<[string, () => backup.IBackupVaultRef, BackupResourceType[], object[]]>([
  ['a vault without a key', () => new BackupVault(stack, 'Copies'), [], KEY],
  ['an L1 without a key', () => new backup.CfnBackupVault(stack, 'Copies', { backupVaultName: 'copies' }), [], KEY],
  ['a vault without a key, of what is fully managed and what is not', () => new BackupVault(stack, 'Copies'), [BackupResourceType.EBS, BackupResourceType.EFS], KEY],
  ['a vault without a key, of what may be fully managed', () => new BackupVault(stack, 'Copies'), [BackupResourceType.DYNAMODB], KEY],
  ['another logically air-gapped vault', () => airGapped('Copies'), [], warning('AWS Backup copies from one such vault to another on demand only')],
])('gives a warning into %s', (_, destination, types, expected) => {
  const plan = planInto(destination(), types);
  expect(found()).toEqual(expected);
  Annotations.of(plan).acknowledgeWarning(ID);
  expect(found()).toEqual([]);
});

test.each<[string, () => backup.IBackupVaultRef, BackupResourceType[], boolean]>([
  ['a vault with a key', () => new BackupVault(stack, 'Copies', { encryptionKey: new kms.Key(stack, 'Key') }), [], true],
  ['an imported vault', () => BackupVault.fromBackupVaultName(stack, 'Copies', 'copies'), [], true],
  ['a vault without a key, of what is not fully managed', () => new BackupVault(stack, 'Copies'), [BackupResourceType.EBS], true],
  ['a vault without a key, from an ordinary one', () => new BackupVault(stack, 'Copies'), [], false],
])('gives none into %s', (_, destination, types, isTarget) => {
  planInto(destination(), types, isTarget);
  expect(found()).toEqual([]);
});

test('names each logically air-gapped vault from which copies go into one vault', () => {
  const destinationBackupVault = new BackupVault(stack, 'Copies');
  const targets = ['One', 'Two'].map((id) => airGapped(id));
  new BackupPlan(stack, 'Plan', {
    backupPlanRules: [...targets, targets[1]].map((targetLogicallyAirGappedBackupVault, index) => new BackupPlanRule({
      ruleName: `Rule${index}`, deleteAfter: days(30), targetLogicallyAirGappedBackupVault, copyActions: [{ destinationBackupVault }],
    })),
  });
  const [{ text }] = KEY;
  expect(found().map((each) => each.text)).toEqual([
    text.replace('Apart', 'Rule0').replace('Stack/Target', 'Stack/One'),
    text.replace("the rule 'Apart' copies", "the rules 'Rule1', 'Rule2' copy").replace('Stack/Target', 'Stack/Two'),
  ]);
});

test('gives none into the same vault, nor into another account, of which other checks say it', () => {
  const target = airGapped('Target');
  const there = new Stack(stack.node.root as App, 'There', { env: THERE });
  const copies = new backup.CfnBackupVault(there, 'Copies', {
    backupVaultName: 'copies', encryptionKeyArn: 'arn:aws:kms:us-east-1:222222222222:key/11111111-2222-3333-4444-555555555555',
  });
  new BackupPlan(stack, 'Plan', {
    backupPlanRules: [new BackupPlanRule({
      deleteAfter: days(30),
      targetLogicallyAirGappedBackupVault: target,
      copyActions: [target, copies].map((destinationBackupVault) => ({ destinationBackupVault })),
    })],
  });
  expect(found()).toEqual([]);
});
