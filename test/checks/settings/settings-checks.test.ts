import { CfnCondition, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { BackupResource, BackupResourceType } from '../../../src';
import type { BackupRegionSettings, BackupRegionSettingsProps } from '../../../src';
import { HERE, l1Of, THERE } from '../../util';
import { ORIGINS_OF_OURS, planOf, saidOf } from '../origins';
import type { Program } from '../origins';

const { S3, RDS, EBS, EFS, DYNAMODB } = BackupResourceType;
const l1 = (settings: BackupRegionSettings) => l1Of(settings.node.findChild('Resource'));

describe.each(ORIGINS_OF_OURS)('of %s', (origin) => {
  // What was included has the path of its L1.
  const said = (program: Program) => saidOf(program, origin).map((line) => line.replaceAll('/Resource/Default', ''));
  const ALREADY = 'must have its settings in one place, and has them in \'Stack/First\' already: say there what is to hold';

  test('an account and Region has its settings in one place', () => {
    expect(said((app, backup) => {
      const stack = new Stack(app, 'Stack', { env: HERE });
      ['First', 'Second'].forEach((id) => new backup.BackupRegionSettings(stack, id, { optIn: [S3] }));
      new backup.BackupRegionSettings(new Stack(app, 'Too', { env: HERE }), 'Third', { optOut: [RDS] });
      new backup.BackupRegionSettings(new Stack(app, 'There', { env: { ...HERE, region: THERE.region } }), 'First', {});
      new backup.BackupRegionSettings(new Stack(app, 'Unknown'), 'First', {});
    })).toEqual(['Stack/Second', 'Too/Third'].map((path) => `error '${path}': an account and Region ${ALREADY}`));
  });

  test('an organization has them in one place, in whichever Region', () => {
    expect(said((app, backup) => {
      new backup.BackupGlobalSettings(new Stack(app, 'Stack', { env: HERE }), 'First', { crossAccountBackup: true });
      new backup.BackupGlobalSettings(new Stack(app, 'Too', { env: { ...HERE, region: THERE.region } }), 'Second', { crossAccountBackup: false });
      new backup.BackupGlobalSettings(new Stack(app, 'There', { env: THERE }), 'First', { crossAccountBackup: true });
    })).toEqual([`error 'Too/Second': an organization ${ALREADY}`]);
  });

  test('those of which never both are made are taken', () => {
    expect(said((app, backup) => {
      const stack = new Stack(app, 'Stack', { env: HERE });
      const is = new CfnCondition(stack, 'Is', { expression: Fn.conditionEquals(new CfnParameter(stack, 'Stage'), 'prod') });
      const not = new CfnCondition(stack, 'Not', { expression: Fn.conditionNot(is) });
      for (const [id, condition] of [['First', is], ['Second', not]] as const) { l1(new backup.BackupRegionSettings(stack, id, {})).cfnOptions.condition = condition; }
    })).toEqual([]);
  });

  test('no type is in both lists, also where an override puts it there', () => {
    const [optIn, optOut] = origin === 'our L2s' ? ['optIn', 'optOut'] : ['OptIn', 'OptOut'];
    expect(said((app, backup) => {
      l1(new backup.BackupRegionSettings(new Stack(app, 'Stack', { env: HERE }), 'First', { optIn: [S3, EBS] })).addPropertyOverride('OptOut', ['EBS', 'RDS']);
    })).toEqual([`error 'Stack/First': '${optIn}' and '${optOut}' must have no type in common, got 'EBS' in both`]);
  });

  test('types that are never managed entirely are warned of; others, and those that are not known, are taken', () => {
    expect(said((app, backup) => {
      const stack = new Stack(app, 'Stack', { env: HERE });
      new backup.BackupRegionSettings(stack, 'First', { fullManagement: [RDS, DYNAMODB, EFS, BackupResourceType.of('Tapes'), EBS] });
      new backup.BackupRegionSettings(new Stack(app, 'There', { env: THERE }), 'Second', { fullManagement: [RDS] });
    })).toEqual([
      'warning \'Stack/First\': AWS Backup never manages the recovery points of RDS, EBS entirely, so that it may refuse the settings: leave out the full management of these types [fullManagementWithoutEffect]',
      'warning \'There/Second\': AWS Backup never manages the recovery points of RDS entirely, so that it may refuse the settings: leave out the full management of this type [fullManagementWithoutEffect]',
    ]);
  });

  test('copies of a table are not warned of where the app itself opts in to the advanced features', () => {
    const warned = (props: BackupRegionSettingsProps, isThere = false) => said((app, backup) => {
      planOf((b, stack) => [{ copyActions: [{ destinationBackupVault: b.BackupVault.fromBackupVaultArn(stack, 'Copies', 'arn:aws:backup:eu-west-1:111111111111:backup-vault:copies') }] }], (plan, stack) => {
        const table = new dynamodb.CfnTable(stack, 'Table', { keySchema: [{ attributeName: 'id', keyType: 'HASH' }] });
        plan.addSelection('Tables', { resources: [BackupResource.fromArn(table.attrArn)] });
        new backup.BackupRegionSettings(isThere ? new Stack(app, 'There', { env: THERE }) : stack, 'Settings', props);
      })(app, backup);
    }).filter((line) => line.includes('copyNeedsAdvancedFeatures'));
    expect(warned({ fullManagement: [DYNAMODB] })).toEqual([]);
    expect(warned({ fullManagement: [EFS] })).toHaveLength(1);
    expect(warned({ fullManagement: [DYNAMODB] }, true)).toHaveLength(1);
  });
});
