import { anything, plan, rule } from './things';
import { V2_ONLY, type Program } from '../harness/program';

export const TOKENS: readonly Program[] = [
  {
    id: 'tokens: in every name',
    run(k) {
      const stack = k.stack();
      const lazy = (value: string) => k.core.Lazy.string({ produce: () => value });
      const parameter = new k.core.CfnParameter(stack, 'Name').valueAsString;
      const vault = new k.backup.BackupVault(stack, 'Vault');
      const made = new k.backup.BackupPlan(stack, 'Plan', {
        backupPlanName: lazy('plan-by-and-by'),
        backupVault: vault,
        backupPlanRules: [rule(k, { ruleName: `${parameter}-rule` }), rule(k, { ruleName: lazy('later') })],
      });
      made.addSelection('Selection', { backupSelectionName: `${k.core.Aws.STACK_NAME}-all`, resources: [anything(k)] });
    },
  },
  {
    id: 'tokens: a lazy number in every Duration of a rule',
    run(k) {
      const stack = k.stack();
      const { Duration, Lazy } = k.core;
      const days = (value: number) => Duration.days(Lazy.number({ produce: () => value }));
      const minutes = (value: number) => Duration.minutes(Lazy.number({ produce: () => value }));
      new k.backup.BackupPlan(stack, 'Plan', {
        backupPlanRules: [
          rule(k, { startWindow: minutes(75), completionWindow: minutes(300) }),
          rule(k, { deleteAfter: days(40) }),
          rule(k, { moveToColdStorageAfter: days(4) }),
        ],
      });
    },
  },
  {
    id: 'tokens: a parameter in every Duration of a rule',
    run(k) {
      const stack = k.stack();
      const number = new k.core.CfnParameter(stack, 'Number', { type: 'Number' }).valueAsNumber;
      const { Duration } = k.core;
      new k.backup.BackupPlan(stack, 'Plan', {
        backupPlanRules: [
          rule(k, { startWindow: Duration.minutes(number), completionWindow: Duration.minutes(number), deleteAfter: Duration.days(number) }),
        ],
      });
    },
  },
  {
    id: 'tokens: in the name of a vault',
    peers: V2_ONLY,
    run(k) {
      const stack = k.stack();
      const parameter = new k.core.CfnParameter(stack, 'Name').valueAsString;
      const vault = new k.backup.BackupVault(stack, 'Vault', { backupVaultName: parameter });
      new k.backup.BackupVault(stack, 'Joined', { backupVaultName: `vault-${parameter}` });
      new k.backup.BackupVault(stack, 'Lazy', { backupVaultName: k.core.Lazy.string({ produce: () => 'lazy-vault' }) });
      k.backup.BackupPlan.daily35DayRetention(stack, 'Plan', vault);
    },
  },
  {
    id: 'tokens: in the lock of a vault',
    peers: V2_ONLY,
    run(k) {
      const stack = k.stack();
      const days = (id: string) => k.core.Duration.days(new k.core.CfnParameter(stack, id, { type: 'Number' }).valueAsNumber);
      new k.backup.BackupVault(stack, 'Vault', { lockConfiguration: { minRetention: days('Min'), maxRetention: days('Max'), changeableFor: days('Changeable') } });
      new k.backup.BackupVault(stack, 'Mixed', { lockConfiguration: { minRetention: days('Least'), maxRetention: k.core.Duration.days(9) } });
    },
  },
  {
    id: 'tokens: a schedule of a parameter',
    shows: { v1: 'schedule-tokens', v2: 'schedule-tokens' },
    run(k) {
      const stack = k.stack();
      const schedule = new k.core.CfnParameter(stack, 'Schedule').valueAsString;
      new k.backup.BackupPlan(stack, 'Plan', { backupPlanRules: [rule(k, { scheduleExpression: k.events.Schedule.expression(schedule) })] });
    },
  },
  {
    id: 'tokens: within a schedule',
    run(k) {
      const stack = k.stack();
      const hour = new k.core.CfnParameter(stack, 'Hour').valueAsString;
      new k.backup.BackupPlan(stack, 'Plan', {
        backupPlanRules: [rule(k, { scheduleExpression: k.events.Schedule.cron({ minute: '0', hour }) }), rule(k, { scheduleExpression: k.events.Schedule.expression(`cron(0 ${hour} * * ? *)`) })],
      });
    },
  },
  {
    id: 'tokens: in ARNs and tags of a selection',
    run(k) {
      const stack = k.stack();
      const { BackupResource } = k.backup;
      const name = new k.core.CfnParameter(stack, 'Name').valueAsString;
      const list = new k.core.CfnParameter(stack, 'List', { type: 'CommaDelimitedList' }).valueAsList;
      plan(k, stack).addSelection('Selection', {
        resources: [
          BackupResource.fromArn(`arn:${k.core.Aws.PARTITION}:s3:::${name}`), BackupResource.fromArn(k.core.Fn.select(0, list)),
          BackupResource.fromArn(k.core.Lazy.string({ produce: () => 'arn:aws:s3:::lazy' })),
          BackupResource.fromTag(name, k.core.Aws.REGION), BackupResource.fromTag(k.core.Lazy.string({ produce: () => 'lazy' }), name),
        ],
      });
    },
  },
  {
    id: 'tokens: in copies, tags, lists and booleans of v2',
    peers: V2_ONLY,
    run(k) {
      const stack = k.stack();
      const { Duration, Lazy } = k.core;
      const days = (value: number) => Duration.days(Lazy.number({ produce: () => value }));
      const destinationBackupVault = k.backup.BackupVault.fromBackupVaultArn(stack, 'Far', k.core.Fn.importValue('Far'));
      const name = new k.core.CfnParameter(stack, 'Name').valueAsString;
      new k.backup.BackupPlan(stack, 'Plan', {
        backupPlanRules: [rule(k, {
          copyActions: [{ destinationBackupVault, deleteAfter: days(20) }, { destinationBackupVault, moveToColdStorageAfter: days(10) }],
          recoveryPointTags: { owner: name, lazy: Lazy.string({ produce: () => 'later' }) },
          indexActions: [{ resourceTypes: [new k.backup.IndexActionResourceType(name)] }],
          scheduleExpressionTimezone: k.core.TimeZone.of(name),
        })],
      });
    },
  },
  {
    id: 'tokens: in the policy, key and topic of a vault',
    run(k) {
      const stack = k.stack();
      const parameter = (id: string) => new k.core.CfnParameter(stack, id).valueAsString;
      const vault = new k.backup.BackupVault(stack, 'Vault', {
        encryptionKey: k.kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:${k.core.Aws.REGION}:${k.core.Aws.ACCOUNT_ID}:key/${parameter('KeyId')}`),
        notificationTopic: k.sns.Topic.fromTopicArn(stack, 'Topic', k.core.Lazy.string({ produce: () => 'arn:aws:sns:eu-west-1:123456789012:lazy' })),
        notificationEvents: k.core.Lazy.list({ produce: () => ['BACKUP_JOB_STARTED'] }),
      });
      vault.addToAccessPolicy(new k.iam.PolicyStatement({
        principals: [new k.iam.AccountPrincipal(parameter('Account')), new k.iam.ArnPrincipal(parameter('Role'))],
        actions: [`backup:${parameter('Action')}`],
        resources: [vault.backupVaultArn],
      }));
    },
  },
  {
    id: 'tokens: conditions and intrinsics through property overrides',
    run(k) {
      const stack = k.stack();
      const isProd = new k.core.CfnCondition(stack, 'IsProd', { expression: k.core.Fn.conditionEquals(k.core.Aws.REGION, 'eu-west-1') });
      const vault = new k.backup.BackupVault(stack, 'Vault', {
        encryptionKey: k.kms.Key.fromKeyArn(stack, 'Key', k.core.Fn.conditionIf(isProd.logicalId, 'arn:aws:kms:eu-west-1:123456789012:key/a', 'arn:aws:kms:eu-west-1:123456789012:key/b').toString()),
      });
      vault.node.defaultChild.cfnOptions.condition = isProd;
      plan(k, stack).addSelection('Selection', { resources: [k.backup.BackupResource.fromArn(k.core.Fn.conditionIf(isProd.logicalId, 'arn:aws:s3:::a', 'arn:aws:s3:::b').toString())] });
    },
  },
  {
    id: 'tokens: a Duration of a lazy number where continuous is asked for',
    peers: V2_ONLY,
    run(k) {
      const { Duration, Lazy } = k.core;
      new k.backup.BackupPlan(k.stack(), 'Plan', {
        backupPlanRules: [rule(k, { enableContinuousBackup: true, deleteAfter: Duration.days(Lazy.number({ produce: () => 14 })) })],
      });
    },
  },
];
