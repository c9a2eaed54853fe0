import { coverageOf } from '../../src/coverage/coverage-of';
import { TemplateFile, TemplateFiles } from '../../src/document/template-file';
import { HERE } from '../util';

const assign = (value: unknown) => ({ '@@assign': value });
const RULE = { schedule_expression: assign('cron(0 5 ? * * *)'), target_backup_vault_name: assign('Main'), lifecycle: { delete_after_days: assign('35') } };
const TAG = { iam_role_arn: assign('arn:aws:iam::$account:role/OrgBackup'), tag_key: assign('backup'), tag_value: assign(['daily', 'gold']) };
const PLAN = { regions: assign(['eu-central-1', 'eu-west-1']), rules: { Nightly: RULE }, selections: { tags: { ByTag: TAG } } };

const policy = (plans: object, targets: unknown = [HERE.account], more: object = {}) => ({
  Type: 'AWS::Organizations::Policy', Properties: { Name: 'P', Type: 'BACKUP_POLICY', Content: { plans }, TargetIds: targets }, ...more,
});
const table = (value: string) => ({
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], Tags: [{ Key: 'backup', Value: value }],
  },
});

function coverage(management: object, member: object, env: object = HERE, more: object = {}) {
  return coverageOf(new TemplateFiles([
    new TemplateFile({ name: 'Management', content: { Resources: management, ...more }, environment: { account: '999999999999', region: 'us-east-1', partition: 'aws' } }),
    new TemplateFile({ name: 'Member', content: { Resources: member }, environment: { ...env, partition: 'aws' } }),
  ]));
}

function verdictOf(management: object, member: object = { It: table('daily') }, env?: object, more?: object): [string, readonly string[]] {
  const { verdict, reasons } = coverage(management, member, env, more).resources.find(({ logicalId }) => logicalId === 'It')!;
  return [verdict, reasons];
}

const BY_TAG = "the selection 'Policy/Daily/ByTag' of the plan 'Policy/Daily'";
const SELECTS = [`${BY_TAG} selects it by ListOfTags[0]`];
const ANYWHERE = [`${BY_TAG} may select it by ListOfTags[0]: whether it is in the account and Region of the plan is known only at deployment`];

describe('the plans of a backup policy', () => {
  test('protect what they select in the accounts that it goes to', () => {
    const { resources: [it], findings, assumptions } = coverage({ Policy: policy({ Daily: PLAN }) }, { It: table('gold') });
    expect(it).toMatchObject({
      verdict: 'protected',
      reasons: [`${BY_TAG} selects it by ListOfTags[1]`],
      plans: [{ logicalId: 'Policy.Daily' }],
      selections: [{ logicalId: 'Policy.Daily.ByTag' }],
      rules: [{ name: 'Nightly' }],
      numbers: { retentionDays: 35, recoveryPointObjectiveMinutes: 32 * 60 },
    });
    expect(it.proofs()).toMatchObject([{ clause: 'ListOfTags[1]', answer: true, roleName: `arn:aws:iam::${HERE.account}:role/OrgBackup`, plan: { name: 'Policy/Daily' } }]);
    expect(it.plans[0].template.name).toBe(`Management/Policy in ${HERE.account}, eu-central-1`);
    expect(findings.map(({ id, document: { template } }) => [id, template.name])).toEqual([['organizationPrerequisiteMissing', 'Management']]);
    expect(assumptions.length).toBeGreaterThan(0);
  });

  test.each<[string, object, [string, readonly string[]], object?, object?]>([
    ['in another account', { Policy: policy({ Daily: PLAN }, ['222222222222']) }, ['unprotected', ['no selection of the templates selects it']]],
    ['in another Region', { Policy: policy({ Daily: { ...PLAN, regions: assign(['eu-west-1']) } }) }, ['unprotected', ['no selection of the templates selects it']]],
    ['with another tag', { Policy: policy({ Daily: { ...PLAN, selections: { tags: { ByTag: { ...TAG, tag_value: assign(['gold']) } } } } }) },
      ['unprotected', ['no selection of the templates selects it']]],
    ['attached to nothing', { Policy: policy({ Daily: PLAN }, []) }, ['unprotected', ['no selection of the templates selects it']]],
    ['of another type', { Policy: { ...policy({ Daily: PLAN }), Properties: { ...policy({ Daily: PLAN }).Properties, Type: 'TAG_POLICY' } } },
      ['unprotected', ['no selection of the templates selects it']]],
    ['without a schedule', { Policy: policy({ Daily: { ...PLAN, rules: { Nightly: { ...RULE, schedule_expression: undefined } } } }) },
      ['unprotected', ['no selection of the templates selects it']]],
    ['by its type', { Policy: policy({ Daily: { ...PLAN, selections: { resources: { All: { iam_role_arn: TAG.iam_role_arn, resource_types: { '@@append': ['arn:aws:dynamodb:*:*:table/*'] } } } } } }) },
      ['protected', ["the selection 'Policy/Daily/All' of the plan 'Policy/Daily' selects it by Resources[0]"]]],
    ['by its type, and not by a condition', {
      Policy: policy({
        Daily: {
          ...PLAN,
          selections: {
            resources: {
              All: {
                iam_role_arn: TAG.iam_role_arn,
                resource_types: assign(['*']),
                conditions: { string_not_equals: { no: { condition_key: assign('aws:ResourceTag/backup'), condition_value: assign('daily') } } },
              },
            },
          },
        },
      }),
    }, ['unprotected', ['no selection of the templates selects it']]],
    ['as a text', { Policy: { ...policy({}), Properties: { ...policy({}).Properties, Content: JSON.stringify({ plans: { Daily: PLAN } }) } } }, ['protected', SELECTS]],
    ['in vain, where the plan is refused', { Policy: policy({ Daily: { ...PLAN, rules: { Nightly: { ...RULE, schedule_expression: assign('rate(1 day)') } } } }) }, ['selectedInVain', [
      `${BY_TAG} selects it by ListOfTags[0] in vain: schedule must be a cron expression, 'cron(minutes hours day-of-month month day-of-week year)', got 'rate(1 day)' [invalidSchedule]`,
    ]]],
    ['below a root', { Policy: policy({ Daily: PLAN }, ['r-ab12']) }, ['conditional', ANYWHERE]],
    ['below a unit, in an account that is not known', { Policy: policy({ Daily: PLAN }, ['ou-ab12-11111111']) }, ['conditional', ANYWHERE], { region: HERE.region }],
    ['where another policy says something of the plan', { Policy: policy({ Daily: PLAN }), Other: policy({ DAILY: { regions: { '@@remove': ['eu-central-1'] } } }, ['r-ab12']) },
      ['conditional', ANYWHERE]],
    ['where another policy locks it out', { Policy: policy({ Daily: PLAN }), Other: policy({ '@@operators_allowed_for_child_policies': ['@@none'] }, ['r-ab12']) }, ['conditional', ANYWHERE]],
    ['beside another policy', { Policy: policy({ Daily: PLAN }), Other: policy({ Weekly: { regions: assign(['eu-west-1']) } }, ['r-ab12']) }, ['protected', SELECTS]],
    ['beside one of another account', { Policy: policy({ Daily: PLAN }), Other: policy({ Daily: PLAN }, ['222222222222']) }, ['protected', SELECTS]],
    ['under a condition', { Policy: policy({ Daily: PLAN }, undefined, { Condition: 'IsProd' }) }, ['conditional', ANYWHERE], HERE,
      { Parameters: { Env: { Type: 'String', Default: 'prod' } }, Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } } }],
    ['under a condition within', { Policy: { ...policy({}), Properties: { ...policy({}).Properties, Content: { plans: { 'Fn::If': ['IsProd', { Daily: PLAN }, {}] } } } } }, ['conditional', ANYWHERE], HERE,
      { Parameters: { Env: { Type: 'String', Default: 'prod' } }, Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } } }],
  ])('%s', (_, management, expected, ...[env, more]) => {
    expect(verdictOf(management, undefined, env, more)).toEqual(expected);
  });

  test('go into the vaults of the account, and by its role', () => {
    const lag = assign('arn:aws:backup:$region:$account:backup-vault:Safe');
    const management = {
      Policy: policy({
        Daily: {
          ...PLAN,
          rules: {
            Nightly: {
              ...RULE,
              copy_actions: {
                'arn:aws:backup:eu-west-1:$account:backup-vault:Copy': { target_backup_vault_arn: assign({ 'Fn::Sub': 'arn:${AWS::Partition}:backup:${AWS::Region}:$account:backup-vault:Copy' }) },
              },
              target_logically_air_gapped_backup_vault_arn: lag,
            },
          },
        },
      }),
    };
    const member = {
      It: table('daily'),
      Main: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'Main', LockConfiguration: { MinRetentionDays: 7, ChangeableForDays: 3 } } },
      Safe: { Type: 'AWS::Backup::LogicallyAirGappedBackupVault', Properties: { BackupVaultName: 'Safe', MinRetentionDays: 7, MaxRetentionDays: 90 } },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: 'OrgBackup',
          AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'backup.amazonaws.com' } }] },
          ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup'],
        },
      },
    };
    const { resources } = coverage(management, member);
    const it = resources.find(({ logicalId }) => logicalId === 'It')!;
    const [{ plan, role }] = it.proofs();
    expect(role).toMatchObject({ logicalId: 'Role' });
    expect(plan!.rules).toMatchObject([{
      vault: { name: 'Main', place: { logicalId: 'Main' }, immutability: 'compliance' },
      airGappedVault: { place: { logicalId: 'Safe' } },
      copies: [{ vault: { name: 'Copy', account: HERE.account, region: undefined } }],
    }]);
    expect(it.verdict).toBe('protected');
  });
});
