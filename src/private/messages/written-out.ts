/** More parts than anything has that is compared as a whole. */
const MOST_PARTS = 10_000;
const TOO_MUCH = Symbol('too much');

/**
 * A value as JSON; nothing where it is too much for that, as one in which the same part is meant again and again, or one that is nested without end.
 */
export function writtenOut(value: unknown): string | undefined {
  let parts = 0;
  try {
    return JSON.stringify(value, (_, part: unknown) => {
      if (++parts > MOST_PARTS) { throw TOO_MUCH; }
      return part;
    });
  } catch (error) {
    if (error === TOO_MUCH || error instanceof RangeError || error instanceof TypeError) { return undefined; }
    throw error;
  }
}
