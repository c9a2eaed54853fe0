/** Pseudo parameters that are the same for all templates that are deployed to an account and Region. */
const COMMON = 'AWS::(?:AccountId|NoValue|Partition|Region|URLSuffix)';
const OWN = new RegExp([
  `"Ref":"(?!${COMMON}")`,
  '"Fn::(?!(?:ImportValue|Join|Sub)":)\\w+',
  `\\$\\{(?!${COMMON}\\})`,
].join('|'));

/**
 * Whether an expression, given as its JSON, is the same in every template that is deployed to an account and Region, and in every world: it refers to nothing that is a
 * template's own, and has no branches.
 */
export function isPlain(written: string): boolean {
  return !OWN.test(written);
}
