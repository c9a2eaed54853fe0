import { aws_backup as v2, aws_dynamodb as dynamodb, aws_fsx as fsx, aws_iam as iam, aws_s3 as s3, CfnStack, Duration, Stack, Token } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { BackupVault, RestoreTestingPlan, RestoreTestingRecoveryPointsOptions } from '../../../src';
import * as ours from '../../../src';
import { HERE } from '../../util';
import { allSaidOf, ORIGINS_OF_OURS, saidOf } from '../origins';
import type { Program } from '../origins';

const WEEKLY = Schedule.cron({ weekDay: 'SUN', hour: '4', minute: '0' });
const DAILY = Schedule.cron({ hour: '5', minute: '0' });

interface Options extends RestoreTestingRecoveryPointsOptions {
  /** When backups are made into the vault; by default, nobody makes any. */
  readonly rules?: ours.BackupPlanRuleProps[];
  readonly isOfVault?: boolean;
  readonly startWindow?: Duration;
  readonly resourceType?: ours.BackupResourceType;
  /** What is backed up; by default, what has a tag. */
  readonly selects?: (stack: Stack) => ours.BackupResource;
  readonly more?: (tests: RestoreTestingPlan, vault: BackupVault, stack: Stack) => void;
}

/** A restore testing plan with a selection, a vault, and a backup plan that fills it. */
function program(options: Options): Program {
  const { rules = [], isOfVault = true, startWindow, resourceType = ours.BackupResourceType.EBS, selects, more, ...points } = options;
  return (app, backup) => {
    const stack = new Stack(app, 'Stack', { env: HERE });
    const vault = new backup.BackupVault(stack, 'Vault');
    const tests = new backup.RestoreTestingPlan(stack, 'Tests', {
      scheduleExpression: WEEKLY,
      startWindow,
      recoveryPoints: backup.RestoreTestingRecoveryPoints.latest({ ...(isOfVault ? { vaults: [vault] } : {}), ...points }),
    });
    tests.addSelection('Selection', { resourceType });
    if (rules.length > 0) {
      const plan = new backup.BackupPlan(stack, 'Plan', {
        backupVault: vault, backupPlanRules: rules.map((rule) => new backup.BackupPlanRule({ deleteAfter: Duration.days(35), ...rule })),
      });
      plan.addSelection('Selection', { resources: [selects?.(stack) ?? backup.BackupResource.fromTag('stage', 'production')] });
    }
    more?.(tests, vault, stack);
  };
}

describe.each(ORIGINS_OF_OURS)('in %s', (origin) => {
  const shortWindow = (looked: string, gap: string, start: string) => "warning 'Stack/Tests': "
    + `the restore tests take recovery points of the last ${looked}, and the rules of the application make them in the vaults up to ${gap} apart: with the start window `
    + `of ${start} there may be none; look further back, by more than both together [restoreTestingWindowTooShort]`;

  test.each<[string, Options, string[]]>([
    ['a day more than a week and the start window of a day', { rules: [{ scheduleExpression: WEEKLY }], within: Duration.days(9) }, []],
    ['no more than both', { rules: [{ scheduleExpression: WEEKLY }], within: Duration.days(8) }, [shortWindow('8 days', '7 days', '24 hours')]],
    ['a shorter start window', { rules: [{ scheduleExpression: WEEKLY }], within: Duration.days(8), startWindow: Duration.hours(23) }, []],
    ['a start window of an hour', { rules: [{ scheduleExpression: WEEKLY }], within: Duration.days(7), startWindow: Duration.hours(1) }, [shortWindow('7 days', '7 days', '1 hour')]],
    ['another rule that makes enough', { rules: [{ scheduleExpression: WEEKLY }, { scheduleExpression: DAILY }], within: Duration.days(3) }, []],
    ['the default schedule, of every day', { rules: [{}], within: Duration.days(2) }, [shortWindow('2 days', '1 day', '24 hours')]],
    ['continuous backups', { rules: [{ scheduleExpression: WEEKLY, enableContinuousBackup: true }], within: Duration.days(1) }, []],
    ['no rule that is known', { within: Duration.days(1) }, []],
    ['any vault, which others may fill', { rules: [{ scheduleExpression: WEEKLY }], within: Duration.days(1), isOfVault: false }, []],
    ['two rules that make enough together', {
      rules: [{ scheduleExpression: WEEKLY }, { scheduleExpression: Schedule.cron({ weekDay: 'WED', hour: '4', minute: '0' }) }], within: Duration.days(6),
    }, []],
    ['the default of 30 days', { rules: [{ scheduleExpression: Schedule.cron({ day: '1', hour: '5', minute: '0' }) }] }, [shortWindow('30 days', '31 days', '24 hours')]],
  ])('the window is held against the backups: %s', (_, options, said) => {
    expect(saidOf(program(options), origin)).toEqual(said);
  });

  test('copies fill a vault, too', () => {
    expect(saidOf(program({
      within: Duration.days(3),
      rules: [{ scheduleExpression: WEEKLY }],
      more: (_, vault, stack) => {
        const plan = new ours.BackupPlan(stack, 'Other', { backupVault: new ours.BackupVault(stack, 'OtherVault') });
        plan.addRule(new ours.BackupPlanRule({
          scheduleExpression: DAILY, deleteAfter: Duration.days(9), copyActions: [{ destinationBackupVault: vault, deleteAfter: Duration.days(9) }],
        }));
        plan.addSelection('Selection', { resources: [ours.BackupResource.fromTag('stage', 'test')] });
      },
    }), origin)).toEqual([]);
  });

  const { CONTINUOUS, SNAPSHOT } = ours.RestoreTestingPointType;
  const withoutPoints = "warning 'Stack/Tests/Selection': the restore testing plan 'Stack/Tests' takes continuous recovery points only, and AWS Backup makes none of the type 'EBS': "
    + 'let it take snapshots, too [restoreTestingWithoutPoints]';

  const gone = (days: string) => `warning 'Stack/Tests': the rules of the application keep recovery points in the vaults for ${days} at most, and at times all are gone when the restore tests begin: `
    + 'keep them longer, or test them sooner after they are made [restoreTestingRetentionTooShort]';
  const weekly = (weekDay: string, days?: number) => ({ scheduleExpression: Schedule.cron({ weekDay, hour: '4', minute: '0' }), deleteAfter: days ? Duration.days(days) : undefined });

  test.each<[string, Options, string[]]>([
    ['gone the day before', { rules: [weekly('MON', 5)] }, [gone('5 days')]],
    ['there on that day', { rules: [weekly('MON', 7)] }, []],
    ['tested the day after they are made', { rules: [weekly('SAT', 2)] }, []],
    ['one of two there', { rules: [weekly('MON', 2), weekly('SAT', 2)] }, []],
    ['both gone', { rules: [weekly('MON', 1), weekly('WED', 2)] }, [gone('2 days')]],
    ['for ever', { rules: [{ ...weekly('MON'), deleteAfter: undefined }] }, []],
    ['continuous', { rules: [{ ...weekly('MON', 5), enableContinuousBackup: true }] }, []],
    ['a retention that deployment knows', { rules: [{ ...weekly('MON'), deleteAfter: Duration.days(Token.asNumber({ Ref: 'AWS::NoValue' })) }] }, []],
  ])('recovery points are there when they are tested: %s', (_, options, said) => {
    expect(saidOf(program(options), origin)).toEqual(said);
  });

  test.each<[string, Options, string[]]>([
    ['continuous points of volumes', { types: [CONTINUOUS] }, [withoutPoints]],
    ['both', { types: [CONTINUOUS, SNAPSHOT] }, []],
    ['those of buckets', { types: [CONTINUOUS], resourceType: ours.BackupResourceType.S3 }, []],
  ])('there have to be such points: %s', (_, options, said) => {
    expect(saidOf(program(options), origin)).toEqual(said);
  });

  const noneIn = (why: string) => `warning 'Stack/Tests/Selection': the restore testing plan 'Stack/Tests' takes ${why} [restoreTestingWithoutPoints]`;
  const noneOfType = (type: string) => noneIn(`recovery points of vaults into which the rules of the application make none of the type '${type}': let it look into others, or leave the selection out`);
  const bucket = (stack: Stack) => ours.BackupResource.fromArn(new s3.CfnBucket(stack, 'Bucket').attrArn);
  const table = (stack: Stack) => ours.BackupResource.fromArn(new dynamodb.CfnTable(stack, 'Table', { keySchema: [] }).attrArn);
  const { S3, DYNAMODB, EC2 } = ours.BackupResourceType;
  const continuous = { enableContinuousBackup: true };

  test.each<[string, Options, string[]]>([
    ['a table, and buckets are tested', { rules: [{}], selects: table, resourceType: S3 }, [noneOfType('S3')]],
    ['a table, and tables are tested', { rules: [{}], selects: table, resourceType: DYNAMODB }, []],
    ['what has a tag, and buckets are tested', { rules: [{}], resourceType: S3 }, []],
    ['a stack, which has other things in it', { rules: [{}], selects: (stack) => ours.BackupResource.fromArn(new CfnStack(stack, 'Other', { templateUrl: 'u' }).ref), resourceType: S3 }, []],
    ['buckets continuously, and snapshots are tested', { rules: [continuous], selects: bucket, resourceType: S3, types: [SNAPSHOT] },
      [noneIn("snapshots only, and the rules of the application make none of the type 'S3' in its vaults: let it take continuous ones, too")]],
    ['buckets continuously, which are tested', { rules: [continuous], selects: bucket, resourceType: S3, types: [CONTINUOUS] }, []],
    ['buckets by snapshots, and continuous points are tested', { rules: [{}], selects: bucket, resourceType: S3, types: [CONTINUOUS] },
      [noneIn("continuous recovery points only, and the rules of the application make none of the type 'S3' in its vaults: let it take snapshots, too")]],
    ['instances, which cannot be continuous', { rules: [continuous], resourceType: EC2, types: [SNAPSHOT] }, []],
    ['a table, and any vault is looked into', { rules: [{}], selects: table, resourceType: S3, isOfVault: false }, []],
  ])('the vaults hold what the rules make: %s', (_, options, said) => {
    expect(saidOf(program(options), origin).filter((line) => line.includes('restoreTesting'))).toEqual(said);
  });

  const missing = (path: string) => `warning '${path}': AWS Backup does not infer what a restore of FSx for Lustre, Windows File Server or NetApp ONTAP needs, its subnets or its storage virtual machine: `
    + 'give them as restore metadata, or acknowledge this if only file systems of OpenZFS are selected [restoreMetadataMissing]';
  const fileSystem = (stack: Stack, fileSystemType: string) => new fsx.CfnFileSystem(stack, fileSystemType, { fileSystemType, subnetIds: ['subnet-1'] });

  test.each<[string, (tests: RestoreTestingPlan, stack: Stack) => void, string[]]>([
    ['nothing is told', (tests) => tests.addSelection('Files', { resourceType: ours.BackupResourceType.FSX }), [missing('Stack/Tests/Files')]],
    ['other things are told', (tests) => tests.addSelection('Files', { resourceType: ours.BackupResourceType.FSX, restoreMetadata: ours.RestoreMetadata.raw({ kmsKeyId: 'k' }) }), [missing('Stack/Tests/Files')]],
    ['the subnets are told', (tests) => tests.addSelection('Files', { resourceType: ours.BackupResourceType.FSX, restoreMetadata: ours.RestoreMetadata.raw({ SubnetIds: '["subnet-1"]' }) }), []],
    ['the virtual machine is told', (tests) => tests.addSelection('Files', {
      resourceType: ours.BackupResourceType.FSX, restoreMetadata: ours.RestoreMetadata.fsxOntap({ storageVirtualMachineId: 'svm-1' }),
    }), []],
    ['Lustre is selected', (tests, stack) => tests.addSelection('Files', {
      resourceType: ours.BackupResourceType.FSX, resources: [ours.BackupResource.fromFsxFileSystem(fileSystem(stack, 'LUSTRE'))],
    }), [missing('Stack/Tests/Files')]],
    ['OpenZFS is selected', (tests, stack) => tests.addSelection('Files', {
      resourceType: ours.BackupResourceType.FSX, resources: [ours.BackupResource.fromFsxFileSystem(fileSystem(stack, 'OPENZFS'))],
    }), []],
  ])('FSx needs metadata: %s', (_, add, said) => {
    expect(saidOf(program({ more: (tests, _vault, stack) => { add(tests, stack); } }), origin)).toEqual(said);
  });
});

describe.each(ORIGINS_OF_OURS)('a plan without selections in %s', (origin) => {
  const alone = (more?: (tests: RestoreTestingPlan, stack: Stack) => void): Program => (app, backup) => {
    const stack = new Stack(app, 'Stack', { env: HERE });
    const tests = new backup.RestoreTestingPlan(stack, 'Tests', { restoreTestingPlanName: 'weekly', scheduleExpression: WEEKLY });
    more?.(tests, stack);
  };

  test('is a risk', () => {
    expect(allSaidOf(alone(), origin)).toEqual(["warning 'Stack/Tests': the restore testing plan has no selection, and so tests nothing: give it one, "
      + 'or acknowledge this if its selections are made elsewhere [planWithoutSelection]']);
  });

  test('is none where a selection has its name', () => {
    expect(allSaidOf(alone((_, stack) => {
      new v2.CfnRestoreTestingSelection(stack, 'Selection', {
        restoreTestingPlanName: 'weekly', restoreTestingSelectionName: 'all', protectedResourceType: 'EBS', iamRoleArn: 'arn:aws:iam::111111111111:role/restore', protectedResourceArns: ['*'],
      });
    }), origin)).toEqual([]);
  });

  test('is none where it is handed over', () => {
    expect(allSaidOf(alone((tests, stack) => stack.exportValue(tests.restoreTestingPlanName)), origin)).toEqual([]);
  });
});

describe.each(ORIGINS_OF_OURS)('the role of a selection in %s', (origin) => {
  test.each([['222222222222', 1], ['111111111111', 0]])('of the account %s', (account, times) => {
    const of = program({
      more: (tests, _, stack) => {
        tests.addSelection('Tables', {
          resourceType: ours.BackupResourceType.DYNAMODB,
          role: iam.Role.fromRoleArn(stack, 'Role', `arn:aws:iam::${account}:role/restore`, { mutable: false }),
        });
      },
    });
    expect(saidOf(of, origin).filter((line) => line.includes('[roleOfOtherAccount]'))).toHaveLength(times);
  });
});
