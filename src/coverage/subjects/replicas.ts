import type { Document } from '../../document/document';
import { isKnownText } from '../../private/known-text';

/** What is said of the replicas of a global table in other Regions: each is a table of its own, which a plan of its Region sees. */
export function replicasElsewhere(table: Document): string[] {
  if (table.type !== 'AWS::DynamoDB::GlobalTable') { return []; }
  const regions = (table.property('Replicas').elements() ?? []).map((replica) => replica.at('Region').text);
  const { region } = table.env;
  // A single replica is in the Region of the stack, and of several one is.
  const others = regions.filter((each) => each !== region);
  if (regions.length < 2 || others.length === 0) { return []; }
  const known = others.filter((each) => each !== undefined && isKnownText(each));
  const where = known.length === others.length ? known.join(', ') : 'other Regions';
  const own = regions.includes(region) ? '' : ', but for that in the Region of the stack,';
  return [`its ${others.length === 1 ? 'replica' : 'replicas'} in ${where}${own} ${others.length === 1 ? 'is' : 'are'} not visible here: only a plan of the same Region backs a replica up`];
}
