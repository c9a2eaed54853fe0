import { SizeRoundingBehavior } from 'aws-cdk-lib';
import type { Size } from 'aws-cdk-lib';

/** The units in which a service counts a size. */
const UNITS = {
  bytes: (size: Size, rounding: SizeRoundingBehavior) => size.toBytes({ rounding }),
  mebibytes: (size: Size, rounding: SizeRoundingBehavior) => size.toMebibytes({ rounding }),
  gibibytes: (size: Size, rounding: SizeRoundingBehavior) => size.toGibibytes({ rounding }),
};

/**
 * What is wrong with a size that is counted in whole units.
 *
 * A token passes if it is given in this unit: no other one can be converted at deployment.
 */
export function sizeProblems(property: string, size: Size | undefined, unit: keyof typeof UNITS): string[] {
  if (!size) { return []; }
  if (size.isUnresolved()) { return canBeRead(size, unit) ? [] : [`'${property}' must be given in ${unit} when it is a token: it cannot be converted at deployment`]; }
  const amount = UNITS[unit](size, SizeRoundingBehavior.NONE);
  return Number.isInteger(amount) ? [] : [`'${property}' must be a whole number of ${unit}, got ${amount}`];
}

/** The unit of a size is known to nobody but itself. */
function canBeRead(size: Size, unit: keyof typeof UNITS): boolean {
  try {
    UNITS[unit](size, SizeRoundingBehavior.NONE);
    return true;
  } catch {
    return false;
  }
}
