import { Aws, CfnCondition, CfnParameter, Duration, Fn, Stack } from 'aws-cdk-lib';
import type { aws_backup as backup } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as rds from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import {
  BackupCopyRequirement, BackupImmutability, BackupObjectives, BackupPlan, BackupResource, BackupResourceType, BackupRetention, BackupVault,
  LogicallyAirGappedBackupVault, VaultLock,
} from '../../../src';
import type { BackupPlanObjectives } from '../../../src';
import { HERE, messageOf, resourceOf, resourcesOf, testStack, warningsOf } from '../../util';

const PLAN = 'AWS::Backup::BackupPlan';
const VAULT = 'AWS::Backup::BackupVault';
const EBS = BackupResource.allOf(BackupResourceType.EBS);
const EC2 = BackupResource.allOf(BackupResourceType.EC2);
const EFS = BackupResource.allOf(BackupResourceType.EFS);
const S3 = BackupResource.allOf(BackupResourceType.S3);
const DYNAMODB = BackupResource.allOf(BackupResourceType.DYNAMODB);
const REDSHIFT = BackupResource.allOf(BackupResourceType.REDSHIFT);
const ANYTHING = BackupResource.fromTag('stage', 'production');

const every = (hours: number, days: number) => BackupRetention.every(Duration.hours(hours)).keptFor(Duration.days(days));
const daily = (days: number) => every(24, days);
const monthly = (days: number) => every(31 * 24, days);

function planIn(scope: Construct, objectives: Partial<BackupPlanObjectives> = {}): BackupPlan {
  return BackupPlan.fromObjectives(scope, 'Plan', { retention: [daily(35)], resources: [REDSHIFT], ...objectives });
}

/** The rules of a plan: what they have beside their names in short, without the vault. */
function rulesOf(objectives: Partial<BackupPlanObjectives>, stack = testStack(HERE)): string[] {
  planIn(stack, objectives);
  expect(warningsOf(stack)).toEqual([]);
  return rulesIn(stack);
}

function rulesIn(stack: ReturnType<typeof testStack>): string[] {
  return resourceOf(stack, PLAN).Properties.BackupPlan.BackupPlanRule.map((rule: any) => {
    expect(rule.StartWindowMinutes).toBe(60);
    const { DeleteAfterDays: kept, MoveToColdStorageAfterDays: cold, OptInToArchiveForSupportedResources: archive } = rule.Lifecycle;
    return [
      `${rule.RuleName} ${rule.ScheduleExpression} ${kept}`,
      ...cold ? [`cold ${cold}`] : [], ...archive ? ['archive'] : [], ...rule.EnableContinuousBackup ? ['continuous'] : [],
      ...(rule.CopyActions ?? []).map((copy: any) => `copy ${copy.Lifecycle.DeleteAfterDays}`),
    ].join(', ');
  });
}

describe('the fewest rules', () => {
  test.each<[string, Partial<BackupPlanObjectives>, string[]]>([
    ['one objective is one rule', { retention: [daily(35)] }, ['every-1-day-for-35-days cron(0 5 * * ? *) 35']],
    ['each generation has its rule', {
      retention: BackupObjectives.grandfatherFatherSon({
        daily: Duration.days(14), weekly: Duration.days(60), monthly: Duration.days(365), yearly: Duration.days(3653),
      }),
    }, [
      'every-1-day-for-14-days cron(0 5 * * ? *) 14',
      'every-7-days-for-60-days cron(0 6 ? * SAT *) 60',
      'every-31-days-for-365-days cron(0 7 1 * ? *) 365',
      'every-366-days-for-3653-days cron(0 8 1 1 ? *) 3653',
    ]],
    ['what is met by another one has none of its own', { retention: [daily(35), every(48, 20)] }, ['every-1-day-for-35-days cron(0 5 * * ? *) 35']],
    ['two share a rule where that makes fewer recovery points', { retention: [daily(30), every(48, 31)] }, ['every-1-day-for-31-days cron(0 5 * * ? *) 31']],
    ['and have one each where it makes more', { retention: [daily(30), every(48, 62)] }, [
      'every-1-day-for-30-days cron(0 5 * * ? *) 30', 'every-2-days-for-62-days cron(0 6 1,3,5,7,9,11,13,15,17,19,21,23,25,27,29,31 * ? *) 62',
    ]],
    ['30 days are no month', { retention: [every(30 * 24, 90)] }, ['every-30-days-for-90-days cron(0 5 1,16 * ? *) 90']],
    ['a day as recovery point objective takes two runs a day, kept as long as they are needed', { retention: [daily(35)], recoveryPointObjective: Duration.days(1) }, [
      'rpo-24-hours cron(0 0/12 * * ? *) 1', 'every-1-day-for-35-days cron(0 5 * * ? *) 35',
    ]],
    ['25 hours take one', { retention: [daily(35)], recoveryPointObjective: Duration.hours(25) }, ['rpo-25-hours.every-1-day-for-35-days cron(0 5 * * ? *) 35']],
    ['more than what the retention asks for takes none of its own, however short that is kept', { retention: [daily(2)], recoveryPointObjective: Duration.days(40) }, [
      'rpo-960-hours.every-1-day-for-2-days cron(0 5 * * ? *) 2',
    ]],
    ['nor beside what is made less often', { retention: [daily(3), monthly(365)], recoveryPointObjective: Duration.days(8) }, [
      'rpo-192-hours.every-1-day-for-3-days cron(0 5 * * ? *) 3', 'every-31-days-for-365-days cron(0 6 1 * ? *) 365',
    ]],
    ['what would go when the next one comes is kept for a day more', { retention: [daily(1), monthly(31)], recoveryPointObjective: Duration.hours(25) }, [
      'rpo-25-hours.every-1-day-for-1-day cron(0 5 * * ? *) 2', 'every-31-days-for-31-days cron(0 6 1 * ? *) 32',
    ]],
    ['2 hours are the least that snapshots meet', { retention: [daily(35)], recoveryPointObjective: Duration.hours(2) }, [
      'rpo-2-hours cron(0 * * * ? *) 1', 'every-1-day-for-35-days cron(0 5 * * ? *) 35',
    ]],
    ['start times keep clear of each other', { retention: [every(3, 2), daily(35), every(7 * 24, 100)] }, [
      'every-3-hours-for-2-days cron(0 0/3 * * ? *) 2', 'every-1-day-for-35-days cron(0 5 * * ? *) 35', 'every-7-days-for-100-days cron(0 7 ? * SAT *) 100',
    ]],
  ])('%s', (_, objectives, expected) => {
    expect(rulesOf(objectives)).toEqual(expected);
  });

  test('the order of objectives changes nothing', () => {
    const retention = [daily(35), monthly(400), every(12, 3)];
    expect(rulesOf({ retention: [...retention].reverse() })).toEqual(rulesOf({ retention }));
  });

  test('a longer retention changes one rule', () => {
    const [before, after] = [400, 401].map((days) => rulesOf({ retention: [every(12, 3), daily(35), monthly(days)] }));
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(after[2]).toBe(before[2].replaceAll('400', '401'));
  });
});

describe('continuous backups', () => {
  test.each<[string, Partial<BackupPlanObjectives>, string[]]>([
    ['meet what they can, alone', { resources: [S3], retention: [daily(30)], recoveryPointObjective: Duration.minutes(15) }, [
      'rpo-15-minutes.every-1-day-for-30-days cron(0 5 * * ? *) 30, continuous',
    ]],
    ['are beside what is kept longer', { resources: [S3], retention: [daily(35), monthly(365)] }, [
      'every-1-day-for-35-days cron(0 5 * * ? *) 35, continuous', 'every-31-days-for-365-days cron(0 6 1 * ? *) 365',
    ]],
    ['are not needed beside what meets all', { resources: [S3], retention: [daily(36)], recoveryPointObjective: Duration.hours(25) }, ['every-1-day-for-36-days cron(0 5 * * ? *) 36']],
    ['run more often than they expire', { resources: [S3], retention: [daily(1)] }, ['every-1-day-for-1-day cron(0 0/12 * * ? *) 1, continuous']],
    ['are there until the next one is', { resources: [S3, REDSHIFT], retention: [daily(1)] }, ['every-1-day-for-1-day cron(0 5 * * ? *) 2, continuous']],
    ['meet less than an hour', { resources: [S3], retention: [BackupRetention.every(Duration.minutes(15)).keptFor(Duration.days(35))] }, [
      'every-15-minutes-for-35-days cron(0 * * * ? *) 35, continuous',
    ]],
    ['go back as far as they can where only some types have them', { resources: [S3, REDSHIFT], retention: [every(12, 2), daily(35), monthly(365)] }, [
      'every-12-hours-for-2-days cron(0 0/12 * * ? *) 2', 'every-1-day-for-35-days cron(0 5 * * ? *) 35, continuous', 'every-31-days-for-365-days cron(0 6 1 * ? *) 365',
    ]],
  ])('%s', (_, objectives, expected) => {
    expect(rulesOf(objectives)).toEqual(expected);
  });
});

describe('cold storage', () => {
  test.each<[string, Partial<BackupPlanObjectives>, string[]]>([
    ['is for what is made once a month', { resources: [EFS], retention: [daily(150), monthly(365)] }, [
      'every-1-day-for-150-days cron(0 5 * * ? *) 150', 'every-31-days-for-365-days cron(0 6 1 * ? *) 365, cold 30',
    ]],
    ['is for all that has everything anyway', { resources: [DYNAMODB], retention: [daily(20), every(7 * 24, 120)] }, [
      'every-1-day-for-20-days cron(0 5 * * ? *) 20', 'every-7-days-for-120-days cron(0 6 ? * SAT *) 120, cold 30',
    ]],
    ['of EBS volumes is the archive', { resources: [EBS], retention: [monthly(120)] }, ['every-31-days-for-120-days cron(0 5 1 * ? *) 120, cold 30, archive']],
    ['is for what may be of a type that has it', { resources: [ANYTHING], retention: [monthly(120)] }, ['every-31-days-for-120-days cron(0 5 1 * ? *) 120, cold 30, archive']],
    ['is not for what is there a shorter time', { resources: [EFS], retention: [monthly(119)] }, ['every-31-days-for-119-days cron(0 5 1 * ? *) 119']],
  ])('%s', (_, objectives, expected) => {
    expect(rulesOf(objectives)).toEqual(expected);
  });

  test.each([['cn-north-1'], ['us-gov-west-1']])('there is no archive in %s', (region) => {
    expect(rulesOf({ resources: [EBS], retention: [monthly(120)] }, testStack({ region }))).toEqual(['every-31-days-for-120-days cron(0 5 1 * ? *) 120']);
  });

  test.each([['us-iso-east-1'], ['eusc-de-east-1'], ['eu-isoe-west-1']])('nothing is moved in %s, of which nobody says it', (region) => {
    const retention = [monthly(120)];
    expect(rulesOf({ resources: [EBS], retention }, testStack({ region }))).toEqual(['every-31-days-for-120-days cron(0 5 1 * ? *) 120']);
    expect(rulesOf({ resources: [EFS], retention }, testStack({ region }))).toEqual(['every-31-days-for-120-days cron(0 5 1 * ? *) 120']);
  });

  test.each([['cn-north-1'], ['us-gov-west-1'], [undefined]])('there is cold storage in %s', (region) => {
    expect(rulesOf({ resources: [EFS], retention: [monthly(120)] }, testStack({ region }))).toEqual(['every-31-days-for-120-days cron(0 5 1 * ? *) 120, cold 30']);
  });

  test('nor surely where the Region is not known', () => {
    expect(rulesOf({ resources: [EBS], retention: [monthly(120)] }, testStack())).toEqual(['every-31-days-for-120-days cron(0 5 1 * ? *) 120']);
  });
});

describe('the vault', () => {
  const inLocked = (scope: Construct) => new BackupVault(scope, 'Locked', {
    lockConfiguration: VaultLock.governance({ minRetention: Duration.days(7), maxRetention: Duration.days(365) }),
  });
  const inAirGapped = (scope: Construct) => new LogicallyAirGappedBackupVault(scope, 'AirGapped', { minRetention: Duration.days(7), maxRetention: Duration.days(365) });
  const inCompliance = (scope: Construct) => new BackupVault(scope, 'Compliance', {
    lockConfiguration: VaultLock.compliance({ minRetention: Duration.days(1), changeableFor: Duration.days(3), acknowledgeIrreversible: 'Compliance is for good' }),
  });

  test('is a construct', () => {
    const given = { backupVaultRef: { backupVaultName: 'v', backupVaultArn: 'arn:aws:backup:eu-west-1:111111111111:backup-vault:v' } } as backup.IBackupVaultRef;
    const problem = (property: string) => `'${property}' must be an IBackupVaultRef (an object with 'backupVaultRef' and 'node'), got an object without 'node': `
      + 'give a construct, or import what exists already';
    expect(messageOf(() => planIn(testStack(HERE), { backupVault: given }))).toBe(`Stack: the plan 'Plan': ${problem('backupVault')}`);
    expect(messageOf(() => BackupCopyRequirement.toVault(given))).toBe(problem('vault'));
  });

  test('is made without a lock', () => {
    const stack = testStack(HERE);
    planIn(stack);
    expect(Object.values(resourcesOf(stack, VAULT)).map(({ Properties }) => Object.keys(Properties))).toEqual([['BackupVaultName']]);
  });

  test('is made with a lock in governance mode, which takes all that is kept', () => {
    const stack = testStack(HERE);
    planIn(stack, { immutability: BackupImmutability.GOVERNANCE, recoveryPointObjective: Duration.hours(24) });
    expect(resourceOf(stack, VAULT).Properties.LockConfiguration).toEqual({ MinRetentionDays: 1 });
  });

  test('is made with a policy against deletion', () => {
    const stack = testStack(HERE);
    planIn(stack, { immutability: BackupImmutability.POLICY });
    expect(resourceOf(stack, VAULT).Properties.AccessPolicy.Statement[0].Effect).toBe('Deny');
    expect(resourceOf(stack, VAULT).Properties.LockConfiguration).toBeUndefined();
  });

  test('that is given is that of all rules', () => {
    const stack = testStack(HERE);
    const backupVault = inLocked(stack);
    const plan = planIn(stack, { backupVault, retention: [daily(7), monthly(365)], immutability: BackupImmutability.GOVERNANCE });
    expect(plan.backupVault).toBe(backupVault);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('is under a lock in compliance mode where that is given', () => {
    const stack = testStack(HERE);
    planIn(stack, { backupVault: inCompliance(stack), immutability: BackupImmutability.COMPLIANCE });
    expect(rulesIn(stack)).toEqual(['every-1-day-for-35-days cron(0 5 * * ? *) 35']);
  });

  test('that is logically air-gapped gets recovery points by one that is made; nothing is in cold storage there', () => {
    const stack = testStack(HERE);
    planIn(stack, {
      backupVault: inAirGapped(stack),
      immutability: BackupImmutability.AIR_GAPPED,
      resources: [EFS],
      retention: [daily(7), monthly(365)],
      recoveryPointObjective: Duration.hours(24),
    });
    expect(rulesIn(stack)).toEqual([
      'rpo-24-hours.every-1-day-for-7-days cron(0 0/12 * * ? *) 7', 'every-31-days-for-365-days cron(0 5 1 * ? *) 365',
    ]);
    const [rule] = resourceOf(stack, PLAN).Properties.BackupPlan.BackupPlanRule;
    expect([rule.TargetBackupVault, rule.TargetLogicallyAirGappedBackupVaultArn].map((each) => each['Fn::GetAtt'][0])).toEqual([
      expect.stringContaining('PlanVault'), expect.stringContaining('AirGapped'),
    ]);
  });

  test('that is logically air-gapped takes continuous backups of S3, and none of Aurora', () => {
    const [ofS3, ofAurora] = [S3, BackupResource.allOf(BackupResourceType.AURORA)].map((resource) => {
      const stack = testStack(HERE);
      planIn(stack, { backupVault: inAirGapped(stack), resources: [resource] });
      return rulesIn(stack);
    });
    expect(ofS3).toEqual(['every-1-day-for-35-days cron(0 5 * * ? *) 35, continuous']);
    expect(ofAurora).toEqual(['every-1-day-for-35-days cron(0 5 * * ? *) 35']);
  });

  test.each<[string, (scope: Construct) => backup.IBackupVaultRef, BackupImmutability, string]>([
    ['S', inLocked, BackupImmutability.COMPLIANCE, "'immutability' compliance cannot be met: that of the vault 'Stack/Locked' is governance"],
    ['S', inCompliance, BackupImmutability.AIR_GAPPED, "'immutability' airGapped cannot be met: that of the vault 'Stack/Compliance' is compliance"],
    ['S', (scope) => BackupVault.fromBackupVaultName(scope, 'Import', 'imported'), BackupImmutability.GOVERNANCE,
      "'immutability' governance cannot be met: the vault 'Stack/Import' exists already, and how it keeps recovery points from being deleted is not known here"],
  ])('of another immutability is refused', (_, vaultIn, immutability, message) => {
    const stack = testStack(HERE);
    expect(messageOf(() => planIn(stack, { backupVault: vaultIn(stack), immutability }))).toBe(`Stack: the plan 'Plan': ${message}`);
  });

  test.each<[BackupResource[], string]>([
    [[EFS, REDSHIFT], 'Redshift clusters'],
    [[BackupResource.allOf(BackupResourceType.RDS)], 'RDS instances outside a cluster, RDS Multi-AZ clusters'],
  ])('that is air-gapped does not keep from deletion what it cannot hold', (resources, kinds) => {
    const stack = testStack(HERE);
    const objectives = { backupVault: inAirGapped(stack), immutability: BackupImmutability.AIR_GAPPED, resources };
    expect(messageOf(() => planIn(stack, objectives))).toBe(
      `Stack: the plan 'Plan': 'immutability' airGapped cannot be met: the logically air-gapped vault 'Stack/AirGapped' cannot hold recovery points of ${kinds}; `
      + 'give them a plan of their own');
  });

  describe('with a lock of parameters', () => {
    const byParameter = (scope: Construct, changes: object = {}) => {
      const days = new CfnParameter(scope, 'Days', { type: 'Number', default: 60 }).valueAsNumber;
      return new BackupVault(scope, 'Locked', { lockConfiguration: VaultLock.governance({ minRetention: Duration.days(days) }), ...changes });
    };

    test('is not known to keep for longer', () => {
      const stack = testStack(HERE);
      planIn(stack, { backupVault: byParameter(stack), retention: [daily(35)], immutability: BackupImmutability.GOVERNANCE });
      expect(rulesIn(stack)).toEqual(['every-1-day-for-35-days cron(0 5 * * ? *) 35']);
    });

    test('says no time for which the recovery point objective has to be kept', () => {
      const stack = testStack(HERE);
      planIn(stack, { backupVault: byParameter(stack), recoveryPointObjective: Duration.hours(8) });
      expect(rulesIn(stack)).toEqual(['rpo-8-hours cron(0 0/6 * * ? *) 1', 'every-1-day-for-35-days cron(0 5 * * ? *) 35']);
    });

    test.each([['yes'], ['no']])('is not known to have one that a condition decides, by default %s', (byDefault) => {
      const stack = testStack(HERE);
      const backupVault = new BackupVault(stack, 'Vault');
      const wanted = new CfnParameter(stack, 'Wanted', { default: byDefault }).valueAsString;
      const isLocked = new CfnCondition(stack, 'IsLocked', { expression: Fn.conditionEquals(wanted, 'yes') });
      const resource = backupVault.node.defaultChild as backup.CfnBackupVault;
      resource.lockConfiguration = Fn.conditionIf(isLocked.logicalId, { MinRetentionDays: 60 }, Aws.NO_VALUE);
      planIn(stack, { backupVault });
      expect(messageOf(() => planIn(new Stack(stack, 'Other'), { backupVault, immutability: BackupImmutability.GOVERNANCE }))).toBe(
        "Stack/Other: the plan 'Plan': 'immutability' governance cannot be met: that of the vault 'Stack/Vault' is known only at deployment");
    });
  });

  test.each([BackupImmutability.COMPLIANCE, BackupImmutability.AIR_GAPPED])('is not made for good: %s', (immutability) => {
    expect(messageOf(() => planIn(testStack(), { immutability })))
      .toBe(`Stack: the plan 'Plan': 'immutability' ${immutability} needs a 'backupVault' that has it: what nobody can undo is not made unasked`);
  });

  test.each([[6, 'keeps everything for at least 7 days'], [366, 'keeps nothing for more than 365 days']])('that does not take %d days is refused', (days, message) => {
    const stack = testStack(HERE);
    expect(messageOf(() => planIn(stack, { backupVault: inLocked(stack), retention: [daily(days)] })))
      .toBe(`Stack: the plan 'Plan': 'retention' every 24 hours kept for ${days} days cannot be met: the vault 'Stack/Locked' ${message}`);
  });

  test('keeps for the recovery point objective as long as it has to', () => {
    const stack = testStack(HERE);
    planIn(stack, { backupVault: inLocked(stack), recoveryPointObjective: Duration.hours(8) });
    expect(rulesIn(stack)).toEqual(['rpo-8-hours cron(0 0/6 * * ? *) 7', 'every-1-day-for-35-days cron(0 5 * * ? *) 35']);
  });

  test.each<[string, number, number, string | undefined]>([
    ['the vault', 5, 5, "the vault 'Stack/Short' keeps nothing for more than 5 days"],
    ['the vault, a day longer', 5, 6, undefined],
    ['a rule that runs before', 4, 5, undefined],
  ])('that keeps nothing until the next recovery point is there is refused: %s', (_, days, most, reason) => {
    const shortIn = (scope: Construct, id: string) => new BackupVault(scope, id, {
      lockConfiguration: VaultLock.governance({ minRetention: Duration.days(1), maxRetention: Duration.days(most) }),
    });
    const uses: ((vault: backup.IBackupVaultRef) => Partial<BackupPlanObjectives>)[] = [
      (backupVault) => ({ backupVault }), (vault) => ({ copies: [BackupCopyRequirement.toVault(vault)] }),
    ];
    for (const using of uses) {
      const stack = testStack(HERE);
      const objectives = { resources: [EC2], retention: [every(days * 24, days)], recoveryPointObjective: Duration.hours(121) };
      const make = () => planIn(stack, { ...objectives, ...using(shortIn(stack, 'Short')) });
      const problem = `'retention' every ${days} days kept for ${days} days takes ${days + 1} days, until the next recovery point is there, and cannot be met: ${reason}`;
      if (reason === undefined) { expect(make).not.toThrow(); } else { expect(messageOf(make)).toBe(`Stack: the plan 'Plan': ${problem}`); }
    }
  });
});

describe('copies', () => {
  const vaultIn = (scope: Construct, id = 'Copies') => new BackupVault(scope, id);

  test('are kept as long as what they are copies of, or as long as is required', () => {
    const stack = testStack(HERE);
    const [one, other] = [vaultIn(stack), vaultIn(stack, 'More')];
    const copies = [BackupCopyRequirement.toVault(one), BackupCopyRequirement.toVault(other, { minRetention: Duration.days(90) })];
    planIn(stack, { resources: [EC2], copies, retention: [daily(35), monthly(365)], recoveryPointObjective: Duration.hours(8) });
    expect(rulesIn(stack)).toEqual([
      'rpo-8-hours cron(0 0/6 * * ? *) 1', 'every-1-day-for-35-days cron(0 5 * * ? *) 35, copy 35, copy 90',
      'every-31-days-for-365-days cron(0 7 1 * ? *) 365, copy 365, copy 365',
    ]);
  });

  test('of continuous backups are made as often as the retention asks for', () => {
    const stack = testStack(HERE);
    planIn(stack, { copies: [BackupCopyRequirement.toVault(vaultIn(stack))], resources: [S3], retention: [every(6, 14)] });
    expect(rulesIn(stack)).toEqual(['every-6-hours-for-14-days cron(0 0/6 * * ? *) 14, continuous, copy 14']);
  });

  const to = (vault: backup.IBackupVaultRef, minRetention?: Duration) => [BackupCopyRequirement.toVault(vault, { minRetention })];
  const elsewhere = (scope: Construct, region: string, account: string) =>
    BackupVault.fromBackupVaultArn(scope, 'Elsewhere', `arn:aws:backup:${region}:${account}:backup-vault:copies`);
  const airGappedIn = (scope: Construct, id = 'AirGapped') =>
    new LogicallyAirGappedBackupVault(scope, id, { minRetention: Duration.days(7), maxRetention: Duration.days(365) });
  const CLOUDFORMATION = BackupResource.allOf(BackupResourceType.CLOUDFORMATION);
  const RDS = BackupResource.allOf(BackupResourceType.RDS);

  test.each<[string, (scope: Construct) => Partial<BackupPlanObjectives>]>([
    ['of what may be of a kind that is copied, though not all of it is', (scope) => ({ resources: [RDS], copies: to(vaultIn(scope)) })],
    ['of stacks into another Region', (scope) => ({ resources: [CLOUDFORMATION], copies: to(elsewhere(scope, 'eu-west-1', HERE.account)) })],
    ['of what nobody knows', (scope) => ({ resources: [ANYTHING], copies: to(airGappedIn(scope)) })],
    ['into an air-gapped vault', (scope) => ({ resources: [EFS, EC2], copies: to(airGappedIn(scope)) })],
    ['from an air-gapped vault into one where not all goes straight there', (scope) => (
      { resources: [EC2], backupVault: airGappedIn(scope), copies: to(airGappedIn(scope, 'Second')) })],
    ['for the longest time, and for a part of a day', (scope) => ({
      resources: [EC2],
      copies: [
        ...to(vaultIn(scope), Duration.days(36_500)), ...to(vaultIn(scope, 'More'), Duration.hours(17)), ...to(vaultIn(scope, 'Most'), Duration.days(35.7)),
      ],
    })],
  ])('are made %s', (_, objectives) => {
    const stack = testStack(HERE);
    expect(() => planIn(stack, objectives(stack))).not.toThrow();
  });

  test('for a part of a day are kept for that day', () => {
    const stack = testStack(HERE);
    planIn(stack, { resources: [EC2], retention: [every(12, 1)], copies: [...to(vaultIn(stack), Duration.hours(17)), ...to(vaultIn(stack, 'More'), Duration.days(1.2))] });
    expect(rulesIn(stack)).toEqual(['every-12-hours-for-1-day cron(0 0/12 * * ? *) 1, copy 1, copy 2']);
  });

  test.each<[string, (scope: Construct) => Partial<BackupPlanObjectives>, string]>([
    ['of what is never copied', (scope) => ({ resources: [EFS, REDSHIFT], copies: to(vaultIn(scope)) }),
      "'copies[0]' cannot be met: AWS Backup makes no copies of Redshift clusters; give them a plan of their own"],
    ['of stacks into another account', (scope) => ({ resources: [CLOUDFORMATION], copies: to(elsewhere(scope, HERE.region, '222222222222')) }),
      "'copies[0]' cannot be met: the vault 'Stack/Elsewhere' is in another account, and AWS Backup makes no copies there of CloudFormation stacks; give them a plan of their own"],
    ['into an air-gapped vault that cannot hold them', (scope) => ({ resources: [RDS, EFS], copies: [...to(vaultIn(scope)), ...to(airGappedIn(scope))] }),
      "'copies[1]' cannot be met: the logically air-gapped vault 'Stack/AirGapped' cannot hold recovery points of RDS instances outside a cluster, RDS Multi-AZ clusters; "
      + 'give them a plan of their own'],
    ['from one air-gapped vault into another', (scope) => ({ resources: [EFS], backupVault: airGappedIn(scope), copies: to(airGappedIn(scope, 'Second')) }),
      "'copies[0]' cannot be met: recovery points of EFS file systems go straight to the logically air-gapped vault 'Stack/AirGapped', "
      + 'and AWS Backup copies from one such vault to another on demand only'],
    ['into the vault of the plan', (scope) => {
      const backupVault = vaultIn(scope);
      return { resources: [EC2], backupVault, copies: to(backupVault) };
    }, "'copies[0]' cannot be met: the plan backs up into 'Stack/Copies' and copies into 'Stack/Copies', the same vault: a copy is worth something in another one"],
    ['into the vault of the plan, which is imported', (scope) => ({
      resources: [EC2],
      backupVault: BackupVault.fromBackupVaultName(scope, 'One', 'imported'),
      copies: to(BackupVault.fromBackupVaultArn(scope, 'Other', `arn:aws:backup:${HERE.region}:${HERE.account}:backup-vault:imported`)),
    }), "'copies[0]' cannot be met: the plan backs up into 'Stack/One' and copies into 'Stack/Other', the same vault: a copy is worth something in another one"],
    ['into one vault twice', (scope) => {
      const vault = vaultIn(scope);
      return { resources: [EC2], copies: [...to(vault), ...to(vault, Duration.days(90))] };
    }, "'copies[1]' cannot be met: the plan copies into 'Stack/Copies' more than once: a copy is worth something in another one"],
    ['for longer than anything is kept', (scope) => ({ resources: [EC2], copies: to(vaultIn(scope), Duration.days(40_000)) }),
      "'copies[0].minRetention' must be at most 36,500 days, got 40,000 days"],
    ['no vault', () => ({ copies: [BackupCopyRequirement.toOtherRegion()] }),
      "'copies[0]' must be BackupCopyRequirement.toVault(), got one to another Region, which names no vault to copy into"],
    ['too many', (scope) => ({ copies: Array.from({ length: 6 }, (_, index) => BackupCopyRequirement.toVault(vaultIn(scope, `V${index}`))) }),
      "'copies' must have at most 5 elements, got 6"],
    ['too often', (scope) => ({
      copies: [BackupCopyRequirement.toVault(vaultIn(scope))],
      resources: [S3],
      retention: [BackupRetention.every(Duration.minutes(59)).keptFor(Duration.days(1))],
    }), "'retention' every 59 minutes kept for 1 day cannot be met by copies: they are made at most every hour"],
    ['too long', (scope) => ({
      resources: [EC2],
      copies: [BackupCopyRequirement.toVault(new BackupVault(scope, 'Short', {
        lockConfiguration: VaultLock.governance({ minRetention: Duration.days(1), maxRetention: Duration.days(34) }),
      }))],
    }), "a copy of 'retention' every 24 hours kept for 35 days cannot be met: the vault 'Stack/Short' keeps nothing for more than 34 days"],
  ])('are refused: %s', (_, objectives, message) => {
    const stack = testStack(HERE);
    expect(messageOf(() => planIn(stack, objectives(stack)))).toBe(`Stack: the plan 'Plan': ${message}`);
  });
});

describe('what cannot be met is refused with the reason that binds', () => {
  const often = (minutes: number, days = 1) => BackupRetention.every(Duration.minutes(minutes)).keptFor(Duration.days(days));
  test.each<[string, Partial<BackupPlanObjectives>, string]>([
    ['snapshots', { resources: [EFS], retention: [often(59)] },
      "'retention' every 59 minutes kept for 1 day cannot be met: at most every hour; EFS file systems have no continuous backup"],
    ['unknown types', { resources: [ANYTHING], retention: [often(59)] },
      "'retention' every 59 minutes kept for 1 day cannot be met: at most every hour; whether all resources have continuous backups is not known here"],
    ['snapshots beside continuous backups', { resources: [S3, EFS], recoveryPointObjective: Duration.minutes(119) },
      "'recoveryPointObjective' (119 minutes) cannot be met: AWS Backup starts jobs at most every hour, and each may wait an hour for its start, which makes 2 hours; "
      + 'EFS file systems have no continuous backup'],
    ['how far S3 is behind', { resources: [S3], recoveryPointObjective: Duration.minutes(14) },
      "'recoveryPointObjective' (14 minutes) cannot be met: a continuous backup may be 15 minutes behind"],
    ['the same of the retention', { resources: [S3], retention: [often(14)] }, "'retention' every 14 minutes kept for 1 day cannot be met: a continuous backup may be 15 minutes behind"],
    ['how far continuous backups go back', { resources: [S3], retention: [often(59, 36)] },
      "'retention' every 59 minutes kept for 36 days cannot be met: at most every hour; continuous backups are kept for 35 days at most"],
    ['no retention', { retention: [] }, "'retention' must have at least one objective, got none"],
    ['no resources', { resources: [] }, "'resources' must have at least one resource, got none"],
    ['a recovery point objective of seconds', { recoveryPointObjective: Duration.seconds(90) }, "'recoveryPointObjective' must be a whole number of minutes, got 1 minute 30 seconds"],
  ])('%s', (_, objectives, message) => {
    expect(messageOf(() => planIn(testStack(), objectives))).toBe(`Stack: the plan 'Plan': ${message}`);
  });
});

describe('what is backed up', () => {
  const databaseIn = (scope: Construct, props: Partial<rds.CfnDBClusterProps> = {}) => new rds.CfnDBCluster(scope, 'Database', {
    engine: 'mysql', preferredBackupWindow: '05:30-06:00', preferredMaintenanceWindow: 'sat:07:30-sat:08:00', ...props,
  });

  test('is selected', () => {
    const stack = testStack(HERE);
    planIn(stack, { resources: [ANYTHING] });
    expect(resourceOf(stack, 'AWS::Backup::BackupSelection').Properties.BackupSelection).toMatchObject({ SelectionName: 'Resources', ListOfTags: [{ ConditionKey: 'stage' }] });
  });

  test.each<[string, (scope: Construct) => BackupResource]>([
    ['by a construct', (scope) => BackupResource.fromConstruct(scope)],
    ['by itself', (scope) => BackupResource.fromDynamoDbTable(scope.node.findChild('Table') as dynamodb.Table)],
    ['by its ARN', () => BackupResource.fromArn('arn:aws:dynamodb:eu-central-1:111111111111:table/orders')],
    ['as an import', (scope) => BackupResource.fromDynamoDbTable(dynamodb.Table.fromTableName(scope, 'Import', 'orders'))],
  ])('has the type that it has %s', (_, resource) => {
    const stack = testStack(HERE);
    new dynamodb.Table(stack, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
    planIn(stack, { resources: [resource(stack)], retention: [every(7 * 24, 120)] });
    expect(rulesIn(stack)).toEqual(['every-7-days-for-120-days cron(0 5 ? * SAT *) 120, cold 30']);
  });

  test('may be of any type where a construct is empty yet', () => {
    const stack = testStack(HERE);
    planIn(stack, { resources: [BackupResource.fromConstruct(stack)], retention: [every(7 * 24, 120)] });
    new efs.CfnFileSystem(stack, 'Files');
    expect(rulesIn(stack)).toEqual(['every-7-days-for-120-days cron(0 5 ? * SAT *) 120']);
  });

  test('has windows that rules keep clear of, and an hour before them', () => {
    const stack = testStack(HERE);
    databaseIn(stack);
    planIn(stack, { resources: [BackupResource.fromConstruct(stack)], retention: [daily(7), every(7 * 24, 60)] });
    expect(rulesIn(stack)).toEqual(['every-1-day-for-7-days cron(0 6 * * ? *) 7', 'every-7-days-for-60-days cron(0 8 ? * SAT *) 60']);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('has no backup window where it makes no backups', () => {
    const stack = testStack(HERE);
    databaseIn(stack, { backupRetentionPeriod: 0, preferredMaintenanceWindow: undefined });
    planIn(stack, { resources: [BackupResource.fromConstruct(stack)] });
    expect(rulesIn(stack)).toEqual(['every-1-day-for-35-days cron(0 5 * * ? *) 35']);
  });

  test('leaves no room for rules that run all the time', () => {
    const stack = testStack(HERE);
    databaseIn(stack);
    expect(messageOf(() => planIn(stack, { resources: [BackupResource.fromConstruct(stack)], retention: [every(1, 1)] }))).toBe(
      "Stack: the plan 'Plan': the rules run so often that some start in the backup or maintenance window of 'Stack/Database' or within an hour before it, when snapshots fail: "
      + 'ask for them less often, or move the windows');
  });

  describe('and is backed up continuously', () => {
    const ruleBeside = (props: Partial<rds.CfnDBInstanceProps>, retention = [daily(35)]) => {
      const stack = testStack(HERE);
      new rds.CfnDBInstance(stack, 'Database', props);
      planIn(stack, { resources: [BackupResource.fromConstruct(stack)], retention });
      expect(warningsOf(stack).map(({ id }) => id)).toEqual(props.preferredBackupWindow ? ['cdk-aws-backup:ownAutomatedBackups'] : []);
      return rulesIn(stack);
    };

    test('has a backup window that does not matter', () => {
      expect(ruleBeside({ preferredBackupWindow: '04:30-05:30' })).toEqual(['every-1-day-for-35-days cron(0 5 * * ? *) 35, continuous']);
    });

    test('has a maintenance window that rules keep clear of', () => {
      expect(ruleBeside({ preferredMaintenanceWindow: 'sat:04:30-sat:05:30' })).toEqual(['every-1-day-for-35-days cron(0 6 * * ? *) 35, continuous']);
    });

    test('where they can', () => {
      expect(ruleBeside({ preferredMaintenanceWindow: 'sat:04:30-sat:05:30' }, [every(1, 2)])).toEqual(['every-1-hour-for-2-days cron(0 * * * ? *) 2, continuous']);
    });
  });
});
