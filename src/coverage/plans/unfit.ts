import type { Documents } from '../../document/documents';
import type { ResourceDocument } from '../../document/resource-document';
import type { Reading } from '../../document/values/reading';
import { partsOf } from '../../private/known-text';

/** What resources of some type are not backed up, though others are. */
interface Unfit {
  readonly at: (resource: ResourceDocument) => Reading;
  readonly isUnfit: (value: string) => boolean;
  readonly why: string;
  /** What is said where only deployment knows the value. */
  readonly open: string;
}

const UNFIT: Readonly<Record<string, readonly Unfit[]>> = {
  // https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html has RDS, and nothing of RDS Custom.
  'AWS::RDS::DBInstance': [{
    at: (resource) => resource.property('Engine'),
    isUnfit: (engine) => engine.toLowerCase().startsWith(CUSTOM),
    why: 'AWS Backup is not documented to back up Amazon RDS Custom: take its own snapshots by a schedule',
    open: 'whether its engine is one of Amazon RDS Custom is known only at deployment',
  }],
  'AWS::FSx::FileSystem': [{
    at: (resource) => resource.property('FileSystemType'),
    isUnfit: (type) => type === 'ONTAP',
    why: 'of a file system of NetApp ONTAP the volumes are backed up',
    open: 'whether the file system is one of NetApp ONTAP, of which the volumes are backed up, is known only at deployment',
  }],
  'AWS::FSx::Volume': [{
    at: (resource) => resource.property('VolumeType'),
    isUnfit: (type) => type === 'OPENZFS',
    why: 'a volume of OpenZFS is backed up with its file system',
    open: 'whether the volume is one of OpenZFS, which is backed up with its file system, is known only at deployment',
  }, {
    // https://docs.aws.amazon.com/fsx/latest/ONTAPGuide/using-backups.html
    at: (resource) => resource.property('OntapConfiguration').at('OntapVolumeType'),
    isUnfit: (type) => type === 'DP' || type === 'LS',
    why: 'of volumes of NetApp ONTAP, only those that can be read and written are backed up, and no copy of another one',
    open: 'whether the volume can be read and written is known only at deployment',
  }],
  'AWS::SystemsManagerSAP::Application': [{
    at: (resource) => resource.property('ApplicationType'),
    isUnfit: (type) => type === 'SAP_ABAP',
    why: 'of an application of SAP ABAP the SAP HANA application that it uses is backed up',
    open: 'whether the application is one of SAP HANA is known only at deployment',
  }],
};

const CUSTOM = 'custom-';

/** Why AWS Backup does not back up a resource, though it does others of the type; nothing where it may. */
export function unfitBecause(resource: ResourceDocument): string | undefined {
  return unfitOf(resource).find(({ at, isUnfit }) => {
    const { knownText } = at(resource);
    return knownText !== undefined && isUnfit(knownText);
  })?.why;
}

/** Why it is known only at deployment whether AWS Backup backs up a resource, and the texts on which it depends. */
export function perhapsUnfit(resource: ResourceDocument, { world }: Documents): readonly { readonly why: string; readonly text: string }[] {
  return unfitOf(resource).flatMap(({ at, isUnfit, open }) => {
    const { isLater, text = '' } = at(resource);
    return isLater && mayBeUnfit(text, isUnfit, world.allowedOf(text)) ? [{ why: open, text }] : [];
  });
}

/** What begins otherwise is surely none of RDS Custom. */
function mayBeUnfit(text: string, isUnfit: Unfit['isUnfit'], allowed: readonly string[] | undefined): boolean {
  if (allowed) { return allowed.some(isUnfit); }
  const [first] = partsOf(text);
  return !first.isKnown || CUSTOM.startsWith(first.text.toLowerCase().slice(0, CUSTOM.length));
}

function unfitOf({ type }: ResourceDocument): readonly Unfit[] {
  return Object.hasOwn(UNFIT, type) ? UNFIT[type] : [];
}
