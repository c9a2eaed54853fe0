import { existsSync, statSync } from 'fs';
import { basename, join } from 'path';
import { BoundedFiles } from './bounded-file';
import type { Terminal } from './terminal';
import { parseYamlTemplate } from './yaml-template';
import { templatesOfAssembly } from '../document/assembly/assembly';
import { TemplateFile, TemplateFiles, whyNoTemplate } from '../document/template-file';
import { memo } from '../private/memo';
import { notRead } from '../private/messages/file-problem';
import { UsageError } from '../private/messages/usage-error';

/** CloudFormation takes a megabyte; what the CDK writes is indented, and may be more. */
const MOST_MEGABYTES = 20;
/** Nobody indents YAML so much, and to read it takes ten times as long. */
const MOST_MEGABYTES_OF_YAML = 5;

/**
 * Reads cloud assemblies and templates, all of which are one app.
 *
 * @param terminal takes what is read
 * @throws `UsageError` for what cannot be read
 */
export function readTemplates(paths: readonly string[], terminal: Pick<Terminal, 'progress' | 'read'>): TemplateFiles {
  const input = new Input(terminal);
  return new TemplateFiles(paths.flatMap((path) => input.templatesAt(path)));
}

class Input {
  private readonly files: BoundedFiles;
  /** What a file holds that is meant by several. */
  private readonly found = new Map<string, { readonly content: unknown }>();

  constructor(private readonly terminal: Pick<Terminal, 'progress' | 'read'>) {
    this.files = new BoundedFiles(terminal.read);
  }

  public templatesAt(path: string): TemplateFile[] {
    if (!isFolder(path)) {
      return [new TemplateFile({ name: basename(path), file: path, content: this.read(path, (text) => templateIn(text, path)) })];
    }
    if (!existsSync(join(path, 'manifest.json'))) { throw new UsageError(`'${path}' is no cloud assembly: it has no manifest.json`); }
    return templatesOfAssembly(path, (file) => memo(this.found, file, () => ({ content: this.readOwn(file) })).content);
  }

  /** A file of an assembly: nobody writes a pipe into one, which may keep who reads it waiting for ever. */
  private readOwn(file: string): unknown {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats && !stats.isFile() && !stats.isDirectory()) { throw new UsageError(`'${file}' cannot be read: it is no file`); }
    return this.read(file, (text) => JSON.parse(text));
  }

  private read(file: string, parse: (text: string) => unknown): unknown {
    this.terminal.progress.step(`reading ${basename(file)}`);
    try {
      return parse(this.files.read(file, MOST_MEGABYTES));
    } catch (error) {
      throw new UsageError(notRead(file, error));
    }
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw new UsageError(`${notRead(path, error)}${path === 'cdk.out' ? ': synthesise the app, or name a folder or templates' : ''}`);
  }
}

function templateIn(text: string, file: string): unknown {
  const isJson = /^\s*\{/.test(text) && !/\.ya?ml$/.test(file);
  if (!isJson && text.length > MOST_MEGABYTES_OF_YAML * 1024 * 1024) {
    throw new UsageError(`it has more than ${MOST_MEGABYTES_OF_YAML} MB, and YAML is read up to that`);
  }
  const content: unknown = isJson ? JSON.parse(text) : parseYamlTemplate(text);
  if (typeof content !== 'object' || content === null || !('Resources' in content)) { throw new UsageError('it is no CloudFormation template: it has no Resources'); }
  const why = whyNoTemplate(content);
  if (why !== undefined) { throw new UsageError(why); }
  return content;
}
