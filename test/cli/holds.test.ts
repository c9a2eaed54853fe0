import { readFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv';
import { Folder, run } from './run';

const folder = new Folder();
const isDescription = new Ajv().compile(JSON.parse(readFileSync(join(__dirname, '..', '..', 'schemas', 'describe.schema.json'), 'utf-8')));

const KEPT = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };
const POINT = 'arn:aws:backup:eu-central-1:111122223333:recovery-point:logs-5ec207d0';
const hold = (selection: unknown, more: object = KEPT) => ({
  Type: 'AWS::Backup::LegalHold', ...more, Properties: { Title: 'Case 4711', Description: 'For the court', RecoveryPointSelection: selection },
});
const VAULT = { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'main' } };
const RESOURCES = {
  Vault: VAULT,
  Bucket: { Type: 'AWS::S3::Bucket' },
  Hold: hold({ VaultNames: [{ Ref: 'Vault' }], DateRange: { FromDate: '2025-01-01T00:00:00Z', ToDate: '2025-12-31T00:00:00Z' } }),
  OfBucket: hold({ ResourceIdentifiers: [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, 'arn:aws:s3:::logs'] }, {}),
  OfLater: hold({ ResourceIdentifiers: { Ref: 'List' } }),
  Point: { Type: 'AWS::Backup::BackupAccessPoint', Properties: { Name: 'logs', RecoveryPointArn: POINT, AccessPointInTime: '2026-01-31T03:30:27Z' } },
  Snapshot: { Type: 'AWS::Backup::BackupAccessPoint', Properties: { RecoveryPointArn: { Ref: 'Arn' } } },
  Plan: {
    Type: 'AWS::Backup::BackupPlan',
    Properties: {
      BackupPlan: {
        BackupPlanName: 'plan',
        ScanSettings: [{ MalwareScanner: 'GUARDDUTY', ResourceTypes: ['EBS', 'S3'], ScannerRoleArn: 'arn:aws:iam::111122223333:role/scanner' }],
        BackupPlanRule: [
          { RuleName: 'daily', TargetBackupVault: 'main', ScanActions: [{ MalwareScanner: 'GUARDDUTY', ScanMode: 'INCREMENTAL_SCAN' }] },
          { RuleName: 'later', TargetBackupVault: 'main', ScanActions: { Ref: 'Actions' } },
          { RuleName: 'never', TargetBackupVault: 'main' },
          { RuleName: 'other', TargetBackupVault: 'main', ScanActions: [{ MalwareScanner: 'GUARDDUTY', ScanMode: 'QUICK' }] },
        ],
      },
    },
  },
};
const file = (name: string, resources: object = RESOURCES) =>
  folder.file(name, { Parameters: { List: { Type: 'CommaDelimitedList' }, Arn: { Type: 'String' }, Actions: { Type: 'String' } }, Resources: resources });

test('describe has them in JSON', () => {
  const description = JSON.parse(run(['describe', file('t.json'), '--format', 'json']).out);
  expect(isDescription(description) || isDescription.errors).toBe(true);
  const place = (logicalId: string) => ({ id: `t.json/${logicalId}`, template: expect.stringContaining('t.json'), path: null, logicalId, onlyWhere: null, variants: [] });
  const usual = { name: 'Case 4711', description: 'For the court', vaults: [], resources: [], arns: [], fromDate: null, toDate: null, canceledWithStack: false };
  expect(description.legalHolds).toEqual([
    {
      ...place('Hold'),
      ...usual,
      vaults: [{ vault: 't.json/Vault', name: 'main', account: null, region: null }],
      fromDate: '2025-01-01T00:00:00Z',
      toDate: '2025-12-31T00:00:00Z',
    },
    { ...place('OfBucket'), ...usual, resources: [{ path: null, logicalId: 'Bucket', type: 'AWS::S3::Bucket' }], arns: ['arn:aws:s3:::logs'], canceledWithStack: true },
    { ...place('OfLater'), ...usual, arns: [{ knownAtDeployment: expect.any(String) }] },
  ]);
  expect(description.accessPoints).toEqual([
    { ...place('Point'), name: 'logs', recoveryPoint: POINT, pointInTime: '2026-01-31T03:30:27Z' },
    { ...place('Snapshot'), name: null, recoveryPoint: { knownAtDeployment: expect.any(String) }, pointInTime: null },
  ]);
  const [{ scans, rules }] = description.plans;
  expect(scans).toEqual([{ resourceTypes: ['EBS', 'S3'], role: 'arn:aws:iam::111122223333:role/scanner' }]);
  expect(rules.map(({ malwareScan }: { malwareScan: unknown }) => malwareScan)).toEqual(['INCREMENTAL_SCAN', { knownAtDeployment: expect.any(String) }, null, 'QUICK']);
});

test('and as a text', () => {
  const said = run(['describe', file('t.json')]).out.replace(/ +/g, ' ');
  expect(said).toContain('3 LEGAL HOLDS');
  expect(said).toMatch(/Case 4711.*Hold\n why For the court\n vault Vault \(main, the Region of the deployment\)\n made from 2025-01-01T00:00:00Z to 2025-12-31T00:00:00Z\n\n/);
  expect(said).toContain(' why For the court\n resource Bucket (AWS::S3::Bucket)\n by ARN arn:aws:s3:::logs\n made at any time\n removal canceled with the stack\n');
  expect(said).toContain('2 BACKUP ACCESS POINTS');
  expect(said).toContain(` reads ${POINT}\n as of 2026-01-31T03:30:27Z\n blocks the deletion of the recovery point, and its move to another tier\n`);
  expect(said).toContain(' scanned for malware: EBS and S3, with the role arn:aws:iam::111122223333:role/scanner\n');
  expect(said).toContain(' malware scan incremental\n');
  expect(said).toContain(' malware scan QUICK\n');
  expect(run(['describe', file('all.json', { Hold: hold({}) })]).out).toContain('all recovery points of the account and Region');
});

test('check judges them', () => {
  const { out, exitCode } = run(['check', file('bad.json', { Hold: hold({ VaultNames: ['my vault'] }), Point: { Type: 'AWS::Backup::BackupAccessPoint', Properties: { Name: 'A', RecoveryPointArn: POINT } } })]);
  expect(exitCode).toBe(1);
  expect(out).toContain('invalidVaultName');
  expect(out).toContain('invalidAccessPoint');
});

test('diff says that they come and go', () => {
  const { Hold, Point } = RESOURCES;
  const before = folder.file('before.json', { Resources: { Hold, Point } });
  const after = folder.file('after.json', { Resources: { Hold: { ...Hold, Properties: { ...Hold.Properties, Title: 'Another' } } } });
  const { templates } = JSON.parse(run(['diff', before, after, '--format', 'json']).out);
  expect(templates).toEqual([{ template: expect.stringContaining('after.json'), added: [], removed: ['Point'], changed: [{ logicalId: 'Hold', properties: ['Title'] }] }]);
});
