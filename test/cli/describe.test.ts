import { readFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv';
import { Folder, run } from './run';
import { shop } from '../../examples/shop';

const folder = new Folder();
const isDescription = new Ajv().compile(JSON.parse(readFileSync(join(__dirname, '..', '..', 'schemas', 'describe.schema.json'), 'utf-8')));

const ROLE = 'arn:aws:iam::111122223333:role/backup';
const vault = (properties: object = {}, more: object = {}) => ({ Type: 'AWS::Backup::BackupVault', ...more, Properties: { BackupVaultName: 'main', ...properties } });
const plan = (rule: object = {}, more: object = {}) => ({
  Type: 'AWS::Backup::BackupPlan', ...more, Properties: { BackupPlan: { BackupPlanName: 'plan', BackupPlanRule: [{ RuleName: 'daily', TargetBackupVault: { Ref: 'Vault' }, ...rule }] } },
});
const selection = (body: object, planId: unknown = { Ref: 'Plan' }) => ({
  Type: 'AWS::Backup::BackupSelection', Properties: { BackupPlanId: planId, BackupSelection: { SelectionName: 's', IamRoleArn: ROLE, ...body } },
});
const table = (tags: Record<string, unknown> = {}, more: object = {}) => (
  { Type: 'AWS::DynamoDB::Table', ...more, Properties: { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) } });

function text(resources: object, more: object = {}, columns?: number): string {
  return run(['describe', folder.file('t.json', { ...more, Resources: resources })], { columns }).out;
}

function json(resources: object, more: object = {}) {
  const description = JSON.parse(run(['describe', folder.file('t.json', { ...more, Resources: resources }), '--format', 'json']).out);
  expect(isDescription(description) || isDescription.errors).toBe(true);
  return description;
}

/** Whether the table is selected. */
function selected(resources: object, more: object = {}): boolean | null {
  return json({ Vault: vault(), Plan: plan(), Table: table({ backup: 'daily' }), ...resources }, more).resources[0].selected;
}

const TABLE = { 'Fn::GetAtt': ['Table', 'Arn'] };
const tag = (ConditionValue: unknown, ConditionKey: unknown = 'backup') => ({ ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey, ConditionValue }] });
const condition = (ConditionValue: string) => ({ Conditions: { StringEquals: [{ ConditionKey: 'aws:ResourceTag/backup', ConditionValue }] } });
const IS_PROD = { Parameters: { Env: { Type: 'String', Default: 'dev' } }, Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } } };

describe('whether a plan selects a resource', () => {
  test.each<[string, object, boolean | null]>([
    ['its ARN', { Resources: [TABLE] }, true],
    ['everything', { Resources: ['*'] }, true],
    ['its kind', { Resources: ['arn:aws:dynamodb:*:*:table/*'] }, null],
    ['its kind in any partition', { Resources: ['arn:*:dynamodb:*:*:table/*'] }, true],
    ['another kind', { Resources: ['arn:aws:ec2:*:*:volume/*'] }, false],
    ['one by its name', { Resources: ['arn:aws:dynamodb:eu-west-1:111122223333:table/orders'] }, null],
    ['its tag', tag('daily'), true],
    ['another tag', tag('weekly'), false],
    ['a tag that only deployment knows', tag({ Ref: 'AWS::StackName' }), null],
    ['its ARN, and a condition that it meets', { Resources: [TABLE], ...condition('daily') }, true],
    ['its ARN, and a condition that it does not meet', { Resources: [TABLE], ...condition('weekly') }, false],
    ['everything but it', { Resources: ['*'], NotResources: [TABLE] }, false],
    ['all stacks', { Resources: ['arn:aws:cloudformation:*:*:stack/*'] }, null],
    ['what only deployment knows', { Resources: { Ref: 'List' } }, null],
  ])('by %s', (_, body, answer) => {
    expect(selected({ Selection: selection(body) })).toBe(answer);
  });

  test('no selection, and one of a plan that only deployment knows', () => {
    expect(selected({})).toBe(false);
    expect(selected({ Selection: selection({ Resources: [TABLE] }, { Ref: 'Elsewhere' }) })).toBeNull();
  });

  test('under a condition, it is known only at deployment; in both branches, for sure', () => {
    const made = (body: object) => ({ Selection: { ...selection(body), Condition: 'IsProd' } });
    expect(selected(made({ Resources: [TABLE] }), IS_PROD)).toBeNull();
    expect(selected({ Selection: selection({ Resources: [{ 'Fn::If': ['IsProd', TABLE, '*'] }] }) }, IS_PROD)).toBe(true);
  });

  test('each resource is looked at by itself: conditions of others, however many, do not make it too much', () => {
    const conditions = Array.from({ length: 12 }, (_, i) => `Is${i}`);
    const more = {
      Parameters: Object.fromEntries(conditions.map((name) => [`P${name}`, { Type: 'String', Default: '' }])),
      Conditions: Object.fromEntries(conditions.map((name) => [name, { 'Fn::Equals': [{ Ref: `P${name}` }, 'yes'] }])),
    };
    const others = conditions.flatMap((name) => [
      [`Table${name}`, table({}, { Condition: name })],
      [`Selection${name}`, { ...selection({ Resources: [{ 'Fn::GetAtt': [`Table${name}`, 'Arn'] }] }), Condition: name }],
    ]);
    const own = { Vault: vault(), Plan: plan(), Table: table(), Own: selection({ Resources: [TABLE] }) };
    const description = json({ ...own, ...Object.fromEntries(others) }, more);
    expect(description.unread).toEqual([]);
    expect(description.resources.map(({ selected: answer }: { selected: boolean }) => answer)).toEqual(Array(13).fill(true));
  });

  test('a resource that is made only where it is selected is selected', () => {
    const [Table, Selection] = [table({}, { Condition: 'IsProd' }), { ...selection({ Resources: [TABLE] }), Condition: 'IsProd' }];
    expect(selected({ Table, Selection }, IS_PROD)).toBe(true);
  });
});

describe('what it says of a template', () => {
  test('all that differs from the defaults, once', () => {
    const out = text({
      Vault: vault({ LockConfiguration: { MinRetentionDays: 7, ChangeableForDays: 3 } }, { DeletionPolicy: 'Retain' }),
      Plan: plan({ ScheduleExpression: 'cron(0 5 ? * SAT *)', Lifecycle: { DeleteAfterDays: 365 }, CopyActions: [{ DestinationBackupVaultArn: 'arn:aws:backup:eu-west-1:444455556666:backup-vault:far' }] }),
      Selection: selection({ Resources: [TABLE] }),
      Table: table(),
      Volume: { Type: 'AWS::EC2::Volume' },
    });
    for (const line of [
      '  1 selected for sure', '  1 selected by no plan of these templates',
      '    schedule      At 05:00, only on Saturday, UTC', '    kept          for 365 days (1 year)', '    copy          to far (444455556666, eu-west-1), kept like the original',
      '    resource      Table (AWS::DynamoDB::Table)', `    role          ${ROLE}`,
      '    lock          compliance, final after 3 days: recovery points are kept for at least 7 days',
    ]) { expect(out.split('\n')).toContain(line); }
    expect(out).not.toMatch(/window|removal|access|notices|continuous/);
  });

  test('what can be otherwise, and when', () => {
    const out = text({ Vault: vault(), Plan: plan({ Lifecycle: { DeleteAfterDays: { 'Fn::If': ['IsProd', 365, 7] } } }, { Condition: 'IsProd' }) }, IS_PROD);
    expect(out).toContain("  made only where the condition 'IsProd' holds\n");
    const both = text({ Vault: vault(), Plan: plan({ Lifecycle: { DeleteAfterDays: { 'Fn::If': ['IsProd', 365, 7] } } }) }, IS_PROD);
    expect(both).toContain('    kept          for 7 days\n    vault         Vault (main, the Region of the deployment)\n'
      + "  but where the condition 'IsProd' holds:\n  Rule daily\n    kept          for 365 days (1 year)\n");
    const parameter = text({ Vault: vault(), Plan: plan({ Lifecycle: { DeleteAfterDays: { Ref: 'Days' } } }) }, { Parameters: { Days: { Type: 'Number', Default: 7 } } });
    expect(parameter).toContain('  but with other values of the parameters:\n  Rule daily\n    kept          for <Days> days\n');
  });

  test.each<[object, string]>([
    [{ Effect: 'Allow', Principal: '*', Action: 'backup:CopyIntoBackupVault', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }, 'everybody may copy into the vault, if aws:PrincipalOrgID is o-1'],
    [{ Effect: 'Deny', Principal: { AWS: '*' }, Action: ['backup:DeleteRecoveryPoint', 'kms:Decrypt'] }, 'nobody may delete recovery points or kms:Decrypt'],
    [{ Effect: 'Allow', Principal: { AWS: ['arn:aws:iam::111122223333:root', '444455556666'] }, Action: 'backup:StartCopyJob' }, 'the account 111122223333 and the account 444455556666 may start copy jobs'],
    [{ Effect: 'Deny', NotPrincipal: { AWS: 'arn:aws:iam::111122223333:role/a' }, NotAction: 'backup:StartCopyJob' }, 'everybody but the role a of 111122223333 may not do anything but start copy jobs'],
    [{
      Effect: 'Deny', Principal: '*', Action: 'backup:DeleteBackupVault', Condition: { 'ArnNotLikeIfExists': { 'aws:PrincipalArn': ['a', 'b'] }, 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o/*' } },
    }, 'nobody may delete the vault, if aws:PrincipalArn is not like a or b or is absent and any aws:PrincipalOrgPaths is like o/*'],
    [{ Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' }, Action: 'backup:*' }, 'backup.amazonaws.com may do everything'],
    [
      { Effect: 'Deny', Principal: '*', Action: '*', Condition: { Null: { 'aws:PrincipalTag/a': 'true', 'aws:PrincipalTag/b': false } } },
      'nobody may do anything, if aws:PrincipalTag/a is absent and aws:PrincipalTag/b is there',
    ],
    [
      { Effect: 'Deny', Principal: '*', Action: ['backup:UpdateRecoveryPointLifecycle', 'backup:DeleteBackupVaultLockConfiguration', 'backup:ListRecoveryPointsByBackupVault', 'backup:StartRestoreJob'] },
      'nobody may update the lifecycle of recovery points, delete the lock configuration of the vault, list the recovery points of the vault or start restore jobs',
    ],
  ])('an access policy in words (%#)', (statement, words) => {
    expect(json({ Vault: vault({ AccessPolicy: { Statement: statement } }) }).vaults[0].access[0].words).toBe(words);
  });

  test.each<[object, string]>([
    [{ MinRetentionDays: 7, MaxRetentionDays: 30 }, 'for at least 7 days and at most 30 days'],
    [{ MinRetentionDays: 7, MaxRetentionDays: 7 }, 'for exactly 7 days'],
    [{ MaxRetentionDays: 30 }, 'for at most 30 days'],
    [{ MinRetentionDays: { Ref: 'AWS::NoValue' } }, 'as long as their rules say'],
  ])('the lock %j', (LockConfiguration, words) => {
    expect(text({ Vault: vault({ LockConfiguration }) })).toContain(`    lock          governance: recovery points are kept ${words}\n`);
  });

  test.each<[object, string]>([
    [{ Lifecycle: { DeleteAfterDays: 1 } }, 'the last day'],
    [{ Lifecycle: { DeleteAfterDays: 35 } }, 'the last 35 days'],
    [{ Lifecycle: { DeleteAfterDays: 36 } }, 'the last 35 days'],
    [{ Lifecycle: { DeleteAfterDays: 400 } }, 'the last 35 days'],
    [{}, 'the last 35 days'],
  ])('how far back a continuous backup goes, at most as far as any does: of %j', (rule, words) => {
    expect(text({ Vault: vault(), Plan: plan({ EnableContinuousBackup: true, ...rule }) }))
      .toContain(`    continuous    restorable to any second of ${words}, where the resource allows it\n`);
  });

  test('nothing where there is nothing', () => {
    expect(text({})).toContain('0 plans, 0 selections and 0 vaults; 0 resources of kinds that AWS Backup protects');
  });

  test.each([40, 60, 80, 200])('within a terminal of %d columns', (columns) => {
    const lines = text({ Vault: vault(), Plan: plan(), Table: table({}, { Metadata: { 'aws:cdk:path': `${'Long'.repeat(30)}/Resource` } }) }, {}, columns).split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(Math.min(140, Math.max(60, columns)));
  });

  test('with colours where the terminal has them', () => {
    const file = folder.file('t.json', { Resources: { Vault: vault() } });
    expect(run(['describe', file], { isTTY: true }).out).toContain('\x1b[1mOVERVIEW');
    expect(run(['describe', file], { isTTY: true, env: { NO_COLOR: '1' } }).out).not.toContain('\x1b');
  });
});

const HOSTILE = 'x"]-->y\n\x1b[31m</script>#quot;%%{init}%%`|{{';

test('names that are none do nothing to a terminal or a chart', () => {
  const file = folder.file('t.json', { Resources: { Vault: vault({ BackupVaultName: HOSTILE }), Plan: plan({ RuleName: HOSTILE }), [HOSTILE]: table(), Selection: selection({ Resources: [{ 'Fn::GetAtt': [HOSTILE, 'Arn'] }] }) } });
  // eslint-disable-next-line no-control-regex
  expect(run(['describe', file]).out).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
  const chart = run(['describe', file, '--format', 'mermaid']).out.trimEnd().split('\n');
  for (const line of chart.slice(1)) {
    expect(line).toMatch(/^ {2}n\d+(\[|\(|\[\(|\{\{)"([\w ,.:/=@+-]|#\d+;|<br\/>)*"(\]|\)|\)\]|\}\})$|^ {2}n\d+ -->(\|copy\|)? n\d+$/);
  }
});

test('a chart leads from resources by selections to plans, rules, vaults and copies', () => {
  const resources = {
    Vault: vault(),
    Plan: plan({ CopyActions: [{ DestinationBackupVaultArn: 'arn:aws:backup:eu-west-1:444455556666:backup-vault:far' }] }),
    Table: table(),
    Selection: { ...selection({ Resources: [TABLE] }), Condition: 'IsProd' },
  };
  expect(run(['describe', folder.file('t.json', { ...IS_PROD, Resources: resources }), '--format', 'mermaid']).out.split('\n')).toEqual([
    'flowchart LR',
    '  n0[("main")]',
    '  n1["plan"]',
    '  n2("daily")',
    '  n1 --> n2',
    '  n2 --> n0',
    '  n3[("far #40;444455556666, eu-west-1#41;")]',
    '  n2 -->|copy| n3',
    '  n4{{"s<br/>only where the condition #39;IsProd#39; holds"}}',
    '  n4 -.-> n1',
    '  n5["Table<br/>AWS::DynamoDB::Table"]',
    '  n5 -.-> n4',
    '',
  ]);
});

test('the example application in JSON keeps the schema, and all but its reports, which can be written anew, is selected', () => {
  shop({ outdir: `${folder}` }).synth();
  const description = JSON.parse(run(['describe', `${folder}`, '--format', 'json']).out);
  expect(isDescription(description) || isDescription.errors).toBe(true);
  const left = description.resources.filter(({ selected: answer }: { selected: boolean | null }) => answer !== true);
  expect(description.resources).toHaveLength(8);
  expect(left.map(({ path, selected: answer }: { path: string; selected: boolean | null }) => [path, answer])).toEqual([['ShopAudit/Reports/Resource', false]]);
});

describe('an audit', () => {
  const framework = (controls: unknown, more: object = {}) => ({ Type: 'AWS::Backup::Framework', ...more, Properties: { FrameworkName: 'base', FrameworkControls: controls } });
  const CONTROLS = [
    { ControlName: 'BACKUP_RECOVERY_POINT_ENCRYPTED' },
    { ControlName: 'BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK', ControlInputParameters: [{ ParameterName: 'requiredRetentionDays', ParameterValue: '35' }], ControlScope: { Tags: [{ Key: 'stage', Value: 'prod' }] } },
    { ControlName: 'BACKUP_LAST_RECOVERY_POINT_CREATED', ControlScope: { ComplianceResourceTypes: ['EBS'], ComplianceResourceIds: ['vol-1'] } },
  ];

  test('has a framework', () => {
    const resources = { Framework: framework(CONTROLS) };
    expect(json(resources).frameworks).toEqual([{
      id: 't.json/Framework',
      template: expect.stringContaining('t.json'),
      path: null,
      logicalId: 'Framework',
      name: 'base',
      controls: [
        { name: 'BACKUP_RECOVERY_POINT_ENCRYPTED', parameters: [], types: [], ids: [], tags: [] },
        { name: 'BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK', parameters: [{ key: 'requiredRetentionDays', value: '35' }], types: [], ids: [], tags: [{ key: 'stage', value: 'prod' }] },
        { name: 'BACKUP_LAST_RECOVERY_POINT_CREATED', parameters: [], types: ['EBS'], ids: ['vol-1'], tags: [] },
      ],
      onlyWhere: null,
      variants: [],
    }]);
    expect(text(resources, {}, 140)).toMatch(new RegExp([
      '1 FRAMEWORK[^]*base[^]*control +BACKUP_RECOVERY_POINT_ENCRYPTED, of everything',
      'control +BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK \\(requiredRetentionDays 35\\), of tag stage = prod',
      'control +BACKUP_LAST_RECOVERY_POINT_CREATED, of EBS vol-1',
    ].join('\\s+')));
  });

  test('has a framework of which only deployment knows the controls', () => {
    const parameters = { Parameters: { Controls: { Type: 'CommaDelimitedList' } } };
    const resources = { Framework: framework({ Ref: 'Controls' }) };
    expect(json(resources, parameters).frameworks[0].controls).toBeNull();
    expect(text(resources, parameters)).toMatch(/controls +known only at deployment/);
  });

  test('has report plans', () => {
    const report = (channel: object, setting: object) => ({
      Type: 'AWS::Backup::ReportPlan',
      Properties: { ReportPlanName: 'jobs', ReportDeliveryChannel: { S3BucketName: { Ref: 'Bucket' }, ...channel }, ReportSetting: { ReportTemplate: 'BACKUP_JOB_REPORT', ...setting } },
    });
    const resources = { Bucket: { Type: 'AWS::S3::Bucket' }, Own: report({}, {}), Others: report({ S3KeyPrefix: 'x', Formats: ['CSV', 'JSON'] }, { Accounts: ['ROOT'], Regions: ['*'], OrganizationUnits: ['ou-1'], FrameworkArns: ['f'] }) };
    const plans = json(resources).reportPlans.map(({ bucket, prefix, formats, accounts, organizationalUnits, regions, frameworks }: any) =>
      [bucket, prefix, formats, accounts, organizationalUnits, regions, frameworks]);
    expect(plans).toEqual([
      [{ knownAtDeployment: 'Bucket' }, null, [], [], [], [], []], [{ knownAtDeployment: 'Bucket' }, 'x', ['CSV', 'JSON'], ['ROOT'], ['ou-1'], ['*'], ['f']],
    ]);
    expect(text(resources)).toMatch(/2 REPORT PLANS[^]*report +BACKUP_JOB_REPORT\s+written to +Bucket as CSV[^]*frameworks +f\s+accounts +ROOT\s+units +ou-1\s+Regions +\*\s+written to +Bucket\/x as CSV and JSON/);
  });
});

describe('a backup policy of an organization', () => {
  const assign = (value: unknown) => ({ '@@assign': value });
  const ROLE_OF_ACCOUNTS = 'arn:aws:iam::$account:role/OrgBackup';
  const plans = {
    Daily: {
      regions: assign(['eu-west-1', 'eu-central-1']),
      rules: {
        Nightly: {
          schedule_expression: assign('cron(0 5 ? * * *)'),
          target_backup_vault_name: assign('main'),
          lifecycle: { delete_after_days: assign('35') },
          copy_actions: {
            'arn:aws:backup:eu-west-1:$account:backup-vault:far': { target_backup_vault_arn: assign('arn:aws:backup:eu-west-1:$account:backup-vault:far') },
          },
        },
      },
      selections: { tags: { ByTag: { iam_role_arn: assign(ROLE_OF_ACCOUNTS), tag_key: assign('backup'), tag_value: assign(['daily', 'hourly']) } } },
    },
    Types: {
      regions: assign(['eu-west-1']),
      selections: {
        resources: {
          All: {
            iam_role_arn: assign(ROLE_OF_ACCOUNTS),
            resource_types: assign(['arn:aws:ec2:*:*:volume/*']),
            not_resource_types: assign(['arn:aws:rds:*:*:db:*']),
            conditions: { string_equals: { One: { condition_key: assign('aws:ResourceTag/stage'), condition_value: assign('prod') } } },
          },
        },
      },
    },
  };
  const policy = (properties: object) => ({ Type: 'AWS::Organizations::Policy', Properties: { Name: 'daily', Type: 'BACKUP_POLICY', Content: { plans }, ...properties } });

  test('has plans, and where it is attached', () => {
    const resources = { Vault: vault(), Policy: policy({ Description: 'For all', TargetIds: ['ou-ab12-11111111', { Ref: 'AWS::AccountId' }] }) };
    const [{ plans: described, ...rest }] = json(resources).organizationPolicies;
    expect(rest).toEqual({
      id: 't.json/Policy',
      template: expect.stringContaining('t.json'),
      path: null,
      logicalId: 'Policy',
      name: 'daily',
      description: 'For all',
      targets: ['ou-ab12-11111111', { knownAtDeployment: expect.any(String) }],
      onlyWhere: null,
      variants: [],
    });
    const told = (rule: any) => [rule.name, rule.schedule, rule.deleteAfterDays, rule.vault];
    expect(described.map(({ name, regions, rules }: any) => [name, regions, rules.map(told)])).toEqual([
      ['Daily', ['eu-west-1', 'eu-central-1'], [['Nightly', 'cron(0 5 ? * * *)', 35, { vault: null, name: 'main', account: null, region: null }]]],
      ['Types', ['eu-west-1'], []],
    ]);
    expect(described.flatMap(({ selections }: any) => selections)).toEqual([
      {
        name: 'ByTag', resourceTypes: [], exceptTypes: [], tags: ['daily', 'hourly'].map((value) => ({ key: 'backup', value })), conditions: [], role: ROLE_OF_ACCOUNTS,
      },
      {
        name: 'All',
        resourceTypes: ['arn:aws:ec2:*:*:volume/*'],
        exceptTypes: ['arn:aws:rds:*:*:db:*'],
        tags: [],
        conditions: [{ operator: 'StringEquals', key: 'stage', value: 'prod' }],
        role: ROLE_OF_ACCOUNTS,
      },
    ]);
    expect(text(resources, {}, 140)).toMatch(new RegExp([
      '1 BACKUP POLICY OF THE ORGANIZATION[^]*daily[^]*what for +For all', 'attached to +ou-ab12-11111111[^]*Plan Daily', 'Regions +eu-west-1 and eu-central-1', 'Rule Nightly of Daily',
      'schedule +[^]*vault +main[^]*copy +to far[^]*Selection ByTag of Daily', 'by tag +whatever is tagged backup = daily', 'by tag +whatever is tagged backup = hourly',
      'role +arn:aws:iam::\\$account:role/OrgBackup[^]*Plan Types', 'Regions +eu-west-1', 'Selection All of Types', 'by type +arn:aws:ec2:\\*:\\*:volume/\\*', 'only if +tag stage is prod',
      'but not +arn:aws:rds:\\*:\\*:db:\\*',
    ].join('\\s+')));
  });

  test('is in a chart', () => {
    const resources = { Policy: policy({ TargetIds: ['ou-ab12-11111111', '111122223333'], Content: JSON.stringify({ plans }) }), Other: policy({ Name: 'none', Content: {} }) };
    expect(run(['describe', folder.file('t.json', { Resources: resources }), '--format', 'mermaid']).out.trimEnd().split('\n')).toEqual([
      'flowchart LR',
      '  n0[["daily"]]',
      '  n1["ou-ab12-11111111"]',
      '  n1 --> n0',
      '  n2["111122223333"]',
      '  n2 --> n0',
      '  n3["Daily<br/>eu-west-1<br/>eu-central-1"]',
      '  n0 --> n3',
      expect.stringMatching(/^ {2}n4\("Nightly<br\/>/),
      '  n3 --> n4',
      '  n5[("main")]',
      '  n4 --> n5',
      expect.stringMatching(/^ {2}n6\[\("far/),
      '  n4 -->|copy| n6',
      '  n7{{"ByTag<br/>tag backup = daily<br/>tag backup = hourly"}}',
      '  n7 --> n3',
      '  n8["Types<br/>eu-west-1"]',
      '  n0 --> n8',
      '  n9{{"All<br/>arn:aws:ec2:#42;:#42;:volume/#42;"}}',
      '  n9 --> n8',
      '  n10[["none"]]',
    ]);
  });

  test('may be known only at deployment, and others are none', () => {
    const parameters = { Parameters: { Content: { Type: 'String' } } };
    const resources = { Policy: policy({ Content: { Ref: 'Content' } }), Tags: policy({ Type: 'TAG_POLICY' }) };
    expect(json(resources, parameters).organizationPolicies.map(({ plans: found, targets }: any) => [found, targets])).toEqual([[null, []]]);
    expect(text(resources, parameters)).toMatch(/attached to +nothing here\s+plans +known only at deployment/);
    expect(text({ Policy: policy({}), Other: policy({ Name: 'more' }) })).toContain('2 BACKUP POLICIES OF THE ORGANIZATION');
  });
});

describe('a tiering configuration', () => {
  const tiering = (properties: object) => ({ Type: 'AWS::Backup::TieringConfiguration', Properties: { TieringConfigurationName: 'cheaper', ...properties } });
  const selections = [{ ResourceType: 'S3', Resources: ['*'], TieringDownSettingsInDays: 90 }];

  test('of a vault of the template', () => {
    const resources = { Vault: vault(), Tiering: tiering({ BackupVaultName: { Ref: 'Vault' }, ResourceSelection: selections }) };
    expect(json(resources).tierings).toEqual([{
      id: 't.json/Tiering',
      template: expect.stringContaining('t.json'),
      path: null,
      logicalId: 'Tiering',
      name: 'cheaper',
      onlyWhere: null,
      variants: [],
      vault: { vault: 't.json/Vault', name: 'main', account: null, region: null },
      selections: [{ resourceType: 'S3', resources: ['*'], tierDownAfterDays: 90 }],
    }]);
    expect(text(resources)).toMatch(/1 TIERING CONFIGURATION[\s\S]*cheaper[\s\S]*vault +Vault \(main, the Region of the deployment\)\s+moves +after 90 days, all of S3/);
  });

  test('of all vaults, for some buckets, with a number that only deployment knows', () => {
    const some = [{ ResourceType: 'S3', Resources: ['arn:aws:s3:::a', 'arn:aws:s3:::b'], TieringDownSettingsInDays: { Ref: 'Days' } }];
    const said = text({ Tiering: tiering({ BackupVaultName: '*', ResourceSelection: some }) }, { Parameters: { Days: { Type: 'Number' } } });
    expect(said).toMatch(/vault +all of the account and Region\s+moves +after <Days> days, S3: arn:aws:s3:::a and arn:aws:s3:::b/);
  });
});

describe('restore tests', () => {
  const tests = (properties: object = {}, points: object = {}, more: object = {}) => ({
    Type: 'AWS::Backup::RestoreTestingPlan',
    ...more,
    Properties: {
      RestoreTestingPlanName: 'weekly',
      ScheduleExpression: 'cron(0 4 ? * SUN *)',
      RecoveryPointSelection: { Algorithm: 'LATEST_WITHIN_WINDOW', RecoveryPointTypes: ['SNAPSHOT', 'CONTINUOUS'], IncludeVaults: [{ 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] }], ...points },
      ...properties,
    },
  });
  const tested = (properties: object = {}) => ({
    Type: 'AWS::Backup::RestoreTestingSelection',
    Properties: {
      RestoreTestingPlanName: { Ref: 'Tests' }, RestoreTestingSelectionName: 'tables', ProtectedResourceType: 'DynamoDB', IamRoleArn: ROLE, ProtectedResourceArns: [TABLE], ...properties,
    },
  });
  const PATTERN = 'arn:aws:backup:*:*:backup-vault:prod-*';

  test('of a table of the template', () => {
    const resources = { Vault: vault(), Table: table(), Tests: tests(), Tested: tested({ ValidationWindowHours: 4, RestoreMetadataOverrides: { encryptionType: 'Default' } }) };
    const { restoreTestingPlans: plans, restoreTestingSelections: selections } = json(resources);
    expect(plans).toEqual([{
      id: 't.json/Tests',
      template: expect.stringContaining('t.json'),
      path: null,
      logicalId: 'Tests',
      name: 'weekly',
      schedule: 'cron(0 4 ? * SUN *)',
      timeZone: null,
      startWindowHours: null,
      algorithm: 'LATEST_WITHIN_WINDOW',
      pointTypes: ['SNAPSHOT', 'CONTINUOUS'],
      windowDays: null,
      vaults: [{ vault: 't.json/Vault', name: 'main', account: null, region: null }],
      vaultPatterns: [],
      exceptVaults: [],
      onlyWhere: null,
      variants: [],
    }]);
    expect(selections).toEqual([{
      id: 't.json/Tested',
      template: expect.stringContaining('t.json'),
      path: null,
      logicalId: 'Tested',
      name: 'tables',
      plan: 't.json/Tests',
      resourceType: 'DynamoDB',
      resources: [{ path: null, logicalId: 'Table', type: 'AWS::DynamoDB::Table' }],
      arns: [],
      conditions: [],
      metadata: [{ key: 'encryptionType', value: 'Default' }],
      validationWindowHours: 4,
      role: { arn: ROLE, managedPolicies: null },
      onlyWhere: null,
      variants: [],
    }]);
    const said = text(resources);
    expect(said).toMatch(/1 RESTORE TESTING PLAN[\s\S]*weekly[\s\S]*schedule +At 04:00, only on Sunday, UTC\s+restores +the latest snapshot or continuous backup of the last 30 days\s+of +Vault \(main, /);
    expect(said).toMatch(/Restores tables\s+type +DynamoDB\s+resource +Table \(AWS::DynamoDB::Table\)|Restores tables\s+type +DynamoDB\s+resource +Table/);
    expect(said).toMatch(/told +encryptionType = Default\s+validated +within 4 hours\s+role +arn:aws:iam::111122223333:role\/backup/);
  });

  test('of everything of a type, by tags, of vaults by patterns, at random', () => {
    const points = { Algorithm: 'RANDOM_WITHIN_WINDOW', SelectionWindowDays: 7, IncludeVaults: ['*', PATTERN], ExcludeVaults: ['arn:aws:backup:*:*:backup-vault:prod-tmp'] };
    const byTags = tested({ ProtectedResourceArns: ['*'], ProtectedResourceConditions: { StringNotEquals: [{ Key: 'aws:ResourceTag/stage', Value: 'dev' }] } });
    const resources = { Tests: tests({ StartWindowHours: { Ref: 'Hours' } }, points), Tested: byTags };
    const more = { Parameters: { Hours: { Type: 'Number' } } };
    expect(json(resources, more).restoreTestingPlans[0]).toMatchObject({
      vaults: [], vaultPatterns: ['*', PATTERN], exceptVaults: ['arn:aws:backup:*:*:backup-vault:prod-tmp'], startWindowHours: { knownAtDeployment: '<Hours>' },
    });
    expect(json(resources, more).restoreTestingSelections[0]).toMatchObject({ arns: ['*'], conditions: [{ operator: 'StringNotEquals', key: 'stage', value: 'dev' }] });
    const said = text(resources, more, 200);
    expect(said).toMatch(/window +starts within <Hours> hours\s+restores +a random snapshot or continuous backup of the last 7 days\s+of +any vault\s+of +arn:aws:backup:\*:\*:backup-vault:prod-\*\s+but not of +arn/);
    expect(said).toMatch(/tests +everything of DynamoDB\s+only if +tag stage is not dev/);
  });

  test('of a plan that is elsewhere, and one whose laws are broken', () => {
    const said = text({ Tests: tests({}, { Algorithm: 'OLDEST', IncludeVaults: undefined, RecoveryPointTypes: undefined }), Tested: tested({ RestoreTestingPlanName: 'theirs' }), Table: table() });
    expect(said).toMatch(/restores +OLDEST recovery point of the last 30 days\n/);
    expect(said).toContain('1 RESTORE TESTING SELECTION OF OTHER PLANS');
  });

  test('as a chart: from vaults by tests to resources', () => {
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`T${index}`, table()]));
    const arns = Object.keys(many).map((id) => ({ 'Fn::GetAtt': [id, 'Arn'] }));
    const resources = {
      Vault: vault(),
      Table: table(),
      ...many,
      Tests: tests({}, {}, { Condition: 'IsProd' }),
      Tested: tested(),
      Many: tested({ ProtectedResourceArns: arns, RestoreTestingSelectionName: '' }),
      Theirs: tested({ RestoreTestingPlanName: 'theirs', ProtectedResourceArns: ['*'] }),
      Unnamed: tests({ RestoreTestingPlanName: undefined, ScheduleExpression: undefined }, { IncludeVaults: ['*'] }),
    };
    const lines = run(['describe', folder.file('t.json', { ...IS_PROD, Resources: resources }), '--format', 'mermaid']).out.trimEnd().split('\n').map((line) => line.trim());
    expect(lines.filter((line) => !/T\d/.test(line) && !/\|tests\| n([7-9]|1[0-5])$/.test(line))).toEqual([
      'flowchart LR',
      'n0[("main")]',
      'n1[/"weekly<br/>only where the condition #39;IsProd#39; holds<br/>At 04:00, only on Sunday, UTC"/]',
      'n0 -.->|restore| n1',
      'n2[/"Unnamed<br/>#42;"/]',
      'n3{{"tables<br/>DynamoDB"}}',
      'n1 --> n3',
      'n4["Table<br/>AWS::DynamoDB::Table"]',
      'n3 -->|tests| n4',
      'n5{{"Many<br/>DynamoDB"}}',
      'n1 --> n5',
      'n5 -->|tests| n6',
      'n16["1 more resources"]',
      'n5 -->|tests| n16',
      'n17{{"tables<br/>DynamoDB<br/>#42;"}}',
    ]);
  });
});
