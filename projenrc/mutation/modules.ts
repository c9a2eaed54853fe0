import * as childProcess from 'child_process';
import { existsSync, readFileSync } from 'fs';
import { createRequire } from 'module';
import { dirname, join, relative, resolve } from 'path';
import { compileFunction } from 'vm';
import * as ts from 'typescript';
import type { Once } from './testing';

type Run = (exports: object, require: NodeJS.Require, module: object, filename: string, dirname: string, jest: unknown) => void;

const { compilerOptions } = ts.readConfigFile('tsconfig.json', ts.sys.readFile).config;
const OPTIONS: ts.CompilerOptions = {
  ...ts.convertCompilerOptionsFromJson(compilerOptions, '.').options, module: ts.ModuleKind.CommonJS, sourceMap: false, inlineSourceMap: false, declaration: false,
};

/**
 * The modules of the project, made anew for each run; those of others are loaded once and stay.
 */
export class Modules {
  private readonly compiled = new Map<string, Run>();
  private readonly processes = new Map<string, unknown>();
  private loaded = new Map<string, { exports: object }>();
  /** Stand-ins for modules that are not there. */
  private virtual = new Map<string, object>();
  private jest: object = {};

  /** `instrumented` is the code of the files that have mutants. */
  constructor(private readonly instrumented: ReadonlyMap<string, string>, private readonly once: Once) {}

  /** Forgets all modules of the project. */
  public reset(jest: Record<string, unknown>): void {
    this.loaded = new Map();
    this.virtual = new Map();
    this.jest = { ...jest, ...this.mocks() };
  }

  public load(file: string): any {
    const known = this.loaded.get(file);
    if (known) { return known.exports; }
    const module = { exports: {} };
    this.loaded.set(file, module);
    const run = this.codeOf(file);
    this.once(() => run(module.exports, this.requireIn(file), module, file, dirname(file), this.jest));
    return module.exports;
  }

  private requireIn(file: string): NodeJS.Require {
    const native = createRequire(file);
    const load = (id: string) => {
      if (id === 'child_process') { return this.childProcess(); }
      if (this.virtual.has(id)) { return this.virtual.get(id); }
      const path = id.startsWith('.') || id.startsWith('/') ? fileOf(resolve(dirname(file), id)) : undefined;
      return path && isOwn(path) ? this.load(path) : native(id);
    };
    return Object.assign(load, native) as NodeJS.Require;
  }

  private codeOf(file: string): Run {
    const known = this.compiled.get(file);
    if (known) { return known; }
    const code = this.instrumented.get(file) ?? readFileSync(file, 'utf-8');
    const script = file.endsWith('.ts') ? ts.transpileModule(code, { compilerOptions: OPTIONS, fileName: file }).outputText : code;
    const run = compileFunction(script, ['exports', 'require', 'module', '__filename', '__dirname', 'jest'], { filename: file }) as Run;
    this.compiled.set(file, run);
    return run;
  }

  /** Other processes run none of the mutants: what one of them answers is asked once. */
  private childProcess(): typeof childProcess {
    const execFileSync = (...args: any[]) => {
      const key = JSON.stringify(args);
      if (!this.processes.has(key)) { this.processes.set(key, (childProcess.execFileSync as (...all: any[]) => unknown)(...args)); }
      return this.processes.get(key);
    };
    return { ...childProcess, execFileSync: execFileSync as typeof childProcess.execFileSync };
  }

  /** What jest does with modules, as far as tests of the handlers need it: one of another package is replaced for those around it, or stands for one that is not installed. */
  private mocks() {
    return {
      requireActual: (path: string) => this.requireIn(__filename)(path),
      doMock: (path: string, make: () => object, { virtual = false } = {}) => {
        if (virtual) { this.virtual.set(path, make()); return; }
        require.cache[path] = { exports: make(), loaded: true, id: path, filename: path } as NodeJS.Module;
      },
      isolateModules: (code: () => void) => {
        const before = new Set(Object.keys(require.cache));
        code();
        Object.keys(require.cache).filter((path) => !before.has(path)).forEach((path) => { delete require.cache[path]; });
      },
    };
  }
}

function fileOf(path: string): string | undefined {
  return [path, `${path}.ts`, `${path}.js`, join(path, 'index.ts'), join(path, 'index.js')].find((each) => /\.(ts|js)$/.test(each) && existsSync(each));
}

function isOwn(path: string): boolean {
  return !relative(process.cwd(), path).startsWith('..') && !path.includes('/node_modules/') && /\.(ts|js)$/.test(path);
}
