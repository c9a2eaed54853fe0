import type { ResourceKind } from './resource-kind';
import type { Answer } from './selection-semantics';

/** What a copy goes into another one of. */
export const CROSSED = ['account', 'region'] as const;
export type Crossed = typeof CROSSED[number];

/**
 * Regions that an account has to enable before it uses them. One that is newer is not known to be one.
 *
 * @see https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
 */
const ENABLED_FIRST: ReadonlySet<string> = new Set([
  'af-south-1', 'ap-east-1', 'ap-east-2', 'ap-south-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7', 'ca-west-1', 'eu-central-2',
  'eu-south-1', 'eu-south-2', 'il-central-1', 'me-central-1', 'me-south-1', 'mx-central-1',
]);
const OF_THE_MIDDLE_EAST: ReadonlySet<string> = new Set(['me-south-1', 'me-central-1']);
const OF_CHINA: ReadonlySet<string> = new Set(['cn-north-1', 'cn-northwest-1']);

/** What is not copied in single Regions. */
interface Exception {
  readonly isOf: (kind: Pick<ResourceKind, 'apiName' | 'name'>) => boolean;
  /** Nothing where there are no copies at all. */
  readonly crossed?: Crossed;
  readonly regions: ReadonlySet<string>;
}

// https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html
const EXCEPTIONS: readonly Exception[] = [
  { isOf: ({ apiName }) => ['CloudFormation', 'Neptune', 'Timestream'].includes(apiName), crossed: 'account', regions: ENABLED_FIRST },
  { isOf: ({ apiName }) => apiName === 'FSx', crossed: 'region', regions: OF_THE_MIDDLE_EAST },
  { isOf: ({ name }) => name === 'FSx for ONTAP volumes', regions: OF_CHINA },
];

/**
 * Whether single Regions let a copy of a kind be made, which AWS Backup makes elsewhere. A Region that only deployment knows is taken to be none of them.
 *
 * @param crossed what it crosses, of which only deployment may know that it does
 */
export function isCopiedIn(kind: Pick<ResourceKind, 'apiName' | 'name'>, crossed: readonly Crossed[], from: string, to: string): Answer {
  const exceptions = EXCEPTIONS.filter(({ isOf, crossed: only }) => isOf(kind) && (only === undefined || crossed.includes(only)));
  if (exceptions.some(({ regions, crossed: only }) => regions.has(from) || (only !== 'account' && regions.has(to)))) { return false; }
  // Which of the two Regions counts, nobody says.
  return exceptions.some(({ regions }) => regions.has(to)) ? undefined : true;
}
