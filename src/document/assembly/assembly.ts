import { basename, join, normalize } from 'path';
import { ConstructPaths } from './construct-paths';
import { UsageError } from '../../private/messages/usage-error';
import { writtenOut } from '../../private/messages/written-out';
import { partitionOf } from '../../private/partition';
import type { RawResource, TemplateEnvironment } from '../template';
import { objectOf, TemplateFile, whyNoTemplate } from '../template-file';
import { inText, textOf } from '../values/expression';

/** What reads the value that is in a file of JSON. */
export type ReadJson = (file: string) => unknown;

/** An artifact of a cloud assembly, as far as it is read here. */
interface Artifact {
  readonly type?: unknown;
  readonly environment?: unknown;
  readonly displayName?: unknown;
  readonly metadata?: unknown;
  readonly additionalMetadataFile?: unknown;
  readonly properties?: {
    readonly templateFile?: unknown;
    readonly stackName?: unknown;
    readonly directoryName?: unknown;
    readonly tags?: unknown;
  };
}

/** More than anybody has in one app. */
const MOST_TEMPLATES = 5_000;

/**
 * The templates of a cloud assembly, of those in it and of nested stacks.
 *
 * @throws `UsageError` for one that has no end
 */
export function templatesOfAssembly(folder: string, readJson: ReadJson): TemplateFile[] {
  let number = 0;
  return templatesIn(folder, (file) => {
    if (++number > MOST_TEMPLATES) { throw new UsageError(`'${folder}' has more than ${MOST_TEMPLATES.toLocaleString('en-US')} files`); }
    return readJson(file);
  });
}

function templatesIn(folder: string, readJson: ReadJson, around: readonly string[] = []): TemplateFile[] {
  if (around.includes(folder)) { throw new UsageError(`'${folder}' is a part of itself`); }
  const artifacts = artifactsOf(folder, readJson(join(folder, 'manifest.json')));
  const assets = assetsOf(folder, Object.values(artifacts), readJson);
  return Object.entries(artifacts).flatMap(([id, each]) => {
    const artifact = objectOf(each) as Artifact;
    if (artifact.type === 'cdk:cloud-assembly') { return templatesIn(named('directoryName', id, artifact, folder), readJson, [...around, folder]); }
    return artifact.type === 'aws:cloudformation:stack' ? templatesOfStack({ folder, assets, readJson }, id, artifact) : [];
  });
}

/** What an assembly has; one that has nothing in it may say so by saying nothing. */
function artifactsOf(folder: string, manifest: unknown): Record<string, unknown> {
  const { artifacts, version } = objectOf(manifest);
  if (typeof artifacts === 'object' ? artifacts !== objectOf(artifacts) : typeof version !== 'string') {
    throw new UsageError(`'${folder}' is no cloud assembly: its manifest.json has no artifacts`);
  }
  return objectOf(artifacts);
}

/** What an artifact names: a stack without a template must not pass for one that has nothing in it. */
function named(property: 'templateFile' | 'directoryName', id: string, { properties }: Artifact, folder: string): string {
  const name = properties?.[property];
  if (typeof name !== 'string') { throw new UsageError(`'${folder}' is no cloud assembly: in its manifest.json '${id}' has no ${property}`); }
  return join(folder, inFolder(name));
}

/** A folder of an assembly. */
interface Folder {
  readonly folder: string;
  /** The files of assets by their hashes. */
  readonly assets: ReadonlyMap<string, string>;
  readonly readJson: ReadJson;
}

function templatesOfStack(from: Folder, id: string, artifact: Artifact): TemplateFile[] {
  const { stackName, tags } = artifact.properties ?? {};
  const file = named('templateFile', id, artifact, from.folder);
  const more = artifact.additionalMetadataFile;
  const metadata = { ...objectOf(artifact.metadata), ...(typeof more === 'string' ? objectOf(from.readJson(join(from.folder, inFolder(more)))) : {}) };
  const paths = new ConstructPaths(metadata);
  const template = new TemplateFile({
    name: typeof artifact.displayName === 'string' ? artifact.displayName.slice(0, 1000).replace(/ \([^(]*\)$/, '') : id,
    file,
    assembly: from.folder,
    content: templateAt(file, from),
    environment: environmentOf(artifact.environment),
    stackName: typeof stackName === 'string' ? stackName : id,
    tags: textsOf(tags),
    paths: paths.in(),
    metadata,
  });
  return [template, ...nestedIn(template, from, paths)];
}

/** The templates of nested stacks, which are assets. */
function nestedIn(outer: TemplateFile, from: Folder, paths: ConstructPaths, around: readonly string[] = []): TemplateFile[] {
  return outer.resourcesOf(new Set(['AWS::CloudFormation::Stack'])).flatMap((logicalId) => {
    const asset = assetOf(outer.resource(logicalId), from);
    if (!asset?.endsWith('.json')) { return []; }
    const file = join(from.folder, inFolder(asset));
    if (around.includes(file)) { throw new UsageError(`'${file}' is nested in itself`); }
    const path = ConstructPaths.ofNested(outer.paths.get(logicalId));
    const nested = new TemplateFile({
      name: path ?? `${outer.name}/${logicalId}`, file, assembly: outer.assembly, content: templateAt(file, from), paths: paths.in(path),
    });
    outer.nest(logicalId, nested);
    return [nested, ...nestedIn(nested, from, paths, [...around, file])];
  });
}

function templateAt(file: string, { readJson }: Folder): unknown {
  const content = readJson(file);
  const why = whyNoTemplate(content);
  if (why !== undefined) { throw new UsageError(`'${file}' cannot be read: ${why}`); }
  return content;
}

/** The file of a nested stack: by its metadata, which the command line of the CDK asks for, else by the hash in its address. */
function assetOf(resource: RawResource | undefined, { assets }: Folder): string | undefined {
  const asset = objectOf(resource?.Metadata)['aws:asset:path'];
  if (typeof asset === 'string') { return asset; }
  const address = writtenOut(objectOf(resource?.Properties).TemplateURL) ?? '';
  return assets.get(/([0-9a-f]{64})\.json/.exec(address)?.[1] ?? '');
}

function assetsOf(folder: string, artifacts: readonly unknown[], readJson: ReadJson): Map<string, string> {
  const assets = new Map<string, string>();
  for (const artifact of artifacts) {
    const { type, properties } = objectOf(artifact);
    const { file } = objectOf(properties);
    if (type !== 'cdk:asset-manifest' || typeof file !== 'string') { continue; }
    for (const [hash, asset] of Object.entries(objectOf(objectOf(readJson(join(folder, inFolder(file)))).files))) {
      const { path } = objectOf(objectOf(asset).source);
      if (typeof path === 'string') { assets.set(hash, path); }
    }
  }
  return assets;
}

/** A name of a file or folder of the assembly, which does not lead out of it: a stage has its assets in the folder around its own. */
function inFolder(name: string): string {
  const path = normalize(name);
  return /^(\.\.[/\\]){2}|^[/\\]/.test(path) ? basename(path) : path;
}

function environmentOf(environment: unknown): TemplateEnvironment {
  const [, account, region] = /^aws:\/\/([^/]*)\/(.*)$/.exec(textOf(environment) ?? '') ?? [];
  return { account: known(account), region: known(region), partition: known(region) && partitionOf(region!) };
}

function known(part: string | undefined): string | undefined {
  return part === undefined || part.startsWith('unknown-') ? undefined : part;
}

function textsOf(values: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(objectOf(values)).map(([name, value]) => [name, inText(value)]));
}
