import { readFileSync } from 'fs';
import { join } from 'path';
import type { Run } from './shell';
import { run } from './shell';

/** The part of CycloneDX that is looked at here. */
interface Bom {
  readonly metadata: { readonly component: { name: string } };
  readonly components: object[];
  readonly dependencies: { readonly ref: string; readonly dependsOn: string[] }[];
}

/**
 * The software bill of materials of a package, in CycloneDX: what `npm sbom` says, with the peers that the package is built with. Those are development dependencies, too,
 * and so npm leaves them out.
 */
export function billOfMaterials(folder: string): Run {
  const { ok, output } = run(['npm', 'sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only', '--loglevel=error'], folder);
  return ok ? { ok, output: `${JSON.stringify(withPeers(JSON.parse(output), folder), undefined, 2)}\n` } : { ok, output };
}

function withPeers(bom: Bom, folder: string): Bom {
  const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const { name, version, peerDependencies = {} } = read('package.json');
  const { packages } = read('package-lock.json');
  const peers = Object.entries<string>(peerDependencies).map(([peer, range]) => ({ peer, range, found: packages[`node_modules/${peer}`] }));

  // npm names it by its folder.
  bom.metadata.component.name = name;
  bom.components.push(...peers.map(({ peer, range, found }) => ({
    'bom-ref': `${peer}@${found.version}`,
    'type': 'library',
    'name': peer,
    'version': found.version,
    'scope': 'required',
    'purl': `pkg:npm/${peer}@${found.version}`,
    'properties': [{ name: 'cdk-aws-backup:peer-range', value: range }],
    'licenses': [{ license: { id: found.license } }],
  })));
  bom.dependencies.find(({ ref }) => ref === `${name}@${version}`)?.dependsOn.push(...peers.map(({ peer, found }) => `${peer}@${found.version}`));
  bom.dependencies.push(...peers.map(({ peer, found }) => ({ ref: `${peer}@${found.version}`, dependsOn: [] })));
  return bom;
}
