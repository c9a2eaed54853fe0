import { isKnownText } from './known-text';

/** What names of Regions begin with in each partition but the first. */
const PREFIXES: readonly [prefix: string, partition: string][] = [
  ['cn-', 'aws-cn'], ['us-gov-', 'aws-us-gov'], ['us-iso-', 'aws-iso'], ['us-isob-', 'aws-iso-b'], ['eu-isoe-', 'aws-iso-e'], ['us-isof-', 'aws-iso-f'],
  ['eu-isof-', 'aws-iso-f'], ['eusc-', 'aws-eusc'],
];
/** The partitions of AWS. */
export const PARTITIONS: readonly string[] = ['aws', ...new Set(PREFIXES.map(([, partition]) => partition))];
const REGION = /^[a-z]+(-[a-z]+)+-\d+$/;

/** The partition of a Region, where that is known. The table of aws-cdk-lib says the same, and takes a tenth of a second to load. */
export function partitionOf(region: string): string | undefined {
  if (!isKnownText(region) || !REGION.test(region)) { return undefined; }
  return PREFIXES.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}
