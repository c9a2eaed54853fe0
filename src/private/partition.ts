import { region_info as regionInfo, Token } from 'aws-cdk-lib';

/** The partition of a Region, where both are known. */
export function partitionOf(region: string): string | undefined {
  return Token.isUnresolved(region) ? undefined : regionInfo.RegionInfo.get(region).partition;
}
