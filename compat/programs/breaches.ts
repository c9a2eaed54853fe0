import { anything, group, plan, rule } from './things';
import type { PeerName } from '../harness/peer';
import { V2_ONLY, type Kit } from '../harness/program';

/** A breach of a law of the service that the peers let through, and the row of the table that says so. */
export interface Breach {
  readonly id: string;
  readonly row: string;
  readonly peers?: readonly PeerName[];
  commit(kit: Kit, scope: any): void;
}

/** As much of a vault as v2 uses. */
const VAULT = { backupVaultRef: { backupVaultName: 'orders', backupVaultArn: 'arn:aws:backup:eu-west-1:123456789012:backup-vault:orders' } };

export const BREACHES: readonly Breach[] = [
  ofRule('a start window of 59 minutes', 'start-window', (k) => ({ startWindow: minutes(k, 59) })),
  ofRule('no start window to speak of', 'start-window', (k) => ({ startWindow: minutes(k, 0), completionWindow: minutes(k, 500) })),
  ofRule('119 minutes for what starts within 60', 'completion-window', (k) => ({ startWindow: minutes(k, 60), completionWindow: minutes(k, 119) })),
  ofRule('deleted 89 days after it is cold', 'cold-storage-of-rule', (k) => ({ moveToColdStorageAfter: days(k, 10), deleteAfter: days(k, 99) })),
  ofRule('kept for 36,501 days', 'retention-range', (k) => ({ deleteAfter: days(k, 36501) })),
  ofRule('cold at once', 'retention-range', (k) => ({ moveToColdStorageAfter: days(k, 0) })),
  ofRule('a copy kept for 36,501 days', 'retention-range', (k, scope) => ({
    copyActions: [{ destinationBackupVault: k.backup.BackupVault.fromBackupVaultName(scope, 'To', 'to'), deleteAfter: days(k, 36501) }],
  }), V2_ONLY),
  ofRule('kept for no day', 'retention-range', (k) => ({ deleteAfter: days(k, 0) })),
  ofRule('five fields of cron', 'cron', (k) => ({ scheduleExpression: k.events.Schedule.expression('cron(0 5 * * *)') })),
  ofRule('both day fields of cron', 'cron', (k) => ({ scheduleExpression: k.events.Schedule.expression('cron(0 5 1 * 2 *)') })),
  ofRule('a space after cron', 'cron', (k) => ({ scheduleExpression: k.events.Schedule.expression('cron(0 5 * * ? *) ') })),
  ofRule('an hour of 25', 'cron', (k) => ({ scheduleExpression: k.events.Schedule.cron({ hour: '25', minute: '0' }) })),
  ofRule('a time zone of nowhere', 'time-zone', (k) => ({ scheduleExpressionTimezone: k.core.TimeZone.of('Mars/Olympus') }), V2_ONLY),
  ofRule('a rule name with a space', 'rule-name', () => ({ ruleName: 'every night' })),
  ofRule('an empty rule name', 'rule-name', () => ({ ruleName: '' })),
  ofRule('a rule name with a colon', 'rule-name', () => ({ ruleName: 'team:orders' })),
  ofRule('six copies', 'copies-of-rule', (k, scope) => {
    const destinationBackupVault = k.backup.BackupVault.fromBackupVaultArn(scope, 'To', 'arn:aws:backup:us-west-2:123456789012:backup-vault:to');
    return { copyActions: Array(6).fill({ destinationBackupVault }) };
  }, V2_ONLY),
  ofCopy('a copy to China', 'copy-partition', { env: { account: '123456789012', region: 'eu-west-1' } }, 'arn:aws-cn:backup:cn-north-1:123456789012:backup-vault:to'),
  ofCopy('a copy from GovCloud', 'copy-partition', { env: { account: '123456789012', region: 'us-gov-west-1' } }, 'arn:aws:backup:us-east-1:123456789012:backup-vault:to'),
  ofCopy('a copy into Default of another account', 'copy-key', { env: { account: '123456789012', region: 'eu-west-1' } },
    'arn:aws:backup:eu-west-1:210987654321:backup-vault:Default'),
  {
    id: 'a key of another Region',
    row: 'key-region',
    commit: (k) => void new k.backup.BackupVault(k.stack('Broken', { env: { account: '123456789012', region: 'eu-west-1' } }), 'BrokenVault', {
      encryptionKey: k.kms.Key.fromKeyArn(k.stack('Keys'), 'BrokenKey', 'arn:aws:kms:us-west-2:123456789012:key/11111111-2222-3333-4444-555555555555'),
    }),
  },
  {
    id: 'an alias of a key',
    row: 'key-alias',
    commit: (k, scope) => void new k.backup.BackupVault(scope, 'BrokenVault', { encryptionKey: new k.kms.Key(scope, 'BrokenKey').addAlias('alias/broken') }),
  },
  {
    id: 'an imported alias of a key',
    row: 'key-alias',
    commit: (k, scope) => void new k.backup.BackupVault(scope, 'BrokenVault', { encryptionKey: k.kms.Alias.fromAliasName(scope, 'BrokenKey', 'alias/broken') }),
  },
  {
    id: 'a key that signs',
    row: 'key-asymmetric',
    commit(k, scope) {
      const key = new k.kms.Key(scope, 'BrokenKey');
      key.node.defaultChild.addPropertyOverride('KeySpec', 'RSA_2048');
      new k.backup.BackupVault(scope, 'BrokenVault', { encryptionKey: key });
    },
  },
  {
    id: 'two vaults of a name',
    row: 'vault-name-twice',
    commit: (k, scope) => ['BrokenVault', 'BrokenToo'].forEach((id) => void new k.backup.BackupVault(scope, id, { backupVaultName: 'broken' })),
  },
  {
    id: 'a statement of nobody',
    row: 'policy-statement',
    commit: (k, scope) => void new k.backup.BackupVault(scope, 'BrokenVault')
      .addToAccessPolicy(new k.iam.PolicyStatement({ actions: ['backup:CopyIntoBackupVault'], resources: ['*'] })),
  },
  ofRule('kept for a day less than the lock of the vault', 'retention-of-vault', (k, scope) => ({
    backupVault: new k.backup.BackupVault(scope, 'BrokenVault', { lockConfiguration: { minRetention: days(k, 8) } }), deleteAfter: days(k, 7),
  }), V2_ONLY),
  ofRule('a copy for ever into a vault with a maximum', 'retention-of-vault', (k, scope) => ({
    deleteAfter: days(k, 31),
    copyActions: [{
      destinationBackupVault: new k.backup.BackupVault(scope, 'BrokenVault', { lockConfiguration: { minRetention: days(k, 7), maxRetention: days(k, 30) } }),
    }],
  }), V2_ONLY),
  ofRule('two index actions', 'index-actions', (k) => {
    const { S3, EBS } = k.backup.IndexActionResourceType;
    return { indexActions: [{ resourceTypes: [S3] }, { resourceTypes: [EBS] }] };
  }, V2_ONLY),
  ofRule('an index action of two types', 'index-actions', (k) => {
    const { S3, EBS } = k.backup.IndexActionResourceType;
    return { indexActions: [{ resourceTypes: [S3, EBS] }] };
  }, V2_ONLY),
  ofRule('an index action of no type', 'index-actions', () => ({ indexActions: [{ resourceTypes: [] }] }), V2_ONLY),
  ofRule('an index action of FSx', 'index-actions', (k) => ({ indexActions: [{ resourceTypes: [new k.backup.IndexActionResourceType('FSx')] }] }), V2_ONLY),
  ofRule('eleven recovery point tags', 'recovery-point-tags', () => ({ recoveryPointTags: Object.fromEntries(numbers(11).map((n) => [`tag${n}`, 'x'])) }), V2_ONLY),
  {
    id: 'eleven rules',
    row: 'rules-of-plan',
    commit: (k, scope) => void new k.backup.BackupPlan(scope, 'BrokenPlan', { backupPlanRules: numbers(11).map((n) => rule(k, { ruleName: `rule${n}` })) }),
  },
  {
    id: 'a plan name with a slash',
    row: 'plan-name',
    commit: (k, scope) => void new k.backup.BackupPlan(scope, 'BrokenPlan', { backupPlanName: 'a/b', backupPlanRules: [rule(k)] }),
  },
  ofSelection('a selection name with a space', 'selection-name', (k) => ({ backupSelectionName: 'all of it', resources: [anything(k)] })),
  ofSelection('no resource at all', 'empty-selection', () => ({ resources: [] })),
  ofSelection('a tree of nothing', 'empty-selection', (k, scope) => ({ resources: [k.backup.BackupResource.fromConstruct(group(k, scope, 'Nothing'))] })),
  ofSelection('501 ARNs', 'selection-arns', (k) => ({ resources: numbers(501).map((n) => k.backup.BackupResource.fromArn(`arn:aws:s3:::bucket-${n}`)) })),
  ofSelection('31 wildcards', 'selection-arns', (k) => ({ resources: numbers(31).map((n) => k.backup.BackupResource.fromArn(`arn:aws:s3:::bucket-${n}-*`)) })),
  ofSelection('a wildcard within a name', 'wildcard-in-name', (k) => ({ resources: [k.backup.BackupResource.fromArn('arn:aws:s3:::*-logs')] })),
  ofSelection('a role for another service', 'role-trust', (k, scope) => ({
    resources: [anything(k)],
    role: new k.iam.Role(scope, 'BrokenRole', { assumedBy: new k.iam.ServicePrincipal('lambda.amazonaws.com') }),
  })),
  ofSelection('a service-linked role', 'service-linked-role', (k, scope) => ({
    resources: [anything(k)],
    role: k.iam.Role.fromRoleArn(scope, 'BrokenRole', 'arn:aws:iam::123456789012:role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup'),
  })),
  ofSelection('a user in the place of a role', 'role-arn', (k, scope) => ({
    resources: [anything(k)],
    role: k.iam.Role.fromRoleArn(scope, 'BrokenRole', 'arn:aws:iam::123456789012:user/somebody'),
  })),
  {
    id: 'a queue in the place of a key',
    row: 'key-arn',
    commit: (k, scope) => void new k.backup.BackupVault(scope, 'BrokenVault', {
      encryptionKey: k.kms.Key.fromKeyArn(scope, 'BrokenKey', 'arn:aws:sqs:eu-west-1:123456789012:key/some'),
    }),
  },
  ofSelection('31 tags', 'selection-tags', (k) => ({ resources: numbers(31).map((n) => k.backup.BackupResource.fromTag('key', `value${n}`)) })),
  ofSelection('the dummy operation', 'dummy-operation', (k) => ({ resources: [k.backup.BackupResource.fromTag('a', 'b', k.backup.TagOperation.DUMMY)] })),
  {
    id: '101 selections',
    row: 'selections-of-plan',
    commit(k, scope) {
      const role = k.iam.Role.fromRoleArn(scope, 'BrokenRole', 'arn:aws:iam::123456789012:role/backup', { mutable: false });
      const made = plan(k, scope, 'BrokenPlan');
      numbers(101).forEach((n) => made.addSelection(`Selection${n}`, { role, resources: [anything(k)] }));
    },
  },
  {
    id: 'eleven selections by tags',
    row: 'selections-with-tags',
    commit(k, scope) {
      const role = k.iam.Role.fromRoleArn(scope, 'BrokenRole', 'arn:aws:iam::123456789012:role/backup', { mutable: false });
      const made = plan(k, scope, 'BrokenPlan');
      numbers(11).forEach((n) => made.addSelection(`Selection${n}`, { role, resources: [k.backup.BackupResource.fromTag('stage', `s${n}`)] }));
    },
  },
  {
    id: 'the name of an imported vault',
    row: 'imported-vault-name',
    commit: (k, scope) => void k.backup.BackupVault.fromBackupVaultName(scope, 'Broken', 'my vault'),
  },
  {
    id: 'the name in the ARN of an imported vault',
    row: 'imported-vault-arn',
    commit: (k, scope) => void k.backup.BackupVault.fromBackupVaultArn(scope, 'Broken', 'arn:aws:backup:eu-west-1:123456789012:backup-vault:my vault'),
  },
  {
    id: 'an ARN without a Region',
    row: 'imported-vault-arn',
    commit: (k, scope) => void k.backup.BackupVault.fromBackupVaultArn(scope, 'Broken', 'arn:aws:backup::123456789012:backup-vault:vault'),
  },
  {
    id: 'a slash in an ARN with tokens',
    row: 'imported-vault-arn',
    peers: ['v1'],
    commit: (k, scope) => void k.backup.BackupVault.fromBackupVaultArn(scope, 'Broken', `arn:aws:backup:${k.core.Aws.REGION}:${k.core.Aws.ACCOUNT_ID}:backup-vault/vault`),
  },
  {
    id: 'the ARN of something else',
    row: 'imported-vault-arn',
    commit: (k, scope) => void k.backup.BackupVault.fromBackupVaultArn(scope, 'Broken', 'arn:aws:backup:eu-west-1:123456789012:backup-plan:a1b2'),
  },
  ofLock('a lock changeable for 36,501 days', (k) => ({ minRetention: days(k, 1), changeableFor: days(k, 36501) })),
  {
    id: 'every action in an access policy',
    row: 'policy-wildcard',
    commit(k, scope) {
      new k.backup.BackupVault(scope, 'BrokenVault').addToAccessPolicy(new k.iam.PolicyStatement({
        effect: k.iam.Effect.DENY, principals: [new k.iam.AnyPrincipal()], actions: ['backup:Delete*'], resources: ['*'],
      }));
    },
  },
  {
    id: 'a FIFO topic',
    row: 'fifo-topic',
    commit(k, scope) {
      new k.backup.BackupVault(scope, 'BrokenVault', {
        notificationTopic: k.sns.Topic.fromTopicArn(scope, 'BrokenTopic', 'arn:aws:sns:eu-west-1:123456789012:alarms.fifo'),
        notificationEvents: [k.backup.BackupVaultEvents.BACKUP_JOB_FAILED],
      });
    },
  },
  {
    id: 'a text for true',
    row: 'wrong-types',
    commit: (k, scope) => void new k.backup.BackupPlan(scope, 'BrokenPlan', { windowsVss: 'yes', backupPlanRules: [rule(k, {})] }),
  },
  {
    id: 'false within a list',
    row: 'wrong-types',
    commit(k, scope) {
      plan(k, scope, 'BrokenPlan').addSelection('Selection', { resources: [false, k.backup.BackupResource.fromTag('backup', 'daily')] });
    },
  },
  {
    id: 'an event that does not exist',
    row: 'wrong-types',
    commit(k, scope) {
      new k.backup.BackupVault(scope, 'BrokenVault', { notificationTopic: new k.sns.Topic(scope, 'BrokenTopic'), notificationEvents: ['BACKUP_JOB_FALED'] });
    },
  },
  {
    id: 'a property that is misspelt',
    row: 'wrong-types',
    commit: (k, scope) => void new k.backup.BackupVault(scope, 'BrokenVault', { backupVaultNam: 'orders' }),
  },
  ofRule('a vault whose node is none', 'wrong-types', () => ({ backupVault: { ...VAULT, env: {}, node: {} } }), V2_ONLY),
  ofRule('a vault without a node', 'wrong-types', () => ({ backupVault: VAULT }), V2_ONLY),
  ofRule('a vault whose ARN is a number', 'wrong-types', (_, scope) => ({
    backupVault: { backupVaultRef: { ...VAULT.backupVaultRef, backupVaultArn: 5 }, env: {}, node: scope.node },
  }), V2_ONLY),
  {
    id: 'a plan whose node is none',
    row: 'wrong-types',
    peers: V2_ONLY,
    commit(k, scope) {
      const backupPlan = { backupPlanRef: { backupPlanId: 'plan', backupPlanArn: 'arn:aws:backup:eu-west-1:123456789012:backup-plan:plan' }, env: {}, node: {} };
      new k.backup.BackupSelection(scope, 'Broken', { backupPlan, resources: [anything(k)] });
    },
  },
  ofSelection('a role whose node is none', 'wrong-types', (k) => ({
    resources: [anything(k)],
    role: { roleArn: 'arn:aws:iam::123456789012:role/backup', addManagedPolicy: () => undefined, node: {} },
  })),
];

type Props = (k: Kit, scope: any) => Record<string, unknown>;

function ofRule(id: string, row: string, props: Props, peers?: readonly PeerName[]): Breach {
  return { id, row, peers, commit: (k, scope) => void new k.backup.BackupPlan(scope, 'BrokenPlan', { backupPlanRules: [rule(k, props(k, scope))] }) };
}

function ofCopy(id: string, row: string, props: object, arn: string): Breach {
  return {
    id,
    row,
    peers: V2_ONLY,
    commit(k) {
      const stack = k.stack('Broken', { ...props });
      const destinationBackupVault = k.backup.BackupVault.fromBackupVaultArn(stack, 'To', arn);
      new k.backup.BackupPlan(stack, 'BrokenPlan', { backupPlanRules: [rule(k, { copyActions: [{ destinationBackupVault }] })] });
    },
  };
}

function ofSelection(id: string, row: string, props: Props): Breach {
  return { id, row, commit: (k, scope) => void plan(k, scope, 'BrokenPlan').addSelection('Broken', props(k, scope)) };
}

function ofLock(id: string, lock: Props): Breach {
  return {
    id,
    row: 'lock-grace',
    peers: V2_ONLY,
    commit: (k, scope) => void new k.backup.BackupVault(scope, 'BrokenVault', { lockConfiguration: lock(k, scope) }),
  };
}

function days(k: Kit, value: number): any {
  return k.core.Duration.days(value);
}

function minutes(k: Kit, value: number): any {
  return k.core.Duration.minutes(value);
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
