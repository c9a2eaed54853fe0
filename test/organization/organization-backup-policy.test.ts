import { App, Aspects, aws_events as events, aws_iam as iam, CfnParameter, CfnResource, Duration, Fn, Lazy, Stack, Stage, Tags, TimeZone } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import {
  BackupPlan, BackupPlanRule, BackupResource, BackupResourceType, BackupSelectionCondition, BackupVault, IndexActionResourceType,
  LogicallyAirGappedBackupVault, OrganizationBackupPlan, OrganizationBackupPolicy, OrganizationBackupPrerequisites, OrganizationBackupSelection,
  OrganizationChildControl, OrganizationPolicyOperator, OrganizationTarget,
} from '../../src';
import { HERE, l1Of, messageOf, resourceOf, synthesisProblemsOf, testStack, warningsOf } from '../util';

const DAILY = OrganizationBackupSelection.byTag('Daily', { key: 'backup', values: ['daily'], roleName: 'OrgBackup' });
const CRON = events.Schedule.expression('cron(0 5 ? * * *)');
const assign = (value: unknown) => ({ '@@assign': value });
const CONTROL = '@@operators_allowed_for_child_policies';
const BACKUP = new iam.ServicePrincipal('backup.amazonaws.com');

let stack: Stack;
beforeEach(() => { stack = testStack(HERE); });

const named = (name = 'Main') => BackupVault.fromBackupVaultName(stack, name, name);
const rulesOf = (...rules: BackupPlanRule[]) => OrganizationBackupPlan.fromRules('Plan', { rules, regions: ['eu-west-1'], selections: [DAILY] });
const contentOf = (of = stack) => resourceOf(of, 'AWS::Organizations::Policy').Properties.Content;

describe('a policy', () => {
  test('has what it was given, and plans with every value as a text behind an operator', () => {
    const plan = new BackupPlan(stack, 'BackupPlan', {
      backupPlanName: 'daily',
      windowsVss: true,
      backupPlanRules: [
        new BackupPlanRule({
          ruleName: 'Nightly',
          backupVault: named(),
          scheduleExpression: CRON,
          startWindow: Duration.hours(1),
          completionWindow: Duration.hours(8),
          moveToColdStorageAfter: Duration.days(30),
          deleteAfter: Duration.days(120),
          optInToArchive: true,
          recoveryPointTags: { owner: 'platform' },
          indexActions: [{ resourceTypes: [IndexActionResourceType.EBS] }],
          copyActions: [
            { destinationBackupVault: BackupVault.fromBackupVaultArn(stack, 'Own', 'arn:aws:backup:eu-west-2:$account:backup-vault:Copy'), deleteAfter: Duration.days(7) },
            { destinationBackupVault: BackupVault.fromBackupVaultArn(stack, 'Central', 'arn:aws:backup:eu-west-1:444455556666:backup-vault:Central') },
          ],
        }),
      ],
    });
    Tags.of(plan).add('stage', 'prod');
    const policy = new OrganizationBackupPolicy(stack, 'Policy', {
      policyName: 'daily-backups',
      description: 'What every account has',
      plans: [
        OrganizationBackupPlan.fromPlan(plan, { regions: ['eu-west-1'], selections: [DAILY] }),
        OrganizationBackupPlan.fromRules('Databases', {
          regions: ['eu-west-1', 'eu-central-1'],
          rules: [new BackupPlanRule({ backupVault: named('Pitr'), scheduleExpression: CRON, enableContinuousBackup: true })],
          selections: [OrganizationBackupSelection.byTypes('All', {
            resourceTypes: [BackupResourceType.RDS, BackupResourceType.S3],
            notResourceTypes: [BackupResourceType.EBS],
            roleName: 'service/OrgBackup',
            conditions: [
              BackupSelectionCondition.tagEquals('stage', 'prod'), BackupSelectionCondition.tagNotLike('owner', 'tmp-*'), BackupSelectionCondition.tagNotLike('owner', 'test-*'),
            ],
          })],
        }),
      ],
      targets: [OrganizationTarget.root('r-ab12'), OrganizationTarget.organizationalUnit('ou-ab12-11111111')],
    });
    policy.addTarget(OrganizationTarget.account('111122223333'));
    Tags.of(policy).add('owner', 'platform');

    const condition = (key: string, value: string) => ({ condition_key: assign(`aws:ResourceTag/${key}`), condition_value: assign(value) });
    expect(resourceOf(stack, 'AWS::Organizations::Policy').Properties).toEqual({
      Name: 'daily-backups',
      Type: 'BACKUP_POLICY',
      Description: 'What every account has',
      TargetIds: ['r-ab12', 'ou-ab12-11111111', '111122223333'],
      Tags: [{ Key: 'owner', Value: 'platform' }],
      Content: {
        plans: {
          daily: {
            regions: assign(['eu-west-1']),
            rules: {
              Nightly: {
                schedule_expression: assign('cron(0 5 ? * * *)'),
                target_backup_vault_name: assign('Main'),
                start_backup_window_minutes: assign('60'),
                complete_backup_window_minutes: assign('480'),
                lifecycle: {
                  move_to_cold_storage_after_days: assign('30'), delete_after_days: assign('120'), opt_in_to_archive_for_supported_resources: assign('true'),
                },
                copy_actions: {
                  'arn:aws:backup:eu-west-2:$account:backup-vault:Copy': {
                    target_backup_vault_arn: assign('arn:aws:backup:eu-west-2:$account:backup-vault:Copy'), lifecycle: { delete_after_days: assign('7') },
                  },
                  'arn:aws:backup:eu-west-1:444455556666:backup-vault:Central': {
                    target_backup_vault_arn: assign('arn:aws:backup:eu-west-1:444455556666:backup-vault:Central'),
                  },
                },
                recovery_point_tags: { owner: { tag_key: assign('owner'), tag_value: assign('platform') } },
                index_actions: { resource_types: assign(['EBS']) },
              },
            },
            selections: { tags: { Daily: { iam_role_arn: assign('arn:aws:iam::$account:role/OrgBackup'), tag_key: assign('backup'), tag_value: assign(['daily']) } } },
            advanced_backup_settings: { ec2: { windows_vss: assign('enabled') } },
            backup_plan_tags: { stage: { tag_key: assign('stage'), tag_value: assign('prod') } },
          },
          Databases: {
            regions: assign(['eu-west-1', 'eu-central-1']),
            rules: {
              DatabasesRule0: {
                schedule_expression: assign('cron(0 5 ? * * *)'),
                target_backup_vault_name: assign('Pitr'),
                enable_continuous_backup: assign('true'),
                lifecycle: { delete_after_days: assign('35') },
              },
            },
            selections: {
              resources: {
                All: {
                  iam_role_arn: assign('arn:aws:iam::$account:role/service/OrgBackup'),
                  resource_types: assign(['arn:aws:rds:*:*:db:*', 'arn:aws:rds:*:*:cluster:*', 'arn:aws:s3:::*']),
                  not_resource_types: assign(['arn:aws:ec2:*:*:volume/*']),
                  conditions: {
                    string_equals: { stage: condition('stage', 'prod') },
                    string_not_like: { 'owner': condition('owner', 'tmp-*'), 'owner-2': condition('owner', 'test-*') },
                  },
                },
              },
            },
          },
        },
      },
    });
    expect(policy.policyRef).toEqual({ policyId: policy.policyId, policyArn: policy.policyArn });
    expect(stack.resolve(policy.policyRef.policyArn)).toEqual({ 'Fn::GetAtt': [stack.getLogicalId(l1Of(policy)), 'Arn'] });
  });

  test('has no more than its plans where nothing else is said', () => {
    new OrganizationBackupPolicy(stack, 'Policy', { plans: [rulesOf(BackupPlanRule.daily(named()))] });
    const { Content, ...others } = resourceOf(stack, 'AWS::Organizations::Policy').Properties;
    expect(others).toEqual({ Name: 'StackPolicyC600FC89', Type: 'BACKUP_POLICY' });
    expect(Object.keys(Content.plans.Plan)).toEqual(['regions', 'rules', 'selections']);
  });

  test('keeps $account and $region where the partition is another one, or not known', () => {
    const policyIn = (region?: string) => {
      const other = testStack(region ? { ...HERE, region } : undefined);
      const airGapped = LogicallyAirGappedBackupVault.fromBackupVaultName(other, 'AirGapped', 'AirGapped');
      new OrganizationBackupPolicy(other, 'Policy', {
        plans: [OrganizationBackupPlan.fromRules('Plan', {
          regions: ['cn-north-1'],
          rules: [new BackupPlanRule({
            backupVault: BackupVault.fromBackupVaultName(other, 'Main', 'Main'), ruleName: 'R', scheduleExpression: CRON, targetLogicallyAirGappedBackupVault: airGapped, deleteAfter: Duration.days(7),
          })],
          selections: [OrganizationBackupSelection.byTypes('All', { resourceTypes: [], roleName: 'OrgBackup' })],
        })],
      });
      const { rules, selections } = contentOf(other).plans.Plan;
      return [rules.R.target_logically_air_gapped_backup_vault_arn, selections.resources.All.iam_role_arn, selections.resources.All.resource_types];
    };
    const joined = (rest: string) => assign({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, rest]] });
    expect(policyIn('cn-north-1')).toEqual([
      assign('arn:aws-cn:backup:$region:$account:backup-vault:AirGapped'), assign('arn:aws-cn:iam::$account:role/OrgBackup'), assign(['*']),
    ]);
    expect(policyIn()).toEqual([joined(':backup:$region:$account:backup-vault:AirGapped'), joined(':iam::$account:role/OrgBackup'), assign(['*'])]);
  });

  test('takes the names of vaults of the app as they are written, and tokens where they are not', () => {
    const parameter = new CfnParameter(stack, 'Name');
    const rule = (ruleName: string, backupVault: any) => new BackupPlanRule({
      ruleName, backupVault, scheduleExpression: CRON, deleteAfter: Duration.days(new CfnParameter(stack, ruleName, { type: 'Number' }).valueAsNumber),
    });
    const [written, token] = [new BackupVault(stack, 'Vault', { backupVaultName: 'Main' }), BackupVault.fromBackupVaultName(stack, 'Token', parameter.valueAsString)];
    new OrganizationBackupPolicy(stack, 'Policy', { plans: [rulesOf(rule('A', written), rule('B', token))] });
    const { A, B } = contentOf().plans.Plan.rules;
    expect([A.target_backup_vault_name, B.target_backup_vault_name, A.lifecycle.delete_after_days])
      .toEqual([assign('Main'), assign({ Ref: 'Name' }), assign({ 'Fn::Join': ['', [{ Ref: 'A' }]] })].map((each, index) => index === 2 ? assign({ Ref: 'A' }) : each));
  });

  test('takes lists that are a token as a whole', () => {
    const list = new CfnParameter(stack, 'List', { type: 'CommaDelimitedList' }).valueAsList;
    const selection = OrganizationBackupSelection.byTag('Daily', { key: 'backup', values: list, roleName: 'OrgBackup' });
    const plan = OrganizationBackupPlan.fromRules('Plan', { rules: [BackupPlanRule.daily(named())], regions: list, selections: [selection] });
    new OrganizationBackupPolicy(stack, 'Policy', { plans: [plan] });
    const { regions, selections } = contentOf().plans.Plan;
    expect([regions, selections.tags.Daily.tag_value]).toEqual([assign({ Ref: 'List' }), assign({ Ref: 'List' })]);
  });

  test('says what may be changed below at each of its places', () => {
    const controlOf = (childControl: OrganizationChildControl) => {
      const other = testStack(HERE);
      new OrganizationBackupPolicy(other, 'Policy', { childControl, plans: [rulesOf(BackupPlanRule.daily(named(`V${childControl._allowed.size}`)))] });
      const content = contentOf(other);
      const { rules } = content.plans.Plan;
      expect(new Set([content.plans, content.plans.Plan, rules, rules.Daily, rules.Daily.lifecycle.delete_after_days].map((node) => node[CONTROL].join()))).toHaveProperty('size', 1);
      expect(rules.Daily.schedule_expression).toEqual({ [CONTROL]: content.plans[CONTROL], ...assign('cron(0 5 * * ? *)') });
      expect(content).not.toHaveProperty([CONTROL]);
      return content.plans[CONTROL];
    };
    expect(controlOf(OrganizationChildControl.all())).toEqual(['@@all']);
    expect(controlOf(OrganizationChildControl.none())).toEqual(['@@none']);
    expect(controlOf(OrganizationChildControl.only(OrganizationPolicyOperator.REMOVE, OrganizationPolicyOperator.APPEND))).toEqual(['@@append', '@@remove']);
  });

  test('is in effect as its plans say', () => {
    new OrganizationBackupPolicy(stack, 'Policy', { childControl: OrganizationChildControl.none(), plans: [rulesOf(BackupPlanRule.daily(named()))] });
    expect(OrganizationBackupPolicy.effective([contentOf(), { plans: { Plan: { regions: assign(['us-east-1']) }, Other: { regions: assign(['us-east-1']) } } }])).toEqual({
      plans: {
        Plan: {
          regions: ['eu-west-1'],
          rules: { Daily: { schedule_expression: 'cron(0 5 * * ? *)', target_backup_vault_name: 'Main', lifecycle: { delete_after_days: '35' } } },
          selections: { tags: { Daily: { iam_role_arn: 'arn:aws:iam::$account:role/OrgBackup', tag_key: 'backup', tag_value: ['daily'] } } },
        },
      },
    });
    expect(messageOf(() => OrganizationBackupPolicy.effective([{ plans: { Daily: 1 } }, 'x']))).toBe([
      '2 problems',
      "  - 'documents[0].plans.Daily' must be an object with an operator such as '@@assign', or with names, got '1'",
      "  - 'documents[1]' must be an object, got 'x'",
    ].join('\n'));
    expect(messageOf(() => OrganizationBackupPolicy.effective([undefined, {}]))).toBe("'documents[0]' must be given: a policy document, or a list of those side by side");
  });
});

describe('a plan of the app', () => {
  const plan = () => BackupPlan.daily35DayRetention(stack, 'Daily', named());
  const policyOf = (of: BackupPlan) => new OrganizationBackupPolicy(stack, 'Policy', { plans: [OrganizationBackupPlan.fromPlan(of, { regions: ['eu-west-1'] })] });
  const role = () => new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com'), roleName: 'OrgBackup', path: '/backup/' });

  test('brings its selections by tag, also those that come later, and rules', () => {
    const daily = plan();
    policyOf(daily);
    daily.addRule(BackupPlanRule.weekly());
    daily.addSelection('Tags', {
      role: role(),
      resources: [BackupResource.fromTag('stage', 'prod'), BackupResource.fromTag('tier', 'gold'), BackupResource.fromTag('stage', 'live')],
      conditions: [BackupSelectionCondition.tagNotEquals('backup', 'no')],
    });
    const { rules, selections } = contentOf().plans.Daily;
    const common = {
      iam_role_arn: assign('arn:aws:iam::$account:role/backup/OrgBackup'),
      conditions: { string_not_equals: { backup: { condition_key: assign('aws:ResourceTag/backup'), condition_value: assign('no') } } },
    };
    expect(Object.keys(rules)).toEqual(['Daily', 'Weekly']);
    expect(selections).toEqual({
      tags: {
        'Tags': { ...common, tag_key: assign('stage'), tag_value: assign(['prod', 'live']) },
        'Tags-2': { ...common, tag_key: assign('tier'), tag_value: assign(['gold']) },
      },
    });
  });

  test('brings its selections by type', () => {
    const daily = plan();
    daily.addSelection('Types', {
      role: iam.Role.fromRoleArn(stack, 'Imported', 'arn:aws:iam::111111111111:role/OrgBackup'),
      resources: [BackupResource.allOf(BackupResourceType.DYNAMODB), BackupResource.fromArn('arn:aws:ec2:*:*:volume/*')],
    });
    daily.addSelection('Rest', { role: role(), notResources: [BackupResource.allOf(BackupResourceType.EBS)] });
    policyOf(daily);
    expect(contentOf().plans.Daily.selections.resources).toEqual({
      Types: { iam_role_arn: assign('arn:aws:iam::$account:role/OrgBackup'), resource_types: assign(['arn:aws:dynamodb:*:*:table/*', 'arn:aws:ec2:*:*:volume/*']) },
      Rest: { iam_role_arn: assign('arn:aws:iam::$account:role/backup/OrgBackup'), resource_types: assign(['*']), not_resource_types: assign(['arn:aws:ec2:*:*:volume/*']) },
    });
  });

  test('that only a policy uses is not one that backs up nothing', () => {
    new OrganizationBackupPolicy(stack, 'Policy', { plans: [OrganizationBackupPlan.fromPlan(plan(), { regions: ['eu-west-1'], selections: [DAILY] })] });
    new BackupPlan(stack, 'Other', { backupPlanRules: [BackupPlanRule.daily(named('Other1'))] });
    new OrganizationBackupPrerequisites(stack, 'Prerequisites', { vaultNames: ['Main'], roleName: 'OrgBackup' });
    const { synth } = stack.node.root as App;
    expect(synth.call(stack.node.root).getStackByName('Stack').messages.filter(({ level }) => level === 'warning').map(({ id }) => id)).toEqual(['/Stack/Other']);
  });

  test.each<[string, () => iam.IRole, string]>([
    ['of the app with a name', () => new iam.Role(stack, 'R', { assumedBy: BACKUP, roleName: 'Mine', path: '/service/' }), 'service/Mine'],
    ['imported by its name', () => iam.Role.fromRoleName(stack, 'R', 'Mine'), 'Mine'],
    ['imported by its ARN', () => iam.Role.fromRoleArn(stack, 'R', 'arn:aws:iam::111111111111:role/service/Mine'), 'service/Mine'],
    ['imported by its ARN with a token for the account', () => iam.Role.fromRoleArn(stack, 'R', `arn:aws:iam::${Fn.importValue('Account')}:role/Mine`), 'Mine'],
  ])('takes a role %s from a selection of a plan', (_, make, name) => {
    const daily = plan();
    policyOf(daily);
    daily.addSelection('S', { role: make(), resources: [BackupResource.fromTag('a', 'b')] });
    expect(JSON.stringify(contentOf())).toContain(`:iam::$account:role/${name}"`);
  });

  test.each<[string, (of: BackupPlan) => void, string]>([
    ['no selection', () => {}, "[Stack/Policy] the plan 'Daily': it has no selection: give it 'selections', or the plan that it is of"],
    ['a resource', (of) => of.addSelection('S', { role: role(), resources: [BackupResource.fromArn('arn:aws:rds:eu-west-1:111111111111:db:one')] }),
      "[Stack/Policy] the plan 'Daily': the selection 'Stack/Daily/S' has the ARN 'arn:aws:rds:eu-west-1:111111111111:db:one', and a policy of an organization has tags and types alone: "
      + "give the plan 'selections' of the policy"],
    ['a construct', (of) => of.addSelection('S', { role: role(), resources: [BackupResource.fromConstruct(stack)] }),
      "[Stack/Policy] the plan 'Daily': the selection 'Stack/Daily/S' has resources of 'Stack', and a policy of an organization has tags and types alone: "
      + "give the plan 'selections' of the policy"],
    ['what is left out of a tag', (of) => of.addSelection('S', {
      role: role(), resources: [BackupResource.fromTag('a', 'b')], notResources: [BackupResource.allOf(BackupResourceType.S3)],
    }), "[Stack/Policy] the plan 'Daily': the selection 'Stack/Daily/S' leaves out types, which a policy of an organization does for selections by type alone, and not for those by tag: "
      + "give the plan 'selections' of the policy"],
    ['tags beside types', (of) => of.addSelection('S', { role: role(), resources: [BackupResource.fromTag('a', 'b'), BackupResource.allOf(BackupResourceType.S3)] }),
      "[Stack/Policy] the plan 'Daily': the selections of a plan must be all by tag or all by type, got 'S' by tag and 'S-types' by type: make a plan of its own for the others"],
    ...([
      ['a role that is generated', () => undefined, 'Stack/Daily/S/Role', 'made by CloudFormation'],
      ['a role without a name', () => new iam.Role(stack, 'R', { assumedBy: BACKUP }), 'Stack/R', 'made by CloudFormation'],
      ['a role with a token as its name', () => new iam.Role(stack, 'R', { assumedBy: BACKUP, roleName: new CfnParameter(stack, 'Name').valueAsString }), 'Stack/R',
        'known only at deployment'],
      ['a role with an imported value as its name', () => iam.Role.fromRoleName(stack, 'R', Fn.importValue('Role')), 'Stack/R', 'known only at deployment'],
      ['a role whose ARN is a token', () => iam.Role.fromRoleArn(stack, 'R', Fn.importValue('Role')), 'Stack/R', 'known only at deployment'],
    ] as const).map(([what, make, path, why]): [string, (of: BackupPlan) => void, string] => [
      what, (of) => of.addSelection('S', { role: make(), resources: [BackupResource.fromTag('a', 'b')] }),
      `[Stack/Policy] the plan 'Daily': the selection 'Stack/Daily/S' needs a role that each account of the policy has by its name, and the name of its role '${path}' is ${why}: `
      + "give it a 'role' with a 'roleName', or give the plan 'selections' of the policy",
    ]),
    ['an override of a selection', (of) => l1Of(of.addSelection('S', { role: role(), resources: [BackupResource.fromTag('a', 'b')] }))
      .addPropertyOverride('BackupSelection.SelectionName', 'Other'),
    "[Stack/Policy] the plan 'Daily': the selection 'Stack/Daily/S' has an override, which a policy of an organization does not take: give the plan 'selections' of the policy"],
    ['an override', (of) => {
      of.addSelection('S', { role: role(), resources: [BackupResource.fromTag('a', 'b')] });
      l1Of(of).addPropertyOverride('BackupPlan.BackupPlanName', 'Other');
    }, "[Stack/Policy] the plan 'Daily': the plan 'Stack/Daily' has what its template alone says, by an override or an aspect: a policy of an organization does not have it"],
    ['what an aspect says', (of) => {
      of.addSelection('S', { role: role(), resources: [BackupResource.fromTag('a', 'b')] });
      Aspects.of(of).add({ visit: (node) => { if (CfnResource.isCfnResource(node) && 'backupPlan' in node) { (node as any).backupPlan = { backupPlanName: 'x', backupPlanRule: [] }; } } });
    }, "[Stack/Policy] the plan 'Daily': the plan 'Stack/Daily' has what its template alone says, by an override or an aspect: a policy of an organization does not have it"],
    ['a rule that comes later with a time zone', (of) => {
      of.addSelection('S', { role: role(), resources: [BackupResource.fromTag('a', 'b')] });
      of.addRule(new BackupPlanRule({ ruleName: 'Late', scheduleExpression: CRON, scheduleExpressionTimezone: TimeZone.EUROPE_PARIS }));
    }, "[Stack/Policy] the plan 'Daily': the rule 'Late': 'scheduleExpressionTimezone' must not be given, got 'Europe/Paris': the schedules of a policy of an organization are in UTC"],
  ])('with %s is refused at synthesis', (_, change, problem) => {
    const daily = plan();
    policyOf(daily);
    change(daily);
    expect(synthesisProblemsOf(stack).filter((line) => line.startsWith('[Stack/Policy]'))).toEqual([problem]);
  });
});

describe('is refused', () => {
  const rule = (props: Partial<ConstructorParameters<typeof BackupPlanRule>[0]> = {}) =>
    new BackupPlanRule({ ruleName: 'R', backupVault: props.backupVault ?? named(), scheduleExpression: CRON, ...props });

  test.each<[string, () => unknown, string]>([
    ['a rule without a vault', () => rulesOf(BackupPlanRule.daily()), "the rule 'Daily': 'backupVault' must be given: a policy of an organization makes no vault"],
    ['a rule without a schedule', () => rulesOf(rule({ scheduleExpression: undefined })), "the rule 'R': 'scheduleExpression' must be given: a policy of an organization has no default"],
    ['a time zone', () => rulesOf(rule({ scheduleExpressionTimezone: TimeZone.ASIA_TOKYO })),
      "the rule 'R': 'scheduleExpressionTimezone' must not be given, got 'Asia/Tokyo': the schedules of a policy of an organization are in UTC"],
    ['a copy into a vault whose ARN is not known', () => rulesOf(rule({ copyActions: [{ destinationBackupVault: new BackupVault(testStack(), 'V') }] })),
      "the rule 'R': 'copyActions[0].destinationBackupVault' must have an ARN that is known, since a policy of an organization has it as a name, got "
      + "'*': import the vault by fromBackupVaultArn(), with '$account' as its account for that of each member"],
    ['tags that are a token', () => rulesOf(rule({ recoveryPointTags: Lazy.any({ produce: () => ({ a: 'b' }) }) as any })),
      "the rule 'R': 'recoveryPointTags' must be known when the app is synthesised, got a token"],
    ['no rule', () => rulesOf(), "'rules' must have at least one rule, got none"],
    ['11 rules', () => rulesOf(...Array.from({ length: 11 }, (_, index) => rule({ ruleName: `R${index}`, backupVault: BackupVault.fromBackupVaultName(stack, `V${index}`, 'Main') }))),
      "'rules' must have at most 10 rules, got 11"],
    ['two rules of one name', () => rulesOf(rule(), rule({ ruleName: 'r', backupVault: named('Other') })),
      "'rules' must have different names, upper and lower case being the same, got 'R' and 'r'"],
    ['a plan of another name', () => OrganizationBackupPlan.fromRules('a b', { rules: [rule()], regions: ['eu-west-1'], selections: [DAILY] }),
      "'name' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got 'a b'"],
    ['no Region', () => OrganizationBackupPlan.fromRules('P', { rules: [rule()], regions: [], selections: [DAILY] }), "'regions' must have at least one Region, got none"],
    ['what is no Region', () => OrganizationBackupPlan.fromPlan(new BackupPlan(stack, 'P'), { regions: ['eu-west-1', 'Ireland'] }), "'regions' must have Regions, such as 'eu-west-1', got 'Ireland'"],
    ['no selection', () => OrganizationBackupPlan.fromRules('P', { rules: [rule()], regions: ['eu-west-1'] }), "'selections' must have at least one selection, got none"],
    ['a mixture', () => OrganizationBackupPlan.fromRules('P', {
      rules: [rule()], regions: ['eu-west-1'], selections: [DAILY, OrganizationBackupSelection.byTypes('All', { resourceTypes: [], roleName: 'R' })],
    }), "the selections of a plan must be all by tag or all by type, got 'Daily' by tag and 'All' by type: make a plan of its own for the others"],
    ['one selection twice', () => OrganizationBackupPlan.fromRules('P', { rules: [rule()], regions: ['eu-west-1'], selections: [DAILY, DAILY] }),
      "'selections' must have different names, upper and lower case being the same, got 'Daily' and 'Daily'"],
    ['no value', () => OrganizationBackupSelection.byTag('S', { key: 'a', values: [], roleName: 'R' }), "'values' must have at least one value, got none"],
    ['31 values', () => OrganizationBackupSelection.byTag('S', { key: 'a', values: Array.from({ length: 31 }, String), roleName: 'R' }), "'values' must have at most 30 values, got 31"],
    ['no key', () => OrganizationBackupSelection.byTag('S', { key: '', values: ['a'], roleName: 'R' }), "'key' must be the key of a tag, got ''"],
    ['a selection of another name', () => OrganizationBackupSelection.byTag('a b', { key: 'a', values: ['a'], roleName: 'R' }),
      "'id' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got 'a b'"],
    ['the ARN of a role', () => OrganizationBackupSelection.byTag('S', { key: 'a', values: ['a'], roleName: 'arn:aws:iam::111111111111:role/R' }),
      "'roleName' must be the name of a role, 1 to 64 characters of letters, digits and '+=,.@_-', got 'arn:aws:iam::111111111111:role/R'"],
    ['31 conditions', () => OrganizationBackupSelection.byTypes('S', {
      resourceTypes: [], roleName: 'R', conditions: Array.from({ length: 31 }, (_, index) => BackupSelectionCondition.tagEquals('a', String(index))),
    }), "'conditions' must have at most 30 elements, got 31"],
    ['a type that is not known', () => OrganizationBackupSelection.byTypes('S', { resourceTypes: [BackupResourceType.of('New')], roleName: 'R' }),
      "the resource type must be one that is known here, such as BackupResourceType.S3, got 'New'"],
    ['what is no root', () => OrganizationTarget.root('ou-ab12-11111111'), "'rootId' must be the id of a root, such as 'r-ab12', got 'ou-ab12-11111111'"],
    ['what is no unit', () => OrganizationTarget.organizationalUnit('r-ab12'), "'organizationalUnitId' must be the id of an organizational unit, such as 'ou-ab12-11111111', got 'r-ab12'"],
    ['what is no account', () => OrganizationTarget.account('11112222333'), "'accountId' must be the id of an account, of 12 digits, got '11112222333'"],
  ])('%s', (_, make, message) => {
    expect(messageOf(make)).toBe(message);
  });

  test.each<[string, any, string]>([
    ['a name of 129 characters', { policyName: 'n'.repeat(129) }, "'policyName' must have 1 to 128 characters, got 129"],
    ['a description of 513 characters', { description: 'd'.repeat(513) }, "'description' must have at most 512 characters, got 513"],
    ['no plan', { plans: [] }, "'plans' must have at least one plan, got none"],
    ['one target twice', { targets: [OrganizationTarget.root('r-ab12'), OrganizationTarget.root('r-ab12')] }, "'targets' must have each target once, got 'r-ab12' again"],
  ])('a policy with %s', (_, props, message) => {
    const plans = [rulesOf(BackupPlanRule.daily(named()))];
    expect(messageOf(() => new OrganizationBackupPolicy(stack, 'Policy', { plans, ...props }))).toBe(`Stack/Policy: ${message}`);
  });

  test('two plans of one name, and a target that is there already', () => {
    const plans = [rulesOf(BackupPlanRule.daily(named()))];
    expect(messageOf(() => new OrganizationBackupPolicy(stack, 'Twice', { plans: [...plans, ...plans] })))
      .toBe("Stack/Twice: 'plans' must have different names, upper and lower case being the same, got 'Plan' and 'Plan'");
    const policy = new OrganizationBackupPolicy(stack, 'Policy', { plans, policyName: 'n'.repeat(128), description: 'd'.repeat(512), targets: [OrganizationTarget.root('r-ab12')] });
    expect(messageOf(() => policy.addTarget(OrganizationTarget.root('r-ab12')))).toBe("Stack/Policy: 'targets' must have each target once, got 'r-ab12' again");
  });

  test('a rule in a time zone that is UTC is not', () => {
    expect(() => rulesOf(rule({ scheduleExpressionTimezone: TimeZone.ETC_UTC }))).not.toThrow();
  });
});

describe('the length of a policy', () => {
  const policyOf = (length: number) => {
    const other = testStack(HERE);
    const planOf = (value: string) => OrganizationBackupPlan.fromRules('Plan', {
      regions: ['eu-west-1'],
      rules: [BackupPlanRule.daily(BackupVault.fromBackupVaultName(other, `V${value.length}`, 'Main'))],
      selections: [OrganizationBackupSelection.byTag('Daily', { key: 'backup', values: [value], roleName: 'OrgBackup' })],
    });
    const empty = JSON.stringify({ plans: { Plan: planOf('')._render(other) } }).length;
    new OrganizationBackupPolicy(other, 'Policy', { plans: [planOf('v'.repeat(length - empty))] });
    return other;
  };

  test('is at most 10,000 characters', () => {
    expect(JSON.stringify(contentOf(policyOf(10_000)))).toHaveLength(10_000);
    expect(synthesisProblemsOf(policyOf(10_001))).toEqual([
      '[Stack/Policy] a backup policy must have at most 10,000 characters, got 10,001: put some of its plans into another policy, of which a target takes up to 10',
    ]);
  });
});

describe('what the accounts need', () => {
  const SAID = "the policy uses the vault 'Main' and the role 'OrgBackup', which nothing in the app makes, and each account that it goes to needs them: "
    + 'make them by OrganizationBackupPrerequisites, or acknowledge this if they are there';

  test('is missed where nothing makes it', () => {
    new OrganizationBackupPolicy(stack, 'Policy', { plans: [rulesOf(BackupPlanRule.daily(named()))] });
    expect(warningsOf(stack)).toEqual([{ path: 'Stack/Policy', id: 'cdk-aws-backup:organizationPrerequisiteMissing', text: SAID }]);
  });

  test.each<[string, (app: App) => void]>([
    ['in a stack of another account', (app) => new OrganizationBackupPrerequisites(new Stack(app, 'Member', { env: { account: '222222222222', region: 'eu-west-1' } }), 'P', {
      vaultNames: ['Main'], roleName: 'OrgBackup',
    })],
    ['in a stage', (app) => new OrganizationBackupPrerequisites(new Stack(new Stage(app, 'Member'), 'Stack'), 'P', { vaultNames: ['Main'], roleName: 'OrgBackup' })],
  ])('is not missed where it is made %s', (_, make) => {
    new OrganizationBackupPolicy(stack, 'Policy', { plans: [rulesOf(BackupPlanRule.daily(named()))] });
    make(stack.node.root as App);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('is made for one account and Region', () => {
    new OrganizationBackupPrerequisites(stack, 'P', {
      vaultNames: ['Main', 'Second'],
      roleName: 'backup/OrgBackup',
      resourceTypes: [BackupResourceType.S3],
      allowRestores: true,
      customerManagedKey: true,
      blockRecoveryPointDeletion: true,
      lockConfiguration: { minRetention: Duration.days(7) },
    });
    const template = Template.fromStack(stack);
    const key = Object.keys(template.findResources('AWS::KMS::Key', { Properties: { EnableKeyRotation: true } }))[0];
    const vaults = Object.values(template.findResources('AWS::Backup::BackupVault')).map(({ Properties }) => Properties);
    expect(vaults.map(({ BackupVaultName }) => BackupVaultName)).toEqual(['Main', 'Second']);
    expect(vaults[0]).toMatchObject({
      EncryptionKeyArn: { 'Fn::GetAtt': [key, 'Arn'] }, LockConfiguration: { MinRetentionDays: 7 }, AccessPolicy: { Statement: [{ Effect: 'Deny' }] },
    });
    const { RoleName, Path, ManagedPolicyArns } = resourceOf(stack, 'AWS::IAM::Role').Properties;
    expect([RoleName, Path, ManagedPolicyArns.map((arn: any) => arn['Fn::Join'][1][2].split('/').pop())]).toEqual(['OrgBackup', '/backup/', [
      'AWSBackupServiceRolePolicyForBackup', 'AWSBackupServiceRolePolicyForS3Backup', 'AWSBackupServiceRolePolicyForRestores', 'AWSBackupServiceRolePolicyForS3Restore',
      'AWSBackupServiceRolePolicyForItemRestores',
    ]]);
  });

  test('is without a role and a key where these are not asked for', () => {
    const { vaults, role, encryptionKey } = new OrganizationBackupPrerequisites(stack, 'P', { vaultNames: ['Main'] });
    expect([vaults.length, role, encryptionKey]).toEqual([1, undefined, undefined]);
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Role', 0);
  });

  test.each<[string, any, string]>([
    ['a vault without a name', { vaultNames: ['A1', ''] }, "'vaultNames' must be 2 to 50 characters of letters, digits, '-' and '_', got ''"],
    ['a vault twice', { vaultNames: ['A1', 'A1'] }, "'vaultNames' must have each name once, got 'A1' again"],
    ['a name that is a token', { vaultNames: ['Main', Lazy.string({ produce: () => 'Other' })] }, "'vaultNames' must be known when the app is synthesised, got a token"],
    ['names that are a token', { vaultNames: Lazy.list({ produce: () => ['Main'] }) }, "'vaultNames' must be known when the app is synthesised, got a token"],
    ['the name of no role', { roleName: 'a b' }, "'roleName' must be the name of a role, 1 to 64 characters of letters, digits and '+=,.@_-', got 'a b'"],
    ['a type that is not known', { roleName: 'R', resourceTypes: [BackupResourceType.of('New')] }, "the resource type must be one that is known here, such as BackupResourceType.S3, got 'New'"],
    ['types without a role', { resourceTypes: [BackupResourceType.S3] }, "'resourceTypes' and 'allowRestores' are of the role, and must not be given without 'roleName'"],
  ])('is refused with %s', (_, props, message) => {
    expect(messageOf(() => new OrganizationBackupPrerequisites(stack, 'P', { vaultNames: ['Main'], ...props }))).toBe(`Stack/P: ${message}`);
  });
});
