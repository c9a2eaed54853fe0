import { relative } from 'path';
import type { Template } from '../document/template';
import type { TemplateFile } from '../document/template-file';

/** Where a template was read, from the folder in which the command runs. */
export function fileOf(template: Template): string {
  const { file, name } = template as TemplateFile;
  return file === undefined ? name : relative('', file) || file;
}
