import { cpSync, mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { DotnetDependencies } from './dotnet-dependencies';
import { DEPENDENCIES } from './dotnet-properties';
import { run } from './shell';
import type { Tally } from './tally';

const PACKAGE = 'CdkAwsBackup';

/**
 * Compiles and packs the generated C# into `dist/dotnet`. What the feed lacks for it is made, too, into a folder beside it.
 */
export function packDotnet(tally: Tally, dist = resolve('dist')): void {
  rmSync(join(dist, DEPENDENCIES), { recursive: true, force: true });
  const work = mkdtempSync(join(tmpdir(), 'dotnet-'));
  try {
    const project = join(work, PACKAGE);
    cpSync(join(dist, 'dotnet', PACKAGE), project, { recursive: true });
    const dependencies = new DotnetDependencies(tally, dist, work);
    if (restore(project, dependencies, tally)) {
      const { ok, output } = dependencies.pack(project, join(dist, 'dotnet'));
      tally.check('dotnet build, with its package', ok, output);
    }
    if (dependencies.made.length > 0) {
      tally.note(`the feed lacks what was made of ${dependencies.made.join(', ')}: whoever uses the package needs dist/${DEPENDENCIES} as a source, too`);
    }
  } finally {
    rmSync(work, { recursive: true });
  }
}

function restore(project: string, dependencies: DotnetDependencies, tally: Tally): boolean {
  const { ok, output } = run(['dotnet', 'restore', ...dependencies.options()], project);
  return !ok && dependencies.makeFor(output) ? restore(project, dependencies, tally) : tally.check('dotnet restore', ok, output);
}
