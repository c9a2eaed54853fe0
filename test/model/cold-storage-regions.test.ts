import { Aws } from 'aws-cdk-lib';
import { hasArchive, hasColdStorage } from '../../src/model/cold-storage-regions';

test.each<[string, boolean | undefined, boolean | undefined]>([
  ['eu-central-1', true, true],
  ['us-east-1', true, true],
  ['cn-north-1', false, true],
  ['cn-northwest-1', false, true],
  ['us-gov-west-1', false, true],
  ['us-iso-east-1', undefined, false],
  ['eusc-de-east-1', undefined, false],
  [Aws.REGION, undefined, undefined],
])('whether %s has the archive of EBS, and cold storage', (region, archive, coldStorage) => {
  expect([hasArchive(region), hasColdStorage(region)]).toEqual([archive, coldStorage]);
});
