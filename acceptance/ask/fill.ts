import { copyRegionOf, partitionOf } from '../app/names';

/** What stands for the placeholders in calls. */
export type Values = Readonly<Record<string, unknown>>;

/** Those that follow from where it is asked. */
export function placeValues(account: string, region: string): Values {
  const partition = partitionOf(region);
  const [otherPartition, otherPartitionRegion] = partition === 'aws-cn' ? ['aws', 'us-east-1'] : ['aws-cn', 'cn-north-1'];
  const otherRegion = copyRegionOf(region);
  return { account, region, partition, ...otherRegion && { otherRegion }, otherPartition, otherPartitionRegion };
}

/** The input of a call without placeholders. A text that is one as a whole becomes what stands for it, whatever that is. */
export function filled(input: any, values: Values): any {
  if (Array.isArray(input)) { return input.map((each) => filled(each, values)); }
  if (typeof input === 'object' && input !== null) { return Object.fromEntries(Object.entries(input).map(([key, child]) => [key, filled(child, values)])); }
  if (typeof input !== 'string') { return input; }
  const whole = /^\{(\w+)\}$/.exec(input);
  return whole ? valueOf(whole[1], values) : input.replace(/\{([a-z]\w*)\}/gi, (_, name) => String(valueOf(name, values)));
}

function valueOf(name: string, values: Values): unknown {
  if (!(name in values)) { throw new Error(`nothing stands for '{${name}}'`); }
  return values[name];
}
