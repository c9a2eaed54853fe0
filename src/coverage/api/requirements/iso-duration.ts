const ISO = /^P(?=\d|T\d)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?)?$/;

const HOUR = 60;
const DAY = 24 * HOUR;

/** The minutes of a duration of ISO 8601; nothing of what is none, and of years and months, whose lengths differ. */
export function minutesOfIso(text: string): number | undefined {
  const parts = ISO.exec(text);
  if (!parts) { return undefined; }
  const [weeks, days, hours, minutes] = parts.slice(1).map((part) => Number(part ?? 0));
  return (weeks * 7 + days) * DAY + hours * HOUR + minutes;
}
