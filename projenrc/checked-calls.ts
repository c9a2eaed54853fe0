import { readFileSync } from 'fs';
import * as ts from 'typescript';
import { readShapes } from './shapes';
import type { Call, ShapesOfAssembly } from './shapes';

/** The module that has the shapes, in the folder of the compiled library. */
export const SHAPES = 'shapes';

/**
 * Puts the check of its arguments at the head of every public function of the compiled library.
 *
 * It is put there and not around it: so there is nothing between a program and the library, a class stays what it is, a check of properties comes after
 * injectors have had their say, and calls of a class that a program has derived are checked, too.
 */
export class CheckedCalls {
  private readonly shapes: ShapesOfAssembly = readShapes();
  /** By module, class and member. */
  private readonly calls = new Map<string, { name: string; call: Call }>();
  private readonly done = new Set<string>();

  constructor() {
    const classes = new Map<string, ClassAt[]>();
    for (const [name, call] of this.shapes.calls) {
      const { filename, line } = call.location;
      if (!classes.has(filename)) { classes.set(filename, classesOf(filename)); }
      const at = classes.get(filename)!.find(({ from, to }) => from <= line && line <= to);
      const [, member = 'constructor'] = name.slice(name.indexOf('.') + 1).split('.');
      // What several classes have from one that nobody sees is one function.
      this.calls.set(keyOf(filename.replace(/^src\/(.*)\.ts$/, '$1'), at?.name, member), { name: name.slice(name.indexOf('.') + 1), call });
    }
  }

  /** What the module `shapes` of the compiled library says: every call and type by itself, as text, since a program asks for few. */
  public module(): string {
    const texts = (all: Iterable<readonly [string, unknown]>) => `{${[...all].map(([name, value]) => `${JSON.stringify(name)}: ${literal(value)}`).join(',\n')}}`;
    return `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const call_check_1 = require("./private/shape/call-check");
const CALLS = ${texts([...this.calls.values()].map(({ name, call }) => [name, call.parameters]))};
const TYPES = ${texts(this.shapes.types)};
const parse = (texts, read) => { const parsed = {}; return (name) => parsed[name] ??= read(JSON.parse(texts[name])); };
const index = () => require("./index");
const shapes = {
  parametersOf: parse(CALLS, Object.entries),
  typeOf: parse(TYPES, (type) => type),
  valuesOf: (name) => name.split(".").reduce((values, part) => values[part], name in index() ? index() : require("aws-cdk-lib")),
};
exports.check = (name, values, called) => call_check_1.checkCall(shapes, name, values, called);
`;
  }

  /** The script of a module, with the checks in it. */
  public in(module: string, script: string): string {
    const file = ts.createSourceFile(`${module}.js`, script, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
    const insertions: { at: number; text: string }[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isClassLike(node)) {
        for (const member of node.members) {
          if (!(ts.isConstructorDeclaration(member) || ts.isMethodDeclaration(member)) || !member.body) { continue; }
          const key = keyOf(module, node.name?.text, ts.isConstructorDeclaration(member) ? 'constructor' : member.name.getText());
          const found = this.calls.get(key);
          if (!found) { continue; }
          this.done.add(key);
          insertions.push({ at: member.body.getStart() + 1, text: headOf(found.name, found.call, member) });
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    if (insertions.length === 0) { return script; }
    const checked = insertions.sort((a, b) => b.at - a.at).reduce((text, { at, text: more }) => text.slice(0, at) + more + text.slice(at), script);
    const up = '../'.repeat(module.split('/').length - 1) || './';
    return checked.replace(/^Object\.defineProperty\(exports, "__esModule".*$/m, (line) => `${line}\nconst ${MODULE} = require("${up}${SHAPES}");`);
  }

  /** A public function without a check is a mistake of the build. */
  public assertAllDone(): void {
    const left = [...this.calls.keys()].filter((key) => !this.done.has(key));
    if (left.length > 0) { throw new Error(`no check of arguments in ${left.join(', ')}`); }
  }
}

const MODULE = 'shapes_1';

interface ClassAt { readonly name?: string; readonly from: number; readonly to: number }

function classesOf(filename: string): ClassAt[] {
  const file = ts.createSourceFile(filename, readFileSync(filename, 'utf8'), ts.ScriptTarget.ES2022, true);
  const line = (position: number) => file.getLineAndCharacterOfPosition(position).line + 1;
  return file.statements.filter(ts.isClassDeclaration).map((node) => ({ name: node.name?.text, from: line(node.getStart()), to: line(node.end) }));
}

function keyOf(module: string, className: string | undefined, member: string): string {
  return `${module}:${className}.${member}`;
}

/** All on the line of the brace, so that every other line keeps its number. */
function headOf(name: string, { parameters }: Call, member: ts.ConstructorDeclaration | ts.MethodDeclaration): string {
  const all = member.parameters.map((parameter) => ({ name: parameter.name.getText(), initializer: parameter.initializer?.getText() }));
  const names = Object.keys(parameters);
  const unknown = names.filter((each) => !all.some((parameter) => parameter.name === each));
  if (unknown.length > 0) { throw new Error(`${name} has no parameter ${unknown.join(', ')}`); }
  const isStatic = ts.isConstructorDeclaration(member) || member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
  const called = !isStatic ? 'this' : ['scope', 'id'].every((each) => all.some((parameter) => parameter.name === each)) ? '{ scope, id }' : 'undefined';
  const defaults = all.filter(({ name: each, initializer }) => initializer && names.includes(each)).map(({ name: each, initializer }) => ` ${each} ??= ${initializer};`);
  const taken = names.map((each, i) => ` ${each} = $checked[${i}];`);
  return ` const $checked = ${MODULE}.check("${name}", [${names.join(', ')}], ${called});${taken.join('')}${defaults.join('')}`;
}

function literal(value: unknown): string {
  return `'${JSON.stringify(value).replace(/[\\']/g, '\\$&')}'`;
}
