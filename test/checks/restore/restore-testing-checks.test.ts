import { aws_backup as v2, aws_fsx as fsx, Duration, Stack } from 'aws-cdk-lib';
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
  readonly more?: (tests: RestoreTestingPlan, vault: BackupVault, stack: Stack) => void;
}

/** A restore testing plan with a selection, a vault, and a backup plan that fills it. */
function program({ rules = [], isOfVault = true, startWindow, resourceType = ours.BackupResourceType.EBS, more, ...points }: Options): Program {
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
      plan.addSelection('Selection', { resources: [backup.BackupResource.fromTag('stage', 'production')] });
    }
    more?.(tests, vault, stack);
  };
}

describe.each(ORIGINS_OF_OURS)('in %s', (origin) => {
  const shortWindow = (looked: string, gap: string, start: string) => "warning 'Stack/Tests': "
    + `the restore tests take recovery points of the last ${looked}, and no rule of the application makes them in the vaults more often than every ${gap}: with the start window `
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

  test.each<[string, Options, string[]]>([
    ['continuous points of volumes', { types: [CONTINUOUS] }, [withoutPoints]],
    ['both', { types: [CONTINUOUS, SNAPSHOT] }, []],
    ['those of buckets', { types: [CONTINUOUS], resourceType: ours.BackupResourceType.S3 }, []],
  ])('there have to be such points: %s', (_, options, said) => {
    expect(saidOf(program(options), origin)).toEqual(said);
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
