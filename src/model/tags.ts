import { isKnownText } from '../private/known-text';

const KEY = /^.{1,128}$/u;
const MAX_VALUE_LENGTH = 256;
const RESERVED = 'aws:';
/** So much of a key that is too long is shown. */
const SHOWN = 24;

/** A tag; without a value where that is not known. */
export type Tag = readonly [key: string, value?: string];

/**
 * What is wrong with tags that something is to get; what is not known passes.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-backup-backupplan-backupruleresourcetype.html
 * @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
 */
export function tagProblems(property: string, tags: readonly Tag[]): string[] {
  return tags.filter(([key]) => isKnownText(key)).flatMap(([key, value = '']) => {
    // In plain JavaScript it may be anything, which is refused as such.
    const length = typeof value === 'string' ? lengthOf(value) : 0;
    return [
      ...KEY.test(key) ? [] : [`'${property}' must have keys of 1 to 128 characters in one line, got ${keyInWords(key)}`],
      ...key.startsWith(RESERVED) ? [`'${property}' must have no key that begins with '${RESERVED}', which AWS alone gives, got '${key}'`] : [],
      ...length > MAX_VALUE_LENGTH && isKnownText(value) ? [`'${property}' must have values of at most ${MAX_VALUE_LENGTH} characters, got ${length} for the key '${key}'`] : [],
    ];
  });
}

function keyInWords(key: string): string {
  const length = lengthOf(key);
  return length > SHOWN ? `'${[...key].slice(0, SHOWN).join('')}…' of ${length}` : `'${key}'`;
}

/** A character is one, however many code units it takes. */
function lengthOf(text: string): number {
  return [...text].length;
}
