import { aws_config as config, aws_docdb as docdb, aws_dynamodb as dynamodb, aws_rds as rds, aws_s3 as s3, Duration, Stack } from 'aws-cdk-lib';
import { BackupControlScope as Scope, BackupFrameworkControl as Control, BackupReport, BackupResourceType as Type } from '../../../src';
import { HERE, THERE } from '../../util';
import { ORIGINS_OF_OURS, saidOf } from '../origins';
import type { Backup, Origin, Program } from '../origins';

const inStack = (make: (stack: Stack, backup: Backup) => void, env = HERE): Program => (app, backup) => make(new Stack(app, 'Stack', { env }), backup);
const framework = (controls: Control[], more: (stack: Stack) => void = () => {}) => inStack((stack, backup) => {
  new backup.BackupFramework(stack, 'Framework', { controls });
  more(stack);
});
const types = (...all: Type[]) => ({ scope: Scope.resourceTypes(all) });
const table = (stack: Stack) => void new dynamodb.CfnTable(stack, 'Table', { keySchema: [] });
const documents = (stack: Stack) => void new docdb.CfnDBCluster(stack, 'Documents');
const recorder = (recordingGroup?: config.CfnConfigurationRecorder.RecordingGroupProperty) => (stack: Stack) =>
  void new config.CfnConfigurationRecorder(stack, 'Recorder', { roleArn: 'arn:aws:iam::111111111111:role/config', recordingGroup });
const CORE = ['AWS::Backup::BackupPlan', 'AWS::Backup::BackupSelection', 'AWS::Backup::BackupVault', 'AWS::Backup::RecoveryPoint'];
const plain = Control.resourcesProtectedByBackupPlan();
const said = (lines: [program: Program, expected: string[]][]) =>
  lines.flatMap(([program, expected]) => ORIGINS_OF_OURS.map((origin) => [origin, program, expected] as const));

test.each<readonly [Origin, Program, string[]]>(said([
  [framework([plain]), []],
  [framework([Control.recoveryPointEncrypted(types(Type.EBS))]), [
    "warning 'Stack/Framework': the control BACKUP_RECOVERY_POINT_ENCRYPTED, which judges recovery points, has resource types as its scope, and the documentation knows only a tag for it: "
    + 'AWS Backup may refuse it, or judge nothing; choose another scope, or none for everything [controlScope]',
  ]],
  [framework([Control.of('BACKUP_RECOVERY_POINT_ENCRYPTED', {}, { scope: Scope.resource(Type.EBS, 'vol-1') })]), [
    "warning 'Stack/Framework': the control BACKUP_RECOVERY_POINT_ENCRYPTED, which judges recovery points, has one resource as its scope, and the documentation knows only a tag for it: "
    + 'AWS Backup may refuse it, or judge nothing; choose another scope, or none for everything [controlScope]',
  ]],
  [framework([Control.of('BACKUP_RECOVERY_POINT_ENCRYPTED', { requiredRetention: '35' }), Control.of('BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK', { requiredRetentionDay: '35' })]), [
    "warning 'Stack/Framework': the control BACKUP_RECOVERY_POINT_ENCRYPTED has no parameter 'requiredRetention' that is known here, and takes none: AWS Backup may refuse it; look for a slip [controlParameterUnknown]",
    "warning 'Stack/Framework': the control BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK has no parameter 'requiredRetentionDay' that is known here, but requiredRetentionDays: AWS Backup may refuse it; "
    + 'look for a slip [controlParameterUnknown]',
  ]],
  [framework([Control.of('RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT', { recoveryPointAgeUnit: 'hours', recoveryPointAgeValue: '167' })]), [
    "warning 'Stack/Framework': the control RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT looks back over 167 hours, and AWS advises at least 168 hours (7 days): resources may count as not compliant although they are "
    + '[airGappedControlTooShort]',
  ]],
  [framework([Control.of('RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT', { recoveryPointAgeUnit: 'days', recoveryPointAgeValue: '7' })]), []],
  // What nothing can meet.
  [framework([Control.resourcesProtectedByBackupPlan(types(Type.DOCUMENTDB, Type.NEPTUNE, Type.EBS, Type.of('Newer')))]), [
    "warning 'Stack/Framework': the control BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN has DocumentDB, Neptune in its scope, which AWS Backup Audit Manager does not judge: leave them out [controlNeverMet]",
  ]],
  [framework([Control.of('RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT', {}, types(Type.RDS, Type.EBS))]), [
    "warning 'Stack/Framework': the control RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT has RDS in its scope, and no such resource can meet it, whatever the plans do: leave it out [controlNeverMet]",
  ]],
  [framework([plain], documents), [
    "warning 'Stack/Framework': the control BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN judges nothing of the application, which has DocumentDB here: AWS Backup Audit Manager does not judge such resources [controlNeverMet]",
  ]],
  [framework([plain], (stack) => { documents(stack); table(stack); }), []],
  [framework([Control.of('RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT')], (stack) => void new rds.CfnDBInstance(stack, 'Database', { engine: 'mysql' })), [
    "warning 'Stack/Framework': the control RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT is met by nothing of the application, whatever the plans do: it has RDS here; leave the control out, or give it a scope of other types "
    + '[controlNeverMet]',
  ]],
  [framework([Control.of('RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT')], table), []],
  [framework([Control.recoveryPointEncrypted()], documents), []],
  // AWS Config.
  [framework([plain, Control.lastRecoveryPointCreated({ within: Duration.days(1), ...types(Type.EBS) })], (stack) => { table(stack); recorder({ resourceTypes: [...CORE.slice(1), 'AWS::DynamoDB::GlobalTable'] })(stack); }), [
    "warning 'Stack/Framework': the recorder of AWS Config 'Stack/Recorder' does not record AWS::Backup::BackupPlan, AWS::DynamoDB::Table, AWS::EC2::Volume, without which the framework cannot judge: let it record them "
    + '[typesNotRecorded]',
  ]],
  [framework([plain], (stack) => { table(stack); recorder({ resourceTypes: [...CORE, 'AWS::DynamoDB::Table'] })(stack); }), []],
  [framework([plain], recorder({ allSupported: true })), []],
  [framework([plain], recorder()), []],
  [framework([plain], recorder({ recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' }, exclusionByResourceTypes: { resourceTypes: ['AWS::Backup::RecoveryPoint'] } })), [
    "warning 'Stack/Framework': the recorder of AWS Config 'Stack/Recorder' does not record AWS::Backup::RecoveryPoint, without which the framework cannot judge: let it record it [typesNotRecorded]",
  ]],
  [framework([Control.restoreTimeMeetsTarget({ target: Duration.days(1) })], recorder({ resourceTypes: ['AWS::EC2::Instance'] })), []],
  // Reports.
  [inStack((stack, backup) => void new backup.BackupReportPlan(stack, 'Reports', {
    report: BackupReport.controlCompliance([backup.BackupFramework.fromFrameworkArn(stack, 'Import', 'arn:aws:backup:eu-central-1:111111111111:framework:base-0a1b')]).forAccounts(['ROOT']),
  })), [
    "warning 'Stack/Reports': a report on several accounts is of the frameworks of each of them, and AWS Backup may refuse one that names a framework of this account: leave the frameworks out, or acknowledge this if it "
    + 'is deployed [frameworksOfReport]',
  ]],
  [inStack((stack, backup) => void new backup.BackupReportPlan(stack, 'Reports', { report: BackupReport.resourceCompliance().forAccounts(['ROOT']) })), []],
]))('%s: case %#', (origin, program, expected) => {
  expect(saidOf(program, origin)).toEqual(expected);
});

describe('several', () => {
  const frameworks = (count: number, of: number, names: (index: number) => string = (index) => `F${index}`): Program => (app, backup) => {
    const stack = new Stack(app, 'Stack', { env: HERE });
    for (let index = 0; index < count; index++) {
      const controls = Array.from({ length: of }, (_, each) => Control.of(`C${each}`));
      new backup.BackupFramework(stack, `F${index}`, { frameworkName: names(index), controls });
    }
  };

  test.each<readonly [Origin, Program, string[]]>(said([
    [frameworks(15, 3), []],
    [frameworks(16, 3), ["warning 'Stack/F15': an account and Region must have at most 15 frameworks, got 16; ask AWS for a higher quota, or put controls together [auditQuota]"]],
    [frameworks(10, 5), []],
    [frameworks(3, 17), ["warning 'Stack/F2': an account and Region must have at most 50 controls, got 51; ask AWS for a higher quota, or put controls together [auditQuota]"]],
  ]))('%s: frameworks, case %#', (origin, program, expected) => {
    expect(saidOf(program, origin)).toEqual(expected);
  });

  test.each(ORIGINS_OF_OURS)('%s: a name is there once in an account and Region', (origin) => {
    const property = origin === 'our L2s' ? 'frameworkName' : 'FrameworkName';
    expect(saidOf(frameworks(2, 1, () => 'base'), origin)).toEqual([`error 'Stack/F1': '${property}' must be unique in the account and Region, got 'base', which is that of 'Stack/F0'`]);
    const elsewhere: Program = (app, backup) => [HERE, THERE].forEach((env, index) => {
      new backup.BackupFramework(new Stack(app, `S${index}`, { env }), 'F', { frameworkName: 'base', controls: [plain] });
    });
    expect(saidOf(elsewhere, origin)).toEqual([]);
  });

  test.each(ORIGINS_OF_OURS)('%s: report plans', (origin) => {
    const plans = (count: number, name?: string): Program => inStack((stack, backup) => {
      const bucket = new s3.Bucket(stack, 'Bucket');
      for (let index = 0; index < count; index++) { new backup.BackupReportPlan(stack, `R${index}`, { report: BackupReport.backupJobs(), bucket, reportPlanName: name }); }
    });
    const property = origin === 'our L2s' ? 'reportPlanName' : 'ReportPlanName';
    expect(saidOf(plans(20), origin)).toEqual([]);
    expect(saidOf(plans(21), origin)).toEqual([
      "warning 'Stack/R20': an account must have at most 20 report plans, got 21; ask AWS for a higher quota, or report on several frameworks, accounts or Regions by one [auditQuota]",
    ]);
    expect(saidOf(plans(2, 'jobs'), origin)).toEqual([`error 'Stack/R1': '${property}' must be unique in the account and Region, got 'jobs', which is that of 'Stack/R0'`]);
  });
});

test.each(['L1s', 'a file'] as const)('%s: a report of jobs that names a framework', (origin) => {
  const program = inStack((stack, backup) => {
    const reports = new backup.BackupReportPlan(stack, 'Reports', { report: BackupReport.backupJobs() });
    (reports.node.defaultChild as any).addPropertyOverride('ReportSetting.FrameworkArns', ['arn:aws:backup:eu-central-1:111111111111:framework:base-0a1b']);
  });
  expect(saidOf(program, origin)).toEqual([
    "warning 'Stack/Reports': a report of jobs (BACKUP_JOB_REPORT) is of no framework: leave the frameworks out, or ask for a report of compliance [frameworksOfReport]",
  ]);
});
