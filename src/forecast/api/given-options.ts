import type { BackupForecastOptions } from './backup-forecast-options';
import { refuse } from '../../private/messages/validation-error';
import type { ForecastOptions } from '../forecast';

/** A hundred years. */
const MAX_DAYS = 36_525;
/** No schedule names a later year. */
const LAST_INSTANT = Date.UTC(2200, 0);

/** What is to be forecast, as programs give it. */
export function given({ startDate, period, resourceType }: BackupForecastOptions): ForecastOptions {
  refuse([
    ...isNoDate(startDate) || startDate.getTime() < 0 || startDate.getTime() >= LAST_INSTANT ? ["'startDate' must be a date between the years 1970 and 2199"] : [],
    ...period.isUnresolved() ? ["'period' must be known at synthesis"] : period.toMinutes({ integral: false }) < 1 || period.toDays({ integral: false }) > MAX_DAYS
      ? [`'period' must be between 1 minute and ${MAX_DAYS.toLocaleString('en-US')} days, got ${period.toHumanString()}`] : [],
  ]);
  const from = startDate.getTime();
  const end = from + period.toMilliseconds({ integral: false });
  refuse(end > LAST_INSTANT ? ["'period' must end in the year 2199 or before"] : []);
  return { from, end, typeName: resourceType?.name };
}

/** A token is none, whatever a program was compiled with. */
export function isNoDate(date: Date): boolean {
  return typeof date.getTime !== 'function' || Number.isNaN(date.getTime());
}
