import { THERE } from '../../util';
import { findingsOf, inLine, LATER } from '../templates';
import type { Deployed } from '../templates';

type Json = Record<string, any>;
const assign = (value: unknown) => ({ '@@assign': value });

/** All that is found, with the place of each finding. */
function said(...templates: readonly Deployed[]): string[] {
  return findingsOf(...templates).filter(({ id }) => id !== 'planWithoutSelection').map(inLine);
}

const ROLE = assign('arn:aws:iam::444455556666:role/OrgBackup');
const RULE = { schedule_expression: assign('cron(0 5 ? * * *)'), target_backup_vault_name: assign('Default') };
const TAG = { iam_role_arn: ROLE, tag_key: assign('backup'), tag_value: assign(['daily']) };
const PLAN: Json = { regions: assign(['eu-west-1']), rules: { Nightly: RULE }, selections: { tags: { ByTag: TAG } } };
const policyOf = (Content: unknown, properties: Json = {}): Json => ({ Type: 'AWS::Organizations::Policy', Properties: { Name: 'P', Type: 'BACKUP_POLICY', Content, ...properties } });
const withPlan = (plan: Json) => ({ Policy: policyOf({ plans: { Daily: { ...PLAN, ...plan } } }) });
const withRule = (rule: Json) => withPlan({ rules: { Nightly: { ...RULE, ...rule } } });
const withTag = (selection: Json) => withPlan({ selections: { tags: { ByTag: { ...TAG, ...selection } } } });
const withType = (selection: Json) => withPlan({ selections: { resources: { ByType: { iam_role_arn: ROLE, resource_types: assign(['*']), ...selection } } } });
const DAILY = 'Policy Content.plans.Daily';
const NIGHTLY = `${DAILY}.rules.Nightly`;
const OF_NIGHTLY = "the rule 'Nightly' of the plan 'Daily'";
const AIR_GAPPED = 'target_logically_air_gapped_backup_vault_arn';

test.each<[string, Json, string[]]>([
  ['no name', { Policy: policyOf({ plans: {} }, { Name: undefined }) }, ["error invalidOrganizationPolicy Policy Name: 'Name' must be given"]],
  ['an empty name', { Policy: policyOf({ plans: {} }, { Name: '' }) }, ["error invalidOrganizationPolicy Policy Name: 'Name' must have 1 to 128 characters, got 0"]],
  ['a name of one character', { Policy: policyOf({ plans: {} }, { Name: 'n' }) }, []],
  ['a name of 128 characters', { Policy: policyOf({ plans: {} }, { Name: 'n'.repeat(128) }) }, []],
  ['a description of 513 characters', { Policy: policyOf({ plans: {} }, { Description: 'd'.repeat(513) }) }, ["error invalidOrganizationPolicy Policy Description: 'Description' must have at most 512 characters, got 513"]],
  ['a description of 512 characters', { Policy: policyOf({ plans: {} }, { Description: 'd'.repeat(512) }) }, []],
  ['what is no target', { Policy: policyOf({ plans: {} }, { TargetIds: [LATER, 'unit'] }) }, [
    expect.stringMatching(/^error invalidOrganizationPolicy Policy TargetIds\[1\]: 'TargetIds' must be the id of a root, .*got 'unit'$/) as never,
  ]],
  ['no content', { Policy: policyOf(undefined) }, ["error organizationPolicyTooLong Policy Content: 'Content' must be given"]],
  ['a content that is none', { Policy: policyOf('plans') }, ["error invalidOrganizationPolicy Policy Content: 'Content' must be an object, got 'plans'"]],
  ['something beside', { Policy: policyOf({ plans: {}, rules: {} }) }, ["error invalidOrganizationPolicy Policy Content.rules: at 'rules': a backup policy has 'plans' and nothing beside, got 'rules'"]],
  ['a slip of the pen', withPlan({ backup_plan_tag: {} }), [`error invalidOrganizationPolicy ${DAILY}.backup_plan_tag: at 'plans.Daily.backup_plan_tag': there is no 'backup_plan_tag', did you mean 'backup_plan_tags'?`]],
  ['what is not documented', withTag({ quantum: assign('x') }), [expect.stringMatching(
    /^warning organizationPolicyNameUnknown Policy Content.plans.Daily.selections.tags.ByTag.quantum: at 'plans.Daily.selections.tags.ByTag.quantum': .*: take it out, or acknowledge this if it is newer than this library$/,
  ) as never]],
  ['a plan of another name', { Policy: policyOf({ plans: { 'a b': PLAN } }) }, ["error invalidPlanName Policy Content.plans.a b: the plan 'a b': 'plan' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got 'a b'"]],
  ['eleven rules', withPlan({ rules: Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`R${index}`, RULE])) }), [`error ruleCount ${DAILY}.rules: the plan 'Daily': 'rules' must have at most 10 rules, got 11`]],
  ['what is no Region', withPlan({ regions: assign(['Ireland']) }), [`error invalidOrganizationPolicy ${DAILY}.regions: the plan 'Daily': 'regions' must have Regions, such as 'eu-west-1', got 'Ireland'`]],
  ['a Region that deployment knows', withPlan({ regions: assign([LATER]) }), []],
  ['a rule of another name', withPlan({ rules: { 'a b': RULE } }), [
    `error invalidRuleName ${DAILY}.rules.a b: the rule 'a b' of the plan 'Daily': 'rule' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got 'a b'`,
  ]],
  ['another schedule', withRule({ schedule_expression: assign('daily') }), [expect.stringMatching(
    /^error invalidSchedule Policy Content.plans.Daily.rules.Nightly.schedule_expression: the rule 'Nightly' of the plan 'Daily': schedule must be a cron expression, .*got 'daily'$/) as never]],
  ['another vault', withRule({ target_backup_vault_name: assign('a') }), [
    `error invalidVaultName ${NIGHTLY}.target_backup_vault_name: ${OF_NIGHTLY}: 'target_backup_vault_name' must be 2 to 50 characters of letters, digits, '-' and '_', got 'a'`,
    "warning organizationPrerequisiteMissing Policy undefined: the policy uses the vault 'a', which nothing in the app makes, and each account that it goes to needs them: make them by OrganizationBackupPrerequisites, "
    + 'or acknowledge this if they are there',
  ]],
  ['a vault that a policy above names', withRule({ target_backup_vault_name: undefined }), [
    `warning organizationPlanIncomplete ${DAILY}: the plan 'Daily' does not say 'target_backup_vault_name' of the rule 'Nightly', and backs up nothing where no policy of a root or unit above does: say it, or acknowledge this if one does`,
  ]],
  ['a continuous rule without an end', withRule({ enable_continuous_backup: assign('true') }), [
    `error invalidLifecycle ${NIGHTLY}.lifecycle: ${OF_NIGHTLY}: 'lifecycle.delete_after_days' must be given with 'enable_continuous_backup': 1 to 35 days`,
  ]],
  ['one whose end a policy above names', withRule({ enable_continuous_backup: assign('true'), schedule_expression: undefined }), [
    expect.stringMatching(/^warning organizationPlanIncomplete .* does not say 'schedule_expression' of the rule 'Nightly', /) as never,
  ]],
  ['one with a wrong end, whose schedule a policy above names', withRule({ enable_continuous_backup: assign('true'), schedule_expression: undefined, lifecycle: { delete_after_days: assign('36') } }), [
    `error invalidLifecycle ${NIGHTLY}.lifecycle: ${OF_NIGHTLY}: 'lifecycle.delete_after_days' must be between 1 and 35 days with 'enable_continuous_backup', got 36 days`,
    expect.stringMatching(/^warning organizationPlanIncomplete /) as never,
  ]],
  ['a vault of one account', withRule({ [AIR_GAPPED]: assign('arn:aws:backup:$region:444455556666:backup-vault:Default'), lifecycle: { delete_after_days: assign('7') } }), [
    `error invalidVaultArn ${NIGHTLY}.${AIR_GAPPED}: ${OF_NIGHTLY}: '${AIR_GAPPED}' must have '$region' and '$account' for the Region and the account, got 'arn:aws:backup:$region:444455556666:backup-vault:Default'`,
  ]],
  ['a vault that deployment knows', withRule({ [AIR_GAPPED]: assign(LATER), lifecycle: { delete_after_days: assign('7') } }), []],
  ['a service-linked role', withTag({ iam_role_arn: assign('arn:aws:iam::444455556666:role/aws-service-role/backup.amazonaws.com/X') }), [expect.stringMatching(
    /^error invalidRole Policy Content.plans.Daily.selections.tags.ByTag.iam_role_arn: the selection 'ByTag' of the plan 'Daily': 'iam_role_arn' must be a role that AWS Backup can assume, /) as never]],
  ['a wildcard within a name', withType({ resource_types: assign(['arn:aws:s3:::a*b']) }), [expect.stringMatching(
    /^error invalidWildcard Policy Content.plans.Daily.selections.resources.ByType.resource_types: the selection 'ByType' of the plan 'Daily': 'resource_types' must have '\*' only for /) as never]],
  ['a selection whose name is wrong', withPlan({ selections: { tags: { 'a b': TAG } } }), [
    "error invalidSelectionName Policy Content.plans.Daily.selections.tags.a b: the selection 'a b' of the plan 'Daily': 'selection' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got 'a b'",
  ]],
  ['a role that a policy above names', withTag({ iam_role_arn: undefined }), [expect.stringMatching(/^warning organizationPlanIncomplete .* does not say 'iam_role_arn' of the selection 'ByTag', /) as never]],
  ['no rule', withPlan({ rules: undefined }), [expect.stringMatching(/^warning organizationPlanIncomplete .* does not say 'rules', /) as never]],
  ['two plans that are not whole', { Policy: policyOf({ plans: { A: { ...PLAN, regions: undefined }, B: { ...PLAN, selections: undefined } } }) }, [
    "warning organizationPlanIncomplete Policy Content.plans.A: the plan 'A' does not say 'regions', and backs up nothing where no policy of a root or unit above does: say it, or acknowledge this if one does",
    "warning organizationPlanIncomplete Policy Content.plans.B: the plan 'B' does not say 'selections', and backs up nothing where no policy of a root or unit above does: say it, or acknowledge this if one does",
  ]],
  ['a plan that deployment knows', { Policy: policyOf({ plans: { Daily: LATER } }) }, []],
])('a policy with %s', (_, resources, expected) => {
  expect(said([resources])).toEqual(expected);
});

describe('what accounts need for a policy', () => {
  const needs = (words: string) => [`warning organizationPrerequisiteMissing Policy undefined: the policy uses ${words}, which nothing in the app makes, and each account that it goes to needs them: make them by `
    + 'OrganizationBackupPrerequisites, or acknowledge this if they are there'];
  const copy = (arn: string) => ({ copy_actions: { a: { target_backup_vault_arn: assign(arn) } } });
  const role = (arn: unknown) => withTag({ iam_role_arn: assign(arn) });
  const vault = (BackupVaultName: unknown) => ({ Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName }, DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  const made = (RoleName: unknown) => ({ Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {}, RoleName } });
  const MAIN = withRule({ target_backup_vault_name: assign('Main') });
  const BOTH = withPlan({ rules: { Nightly: { ...RULE, target_backup_vault_name: assign('Main') } }, selections: { tags: { ByTag: { ...TAG, iam_role_arn: assign('arn:aws:iam::$account:role/OrgBackup') } } } });

  test.each<[string, () => string[], string[]]>([
    ['the default vault', () => said([withRule({})]), []],
    ['a vault', () => said([MAIN]), needs("the vault 'Main'")],
    ['a vault that is made', () => said([{ ...MAIN, V: vault('Main') }]), []],
    ['a vault that another account has', () => said([MAIN], [{ V: vault('Main') }, THERE]), []],
    ['a vault, and one is made of which deployment knows the name', () => said([{ ...MAIN, V: vault(LATER) }]), []],
    ['a vault, and one is made without a name', () => said([{ ...MAIN, V: vault(undefined) }]), ["error invalidVaultName V BackupVaultName: 'BackupVaultName' must be given", ...needs("the vault 'Main'")]],
    ['a vault that deployment knows', () => said([withRule({ target_backup_vault_name: assign(LATER) })]), []],
    ['a vault of two rules', () => said([withPlan({ rules: { A: { ...RULE, target_backup_vault_name: assign('Main') }, B: { ...RULE, target_backup_vault_name: assign('Main') } } })]), needs("the vault 'Main'")],
    ['the vault of copies', () => said([withRule(copy('arn:aws:backup:eu-west-1:$account:backup-vault:Copy'))]), needs("the vault 'Copy'")],
    ['the vault of copies elsewhere', () => said([withRule(copy('arn:aws:backup:eu-west-1:444455556666:backup-vault:Copy'))]), []],
    ['the default vault of copies', () => said([withRule(copy('arn:aws:backup:eu-west-1:$account:backup-vault:Default'))]), []],
    ['a logically air-gapped vault', () => said([withRule({ [AIR_GAPPED]: assign('arn:aws:backup:$region:$account:backup-vault:Isolated'), lifecycle: { delete_after_days: assign('7') } })]), needs("the vault 'Isolated'")],
    ['a role', () => said([role('arn:aws:iam::$account:role/OrgBackup')]), needs("the role 'OrgBackup'")],
    ['a role in a path', () => said([role('arn:aws:iam::$account:role/a/b/OrgBackup')]), needs("the role 'OrgBackup'")],
    ['a role that is made', () => said([{ ...role('arn:aws:iam::$account:role/OrgBackup'), R: made('OrgBackup') }]), []],
    ['a role of one account', () => said([role('arn:aws:iam::444455556666:role/OrgBackup')]), []],
    ['a role that deployment knows', () => said([role(LATER)]), []],
    ['both', () => said([BOTH]), needs("the vault 'Main' and the role 'OrgBackup'")],
    ['both, and the role is made', () => said([{ ...BOTH, R: made('OrgBackup') }]), needs("the vault 'Main'")],
    ['both, and deployment knows a role', () => said([{ ...BOTH, R: made(LATER) }]), needs("the vault 'Main'")],
    ['both, and deployment knows a vault', () => said([{ ...BOTH, V: vault(LATER) }]), needs("the role 'OrgBackup'")],
    ['two of each', () => said([withPlan({
      rules: { A: { ...RULE, target_backup_vault_name: assign('Main') }, B: { ...RULE, target_backup_vault_name: assign('More') } },
      selections: { tags: Object.fromEntries(['One', 'Two'].map((name) => [name, { ...TAG, iam_role_arn: assign(`arn:aws:iam::$account:role/${name}`) }])) },
    })]), needs("the vaults 'Main', 'More' and the roles 'One', 'Two'")],
    ['another kind of policy', () => said([{ Policy: policyOf({ plans: { Daily: PLAN } }, { Type: 'TAG_POLICY' }) }]), []],
  ])('%s', (_, program, expected) => {
    expect(program()).toEqual(expected);
  });
});

test('a target has ten policies, of whichever stack, and the eleventh says it', () => {
  const many = (count: number, first = 0) => Object.fromEntries(Array.from({ length: count }, (_, index) =>
    [`P${String(first + index).padStart(2, '0')}`, policyOf({ plans: {} }, { TargetIds: ['ou-ab12-11111111', 'ou-ab12-11111111', LATER] })]));
  expect(said([many(10)])).toEqual([]);
  expect(said([many(10)], [many(2, 10)])).toEqual(["error tooManyOrganizationPolicies P10 TargetIds: 'ou-ab12-11111111' must have at most 10 backup policies, got 12; put the plans of several into one"]);
  expect(said([many(10)], [many(2, 10), THERE])).toEqual([]);
});
