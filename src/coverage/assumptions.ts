/** What a template cannot show, and is taken as so. */
export const ASSUMPTIONS = {
  optIn: 'In each Region, AWS Backup is opted in to the types of resources that tags, `*` or patterns of a whole service select: such selections obey the opt-in of the Region.',
  optInOfClusters: 'In each Region, AWS Backup is opted in to Aurora, Neptune and DocumentDB: their clusters obey the opt-in however they are selected.',
  partition: 'A partition that is written out in an ARN is that of the stack: where `arn:aws:` stands, the stack is deployed to the partition aws.',
  environment: 'Stacks of one assembly, and templates that are given together, are deployed to one account and Region where they do not say to which.',
  roles: 'Roles that the templates only name exist, trust AWS Backup and may back up what is selected.',
  rolePolicies: 'Roles with policies of their own may back up what is selected: only AWS managed policies are compared with what AWS Backup needs.',
  boundaries: 'Permissions boundaries that the templates only name let their roles back up what is selected.',
  vaults: 'Vaults that the templates only name exist in the account and Region of the plan.',
  copies: 'Accounts that copy to each other are of one organization with cross-account backup, which is the one that policies name; and vaults and keys that the templates only name exist and let copies be made.',
  advancedFeatures: 'In each Region, the advanced features of AWS Backup for DynamoDB are on where a DynamoDB table is copied or goes into an air-gapped vault.',
  macros: 'Macros that are not of AWS change nothing of what is backed up, and how.',
  stackTags: 'Stacks are given no other tags at deployment than their assembly has.',
  continuous: 'A continuous backup is behind by 5 minutes for RDS and Aurora, and by 15 for other types.',
  restoreTests: 'Restore tests find the network, the permissions beyond AWS managed policies, and the quotas that a restore needs.',
  nobodyElse: 'Plans and backup policies that are not in these templates are not counted.',
} as const;

export type Assumption = keyof typeof ASSUMPTIONS;

/** Those that hold for every report. */
const ALWAYS: readonly Assumption[] = ['stackTags', 'nobodyElse'];

/** The sentences, in a fixed order. */
export function assumptionsInWords(assumed: ReadonlySet<Assumption>): string[] {
  return (Object.keys(ASSUMPTIONS) as Assumption[]).filter((each) => assumed.has(each) || ALWAYS.includes(each)).map((each) => ASSUMPTIONS[each]);
}
