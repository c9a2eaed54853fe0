import { execFileSync } from 'child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { createRequire } from 'module';
import { tmpdir } from 'os';
import { join, relative, resolve } from 'path';
import { build, transform } from 'esbuild';
import type { Plugin } from 'esbuild';
import { CheckedCalls, SHAPES } from './checked-calls';
import { exportL1s } from './l1s';
import { writeTablesAsLists } from './tables';

/**
 * Makes three files of the compiled library: of what every program runs, of what its synthesis runs, and of what only some programs need; and one of the command,
 * which uses them. Of each, only that runs which is used.
 *
 * Node.js takes longer to find and read a hundred small files than to run them, and as long again to look through what is not used at all.
 * aws-cdk-lib does the same: it loads as fast, and a program that imports the library and uses none of it pays nothing.
 */
const LIB = resolve('lib');
const FIRST = 'bundle.js';
const AT_SYNTHESIS = 'synthesis.js';
const LATER = 'later.js';
const BUNDLES = [FIRST, AT_SYNTHESIS, LATER];
const MEASURED = 'measured.js';
const COMMAND = 'cli.js';
const NOTICES = 'cli.licenses.txt';
/** The folders of languages, by the names that the command knows. */
const STARTERS = { typescript: 'javascript', python: 'python', java: 'java', csharp: 'dotnet', go: 'go' };
/** Rooms that only the command uses. */
const OF_COMMAND = /^cli\//;
/** What the command has of others: parsers, mostly. */
const OF_OTHERS = /node_modules\/.*\.js$/;
const EXTERNAL = ['aws-cdk-lib', 'aws-cdk-lib/*', 'constructs'];

/** What tells one file from the other: it runs the modules that every program runs, and then those of its synthesis. */
const EVERY_PROGRAM = `
  const { App, Stack } = require('aws-cdk-lib');
  const { Table } = require('aws-cdk-lib/aws-dynamodb');
  const app = new App({ outdir: process.argv[1], analyticsReporting: false });
  const stack = new Stack(app, 'Stack');
  new Table(stack, 'Table', { partitionKey: { name: 'id', type: 'S' } });
  const { BackupPlan, BackupPlanRule, BackupResource, BackupVault } = require('./${MEASURED}').index;
  const plan = new BackupPlan(stack, 'Plan', { backupVault: new BackupVault(stack, 'Vault'), backupPlanRules: [BackupPlanRule.daily()] });
  plan.addSelection('Selection', { resources: [BackupResource.fromTag('backup', 'daily'), BackupResource.fromConstruct(stack)] });
  const made = [...globalThis.modules];
  app.synth();
  console.log(JSON.stringify([made, globalThis.modules]));
`;

/** `const x = require("./y")` runs the module at once; this makes it run where something of it is first asked for. */
function lazy(script: string): string {
  const names = [...script.matchAll(OWN_MODULE)].map(([, name]) => name);
  return names.reduce((text, name) => text.replace(new RegExp(`\\b${name}\\.`, 'g'), `(${name}()).`), script)
    .replace(OWN_MODULE, 'const $1 = () => $2;');
}

const OWN_MODULE = /^(?:const|var) (\w+) = (require\("\..*"\));$/gm;

/** In which file each module is. */
type Files = ReadonlyMap<string, string>;

/** Takes modules that belong to another file from there, and says of its own which are run, if that is asked for. */
function modulesOf(own: string, files: Files, saysWhatRuns: boolean): Plugin {
  return {
    name: 'modules',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\./ }, ({ path, resolveDir, namespace }) => {
        if (namespace === 'other') { return { path, external: true }; }
        const file = resolve(resolveDir, path.endsWith('.js') ? path : `${path}.js`);
        const name = nameOf(file);
        return files.get(name) === own ? { path: file } : { path: name, namespace: 'other' };
      });
      onLoad({ filter: /./, namespace: 'other' }, ({ path: name }) => fromBundle(name, files));
      onLoad({ filter: /\.js$/ }, ({ path }) => ({
        contents: `${saysWhatRuns ? `(globalThis.modules ??= []).push("${nameOf(path)}");` : ''}${lazy(readFileSync(path, 'utf-8'))}`,
      }));
    },
  };
}

/** Writes a file that has each of its modules by its name. */
async function bundle(file: string, files: Files, saysWhatRuns = false): Promise<void> {
  const own = [...files.keys()].filter((name) => files.get(name) === file);
  await build({
    stdin: { contents: own.map((name) => `Object.defineProperty(exports, "${name}", { get: () => require("./${name}.js") });`).join('\n'), resolveDir: LIB },
    outfile: join(LIB, file),
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: EXTERNAL,
    // Whitespace and names stay, and cost no time: of an error that no one caught, Node.js prints the line and the functions.
    plugins: [modulesOf(file, files, saysWhatRuns)],
    // Each module asks for aws-cdk-lib; to look it up is the most expensive part of loading.
    banner: { js: '{ const load = require, loaded = {}; require = (id) => loaded[id] ??= load(id); }' },
  });
}

/** Puts the checks of arguments into the compiled library. */
function checkCalls(): void {
  const calls = new CheckedCalls();
  for (const path of scriptsIn(LIB)) {
    writeFileSync(path, calls.in(nameOf(path), readFileSync(path, 'utf-8')));
  }
  calls.assertAllDone();
  writeFileSync(join(LIB, `${SHAPES}.js`), calls.module());
}

/** Takes what the command has of the library from there. */
function libraryOf(files: Files): Plugin {
  return {
    name: 'library',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\./ }, ({ path, resolveDir, namespace }) => {
        if (namespace === 'other') { return { path, external: true }; }
        const name = nameOf(resolve(resolveDir, path));
        return files.has(name) ? { path: name, namespace: 'other' } : undefined;
      });
      onLoad({ filter: /./, namespace: 'other' }, ({ path: name }) => fromBundle(name, files));
    },
  };
}

/** What a module is that another file has. */
function fromBundle(name: string, files: Files) {
  return { contents: `module.exports = require("./${files.get(name)}")["${name}"];`, resolveDir: LIB };
}

/** Writes the command, with all that it uses but the library and the CDK. */
async function bundleCommand(files: Files): Promise<void> {
  const { metafile } = await build({
    metafile: true,
    entryPoints: [join(LIB, 'cli', 'command.js')],
    outfile: join(LIB, COMMAND),
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: EXTERNAL,
    plugins: [
      libraryOf(files),
      // Names of the command stay, for who reads an error; those of parsers would make half of the file.
      { name: 'small', setup: ({ onLoad }) => onLoad({ filter: OF_OTHERS }, async ({ path }) => ({ contents: await minified(path) })) },
      { name: 'lazy', setup: ({ onLoad }) => onLoad({ filter: /lib\/.*\.js$/ }, ({ path }) => ({ contents: lazy(readFileSync(path, 'utf-8')) })) },
    ],
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 500,
    legalComments: 'none',
  });
  chmodSync(join(LIB, COMMAND), 0o755);
  writeFileSync(join(LIB, NOTICES), noticesOf(Object.keys(metafile!.inputs)));
}

/** Writes the projects that the command begins, each as it is built and tested as a stranger would. */
function copyStarters(): void {
  const target = join(LIB, 'starters');
  rmSync(target, { recursive: true, force: true });
  for (const [language, folder] of Object.entries(STARTERS)) {
    cpSync(resolve('languages', folder, 'starter'), join(target, language), { recursive: true });
  }
}

async function minified(path: string): Promise<string> {
  return (await transform(readFileSync(path, 'utf-8'), { minify: true, legalComments: 'none', target: 'node20' })).code;
}

/** The licenses of the packages that a bundle was made of. */
function noticesOf(files: readonly string[]): string {
  const folders = new Set(files.flatMap((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []));
  return [...folders].sort().map((folder) => {
    const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf-8'));
    return `${name} ${version}, which is in ${COMMAND}\n\n${readFileSync(join(folder, 'LICENSE'), 'utf-8').trim()}\n`;
  }).join(`\n${'-'.repeat(80)}\n\n`);
}

async function main() {
  writeTablesAsLists(resolve('.jsii'));
  checkCalls();
  const names = Object.keys(createRequire(__filename)(join(LIB, 'index.js')));
  const modules = scriptsIn(LIB).map(nameOf).filter((name) => ![...BUNDLES, MEASURED, COMMAND].includes(`${name}.js`) && !OF_COMMAND.test(name));
  await bundle(MEASURED, new Map(modules.map((name) => [name, MEASURED])), true);
  const [first, atSynthesis] = modulesRun();
  const files = new Map(modules.map((name) => [name, first.includes(name) ? FIRST : atSynthesis.includes(name) ? AT_SYNTHESIS : LATER]));
  for (const file of BUNDLES) { await bundle(file, files); }
  await bundleCommand(files);

  // What went into them is not needed beside them; the type declarations are.
  scriptsIn(LIB).filter((path) => ![...BUNDLES, COMMAND].includes(relative(LIB, path))).forEach((path) => rmSync(path));
  writeFileSync(join(LIB, 'index.js'), [
    '"use strict";',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    // Named one by one, as Node.js finds the names for `import { … } from` by reading them.
    ...names.map((name) => `exports.${name} = void 0;`),
    'for (const name of Object.keys(exports)) {',
    `  Object.defineProperty(exports, name, { enumerable: true, get: () => require("./${FIRST}").index[name] });`,
    '}',
    '',
  ].join('\n'));
  exportL1s(join(LIB, 'index.js'), join(LIB, 'index.d.ts'));
  removeInnerDeclarations();
  copyStarters();
}

/** The modules that a program runs, and those that it has run when it is synthesised. */
function modulesRun(): string[][] {
  const outdir = mkdtempSync(join(tmpdir(), 'bundle-'));
  try {
    return JSON.parse(execFileSync(process.execPath, ['-e', EVERY_PROGRAM, outdir], { cwd: LIB, encoding: 'utf-8' }));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** Of the type declarations, those are needed that the public ones lead to. */
function removeInnerDeclarations(): void {
  const reached = new Set<string>();
  const follow = (path: string) => {
    if (reached.has(path)) { return; }
    reached.add(path);
    for (const [, target] of readFileSync(path, 'utf-8').matchAll(/(?:from|import\()\s*["'](\.[^"']+)["']/g)) { follow(`${resolve(path, '..', target)}.d.ts`); }
  };
  follow(join(LIB, 'index.d.ts'));
  readdirSync(LIB, { recursive: true, encoding: 'utf-8' }).map((path) => join(LIB, path))
    .filter((path) => path.endsWith('.d.ts') && !reached.has(path)).forEach((path) => rmSync(path));
}

function scriptsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf-8' }).filter((path) => path.endsWith('.js')).sort().map((path) => join(folder, path));
}

/** The name of a module: its path in the library, without its ending. */
function nameOf(path: string): string {
  return relative(LIB, path).replace(/\\/g, '/').replace(/\.js$/, '');
}

void main();
