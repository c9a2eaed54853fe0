import { partitionOf } from './names';
import type { Unsupported } from '../emulator/unsupported';

/** What AWS Backup does not have everywhere. */
interface Feature {
  readonly name: string;
  readonly types: readonly string[];
  /** The operations of questions about it, and the placeholder of what the stack has of it. */
  readonly calls: RegExp;
  readonly isIn: (region: string, partition: string) => boolean;
}

const isSecret = (partition: string) => partition.startsWith('aws-iso');
/** Of these the pages of AWS say different things. */
const NOT_SURELY = ['ap-east-2', 'ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7', 'ca-west-1', 'mx-central-1'];

/** @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html */
const FEATURES: readonly Feature[] = [
  {
    name: 'logically air-gapped vaults',
    types: ['AWS::Backup::LogicallyAirGappedBackupVault'],
    calls: /LogicallyAirGapped|MpaApprovalTeam|\{airGappedArn\}/,
    isIn: (region, partition) => !['aws-cn', 'aws-us-gov'].includes(partition) && !isSecret(partition) && !NOT_SURELY.includes(region),
  },
  {
    name: 'restore testing',
    types: ['AWS::Backup::RestoreTestingPlan', 'AWS::Backup::RestoreTestingSelection'],
    calls: /RestoreTesting/,
    isIn: (_, partition) => !['aws-cn', 'aws-us-gov'].includes(partition) && !isSecret(partition),
  },
  {
    name: 'AWS Backup Audit Manager',
    types: ['AWS::Backup::Framework', 'AWS::Backup::ReportPlan'],
    calls: /ReportPlan/,
    isIn: (region, partition) => !['aws-cn', 'aws-eusc'].includes(partition) && !isSecret(partition) && ![...NOT_SURELY, 'il-central-1'].includes(region),
  },
];

const missingIn = (region: string) => FEATURES.filter(({ isIn }) => !isIn(region, partitionOf(region)));
const reasonOf = ({ name }: Feature, region: string) => `AWS does not document ${name} in ${region}`;

/** What of the application is not deployed in a Region, with the reason. */
export function unsupportedIn(region: string): Unsupported {
  const types = missingIn(region).flatMap((feature) => feature.types.map((type) => [type, reasonOf(feature, region)] as const));
  return { types: Object.fromEntries(types), properties: {}, steps: {}, listed: {} };
}

/** Whether a Region has logically air-gapped vaults. */
export function hasAirGappedVaults(region: string): boolean {
  return FEATURES[0].isIn(region, partitionOf(region));
}

/** Why a question is not asked in a Region: it is of what is not there, or needs a second Region; nothing where it is asked. */
export function unaskedIn(region: string, otherRegion: string | undefined): (question: object) => string | undefined {
  const missing = missingIn(region);
  return (question) => {
    const text = JSON.stringify(question);
    const feature = missing.find(({ calls }) => calls.test(text));
    if (feature) { return reasonOf(feature, region); }
    return otherRegion === undefined && text.includes('{otherRegion}') ? `the partition ${partitionOf(region)} has no other Region` : undefined;
  };
}
