/** More parts than anything has that is compared as a whole. */
const MOST_PARTS = 10_000;
const TOO_MUCH = Symbol('too much');

/**
 * A value as JSON; nothing where it is too much for that, as one in which the same part is meant again and again, or one that is nested without end.
 *
 * @param as what is written for a part of it
 */
export function writtenOut(value: unknown, as: (part: unknown) => unknown = (part) => part, most = MOST_PARTS): string | undefined {
  let parts = 0;
  try {
    return JSON.stringify(value, (_, part: unknown) => {
      if (++parts > most) { throw TOO_MUCH; }
      return as(part);
    });
  } catch (error) {
    if (error === TOO_MUCH || error instanceof RangeError || error instanceof TypeError) { return undefined; }
    throw error;
  }
}
