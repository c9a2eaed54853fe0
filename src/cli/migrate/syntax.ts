import { parse } from '@babel/parser';

/** A node of the syntax tree of a script, as far as it is asked for. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly name?: string;
  readonly value?: unknown;
  readonly computed?: boolean;
  readonly source?: Node | null;
  readonly specifiers?: readonly Node[];
  readonly imported?: Node;
  readonly exported?: Node;
  readonly local?: Node;
  readonly importKind?: string | null;
  readonly callee?: Node;
  readonly arguments?: readonly Node[];
  readonly argument?: Node | null;
  readonly expression?: Node;
  readonly moduleReference?: Node;
  readonly object?: Node;
  readonly property?: Node;
  readonly left?: Node;
  readonly right?: Node;
  readonly id?: Node | null;
  readonly init?: Node | null;
  readonly key?: Node;
  readonly properties?: readonly Node[];
  readonly elements?: readonly (Node | null)[];
  readonly params?: readonly Node[];
  readonly param?: Node | null;
  readonly parameter?: Node;
}

/** A node, and those around it from the nearest on. */
export interface Visited {
  readonly node: Node;
  readonly around: readonly Node[];
}

/**
 * The syntax tree of a TypeScript or JavaScript program.
 *
 * @throws `SyntaxError` where it is none
 */
export function treeOf(text: string, file: string): Node {
  const isTyped = /\.[cm]?tsx?$/.test(file);
  return parse(text, {
    sourceType: 'unambiguous',
    allowReturnOutsideFunction: true,
    allowImportExportEverywhere: true,
    plugins: [...isTyped ? ['typescript' as const] : [], ...isTyped && !file.endsWith('x') ? [] : ['jsx' as const], 'decorators-legacy' as const],
  }).program as unknown as Node;
}

/** All nodes of a tree, each after those around it. */
export function nodesOf(tree: Node): Visited[] {
  const found: Visited[] = [];
  const visit = (node: Node, around: readonly Node[]) => {
    found.push({ node, around });
    const inside = [node, ...around];
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (isNode(child)) { visit(child, inside); }
      }
    }
  };
  visit(tree, []);
  return found;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string' && typeof (value as Node).start === 'number';
}

/** The names that a pattern gives to something. */
export function namesIn(pattern: Node | null | undefined): string[] {
  switch (pattern?.type) {
    case 'Identifier': return [pattern.name!];
    case 'ObjectPattern': return pattern.properties!.flatMap((property) => namesIn((property.value as Node | undefined) ?? property.argument));
    case 'ArrayPattern': return pattern.elements!.flatMap((element) => namesIn(element));
    case 'AssignmentPattern': return namesIn(pattern.left);
    case 'RestElement': return namesIn(pattern.argument);
    case 'TSParameterProperty': return namesIn(pattern.parameter);
    default: return [];
  }
}
