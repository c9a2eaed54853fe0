import { region_info } from 'aws-cdk-lib';
import { partitionOfRegion } from '../../src/private/partitions';

test('every Region is in the partition that aws-cdk-lib knows', () => {
  const known = region_info.RegionInfo.regions.filter(({ partition }) => partition !== undefined);
  expect(known.length).toBeGreaterThan(35);
  expect(known.map(({ name }) => [name, partitionOfRegion(name)])).toEqual(known.map(({ name, partition }) => [name, partition]));
});
