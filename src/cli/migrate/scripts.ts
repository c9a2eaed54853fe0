import { Edits } from './edits';
import { PACKAGE, SCRIPT_MODULES, SCRIPT_ROOTS } from './modules';
import type { Origin } from './modules';
import { namesIn, nodesOf, treeOf } from './syntax';
import type { Node, Visited } from './syntax';

/** The name of AWS Backup in aws-cdk-lib. */
const MEMBER = 'aws_backup';
/** What the module is called where a file has no name for it: the first that is free. */
const NAMES = [MEMBER, 'backup', 'awsBackup', 'cdkAwsBackup'];
/** Functions that take the name of a module first. */
const TAKES_MODULE = /^(?:require|import|(?:require\.resolve)|(?:jest|vi)\.(?:mock|doMock|unmock|dontMock|requireActual|requireMock|importActual))$/;

/** Moves the imports of a TypeScript or JavaScript program, which has L1s by the same import. */
export function moveScript(text: string, file: string, origins: readonly Origin[]): Edits {
  const edits = new Edits(text);
  try {
    new Script(edits, nodesOf(treeOf(edits.text, file)), origins).move();
  } catch (error) {
    if (!(error instanceof SyntaxError)) { throw error; }
    edits.leave(0, `it cannot be parsed (${error.message})`);
  }
  return edits;
}

class Script {
  private readonly modules: readonly string[];
  private readonly rootModules: readonly string[];
  /** The names of all of aws-cdk-lib, and where the module is imported beside it. */
  private readonly roots = new Map<string, (name: string) => void>();

  constructor(private readonly edits: Edits, private readonly nodes: readonly Visited[], origins: readonly Origin[]) {
    this.modules = origins.flatMap((origin) => SCRIPT_MODULES[origin]);
    this.rootModules = origins.flatMap((origin) => SCRIPT_ROOTS[origin]);
  }

  public move(): void {
    for (const { node, around } of this.nodes) {
      if (node.type !== 'StringLiteral') { continue; }
      const module = String(node.value);
      const isModule = namesModule(node, around, this.edits.text);
      if (this.modules.includes(module)) {
        if (isModule) { this.rename(node); } else { this.edits.leave(node.start, `a text that names '${module}'`); }
      } else if (isModule && this.modules.some((each) => module.startsWith(`${each}/`))) {
        this.edits.leave(node.start, `nothing stands here for '${module}', which is within the module`);
      } else if (isModule && this.rootModules.includes(module)) {
        this.moveRoot(node, around);
      }
    }
    for (const [root, addImport] of this.roots) { this.moveMembers(root, addImport); }
  }

  private rename(literal: Node): void {
    const quote = this.edits.text[literal.start];
    this.edits.replace(literal.start, literal.end, `${quote}${PACKAGE.npm}${quote}`);
  }

  /** What takes AWS Backup out of all of aws-cdk-lib. */
  private moveRoot(literal: Node, [parent, outer]: readonly Node[]): void {
    switch (parent.type) {
      case 'ImportDeclaration': return this.moveSpecifiers(parent, literal);
      case 'TSExternalModuleReference': return this.noteRoot(outer.id!.name!, outer, literal, (name, module) => `import ${name} = require(${module});`);
      case 'ExportNamedDeclaration':
        if (parent.specifiers!.some(({ local }) => local?.name === MEMBER)) { this.edits.leave(parent.start, `it exports ${MEMBER} of aws-cdk-lib`); }
        return;
      case 'TSImportType':
        if (/^\s*\)\s*\.\s*aws_backup\b/.test(this.edits.text.slice(literal.end))) { this.edits.leave(parent.start, `a type of ${MEMBER}: import it from '${PACKAGE.npm}'`); }
        return;
      default: return this.moveRequired(parent, outer, literal);
    }
  }

  /** `import { aws_backup as backup, Stack } from 'aws-cdk-lib'` */
  private moveSpecifiers(statement: Node, literal: Node): void {
    const { text } = this.edits;
    const specifiers = statement.specifiers!;
    const kind = statement.importKind === 'type' ? 'type ' : '';
    for (const { type, local } of specifiers) {
      if (type !== 'ImportSpecifier') { this.noteRoot(local!.name!, statement, literal, (name, module) => `import ${kind}* as ${name} from ${module};`); }
    }
    const named = specifiers.filter(({ type }) => type === 'ImportSpecifier');
    const own = named.filter(({ imported }) => imported!.name === MEMBER);
    if (own.length === 0) { return; }
    if (own.length > 1) { return this.edits.leave(statement.start, `it names ${MEMBER} more than once`); }
    const imports = own.map(({ local, importKind }) => `import ${kind || (importKind === 'type' ? 'type ' : '')}* as ${local!.name} from ${this.quoted(literal)};`);
    if (own.length === specifiers.length) {
      this.edits.replace(statement.start, statement.end, imports.join(this.edits.lineEnd));
      return;
    }
    if (own.length === named.length) {
      // `import cdk, { aws_backup } from …`
      const before = specifiers.find(({ type }) => type !== 'ImportSpecifier')!;
      this.edits.replace(before.end, text.lastIndexOf('from', literal.start), ' ');
    } else {
      this.remove(own[0], named);
    }
    this.edits.insert(statement.end, imports.map((each) => `${this.edits.lineEnd}${each}`).join(''));
  }

  /** `const { aws_backup: backup } = require('aws-cdk-lib')`, `require('aws-cdk-lib').aws_backup` */
  private moveRequired(call: Node, outer: Node, literal: Node): void {
    if (outer.type === 'MemberExpression' && outer.property!.name === MEMBER && !outer.computed) {
      this.edits.replace(outer.start, outer.end, `require(${this.quoted(literal)})`);
      return;
    }
    if (outer.type !== 'VariableDeclarator' || outer.init !== call) { return; }
    const statement = this.nodes.find(({ node }) => node === outer)!.around[0];
    const keyword = /^\w+/.exec(this.edits.text.slice(statement.start))![0];
    const imported = (name: string, module: string) => `${keyword} ${name} = require(${module});`;
    if (outer.id!.type === 'Identifier') { return this.noteRoot(outer.id!.name!, statement, literal, imported); }
    const properties = outer.id!.properties ?? [];
    const own = properties.find(({ key }) => key?.name === MEMBER);
    if (!own) { return; }
    const [name] = namesIn(own.value as Node);
    if (name === undefined || (own.value as Node).type !== 'Identifier') {
      this.edits.leave(own.start, `take it from '${PACKAGE.npm}'`);
    } else if (properties.length === 1 && statement.end >= outer.end && this.isAlone(outer, statement)) {
      this.edits.replace(statement.start, statement.end, imported(name, this.quoted(literal)));
    } else {
      this.remove(own, properties);
      this.edits.insert(statement.end, `${this.edits.lineEnd}${imported(name, this.quoted(literal))}`);
    }
  }

  private isAlone(declarator: Node, statement: Node): boolean {
    return this.nodes.filter(({ node, around }) => node.type === 'VariableDeclarator' && around[0] === statement).every(({ node }) => node === declarator);
  }

  private noteRoot(root: string, statement: Node, literal: Node, imported: (name: string, module: string) => string): void {
    this.roots.set(root, (name) => this.edits.insert(statement.end, `${this.edits.lineEnd}${imported(name, this.quoted(literal))}`));
  }

  /** `cdk.aws_backup.BackupPlan` */
  private moveMembers(root: string, addImport: (name: string) => void): void {
    const own = this.nodes.filter(({ node }) => isMember(node, root));
    for (const { node } of this.nodes) {
      const isInText = node.type === 'MemberExpression' && node.computed && node.object!.name === root && node.property!.value === MEMBER;
      const isTaken = node.type === 'VariableDeclarator' && node.init?.type === 'Identifier' && node.init.name === root
        && node.id!.properties?.some(({ key }) => key?.name === MEMBER);
      if (isInText || isTaken) { this.edits.leave(node.start, `take ${MEMBER} from '${PACKAGE.npm}'`); }
    }
    if (own.length === 0) { return; }
    if (this.isHidden(root)) {
      own.forEach(({ node }) => this.edits.leave(node.start, `'${root}' is something else in parts of the file: take ${MEMBER} from '${PACKAGE.npm}'`));
      return;
    }
    const name = this.freeName();
    own.forEach(({ node }) => this.edits.replace(node.start, node.end, name));
    addImport(name);
  }

  /** Whether something else has the name, too. */
  private isHidden(name: string): boolean {
    const given = this.nodes.flatMap(({ node: { type, id, params, param } }) => [
      ...type === 'VariableDeclarator' || type === 'FunctionDeclaration' || type === 'ClassDeclaration' ? namesIn(id) : [],
      ...(params ?? []).flatMap((each) => namesIn(each)),
      ...namesIn(param),
    ]);
    const isRequired = this.nodes.some(({ node }) => node.type === 'VariableDeclarator' && node.id!.name === name && node.init?.type === 'CallExpression');
    return given.filter((each) => each === name).length > (isRequired ? 1 : 0);
  }

  private freeName(): string {
    const used = new Set(this.nodes.filter(({ node, around: [parent] }) => node.type === 'Identifier'
      && !(parent?.property === node && !parent.computed) && parent?.right !== node && parent?.imported !== node).map(({ node }) => node.name));
    return NAMES.find((name) => !used.has(name)) ?? `${MEMBER}_`;
  }

  private remove(node: Node, list: readonly Node[]): void {
    const index = list.indexOf(node);
    const next = list[index + 1];
    if (next) { this.edits.replace(node.start, next.start, ''); } else { this.edits.replace(list[index - 1].end, node.end, ''); }
  }

  private quoted(literal: Node): string {
    const quote = this.edits.text[literal.start];
    return `${quote}${PACKAGE.npm}${quote}`;
  }
}

function isMember({ type, object, property, left, right, computed }: Node, root: string): boolean {
  return type === 'TSQualifiedName'
    ? left!.name === root && right!.name === MEMBER
    : type === 'MemberExpression' && !computed && object!.name === root && property!.name === MEMBER;
}

/** Whether a text is the name of a module. */
function namesModule(literal: Node, [parent]: readonly Node[], text: string): boolean {
  switch (parent?.type) {
    case 'ImportDeclaration': case 'ExportNamedDeclaration': case 'ExportAllDeclaration': return parent.source === literal;
    case 'TSExternalModuleReference': case 'TSImportType': case 'TSLiteralType': case 'ImportExpression': return true;
    case 'CallExpression': return parent.arguments![0] === literal && TAKES_MODULE.test(text.slice(parent.callee!.start, parent.callee!.end));
    default: return false;
  }
}
