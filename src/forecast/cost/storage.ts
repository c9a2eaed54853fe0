import type { Month } from './months';
import { NONE, plus } from './ranges';
import type { Range } from './ranges';
import type { Forecast, ForecastPoint } from '../forecast';
import type { Stream } from '../streams';

const MILLIS_PER_DAY = 24 * 60 * 60 * 1000;
const DAYS_PER_YEAR = 365.25;

// AWS names in its guides what is incremental, type by type. Aurora, DocumentDB, Neptune, Redshift, Storage Gateway, VMware and others are not here: what is said there is of other backups than those of
// AWS Backup, or nothing. They may be either, and the range of a cost has both.
/** Types of which each backup after the first one has only what has changed. */
const INCREMENTAL: ReadonlySet<string> = new Set([
  'EBS', // https://docs.aws.amazon.com/ebs/latest/userguide/ebs-snapshots.html
  'EC2', // its backups are snapshots of EBS volumes: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/creating-an-ami-ebs.html
  'EFS', // https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html
  'FSx', // https://docs.aws.amazon.com/fsx/latest/OpenZFSGuide/using-backups.html
  'RDS', // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html
  'S3', // https://docs.aws.amazon.com/aws-backup/latest/devguide/s3-backups.html
  'Timestream', // https://docs.aws.amazon.com/timestream/latest/developerguide/backups-how-it-works.html
]);
/** Types of which each backup has everything. */
const FULL: ReadonlySet<string> = new Set([
  'DynamoDB', // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/backuprestore_HowItWorks.html
]);
/** Types whose copies with another key have everything. */
const FULL_BY_KEY: ReadonlySet<string> = new Set(['EBS', 'EC2', 'Storage Gateway']);

/** How much data there is, and how it changes. */
export interface Data {
  readonly gibibytes: number;
  /** What part of it changes on a day. */
  readonly dailyChange: number;
  /** How much more there is a year later, as a part of it. */
  readonly growth: number;
}

/** What is stored in a place, or on its way there, in each month. */
export interface Stored {
  readonly stream: Stream;
  readonly warm: Range[];
  readonly cold: Range[];
  /** What is copied in each month. */
  readonly moved: Range[];
}

/** Whether backups of a type have only what has changed: undefined where that is not known. */
export function isIncremental(typeName: string): boolean | undefined {
  return INCREMENTAL.has(typeName) ? true : FULL.has(typeName) ? false : undefined;
}

/** How many GiB of a type are stored, by what makes them and by months: looked at in the middle of each. */
export function storedBy(forecast: Forecast, typeName: string, data: Data, months: readonly Month[]): Stored[] {
  const found = new Map(forecast.streams.filter(({ kind }) => kind !== 'temporary').map((stream) => (
    [stream, { stream, warm: months.map(() => NONE), cold: months.map(() => NONE), moved: months.map(() => NONE) }])));
  // Points of one vault share what has not changed between them, whichever rules make them.
  const newest = new Map<string, number>();
  const sizeAt = (instant: number) => data.gibibytes * (1 + data.growth) ** ((instant - forecast.options.from) / MILLIS_PER_DAY / DAYS_PER_YEAR);
  const add = (list: Range[], month: number, range: Range) => { list[month] = plus(list[month], range); };
  const sizeOf = ({ stream, createdAt }: ForecastPoint, chain: string) => {
    const before = newest.get(chain);
    newest.set(chain, createdAt);
    return increment(sizeAt(createdAt), before === undefined ? undefined : (createdAt - before) / MILLIS_PER_DAY, data.dailyChange, typeName, stream.kind === 'copy');
  };
  forecast.eachPoint((point) => {
    const { stream, createdAt, coldAt, expiresAt } = point;
    const own = found.get(stream);
    if (!own) { return; }
    for (let month = monthOf(months, createdAt); month < months.length && months[month].sample < expiresAt; month++) {
      const { sample } = months[month];
      if (sample < createdAt) { continue; }
      if (stream.kind === 'continuous') {
        add(own.warm, month, continuousSize(sizeAt(sample), Math.min(stream.keptDays, (sample - createdAt) / MILLIS_PER_DAY), data.dailyChange));
      } else if (coldAt <= sample) {
        add(own.cold, month, full(sizeAt(createdAt)));
      } else {
        add(own.warm, month, sizeOf(point, `${month} ${stream.vault}`));
      }
    }
    if (stream.kind === 'copy') { add(own.moved, monthOf(months, createdAt), sizeOf(point, `moved ${stream.rule} ${stream.vault}`)); }
  });
  return [...found.values()];
}

/** Where the month of an instant is. */
function monthOf(months: readonly Month[], instant: number): number {
  const [first, date] = [new Date(months[0].start), new Date(instant)];
  return (date.getUTCFullYear() - first.getUTCFullYear()) * 12 + date.getUTCMonth() - first.getUTCMonth();
}

function full(size: number): Range {
  return { low: size, high: size };
}

/** What a point has that those before it have not: changes may hit the same data again and again, or always other data. */
function increment(size: number, days: number | undefined, change: number, typeName: string, isCopy: boolean): Range {
  const incremental = isIncremental(typeName);
  if (days === undefined || incremental === false) { return full(size); }
  const isPerhapsFull = incremental === undefined || (isCopy && FULL_BY_KEY.has(typeName));
  return { low: size * changedIn(days, change).low, high: isPerhapsFull ? size : size * changedIn(days, change).high };
}

function continuousSize(size: number, days: number, change: number): Range {
  return { low: size * (1 + changedIn(days, change).low), high: size * (1 + change * days) };
}

function changedIn(days: number, change: number): Range {
  const least = 1 - (1 - change) ** Math.max(days, 0);
  return { low: least, high: Math.max(least, Math.min(1, change * days)) };
}
