import { aws_organizations as organizations, CfnParameter, Stack } from 'aws-cdk-lib';
import { BackupPlanRule, OrganizationBackupPlan, OrganizationBackupPolicy, OrganizationBackupSelection, OrganizationTarget } from '../../../src';
import * as ours from '../../../src';
import { HERE, THERE } from '../../util';
import { allSaidOf, ORIGINS_OF_OURS } from '../origins';

const UNIT = 'ou-ab12-11111111';
const OTHER_UNIT = 'ou-ab12-22222222';

/** Policies, each of which is attached to one unit. */
function policies(stack: Stack, count: number, unit = UNIT): void {
  const vault = ours.BackupVault.fromBackupVaultName(stack, 'Vault', 'Default');
  const plan = (name: string) => OrganizationBackupPlan.fromRules(name, {
    rules: [BackupPlanRule.daily(vault)],
    regions: ['eu-west-1'],
    selections: [OrganizationBackupSelection.byTag('Daily', { key: 'backup', values: ['daily'], roleName: 'OrgBackup' })],
  });
  for (let i = 1; i <= count; i++) {
    new OrganizationBackupPolicy(stack, `Policy${i}`, { plans: [plan(`Plan${i}`)], targets: [OrganizationTarget.organizationalUnit(unit)] });
  }
}

describe.each(ORIGINS_OF_OURS)('in %s', (origin) => {
  const tooMany = (count: number) => [`error 'Stack/Policy11': '${UNIT}' must have at most 10 backup policies, got ${count}; put the plans of several into one`];

  test.each<[string, (stack: Stack) => void, string[]]>([
    ['ten policies', (stack) => policies(stack, 10), []],
    ['eleven', (stack) => policies(stack, 11), tooMany(11)],
    ['thirteen, of which one is enough to be named', (stack) => policies(stack, 13), tooMany(13)],
    ['ten, and another one of another unit', (stack) => {
      policies(stack, 10);
      policies(new Stack(stack.node.root as never, 'More', { env: HERE }), 1, OTHER_UNIT);
    }, []],
    ['ten, and one that deployment attaches', (stack) => {
      policies(stack, 10);
      const unit = new CfnParameter(stack, 'Unit').valueAsString;
      new organizations.CfnPolicy(stack, 'Later', { name: 'l', type: 'BACKUP_POLICY', content: { plans: {} }, targetIds: [unit] });
    }, []],
    ['ten, and a policy for tags', (stack) => {
      policies(stack, 10);
      new organizations.CfnPolicy(stack, 'Tags', { name: 't', type: 'TAG_POLICY', content: {}, targetIds: [UNIT] });
    }, []],
    ['ten in each of two organizations', (stack) => {
      policies(stack, 10);
      policies(new Stack(stack.node.root as never, 'There', { env: THERE }), 10);
    }, []],
    ['eleven from two Regions', (stack) => {
      policies(stack, 10);
      policies(new Stack(stack.node.root as never, 'There', { env: { ...HERE, region: 'us-east-1' } }), 1);
    }, tooMany(11).map((line) => line.replace('Stack/Policy11', 'There/Policy1'))],
  ])('of a target: %s', (_, make, said) => {
    expect(allSaidOf((app) => make(new Stack(app, 'Stack', { env: HERE })), origin).filter((line) => line.startsWith('error'))).toEqual(said);
  });
});
