import {
  App, aws_events as events, aws_events_targets as targets, aws_kms as kms, aws_sns as sns, CfnCondition, CfnParameter,
  Duration, Fn, NestedStack, Stack,
} from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import * as v2 from 'aws-cdk-lib/aws-backup';
import { BackupPlan, BackupPlanRule, BackupVault, TieringConfiguration, TieringSelection } from '../../src';
import { HERE, l1Of, synthesisProblemsOf, warningsOf } from '../util';
import { ORIGINS, ORIGINS_OF_OURS, saidOf } from './origins';
import type { Origin, Program } from './origins';

/** A condition on a parameter of its own. */
function condition(stack: Stack, id = 'IsProd', value = 'yes'): CfnCondition {
  const parameter = stack.node.tryFindChild('Stage') as CfnParameter | undefined ?? new CfnParameter(stack, 'Stage');
  return new CfnCondition(stack, id, { expression: Fn.conditionEquals(parameter, value) });
}

function under<T extends { readonly node: { readonly defaultChild?: unknown } }>(made: T, when: CfnCondition): T {
  (made.node.defaultChild as CfnResource).cfnOptions.condition = when;
  return made;
}

/** What is said, with the same paths whoever wrote it. */
function said(program: Program, origin: Origin): string[] {
  return saidOf(program, origin).filter((line) => line.includes('CloudFormation')).map((line) => line.replaceAll("/Resource'", "'"));
}

const text = (by: string, made: string, it = 'it', when = 'IsProd') => `CloudFormation makes ${made} under the condition '${when}', and '${by}' refers to ${it} in any case: `
  + `where the condition is not met, the stack is refused; give '${by}' the same condition`;
const warning = (by: string, made: string, it?: string, when?: string) => `warning '${by}': ${text(by, made, it, when)} [conditionalReference]`;

describe.each(ORIGINS)('of %s', (origin) => {
  test('a vault may lack its key and its topic', () => {
    expect(said((app, backup) => {
      const stack = new Stack(app, 'Stack', { env: HERE });
      const isProd = condition(stack);
      new backup.BackupVault(stack, 'Vault', { encryptionKey: under(new kms.Key(stack, 'Key'), isProd), notificationTopic: under(new sns.Topic(stack, 'Topic'), isProd) });
    }, origin)).toEqual([warning('Stack/Vault', "'Stack/Key', 'Stack/Topic'", 'them')]);
  });

  test('a plan may lack its vault, and what is under conditions that exclude each other is found, too', () => {
    expect(said((app, backup) => {
      const stack = new Stack(app, 'Stack', { env: HERE });
      const [one, other] = ['yes', 'no'].map((value, index) => under(new backup.BackupVault(stack, `Vault${index}`), condition(stack, `Is${index}`, value)));
      new backup.BackupPlan(stack, 'Plan', {
        backupPlanRules: [one, other].map((backupVault, index) =>
          new backup.BackupPlanRule({ ruleName: `rule${index}`, backupVault, deleteAfter: Duration.days(35) })),
      });
    }, origin)).toEqual([0, 1].map((index) => warning('Stack/Plan', `'Stack/Vault${index}'`, 'it', `Is${index}`)));
  });

  test('what is never made where it is referred to is refused for sure', () => {
    expect(said((app, backup) => {
      const stack = new Stack(app, 'Stack', { env: HERE });
      const isProd = condition(stack);
      under(new backup.BackupVault(stack, 'Vault', { encryptionKey: under(new kms.Key(stack, 'Key'), isProd) }), new CfnCondition(stack, 'IsDev', { expression: Fn.conditionNot(isProd) }));
    }, origin)).toEqual([`error 'Stack/Vault': ${text('Stack/Vault', "'Stack/Key'")}`]);
  });

  test('nothing is said of the same condition, nor of a reference within Fn::If', () => {
    expect(said((app, backup) => {
      const stack = new Stack(app, 'Stack', { env: HERE });
      const isProd = condition(stack);
      const key = under(new kms.Key(stack, 'Key'), isProd);
      under(new backup.BackupVault(stack, 'Same', { encryptionKey: key }), isProd);
      l1Of(new backup.BackupVault(stack, 'Guarded')).addPropertyOverride('EncryptionKeyArn', stack.resolve(Fn.conditionIf('IsProd', key.keyArn, { Ref: 'AWS::NoValue' })));
    }, origin)).toEqual([]);
  });

  test('a selection may lack its plan and its role', () => {
    expect(said((app, backup) => {
      const stack = new Stack(app, 'Stack', { env: HERE });
      const plan = under(new backup.BackupPlan(stack, 'Plan', {
        backupVault: new backup.BackupVault(stack, 'Vault'), backupPlanRules: [new backup.BackupPlanRule({ ruleName: 'daily', deleteAfter: Duration.days(35) })],
      }), condition(stack));
      plan.addSelection('Selection', { resources: [backup.BackupResource.fromTag('a', 'b')] });
    }, origin)).toEqual([expect.stringContaining('refers to it in any case')]);
  });

  test('a rule of EventBridge may lack the vault that it refers to, and nothing is said of what else it refers to', () => {
    expect(said((app, backup) => {
      const stack = new Stack(app, 'Stack', { env: HERE });
      const isProd = condition(stack);
      const vault = under(new backup.BackupVault(stack, 'Vault'), isProd);
      new events.Rule(stack, 'Rule', {
        eventPattern: { source: ['aws.backup'], detail: { backupVaultName: [vault.backupVaultName] } },
        targets: [new targets.SnsTopic(sns.Topic.fromTopicArn(stack, 'Told', 'arn:aws:sns:eu-central-1:111111111111:topic'))],
      });
      const other = under(new sns.Topic(stack, 'Topic'), isProd);
      new events.Rule(stack, 'Other', { eventPattern: { source: [other.topicName] } });
    }, origin)).toEqual([warning('Stack/Rule', "'Stack/Vault'")]);
  });
});

describe.each(ORIGINS_OF_OURS)('of %s', (origin) => {
  test('a tiering configuration may lack its vault', () => {
    expect(said((app, backup) => {
      const stack = new Stack(app, 'Stack', { env: HERE });
      const vault = under(new backup.BackupVault(stack, 'Vault'), condition(stack));
      new backup.TieringConfiguration(stack, 'Tiering', { backupVault: vault, selections: [backup.TieringSelection.allBuckets(Duration.days(60))] });
    }, origin)).toEqual([warning('Stack/Tiering', "'Stack/Vault'")]);
  });
});

test('a vault of others says it beside ours, and ours beside a selection of aws-cdk-lib', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: HERE });
  const isProd = condition(stack);
  const key = under(new kms.Key(stack, 'Key'), isProd);
  new v2.BackupVault(stack, 'Theirs', { encryptionKey: key });
  const plan = under(new BackupPlan(stack, 'Plan', { backupVault: new BackupVault(stack, 'Ours'), backupPlanRules: [BackupPlanRule.daily()] }), isProd);
  new v2.BackupSelection(stack, 'Selection', { backupPlan: plan as unknown as v2.BackupPlan, resources: [v2.BackupResource.fromTag('a', 'b')] });
  expect(warningsOf(app).filter(({ id }) => id.endsWith('conditionalReference')).map(({ path }) => path).sort()).toEqual(['Stack/Selection', 'Stack/Theirs']);
});

test('what a nested stack hands over, and what is handed to it, may not be made', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: HERE });
  const nested = new NestedStack(stack, 'Nested');
  new BackupVault(stack, 'Outer', { encryptionKey: under(new kms.Key(nested, 'Key'), condition(nested)) });
  new BackupVault(nested, 'Inner', { encryptionKey: under(new kms.Key(stack, 'Key'), condition(stack)) });
  const { path } = (nested.nestedStackResource as CfnResource).node;
  expect(warningsOf(app).filter(({ id }) => id.endsWith('conditionalReference')).map((each) => each.text).sort()).toEqual([
    text(path, "'Stack/Key/Resource'"),
    "CloudFormation makes 'Stack/Nested/Key/Resource' under the condition 'IsProd', and the stack 'Stack/Nested' hands it over to 'Stack/Outer/Resource' in any case: "
    + 'where the condition is not met, the stack is refused; refer to it within that stack only',
  ].sort());
});

test('an override that takes the condition away, or makes one, counts', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: HERE });
  const isProd = condition(stack);
  const [key, other] = ['Key', 'Other'].map((id) => new kms.Key(stack, id));
  l1Of(under(key, isProd)).addOverride('Condition', undefined);
  new BackupVault(stack, 'Vault', { encryptionKey: key });
  expect(warningsOf(app)).toEqual([]);
  l1Of(other).addOverride('Condition', 'Never');
  new CfnCondition(stack, 'Never', { expression: Fn.conditionEquals('a', 'b') });
  new TieringConfiguration(stack, 'Tiering', { selections: [TieringSelection.allBuckets(Duration.days(60))] });
  new BackupVault(stack, 'Second', { encryptionKey: other });
  expect(synthesisProblemsOf(app)).toEqual([`[Stack/Second] ${text('Stack/Second/Resource', "'Stack/Other/Resource'", 'it', 'Never')}`]);
});
