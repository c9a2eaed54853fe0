import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';

/** The templates in the output folder of an application, by their file names; none where there is no folder. */
export function readTemplates(folder: string): Record<string, unknown> {
  if (!existsSync(folder)) { return {}; }
  const files = readdirSync(folder).filter((file) => file.endsWith('.template.json')).sort();
  return Object.fromEntries(files.map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8'))]));
}

/**
 * Where two values of JSON differ, each place with both values. The order counts in lists, and not in objects.
 */
export function differences(expected: unknown, actual: unknown, at = ''): string[] {
  if (isBranch(expected) && isBranch(actual) && Array.isArray(expected) === Array.isArray(actual)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return [...keys].flatMap((key) => differences(expected[key], actual[key], at ? `${at}.${key}` : key));
  }
  return Object.is(expected, actual) ? [] : [`${at}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`];
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
