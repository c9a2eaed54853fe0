import { existsSync } from 'fs';
import { join } from 'path';

/** The folder of what runs in AWS Lambda. It lies in the package beside this file's: one level up from the bundle, two from a module. */
export function handlerFolder(name: string): string {
  return [join(__dirname, '..'), join(__dirname, '..', '..')].map((folder) => join(folder, 'handlers', name)).find((folder) => existsSync(folder))!;
}
