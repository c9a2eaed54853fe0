import { isCopiedIn } from '../../../src/model/resources/regional-copies';
import { RESOURCE_CATALOG } from '../../../src/model/resources/resource-catalog';

/** The Regions that an account has to enable, as the guide of AWS Account Management lists them. */
const OPT_IN = [
  'af-south-1', 'ap-east-1', 'ap-east-2', 'ap-south-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7', 'ca-west-1', 'eu-central-2',
  'eu-south-1', 'eu-south-2', 'il-central-1', 'me-central-1', 'me-south-1', 'mx-central-1',
];
const ALWAYS_THERE = ['us-east-1', 'us-west-2', 'eu-central-1', 'ap-southeast-2', 'sa-east-1', 'ca-central-1'];
const NEPTUNE = kindOf('Neptune');
const FSX = kindOf('FSx for Lustre and Windows file systems');
const ONTAP = kindOf('FSx for ONTAP volumes');

function kindOf(name: string) {
  const kind = RESOURCE_CATALOG.find((each) => each.name === name || each.apiName === name);
  if (!kind) { throw new Error(`There is no kind '${name}'`); }
  return kind;
}

test.each(OPT_IN)('from %s no copy of Neptune goes to another account', (region) => {
  expect(isCopiedIn(NEPTUNE, ['account'], region, region)).toBe(false);
  expect(isCopiedIn(NEPTUNE, ['account', 'region'], region, 'eu-central-1')).toBe(false);
  expect(isCopiedIn(NEPTUNE, ['region'], region, 'eu-central-1')).toBe(true);
});

test.each(OPT_IN)('whether one goes to another account in %s, nobody says', (region) => {
  expect(isCopiedIn(NEPTUNE, ['account'], 'eu-central-1', region)).toBe(undefined);
});

test.each(ALWAYS_THERE)('%s is not to be enabled', (region) => {
  expect(isCopiedIn(NEPTUNE, ['account'], region, region)).toBe(true);
});

test.each(['CloudFormation', 'Timestream'])('the same holds for %s', (name) => {
  expect(isCopiedIn(kindOf(name), ['account'], 'me-south-1', 'me-south-1')).toBe(false);
});

test.each(['me-south-1', 'me-central-1'])('no copy of a file system of FSx crosses the border of %s', (region) => {
  expect(isCopiedIn(FSX, ['region'], region, 'eu-central-1')).toBe(false);
  expect(isCopiedIn(FSX, ['region'], 'eu-central-1', region)).toBe(false);
  expect(isCopiedIn(FSX, ['account'], region, region)).toBe(true);
});

test.each(['cn-north-1', 'cn-northwest-1'])('there are no copies of volumes of ONTAP in %s', (region) => {
  expect(isCopiedIn(ONTAP, ['account'], region, region)).toBe(false);
  expect(isCopiedIn(ONTAP, ['region'], region, 'cn-north-1')).toBe(false);
  expect(isCopiedIn(FSX, ['region'], region, 'cn-north-1')).toBe(true);
});

test('of what only deployment knows, nothing is said', () => {
  expect(isCopiedIn(NEPTUNE, ['account'], '${Token[AWS.Region.1]}', 'eu-central-1')).toBe(true);
});
