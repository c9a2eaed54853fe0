import type { Language, Tool } from './languages';
import { LANGUAGES } from './languages';
import { run } from './shell';

/** Why the packages of a language cannot be built or used on this machine, such as `mvn not found`. */
export function missingTool({ tools }: Language): string | undefined {
  return tools.map(fault).find((reason) => reason !== undefined);
}

function fault({ name, version, atLeast }: Tool): string | undefined {
  const { ok, output } = run(version, process.cwd());
  // An SDK of .NET stands there with its folder, such as 8.0.404 [/usr/share/dotnet/sdk].
  const versions = [...output.replace(/\[.*?\]/g, '').matchAll(/(?<=^|\s)(?:v|go)?(\d+(?:\.\d+)*)/gm)].map(([, digits]) => digits);
  if (!ok || versions.length === 0) { return `${name} not found`; }

  // Several versions of an SDK may lie side by side.
  return atLeast === undefined || versions.some((found) => !isOlder(found, atLeast))
    ? undefined
    : `${name} is ${versions.join(', ')}, must be at least ${atLeast}`;
}

export function isOlder(version: string, than: string): boolean {
  const [ours, theirs] = [version, than].map((text) => text.split('.').map(Number));
  const at = theirs.findIndex((part, index) => part !== (ours[index] ?? 0));
  return at >= 0 && (ours[at] ?? 0) < theirs[at];
}

/**
 * The languages that must not be skipped: the names in the environment variable `LANGUAGES_REQUIRED`, such as `python,java`.
 */
export function requiredLanguages(value = process.env.LANGUAGES_REQUIRED ?? ''): Set<string> {
  return new Set(known(value.split(',').map((name) => name.trim()).filter((name) => name !== ''), 'LANGUAGES_REQUIRED'));
}

/** The languages that were named on the command line, or all of them. */
export function chosenLanguages(names: readonly string[]): readonly Language[] {
  known(names, 'the arguments');
  return LANGUAGES.filter(({ name }) => names.length === 0 || names.includes(name));
}

function known(names: readonly string[], where: string): readonly string[] {
  const all = LANGUAGES.map(({ name }) => name);
  const strangers = names.filter((name) => !all.includes(name));
  if (strangers.length > 0) {
    throw new Error(`${where} may name ${all.join(', ')}, got ${strangers.join(', ')}`);
  }
  return names;
}
