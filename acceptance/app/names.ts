/** What everything that the acceptance run makes is called, so that a later run, and a policy, knows it. */
export const STACK = 'cdk-aws-backup-acceptance';
/** What everything has that a run of `npm run ask` makes. */
export const ASK_STACK = 'cdk-aws-backup-ask';
/** The tag of what is deployed for the questions. Its value is the run. */
export const ASK_TAG = ASK_STACK;
/** The tag by which what is left of a run is found. Its value is the run. */
export const RUN_TAG = 'cdk-aws-backup-acceptance';

/** The stack, and the vault, that copies of a Region go into: runs in two Regions may have the Region of their copies in common. */
export function copiesStackOf(region: string): string {
  return `${STACK}-copies-${region}`;
}

/** What Regions of other partitions begin with, and the two between which copies go, where there are two. */
const PARTITIONS: readonly { readonly prefix: string; readonly partition: string; readonly pair: readonly string[] }[] = [
  { prefix: 'cn-', partition: 'aws-cn', pair: ['cn-north-1', 'cn-northwest-1'] },
  { prefix: 'us-gov-', partition: 'aws-us-gov', pair: ['us-gov-west-1', 'us-gov-east-1'] },
  { prefix: 'us-iso-', partition: 'aws-iso', pair: ['us-iso-east-1', 'us-iso-west-1'] },
  { prefix: 'us-isob-', partition: 'aws-iso-b', pair: ['us-isob-east-1', 'us-isob-west-1'] },
  { prefix: 'us-isof-', partition: 'aws-iso-f', pair: ['us-isof-south-1', 'us-isof-east-1'] },
  { prefix: 'eu-isoe-', partition: 'aws-iso-e', pair: [] },
  { prefix: 'eusc-', partition: 'aws-eusc', pair: [] },
  { prefix: '', partition: 'aws', pair: ['us-west-2', 'us-east-1'] },
];

const placeOf = (region: string) => PARTITIONS.find(({ prefix }) => region.startsWith(prefix))!;

/** Where copies go: another Region of the same partition; nothing where it has none. */
export function copyRegionOf(region: string): string | undefined {
  return placeOf(region).pair.find((each) => each !== region);
}

/** How the ARNs of a Region begin. */
export function partitionOf(region: string): string {
  return placeOf(region).partition;
}
