import { Aws, CfnCondition, CfnParameter, Duration, Fn, Stack, Tags } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import { ORIGINS, ORIGINS_OF_OURS, planOf, saidOf } from './origins';
import type { Origin, Program } from './origins';
import * as ours from '../../src';
import { HERE, l1Of } from '../util';

const condition = (stack: Stack) => new CfnCondition(stack, 'C', { expression: Fn.conditionEquals(new CfnParameter(stack, 'P').valueAsString, 'a') }).logicalId;
const about = (word: RegExp, program: Program, origin: Origin) => saidOf(program, origin).filter((line) => word.test(line));
const overridden = (place: string, value: (stack: Stack) => unknown) => planOf(() => [{ ruleName: 'R' }], (plan, stack) =>
  l1Of(plan).addPropertyOverride(`BackupPlan.BackupPlanRule.0.${place}`, value(stack)));

describe.each(ORIGINS)('recovery point tags of %s', (origin) => {
  const said = (tags: (stack: Stack) => unknown) => about(/RecoveryPointTags/, overridden('RecoveryPointTags', tags), origin);
  const LONG = 'v'.repeat(257);

  test('are refused where no service takes them', () => {
    expect(said(() => ({ 'aws:x': 'v' }))).toEqual(["error 'Stack/Plan': 'RecoveryPointTags' must have no key that begins with 'aws:', which AWS alone gives, got 'aws:x'"]);
    expect(said(() => ({ k: LONG }))).toEqual(["error 'Stack/Plan': 'RecoveryPointTags' must have values of at most 256 characters, got 257 for the key 'k'"]);
    expect(said(() => ({ ['k'.repeat(129)]: 'v' }))).toEqual([`error 'Stack/Plan': 'RecoveryPointTags' must have keys of 1 to 128 characters in one line, got '${'k'.repeat(24)}…' of 129`]);
  });

  test('are fine otherwise, and where only deployment knows them', () => {
    expect(said(() => ({ ['k'.repeat(128)]: 'v'.repeat(256), 'a:aws:': '' }))).toEqual([]);
    expect(said((stack) => ({ k: `${LONG}${new CfnParameter(stack, 'P').valueAsString}` }))).toEqual([]);
    expect(said(() => Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`k${index}`, index === 0 ? Aws.NO_VALUE : 'v'])))).toEqual([]);
  });

  test('may be refused under a condition', () => {
    expect(said((stack) => ({ k: Fn.conditionIf(condition(stack), LONG, 'v') }))).toEqual([
      "warning 'Stack/Plan': 'RecoveryPointTags' must have values of at most 256 characters, got 257 for the key 'k' (where the condition 'C' holds) [invalidTag]",
    ]);
  });
});

describe.each(ORIGINS_OF_OURS)('tags of resources of %s', (origin) => {
  const made = (tag: (scope: Stack) => void): Program => (app) => {
    const stack = new Stack(app, 'Stack', { env: HERE });
    const vault = new ours.BackupVault(stack, 'Vault');
    new ours.LogicallyAirGappedBackupVault(stack, 'AirGapped', { minRetention: Duration.days(7), maxRetention: Duration.days(30) });
    new ours.TieringConfiguration(stack, 'Tiering', { backupVault: vault, selections: [ours.TieringSelection.allBuckets(Duration.days(60))] });
    new ours.BackupPlan(stack, 'Plan', { backupVault: vault, backupPlanRules: [ours.BackupPlanRule.daily()] });
    tag(stack);
  };
  const said = (tag: (scope: Stack) => void) => about(/Tags'/, made(tag), origin);
  const wrong = (construct: string, property: string) => `error 'Stack/${construct}': '${property}' must have no key that begins with 'aws:', which AWS alone gives, got 'aws:x'`;

  test('come from above, and are refused alike', () => {
    expect(said((stack) => Tags.of(stack).add('aws:x', 'v'))).toEqual([
      wrong('AirGapped', 'BackupVaultTags'), wrong('Plan', 'BackupPlanTags'), wrong('Tiering', 'TieringConfigurationTags'), wrong('Vault', 'BackupVaultTags'),
    ]);
    expect(said((stack) => Tags.of(stack).add('x', 'aws:v'))).toEqual([]);
  });

  test('are those of the template', () => {
    const tagged = (tags: object) => said((stack) => (l1Of(stack.node.findChild('Plan')) as CfnResource).addPropertyOverride('BackupPlanTags', tags));
    expect([tagged({ 'aws:x': 'v' }), tagged({ x: 'v' })]).toEqual([[wrong('Plan', 'BackupPlanTags')], []]);
  });
});

describe.each(ORIGINS)('windows of %s', (origin) => {
  const said = (place: string, value: (stack: Stack) => unknown) => about(/WindowMinutes|completion window/, overridden(place, value), origin);
  const COMPLETION = "'Stack/Plan': the rule 'R' gives a job 52,560,001 minutes to complete, and AWS Backup, whose documentation knows 52,560,000 (100 years) at most, "
    + 'may refuse it: shorten the completion window';

  test('are a hundred years at most', () => {
    expect([said('StartWindowMinutes', () => 52_560_000), said('CompletionWindowMinutes', () => 52_560_000)]).toEqual([[], []]);
    expect(said('StartWindowMinutes', () => 52_560_001)).toEqual(["error 'Stack/Plan': 'StartWindowMinutes' must be at most 52,560,000 minutes, got 36,500 days 1 minute"]);
    expect(said('CompletionWindowMinutes', () => 52_560_001)).toEqual([`warning ${COMPLETION} [completionWindowTooLong]`]);
  });

  test('are what deployment makes them', () => {
    const chosen = (stack: Stack) => Fn.conditionIf(condition(stack), 52_560_001, 600);
    expect(said('StartWindowMinutes', (stack) => new CfnParameter(stack, 'P', { type: 'Number' }).value)).toEqual([]);
    expect(said('StartWindowMinutes', chosen)).toEqual([
      "warning 'Stack/Plan': 'StartWindowMinutes' must be at most 52,560,000 minutes, got 36,500 days 1 minute (where the condition 'C' holds) [invalidWindow]",
    ]);
    expect(said('CompletionWindowMinutes', chosen)).toEqual([`warning ${COMPLETION} (where the condition 'C' holds) [completionWindowTooLong]`]);
  });
});

test('a completion window of ours is warned of as well', () => {
  const program = (completionWindow: Duration) => planOf(() => [{ ruleName: 'R', completionWindow }]);
  expect([36_501, 36_500].map((days) => about(/completionWindowTooLong/, program(Duration.days(days)), 'our L2s').length)).toEqual([1, 0]);
});
