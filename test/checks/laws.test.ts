import { findingsIn } from '../../src/checks/laws';
import { TemplateFile, TemplateFiles } from '../../src/document/template-file';

function findings(resource: object, more: object = {}): string[] {
  const content = { ...more, Resources: { It: resource, Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'vault' } } } };
  return findingsIn(new TemplateFiles([new TemplateFile({ name: 'T', content })])).filter(({ level }) => level === 'error').map(({ id, property, message }) => `${id} ${property}: ${message}`);
}

const RULE = { RuleName: 'daily', TargetBackupVault: { Ref: 'Vault' } };
const COPY = { DestinationBackupVaultArn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:copies' };
const planOf = (rules: unknown, name: unknown = 'plan') => ({ Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanName: name, BackupPlanRule: rules } } });
const rule = (properties: object) => planOf([{ ...RULE, ...properties }]);
const selection = (properties: object) => ({
  Type: 'AWS::Backup::BackupSelection',
  Properties: { BackupPlanId: 'id', BackupSelection: { SelectionName: 's', IamRoleArn: 'arn:aws:iam::111122223333:role/r', Resources: ['arn:aws:s3:::b'], ...properties } },
});
const vault = (properties: object, type = 'AWS::Backup::BackupVault') => ({ Type: type, Properties: { BackupVaultName: 'other', ...properties } });
const AIR_GAPPED = 'AWS::Backup::LogicallyAirGappedBackupVault';
const VSS = { ResourceType: 'EC2', BackupOptions: { WindowsVSS: 'enabled' } };
const settings = (list: unknown) => ({ Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { ...planOf([RULE]).Properties.BackupPlan, AdvancedBackupSettings: list } } });
const LATER = { Ref: 'Unknown' };
const tag = (properties: object = {}) => ({ ConditionType: 'STRINGEQUALS', ConditionKey: 'k', ConditionValue: 'v', ...properties });
const rulesOf = (count: number) => many(count, RULE).map((each, index) => ({ ...each, RuleName: `daily${index}` }));
const copiesOf = (count: number) => many(count, COPY).map(({ DestinationBackupVaultArn: arn }, index) => ({ DestinationBackupVaultArn: `${arn}${index}` }));
const many = <T>(count: number, element: T) => Array.from({ length: count }, () => element);

test.each<[string, object]>([
  ['a rule that says no more than it has to', rule({})],
  ['a rule with everything', rule({
    ScheduleExpression: 'cron(0 5 ? * * *)',
    ScheduleExpressionTimezone: 'Europe/Paris',
    StartWindowMinutes: 60,
    CompletionWindowMinutes: '120',
    Lifecycle: { DeleteAfterDays: 120, MoveToColdStorageAfterDays: 30, OptInToArchiveForSupportedResources: true },
    CopyActions: copiesOf(5).map((copy) => ({ ...copy, Lifecycle: { DeleteAfterDays: 36500 } })),
    IndexActions: [{ ResourceTypes: ['EBS'] }],
    RecoveryPointTags: Object.fromEntries(many(10, '').map((_, index) => [`k${index}`, 'v'])),
  })],
  ['a continuous rule', rule({ EnableContinuousBackup: true, Lifecycle: { DeleteAfterDays: 35 } })],
  ['what only deployment knows', rule({
    RuleName: LATER,
    ScheduleExpression: LATER,
    ScheduleExpressionTimezone: LATER,
    StartWindowMinutes: LATER,
    CompletionWindowMinutes: 1,
    Lifecycle: LATER,
    CopyActions: LATER,
    IndexActions: LATER,
    RecoveryPointTags: LATER,
    EnableContinuousBackup: LATER,
    TargetLogicallyAirGappedBackupVaultArn: LATER,
  })],
  ['Windows VSS', settings([VSS])],
  ['advanced settings that only deployment knows', settings(LATER)],
  ['an advanced setting that only deployment knows', settings([{ ResourceType: LATER, BackupOptions: { Any: 'thing' } }, { ResourceType: 'EC2', BackupOptions: LATER }])],
  ['the vault of a service', rule({ TargetBackupVault: 'aws/efs/automatic-backup-vault' })],
  ['a name that is not known whole', rule({ TargetBackupVault: { 'Fn::Sub': 'a b ${Unknown}' } })],
  ['a role and a plan that are imported', selection({ IamRoleArn: { 'Fn::ImportValue': 'role' } })],
  ['a policy that deployment puts together', vault({ AccessPolicy: { 'Fn::Sub': '{ "Statement": ${Unknown}' }, EncryptionKeyArn: LATER })],
  ['rules that only deployment knows', planOf(LATER)],
  ['ten rules', planOf(rulesOf(10))],
  ['an air-gapped target', rule({
    TargetLogicallyAirGappedBackupVaultArn: { 'Fn::GetAtt': ['AirGapped', 'BackupVaultArn'] }, Lifecycle: { DeleteAfterDays: 7 },
  })],
  ['tags alone, with an empty list of ARNs', selection({ Resources: [], ListOfTags: many(30, tag()) })],
  ['conditions', selection({ Conditions: { StringLike: many(30, { ConditionKey: 'aws:ResourceTag/a', ConditionValue: 'b*' }) } })],
  ['500 ARNs', selection({ Resources: many(500, 'arn:aws:ec2:eu-west-1:111122223333:volume/vol-1'), NotResources: many(30, 'arn:aws:s3:::logs-*') })],
  ['a selection that only deployment knows', selection({ SelectionName: LATER, IamRoleArn: LATER, Resources: LATER, ListOfTags: LATER, Conditions: LATER, NotResources: LATER })],
  ['a vault with everything', vault({
    LockConfiguration: { MinRetentionDays: 1, MaxRetentionDays: 1, ChangeableForDays: 3 },
    Notifications: { SNSTopicArn: LATER, BackupVaultEvents: ['BACKUP_JOB_FAILED'] },
    AccessPolicy: { Statement: { Effect: 'Deny', Principal: '*', Action: 'backup:DeleteRecoveryPoint', Resource: '*' } },
  })],
  ['a vault that only deployment knows', vault({ BackupVaultName: LATER, LockConfiguration: LATER, Notifications: LATER, AccessPolicy: LATER })],
  ['an air-gapped vault', vault({ MinRetentionDays: 7, MaxRetentionDays: 36500 }, AIR_GAPPED)],
  ['another kind of resource', { Type: 'AWS::SNS::Topic' }],
])('nothing is said of %s', (_, resource) => {
  expect(findings(resource)).toEqual([]);
});

const SETTINGS_AT = 'BackupPlan.AdvancedBackupSettings';
const RULE_AT = 'BackupPlan.BackupPlanRule[0]';
const SELECTION_AT = 'BackupSelection';

test.each<[object, string[]]>([
  [planOf([]), ["ruleCount BackupPlan.BackupPlanRule: 'BackupPlanRule' must have at least one rule, got none"]],
  [planOf(rulesOf(11)), ["ruleCount BackupPlan.BackupPlanRule: 'BackupPlanRule' must have at most 10 rules, got 11"]],
  [planOf([RULE], 'my plan'), ["invalidPlanName BackupPlan.BackupPlanName: 'BackupPlanName' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got 'my plan'"]],
  [planOf([RULE], null), ["invalidPlanName BackupPlan.BackupPlanName: 'BackupPlanName' must be given"]],
  [planOf([{ TargetBackupVault: 'vault' }]), [`invalidRuleName ${RULE_AT}.RuleName: 'RuleName' must be given`]],
  [planOf([{ RuleName: 'r' }]), [`invalidVaultName ${RULE_AT}.TargetBackupVault: 'TargetBackupVault' must be given`]],
  [rule({ ScheduleExpression: 'cron(0 5 * * * *)' }), [expect.stringMatching(`^invalidSchedule ${RULE_AT.replace(/[[\]]/g, '\\$&')}.ScheduleExpression: `)] as never],
  [rule({ ScheduleExpressionTimezone: 'CET+1' }), [
    `invalidTimeZone ${RULE_AT}.ScheduleExpressionTimezone: time zone must be an IANA name such as 'Europe/Paris' or 'Etc/UTC', got 'CET+1'`,
  ]],
  [rule({ StartWindowMinutes: 59 }), [`invalidWindow ${RULE_AT}: 'StartWindowMinutes' must be at least 60 minutes, got 59 minutes`]],
  [rule({ StartWindowMinutes: '52560001' }), [`invalidWindow ${RULE_AT}: 'StartWindowMinutes' must be at most 52,560,000 minutes, got 36,500 days 1 minute`]],
  [rule({ StartWindowMinutes: 60, CompletionWindowMinutes: 119 }), [
    `invalidWindow ${RULE_AT}: 'CompletionWindowMinutes' must be at least 60 minutes longer than 'StartWindowMinutes' (1 hour), got 1 hour 59 minutes`,
  ]],
  [rule({ StartWindowMinutes: 'soon' }), [`invalidWindow ${RULE_AT}: 'StartWindowMinutes' must be a number of at least 1, got 'soon'`]],
  [rule({ Lifecycle: { DeleteAfterDays: 0 } }), [`invalidLifecycle ${RULE_AT}.Lifecycle: 'Lifecycle.DeleteAfterDays' must be between 1 and 36,500 days, got 0 days`]],
  [rule({ Lifecycle: { DeleteAfterDays: -1 } }), [`invalidLifecycle ${RULE_AT}.Lifecycle: 'DeleteAfterDays' must be a number of at least 1, got '-1'`]],
  [rule({ Lifecycle: { DeleteAfterDays: 119, MoveToColdStorageAfterDays: 30 } }), [
    `invalidLifecycle ${RULE_AT}.Lifecycle: 'Lifecycle.DeleteAfterDays' must be at least 90 days after 'Lifecycle.MoveToColdStorageAfterDays' (30 days), got 119 days: `
    + 'a recovery point stays in cold storage for 90 days at least',
  ]],
  [rule({ EnableContinuousBackup: 'true', Lifecycle: { DeleteAfterDays: 36 } }), [
    `invalidLifecycle ${RULE_AT}.Lifecycle: 'Lifecycle.DeleteAfterDays' must be between 1 and 35 days with 'EnableContinuousBackup', got 36 days`,
  ]],
  [rule({ EnableContinuousBackup: true }), [
    `invalidLifecycle ${RULE_AT}.Lifecycle: 'Lifecycle.DeleteAfterDays' must be given with 'EnableContinuousBackup': 1 to 35 days`,
  ]],
  [rule({ TargetLogicallyAirGappedBackupVaultArn: 'vault', Lifecycle: { DeleteAfterDays: 6 } }), [
    `invalidVaultArn ${RULE_AT}.TargetLogicallyAirGappedBackupVaultArn: 'TargetLogicallyAirGappedBackupVaultArn' must be the ARN of a backup vault, `
    + "arn:<partition>:backup:<region>:<account>:backup-vault:<name>, got 'vault'",
    `invalidLifecycle ${RULE_AT}.Lifecycle: 'Lifecycle.DeleteAfterDays' must be at least 7 days with 'TargetLogicallyAirGappedBackupVaultArn', got 6 days`,
  ]],
  [rule({ CopyActions: copiesOf(6) }), [`tooManyCopyActions ${RULE_AT}.CopyActions: 'CopyActions' must have at most 5 elements, got 6`]],
  [rule({ CopyActions: [{}] }), [`invalidVaultArn ${RULE_AT}.CopyActions[0].DestinationBackupVaultArn: 'DestinationBackupVaultArn' must be given`]],
  [rule({ IndexActions: [{ ResourceTypes: ['EBS', 'S3'] }, { ResourceTypes: ['S3'] }] }), [
    `invalidIndexAction ${RULE_AT}.IndexActions: 'IndexActions' must have at most one element, got 2`,
    `invalidIndexAction ${RULE_AT}.IndexActions[0]: 'ResourceTypes' of an index action must have exactly one element, got 2`,
  ]],
  [rule({ IndexActions: [{ ResourceTypes: ['EFS'] }] }), [
    `invalidIndexAction ${RULE_AT}.IndexActions[0]: 'ResourceTypes' must be a type whose recovery points can be indexed, EBS or S3, got 'EFS'`,
  ]],
  [rule({ TargetBackupVault: 'Random Backups' }), [
    `invalidVaultName ${RULE_AT}.TargetBackupVault: 'TargetBackupVault' must be 2 to 50 characters of letters, digits, '-' and '_', got 'Random Backups'`,
  ]],
  [settings([{ ResourceType: 'RDS', BackupOptions: { WindowsVSS: 'enabled' } }]), [`invalidAdvancedSettings ${SETTINGS_AT}[0].ResourceType: 'ResourceType' must be EC2, got 'RDS'`]],
  [settings([{ ResourceType: 'S3', BackupOptions: { BackupACLs: 'enabled' } }]), [`invalidAdvancedSettings ${SETTINGS_AT}[0].ResourceType: 'ResourceType' must be EC2, got 'S3'`]],
  [settings([{ ResourceType: 'EC2', BackupOptions: { WindowsVSS: true } }]), [
    `invalidAdvancedSettings ${SETTINGS_AT}[0].BackupOptions.WindowsVSS: 'WindowsVSS' must be enabled or disabled, got 'true'`,
  ]],
  [settings([{ ResourceType: 'EC2', BackupOptions: { windowsVss: 'enabled' } }]), [
    `invalidAdvancedSettings ${SETTINGS_AT}[0].BackupOptions: 'BackupOptions' of EC2 must have only 'WindowsVSS', got 'windowsVss'`,
  ]],
  [settings([{}]), ['ResourceType', 'BackupOptions'].map((name) => `invalidAdvancedSettings ${SETTINGS_AT}[0].${name}: '${name}' must be given`)],
  [settings([VSS, { ...VSS, BackupOptions: { WindowsVSS: 'disabled' } }]), [
    `invalidAdvancedSettings ${SETTINGS_AT}: 'AdvancedBackupSettings' must have each type once, got 'EC2' several times`,
  ]],
  [selection({ IamRoleArn: 'Backup' }), [`invalidRole ${SELECTION_AT}.IamRoleArn: 'IamRoleArn' must be the ARN of a role, arn:<partition>:iam::<account>:role/<name>, got 'Backup'`]],
  [selection({ IamRoleArn: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:user/u' } }), [
    `invalidRole ${SELECTION_AT}.IamRoleArn: 'IamRoleArn' must be the ARN of a role, arn:<partition>:iam::<account>:role/<name>, got 'arn:aws:iam::*:user/u'`,
  ]],
  [{ ...selection({}), Properties: { ...selection({}).Properties, BackupPlanId: undefined } }, ["invalidPlanId BackupPlanId: 'BackupPlanId' must be given"]],
  [{ ...selection({}), Properties: { ...selection({}).Properties, BackupPlanId: 'arn:aws:backup:eu-west-1:111122223333:backup-plan:id' } }, [
    "invalidPlanId BackupPlanId: 'BackupPlanId' must be the id of a backup plan, got 'arn:aws:backup:eu-west-1:111122223333:backup-plan:id'",
  ]],
  [vault({ AccessPolicy: '{ "Statement": [' }), ["invalidAccessPolicy AccessPolicy: 'AccessPolicy' must be a policy, as an object or as JSON, got a text that is none"]],
  [vault({ EncryptionKeyArn: 'arn:aws:s3:::keys' }), [
    "invalidEncryptionKey EncryptionKeyArn: the vault must have the ARN of a key, arn:<partition>:kms:<region>:<account>:key/<id>, got 'arn:aws:s3:::keys'",
  ]],
  [vault({ Notifications: { SNSTopicArn: 'arn:aws:sqs:eu-west-1:111122223333:q', BackupVaultEvents: ['BACKUP_JOB_FAILED'] } }), [
    "invalidNotifications Notifications.SNSTopicArn: 'SNSTopicArn' must be the ARN of a topic, arn:<partition>:sns:<region>:<account>:<name>, got 'arn:aws:sqs:eu-west-1:111122223333:q'",
  ]],
  [selection({ Resources: [] }), [`emptySelection ${SELECTION_AT}.Resources: either 'Resources' or 'ListOfTags' must have an element, got none`]],
  [selection({ Resources: undefined, Conditions: { StringEquals: [] }, NotResources: ['arn:aws:s3:::b'] }), [
    `emptySelection ${SELECTION_AT}.Resources: either 'Resources' or 'ListOfTags' must have an element, got none but 'Conditions' and 'NotResources': `
    + 'write \'Resources: ["*"]\' to begin with everything',
  ]],
  [selection({ IamRoleArn: 'arn:aws:iam::111122223333:role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup' }), [
    expect.stringMatching(/^invalidRole .*a service-linked role is none/),
  ] as never],
  [selection({ Resources: many(501, 'arn:aws:s3:::b') }), [`tooManyArns ${SELECTION_AT}.Resources: 'Resources' must have at most 500 ARNs, got 501; split them into several selections`]],
  [selection({ NotResources: many(31, 'arn:aws:s3:::b*') }), [
    `tooManyArns ${SELECTION_AT}.NotResources: 'NotResources' must have at most 30 ARNs with '*', got 31; split them into several selections`,
  ]],
  [selection({ Resources: ['arn:aws:s3:::*-logs'] }), [
    `invalidWildcard ${SELECTION_AT}.Resources[0]: 'Resources' must have '*' only for a whole section of an ARN or at the end of a name, got 'arn:aws:s3:::*-logs'`,
  ]],
  [selection({ ListOfTags: many(31, tag()) }), [`tooManyTags ${SELECTION_AT}.ListOfTags: 'ListOfTags' must have at most 30 tags, got 31`]],
  [selection({ ListOfTags: [tag({ ConditionType: 'STRINGLIKE' })] }), [
    `invalidTag ${SELECTION_AT}.ListOfTags[0].ConditionType: 'ConditionType' must be 'STRINGEQUALS', got 'STRINGLIKE': other comparisons are made by 'Conditions'`,
  ]],
  [selection({ Conditions: { StringEquals: { 'aws:ResourceTag/k': 'v' } } }), [
    `invalidCondition ${SELECTION_AT}.Conditions.StringEquals: 'StringEquals' must be a list of { ConditionKey, ConditionValue }, got an object with the keys 'aws:ResourceTag/k'`,
  ]],
  [selection({ Conditions: { StringEquals: [{ Key: 'k', Value: 'v' }] } }), [
    `invalidCondition ${SELECTION_AT}.Conditions.StringEquals[0].ConditionKey: 'ConditionKey' must be given`,
    `invalidCondition ${SELECTION_AT}.Conditions.StringEquals[0].ConditionValue: 'ConditionValue' must be given`,
    `invalidCondition ${SELECTION_AT}.Conditions.StringEquals[0]: a condition has 'ConditionKey' and 'ConditionValue', got 'Key'`,
    `invalidCondition ${SELECTION_AT}.Conditions.StringEquals[0]: a condition has 'ConditionKey' and 'ConditionValue', got 'Value'`,
  ]],
  [selection({ Conditions: { stringEquals: [] } }), [
    `invalidCondition ${SELECTION_AT}.Conditions: 'Conditions' must have only StringEquals, StringNotEquals, StringLike, StringNotLike, got 'stringEquals'`,
  ]],
  [vault({ BackupVaultName: 'a' }), ["invalidVaultName BackupVaultName: 'BackupVaultName' must be 2 to 50 characters of letters, digits, '-' and '_', got 'a'"]],
  [vault({ LockConfiguration: { MinRetentionDays: 0, MaxRetentionDays: 36501, ChangeableForDays: 2 } }), [
    "invalidRetention LockConfiguration: 'MinRetentionDays' must be between 1 and 36,500 days, got 0 days",
    "invalidRetention LockConfiguration: 'MaxRetentionDays' must be between 1 and 36,500 days, got 36,501 days",
    "invalidRetention LockConfiguration: 'ChangeableForDays' must be between 3 and 36,500 days, got 2 days",
  ]],
  [vault({ LockConfiguration: {} }), ["invalidRetention LockConfiguration: 'MinRetentionDays' must be given"]],
  [vault({ MinRetentionDays: 6 }, AIR_GAPPED), ["invalidRetention undefined: 'MaxRetentionDays' must be given"]],
  [vault({ MinRetentionDays: 8, MaxRetentionDays: 7 }, AIR_GAPPED), ["invalidRetention undefined: 'MaxRetentionDays' must be at least 'MinRetentionDays' (8 days), got 7 days"]],
  [vault({ MinRetentionDays: 7, MaxRetentionDays: 7, MpaApprovalTeamArn: 'team' }, AIR_GAPPED), [expect.stringMatching(/^invalidApprovalTeam MpaApprovalTeamArn: /)] as never],
  [vault({ AccessPolicy: { Statement: [{ Effect: 'Deny', Principal: '*', Action: ['backup:Delete*'], Resource: '*' }] } }), [
    "invalidAccessPolicy AccessPolicy.Statement[0].Action[0]: an access policy of a vault must name each action, without '*', got 'backup:Delete*': AWS Backup takes no wildcard there",
  ]],
  [vault({ Notifications: { SNSTopicArn: 'arn:aws:sns:eu-west-1:111122223333:t.fifo' } }), [
    "invalidNotifications Notifications.BackupVaultEvents: 'BackupVaultEvents' must be given",
    "invalidNotifications Notifications.SNSTopicArn: 'SNSTopicArn' must be a standard topic, got the FIFO topic 'arn:aws:sns:eu-west-1:111122223333:t.fifo': AWS Backup cannot publish to FIFO topics",
  ]],
])('%j is refused', (resource, messages) => {
  expect(findings(resource)).toEqual(messages);
});

test('what is not made under a condition is refused where it is made', () => {
  const more = { Parameters: { A: { Type: 'String', Default: 'no' } }, Conditions: { Is: { 'Fn::Equals': [{ Ref: 'A' }, 'yes'] } } };
  expect(findings({ ...vault({ BackupVaultName: 'a' }), Condition: 'Is' }, more)).toEqual([
    "invalidVaultName BackupVaultName: 'BackupVaultName' must be 2 to 50 characters of letters, digits, '-' and '_', got 'a'",
  ]);
});

test.each(['${Token[TOKEN.1]}', '#{Token[TOKEN.1]}', '${Token[later._ffffffff_]}', '${Token[later.x'])('a text that looks like a token breaks nothing: %s', (text) => {
  expect(findings(rule({ RuleName: text, CopyActions: [{ DestinationBackupVaultArn: `arn:aws:backup:${text}:1:backup-vault:a` }] }))).toEqual([]);
  expect(findings(selection({ SelectionName: text, Resources: [`arn:aws:s3:::${text}*x`], Conditions: { StringEquals: { [text]: text } } }))).toEqual([
    expect.stringMatching(/^invalidCondition/),
  ]);
});

test.each([{ 'Fn::Sub': 'arn:${!Token[TOKEN.1]}' }, { 'Fn::Join': ['${Token[TOKEN.1]}', ['arn', 'aws']] }])('nor does one that is put together: %j', (text) => {
  expect(findings(rule({ CopyActions: [{ DestinationBackupVaultArn: text }] }))).toEqual([]);
});

test('messages name what only deployment knows', () => {
  expect(findings(rule({ CopyActions: [{ DestinationBackupVaultArn: { 'Fn::Sub': 'arn:aws:sns:${AWS::Region}:1:x' } }] }))).toEqual([
    expect.stringContaining("got 'arn:aws:sns:*:1:x'"),
  ]);
});
