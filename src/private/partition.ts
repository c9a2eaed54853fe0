import { region_info as regionInfo } from 'aws-cdk-lib';
import { isKnownText } from './known-text';

/** The partition of a Region, where both are known. */
export function partitionOf(region: string): string | undefined {
  return isKnownText(region) ? regionInfo.RegionInfo.get(region).partition : undefined;
}
