import { existsSync } from 'fs';
import { join, resolve } from 'path';

/** Packages that the feed lacks, for the projects that use ours. They are not ours to publish, so they lie apart. */
export const DEPENDENCIES = 'dotnet-dependencies';

/** The option that has packages looked for there, too. There is no such folder where the feed lacked nothing, and a source of packages has to exist. */
export function withDotnetDependencies(dist = resolve('dist')): readonly string[] {
  const folder = join(dist, DEPENDENCIES);
  return existsSync(folder) ? [folderProperty('RestoreAdditionalProjectSources', folder)] : [];
}

/**
 * The option that gives MSBuild a folder, always with a slash at its end: where the value of the first `-p:` ends in `/dotnet`, the SDK takes the option
 * for the path of the tool itself (`MSB1009: Project file does not exist. Switch: PackageOutputPath=…/dotnet`).
 */
export function folderProperty(name: string, folder: string): string {
  return `-p:${name}=${folder}/`;
}

/** The same for a project that knows of neither, by the environment: MSBuild takes its variables for properties. */
export function dotnetSources(dist = resolve('dist')): Record<string, string> {
  const folders = [join(dist, 'dotnet'), join(dist, DEPENDENCIES)].filter((folder) => existsSync(folder));
  return folders.length > 0 ? { RestoreAdditionalProjectSources: folders.join(';') } : {};
}
