import { basename, join, normalize } from 'path';
import type { TemplateEnvironment } from '../document/template';
import { objectOf, TemplateFile } from '../document/template-file';
import { partitionOfRegion } from '../private/partitions';

/** What reads the value that is in a file of JSON. */
export type ReadJson = (file: string) => unknown;

/** An artifact of a cloud assembly, as far as it is read here. */
interface Artifact {
  readonly type?: unknown;
  readonly environment?: unknown;
  readonly displayName?: unknown;
  readonly metadata?: unknown;
  readonly properties?: {
    readonly templateFile?: unknown;
    readonly stackName?: unknown;
    readonly directoryName?: unknown;
    readonly tags?: unknown;
  };
}

/**
 * The templates of a cloud assembly, of those in it and of nested stacks.
 */
export function templatesOfAssembly(folder: string, readJson: ReadJson): TemplateFile[] {
  const { artifacts } = objectOf(readJson(join(folder, 'manifest.json')));
  return Object.entries(objectOf(artifacts)).flatMap(([id, each]) => {
    const artifact = objectOf(each) as Artifact;
    const { directoryName } = artifact.properties ?? {};
    if (artifact.type === 'cdk:cloud-assembly' && typeof directoryName === 'string') { return templatesOfAssembly(join(folder, inFolder(directoryName)), readJson); }
    return artifact.type === 'aws:cloudformation:stack' ? templatesOfStack(folder, id, artifact, readJson) : [];
  });
}

function templatesOfStack(folder: string, id: string, artifact: Artifact, readJson: ReadJson): TemplateFile[] {
  const { templateFile, stackName, tags } = artifact.properties ?? {};
  if (typeof templateFile !== 'string') { return []; }
  const file = join(folder, inFolder(templateFile));
  const template = new TemplateFile({
    name: typeof artifact.displayName === 'string' ? artifact.displayName.replace(/ \(.*\)$/, '') : id,
    file,
    content: readJson(file),
    environment: environmentOf(artifact.environment),
    stackName: typeof stackName === 'string' ? stackName : id,
    tags: textsOf(tags),
    paths: pathsOf(artifact.metadata),
  });
  return [template, ...nestedIn(template, folder, readJson)];
}

/** The templates of nested stacks, which are assets. */
function nestedIn(outer: TemplateFile, folder: string, readJson: ReadJson): TemplateFile[] {
  return outer.resourcesOf(new Set(['AWS::CloudFormation::Stack'])).flatMap((logicalId) => {
    const asset = objectOf(outer.resource(logicalId)?.Metadata)['aws:asset:path'];
    if (typeof asset !== 'string' || !asset.endsWith('.json')) { return []; }
    const file = join(folder, inFolder(asset));
    const nested = new TemplateFile({ name: `${outer.name}/${logicalId}`, file, content: readJson(file), tags: outer.tags, paths: outer.paths });
    outer.nest(logicalId, nested);
    return [nested, ...nestedIn(nested, folder, readJson)];
  });
}

/** A name of a file or folder of the assembly, which does not lead out of it: a stage has its assets in the folder around its own. */
function inFolder(name: string): string {
  const path = normalize(name);
  return /^(\.\.[/\\]){2}|^[/\\]/.test(path) ? basename(path) : path;
}

function environmentOf(environment: unknown): TemplateEnvironment {
  const [, account, region] = /^aws:\/\/([^/]*)\/(.*)$/.exec(String(environment)) ?? [];
  return { account: known(account), region: known(region), partition: known(region) && partitionOfRegion(region) };
}

function known(part: string | undefined): string | undefined {
  return part === undefined || part.startsWith('unknown-') ? undefined : part;
}

function textsOf(values: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(objectOf(values)).map(([name, value]) => [name, String(value)]));
}

/** The paths of constructs by their logical ids, from what the assembly says of each path. */
function pathsOf(metadata: unknown): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const [path, entries] of Object.entries(objectOf(metadata))) {
    for (const entry of Array.isArray(entries) ? entries : []) {
      const { type, data } = objectOf(entry);
      if (type === 'aws:cdk:logicalId' && typeof data === 'string') { paths.set(data, path.replace(/^\//, '')); }
    }
  }
  return paths;
}
