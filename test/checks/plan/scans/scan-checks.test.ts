import { aws_iam as iam, Duration } from 'aws-cdk-lib';
import * as ours from '../../../../src';
import { findingsIn } from '../../../../src/checks/laws';
import { TemplateFile, TemplateFiles } from '../../../../src/document/template-file';
import { ORIGINS_OF_OURS, planOf, saidOf } from '../../origins';

const ACTION = { MalwareScanner: 'GUARDDUTY', ScanMode: 'FULL_SCAN' };
const SETTING = { MalwareScanner: 'GUARDDUTY', ResourceTypes: ['EBS', 'EC2', 'S3'], ScannerRoleArn: 'arn:aws:iam::111111111111:role/scanner' };
const TRUST = (service: string) => ({ Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } }] });
const SCANNER = 'malware-protection.guardduty.amazonaws.com';
const POLICY = (name: string) => `arn:aws:iam::aws:policy/${name}`;

/** What is found in a template with a plan of one rule and a selection. */
function findings({ actions, settings, resources = ['arn:aws:s3:::logs'], others = {}, role = 'arn:aws:iam::111111111111:role/backup' }: {
  actions?: unknown; settings?: unknown; resources?: unknown; others?: object; role?: unknown;
}): string[] {
  const rule = { RuleName: 'daily', TargetBackupVault: 'main', Lifecycle: { DeleteAfterDays: 35 }, ScanActions: actions };
  const content = {
    Resources: {
      Plan: { Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanName: 'plan', BackupPlanRule: [rule], ScanSettings: settings } } },
      Selection: {
        Type: 'AWS::Backup::BackupSelection',
        Properties: { BackupPlanId: { Ref: 'Plan' }, BackupSelection: { SelectionName: 'all', IamRoleArn: role, Resources: resources } },
      },
      ...others,
    },
  };
  return findingsIn(new TemplateFiles([new TemplateFile({ name: 'T', content: JSON.parse(JSON.stringify(content)) })]))
    .map(({ id, level, property, document, message }) => `${level} ${id} ${document.logicalId} ${property}: ${message}`);
}

const at = 'BackupPlan.BackupPlanRule[0].ScanActions[0]';
const setting = 'BackupPlan.ScanSettings[0]';

test.each<[string, Parameters<typeof findings>[0]]>([
  ['no scan', {}],
  ['both parts', { actions: [ACTION], settings: [SETTING] }],
  ['all types', { actions: [{ ...ACTION, ScanMode: 'INCREMENTAL_SCAN' }], settings: [{ ...SETTING, ResourceTypes: ['ALL'] }] }],
  ['a type that may be newer', { actions: [ACTION], settings: [{ ...SETTING, ResourceTypes: ['S3', 'Newer'] }] }],
  ['empty parts', { actions: [], settings: [] }],
  ['actions that only deployment knows', { actions: { Ref: 'A' } }],
  ['settings that only deployment knows', { actions: [ACTION], settings: { Ref: 'A' } }],
  ['actions that only deployment knows beside settings', { actions: { Ref: 'A' }, settings: [SETTING] }],
  ['values that only deployment knows', {
    actions: [{ MalwareScanner: { Ref: 'A' }, ScanMode: { Ref: 'B' } }],
    settings: [{ MalwareScanner: { Ref: 'A' }, ResourceTypes: { Ref: 'B' }, ScannerRoleArn: { Ref: 'C' } }],
    resources: ['arn:aws:dynamodb:eu-central-1:111111111111:table/t'],
  }],
  ['a type that only deployment knows', { actions: [ACTION], settings: [{ ...SETTING, ResourceTypes: [{ Ref: 'A' }] }], resources: ['arn:aws:dynamodb:eu-central-1:111111111111:table/t'] }],
])('nothing is said of %s', (_, template) => {
  expect(findings(template)).toEqual([]);
});

test.each<[string, Parameters<typeof findings>[0], string[]]>([
  ['actions alone', { actions: [ACTION] },
    ["error invalidMalwareScan Plan BackupPlan.ScanSettings: 'ScanSettings' must be given with the 'ScanActions' of 'daily': they say what is scanned, and with which role"]],
  ['no settings in the list', { actions: [ACTION], settings: [] },
    ["error invalidMalwareScan Plan BackupPlan.ScanSettings: 'ScanSettings' must be given with the 'ScanActions' of 'daily': they say what is scanned, and with which role"]],
  ['what is missing', { actions: [{}], settings: [{}] }, [
    `error invalidMalwareScan Plan ${at}.MalwareScanner: 'MalwareScanner' must be given`,
    `error invalidMalwareScan Plan ${at}.ScanMode: 'ScanMode' must be given`,
    `error invalidMalwareScan Plan ${setting}.MalwareScanner: 'MalwareScanner' must be given`,
    `error invalidMalwareScan Plan ${setting}.ResourceTypes: 'ResourceTypes' must be given`,
    `error invalidMalwareScan Plan ${setting}.ScannerRoleArn: 'ScannerRoleArn' must be given`,
  ]],
  ['what does not exist', {
    actions: [{ MalwareScanner: 'CLAMAV', ScanMode: 'QUICK' }],
    settings: [{ MalwareScanner: 'CLAMAV', ResourceTypes: ['S3', 'EFS'], ScannerRoleArn: 'arn:aws:iam::111111111111:role/aws-service-role/x/Y' }],
  }, [
    `error invalidMalwareScan Plan ${at}.MalwareScanner: 'MalwareScanner' must be GUARDDUTY, got 'CLAMAV'`,
    `error invalidMalwareScan Plan ${at}.ScanMode: 'ScanMode' must be FULL_SCAN or INCREMENTAL_SCAN, got 'QUICK'`,
    `error invalidMalwareScan Plan ${setting}.MalwareScanner: 'MalwareScanner' must be GUARDDUTY, got 'CLAMAV'`,
    `error invalidMalwareScan Plan ${setting}.ResourceTypes: 'ResourceTypes' must be types whose recovery points can be scanned, EBS, EC2, S3, got 'EFS'`,
    `error invalidRole Plan ${setting}.ScannerRoleArn: 'ScannerRoleArn' must be a role that AWS Backup can assume, and a service-linked role is none, got `
      + "'arn:aws:iam::111111111111:role/aws-service-role/x/Y'",
  ]],
  ['no types', { actions: [ACTION], settings: [{ ...SETTING, ResourceTypes: [] }], resources: ['*'] },
    [`error invalidMalwareScan Plan ${setting}.ResourceTypes: 'ResourceTypes' must have at least one type, got none`,
      "note selectsEverything Selection BackupSelection.Resources: '*' selects every resource that AWS Backup protects in the account and Region, whoever made it"]],
  ['settings alone', { settings: [SETTING] },
    ['warning malwareScanWithoutEffect Plan BackupPlan.ScanSettings: the plan has settings for malware scans, and no rule has scan actions: nothing is scanned']],
  ['nothing to scan', { actions: [ACTION], settings: [{ ...SETTING, ResourceTypes: ['ALL'] }], resources: ['arn:aws:dynamodb:eu-central-1:111111111111:table/t'] },
    ["warning malwareScanWithoutEffect Plan undefined: the rule 'daily' has recovery points scanned for malware, and nothing that the plan selects is of the types that are scanned, EBS, EC2, S3"]],
  ['another type', { actions: [ACTION], settings: [{ ...SETTING, ResourceTypes: ['EBS'] }] },
    ["warning malwareScanWithoutEffect Plan undefined: the rule 'daily' has recovery points scanned for malware, and nothing that the plan selects is of the types that are scanned, EBS"]],
])('something is said of %s', (_, template, said) => {
  expect(findings(template).map((line) => line.replace(/(whoever made it).*/, '$1'))).toEqual(said);
});

describe('the role of the scanner', () => {
  const withRole = (properties: object) => findings({
    actions: [ACTION], settings: [{ ...SETTING, ScannerRoleArn: { 'Fn::GetAtt': ['Scanner', 'Arn'] } }], others: { Scanner: { Type: 'AWS::IAM::Role', Properties: properties } },
  });
  const lacks = `warning scanPolicyMissing Plan ${setting}.ScannerRoleArn: the role 'Scanner' of the scanner lacks the AWS managed policy AWSBackupGuardDutyRolePolicyForScans, `
    + 'without which Amazon GuardDuty cannot read what it scans: give it to the role';

  test.each<[string, object]>([
    ['has what it needs', { AssumeRolePolicyDocument: TRUST(SCANNER), ManagedPolicyArns: [POLICY('AWSBackupGuardDutyRolePolicyForScans')] }],
    ['is of a Region in China', { AssumeRolePolicyDocument: TRUST(`${SCANNER}.cn`), ManagedPolicyArns: [POLICY('AWSBackupGuardDutyRolePolicyForScans')] }],
    ['has policies of its own', { AssumeRolePolicyDocument: TRUST(SCANNER), ManagedPolicyArns: [POLICY('Scanning')] }],
    ['has statements of its own', { AssumeRolePolicyDocument: TRUST(SCANNER), Policies: [{}] }],
  ])('is fine if it %s', (_, properties) => {
    expect(withRole(properties)).toEqual([]);
  });

  test('has to be one that the scanner can assume', () => {
    expect(withRole({ AssumeRolePolicyDocument: TRUST('backup.amazonaws.com'), ManagedPolicyArns: [POLICY('AWSBackupGuardDutyRolePolicyForScans')] })).toEqual([
      `error untrustedRole Plan ${setting}.ScannerRoleArn: 'ScannerRoleArn' must be a role that Amazon GuardDuty can assume: 'Scanner' does not trust ${SCANNER}`,
    ]);
  });

  test.each([[[]], [[POLICY('service-role/AWSBackupServiceRolePolicyForBackup')]]])('has to have its policy: %j', (ManagedPolicyArns) => {
    expect(withRole({ AssumeRolePolicyDocument: TRUST(SCANNER), ManagedPolicyArns })).toEqual([lacks]);
  });
});

describe('the role of a selection', () => {
  const withRole = (policies: string[], resources?: string[], types = ['S3', 'EBS']) => findings({
    actions: [ACTION],
    settings: [{ ...SETTING, ResourceTypes: types }],
    resources,
    role: { 'Fn::GetAtt': ['Role', 'Arn'] },
    others: { Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: TRUST('backup.amazonaws.com'), ManagedPolicyArns: policies.map(POLICY) } } },
  });
  const BACKUP = ['service-role/AWSBackupServiceRolePolicyForBackup', 'AWSBackupServiceRolePolicyForS3Backup'];
  const BOTH = ['arn:aws:s3:::logs', 'arn:aws:dynamodb:eu-central-1:111111111111:table/t'];

  test('has to have the policy for scans', () => {
    expect(withRole(BACKUP)).toEqual([
      'warning scanPolicyMissing Selection undefined: the role of the selection lacks the AWS managed policy AWSBackupServiceRolePolicyForScans, which AWS Backup names for malware scans: give it to the role',
    ]);
  });

  test('is fine with it, with others, and where nothing of it is scanned', () => {
    expect(withRole([...BACKUP, 'AWSBackupServiceRolePolicyForScans'])).toEqual([]);
    expect(withRole([...BACKUP, 'Others'])).toEqual([]);
    expect(withRole(BACKUP, BOTH, ['EBS']).filter((line) => line.includes('scanPolicyMissing'))).toEqual([]);
  });
});

describe.each(ORIGINS_OF_OURS)('in %s', (origin) => {
  const scan = (resource: (backup: typeof ours) => ours.BackupResource, trust = SCANNER) => planOf((backup, stack) => [{
    malwareScan: backup.MalwareScan.full({
      scannerRole: new iam.Role(stack, 'Scanner', {
        assumedBy: new iam.ServicePrincipal(trust), managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('AWSBackupGuardDutyRolePolicyForScans')],
      }),
    }),
    deleteAfter: Duration.days(30),
  }], (plan, _, backup) => { plan.addSelection('Selection', { resources: [resource(backup)] }); });

  test('a scan of what can be scanned is fine', () => {
    expect(saidOf(scan((backup) => backup.BackupResource.allOf(backup.BackupResourceType.EBS)), origin)).toEqual([]);
  });

  test('a scan of nothing is warned of', () => {
    expect(saidOf(scan((backup) => backup.BackupResource.allOf(backup.BackupResourceType.EFS)), origin)).toEqual([
      "warning 'Stack/Plan': the rule 'PlanRule0' has recovery points scanned for malware, and nothing that the plan selects is of the types that are scanned, EBS, EC2, S3 [malwareScanWithoutEffect]",
    ]);
  });

  test('a scanner that cannot assume its role is refused', () => {
    expect(saidOf(scan((backup) => backup.BackupResource.allOf(backup.BackupResourceType.EBS), 'guardduty.amazonaws.com'), origin)).toEqual([
      `error 'Stack/Plan': '${origin === 'our L2s' ? 'scannerRole' : 'ScannerRoleArn'}' must be a role that Amazon GuardDuty can assume: 'Stack/Scanner' does not trust ${SCANNER}`,
    ]);
  });
});
