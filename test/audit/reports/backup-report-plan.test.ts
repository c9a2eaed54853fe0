import { App, aws_backup as l1, aws_iam as iam, aws_kms as kms, aws_s3 as s3, aws_sns as sns, CfnOutput, CfnParameter, NestedStack, Stack, Stage, Tags } from 'aws-cdk-lib';
import { BackupFramework, BackupFrameworkControl, BackupReport, BackupReportFormat, BackupReportPlan, BackupReportPlanGrants } from '../../../src';
import { HERE, messageOf, resourceOf, resourcesOf, synthesisProblemsOf, testStack, THERE, warningsOf } from '../../util';

const TYPE = 'AWS::Backup::ReportPlan';
const ROLE_TYPE = 'AWS::IAM::ServiceLinkedRole';
const ROLE = 'BackupReportsServiceLinkedRole';
const ARN = 'arn:aws:backup:us-east-1:222222222222:report-plan:jobs-0a1b2c3d';
const NAMES = "'reportPlanName' must be 1 to 256 characters of letters, digits and '_', the first of them a letter";
const principal = (account: unknown = '111111111111') => ({
  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ...typeof account === 'string'
    ? [`:iam::${account}:role/aws-service-role/reports.backup.amazonaws.com/AWSServiceRoleForBackupReports`]
    : [':iam::', account, ':role/aws-service-role/reports.backup.amazonaws.com/AWSServiceRoleForBackupReports']]],
});
const put = (bucket: string, account?: unknown) => ({
  Action: 's3:PutObject',
  Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
  Effect: 'Allow',
  Principal: { AWS: principal(account) },
  Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [bucket, 'Arn'] }, '/*']] },
});
const useKey = { Action: ['kms:GenerateDataKey', 'kms:Decrypt'], Effect: 'Allow', Principal: { AWS: principal() }, Resource: '*' };

let stack: Stack;

beforeEach(() => {
  stack = testStack(HERE);
});

const reports = (props: Partial<ConstructorParameters<typeof BackupReportPlan>[2]> = {}, id = 'Reports', scope = stack) => new BackupReportPlan(scope, id, { report: BackupReport.backupJobs(), ...props });
const properties = () => resourceOf(stack, TYPE).Properties;
const framework = (scope = stack) => new BackupFramework(scope, 'Framework', { controls: [BackupFrameworkControl.recoveryPointEncrypted()] });
const policyOf = (of = stack) => resourceOf(of, 'AWS::S3::BucketPolicy');

describe('a report plan', () => {
  test('with the least has a bucket of its own', () => {
    const it = reports();
    const [bucket] = Object.keys(resourcesOf(stack, 'AWS::S3::Bucket'));
    expect(properties()).toEqual({ ReportPlanName: expect.stringMatching(/^StackReports\w{8}$/), ReportDeliveryChannel: { S3BucketName: { Ref: bucket } }, ReportSetting: { ReportTemplate: 'BACKUP_JOB_REPORT' } });
    expect(resourceOf(stack, 'AWS::S3::Bucket')).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: {
        BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
        LifecycleConfiguration: { Rules: [{ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 }, NoncurrentVersionExpiration: { NoncurrentDays: 90 }, Status: 'Enabled' }] },
        PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
        VersioningConfiguration: { Status: 'Enabled' },
      },
    });
    expect(policyOf().Properties.PolicyDocument.Statement).toEqual([expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }), put(bucket)]);
    expect(policyOf().DependsOn).toEqual([ROLE]);
    expect(resourceOf(stack, ROLE_TYPE).Properties).toEqual({ AWSServiceName: 'reports.backup.amazonaws.com' });
    expect(resourceOf(stack, TYPE).DependsOn).toEqual([ROLE, expect.stringMatching(/^ReportsBucketPolicy/)]);
    expect(stack.resolve(it.bucket.bucketRef.bucketName)).toEqual({ Ref: bucket });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('with everything', () => {
    const it = reports({
      reportPlanName: 'compliance',
      description: 'for the auditors',
      prefix: 'backup',
      formats: [BackupReportFormat.CSV, BackupReportFormat.JSON, BackupReportFormat.CSV],
      report: BackupReport.resourceCompliance([framework()]).forRegions(['eu-west-1']).forRegions(['eu-west-1']),
      bucket: new s3.Bucket(stack, 'Bucket', { bucketName: 'reports' }),
    });
    Tags.of(it).add('stage', 'production');
    expect(properties()).toEqual({
      ReportPlanName: 'compliance',
      ReportPlanDescription: 'for the auditors',
      ReportDeliveryChannel: { S3BucketName: { Ref: expect.stringMatching(/^Bucket/) }, S3KeyPrefix: 'backup', Formats: ['CSV', 'JSON'] },
      ReportSetting: { ReportTemplate: 'RESOURCE_COMPLIANCE_REPORT', FrameworkArns: [{ 'Fn::GetAtt': ['Framework1E67B9FA', 'FrameworkArn'] }], Regions: ['eu-west-1'] },
      ReportPlanTags: [{ Key: 'stage', Value: 'production' }],
    });
    expect(it.reportPlanName).toBe('compliance');
    expect(stack.resolve([it.reportPlanArn, it.reportPlanRef.reportPlanArn])).toEqual(Array(2).fill({ 'Fn::GetAtt': [expect.stringMatching(/^Reports/), 'ReportPlanArn'] }));
  });

  test.each<[BackupReport, object]>([
    [BackupReport.backupJobs(), { ReportTemplate: 'BACKUP_JOB_REPORT' }],
    [BackupReport.copyJobs(), { ReportTemplate: 'COPY_JOB_REPORT' }],
    [BackupReport.restoreJobs(), { ReportTemplate: 'RESTORE_JOB_REPORT' }],
    [BackupReport.scanJobs(), { ReportTemplate: 'SCAN_JOB_REPORT' }],
    [BackupReport.controlCompliance().forAccounts(['ROOT']), { ReportTemplate: 'CONTROL_COMPLIANCE_REPORT', Accounts: ['ROOT'] }],
    [BackupReport.backupJobs().forAccounts(['111122223333']).forAccounts(['444455556666']).forOrganizationalUnits(['ou-ab12-11111111']).forRegions(['*']),
      { ReportTemplate: 'BACKUP_JOB_REPORT', Accounts: ['111122223333', '444455556666'], OrganizationUnits: ['ou-ab12-11111111'], Regions: ['*'] }],
  ])('on what %# says', (report, setting) => {
    reports({ report });
    expect(properties().ReportSetting).toEqual(setting);
  });

  test('a report stays as it is when a further one is made of it', () => {
    const report = BackupReport.backupJobs();
    report.forAccounts(['111122223333']);
    reports({ report });
    expect(properties().ReportSetting).toEqual({ ReportTemplate: 'BACKUP_JOB_REPORT' });
    const of = [framework()];
    const compliance = BackupReport.controlCompliance(of);
    of.pop();
    expect([compliance.frameworks.length, compliance.reportTemplate]).toEqual([1, 'CONTROL_COMPLIANCE_REPORT']);
  });

  const ofSeveral = "Stack/Reports: 'formats' must be CSV alone for a report on several accounts or Regions, got JSON";
  test.each<[() => unknown, string]>([
    [() => reports({ reportPlanName: 'a-b' }), `Stack/Reports: ${NAMES}, got 'a-b'`],
    [() => reports({ description: 'd'.repeat(1025) }), "Stack/Reports: 'description' must have at most 1,024 characters, got 1,025"],
    [() => reports({ formats: [] }), "Stack/Reports: 'formats' must have at least one format, or be left out, got none"],
    [() => reports({ formats: [BackupReportFormat.JSON], report: BackupReport.backupJobs().forAccounts(['ROOT']) }), ofSeveral],
    [() => reports({ formats: [BackupReportFormat.JSON], report: BackupReport.backupJobs().forRegions(['eu-west-1', 'eu-central-1']) }), ofSeveral],
    [() => reports({ formats: [BackupReportFormat.JSON], report: BackupReport.backupJobs().forRegions(['*']) }), ofSeveral],
    [() => reports({ report: BackupReport.resourceCompliance() }), "Stack/Reports: 'report' must be of at least one framework (RESOURCE_COMPLIANCE_REPORT), got none; only a report on several accounts is of theirs"],
    [() => BackupReport.backupJobs().forAccounts(['me']), "'accountIds' must be ids of accounts, 12 digits each, or 'ROOT' for the whole organization, got 'me'"],
    [() => BackupReport.backupJobs().forOrganizationalUnits(['Root']), "'organizationalUnitIds' must be ids of organizational units, such as ou-ab12-11111111, got 'Root'"],
    [() => BackupReport.backupJobs().forRegions(['Paris']), "'regions' must be names of Regions, such as eu-central-1, or '*' for all, got 'Paris'"],
    [() => BackupReport.controlCompliance(Array(1001).fill(framework())), "'frameworks' must have at most 1000 frameworks, got 1001"],
  ])('refuses %#', (make, message) => {
    expect(messageOf(make)).toBe(message);
  });

  test('takes lists that are a token as a whole, but adds nothing to them', () => {
    const list = new CfnParameter(stack, 'List', { type: 'CommaDelimitedList' }).valueAsList;
    const report = BackupReport.backupJobs().forAccounts(list).forOrganizationalUnits(list).forRegions(list);
    const refused = (property: string) => `'${property}' can be a token as a whole only in the one call that names all of them`;

    expect(messageOf(() => report.forAccounts(['222222222222']))).toBe(refused('accountIds'));
    expect(messageOf(() => report.forOrganizationalUnits(['ou-ab12-11111111']))).toBe(refused('organizationalUnitIds'));
    expect(messageOf(() => BackupReport.backupJobs().forRegions(['eu-west-1']).forRegions(list))).toBe(refused('regions'));
    reports({ report });
    expect(properties().ReportSetting).toMatchObject({ Accounts: { Ref: 'List' }, OrganizationUnits: { Ref: 'List' }, Regions: { Ref: 'List' } });
  });

  test('refuses a name that another one has', () => {
    const bucket = new s3.Bucket(stack, 'Bucket');
    ['One', 'Two'].forEach((id) => reports({ reportPlanName: 'jobs', bucket }, id));
    expect(synthesisProblemsOf(stack)).toEqual(["[Stack/Two] 'reportPlanName' must be unique in the account and Region, got 'jobs', which is that of 'Stack/One'"]);
  });

  test('warns of frameworks of a report on several accounts', () => {
    reports({ report: BackupReport.controlCompliance([framework()]).forAccounts(['ROOT']) });
    expect(warningsOf(stack).map(({ path, id }) => [path, id])).toEqual([['Stack/Reports', 'cdk-aws-backup:frameworksOfReport']]);
  });
});

describe('an import', () => {
  test('by its ARN, and by its name', () => {
    const it = BackupReportPlan.fromReportPlanArn(stack, 'Import', ARN);
    expect([it.reportPlanName, it.reportPlanArn, it.reportPlanRef, it.env]).toEqual(['jobs', ARN, { reportPlanArn: ARN }, { account: '222222222222', region: 'us-east-1' }]);
    expect(BackupReportPlan.fromReportPlanName(stack, 'Name', 'jobs').reportPlanName).toBe('jobs');
  });

  test('of what is none', () => {
    expect(messageOf(() => BackupReportPlan.fromReportPlanName(stack, 'Name', '1'))).toBe(`Stack: ${NAMES}, got '1'`);
    expect(messageOf(() => BackupReportPlan.fromReportPlanArn(stack, 'Arn', 'jobs')))
      .toBe("Stack: 'reportPlanArn' must be the ARN of a report plan, arn:<partition>:backup:<region>:<account>:report-plan:<name>-<id>, got 'jobs'");
  });
});

describe('delivery', () => {
  test('into an encrypted bucket', () => {
    reports({ bucket: new s3.Bucket(stack, 'Bucket', { encryptionKey: new kms.Key(stack, 'Key') }) });
    const key = resourceOf(stack, 'AWS::KMS::Key');
    expect(key.Properties.KeyPolicy.Statement).toEqual([expect.anything(), useKey]);
    expect([key.DependsOn, policyOf().DependsOn]).toEqual([[ROLE], [ROLE]]);
    expect(policyOf().Properties.PolicyDocument.Statement).toEqual([put('Bucket83908E77')]);
  });

  test('into a bucket of two plans, written once', () => {
    const bucket = new s3.Bucket(stack, 'Bucket');
    ['One', 'Two'].forEach((id) => reports({ bucket }, id));
    expect(policyOf().Properties.PolicyDocument.Statement).toEqual([put('Bucket83908E77')]);
    expect(Object.keys(resourcesOf(stack, ROLE_TYPE))).toEqual([ROLE]);
  });

  test('into an L1 with a key of an L1', () => {
    const key = new kms.CfnKey(stack, 'Key');
    const bucket = new s3.CfnBucket(stack, 'Bucket', {
      bucketEncryption: { serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: key.attrArn } }] },
    });
    ['One', 'Two'].forEach((id) => reports({ bucket }, id));
    expect(policyOf().Properties).toEqual({ Bucket: { Ref: 'Bucket' }, PolicyDocument: { Version: '2012-10-17', Statement: [put('Bucket')] } });
    expect(policyOf().DependsOn).toEqual([ROLE]);
    expect(resourceOf(stack, 'AWS::KMS::Key').Properties.KeyPolicy.Statement[1]).toEqual(useKey);
  });

  test('into an L1 that has a policy, and is encrypted by S3', () => {
    const bucket = new s3.CfnBucket(stack, 'Bucket', { bucketEncryption: { serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }] } });
    new s3.CfnBucketPolicy(stack, 'Policy', { bucket: bucket.ref, policyDocument: { Statement: [] } });
    reports({ bucket });
    expect(policyOf().Properties.PolicyDocument.Statement).toEqual([put('Bucket')]);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('into imports is said', () => {
    const encryptionKey = kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-central-1:111111111111:key/k');
    reports({ bucket: s3.Bucket.fromBucketAttributes(stack, 'Bucket', { bucketName: 'reports', encryptionKey }) });
    const role = 'arn:aws:iam::111111111111:role/aws-service-role/reports.backup.amazonaws.com/AWSServiceRoleForBackupReports';
    expect(warningsOf(stack)).toEqual([
      {
        path: 'Stack/Reports',
        id: 'cdk-aws-backup:reportBucketPolicyNotWritten',
        text: "the policy of the bucket 'Stack/Bucket' cannot be written, which is imported or a token; add to it, where it is made, after the service-linked role: "
          + `{"Action":"s3:PutObject","Condition":{"StringEquals":{"s3:x-amz-acl":"bucket-owner-full-control"}},"Effect":"Allow","Principal":{"AWS":"${role}"},"Resource":"arn:aws:s3:::reports/*"}`,
      },
      {
        path: 'Stack/Reports',
        id: 'cdk-aws-backup:keyPolicyNotWritten',
        text: "the policy of the key 'Stack/Key', which encrypts the bucket 'Stack/Bucket', cannot be written, as it is imported or a token; add to it, where it is made, after the service-linked role: "
          + `{"Action":["kms:GenerateDataKey","kms:Decrypt"],"Effect":"Allow","Principal":{"AWS":"${role}"},"Resource":"*"}`,
      },
    ]);
    expect(resourceOf(stack, TYPE).DependsOn).toEqual([ROLE]);
  });

  test('with a key of another account', () => {
    const there = new Stack(stack.node.root as App, 'There', { env: THERE });
    const key = new kms.Key(there, 'Key');
    reports({ bucket: s3.Bucket.fromBucketAttributes(stack, 'Bucket', { bucketName: 'reports', encryptionKey: key }), serviceLinkedRole: false });
    expect(resourceOf(there, 'AWS::KMS::Key').Properties.KeyPolicy.Statement[1]).toEqual({ ...useKey, Action: ['kms:GenerateDataKey', 'kms:Decrypt', 'kms:Encrypt', 'kms:CreateGrant'] });
  });

  test('into a bucket of another account is warned of', () => {
    reports({ bucket: s3.Bucket.fromBucketAttributes(stack, 'Bucket', { bucketName: 'reports', account: THERE.account, region: HERE.region }) });
    expect(warningsOf(stack).find(({ id }) => id === 'cdk-aws-backup:reportBucketElsewhere')?.text).toBe("the bucket 'Stack/Bucket' is in another account (222222222222, eu-central-1) than its report plan "
      + '(111111111111, eu-central-1), and AWS Backup writes reports into buckets of the account of the plan: give it one of its own account');
  });
});

describe('the service-linked role', () => {
  const roles = (...of: Stack[]) => of.map((each) => Object.keys(resourcesOf(each, ROLE_TYPE)).length);
  const names = ({ dependencies }: Stack) => dependencies.map(({ node }) => node.path);

  test('is left out where the account has it', () => {
    reports({ serviceLinkedRole: false });
    expect(roles(stack)).toEqual([0]);
    expect(resourceOf(stack, TYPE).DependsOn).toEqual([expect.stringMatching(/^ReportsBucketPolicy/)]);
    expect(policyOf().DependsOn).toBeUndefined();
  });

  test('is that of the app where somebody else makes it', () => {
    const own = new iam.CfnServiceLinkedRole(stack, 'Own', { awsServiceName: 'reports.backup.amazonaws.com' });
    new iam.CfnServiceLinkedRole(stack, 'Other', { awsServiceName: 'elasticbeanstalk.amazonaws.com' });
    reports();
    expect(Object.keys(resourcesOf(stack, ROLE_TYPE))).toEqual(['Own', 'Other']);
    expect(policyOf().DependsOn).toEqual([stack.resolve(own.logicalId)]);
  });

  test.each([['known', HERE], ['not known', undefined]])('is made once, where the account is %s, and the stacks that come second depend on the first', (_, env) => {
    const app = new App();
    const [one, two, three] = ['One', 'Two', 'Three'].map((id) => new Stack(app, id, { env: env && { account: env.account, region: id === 'Three' ? 'eu-west-1' : env.region } }));
    [one, two, three].forEach((each) => reports({}, 'Reports', each));
    expect(roles(one, two, three)).toEqual([1, 0, 0]);
    expect([names(one), names(two), names(three)]).toEqual([[], ['One'], ['One']]);
  });

  test('is made in each account', () => {
    const other = new Stack(stack.node.root as App, 'Other', { env: THERE });
    [stack, other].forEach((each) => reports({}, 'Reports', each));
    expect(roles(stack, other)).toEqual([1, 1]);
  });

  test('is made where the bucket is, which is deployed first', () => {
    const app = stack.node.root as App;
    const buckets = new Stack(app, 'Buckets', { env: HERE });
    reports({ bucket: new s3.Bucket(buckets, 'Bucket') });
    expect(roles(stack, buckets)).toEqual([0, 1]);
    expect(names(stack)).toEqual(['Buckets']);
  });

  test('comes before frameworks of its stack, made before and after', () => {
    const before = framework();
    const audits = new Stack(stack.node.root as App, 'Audits', { env: HERE });
    const elsewhere = framework(audits);
    reports({ report: BackupReport.controlCompliance([before]) });
    new BackupFramework(stack, 'After', { controls: [BackupFrameworkControl.recoveryPointEncrypted()] });
    expect(Object.values(resourcesOf(stack, 'AWS::Backup::Framework')).map(({ DependsOn: all }) => all)).toEqual([[ROLE], [ROLE]]);
    expect(resourceOf(audits, 'AWS::Backup::Framework').DependsOn).toBeUndefined();
    expect(elsewhere.frameworkName).toMatch(/^Audits/);
  });

  test('comes before frameworks of other stacks of the account, made before and after', () => {
    const app = stack.node.root as App;
    const [before, after, elsewhere] = ['Before', 'After', 'Elsewhere'].map((id) => new Stack(app, id, { env: id === 'Elsewhere' ? THERE : { ...HERE, region: 'eu-west-1' } }));
    framework(new NestedStack(before, 'Nested'));
    framework(elsewhere);
    reports();
    framework(after);
    expect(warningsOf(app)).toEqual([]);
    expect([names(before), names(after), names(elsewhere), names(stack)]).toEqual([['Stack'], ['Stack'], [], []]);
  });

  test('comes before frameworks beside a nested stack, where that needs nothing of theirs', () => {
    framework(new NestedStack(stack, 'Nested'));
    reports();
    expect(warningsOf(stack)).toEqual([]);
  });

  test('cannot come before a framework whose stack has to come first, which is said', () => {
    const audits = new Stack(stack.node.root as App, 'Audits', { env: HERE });
    const topic = new sns.Topic(audits, 'Topic');
    framework(audits);
    reports();
    new CfnOutput(stack, 'Name', { value: topic.topicName });
    expect(warningsOf(stack.node.root as App).filter(({ id }) => id.startsWith('cdk-aws-backup:'))).toEqual([{
      path: 'Audits/Framework',
      id: 'cdk-aws-backup:serviceLinkedRoleElsewhere',
      text: "AWS Backup makes its service-linked role for reports together with this, and the stack 'Stack' makes the role, too, but is deployed later, as it needs 'Audits': make it here by "
        + "`new iam.CfnServiceLinkedRole(…, { awsServiceName: 'reports.backup.amazonaws.com' })`, or give the report plan `serviceLinkedRole: false`",
    }]);
  });

  test('is made where the framework of a report is', () => {
    const audits = new Stack(stack.node.root as App, 'Audits', { env: HERE });
    reports({ report: BackupReport.controlCompliance([framework(audits), BackupFramework.fromFrameworkArn(stack, 'Import', ARN.replace('report-plan', 'framework'))]) });
    expect(roles(stack, audits)).toEqual([0, 1]);
    expect(resourceOf(audits, 'AWS::Backup::Framework').DependsOn).toEqual([ROLE]);
  });

  test('of another stage is made once where the account is known, which is said', () => {
    const app = new App();
    const [one, two] = ['One', 'Two'].map((id) => new Stack(new Stage(app, id, { env: HERE }), 'Stack'));
    [one, two].forEach((each) => reports({}, 'Reports', each));
    const warnings = warningsOf(two.node.scopes[1]);
    expect(roles(one, two)).toEqual([1, 0]);
    expect(warnings).toEqual([{
      path: 'Two/Stack/Reports',
      id: 'cdk-aws-backup:serviceLinkedRoleElsewhere',
      text: "the service-linked role of AWS Backup for reports is made in another stage of the app, by 'One/Stack/BackupReportsServiceLinkedRole', and nothing says that this is deployed first: "
        + 'deploy that stage before, or acknowledge this if the account has the role',
    }]);
  });

  test('is made in each stage where the account is not known', () => {
    const app = new App();
    const [one, two] = ['One', 'Two'].map((id) => new Stack(new Stage(app, id), 'Stack'));
    [one, two].forEach((each) => reports({}, 'Reports', each));
    expect(roles(one, two)).toEqual([1, 1]);
    expect(policyOf(two).Properties.PolicyDocument.Statement[1].Principal).toEqual({ AWS: principal({ Ref: 'AWS::AccountId' }) });
  });
});

describe('grants', () => {
  test('to start reports', () => {
    const role = new iam.Role(stack, 'Auditor', { assumedBy: new iam.AccountRootPrincipal() });
    expect(reports().grants.startReports(role).success).toBe(true);
    BackupReportPlanGrants.fromPlan(new l1.CfnReportPlan(stack, 'Plan', { reportDeliveryChannel: { S3BucketName: 'reports' }, reportSetting: { ReportTemplate: 'COPY_JOB_REPORT' } })).startReports(role);
    const allowed = (Resource: object) => ({ Action: ['backup:StartReportJob', 'backup:DescribeReportPlan'], Effect: 'Allow', Resource });
    expect(resourceOf(stack, 'AWS::IAM::Policy').Properties.PolicyDocument.Statement)
      .toEqual([allowed({ 'Fn::GetAtt': [expect.stringMatching(/^Reports/), 'ReportPlanArn'] }), allowed({ Ref: 'Plan' })]);
  });

  test('refuses another account', () => {
    expect(messageOf(() => reports().grants.startReports(new iam.AccountPrincipal('222222222222'))))
      .toBe('Stack/Reports: the grantee of startReports() must be of the account of the report plan, 111111111111, got one of 222222222222: AWS Backup lets no other account use one');
  });
});
