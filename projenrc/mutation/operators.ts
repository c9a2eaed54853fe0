import * as ts from 'typescript';
import { regularExpressions } from './regular-expressions';

/** What is written instead of an expression, and why that is a fault. */
export interface Mutation {
  readonly operator: string;
  readonly text: string;
}

const COMPARISONS: ReadonlyMap<ts.SyntaxKind, readonly string[]> = new Map([
  [ts.SyntaxKind.LessThanToken, ['<=', '>=']],
  [ts.SyntaxKind.LessThanEqualsToken, ['<', '>']],
  [ts.SyntaxKind.GreaterThanToken, ['>=', '<=']],
  [ts.SyntaxKind.GreaterThanEqualsToken, ['>', '<']],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, ['!==']],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, ['===']],
]);

/** With which nothing is so of `undefined`. */
const RELATIONS: readonly ts.SyntaxKind[] = [
  ts.SyntaxKind.LessThanToken, ts.SyntaxKind.LessThanEqualsToken, ts.SyntaxKind.GreaterThanToken, ts.SyntaxKind.GreaterThanEqualsToken,
];

const CALCULATIONS: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.PlusToken, '-'],
  [ts.SyntaxKind.MinusToken, '+'],
  [ts.SyntaxKind.AsteriskToken, '/'],
  [ts.SyntaxKind.SlashToken, '*'],
  [ts.SyntaxKind.PercentToken, '*'],
]);

const LOGIC: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
]);

/** Methods that are called instead of others. */
const METHODS: Readonly<Record<string, string>> = {
  some: 'every', every: 'some', startsWith: 'endsWith', endsWith: 'startsWith', min: 'max', max: 'min', toLowerCase: 'toString', toUpperCase: 'toString',
};

/** Methods that give what they are called on. */
const NARROWING = ['filter', 'sort', 'trim'];

/** Every single fault that can be written instead of an expression, without those of the expressions in it. */
export function mutationsOf(node: ts.Expression): Mutation[] {
  return [
    ...(isCondition(node) ? [mutation('condition', 'true'), ...(isOfLoop(node) ? [] : [mutation('condition', 'false')])] : []),
    ...(isResult(node) ? [mutation('result', 'undefined')] : []),
    ...ownMutationsOf(node),
  ];
}

function ownMutationsOf(node: ts.Expression): Mutation[] {
  const source = node.getSourceFile();
  if (ts.isBinaryExpression(node)) { return ofBinary(node); }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) { return [mutation('negation', node.operand.getText(source))]; }
  if (node.kind === ts.SyntaxKind.TrueKeyword) { return [mutation('boolean', 'false')]; }
  if (node.kind === ts.SyntaxKind.FalseKeyword) { return [mutation('boolean', 'true')]; }
  if (ts.isNumericLiteral(node)) { return [mutation('number', `${node.getText(source)} + 1`), mutation('number', `${node.getText(source)} - 1`)]; }
  if (isKey(node) || isStandIn(node)) { return []; }
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) { return [mutation('text', node.text === '' ? "'mutated'" : "''")]; }
  if (ts.isTemplateExpression(node)) { return [mutation('text', "''")]; }
  if (ts.isArrayLiteralExpression(node)) { return node.elements.length > 0 ? [mutation('list', '[]')] : []; }
  if (ts.isObjectLiteralExpression(node)) { return node.properties.length > 0 ? [mutation('object', '{}')] : []; }
  if (ts.isRegularExpressionLiteral(node)) { return regularExpressions(node.text).map((text) => mutation('pattern', text)); }
  return [...ofCall(node), ...withoutQuestions(node)];
}

function ofBinary(node: ts.BinaryExpression): Mutation[] {
  const source = node.getSourceFile();
  const [left, right] = [node.left.getText(source), node.right.getText(source)];
  const { kind } = node.operatorToken;
  const instead = (operator: string, token: string) => mutation(operator, `(${left}) ${token} (${right})`);
  const isOfTypes = ts.isTypeOfExpression(node.left);
  if (COMPARISONS.has(kind)) { return COMPARISONS.get(kind)!.map((token) => instead(isOfTypes ? 'type' : 'comparison', token)); }
  if (LOGIC.has(kind)) { return [instead('logic', LOGIC.get(kind)!), mutation('logic', left), ...isForTypes(node) ? [] : [mutation('logic', right)]]; }
  if (kind === ts.SyntaxKind.QuestionQuestionToken) { return [mutation('default', left), mutation('default', right)]; }
  if (CALCULATIONS.has(kind) && ![node.left, node.right].some(isText)) { return [instead('calculation', CALCULATIONS.get(kind)!)]; }
  return [];
}

/** Whether a text is what something is remembered by, or what a symbol is called: any other text is as good. */
function isKey(node: ts.Expression): boolean {
  const { parent } = node;
  if (!ts.isStringLiteral(node) || !ts.isCallExpression(parent)) { return false; }
  const called = ts.isPropertyAccessExpression(parent.expression) ? parent.expression.name.text : parent.expression.getText();
  return parent.arguments[0] === node ? ['constant', 'Symbol'].includes(called) : ['alike', 'alikeOf', 'firstAlike'].includes(called);
}

/** Whether a text without anything stands for what is not there: another text that means nothing is as good. That nothing stands for it is a fault of its own. */
function isStandIn(node: ts.Expression): boolean {
  const { parent } = node;
  const isDefault = (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken && parent.right === node)
    || ((ts.isBindingElement(parent) || ts.isParameter(parent)) && parent.initializer === node);
  return isDefault && ts.isStringLiteral(node) && node.text === '';
}

/** Whether something is asked to be there only as types ask: `x !== undefined && x < y` is what `x < y` is. So it is with what a set or a list has. */
function isForTypes({ left, right, operatorToken }: ts.BinaryExpression): boolean {
  if (operatorToken.kind !== ts.SyntaxKind.AmpersandAmpersandToken || !ts.isBinaryExpression(left)) { return false; }
  if (left.operatorToken.kind !== ts.SyntaxKind.ExclamationEqualsEqualsToken || left.right.getText() !== 'undefined') { return false; }
  const asked = left.left.getText();
  if (ts.isBinaryExpression(right)) {
    return RELATIONS.includes(right.operatorToken.kind) && [right.left, right.right].some((each) => each.getText() === asked);
  }
  return ts.isCallExpression(right) && ts.isPropertyAccessExpression(right.expression) && ['has', 'includes'].includes(right.expression.name.text)
    && right.arguments.length === 1 && right.arguments[0].getText() === asked;
}

function isText(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || (ts.isBinaryExpression(node) && [node.left, node.right].some(isText));
}

function ofCall(node: ts.Expression): Mutation[] {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression) || isInChain(node)) { return []; }
  const { expression: object, name, questionDotToken } = node.expression;
  const source = node.getSourceFile();
  if (NARROWING.includes(name.text) && !questionDotToken) { return [mutation('method', object.getText(source))]; }
  const other = Object.hasOwn(METHODS, name.text) ? METHODS[name.text] : undefined;
  const text = node.getText(source);
  const start = node.getStart(source);
  return other ? [mutation('method', text.slice(0, name.getStart(source) - start) + other + text.slice(name.end - start))] : [];
}

/** A chain of `?.` with one of them left out. */
function withoutQuestions(node: ts.Expression): Mutation[] {
  if (!ts.isOptionalChain(node) || isInChain(node)) { return []; }
  const source = node.getSourceFile();
  const text = node.getText(source);
  const mutations: Mutation[] = [];
  for (let link: ts.Expression = node; ts.isOptionalChain(link); link = link.expression) {
    if (!ts.isNonNullExpression(link) && link.questionDotToken) {
      const at = link.questionDotToken.getStart(source) - node.getStart(source);
      mutations.push(mutation('question', text.slice(0, at) + (ts.isPropertyAccessExpression(link) ? '.' : '') + text.slice(at + 2)));
    }
  }
  return mutations;
}

/** Whether the rest of a chain hangs on an expression: in brackets of its own, it would be none. */
function isInChain({ parent }: ts.Expression): boolean {
  return ts.isOptionalChain(parent) || ts.isNonNullExpression(parent);
}

function isCondition(node: ts.Expression): boolean {
  const { parent } = node;
  return ((ts.isIfStatement(parent) || ts.isWhileStatement(parent)) && parent.expression === node)
    || ((ts.isConditionalExpression(parent) || ts.isForStatement(parent)) && parent.condition === node);
}

/** A loop that never runs is told by its body. */
function isOfLoop({ parent }: ts.Expression): boolean {
  return ts.isWhileStatement(parent) || ts.isForStatement(parent);
}

/** Whether an expression is what a function gives, and something. */
function isResult(node: ts.Expression): boolean {
  const isGiven = (ts.isReturnStatement(node.parent) || (ts.isArrowFunction(node.parent) && node.parent.body === node));
  return isGiven && node.getText() !== 'undefined' && !/^void /.test(node.getText());
}

function mutation(operator: string, text: string): Mutation {
  return { operator, text };
}
