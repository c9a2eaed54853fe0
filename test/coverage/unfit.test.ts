import { BACKUP, coverageOfFiles, coverageOfIncluded, find, plan, selection } from './templates';
import type { Json } from './templates';

const CUSTOM = 'AWS Backup is not documented to back up Amazon RDS Custom: take its own snapshots by a schedule';
const COPY = 'of volumes of NetApp ONTAP, only those that can be read and written are backed up, and no copy of another one';
const database = (Engine: Json): Json => ({ Type: 'AWS::RDS::DBInstance', Properties: { Engine, DBInstanceClass: 'db.m5.large' } });
const volume = (OntapVolumeType?: Json): Json => ({
  Type: 'AWS::FSx::Volume', Properties: { Name: 'vol', VolumeType: 'ONTAP', OntapConfiguration: { StorageVirtualMachineId: 'svm-1', SizeInMegabytes: '100', OntapVolumeType } },
});

test.each<[what: string, resource: Json, why: string | undefined]>([
  ['a database', database('oracle-ee'), undefined],
  ['a database of RDS Custom', database('custom-oracle-ee'), CUSTOM],
  ['one that is written in capitals', database('CUSTOM-sqlserver-se'), CUSTOM],
  ['a database whose engine only has it in its name', database('not-custom-oracle'), undefined],
  ['a volume of which nothing is said', volume(), undefined],
  ['a volume that can be written', volume('RW'), undefined],
  ['a volume that is protected by another one', volume('DP'), COPY],
  ['a volume that shares the load of another one', volume('LS'), COPY],
])('%s', (_, X, why) => {
  for (const coverage of [coverageOfFiles, coverageOfIncluded]) {
    const selected = find(coverage({ Resources: { ...BACKUP, S: selection({ Resources: ['*'] }), X } }), 'X');
    expect([selected.verdict, selected.reasons.map((reason) => reason.replace(/^.* selects it by Resources\[0\]( in vain: )?/, ''))])
      .toEqual(why === undefined ? ['protected', ['']] : ['selectedInVain', [why]]);
    const { reasons } = find(coverage({ Resources: { ...BACKUP, X } }), 'X');
    expect(reasons.filter((reason) => [CUSTOM, COPY].includes(reason))).toEqual(why === undefined ? [] : [why]);
  }
});

describe('what only deployment knows of a resource that AWS Backup may not back up', () => {
  const parameters = (more: Json) => ({ Parameters: { P: { Type: 'String', ...more } } });
  const P = { Ref: 'P' };
  const system = (FileSystemType: Json): Json => ({ Type: 'AWS::FSx::FileSystem', Properties: { FileSystemType, SubnetIds: ['subnet-1'] } });
  const application = (ApplicationType: Json): Json => ({ Type: 'AWS::SystemsManagerSAP::Application', Properties: { ApplicationId: 'a', ApplicationType } });
  const ofType = (VolumeType: Json): Json => ({ Type: 'AWS::FSx::Volume', Properties: { Name: 'vol', VolumeType } });

  test.each<[what: string, resource: Json, parameter: Json, verdict: string, withDefaults: string | undefined, reason?: RegExp]>([
    ['an engine that is fit by default', database(P), { Default: 'mysql' }, 'conditional', 'protected', /whether its engine is one of Amazon RDS Custom is known only at deployment$/],
    ['an engine that is not fit by default', database(P), { Default: 'custom-oracle-ee' }, 'conditional', 'selectedInVain', /RDS Custom/],
    ['an engine without a default', database(P), {}, 'conditional', 'conditional', /RDS Custom/],
    ['one of engines that all are fit', database(P), { AllowedValues: ['mysql', 'postgres'] }, 'protected', undefined],
    ['one of engines of which one is not fit', database(P), { AllowedValues: ['mysql', 'custom-oracle-ee'], Default: 'mysql' }, 'conditional', 'protected'],
    ['an engine that surely begins otherwise', database({ 'Fn::Sub': 'oracle-${P}' }), {}, 'protected', undefined],
    ['an engine that begins so', database({ 'Fn::Sub': 'cust${P}' }), {}, 'conditional', 'conditional'],
    ['a volume that may be a copy', volume(P), { Default: 'RW' }, 'conditional', 'protected', /whether the volume can be read and written is known only at deployment$/],
    ['a volume that is a copy by default', volume(P), { Default: 'DP' }, 'conditional', 'selectedInVain'],
    ['a file system that may be of ONTAP', system(P), { Default: 'WINDOWS' }, 'conditional', 'protected', /whether the file system is one of NetApp ONTAP/],
    ['a volume that may be of OpenZFS', ofType(P), { Default: 'ONTAP' }, 'conditional', 'protected', /whether the volume is one of OpenZFS/],
    ['an application that may be of SAP ABAP', application(P), { Default: 'HANA' }, 'conditional', 'protected', /whether the application is one of SAP HANA is known only at deployment$/],
  ])('%s', (_, X, parameter, verdict, withDefaults, reason = /./) => {
    const found = find(coverageOfFiles({ ...parameters(parameter), Resources: { ...BACKUP, S: selection({ Resources: ['*'] }), X } }), 'X');
    expect([found.verdict, found.withDefaults, found.conditions]).toEqual([verdict, withDefaults, verdict === 'conditional' ? ['P'] : []]);
    expect(found.reasons.join('\n')).toMatch(reason);
  });
});

test('what is refused with the default of a parameter is not called protected', () => {
  const template = {
    Parameters: { Days: { Type: 'Number', Default: 60 } },
    Resources: {
      ...BACKUP, Plan: plan([{ Lifecycle: { MoveToColdStorageAfterDays: 30, DeleteAfterDays: { Ref: 'Days' } } }]), S: selection({ Resources: ['*'] }), X: database('mysql'),
    },
  };
  const { verdict, withDefaults, reasons } = find(coverageOfFiles(template), 'X');
  expect([verdict, withDefaults]).toEqual(['conditional', 'selectedInVain']);
  expect(reasons.join('\n')).toMatch(/in vain: .* \[invalidLifecycle\]$/);
});

describe('the key of a resource', () => {
  const key = (Enabled?: Json, KeyPolicy: Json = { Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'kms:*', Resource: '*' }] }): Json => (
    { Type: 'AWS::KMS::Key', Properties: { KeyPolicy, Enabled } });
  const encrypted = (more: Json = { KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] }, StorageEncrypted: true }): Json => (
    { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'mysql', DBInstanceClass: 'db.m5.large', ...more } });
  const DISABLED = "its key 'Key' is disabled, and it is not documented that AWS Backup can back it up so";
  const OPEN = "whether its key 'Key' is enabled is known only at deployment";

  test.each<[what: string, resources: Json, verdict: string, withDefaults: string | undefined, why: string | undefined, parameter?: Json]>([
    ['nothing is said of', { Key: key(), X: encrypted() }, 'protected', undefined, undefined],
    ['enabled', { Key: key(true), X: encrypted() }, 'protected', undefined, undefined],
    ['disabled', { Key: key(false), X: encrypted() }, 'conditional', 'conditional', DISABLED],
    ['disabled, of what is not encrypted', { Key: key(false), X: encrypted({ KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] }, StorageEncrypted: false }) }, 'protected', undefined, undefined],
    ['disabled, of something else', { Key: key(false), X: encrypted({ StorageEncrypted: true }) }, 'protected', undefined, undefined],
    ['a parameter enables', { Key: key({ Ref: 'P' }), X: encrypted() }, 'conditional', 'conditional', OPEN, {}],
    ['a parameter enables by default', { Key: key({ Ref: 'P' }), X: encrypted() }, 'conditional', 'protected', OPEN, { Default: 'true' }],
    ['a parameter disables by default', { Key: key({ Ref: 'P' }), X: encrypted() }, 'conditional', 'conditional', OPEN, { Default: 'false' }],
  ])('that is %s', (_, resources, verdict, withDefaults, why, parameter = {}) => {
    const found = find(coverageOfFiles({
      Parameters: { P: { Type: 'String', ...parameter } }, Resources: { ...BACKUP, S: selection({ Resources: [{ 'Fn::Sub': 'arn:aws:rds:*:*:db:*' }] }), ...resources },
    }), 'X');
    expect([found.verdict, found.withDefaults]).toEqual([verdict, withDefaults]);
    if (why) { expect(found.reasons.join('\n')).toContain(why); } else { expect(found.reasons.join('\n')).not.toMatch(/its key/); }
  });
});
