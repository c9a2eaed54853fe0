import type { ResourceDocument } from '../../document/resource-document';
import type { Reading } from '../../document/values/reading';

/** What resources of some type are not backed up, though others are. */
interface Unfit {
  readonly at: (resource: ResourceDocument) => Reading;
  readonly isUnfit: (value: string) => boolean;
  readonly why: string;
}

const UNFIT: Readonly<Record<string, Unfit>> = {
  // https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html has RDS, and nothing of RDS Custom.
  'AWS::RDS::DBInstance': {
    at: (resource) => resource.property('Engine'),
    isUnfit: (engine) => engine.toLowerCase().startsWith('custom-'),
    why: 'AWS Backup is not documented to back up Amazon RDS Custom: take its own snapshots by a schedule',
  },
  // https://docs.aws.amazon.com/fsx/latest/ONTAPGuide/using-backups.html
  'AWS::FSx::Volume': {
    at: (resource) => resource.property('OntapConfiguration').at('OntapVolumeType'),
    isUnfit: (type) => type === 'DP' || type === 'LS',
    why: 'of volumes of NetApp ONTAP, only those that can be read and written are backed up, and no copy of another one',
  },
};

/** Why AWS Backup does not back up a resource, though it does others of the type; nothing where it may. */
export function unfitBecause(resource: ResourceDocument): string | undefined {
  const unfit = Object.hasOwn(UNFIT, resource.type) ? UNFIT[resource.type] : undefined;
  const { knownText } = unfit?.at(resource) ?? {};
  return knownText !== undefined && unfit!.isUnfit(knownText) ? unfit!.why : undefined;
}
