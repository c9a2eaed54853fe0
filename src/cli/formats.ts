import { basename } from 'path';
import { UsageError } from '../private/messages/usage-error';

/** The endings of files by the formats of all commands: a long one before a part of it. */
const ENDINGS: readonly (readonly [ending: string, format: string])[] = [
  ['.oscal.json', 'oscal'], ['.sarif.json', 'sarif'], ['.sarif', 'sarif'], ['.json', 'json'], ['.html', 'html'], ['.htm', 'html'], ['.md', 'markdown'], ['.markdown', 'markdown'],
  ['.csv', 'csv'], ['.svg', 'svg'], ['.txt', 'text'],
];

/**
 * The format that was asked for: by name, or else by the ending of the file that is written. It is a text where there is no file, or one without an ending.
 *
 * @throws `UsageError` for a name or an ending that none of the formats has
 */
export function formatOf<F extends string>(formats: readonly F[], given: unknown, file?: string): F {
  if (given !== undefined) { return oneOf('--format', formats, given); }
  const name = basename(file ?? '').toLowerCase();
  const [ending] = /(?<=.)\.[^.]*$/.exec(name) ?? [];
  if (ending === undefined) { return oneOf('--format', formats, 'text'); }
  const format = ENDINGS.find(([each]) => name.endsWith(each))?.[1];
  const found = formats.find((each) => each === format);
  if (found === undefined) {
    const known = ENDINGS.filter(([, each]) => (formats as readonly string[]).includes(each)).map(([each]) => each);
    throw new UsageError(`the ending of '${file}' says no format that there is: ${known.join(', ')} do, or --format, which is one of ${formats.join(', ')}`);
  }
  return found;
}

export function oneOf<F extends string>(flag: string, allowed: readonly F[], given: unknown): F {
  const found = allowed.find((each) => each === given);
  if (!found) { throw new UsageError(`${flag} must be one of ${allowed.join(', ')}${given === undefined ? '' : `, got '${String(given)}'`}`); }
  return found;
}
