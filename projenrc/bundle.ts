import { readdirSync, rmSync, writeFileSync } from 'fs';
import { createRequire } from 'module';
import { join, resolve } from 'path';
import { buildSync } from 'esbuild';

/**
 * Makes one file of the compiled library, loaded when one of its classes is first used.
 *
 * Node.js takes longer to find and read thirty small files than to run them: bundled, the library loads as fast as
 * `aws-cdk-lib/aws-backup`, and a program that imports it and uses none of it pays nothing.
 */
const LIB = 'lib';
const BUNDLE = 'bundle.js';

const names = Object.keys(createRequire(__filename)(resolve(LIB, 'index.js')));
buildSync({
  entryPoints: [join(LIB, 'index.js')],
  outfile: join(LIB, BUNDLE),
  bundle: true,
  platform: 'node',
  target: 'node20',
  external: ['aws-cdk-lib', 'aws-cdk-lib/*', 'constructs'],
  // Each module of the bundle asks for aws-cdk-lib; to look it up is the most expensive part of loading.
  banner: { js: '{ const load = require, loaded = {}; require = (id) => loaded[id] ??= load(id); }' },
});
removeScripts(LIB);
writeFileSync(join(LIB, 'index.js'), [
  '"use strict";',
  'Object.defineProperty(exports, "__esModule", { value: true });',
  // Named one by one, as Node.js finds the names for `import { … } from` by reading them.
  ...names.map((name) => `exports.${name} = void 0;`),
  'for (const name of Object.keys(exports)) {',
  `  Object.defineProperty(exports, name, { enumerable: true, get: () => require("./${BUNDLE}")[name] });`,
  '}',
  '',
].join('\n'));

/** What went into the bundle is not needed beside it; the type declarations are. */
function removeScripts(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      removeScripts(path);
    } else if (entry.name.endsWith('.js') && entry.name !== BUNDLE) {
      rmSync(path);
    }
  }
}
