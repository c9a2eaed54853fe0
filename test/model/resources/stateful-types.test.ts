import { execFileSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { PROTECTED_TYPES, RESOURCE_CATALOG } from '../../../src/model/resources/resource-catalog';
import { statefulType, TYPES_WITH_DATA, typeSeen } from '../../../src/model/resources/stateful-type';
import { STATEFUL_TYPES } from '../../../src/model/resources/stateful-types';

/** Modules that are not called like the service. */
const MODULES: Record<string, string> = { serverless: 'sam', kinesisanalyticsv2: 'kinesisanalytics' };
const OF_AWS = STATEFUL_TYPES.filter(({ type }) => type.startsWith('AWS::') && type !== 'AWS::CloudFormation::Stack');

const NEWER_THAN_THE_FLOOR = [
  'AWS::FSx::FileCache', 'AWS::FSx::Backup', 'AWS::StorageGateway::Volume', 'AWS::StorageGateway::Tape', 'AWS::StorageGateway::TapePool',
  'AWS::StorageGateway::NFSFileShare', 'AWS::StorageGateway::SMBFileShare', 'AWS::RDS::DBSnapshot', 'AWS::RDS::ClusterSnapshot', 'AWS::Timestream::InfluxDBBackup',
  'AWS::Redshift::Snapshot', 'AWS::ElastiCache::Snapshot', 'AWS::IdentityStore::User', 'AWS::SSM::OpsItem', 'AWS::CloudHSM::Cluster', 'AWS::Outposts::Outpost',
  'AWS::Wickr::Network',
];

test.each(['aws-cdk-lib', 'aws-cdk-lib-newest'])('the types and their properties are those of the L1s of %s', (library) => {
  const modules = [...new Set(OF_AWS.map(({ type }) => type.split('::')[1].toLowerCase()))].map((name) => MODULES[name] ?? name);
  // In a process of its own: the L1s of so many services take memory.
  const script = `
    const known = {};
    for (const name of ${JSON.stringify(modules)}) {
      let all = {};
      try { all = require('${library}/aws-' + name); } catch (error) { if (error.code !== 'ERR_PACKAGE_PATH_NOT_EXPORTED') { throw error; } }
      for (const each of Object.values(all)) {
        if (each?.CFN_RESOURCE_TYPE_NAME) { known[each.CFN_RESOURCE_TYPE_NAME] = Object.getOwnPropertyNames(each.prototype).map((one) => one.toLowerCase()); }
      }
    }
    console.log(JSON.stringify(known));`;
  const known: Record<string, string[]> = JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }));

  const missing = OF_AWS.filter(({ type }) => !known[type]).map(({ type }) => type);
  expect(missing).toEqual(library === 'aws-cdk-lib' ? NEWER_THAN_THE_FLOOR : []);
  const wrong = OF_AWS.filter(({ type }) => known[type]).flatMap(({ type, tags = 'Tags', native }) =>
    [...tags === null ? [] : [tags], ...native?.properties ?? [], ...native?.period ? [native.period] : [], ...native?.unless ?? []]
      .map((path) => path.split('.')[0].toLowerCase())
      .filter((name) => !known[type].includes(name) && !known[type].includes(`${name}raw`)).map((name) => `${type}.${name}`));
  expect(wrong).toEqual(library === 'aws-cdk-lib' ? ['AWS::Personalize::Dataset.tags', 'AWS::Grafana::Workspace.tags'] : []);
});

test('each type has one row', () => {
  expect(new Set(STATEFUL_TYPES.map(({ type }) => type)).size).toBe(STATEFUL_TYPES.length);
});

test('what AWS Backup supports is what the catalog has, and what its resources make', () => {
  const supported = STATEFUL_TYPES.filter(({ isSupported }) => isSupported).map(({ type }) => type);
  const made = ['AWS::AutoScaling::AutoScalingGroup', 'AWS::StorageGateway::Volume'];
  expect(supported.filter((type) => !made.includes(type) && !PROTECTED_TYPES.has(typeSeen(type)))).toEqual([]);
  expect([...PROTECTED_TYPES].filter((type) => !supported.includes(type))).toEqual([]);
});

test('tags are where the catalog has them', () => {
  for (const { type, tags } of RESOURCE_CATALOG.flatMap(({ sources }) => sources)) {
    if (tags !== null) { expect([type, statefulType(type)!.tags ?? 'Tags']).toEqual([type, tags ?? 'Tags']); }
  }
});

test('what holds data and AWS Backup does not have comes with advice', () => {
  const silent = STATEFUL_TYPES.filter(({ holds = 'data', isSupported, advice }) => holds === 'data' && !isSupported && !advice);
  expect(silent).toEqual([]);
});

test('caches count where their service can back them up', () => {
  expect(['AWS::ElastiCache::ReplicationGroup', 'AWS::DAX::Cluster', 'AWS::ECS::Cluster', 'AWS::S3::Bucket'].map((type) => TYPES_WITH_DATA.has(type))).toEqual([true, false, false, true]);
});

test('what they hold, and whether AWS Backup has them, is what a list that was made apart from this one says', () => {
  const [, ...rows] = readFileSync(join(__dirname, '../../fixtures/stateful-types.tsv'), 'utf8').trim().split('\n').map((line) => line.split('\t'));
  const listed = rows.map(([type, holds, isSupported]) => [type, holds === 'yes' ? 'data' : holds, isSupported === 'yes']);
  expect(STATEFUL_TYPES.map(({ type, holds = 'data', isSupported = false }) => [type, holds, isSupported]).sort()).toEqual(listed.sort());
});

test('backups that services make themselves: where it is written that they are made, and how many days they are kept where nothing is written of that', () => {
  const ofFsx = ['Windows', 'Lustre', 'Ontap', 'OpenZFS'].map((each) => `${each}Configuration.AutomaticBackupRetentionDays`).join(' or ');
  const shown = STATEFUL_TYPES.flatMap(({ type, native }) => native
    ? [[type, native.what, `${native.properties.join(' or ')}${native.is ? ` is ${native.is.join(' or ')}` : ''}`, native.days ?? native.daysByDefault]]
    : []);
  expect(shown).toEqual([
    ['AWS::S3::Bucket', 'versioning', 'VersioningConfiguration.Status is Enabled', undefined],
    ['AWS::EFS::FileSystem', 'the automatic backup plan of EFS', 'BackupPolicy.Status is ENABLED', 35],
    ['AWS::FSx::FileSystem', 'automated backups', ofFsx, undefined],
    ['AWS::RDS::DBInstance', 'automated backups', 'BackupRetentionPeriod', 1],
    ['AWS::RDS::DBCluster', 'automated backups', 'BackupRetentionPeriod', 1],
    ['AWS::DocDB::DBCluster', 'automated backups', 'BackupRetentionPeriod', 1],
    ['AWS::DocDBElastic::Cluster', 'automated backups', 'BackupRetentionPeriod', 1],
    ['AWS::Neptune::DBCluster', 'automated backups', 'BackupRetentionPeriod', 1],
    ['AWS::DynamoDB::Table', 'point-in-time recovery', 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled is true', 35],
    ['AWS::DynamoDB::GlobalTable', 'point-in-time recovery', 'Replicas.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled is true', 35],
    ['AWS::Cassandra::Table', 'point-in-time recovery', 'PointInTimeRecoveryEnabled is true', 35],
    ['AWS::Redshift::Cluster', 'automated backups', 'AutomatedSnapshotRetentionPeriod', 1],
    ['AWS::RedshiftServerless::Namespace', 'recovery points', '', 1],
    ['AWS::ElastiCache::CacheCluster', 'automated backups', 'SnapshotRetentionLimit', undefined],
    ['AWS::ElastiCache::ReplicationGroup', 'automated backups', 'SnapshotRetentionLimit', undefined],
    ['AWS::ElastiCache::ServerlessCache', 'automated backups', 'SnapshotRetentionLimit', undefined],
    ['AWS::MemoryDB::Cluster', 'automated backups', 'SnapshotRetentionLimit', undefined],
    ['AWS::OpenSearchService::Domain', 'automated snapshots', '', 14],
    ['AWS::Elasticsearch::Domain', 'automated snapshots', '', 14],
    ['AWS::OpenSearchServerless::Collection', 'automated snapshots', '', 14],
    ['AWS::KinesisAnalyticsV2::Application', 'snapshots', 'ApplicationConfiguration.ApplicationSnapshotConfiguration.SnapshotsEnabled is true', undefined],
    ['AWS::DirectoryService::MicrosoftAD', 'automatic snapshots', '', undefined],
    ['AWS::DirectoryService::SimpleAD', 'automatic snapshots', '', undefined],
    ['AWS::CloudHSM::Cluster', 'automated backups', 'BackupRetentionPolicy.Value', undefined],
    ['AWS::Lightsail::Database', 'automated backups', 'BackupRetention is true', undefined],
    ['AWS::Lightsail::Bucket', 'versioning', 'ObjectVersioning is true', undefined],
    ['AWS::WorkSpaces::Workspace', 'automatic snapshots', '', undefined],
    ['AWS::ODB::CloudVmCluster', 'local backups', 'IsLocalBackupEnabled is true', undefined],
    ['AWS::OpsWorksCM::Server', 'automated backups', 'BackupRetentionCount', undefined],
  ]);
});
