import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import type { MissingPackage } from './dotnet-missing';
import { lowest, missingPackages } from './dotnet-missing';
import { DEPENDENCIES, folderProperty, withDotnetDependencies } from './dotnet-properties';
import { run } from './shell';
import type { Tally } from './tally';

const ROOT = resolve('.');

/** A feed without this one is none for programs of the CDK. */
const NOT_MADE = 'Amazon.CDK.Lib';

/** A feed that lags, or mirrors in part, lacks packages that come of jsii packages: here they are made of these. */
export class DotnetDependencies {
  /** The npm packages that were made, such as `constructs@10.5.1`. */
  public readonly made: string[] = [];

  constructor(private readonly tally: Tally, private readonly dist: string, private readonly work: string) {}

  /** Whether something new was made for a restore that has failed with this output, so that it is worth another try. */
  public makeFor(output: string): boolean {
    const names = npmNames();
    const missing = missingPackages(output);
    if (!missing.every(({ id }) => names.has(id))) { return false; }

    const asked = new Set(missing.map((each) => this.asked(names.get(each.id)!, each)));
    const fresh = [...asked].filter((spec) => spec === undefined || !this.made.includes(spec));
    return fresh.length > 0 && fresh.every((spec) => spec !== undefined && this.make(spec));
  }

  /** Restored beside the work, so that what is made here does not come to lie among the packages of the user. */
  public options(): readonly string[] {
    return [...withDotnetDependencies(this.dist), folderProperty('RestorePackagesPath', join(this.work, 'packages'))];
  }

  /** The generated projects pack whenever they are built. */
  public pack(project: string, out: string) {
    return run(['dotnet', 'build', '--configuration', 'Release', folderProperty('PackageOutputPath', out), ...this.options()], project);
  }

  /** The npm package in the version that is asked for. Where NuGet says none, any gets it to say which: the one that is installed. */
  private asked(name: string, { versions }: MissingPackage): string | undefined {
    if (versions === undefined) { return `${name}@${readJson(join('node_modules', name, 'package.json')).version}`; }

    const { ok, output } = run(['npm', 'view', name, 'versions', '--json', '--loglevel=error'], ROOT);
    // There is no list where there is one version.
    const version = ok ? lowest([JSON.parse(output)].flat(), versions) : undefined;
    if (version === undefined) { this.tally.check(`find ${name} ${versions} on npm`, false, output); }
    return version && `${name}@${version}`;
  }

  private make(spec: string): boolean {
    const folder = mkdtempSync(join(this.work, 'npm-'));
    const generated = join(folder, 'generated');
    const dependencies = join(this.dist, DEPENDENCIES);

    const packed = run(['npm', 'pack', spec, '--pack-destination', folder, '--loglevel=error'], ROOT);
    if (!this.tally.check(`npm pack ${spec}`, packed.ok, packed.output)) { return false; }
    const unpacked = run(['tar', '-xzf', readdirSync(folder)[0]], folder);
    if (!this.tally.check(`unpack ${spec}`, unpacked.ok, unpacked.output)) { return false; }
    const { ok, output } = run(
      ['npx', '--no-install', 'jsii-pacmak', join(folder, 'package'), '--code-only', '--targets', 'dotnet', '--outdir', generated], ROOT,
    );
    if (!this.tally.check(`generate ${spec}`, ok, output)) { return false; }

    const [project] = readdirSync(join(generated, 'dotnet'));
    mkdirSync(dependencies, { recursive: true });
    const built = this.pack(join(generated, 'dotnet', project), dependencies);
    this.made.push(spec);
    return this.tally.check(`build ${spec}, with its package`, built.ok, built.output);
  }
}

/** The npm packages that ours is compiled with, by the ids of their packages of .NET. */
function npmNames(): Map<string, string> {
  const closure = Object.entries<any>(readJson('.jsii').dependencyClosure);
  return new Map(closure.map(([name, { targets }]) => [targets.dotnet.packageId, name] as const).filter(([id]) => id !== NOT_MADE));
}

function readJson(file: string) {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
}
