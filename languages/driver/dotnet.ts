import { cpSync, mkdirSync, rmSync } from 'fs';
import { dirname, join, resolve } from 'path';
import type { Run } from './shell';
import { run } from './shell';
import type { Tally } from './tally';

const OUT = resolve('dist', 'dotnet');

/** Packages that the feed lacks, for the projects that use ours. They are not ours to publish, so they lie apart. */
const DEPENDENCIES = resolve('dist', 'dotnet-dependencies');

/**
 * Compiles and packs the generated C# into `dist/dotnet`. Where the feed has no `Constructs` that is new enough, that one is made
 * of the npm package.
 */
export function packDotnet(tally: Tally): void {
  prepare();
  const project = join(OUT, 'CdkAwsBackup');
  let restored = restore(project);
  if (!restored.ok && /NU110[1-3]: .*\bConstructs\b/.test(restored.output)) {
    console.log('  the feed has no Constructs that is new enough: it is made of the npm package');
    if (!packConstructs(tally)) { return; }
    restored = restore(project);
  }
  tally.check('dotnet restore', restored.ok, restored.output);
  if (restored.ok) {
    const { ok, output } = pack(project, OUT);
    tally.check('dotnet pack', ok, output);
  }
}

/** The projects name both folders as sources of packages, so both have to be there. */
export function prepare(): void {
  rmSync(DEPENDENCIES, { recursive: true, force: true });
  mkdirSync(DEPENDENCIES, { recursive: true });
}

function packConstructs(tally: Tally): boolean {
  // pacmak looks for what a package depends on from where the package lies, and constructs depends on nothing.
  const copy = join(DEPENDENCIES, 'source');
  cpSync(dirname(require.resolve('constructs/package.json')), copy, { recursive: true });
  const generated = run(['npx', '--no-install', 'jsii-pacmak', '--code-only', '--targets', 'dotnet', '--outdir', join(copy, 'dist'), copy], process.cwd());
  if (!tally.check('generate Constructs', generated.ok, generated.output)) { return false; }

  const project = join(copy, 'dist', 'dotnet', 'Constructs');
  const restored = restore(project);
  const packed = restored.ok ? pack(project, DEPENDENCIES) : restored;
  rmSync(copy, { recursive: true });
  return tally.check('pack Constructs', packed.ok, packed.output);
}

function restore(project: string): Run {
  // A package with the same version may have been restored before, with other contents.
  return run(['dotnet', 'restore', '--no-cache', '--packages', join(project, 'obj', 'packages'), '--source', DEPENDENCIES, '--source', FEED], project);
}

function pack(project: string, out: string): Run {
  return run(['dotnet', 'pack', '--no-restore', '--configuration', 'Release', '--output', out], project);
}
