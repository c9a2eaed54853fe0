import { readFileSync } from 'fs';
import * as ts from 'typescript';
import { mutationsOf } from './operators';

/** A single fault in a file. */
export interface Mutant {
  /** Its number among all mutants. */
  readonly id: number;
  readonly file: string;
  readonly line: number;
  /** What is written in that line. */
  readonly code: string;
  readonly operator: string;
  readonly original: string;
  readonly mutated: string;
}

/** A file in which every fault is a switch. */
export interface Instrumented {
  readonly code: string;
  readonly mutants: readonly Mutant[];
}

/** A text that is put in somewhere. At one place ends come before starts. */
interface Insertion {
  readonly at: number;
  readonly isStart: boolean;
  readonly text: string;
}

/** Writes every fault that a file can have into it, each of them behind its number. */
export function instrument(file: string, firstId: number): Instrumented {
  const text = readFileSync(file, 'utf-8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const lines = text.split('\n');
  const mutants: Mutant[] = [];
  const insertions: Insertion[] = [];
  const add = (node: ts.Node, operator: string, mutated: string): number => {
    const id = firstId + mutants.length;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    mutants.push({ id, file, line: line + 1, code: lines[line], operator, original: node.getText(source), mutated });
    return id;
  };
  const insert = (at: number, isStart: boolean, inserted: string) => insertions.push({ at, isStart, text: inserted });

  const visit = (node: ts.Node): void => {
    if (isSkipped(node)) { return; }
    const start = node.getStart(source);
    const body = emptiedBodyOf(node);
    if (body) { insert(body.getStart(source) + 1, true, `if (__mutant(${add(body, 'body', '{}')})) { return; }`); }
    const isStatement = isRemovable(node);
    if (isStatement) { insert(start, true, `if (!__mutant(${add(node, 'statement', ';')})) { `); }
    const mutations = isExpression(node) ? mutationsOf(node) : [];
    if (mutations.length > 0) {
      insert(start, true, `(${mutations.map(({ operator, text: mutated }) => `__mutant(${add(node, operator, mutated)}) ? (${mutated}) : `).join('')}(`);
    }
    ts.forEachChild(node, (child) => { if (!isTarget(child)) { visit(child); } });
    if (mutations.length > 0) { insert(node.end, false, '))'); }
    if (isStatement) { insert(node.end, false, ' }'); }
  };
  visit(source);
  return { code: insertedInto(text, insertions), mutants };
}

function insertedInto(text: string, insertions: readonly Insertion[]): string {
  const sorted = [...insertions].sort((a, b) => a.at - b.at || Number(a.isStart) - Number(b.isStart));
  let from = 0;
  let code = '';
  for (const { at, text: inserted } of sorted) {
    code += text.slice(from, at) + inserted;
    from = at;
  }
  return code + text.slice(from);
}

/** What is no expression, or means something where it stands: types, names, imports, what is on the left of `=`. */
function isSkipped(node: ts.Node): boolean {
  return ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isInterfaceDeclaration(node)
    || ts.isTypeAliasDeclaration(node) || ts.isHeritageClause(node) || ts.isEnumDeclaration(node) || ts.isTypeParameterDeclaration(node)
    || ts.isDeleteExpression(node)
    || (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require');
}

/** Whether a node is assigned to, or names a property. */
function isTarget(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    return parent.left === node && kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
  }
  if (ts.isBindingElement(parent)) { return parent.propertyName === node; }
  return (ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent) || ts.isMethodDeclaration(parent)) && parent.name === node;
}

function isExpression(node: ts.Node): node is ts.Expression {
  if (!ts.isExpression(node) || ts.isIdentifier(node) || ts.isTaggedTemplateExpression(node.parent)) { return false; }
  return ts.isBinaryExpression(node) || !ts.isExpressionStatement(node.parent);
}

/** A statement that does something and gives nothing. */
function isRemovable(node: ts.Node): boolean {
  if (ts.isThrowStatement(node)) { return true; }
  if (!ts.isExpressionStatement(node)) { return false; }
  const called = ts.isAwaitExpression(node.expression) || ts.isVoidExpression(node.expression) ? node.expression.expression : node.expression;
  return ts.isYieldExpression(called) || (ts.isCallExpression(called) && called.expression.kind !== ts.SyntaxKind.SuperKeyword);
}

/** The body of a function that can be emptied; of one that has a single statement, that statement is mutated. */
function emptiedBodyOf(node: ts.Node): ts.Block | undefined {
  const { body } = node as ts.FunctionLikeDeclaration;
  return ts.isFunctionLike(node) && !ts.isConstructorDeclaration(node) && body && ts.isBlock(body) && body.statements.length > 1 ? body : undefined;
}
