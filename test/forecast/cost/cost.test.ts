import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Duration, Size } from 'aws-cdk-lib';
import * as backup from '../../../src';

const PRICES = join(__dirname, '..', '..', 'fixtures', 'prices.json');
const RULE = { RuleName: 'Daily', TargetBackupVault: 'main', Lifecycle: { DeleteAfterDays: 35 } };
const FAR = 'arn:aws:backup:eu-west-1:111122223333:backup-vault:far';

function costOf(rules: unknown[], options: Partial<backup.ForecastCostOptions> = {}, days = 365): backup.ForecastCost {
  const template = { Resources: { Plan: { Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanName: 'p', BackupPlanRule: rules } } } } };
  return backup.BackupForecast.ofTemplate(template, { startDate: new Date('2027-01-01T00:00:00Z'), period: Duration.days(days) }).cost({
    sizes: { EFS: Size.gibibytes(100) }, dailyChange: 0.1, prices: backup.BackupPrices.fromFile(PRICES), region: 'eu-central-1', ...options,
  });
}

const monthly = ({ months }: backup.ForecastCost, month: number) =>
  Object.values(months[month]).map((each) => typeof each === 'number' ? Math.round(each * 100) / 100 : each.toISOString().slice(0, 10));

test('a backup that has only what has changed costs the oldest and the changes, in a range', () => {
  const cost = costOf([RULE]);
  // 35 points: 100 GiB, and 34 times 10 GiB.
  expect(monthly(cost, 5)).toEqual(['2027-06-01', 26.4, 26.4, 0, 0, 0, 0]);
  expect(cost.months).toHaveLength(12);
  expect(cost).toMatchObject({ currency: 'USD', priceDate: '2026-11-01', unknown: ['restores, requests, keys, restore tests, indexes, scans and taxes'] });
  expect(cost.formula[0]).toBe('size = GiB × (1 + growth) ^ years since the start');
  // Weekly changes may hit the same data: 1 − 0.9 ^ 7 of it at least, 7 × 0.1 at most.
  const weekly = costOf([{ ...RULE, ScheduleExpression: 'cron(0 5 ? * SUN *)' }]);
  expect(monthly(weekly, 5)).toEqual(['2027-06-01', 18.52, 22.8, 0, 0, 0, 0]);
});

test('what is full is that each time, and what is not known is both', () => {
  expect(monthly(costOf([RULE], { sizes: { DynamoDB: Size.gibibytes(10) } }), 5)).toEqual(['2027-06-01', 35, 35, 0, 0, 0, 0]);
  const unknown = costOf([RULE], { sizes: { 'Redshift Serverless': Size.gibibytes(10) } });
  expect(monthly(unknown, 5)).toEqual(['2027-06-01', 1.32, 10.5, 0, 0, 0, 0]);
  expect(unknown.unknown[0]).toBe('whether backups of Redshift Serverless have only what has changed: the range has both');
});

test('in cold storage each has everything', () => {
  const rule = { ...RULE, ScheduleExpression: 'cron(0 5 1 * ? *)', Lifecycle: { DeleteAfterDays: 365, MoveToColdStorageAfterDays: 8, OptInToArchiveForSupportedResources: true } };
  // Of the middle of December eleven are cold, and that of the first of December, too.
  expect(monthly(costOf([rule]), 11)).toEqual(['2027-12-01', 0, 0, 14.4, 14.4, 0, 0]);
});

test('a copy to another Region costs its way and its place, and may be full with another key', () => {
  const copies = [{ DestinationBackupVaultArn: FAR, Lifecycle: { DeleteAfterDays: 2 } }];
  // Two points there: 100 and 10 GiB at 0.05; 30 times 10 GiB on their way at 0.02.
  expect(monthly(costOf([{ ...RULE, CopyActions: copies }]), 5)).toEqual(['2027-06-01', 31.9, 31.9, 0, 0, 6, 6]);
  expect(monthly(costOf([{ ...RULE, CopyActions: copies }], { sizes: { EBS: Size.gibibytes(100) } }), 5)).toEqual(['2027-06-01', 27.5, 32, 0, 0, 6, 60]);
});

test('a continuous backup costs what changes in the days that it goes back', () => {
  const cost = costOf([{ ...RULE, EnableContinuousBackup: true }], {
    sizes: { S3: Size.gibibytes(100) }, prices: withPrices({ S3: { warm: 0.05 } }),
  });
  expect(monthly(cost, 5)).toEqual(['2027-06-01', 9.87, 22.5, 0, 0, 0, 0]);
});

test('data grows, and months that are not whole cost their part', () => {
  const [first, last] = [0, 12].map((month) => costOf([RULE], { growth: 1 }, 380).months[month]);
  expect(last.warmHigh / first.warmHigh).toBeGreaterThan(0.8);
  expect(last.month).toEqual(new Date('2028-01-01T00:00:00Z'));
  expect(costOf([RULE], { growth: -1 }, 1000).months.at(-2)!.warmHigh).toBe(0);
});

test('what changes it most is told first', () => {
  const { sensitivity } = costOf([RULE], { growth: 0.2 });
  expect(sensitivity.map(({ factor }) => factor)).toEqual(['size of EFS', 'dailyChange', 'growth']);
  expect(sensitivity[0].effect).toBeCloseTo(0.1);
});

test('what has no price is named, and not counted as nothing', () => {
  const copies = [{ DestinationBackupVaultArn: 'arn:aws:backup:ap-south-1:111122223333:backup-vault:far', Lifecycle: { DeleteAfterDays: 2 } },
    { DestinationBackupVaultArn: { Ref: 'P' }, Lifecycle: { DeleteAfterDays: 2 } }];
  const cost = costOf([{ ...RULE, CopyActions: copies, TargetLogicallyAirGappedBackupVaultArn: FAR }], { sizes: { EC2: Size.gibibytes(1) } });
  expect([cost.low, cost.high, cost.sensitivity]).toEqual([0, 0, []]);
  expect(cost.unknown).toEqual([
    'temporary recovery points of EC2, which cost for as long as their copies take',
    "what is warm in far of EC2: there is no price 'warm' of eu-central-1",
    "what is warm in far of EC2: there is no price 'warm' of ap-south-1",
    "the way of copies to far of EC2: there is no price 'transfer' of eu-central-1",
    expect.stringMatching(/^what is warm in .*P.* of EC2: there is no price 'warm' of its Region, which is not known$/),
    expect.stringMatching(/^the way of copies to .*P.* of EC2: there is no price 'transfer' of eu-central-1$/),
    'restores, requests, keys, restore tests, indexes, scans and taxes',
  ]);
});

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'prices-')); });
afterEach(() => rmSync(folder, { recursive: true }));

function fileOf(content: unknown): string {
  const path = join(folder, 'p.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function withPrices(types: object): backup.BackupPrices {
  return backup.BackupPrices.fromFile(fileOf({ date: '2026-11-01', currency: 'USD', regions: { 'eu-central-1': types } }));
}

test('prices say of which day and which Regions they are', () => {
  const { date, currency, regions } = backup.BackupPrices.fromFile(PRICES);
  expect([date, currency, regions.slice(0, 2)]).toEqual(['2026-11-01', 'USD', ['eu-central-1', 'eu-west-1']]);
});

test.each<[string, unknown, string[]]>([
  ['nothing', {}, ["'date' must be the day of the prices, such as 2026-11-01", "'currency' must be a text, such as USD", "'regions' must have the prices of one Region at least"]],
  ['odd prices', { date: '2026-11-01', currency: 'USD', regions: { 'eu-west-1': { EFS: { warm: -1, cold: '1', hot: 2 } } } }, [
    "'eu-west-1.EFS.warm' must be a price of a GiB, from 0 on", "'eu-west-1.EFS.cold' must be a price of a GiB, from 0 on",
    "'eu-west-1.EFS' must have 'warm', 'cold' and 'transfer' alone, got 'hot'",
  ]],
])('prices of %s are refused', (_, content, problems) => {
  const path = fileOf(content);
  expect(() => backup.BackupPrices.fromFile(path)).toThrow(expect.objectContaining({ problems: problems.map((each) => `the prices in '${path}': ${each}`) }));
});

test('and so is no file', () => {
  expect(() => backup.BackupPrices.fromFile(join(folder, 'none.json'))).toThrow(/the prices in '.*none\.json' cannot be read: it is not there/);
});

test.each<[string, Partial<backup.ForecastCostOptions>, string]>([
  ['no size', { sizes: {} }, "'sizes' must have one type at least, known at synthesis"],
  ['more than all that changes', { dailyChange: 1.01 }, "'dailyChange' must be from 0 to 1, got 1.01"],
  ['less than nothing', { growth: -1.01 }, "'growth' must be a number from -1 on, got -1.01"],
  ['endless growth', { growth: Infinity }, "'growth' must be a number from -1 on, got Infinity"],
  ['another Region', { region: 'us-east-1' }, "'region' must be one that there are prices of (eu-central-1, eu-west-1, valid), got 'us-east-1'"],
])('%s is refused', (_, options, message) => {
  expect(() => costOf([RULE], options)).toThrow(message);
});
