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

/** Where copies go: another Region of the same partition. */
export function copyRegionOf(region: string): string {
  if (region.startsWith('us-gov-')) { return region === 'us-gov-west-1' ? 'us-gov-east-1' : 'us-gov-west-1'; }
  if (region.startsWith('cn-')) { return region === 'cn-north-1' ? 'cn-northwest-1' : 'cn-north-1'; }
  return region === 'us-west-2' ? 'us-east-1' : 'us-west-2';
}

/** How the ARNs of a Region begin. */
export function partitionOf(region: string): string {
  if (region.startsWith('us-gov-')) { return 'aws-us-gov'; }
  return region.startsWith('cn-') ? 'aws-cn' : 'aws';
}
