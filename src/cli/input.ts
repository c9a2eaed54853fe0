import { existsSync, readFileSync, statSync } from 'fs';
import { basename, join } from 'path';
import { templatesOfAssembly } from './assembly';
import { UsageError } from './options';
import { parseYamlTemplate } from './yaml-template';
import { TemplateFile, TemplateFiles } from '../document/template-file';

/** CloudFormation takes a megabyte; what the CDK writes is indented, and may be more. */
const LARGEST_MEGABYTES = 20;

/**
 * Reads cloud assemblies and templates, all of which are one app.
 *
 * @throws `UsageError` for what cannot be read
 */
export function readTemplates(paths: readonly string[]): TemplateFiles {
  return new TemplateFiles(paths.flatMap(templatesAt));
}

function templatesAt(path: string): TemplateFile[] {
  if (!existsSync(path)) { throw new UsageError(`'${path}' is not there${path === 'cdk.out' ? ': synthesise the app, or name a folder or templates' : ''}`); }
  if (!statSync(path).isDirectory()) { return [new TemplateFile({ name: basename(path), file: path, content: templateIn(path) })]; }
  if (!existsSync(join(path, 'manifest.json'))) { throw new UsageError(`'${path}' is no cloud assembly: it has no manifest.json`); }
  return templatesOfAssembly(path, (file) => readJson(file));
}

function templateIn(file: string): unknown {
  const text = textOf(file);
  const content = /^\s*\{/.test(text) && !/\.ya?ml$/.test(file) ? readJson(file, text) : attempt(file, () => parseYamlTemplate(text));
  if (typeof content !== 'object' || content === null || !('Resources' in content)) {
    throw new UsageError(`'${file}' is no CloudFormation template: it has no Resources`);
  }
  return content;
}

function readJson(file: string, text = textOf(file)): unknown {
  return attempt(file, () => JSON.parse(text));
}

function textOf(file: string): string {
  return attempt(file, () => {
    const { size } = statSync(file);
    if (size > LARGEST_MEGABYTES * 1024 * 1024) {
      throw new UsageError(`it has ${Math.ceil(size / 1024 / 1024)} MB, and a template is read up to ${LARGEST_MEGABYTES} MB`);
    }
    return readFileSync(file, 'utf-8');
  });
}

function attempt<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UsageError(`'${file}' cannot be read: ${(error as Error).message}`);
  }
}
