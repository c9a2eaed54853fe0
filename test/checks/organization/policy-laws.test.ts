import { aws_organizations as organizations, CfnParameter, Stack } from 'aws-cdk-lib';
import { BackupVault } from '../../../src';
import { findingsIn } from '../../../src/checks/laws';
import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';
import { HERE } from '../../util';
import { allSaidOf } from '../origins';
import type { Origin } from '../origins';

const ORIGINS: readonly Origin[] = ['L1s', 'a file'];
const assign = (value: unknown) => ({ '@@assign': value });
const RULE = { schedule_expression: assign('cron(0 5 ? * * *)'), target_backup_vault_name: assign('Default') };
const ROLE = assign('arn:aws:iam::444455556666:role/OrgBackup');
const TAG = { iam_role_arn: ROLE, tag_key: assign('backup'), tag_value: assign(['daily']) };
const PLAN = { regions: assign(['eu-west-1']), rules: { Nightly: RULE }, selections: { tags: { ByTag: TAG } } };

const withRule = (rule: object) => ({ Daily: { ...PLAN, rules: { Nightly: { ...RULE, ...rule } } } });
const withTag = (selection: object) => ({ Daily: { ...PLAN, selections: { tags: { ByTag: { ...TAG, ...selection } } } } });
const withTypes = (selection: object) => ({ Daily: { ...PLAN, selections: { resources: { ByType: { iam_role_arn: ROLE, ...selection } } } } });
const condition = (key: string, value = 'x') => ({ condition_key: assign(key), condition_value: assign(value) });

function saidOf(origin: Origin, content: unknown, props: Partial<organizations.CfnPolicyProps> = {}): string[] {
  return allSaidOf((app) => {
    const stack = new Stack(app, 'Stack', { env: HERE });
    new organizations.CfnPolicy(stack, 'Policy', { name: 'P', type: 'BACKUP_POLICY', content, ...props });
    // With something of this library beside, an app is judged.
    new BackupVault(stack, 'Vault', { backupVaultName: 'Other' });
  }, origin).map((line) => line.replace('error \'Stack/Policy\': ', ''));
}

/** What is said of a policy of a file. */
function messagesOf(properties: object): string[] {
  const content = { Resources: { P: { Type: 'AWS::Organizations::Policy', Properties: { Name: 'P', Type: 'BACKUP_POLICY', ...properties } } } };
  return findingsIn(new TemplateFiles([new TemplateFile({ name: 'T', content })])).map(({ message }) => message);
}

/** What is said of a plan of a policy, whoever wrote it. */
function saidOfPlans(plans: object): string[] {
  const [first, second] = ORIGINS.map((origin) => saidOf(origin, { plans }));
  expect(first).toEqual(second);
  return first;
}

describe('a backup policy that keeps the laws', () => {
  test.each<[string, object]>([
    ['at least', { Daily: PLAN }],
    ['with bounds', withRule({
      start_backup_window_minutes: assign('60'),
      complete_backup_window_minutes: assign('120'),
      lifecycle: {
        move_to_cold_storage_after_days: assign('1'), delete_after_days: assign('91'),
      },
    })],
    ['with numbers and booleans', withRule({ start_backup_window_minutes: assign(60), enable_continuous_backup: assign(true), lifecycle: { delete_after_days: assign(35) } })],
    ['with two types in an index, as the guide has it', withRule({ index_actions: { resource_types: assign(['EBS', 'S3']) } })],
    ['with a scan', { Daily: { ...withRule({ scan_actions: { GUARDDUTY: { scan_mode: assign('FULL_SCAN') } } }).Daily, scan_settings: { GUARDDUTY: { resource_types: assign(['EBS']), scanner_role_arn: ROLE } } } }],
    ['with settings and tags', {
      Daily: {
        ...PLAN,
        advanced_backup_settings: { ec2: { windows_vss: assign('enabled') }, s3: { backup_acls: assign('disabled'), backup_object_tags: assign('enabled') } },
        backup_plan_tags: { stage: { tag_key: assign('stage'), tag_value: assign('prod') } },
      },
    }],
    ['with what children may do', { '@@operators_allowed_for_child_policies': ['@@none'], 'Daily': PLAN }],
    ['with names in upper case', { Daily: { Regions: assign(['eu-west-1']), RULES: { Nightly: RULE }, selections: { Tags: { ByTag: TAG } } } }],
    ['by type', withTypes({ resource_types: assign(['*']), not_resource_types: assign(['arn:aws:ec2:*:*:volume/*']), conditions: { string_like: { a: condition('aws:ResourceTag/a') } } })],
    ['with an air-gapped vault', withRule({ target_logically_air_gapped_backup_vault_arn: assign('arn:aws:backup:$region:$account:backup-vault:Default'), lifecycle: { delete_after_days: assign('7') } })],
  ])('%s is said nothing of', (_, plans) => {
    expect(saidOfPlans(plans)).toEqual([]);
  });

  test('is said nothing of where only deployment knows what is in it', () => {
    for (const origin of ORIGINS) {
      expect(allSaidOf((app) => {
        const stack = new Stack(app, 'Stack', { env: HERE });
        const token = new CfnParameter(stack, 'Token').valueAsString;
        const plans = withRule({
          schedule_expression: assign(token), start_backup_window_minutes: assign(token), lifecycle: { delete_after_days: assign(token) },
        });
        new organizations.CfnPolicy(stack, 'Policy', { name: token, type: 'BACKUP_POLICY', description: token, targetIds: [token], content: { plans: { ...plans, Later: token } } });
        new organizations.CfnPolicy(stack, 'Whole', { name: 'W', type: 'BACKUP_POLICY', content: token });
        new organizations.CfnPolicy(stack, 'Regions', { name: 'W', type: 'BACKUP_POLICY', content: { plans: { Daily: { ...PLAN, regions: token } } } });
        new BackupVault(stack, 'Vault', { backupVaultName: 'Other' });
      }, origin)).toEqual([]);
    }
  });

  test('and no policy of another type is looked at', () => {
    for (const origin of ORIGINS) { expect(saidOf(origin, { tags: 1 }, { type: 'TAG_POLICY', name: '', targetIds: ['x'] })).toEqual([]); }
  });
});

describe('a backup policy is refused', () => {
  const NIGHTLY = "the rule 'Nightly' of the plan 'Daily': ";
  const BY_TAG = "the selection 'ByTag' of the plan 'Daily': ";
  const BY_TYPE = "the selection 'ByType' of the plan 'Daily': ";

  test.each<[string, object, string]>([
    ['a rate', withRule({ schedule_expression: assign('rate(1 day)') }),
      `${NIGHTLY}schedule must be a cron expression, 'cron(minutes hours day-of-month month day-of-week year)', got 'rate(1 day)'`],
    ['a start window of 59 minutes', withRule({ start_backup_window_minutes: assign('59') }), `${NIGHTLY}'start_backup_window_minutes' must be at least 60 minutes, got 59 minutes`],
    ['a completion window that is too short', withRule({ start_backup_window_minutes: assign('60'), complete_backup_window_minutes: assign('119') }),
      `${NIGHTLY}'complete_backup_window_minutes' must be at least 60 minutes longer than 'start_backup_window_minutes' (1 hour), got 1 hour 59 minutes`],
    ['90 days in cold storage that are none', withRule({ lifecycle: { move_to_cold_storage_after_days: assign('1'), delete_after_days: assign('90') } }),
      `${NIGHTLY}'lifecycle.delete_after_days' must be at least 90 days after 'lifecycle.move_to_cold_storage_after_days' (1 day), got 90 days: `
      + 'a recovery point stays in cold storage for 90 days at least'],
    ['a continuous backup of 36 days', withRule({ enable_continuous_backup: assign('true'), lifecycle: { delete_after_days: assign('36') } }),
      `${NIGHTLY}'lifecycle.delete_after_days' must be between 1 and 35 days with 'enable_continuous_backup', got 36 days`],
    ['a copy to no vault', withRule({ copy_actions: { x: { target_backup_vault_arn: assign('x'), lifecycle: { delete_after_days: assign('35') } } } }),
      `${NIGHTLY}'target_backup_vault_arn' must be the ARN of a backup vault, arn:<partition>:backup:<region>:<account>:backup-vault:<name>, got 'x'`],
    ['six copies', withRule({
      copy_actions: Object.fromEntries(Array.from({ length: 6 }, (_, index) => {
        const arn = `arn:aws:backup:eu-west-1:44445555666${index}:backup-vault:Default`;
        return [arn, { target_backup_vault_arn: assign(arn) }];
      })),
    }), `${NIGHTLY}'copy_actions' must have at most 5 elements, got 6`],
    ['a tag of AWS', withRule({ recovery_point_tags: { a: { tag_key: assign('aws:a'), tag_value: assign('b') } } }),
      `${NIGHTLY}'recovery_point_tags' must have no key that begins with 'aws:', which AWS alone gives, got 'aws:a'`],
    ['an air-gapped vault of one account', withRule({ target_logically_air_gapped_backup_vault_arn: assign('arn:aws:backup:eu-west-1:444455556666:backup-vault:Default'), lifecycle: { delete_after_days: assign('7') } }),
      `${NIGHTLY}'target_logically_air_gapped_backup_vault_arn' must have '$region' and '$account' for the Region and the account, got 'arn:aws:backup:eu-west-1:444455556666:backup-vault:Default'`],
    ['a rule of another name', { Daily: { ...PLAN, rules: { 'a b': RULE } } },
      "the rule 'a b' of the plan 'Daily': 'rule' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got 'a b'"],
    ['a plan of another name', { 'a b': PLAN }, "the plan 'a b': 'plan' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got 'a b'"],
    ['eleven rules', { Daily: { ...PLAN, rules: Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`R${index}`, RULE])) } }, "the plan 'Daily': 'rules' must have at most 10 rules, got 11"],
    ['what is no Region', { Daily: { ...PLAN, regions: assign(['eu-west-1', 'Ireland']) } }, "the plan 'Daily': 'regions' must have Regions, such as 'eu-west-1', got 'Ireland'"],
    ['a service-linked role', withTag({ iam_role_arn: assign('arn:aws:iam::444455556666:role/aws-service-role/backup.amazonaws.com/X') }),
      `${BY_TAG}'iam_role_arn' must be a role that AWS Backup can assume, and a service-linked role is none, got 'arn:aws:iam::444455556666:role/aws-service-role/backup.amazonaws.com/X'`],
    ['31 values of a tag', withTag({ tag_value: assign(Array.from({ length: 31 }, String)) }), `${BY_TAG}'tag_value' must have at most 30 tags, got 31`],
    ['a condition without the prefix', withTag({ conditions: { string_equals: { a: condition('stage') } } }), `${BY_TAG}'condition_key' must begin with 'aws:ResourceTag/', got 'stage'`],
    ['a wildcard within a name', withTypes({ resource_types: assign(['arn:aws:s3:::a*b']) }),
      `${BY_TYPE}'resource_types' must have '*' only for a whole section of an ARN or at the end of a name, got 'arn:aws:s3:::a*b'`],
    ['tags beside types', { Daily: { ...PLAN, selections: { tags: { ByTag: TAG }, resources: { ByType: { iam_role_arn: ROLE, resource_types: assign(['*']) } } } } },
      "at 'plans.Daily.selections': all selections of a plan are by 'tags', or all by 'resources', got both: make a plan of its own for the others"],
    ['a value in the place of a list', { Daily: { ...PLAN, regions: assign('eu-west-1') } }, "at 'plans.Daily.regions': must be a list, got 'eu-west-1'"],
    ['a list in the place of a value', withRule({ schedule_expression: assign(['cron(0 5 ? * * *)']) }), "at 'plans.Daily.rules.Nightly.schedule_expression': must be one value, got a list by '@@assign'"],
    ['names in the place of a list', { Daily: { ...PLAN, regions: { a: assign('b') } } }, "at 'plans.Daily.regions': is a list and has no names in it, got 'a'"],
    ['names in the place of a value', withRule({ schedule_expression: { a: assign('b') } }), "at 'plans.Daily.rules.Nightly.schedule_expression': is one value and has no names in it, got 'a'"],
    ['a value in the place of names', { Daily: { ...PLAN, advanced_backup_settings: assign('x') } }, "at 'plans.Daily.advanced_backup_settings': has names in it and no value, got '@@assign'"],
    ['a value that stands alone', { Daily: { ...PLAN, regions: ['eu-west-1'] } }, "at 'plans.Daily.regions': must be an object with an operator such as '@@assign', or with names, got a list"],
    ['a slip of the pen', { Daily: { ...PLAN, backup_plan_tag: {} } }, "at 'plans.Daily.backup_plan_tag': there is no 'backup_plan_tag', did you mean 'backup_plan_tags'?"],
  ])('with %s', (_, plans, message) => {
    expect(saidOfPlans(plans)).toEqual([message]);
  });

  test.each<[string, unknown, Partial<organizations.CfnPolicyProps>, string]>([
    ['a name of 129 characters', { plans: {} }, { name: 'n'.repeat(129) }, "'Name' must have 1 to 128 characters, got 129"],
    ['a description of 513 characters', { plans: {} }, { description: 'd'.repeat(513) }, "'Description' must have at most 512 characters, got 513"],
    ['what is no target', { plans: {} }, { targetIds: ['r-ab12', 'unit'] }, "'TargetIds' must be the id of a root, such as 'r-ab12', or the id of an organizational unit, "
      + "such as 'ou-ab12-11111111', or the id of an account, of 12 digits, got 'unit'"],
    ['a text that is no JSON', 'plans', {}, "'Content' must be an object, got 'plans'"],
    ['something beside the plans', '{"plans": {}, "rules": {}}', {}, "at 'rules': a backup policy has 'plans' and nothing beside, got 'rules'"],
    ['more than 10,000 characters, spaces too', `{"plans": {${' '.repeat(9_990)}}}`, {}, 'a backup policy must have at most 10,000 characters, got 10,003: '
      + 'put some of its plans into another policy, of which a target takes up to 10'],
  ])('with %s', (_, content, props, message) => {
    // The L1 takes no text, and CloudFormation does.
    if (typeof content !== 'string') { for (const origin of ORIGINS) { expect(saidOf(origin, content, props)).toEqual([message]); } }
    expect(messagesOf({ Content: content })).toEqual(typeof content === 'string' ? [message] : []);
  });

  test('without content', () => {
    expect(messagesOf({})).toEqual(["'Content' must be given"]);
  });

  test('with the place of what is wrong', () => {
    const arn = 'arn:aws:backup:eu-west-1:$account:backup-vault:Default';
    const plans = {
      ...withRule({
        start_backup_window_minutes: assign('1'),
        lifecycle: { delete_after_days: assign('0') },
        copy_actions: { [arn]: { target_backup_vault_arn: assign(arn), lifecycle: { delete_after_days: assign('0') } } },
      }),
      Other: { ...PLAN, regions: assign(['x']), selections: { tags: { 'ByTag': { ...TAG, conditions: { string_equals: { a: condition('a') } } }, 'a b': TAG } } },
    };
    const file = new TemplateFile({ name: 'T', content: { Resources: { P: { Type: 'AWS::Organizations::Policy', Properties: { Name: 'P', Type: 'BACKUP_POLICY', Content: { plans } } } } } });
    expect(findingsIn(new TemplateFiles([file])).map(({ property }) => property)).toEqual([
      'Content.plans.Daily.rules.Nightly',
      'Content.plans.Daily.rules.Nightly.lifecycle',
      `Content.plans.Daily.rules.Nightly.copy_actions.${arn}.lifecycle`,
      'Content.plans.Other.regions',
      'Content.plans.Other.selections.tags.ByTag.conditions',
      'Content.plans.Other.selections.tags.a b',
    ]);
  });
});

describe('a backup policy is warned of', () => {
  const warned = (origin: Origin, plans: object) => saidOf(origin, { plans }).map((line) => line.replace("warning 'Stack/Policy': ", ''));
  const LACKS = (words: string) => [`the plan 'Daily' does not say ${words}, and backs up nothing where no policy of a root or unit above does: `
    + 'say it, or acknowledge this if one does [organizationPlanIncomplete]'];

  test.each<[string, object, string[]]>([
    ['without anything', { Daily: {} }, LACKS("'regions', 'rules', 'selections'")],
    ['without the parts of a rule', { Daily: { ...PLAN, rules: { Nightly: { lifecycle: { delete_after_days: assign('7') } } } } },
      LACKS("'schedule_expression' of the rule 'Nightly', 'target_backup_vault_name' of the rule 'Nightly'")],
    ['without the parts of a continuous rule', { Daily: { ...PLAN, rules: { Nightly: { enable_continuous_backup: assign('true') } } } },
      LACKS("'schedule_expression' of the rule 'Nightly', 'target_backup_vault_name' of the rule 'Nightly'")],
    ['without the parts of a selection', { Daily: { ...PLAN, selections: { tags: { ByTag: { tag_value: { '@@append': ['b'] } } } } } },
      LACKS("'iam_role_arn' of the selection 'ByTag', 'tag_key' of the selection 'ByTag'")],
    ['without the parts of a selection by type', { Daily: { ...PLAN, selections: { resources: { ByType: { resource_types: { '@@remove': ['*'] } } } } } },
      LACKS("'iam_role_arn' of the selection 'ByType', 'resource_types' of the selection 'ByType'")],
    ['with what nobody has documented', withRule({ schedule_expression_timezone: assign('UTC') }), [
      "at 'plans.Daily.rules.Nightly.schedule_expression_timezone': AWS documents no 'schedule_expression_timezone' there, only 'schedule_expression', 'target_backup_vault_name', "
      + "'target_logically_air_gapped_backup_vault_arn', 'start_backup_window_minutes', 'complete_backup_window_minutes', 'enable_continuous_backup', 'lifecycle', 'copy_actions', "
      + "'recovery_point_tags', 'index_actions', 'scan_actions': take it out, or acknowledge this if it is newer than this library [organizationPolicyNameUnknown]",
    ]],
    ['whose accounts lack what nothing makes', {
      Daily: {
        ...PLAN,
        rules: {
          Nightly: { ...RULE, target_backup_vault_name: assign('Main'), copy_actions: { a: { target_backup_vault_arn: assign('arn:aws:backup:eu-west-1:$account:backup-vault:Copy') } } },
          Other: { ...RULE, target_backup_vault_name: assign('Other') },
        },
        selections: { tags: { ByTag: { ...TAG, iam_role_arn: assign('arn:aws:iam::$account:role/backup/OrgBackup') } } },
      },
    }, ["the policy uses the vaults 'Main', 'Copy' and the role 'OrgBackup', which nothing in the app makes, and each account that it goes to needs them: make them by "
      + 'OrganizationBackupPrerequisites, or acknowledge this if they are there [organizationPrerequisiteMissing]']],
  ])('%s', (_, plans, expected) => {
    for (const origin of ORIGINS) { expect(warned(origin, plans)).toEqual(expected); }
  });
});

test('a plan that only a policy uses is not one without a selection, by the name that both have', () => {
  const said = (name: string) => allSaidOf((app, backup) => {
    const stack = new Stack(app, 'Stack', { env: HERE });
    new backup.BackupPlan(stack, 'Plan', { backupPlanName: 'Daily', backupPlanRules: [backup.BackupPlanRule.daily(new backup.BackupVault(stack, 'Vault', { backupVaultName: 'Main' }))] });
    new organizations.CfnPolicy(stack, 'Policy', { name: 'P', type: 'BACKUP_POLICY', content: { plans: { [name]: PLAN } } });
  }, 'a file').map((line) => line.replace(/^.*\[/, '['));
  expect(said('Daily')).toEqual([]);
  expect(said('Other')).toEqual(['[planWithoutSelection]']);
});
