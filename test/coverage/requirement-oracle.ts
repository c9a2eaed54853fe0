import type { Deployed, Json } from './oracle';

/**
 * What is required of a resource and met, as the documentation of AWS Backup and of requirements say it, told in the simplest way: all starts of some years are written down, and everything is compared with
 * everything. Nothing of the library is used.
 */

/** Met, not met, or left open by the documentation. */
export type Told = boolean | 'open';

export const [ACCOUNT, OTHER_ACCOUNT, REGION, OTHER_REGION] = ['111122223333', '444455556666', 'eu-west-1', 'us-east-1'];

const [MINUTE, HOUR, DAY] = [1, 60, 1440];
// The first of November, when New York sets its clocks back, is a Sunday in it; the first of January is each day of the week.
const [FROM, TO] = [Date.UTC(2026, 8, 1), Date.UTC(2035, 0, 15)];

/** When schedules start something, in the time of a clock: at which minutes of a day, and on which days. */
export const SCHEDULES: Record<string, { readonly minutes: number[]; readonly isOn: (day: Date) => boolean }> = {
  'cron(0 5 * * ? *)': { minutes: [5 * HOUR], isOn: () => true },
  'cron(0 8 * * ? *)': { minutes: [8 * HOUR], isOn: () => true },
  'cron(0 0/6 * * ? *)': { minutes: [0, 6, 12, 18].map((hour) => hour * HOUR), isOn: () => true },
  'cron(30 17 ? * SUN *)': { minutes: [17 * HOUR + 30], isOn: (day) => day.getUTCDay() === 0 },
  'cron(0 15 ? * 2-6 *)': { minutes: [15 * HOUR], isOn: (day) => day.getUTCDay() > 0 && day.getUTCDay() < 6 },
  'cron(0 5 1 * ? *)': { minutes: [5 * HOUR], isOn: (day) => day.getUTCDate() === 1 },
  'cron(0 5 1 1 ? 2020)': { minutes: [5 * HOUR], isOn: () => false },
};

const STARTS = new Map<string, number[]>();

/** All starts in minutes. */
function startsOf(expression: string, zone = 'UTC'): number[] {
  const name = `${expression} ${zone}`;
  if (!STARTS.has(name)) {
    const { minutes, isOn } = SCHEDULES[expression];
    const all: number[] = [];
    for (let day = FROM; day < TO; day += DAY * 60_000) {
      if (isOn(new Date(day))) { all.push(...minutes.map((minute) => utcOf(day / 60_000 + minute, zone))); }
    }
    STARTS.set(name, all);
  }
  return STARTS.get(name)!;
}

/** What time it is in UTC when a clock shows some time. */
function utcOf(shown: number, zone: string): number {
  const offset = (at: number) => {
    const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(at * 60_000);
    const part = (type: string) => Number(parts.find((each) => each.type === type)!.value);
    const days = part('day') - new Date(at * 60_000).getUTCDate();
    return (Math.abs(days) > 1 ? -Math.sign(days) : days) * DAY + part('hour') * HOUR + part('minute') - (at % DAY);
  };
  return zone === 'UTC' ? shown : shown - offset(shown - offset(shown));
}

function largestGap(starts: readonly number[]): number {
  const all = [...starts].sort((a, b) => a - b);
  return all.length < 2 ? Infinity : Math.max(...all.slice(1).map((start, index) => start - all[index]));
}

interface Copy { readonly account: string; readonly region: string; readonly vault: string; readonly own?: Json; readonly days: number }
interface Rule {
  readonly name: string;
  readonly starts: readonly number[];
  readonly made: readonly number[];
  readonly window: number;
  readonly days: number;
  readonly isContinuous: boolean;
  readonly vault: Json;
  readonly copies: readonly Copy[];
}

const daysOf = (lifecycle: Json) => Number(lifecycle?.DeleteAfterDays ?? Infinity);
const idIn = (text: string) => /made-by-the-service-(\w+)/.exec(text)?.[1];
const isAirGapped = (vault: Json) => vault.Type === 'AWS::Backup::LogicallyAirGappedBackupVault';

function copyOf(stack: Deployed, { DestinationBackupVaultArn: arn, Lifecycle }: Json): Copy {
  const own = stack.resources[idIn(arn) ?? ''];
  const [, , , region, account, , vault] = own ? ['', '', '', stack.region, stack.account, '', own.Properties.BackupVaultName] : arn.split(':');
  return { account, region, vault, own, days: daysOf(Lifecycle) };
}

/** The rules of the plans that select a resource. Of the jobs of a plan that wait at the same time, those are made that are kept longest. */
function rulesFor(stack: Deployed, id: string): Rule[] {
  const it = stack.resources[id];
  const isOfIt = (text: string) => text === '*' || (text.endsWith('#') && (idIn(text) === id || text.includes(it.Properties.TableName ?? it.Properties.BucketName)));
  const tags: Json[] = it.Properties.Tags ?? [];
  const plans = Object.values(stack.resources).filter(({ Type }) => Type === 'AWS::Backup::BackupSelection').flatMap(({ Properties: { BackupPlanId, BackupSelection: { Resources = [], ListOfTags = [] } } }) =>
    Resources.some(isOfIt)
      || ListOfTags.some(({ ConditionKey, ConditionValue }: Json) => tags.some(({ Key, Value }) => Key === ConditionKey && Value === ConditionValue))
      ? [idIn(BackupPlanId)!] : []);
  return [...new Set<string>(plans)].filter((plan) => stack.resources[plan]).flatMap((plan) => {
    const rules = stack.resources[plan].Properties.BackupPlan.BackupPlanRule.map((rule: Json): Rule => {
      const starts = startsOf(rule.ScheduleExpression, rule.ScheduleExpressionTimezone);
      return {
        name: `${rule.ScheduleExpression} ${rule.ScheduleExpressionTimezone}`,
        starts,
        // Of what is at the edges not all is seen that is beside it.
        made: starts.filter((start) => start > FROM / 60_000 + 2 * DAY && start < TO / 60_000 - 2 * DAY),
        window: rule.StartWindowMinutes ?? 480,
        days: daysOf(rule.Lifecycle),
        isContinuous: rule.EnableContinuousBackup === true && it.Type === 'AWS::S3::Bucket',
        vault: stack.resources[idIn(rule.TargetBackupVault)!],
        copies: (rule.CopyActions ?? []).map((copy: Json) => copyOf(stack, copy))
          .filter(({ own, days }: Copy) => !own || !isAirGapped(own)
            || (days >= own.Properties.MinRetentionDays && days <= own.Properties.MaxRetentionDays)),
      };
    });
    return rules.map((rule: Rule) => {
      const longer = rules.filter((other: Rule) => other.days > rule.days && other.isContinuous === rule.isContinuous);
      if (rule.isContinuous) { return longer.length > 0 ? { ...rule, made: [], isContinuous: false } : rule; }
      return { ...rule, made: longer.reduce(withoutThoseBeside, rule).made };
    });
  });
}

const BESIDE = new Map<string, ReadonlySet<number>>();

/** Without those of which the start windows overlap with ones of another rule. */
function withoutThoseBeside(rule: Rule, other: Rule): Rule {
  const key = [rule.name, rule.window, other.name, other.window].join(' ');
  if (!BESIDE.has(key)) {
    const byDay = new Map<number, number[]>();
    for (const at of other.starts) { byDay.set(Math.floor(at / DAY), [...byDay.get(Math.floor(at / DAY)) ?? [], at]); }
    const around = (start: number) => [-1, 0, 1].flatMap((days) => byDay.get(Math.floor(start / DAY) + days) ?? []);
    BESIDE.set(key, new Set(rule.starts.filter((start) => around(start).some((at) => at < start + rule.window && start < at + other.window))));
  }
  const beside = BESIDE.get(key)!;
  return { ...rule, made: rule.made.filter((start) => !beside.has(start)) };
}

function immutabilityOf(vault: Json): number {
  const lock = vault?.Properties.LockConfiguration;
  return !vault ? 0 : isAirGapped(vault) ? 3 : lock === undefined ? 0 : lock.ChangeableForDays === undefined ? 1 : 2;
}

function isCopy(need: Json, { account, region, vault, days }: Copy, stack: Deployed): boolean {
  const { toOtherRegion, toOtherAccount, toRegion, toVault, minRetention } = need;
  return days >= daysIn(minRetention) && (toOtherRegion ? region !== stack.region
    : toOtherAccount ? account !== stack.account : toRegion ? region === toRegion
      : toVault === vault || toVault === `arn:aws:backup:${region}:${account}:backup-vault:${vault}`);
}

function minutesIn(iso = 'P0D'): number {
  const [, days = 0, hours = 0, minutes = 0] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(iso)!;
  return Number(days) * DAY + Number(hours) * HOUR + Number(minutes) * MINUTE;
}
const daysIn = (iso?: string) => minutesIn(iso) / DAY;

type Unmet = Record<string, 'unmet' | 'open'>;

const ALL = ['recoveryPointObjective', 'frequency', 'pointInTimeRecovery', 'minRetention', 'maxRetention', 'copies', 'immutability', 'customerManagedKey', 'restoreTestedEvery'];

/** What is not met of a requirement: for sure, or where the documentation leaves it open. */
export function unmetOf(stack: Deployed, id: string, required: Json): Unmet {
  const rules = rulesFor(stack, id);
  return { ...areApart(rules) ? Object.fromEntries(ALL.map((each) => [each, 'open'])) : unmetBy(rules, stack, id, required) };
}

/** All backups of a bucket that is backed up continuously are in one vault: which of several that is, and what becomes of the others, is open. */
function areApart(rules: readonly Rule[]): boolean {
  return rules.some(({ isContinuous }) => isContinuous) && new Set(rules.map(({ vault }) => vault)).size > 1;
}

function unmetBy(all: readonly Rule[], stack: Deployed, id: string, required: Json): Unmet {
  const it = stack.resources[id];
  if (required.resourceTypes && !required.resourceTypes.includes(it.Type === 'AWS::S3::Bucket' ? 'S3' : 'DynamoDB')) { return {}; }
  const rules = all.filter(({ made }) => made.length > 0);
  if (rules.length === 0) { return { unprotected: 'unmet' }; }
  const points = rules.flatMap(({ made }) => made);
  const [goesOn, windows] = [rules.some(({ isContinuous }) => isContinuous), rules.map(({ window }) => window)];
  const vaults = all.flatMap(({ vault, copies }) => [vault, ...copies.flatMap(({ own }) => own ?? [])]);
  const hasKey = ({ Properties: { EncryptionKeyArn: key } }: Json) => key !== undefined && !key.includes('alias/aws/');
  const isPointInTime = it.Properties.PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled === true;
  const between = (asDefined: number, atBest: number, most?: string): Told => most === undefined || asDefined <= minutesIn(most) || (atBest > minutesIn(most) ? false : 'open');
  const told: Record<string, Told> = {
    recoveryPointObjective: goesOn ? between(15, 15, required.recoveryPointObjective)
      : between(largestGap(points) + Math.max(...windows), largestGap(points) + Math.min(...windows), required.recoveryPointObjective),
    frequency: required.frequency === undefined || largestGap(all.flatMap(({ starts }) => starts)) <= minutesIn(required.frequency),
    pointInTimeRecovery: !required.pointInTimeRecovery || goesOn || isPointInTime,
    minRetention: Math.max(...rules.map(({ days }) => days)) >= daysIn(required.minRetention),
    maxRetention: required.maxRetention === undefined
      || all.every(({ days, copies }) => [days, ...copies.map((copy) => copy.days)].every((each) => each <= daysIn(required.maxRetention))),
    copies: (required.copies ?? []).every((need: Json) => rules.some(({ copies }) => copies.some((copy) => isCopy(need, copy, stack)))),
    immutability: rules.flatMap(({ vault, copies }) => [vault, ...copies.map(({ own }) => own)]).map(immutabilityOf)
      .some((each) => each >= ['none', 'governance', 'compliance', 'airGapped'].indexOf(required.immutability ?? 'none')),
    customerManagedKey: !required.customerManagedKey || vaults.every(hasKey),
    restoreTestedEvery: required.restoreTestedEvery === undefined || isTested(stack, id, rules, required.restoreTestedEvery),
  };
  return Object.fromEntries(Object.entries(told).flatMap(([name, answer]) => answer === true ? [] : [[name, answer === 'open' ? 'open' as const : 'unmet' as const]]));
}

/** Recovery points that are gone when tests run are none, which is open here where they are kept for less time than a month. */
function isTested(stack: Deployed, id: string, rules: readonly Rule[], every: string): Told {
  const { Type } = stack.resources[id];
  const type = rules.some(({ isContinuous }) => isContinuous) ? 'CONTINUOUS' : 'SNAPSHOT';
  const starts = Object.values(stack.resources).filter(({ Type: each }) => each === 'AWS::Backup::RestoreTestingSelection').flatMap(({ Properties: { ProtectedResourceType, RestoreTestingPlanName } }) => {
    const plan = stack.resources[idIn(RestoreTestingPlanName)!];
    const isTaken = plan?.Properties.RecoveryPointSelection.RecoveryPointTypes.includes(type);
    return isTaken && ProtectedResourceType === (Type === 'AWS::S3::Bucket' ? 'S3' : 'DynamoDB') ? startsOf(plan.Properties.ScheduleExpression) : [];
  });
  // Copies of what is continuous are snapshots.
  if (largestGap(starts) > minutesIn(every)) { return type === 'SNAPSHOT' || rules.every(({ isContinuous, copies }) => isContinuous && copies.length === 0) ? false : 'open'; }
  return rules.some(({ days, made }) => days >= 35 && largestGap(made) <= 8 * DAY) || 'open';
}
