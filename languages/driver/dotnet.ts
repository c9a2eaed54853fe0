import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join, resolve } from 'path';
import { DOTNET_DEPENDENCIES, withDotnetDependencies } from './languages';
import { run } from './shell';
import type { Tally } from './tally';

const PACKAGE = 'CdkAwsBackup';
const OUT = resolve('dist', 'dotnet');

/**
 * Compiles and packs the generated C# into `dist/dotnet`. Where the feed has no `Constructs` that is new enough, that one is made of
 * the npm package.
 */
export function packDotnet(tally: Tally): void {
  // It may stay empty, but a source of packages has to be there.
  rmSync(DOTNET_DEPENDENCIES, { recursive: true, force: true });
  mkdirSync(DOTNET_DEPENDENCIES, { recursive: true });

  const work = mkdtempSync(join(tmpdir(), 'dotnet-'));
  try {
    const project = join(work, PACKAGE);
    cpSync(join(OUT, PACKAGE), project, { recursive: true });
    packOurs(project, work, tally);
  } finally {
    rmSync(work, { recursive: true });
  }
}

function packOurs(project: string, work: string, tally: Tally): void {
  const restore = () => run(['dotnet', 'restore', ...options(work)], project);
  let restored = restore();
  if (!restored.ok && /NU110[1-3]\b.*\bpackage Constructs\b/.test(restored.output)) {
    console.log('  the feed has no Constructs that is new enough: it is made of the npm package');
    if (!packConstructs(work, tally)) { return; }
    restored = restore();
  }
  if (tally.check('dotnet restore', restored.ok, restored.output)) {
    const { ok, output } = pack(project, OUT, work);
    tally.check('dotnet build, with its package', ok, output);
  }
}

function packConstructs(work: string, tally: Tally): boolean {
  const source = join(work, 'constructs');
  const generated = join(work, 'generated');
  cpSync(dirname(require.resolve('constructs/package.json')), source, { recursive: true, dereference: true });
  const { ok, output } = run(['npx', '--no-install', 'jsii-pacmak', source, '--code-only', '--targets', 'dotnet', '--outdir', generated], process.cwd());
  if (!tally.check('generate Constructs', ok, output)) { return false; }

  const [folder] = readdirSync(join(generated, 'dotnet'));
  const packed = pack(join(generated, 'dotnet', folder), DOTNET_DEPENDENCIES, work);
  return tally.check('build Constructs, with its package', packed.ok, packed.output);
}

/** The generated projects pack whenever they are built. */
function pack(project: string, out: string, work: string) {
  return run(['dotnet', 'build', '--configuration', 'Release', `-p:PackageOutputPath=${out}`, ...options(work)], project);
}

/** Packages are restored beside the work, so that what is made here does not come to lie among those of the user. */
function options(work: string): readonly string[] {
  return [...withDotnetDependencies(), `-p:RestorePackagesPath=${join(work, 'packages')}`];
}
