import { existsSync } from 'fs';
import { join } from 'path';

/**
 * Where the code of a function lies in the package, to be deployed as it is.
 *
 * @param name the name of its folder in `handlers/`, which lies beside that of the compiled library: one level up from the bundle, two from this module
 */
export function handlerFolder(name: string): string {
  return [join('..', 'handlers'), join('..', '..', 'handlers')].map((folder) => join(__dirname, folder, name)).find((folder) => existsSync(folder))!;
}
