/** The time in milliseconds: that which a build is told to take, or that of the clock. */
export function now(env: NodeJS.ProcessEnv = process.env): number {
  // https://reproducible-builds.org/specs/source-date-epoch/
  const seconds = env.SOURCE_DATE_EPOCH;
  return seconds !== undefined && /^\d+$/.test(seconds) ? Number(seconds) * 1000 : Date.now();
}
