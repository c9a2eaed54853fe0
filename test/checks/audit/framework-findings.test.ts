import { findingsIn } from '../../../src/checks/laws';
import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';
import { HERE, THERE } from '../../util';
import { findingsOf, inLine, LATER } from '../templates';
import type { Deployed } from '../templates';

const PLAN = 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN';
const AIR_GAPPED = 'RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT';
const ENCRYPTED = 'BACKUP_RECOVERY_POINT_ENCRYPTED';
const MINIMUMS = 'BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK';
const RESTORE_TIME = 'RESTORE_TIME_FOR_RESOURCES_MEET_TARGET';
const CORE = ['BackupPlan', 'BackupSelection', 'BackupVault', 'RecoveryPoint'].map((name) => `AWS::Backup::${name}`);

/** All that is found, with the place of each finding. */
function said(...templates: readonly Deployed[]): string[] {
  return findingsOf(...templates).map(inLine);
}

const control = (ControlName: unknown, ControlScope?: object, parameters: Record<string, unknown> = {}) => ({
  ControlName,
  ControlScope,
  ControlInputParameters: Object.entries(parameters).map(([ParameterName, ParameterValue]) => ({ ParameterName, ParameterValue })),
});
const framework = (controls: unknown, FrameworkName: unknown = 'base') => ({ Type: 'AWS::Backup::Framework', Properties: { FrameworkName, FrameworkControls: controls } });
const of = (...controls: object[]) => ({ It: framework(controls) });
const scope = (...ComplianceResourceTypes: unknown[]) => ({ ComplianceResourceTypes });
const aged = (recoveryPointAgeUnit: unknown, recoveryPointAgeValue: unknown) =>
  control(AIR_GAPPED, undefined, { recoveryPointAgeUnit, recoveryPointAgeValue });
const recorder = (RecordingGroup: unknown, more: object = {}) => ({ Type: 'AWS::Config::ConfigurationRecorder', Properties: { RoleARN: 'r', RecordingGroup }, ...more });

const notDocumented = (name: string, judges: string, used: string, known: string) => `warning controlScope It FrameworkControls[0].ControlScope: the control ${name}, which judges ${judges}, has ${used} as its scope, `
  + `and the documentation knows only ${known} for it: AWS Backup may refuse it, or judge nothing; choose another scope, or none for everything`;

test.each<[object, string[]]>([
  [control(ENCRYPTED, scope('EBS')), [notDocumented(ENCRYPTED, 'recovery points', 'resource types', 'a tag')]],
  [control(ENCRYPTED, { ...scope('EBS'), ComplianceResourceIds: ['vol-1'] }), [notDocumented(ENCRYPTED, 'recovery points', 'one resource', 'a tag')]],
  [control(ENCRYPTED, { Tags: [{ Key: 'a', Value: '' }] }), []],
  [control(ENCRYPTED, { ComplianceResourceIds: LATER }), []],
  [control(ENCRYPTED, { ComplianceResourceTypes: LATER }), []],
  [control(MINIMUMS, scope('EBS')), [notDocumented(MINIMUMS, 'backup plans', 'resource types', 'a tag or one resource')]],
  [control(AIR_GAPPED, { Tags: [{ Key: 'a', Value: '' }] }), [notDocumented(AIR_GAPPED, 'resources', 'a tag', 'resource types or one resource')]],
  [control(AIR_GAPPED, { Tags: LATER }), []],
  [control(AIR_GAPPED, scope('EBS')), []],
])('a scope is held against the documentation: %j', (each, expected) => {
  expect(said([of(each)])).toEqual(expected);
});

test('several controls with a wrong scope or parameter are told each by itself', () => {
  const unknown = (index: number, name: string, parameter: string, but: string) => `warning controlParameterUnknown It FrameworkControls[${index}].ControlInputParameters: the control ${name} has no parameter '${parameter}' `
    + `that is known here, ${but}: AWS Backup may refuse it; look for a slip`;
  expect(said([of(control(ENCRYPTED, scope('EBS'), { toString: '1' }), control(MINIMUMS, scope('EBS'), { requiredDays: '1', unit: '2' }))])).toEqual([
    notDocumented(ENCRYPTED, 'recovery points', 'resource types', 'a tag'),
    notDocumented(MINIMUMS, 'backup plans', 'resource types', 'a tag or one resource').replace('[0]', '[1]'),
    unknown(0, ENCRYPTED, 'toString', 'and takes none'),
    unknown(1, MINIMUMS, 'requiredDays', 'but requiredFrequencyUnit, requiredFrequencyValue, requiredRetentionDays'),
    unknown(1, MINIMUMS, 'unit', 'but requiredFrequencyUnit, requiredFrequencyValue, requiredRetentionDays'),
  ]);
});

const short = (words: string) => [`warning airGappedControlTooShort It FrameworkControls[0].ControlInputParameters: the control ${AIR_GAPPED} looks back over ${words}, and AWS advises at least 168 hours (7 days): `
  + 'resources may count as not compliant although they are'];

test.each<[object, string[]]>([
  [aged('hours', '168'), []],
  [aged('hours', '167'), short('167 hours')],
  [aged('days', '7'), []],
  [aged('days', '6'), short('6 days')],
  [aged('days', '1'), short('1 day')],
  [aged('hours', LATER), []],
  [aged(LATER, '1'), []],
  [control('BACKUP_LAST_RECOVERY_POINT_CREATED', undefined, { recoveryPointAgeUnit: 'days', recoveryPointAgeValue: '1' }), []],
])('how far a control looks back into a logically air-gapped vault: %j', (each, expected) => {
  expect(said([of(each)])).toEqual(expected);
});

const never = (words: string, name = PLAN) => `warning controlNeverMet It FrameworkControls[0].ControlScope: the control ${name} ${words}`;
const unjudged = (types: string, them = 'it') => never(`has ${types} in its scope, which AWS Backup Audit Manager does not judge: leave ${them} out`);
const DOCUMENTS = { Type: 'AWS::DocDB::DBCluster' };
const GRAPH = { Type: 'AWS::Neptune::DBCluster' };
const DATABASE = { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'mysql' } };
const VOLUME = { Type: 'AWS::EC2::Volume' };

test.each<[string, object, string[]]>([
  ['one type that is not judged', of(control(PLAN, scope('Neptune'))), [unjudged('Neptune')]],
  ['two, in the order of their names', of(control(PLAN, scope('Neptune', 'DocumentDB'))), [unjudged('DocumentDB, Neptune', 'them')]],
  ['a type of which one kind can be copied', of(control('BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION', scope('RDS'))), []],
  ['a type that is not known here', of(control(PLAN, scope('Quantum'))), []],
  ['a type that deployment knows', of(control(PLAN, scope('Neptune', LATER))), []],
  ['restores of such a type', of(control(RESTORE_TIME, scope('Neptune'))), [unjudged('Neptune').replace(PLAN, RESTORE_TIME)]],
  ['one that a vault cannot hold, and one that nobody judges', of(control(AIR_GAPPED, scope('RDS', 'Neptune', 'EBS'))), [
    never('has Neptune in its scope, which AWS Backup Audit Manager does not judge: leave it out', AIR_GAPPED),
    never('has RDS in its scope, and no such resource can meet it, whatever the plans do: leave it out', AIR_GAPPED),
  ]],
  ['everything, of which two types are not judged', { ...of(control(PLAN)), GRAPH, DOCUMENTS },
    [never('judges nothing of the application, which has DocumentDB, Neptune here: AWS Backup Audit Manager does not judge such resources')]],
  ['everything, of which one is', { ...of(control(PLAN)), DOCUMENTS, VOLUME }, []],
  ['everything, of which none can be in such a vault', { ...of(control(AIR_GAPPED)), DOCUMENTS, DATABASE },
    [never('is met by nothing of the application, whatever the plans do: it has RDS here; leave the control out, or give it a scope of other types', AIR_GAPPED)]],
  ['everything, of which one can', { ...of(control(AIR_GAPPED)), DATABASE, VOLUME }, []],
  ['what has a tag', { ...of(control(PLAN, { Tags: [{ Key: 'a', Value: '' }] })), DOCUMENTS }, []],
  ['a scope that deployment knows', { It: framework([{ ControlName: PLAN, ControlScope: LATER }]), DOCUMENTS }, []],
  ['recovery points', { ...of(control(ENCRYPTED)), DOCUMENTS }, []],
  ['a control that deployment knows', { ...of(control(LATER)), DOCUMENTS }, []],
  ['controls that deployment knows', { It: framework(LATER), DOCUMENTS }, []],
])('what a control judges: %s', (_, resources, expected) => {
  expect(said([resources])).toEqual(expected);
});

const scoped = (got: string) => [`error invalidFramework It FrameworkControls[0].ControlScope: 'ControlScope' must have resource types, or one tag, or one id with its one type, got ${got}`];
const TAG = { Key: 'a', Value: '' };

test.each<[object, string[]]>([
  [{ ComplianceResourceTypes: LATER, ComplianceResourceIds: ['a', 'b'] }, scoped('some types and 2 ids')],
  [{ ComplianceResourceTypes: LATER, ComplianceResourceIds: ['a'] }, []],
  [{ ComplianceResourceTypes: ['EBS'], ComplianceResourceIds: ['a'] }, []],
  [{ ComplianceResourceTypes: LATER, Tags: [TAG] }, []],
  [{ ComplianceResourceIds: LATER, Tags: [TAG] }, []],
  [{ ComplianceResourceIds: [], Tags: [TAG] }, []],
  [{ ComplianceResourceTypes: ['EBS'], ComplianceResourceIds: ['a'], Tags: [TAG] }, scoped('1 types and 1 ids and 1 tags')],
  [{ ComplianceResourceIds: LATER, Tags: [TAG, TAG] }, scoped('some ids and 2 tags')],
])('what a scope can be: %j', (given, expected) => {
  expect(said([of(control('NEWER', given))])).toEqual(expected);
});

test('what lies in another Region is not judged', () => {
  expect(said([of(control(PLAN))], [{ DOCUMENTS }, { ...HERE, region: THERE.region }], [{ GRAPH }, { ...HERE, account: THERE.account }])).toEqual([]);
});

const notRecorded = (types: string[], them = 'them', recorded = 'Recorder') => [`warning typesNotRecorded It FrameworkControls: the recorder of AWS Config '${recorded}' does not record ${types.join(', ')}, `
  + `without which the framework cannot judge: let it record ${them}`];
const excluding = (...ResourceTypes: unknown[]) => ({ RecordingStrategy: { UseOnly: 'EXCLUSION_BY_RESOURCE_TYPES' }, ExclusionByResourceTypes: { ResourceTypes } });
const TABLES = scope('DynamoDB');
const ofAll = { Recorder: recorder({ AllSupported: true }) };

test.each<[string, object, string[]]>([
  ['nothing but one type', { ...of(control(ENCRYPTED)), Recorder: recorder({ ResourceTypes: ['AWS::EC2::Volume'] }) }, notRecorded(CORE)],
  ['all but one', { ...of(control(ENCRYPTED)), Recorder: recorder({ ResourceTypes: CORE.slice(1) }) }, notRecorded(CORE.slice(0, 1), 'it')],
  ['all of them', { ...of(control(ENCRYPTED)), Recorder: recorder({ ResourceTypes: CORE }) }, []],
  ['everything', { ...of(control(ENCRYPTED)), ...ofAll }, []],
  ['not everything', { ...of(control(ENCRYPTED)), Recorder: recorder({ AllSupported: false }) }, notRecorded(CORE)],
  ['all but what it excludes', { ...of(control(ENCRYPTED)), Recorder: recorder(excluding(CORE[2])) }, notRecorded([CORE[2]], 'it')],
  ['all but something else', { ...of(control(ENCRYPTED)), Recorder: recorder(excluding('AWS::EC2::Volume')) }, []],
  ['what is excluded, by a strategy that does not', { ...of(control(ENCRYPTED)), Recorder: recorder({ ...excluding(CORE[2]), RecordingStrategy: { UseOnly: 'INCLUSION_BY_RESOURCE_TYPES' }, ResourceTypes: CORE }) }, []],
  ['what deployment knows', { ...of(control(ENCRYPTED)), Recorder: recorder(LATER) }, []],
  ['whether all, deployment knows', { ...of(control(ENCRYPTED)), Recorder: recorder({ AllSupported: LATER, ResourceTypes: [] }) }, []],
  ['by a strategy that deployment knows', { ...of(control(ENCRYPTED)), Recorder: recorder({ RecordingStrategy: { UseOnly: LATER }, ResourceTypes: [] }) }, []],
  ['types that deployment knows', { ...of(control(ENCRYPTED)), Recorder: recorder({ ResourceTypes: LATER }) }, []],
  ['exclusions that deployment knows', { ...of(control(ENCRYPTED)), Recorder: recorder({ RecordingStrategy: { UseOnly: 'EXCLUSION_BY_RESOURCE_TYPES' }, ExclusionByResourceTypes: { ResourceTypes: LATER } }) }, []],
  ['nothing, and there is no control', { It: framework(LATER), Recorder: recorder({ ResourceTypes: [] }) }, []],
  ['nothing, for a control that deployment knows', { ...of(control(LATER)), Recorder: recorder({ ResourceTypes: [] }) }, []],
  ['nothing, for the time of restores', { ...of(control(RESTORE_TIME)), Recorder: recorder({ ResourceTypes: [] }) }, []],
  ['nothing, for that and a newer control', { ...of(control(RESTORE_TIME), control('NEWER')), Recorder: recorder({ ResourceTypes: [] }) }, notRecorded(CORE)],
  ['the types of a scope', { ...of(control(PLAN, TABLES)), Recorder: recorder({ ResourceTypes: CORE }), Table: { Type: 'AWS::DynamoDB::Table' } }, notRecorded(['AWS::DynamoDB::Table'], 'it')],
  ['one of two types that stand for one kind', { ...of(control(PLAN, TABLES)), Recorder: recorder({ ResourceTypes: CORE }) }, []],
  ['what is named, in the order of the names', { ...of(control(PLAN, scope('EFS', 'EBS'))), Recorder: recorder({ ResourceTypes: CORE }) }, notRecorded(['AWS::EC2::Volume', 'AWS::EFS::FileSystem'])],
  ['what nobody judges', { ...of(control(PLAN)), Recorder: recorder({ ResourceTypes: CORE }), DOCUMENTS, VOLUME }, notRecorded(['AWS::EC2::Volume'], 'it')],
  ['what is there, for a control of recovery points', { ...of(control(ENCRYPTED)), Recorder: recorder({ ResourceTypes: CORE }), VOLUME }, []],
  ['what is there, and what has a tag is judged', { ...of(control(PLAN, { Tags: [{ Key: 'a', Value: '' }] })), Recorder: recorder({ ResourceTypes: CORE }), VOLUME }, []],
])('a recorder records %s', (_, resources, expected) => {
  expect(said([resources])).toEqual(expected);
});

test('it is the recorder of the account and Region that is made', () => {
  const none = recorder({ ResourceTypes: [] });
  expect(said([of(control(ENCRYPTED))], [{ Recorder: none }, THERE])).toEqual([]);
  expect(said([{ ...of(control(ENCRYPTED)), Other: recorder({ ResourceTypes: CORE }), Recorder: none }])).toEqual([]);
  expect(said([of(control(ENCRYPTED))], [{ Recorder: none }])).toEqual(notRecorded(CORE));
});

describe('several', () => {
  const many = (count: number, Type: string, properties: (index: number) => object) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`R${String(index).padStart(2, '0')}`, { Type, Properties: properties(index) }]));
  const reports = (count: number) => many(count, 'AWS::Backup::ReportPlan', (index) => (
    { ReportPlanName: `r${index}`, ReportDeliveryChannel: { S3BucketName: 'b' }, ReportSetting: { ReportTemplate: 'BACKUP_JOB_REPORT' } }));
  const frameworks = (count: number, controls: number) => many(count, 'AWS::Backup::Framework', (index) => (
    { FrameworkName: `f${index}`, FrameworkControls: Array.from({ length: controls }, (_, each) => ({ ControlName: `C${each}` })) }));
  const tooMany = (it: string, words: string, hint: string) => [`warning auditQuota ${it} undefined: ${words}; ask AWS for a higher quota, or ${hint}`];
  const PUT = 'put controls together';
  const REPORT = 'report on several frameworks, accounts or Regions by one';

  test.each<[string, () => string[], string[]]>([
    ['report plans of two Regions', () => said([reports(20)], [reports(1), { ...HERE, region: THERE.region }]), tooMany('R00', 'an account must have at most 20 report plans, got 21', REPORT)],
    ['report plans of two accounts', () => said([reports(20)], [reports(1), THERE]), []],
    ['report plans of an account that nobody knows', () => said([reports(21), {}]), []],
    ['frameworks of two Regions', () => said([frameworks(15, 1)], [frameworks(1, 1), { ...HERE, region: THERE.region }]), []],
    ['17 frameworks, of which one is enough to be named', () => said([frameworks(17, 1)]), tooMany('R15', 'an account and Region must have at most 15 frameworks, got 17', PUT)],
    ['60 controls, of which the first too many is named', () => said([frameworks(4, 15)]), tooMany('R03', 'an account and Region must have at most 50 controls, got 60', PUT)],
    ['100 controls', () => said([frameworks(4, 25)]), tooMany('R02', 'an account and Region must have at most 50 controls, got 100', PUT)],
    ['50 controls, and those that deployment knows', () => said([{ A: framework(LATER, 'a'), ...frameworks(2, 25) }]), []],
    ['51 controls, and those that deployment knows', () => said([{ A: framework(LATER, 'a'), ...frameworks(3, 17) }]), tooMany('R02', 'an account and Region must have at most 50 controls, got 51', PUT)],
    ['two controls that deployment knows', () => said([of(control(LATER), control(LATER))]), []],
    ['a name of two report plans', () => said([{ ...reports(1), More: { ...reports(1).R00 } }]), [
      "error duplicateAuditName More ReportPlanName: 'ReportPlanName' must be unique in the account and Region, got 'r0', which is that of 'R00'",
    ]],
    ['two names that deployment knows', () => said([{ A: framework([control(PLAN)], LATER), B: framework([control(PLAN)], LATER) }]), []],
    ['a name of two Regions', () => said([of(control(PLAN))], [of(control(PLAN)), { ...HERE, region: THERE.region }]), []],
    ['a name thrice', () => said([{ A: framework([control(PLAN)]), B: framework([control(PLAN)]), C: framework([control(PLAN)]) }]), ['B', 'C'].map((each) =>
      `error duplicateAuditName ${each} FrameworkName: 'FrameworkName' must be unique in the account and Region, got 'base', which is that of 'A'`)],
  ])('%s', (_, program, expected) => {
    expect(program()).toEqual(expected);
  });
});

test.each<[string, string, string, string[]]>([
  ['less than the least', '36', '35', ["'maxRetentionDays' must be at least 'minRetentionDays' (36 days), got 35 days"]],
  ['what is no whole number', '36', '1e1', ["'maxRetentionDays' must be a whole number, got '1e1'"]],
  ['what is less than nothing', '36', '-5', ["'maxRetentionDays' must be a whole number, got '-5'"]],
])('a lock has %s', (_, minRetentionDays, maxRetentionDays, expected) => {
  expect(said([of(control('BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK', undefined, { minRetentionDays, maxRetentionDays }))]))
    .toEqual(expected.map((message) => `error invalidFramework It FrameworkControls[0].ControlInputParameters: ${message}`));
});

test('a name of 256 characters is one', () => {
  expect(said([of(control('C'.repeat(256)))])).toEqual([]);
});

test('what is found at times is told from what is always there', () => {
  const ofMany = { Conditions: { Is: { 'Fn::Equals': [{ Ref: 'Unknown' }, 'yes'] } } };
  const parameter = (ParameterName: string) => ({ ParameterName, ParameterValue: '1' });
  const content = {
    Parameters: { Unknown: { Type: 'String' } },
    ...ofMany,
    Resources: { It: framework([{ ControlName: ENCRYPTED, ControlInputParameters: [{ 'Fn::If': ['Is', parameter('a'), { Ref: 'AWS::NoValue' }] }, parameter('b')] }]) },
  };
  expect(findingsIn(new TemplateFiles([new TemplateFile({ name: 'T', content })])).map(({ message }) => message.replace(/ that is known here.*slip/, ''))).toEqual([
    `the control ${ENCRYPTED} has no parameter 'b'`, `the control ${ENCRYPTED} has no parameter 'a' (where the condition 'Is' holds)`,
  ]);
});

describe('a report of frameworks', () => {
  const ARNS = ['arn:aws:backup:eu-central-1:111111111111:framework:base-0a1b'];
  const report = (ReportTemplate: unknown, setting: object = {}, S3BucketName = 'b') => ({
    It: { Type: 'AWS::Backup::ReportPlan', Properties: { ReportDeliveryChannel: { S3BucketName }, ReportSetting: { ReportTemplate, FrameworkArns: ARNS, ...setting } } },
  });
  const AT = 'warning frameworksOfReport It ReportSetting.FrameworkArns:';
  const ofJobs = `${AT} a report of jobs (COPY_JOB_REPORT) is of no framework: leave the frameworks out, or ask for a report of compliance`;
  const ofOthers = `${AT} a report on several accounts is of the frameworks of each of them, and AWS Backup may refuse one that names a framework of this account: leave the frameworks out, or acknowledge this if it is deployed`;

  test.each<[string, object, string[]]>([
    ['of jobs', report('COPY_JOB_REPORT'), [ofJobs]],
    ['of compliance, with none for accounts', report('CONTROL_COMPLIANCE_REPORT', { FrameworkArns: [], Accounts: ['ROOT'] }), []],
    ['of compliance, with none for units', report('CONTROL_COMPLIANCE_REPORT', { FrameworkArns: undefined, OrganizationUnits: ['ou-ab12-11111111'] }), []],
    ['of compliance, with none for accounts that deployment knows', report('CONTROL_COMPLIANCE_REPORT', { FrameworkArns: [], Accounts: LATER }), []],
    ['of compliance, with none for no accounts', report('CONTROL_COMPLIANCE_REPORT', { FrameworkArns: [], Accounts: [] }), [
      "error invalidReportPlan It ReportSetting.FrameworkArns: 'FrameworkArns' must have at least one framework for CONTROL_COMPLIANCE_REPORT, got none",
    ]],
    ['of compliance, in a bucket by its address', report('CONTROL_COMPLIANCE_REPORT', {}, 'https://b.s3.amazonaws.com'), [
      "error invalidReportPlan It ReportDeliveryChannel.S3BucketName: 'S3BucketName' must be the name of a bucket, got 'https://b.s3.amazonaws.com'",
    ]],
    ['of compliance, in a bucket by its ARN', report('CONTROL_COMPLIANCE_REPORT', {}, 'arn:aws:s3:::b'), ["error invalidReportPlan It ReportDeliveryChannel.S3BucketName: 'S3BucketName' must be the name of a bucket, got 'arn:aws:s3:::b'"]],
    ['of compliance, in a bucket that is called so', report('CONTROL_COMPLIANCE_REPORT', {}, 'my-s3:b'), []],
    ['of jobs, of none', report('COPY_JOB_REPORT', { FrameworkArns: [] }), []],
    ['of jobs, of frameworks that deployment knows', report('COPY_JOB_REPORT', { FrameworkArns: LATER }), []],
    ['of compliance', report('CONTROL_COMPLIANCE_REPORT'), []],
    ['of units', report('RESOURCE_COMPLIANCE_REPORT', { OrganizationUnits: ['ou-ab12-11111111'] }), [ofOthers]],
    ['of accounts', report('RESOURCE_COMPLIANCE_REPORT', { Accounts: ['111122223333'] }), [ofOthers]],
    ['of accounts that deployment knows', report('RESOURCE_COMPLIANCE_REPORT', { Accounts: LATER }), []],
    ['of a template that deployment knows', report(LATER, { Accounts: ['ROOT'] }), []],
  ])('%s', (_, resources, expected) => {
    expect(said([resources])).toEqual(expected);
  });
});
