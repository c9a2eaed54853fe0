import { anything, fileSystem, group, plan, rule, table } from './things';
import { V2_ONLY, type Program } from '../harness/program';

/** Tags, aspects, overrides, inheritance, injection: what acts on the constructs from outside. */
export const ASPECTS: readonly Program[] = [
  {
    id: 'outside: tags on vault, plan, stack and app',
    shows: { v1: 'vault-tags' },
    run(k) {
      const stack = k.stack();
      const vault = new k.backup.BackupVault(stack, 'Vault');
      const made = k.backup.BackupPlan.daily35DayRetention(stack, 'Plan', vault);
      made.addSelection('Selection', { resources: [anything(k)] });
      k.core.Tags.of(vault).add('vault', 'yes');
      k.core.Tags.of(made).add('plan', 'yes', { priority: 300 });
      k.core.Tags.of(stack).add('plan', 'no');
      k.core.Tags.of(k.app).add('app', 'all');
      k.core.Tags.of(vault).remove('app');
    },
  },
  {
    id: 'outside: tags for some resource types only',
    shows: { v1: 'vault-tags' },
    run(k) {
      const stack = k.stack();
      plan(k, stack).addSelection('Selection', { resources: [anything(k)] });
      k.core.Tags.of(stack).add('only', 'vaults', { includeResourceTypes: ['AWS::Backup::BackupVault'] });
      k.core.Tags.of(stack).add('but', 'plans', { excludeResourceTypes: ['AWS::Backup::BackupPlan'] });
    },
  },
  {
    id: 'outside: an aspect that tags what it meets',
    run(k) {
      const stack = k.stack();
      const tables = group(k, stack, 'Tables');
      table(k, tables);
      plan(k, stack).addSelection('Selection', { resources: [k.backup.BackupResource.fromConstruct(tables)] });
      k.core.Aspects.of(stack).add({
        visit(node: any) {
          if (k.core.TagManager.isTaggable(node)) {
            node.tags.setTag('met', node.node.path);
          }
        },
      });
    },
  },
  {
    id: 'outside: an aspect that renames',
    run(k) {
      const stack = k.stack();
      table(k, stack);
      plan(k, stack).addSelection('Selection', { resources: [k.backup.BackupResource.fromConstruct(stack)] });
      k.core.Aspects.of(stack).add({
        visit(node: any) {
          if (k.core.CfnResource.isCfnResource(node)) {
            node.overrideLogicalId(`Renamed${node.node.path.replace(/[^A-Za-z0-9]/g, '')}`);
          }
        },
      });
    },
  },
  {
    id: 'outside: an aspect that adds a resource beside what it visits',
    run(k) {
      const stack = k.stack();
      table(k, stack);
      plan(k, stack).addSelection('Selection', { resources: [k.backup.BackupResource.fromConstruct(stack)] });
      k.core.Aspects.of(stack).add({
        visit(node: any) {
          if (node === stack) {
            new k.sns.Topic(stack, 'Added');
          }
        },
      });
    },
  },
  {
    id: 'outside: an aspect that changes properties of L1s',
    run(k) {
      const stack = k.stack();
      plan(k, stack).addSelection('Selection', { resources: [anything(k)] });
      k.core.Aspects.of(k.app).add({
        visit(node: any) {
          if (node.cfnResourceType === 'AWS::Backup::BackupVault') {
            node.addPropertyOverride('EncryptionKeyArn', 'arn:aws:kms:eu-west-1:123456789012:key/k');
          }
          if (node.cfnResourceType === 'AWS::Backup::BackupSelection') {
            node.addPropertyDeletionOverride('BackupSelection.ListOfTags');
            node.addOverride('Metadata.reviewed', true);
          }
        },
      });
    },
  },
  {
    id: 'outside: overrides through defaultChild',
    run(k) {
      const stack = k.stack();
      const vault = new k.backup.BackupVault(stack, 'Vault');
      const made = k.backup.BackupPlan.daily35DayRetention(stack, 'Plan', vault);
      const selection = made.addSelection('Selection', { resources: [anything(k)] });
      vault.node.defaultChild.backupVaultName = 'changed';
      vault.node.defaultChild.addMetadata('why', 'because');
      vault.node.defaultChild.overrideLogicalId('LegacyVault');
      made.node.defaultChild.addPropertyOverride('BackupPlan.BackupPlanRule.0.RuleName', 'changed');
      made.node.addDependency(vault.node.defaultChild);
      selection.node.defaultChild.addPropertyOverride('BackupSelection.Conditions', { StringEquals: [{ ConditionKey: 'aws:ResourceTag/a', ConditionValue: 'b' }] });
      made.node.findChild('Selection').node.findChild('Role').node.defaultChild.addPropertyOverride('Path', '/backup/');
      made.applyRemovalPolicy(k.core.RemovalPolicy.RETAIN);
      selection.applyRemovalPolicy(k.core.RemovalPolicy.RETAIN);
    },
  },
  {
    id: 'outside: subclasses',
    shows: { v1: 'vault-tags' },
    run(k) {
      class CompanyVault extends k.backup.BackupVault {
        constructor(scope: any, id: string, props: any = {}) {
          super(scope, id, { blockRecoveryPointDeletion: true, ...props });
          k.core.Tags.of(this).add('company', 'yes');
        }
      }
      class CompanyPlan extends k.backup.BackupPlan {
        constructor(scope: any, id: string) {
          super(scope, id, { backupVault: new CompanyVault(scope, `${id}Vault`) });
          this.addRule(rule(k));
        }
        public addRule(added: any): void {
          super.addRule(added);
        }
      }
      class CompanySelection extends k.backup.BackupSelection {
        constructor(scope: any, id: string, props: any) {
          super(scope, id, { allowRestores: true, ...props });
        }
      }
      const stack = k.stack();
      const backupPlan = new CompanyPlan(stack, 'Plan');
      backupPlan.addRule(k.backup.BackupPlanRule.weekly());
      new CompanySelection(stack, 'Selection', { backupPlan, resources: [anything(k)] });
    },
  },
  {
    id: 'outside: a subclass of the rule and of the resource',
    run(k) {
      class Hourly extends k.backup.BackupPlanRule {
        constructor() {
          super({ ruleName: 'Hourly', scheduleExpression: k.events.Schedule.cron({ minute: '0' }), deleteAfter: k.core.Duration.days(2) });
        }
      }
      class Bucket extends k.backup.BackupResource {
        constructor(name: string) {
          super(`arn:aws:s3:::${name}`);
        }
      }
      const made = new k.backup.BackupPlan(k.stack(), 'Plan', { backupPlanRules: [new Hourly()] });
      made.addSelection('Selection', { resources: [new Bucket('logs')] });
    },
  },
  {
    id: 'outside: property injectors on app, stage, stack and construct',
    peers: V2_ONLY,
    run(k) {
      const { BackupPlan, BackupSelection, BackupVault } = k.backup;
      const injector = (type: any, extra: any) => ({
        constructUniqueId: type.PROPERTY_INJECTION_ID,
        inject: (props: any) => ({ ...extra, ...props }),
      });
      k.core.PropertyInjectors.of(k.app).add(
        injector(BackupVault, { removalPolicy: k.core.RemovalPolicy.DESTROY }),
        injector(BackupPlan, { windowsVss: true }),
      );
      const stage = new k.core.Stage(k.app, 'Stage', { propertyInjectors: [injector(BackupSelection, { allowRestores: true })] });
      const stack = k.stack('Stack', { propertyInjectors: [injector(BackupVault, { backupVaultName: 'injected' })] }, stage);
      const scope = group(k, stack, 'Scope');
      k.core.PropertyInjectors.of(scope).add(injector(BackupPlan, { backupPlanName: 'injected' }));
      plan(k, scope).addSelection('Selection', { resources: [anything(k)] });
      new BackupVault(k.stack('Other'), 'Vault');
      new BackupPlan(k.stack('Third'), 'Plan', { backupPlanRules: [rule(k)] });
    },
  },
  {
    id: 'outside: the classes of a tree are known to instanceof and Resource',
    run(k) {
      const stack = k.stack();
      const made = plan(k, stack);
      const selection = made.addSelection('Selection', { resources: [anything(k)] });
      const known = [
        made instanceof k.backup.BackupPlan, made.backupVault instanceof k.backup.BackupVault,
        selection instanceof k.backup.BackupSelection, selection instanceof k.core.Resource, made instanceof k.core.Resource,
        made.node.defaultChild.cfnResourceType, selection.node.defaultChild.cfnResourceType,
        made.backupVault.node.path, selection.node.path, ...selection.node.findAll().map((node: any) => node.node.path),
      ];
      new k.core.CfnOutput(stack, 'Known', { value: known.join() });
    },
  },
  {
    id: 'outside: a file system in a tree that a tag aspect and a selection share',
    run(k) {
      const stack = k.stack();
      const files = group(k, stack, 'Files');
      fileSystem(k, files);
      k.core.Tags.of(files).add('backup', 'daily');
      plan(k, stack).addSelection('Selection', {
        resources: [k.backup.BackupResource.fromConstruct(files), k.backup.BackupResource.fromTag('backup', 'daily')],
      });
    },
  },
];
