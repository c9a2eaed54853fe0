import { isOlder } from './toolchain';

/** A package that a restore asks for, and that no source has. */
export interface MissingPackage {
  readonly id: string;

  /** The versions that will do, such as `>= 10.5.1 && < 11.0.0` or `= 2.2.292`. NuGet says none where no source knows the package at all. */
  readonly versions?: string;
}

// error NU1101: Unable to find package Constructs. No packages exist with this id in source(s): feed
// error NU1102: Unable to find package Amazon.CDK.Asset.AwsCliV1 with version (= 2.2.292)
// error NU1103: Unable to find a stable package Constructs with version (>= 10.5.1 && < 11.0.0)
const MISSING = /\berror NU110[1-3]: Unable to find (?:a stable )?package ([\w.-]*\w)(?: with version \(([^)]+)\))?/g;

/** What `dotnet restore` did not find, each once: it says so for each target and again at the end. */
export function missingPackages(output: string): MissingPackage[] {
  const found = [...output.matchAll(MISSING)];
  return [...new Map(found.map(([, id, versions]) => [`${id} ${versions}`, versions === undefined ? { id } : { id, versions }])).values()];
}

/** The lowest of these versions that is within the bounds, as NuGet would take it. */
export function lowest(all: readonly string[], bounds: string): string | undefined {
  const within = bounds.split('&&').map((bound) => BOUND.exec(bound) ?? []).map(([, operator, limit]) => (version: string) => IS[operator]?.(version, limit));
  return all
    .filter((version) => /^[\d.]+$/.test(version) && within.every((holds) => holds(version)))
    .reduce<string | undefined>((least, version) => least === undefined || isOlder(version, least) ? version : least, undefined);
}

const BOUND = /^\s*([<>=]+)\s*([\d.]+)\s*$/;

const IS: Record<string, (version: string, limit: string) => boolean> = {
  '=': (version, limit) => !isOlder(version, limit) && !isOlder(limit, version),
  '>=': (version, limit) => !isOlder(version, limit),
  '>': (version, limit) => isOlder(limit, version),
  '<=': (version, limit) => !isOlder(limit, version),
  '<': (version, limit) => isOlder(version, limit),
};
