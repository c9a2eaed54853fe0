const MILLIS_PER_SECOND = 1000;

/**
 * The time that now is for what changes as time goes by: that of `SOURCE_DATE_EPOCH`, in seconds, where it is set.
 *
 * @see https://reproducible-builds.org/specs/source-date-epoch/
 */
export function now(): Date {
  const { SOURCE_DATE_EPOCH: seconds = '' } = process.env;
  return /^\d{1,12}$/.test(seconds) ? new Date(Number(seconds) * MILLIS_PER_SECOND) : new Date();
}
