import { mayHoldColon, partsOf } from './known-text';

/** The number of sections that an ARN has: `arn`, partition, service, Region, account, and the resource, in which colons may be. */
export const ARN_SECTIONS = 6;

/** What stands between the colons of an ARN of which parts may not be known. Such a part is one unit, whatever colons are in it. */
export function colonSectionsOf(arn: string): string[] {
  const sections = [''];
  for (const { text, isKnown } of partsOf(arn)) {
    const [first, ...others] = isKnown ? text.split(':') : [text];
    sections[sections.length - 1] += first;
    sections.push(...others);
  }
  return sections;
}

/** Whether a text has a part that is not known and can have colons in it. */
export function mayHoldMoreSections(text: string): boolean {
  return partsOf(text).some((part) => !part.isKnown && mayHoldColon(part.text));
}

/**
 * A section of an ARN, counted from 0, which is `arn`. Nothing where the ARN does not say it, or where it is not known which it is: a part that is not known before it may be
 * several sections, unless the ARN has all of them without that.
 */
export function arnSection(arn: string, index: number): string | undefined {
  const sections = colonSectionsOf(arn);
  const isSure = sections.length >= ARN_SECTIONS || !sections.slice(0, index + 1).some(mayHoldMoreSections);
  return sections[0] === 'arn' && isSure ? sections[index] : undefined;
}
