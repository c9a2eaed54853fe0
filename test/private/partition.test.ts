import { Aws, region_info } from 'aws-cdk-lib';
import { partitionOf } from '../../src/private/partition';

test('every Region is in the partition that aws-cdk-lib knows', () => {
  const known = region_info.RegionInfo.regions.filter(({ partition }) => partition !== undefined);
  expect(known.length).toBeGreaterThan(35);
  expect(known.map(({ name }) => [name, partitionOf(name)])).toEqual(known.map(({ name, partition }) => [name, partition]));
});

test.each(['mars-1', '', 'eu', '1eu-central-1', 'eu-central-1a', 'EU-central-1', 'eu-central-', Aws.REGION, '{{resolve:ssm:/region}}'])('%s is in none that is known', (region) => {
  expect(partitionOf(region)).toBeUndefined();
});
