import { BackupResourceType } from '../../../src';
import { RESOURCE_CATALOG } from '../../../src/model/resources/resource-catalog';

test('there is a constant for every type of the catalog, and a type of the catalog for every constant', () => {
  const constants = Object.values(BackupResourceType).filter((value) => value instanceof BackupResourceType).map(({ name }) => name);

  expect([...constants].sort()).toEqual([...new Set(RESOURCE_CATALOG.map(({ apiName }) => apiName))].sort());
  expect(BackupResourceType.all().map(({ name }) => name)).toEqual([...constants].sort());
});

test.each([
  ['AURORA', 'Aurora'], ['CLOUDFORMATION', 'CloudFormation'], ['DOCUMENTDB', 'DocumentDB'], ['DSQL', 'DSQL'], ['DYNAMODB', 'DynamoDB'], ['EBS', 'EBS'],
  ['EC2', 'EC2'], ['EFS', 'EFS'], ['EKS', 'EKS'], ['FSX', 'FSx'], ['NEPTUNE', 'Neptune'], ['RDS', 'RDS'], ['REDSHIFT', 'Redshift'],
  ['REDSHIFT_SERVERLESS', 'Redshift Serverless'], ['S3', 'S3'], ['SAP_HANA_ON_EC2', 'SAP HANA on Amazon EC2'], ['STORAGE_GATEWAY', 'Storage Gateway'],
  ['TIMESTREAM', 'Timestream'], ['VIRTUAL_MACHINE', 'VirtualMachine'],
] as const)('%s is called %s in the API', (constant, name) => {
  const type = BackupResourceType[constant];
  expect(type).toMatchObject({ name, isKnown: true });
  expect(`${type}`).toBe(name);
});

test.each<[string, (type: BackupResourceType) => boolean, string[]]>([
  ['continuous backup', (type) => type.supportsContinuousBackup, ['Aurora', 'RDS', 'S3', 'SAP HANA on Amazon EC2']],
  ['indexing', (type) => type.supportsIndexing, ['EBS', 'S3']],
  ['malware scans', (type) => type.supportsMalwareScan, ['EBS', 'EC2', 'S3']],
])('%s is known of these types', (_, supports, names) => {
  expect(BackupResourceType.all().filter(supports).map(({ name }) => name)).toEqual(names);
});

test.each<[string, (type: BackupResourceType) => boolean]>([
  ['Audit Manager', (type) => type.supportsAuditManager],
  ['cold storage', (type) => type.supportsColdStorage],
  ['copies to other accounts', (type) => type.supportsCrossAccountCopy],
  ['copies to other Regions', (type) => type.supportsCrossRegionCopy],
  ['full management', (type) => type.supportsFullManagement],
  ['restores of items', (type) => type.supportsItemLevelRestore],
  ['air-gapped vaults', (type) => type.supportsLogicallyAirGappedVault],
  ['restore testing', (type) => type.supportsRestoreTesting],
])('%s is known of some types and not of others', (_, supports) => {
  const supporting = BackupResourceType.all().filter(supports);
  expect(supporting.length).toBeGreaterThan(0);
  expect(supporting).not.toContain(BackupResourceType.REDSHIFT);
  expect(supports(BackupResourceType.REDSHIFT)).toBe(false);
});

test('a type may be newer than this library, which then knows nothing of it', () => {
  const type = BackupResourceType.of('Quantum');
  expect(type).toMatchObject({ name: 'Quantum', isKnown: false, supportsContinuousBackup: false });
});

test('a name that is known is the type, and case matters', () => {
  expect(BackupResourceType.of('S3')).toBe(BackupResourceType.S3);
  expect(BackupResourceType.all()).toContain(BackupResourceType.S3);
  expect(BackupResourceType.of('Quantum')).toBe(BackupResourceType.of('Quantum'));
  expect(BackupResourceType.of('s3').isKnown).toBe(false);
});
