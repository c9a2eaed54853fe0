import { BACKUP, coverageOfFiles, coverageOfIncluded, find, selection } from './templates';
import type { Json } from './templates';

const CUSTOM = 'AWS Backup is not documented to back up Amazon RDS Custom: take its own snapshots by a schedule';
const COPY = 'of volumes of NetApp ONTAP, only those that can be read and written are backed up, and no copy of another one';
const database = (Engine: string): Json => ({ Type: 'AWS::RDS::DBInstance', Properties: { Engine, DBInstanceClass: 'db.m5.large' } });
const volume = (OntapVolumeType?: string): Json => ({
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
