import { Annotations, CfnResource, Duration, Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupPlanRuleProps, BackupResource, BackupResourceType, BackupVault } from '../../src';
import { HERE, messageOf, resourceOf, testStack, warningsOf } from '../util';

const { days } = Duration;
const ARCHIVE = { moveToColdStorageAfter: days(30), deleteAfter: days(365), optInToArchive: true };
const LIFECYCLE = { DeleteAfterDays: 365, MoveToColdStorageAfterDays: 30, OptInToArchiveForSupportedResources: true };

const copyInto = (stack: Stack, region: string) =>
  ({ destinationBackupVault: BackupVault.fromBackupVaultArn(stack, `Copies-${region}`, `arn:aws:backup:${region}:111111111111:backup-vault:copies`), ...ARCHIVE });

function planIn(stack: Stack, props: BackupPlanRuleProps): BackupPlan {
  return new BackupPlan(stack, 'Plan', { backupPlanRules: [new BackupPlanRule({ ruleName: 'Archived', ...props })] });
}

test('a rule and a copy can opt in to the archive of EBS snapshots', () => {
  const stack = testStack(HERE);
  planIn(stack, { ...ARCHIVE, copyActions: [copyInto(stack, 'us-east-1')] });
  const [rule] = resourceOf(stack, 'AWS::Backup::BackupPlan').Properties.BackupPlan.BackupPlanRule;
  expect([rule.Lifecycle, rule.CopyActions[0].Lifecycle]).toEqual([LIFECYCLE, LIFECYCLE]);
  expect(warningsOf(stack)).toEqual([]);
});

test('an opt-in without cold storage is refused, of a rule and of its copies at once', () => {
  expect(messageOf(() => new BackupPlanRule({
    optInToArchive: true,
    copyActions: [{ destinationBackupVault: BackupVault.fromBackupVaultName(testStack(), 'Copies', 'copies'), optInToArchive: true }],
  })).split('\n').slice(1)).toEqual([
    "  - 'optInToArchive' must be given together with 'moveToColdStorageAfter', which says when recovery points go to the archive",
    "  - 'copyActions[0].optInToArchive' must be given together with 'moveToColdStorageAfter', which says when recovery points go to the archive",
  ]);
});

test('cold storage is of use to volumes that are archived', () => {
  const cold = (optInToArchive: boolean) => {
    const stack = testStack(HERE);
    new CfnResource(stack, 'Volume', { type: 'AWS::EC2::Volume' });
    planIn(stack, { ...ARCHIVE, optInToArchive }).addSelection('Selection', {
      resources: [BackupResource.fromConstruct(stack, { resourceTypes: [BackupResourceType.EBS] })],
    });
    return warningsOf(stack).map(({ id }) => id).filter((id) => id.startsWith('cdk-aws-backup'));
  };
  expect([cold(true), cold(false)]).toEqual([[], ['cdk-aws-backup:coldStorageWithoutEffect']]);
});

describe('where AWS Backup has no archive', () => {
  const text = (region: string) =>
    `the rule 'Archived' opts in to the archive of EBS snapshots in ${region}, where AWS Backup does not have it and may refuse the plan`;

  test.each<[string, string | undefined, (stack: Stack) => BackupPlanRuleProps, string[]]>([
    ['a rule in GovCloud', 'us-gov-west-1', () => ARCHIVE, [text('us-gov-west-1')]],
    ['a rule in China', 'cn-north-1', () => ARCHIVE, [text('cn-north-1')]],
    ['a copy to GovCloud', 'us-gov-west-1', (stack) => ({ copyActions: [copyInto(stack, 'us-gov-east-1')] }), [text('us-gov-east-1')]],
    ['a rule without the opt-in', 'us-gov-west-1', () => ({ ...ARCHIVE, optInToArchive: undefined }), []],
    ['a rule elsewhere', 'us-west-1', () => ARCHIVE, []],
    ['a rule that is deployed anywhere', undefined, () => ARCHIVE, []],
  ])('%s', (_, region, props, expected) => {
    const stack = testStack(region ? { account: HERE.account, region } : undefined);
    const plan = planIn(stack, props(stack));
    const texts = () => warningsOf(stack).filter(({ id }) => id === 'cdk-aws-backup:archiveNotAvailable').map((warning) => warning.text);
    expect(texts()).toEqual(expected);
    Annotations.of(plan).acknowledgeWarning('cdk-aws-backup:archiveNotAvailable');
    expect(texts()).toEqual([]);
  });

  test('several rules are named at once', () => {
    const stack = testStack({ account: HERE.account, region: 'cn-north-1' });
    planIn(stack, ARCHIVE).addRule(new BackupPlanRule({ ruleName: 'Other', ...ARCHIVE }));
    expect(warningsOf(stack).filter(({ id }) => id === 'cdk-aws-backup:archiveNotAvailable').map((warning) => warning.text))
      .toEqual([text('cn-north-1').replace("the rule 'Archived' opts", "the rules 'Archived', 'Other' opt")]);
  });
});
