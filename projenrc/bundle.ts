import { readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { createRequire } from 'module';
import { join, resolve } from 'path';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';

/**
 * Makes one file of the compiled library, of which only that runs which is used.
 *
 * Node.js takes longer to find and read forty small files than to run them, and most programs need a part of them only when they are synthesised.
 * aws-cdk-lib does the same: it loads as fast, and a program that imports the library and uses none of it pays nothing.
 */
const LIB = 'lib';
const BUNDLE = 'bundle.js';

/** `const x = require("./y")` runs the module at once; this makes it run where something of it is first asked for. */
const lazily: Plugin = {
  name: 'lazily',
  setup: (bundle) => bundle.onLoad({ filter: /\.js$/ }, ({ path }) => ({ contents: lazy(readFileSync(path, 'utf-8')) })),
};

const OWN_MODULE = /^(?:const|var) (\w+) = (require\("\..*"\));$/gm;

function lazy(script: string): string {
  const names = [...script.matchAll(OWN_MODULE)].map(([, name]) => name);
  return names.reduce((text, name) => text.replace(new RegExp(`\\b${name}\\.`, 'g'), `(${name}()).`), script)
    .replace(OWN_MODULE, 'const $1 = () => $2;');
}

async function main() {
  const names = Object.keys(createRequire(__filename)(resolve(LIB, 'index.js')));
  await build({
    entryPoints: [join(LIB, 'index.js')],
    outfile: join(LIB, BUNDLE),
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: ['aws-cdk-lib', 'aws-cdk-lib/*', 'constructs'],
    plugins: [lazily],
    minifyWhitespace: true,
    // Node.js prints the line in which an error was thrown that no one caught.
    lineLimit: 150,
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
}

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

void main();
