import { Edits } from './edits';
import { masked, NO_CODE } from './masked';
import { PACKAGE, STAYS } from './modules';

const { python: OURS } = PACKAGE;
/** What the module of aws-cdk-lib is called where a file needs both. */
const L1S = 'cfn_backup';

/** `name as alias` */
interface Item {
  readonly name: string;
  readonly alias?: string;
}

/** Moves the imports of a Python program; both CDKs have the same ones. */
export function movePython(text: string): Edits {
  const file = new PythonFile(text);
  file.move();
  return file.edits;
}

class PythonFile {
  public readonly edits: Edits;
  private readonly code: string;
  /** Where names were taken that the file calls the module by; each is said once. */
  private readonly modules = new Map<string, string>();

  constructor(text: string) {
    this.edits = new Edits(text);
    this.code = masked(this.edits.text, NO_CODE.python);
  }

  public move(): void {
    for (const match of this.code.matchAll(/^([ \t]*)from[ \t]+aws_cdk\.aws_backup[ \t]+import[ \t]*(\([^)]*\)|[^\r\n]*)/gm)) { this.moveNames(match); }
    for (const match of this.code.matchAll(/^([ \t]*)from[ \t]+aws_cdk[ \t]+import[ \t]*(\([^)]*\)|[^\r\n]*)/gm)) { this.moveModule(match); }
    for (const match of this.code.matchAll(/^([ \t]*)import[ \t]+([^\r\n]*)/gm)) { this.moveImport(match); }
    for (const [alias, ours] of this.modules) { this.moveUses(alias, ours); }
  }

  /** `from aws_cdk.aws_backup import A, B` */
  private moveNames({ 0: statement, 1: indent, 2: list, index }: RegExpExecArray): void {
    const items = this.itemsIn(list, index);
    if (!items) { return; }
    const from = (module: string, those: readonly Item[]) => `${indent}from ${module} import ${those.map(written).join(', ')}`;
    if (items[0].name === '*') {
      const stays = /\bCfn[A-Z]/.test(this.code) ? `${from('aws_cdk.aws_backup', items)}${this.edits.lineEnd}` : '';
      this.edits.replace(index, index + statement.trimEnd().length, `${stays}${from(OURS, items)}`);
      return;
    }
    const [stay, go] = [items.filter(({ name }) => STAYS.test(name)), items.filter(({ name }) => !STAYS.test(name))];
    if (go.length === 0) { return; }
    const lines = [...stay.length > 0 ? [from('aws_cdk.aws_backup', stay)] : [], from(OURS, go)];
    this.edits.replace(index, index + statement.trimEnd().length, lines.join(this.edits.lineEnd));
  }

  /** `from aws_cdk import aws_backup as backup, aws_s3 as s3` */
  private moveModule({ 0: statement, 1: indent, 2: list, index }: RegExpExecArray): void {
    if (!/\baws_backup\b/.test(list)) { return; }
    const items = this.itemsIn(list, index);
    const own = items?.find(({ name }) => name === 'aws_backup');
    if (!items || !own) { return; }
    const local = own.alias ?? own.name;
    if (this.usesOf(local) === 'L1s') { return; }
    const others = items.filter((item) => item !== own);
    const lines = [
      ...others.length > 0 ? [`${indent}from aws_cdk import ${this.listed(others, list, indent)}`] : [],
      `${indent}import ${OURS} as ${local}`,
      ...this.usesOf(local) === 'both' ? [`${indent}from aws_cdk import aws_backup as ${L1S}`] : [],
    ];
    this.edits.replace(index, index + statement.trimEnd().length, lines.join(this.edits.lineEnd));
    this.modules.set(local, local);
  }

  /** `import aws_cdk.aws_backup as backup`, `import aws_cdk as cdk` */
  private moveImport({ 0: statement, 1: indent, 2: list, index }: RegExpExecArray): void {
    const end = index + statement.trimEnd().length;
    const whole = /^aws_cdk\.aws_backup(?:[ \t]+as[ \t]+(\w+))?$/.exec(list.trim());
    if (whole?.[1]) {
      if (this.usesOf(whole[1]) === 'L1s') { return; }
      const stays = this.usesOf(whole[1]) === 'both' ? `${this.edits.lineEnd}${indent}import aws_cdk.aws_backup as ${L1S}` : '';
      this.edits.replace(index, end, `${indent}import ${OURS} as ${whole[1]}${stays}`);
      this.modules.set(whole[1], whole[1]);
    } else if (whole) {
      const others = /\baws_cdk\.(?!aws_backup\b)|\baws_cdk\.aws_backup\.(?:Cfn|I\w+Ref\b)/.test(this.code.replace(statement, ''));
      this.edits.replace(index, end, [...others ? [statement.trimEnd()] : [], `${indent}import ${OURS}`].join(this.edits.lineEnd));
      this.modules.set('aws_cdk.aws_backup', OURS);
    } else if (/\baws_cdk\.aws_backup\b/.test(list)) {
      this.edits.leave(index, `import ${OURS} by a statement of its own`);
    } else {
      this.moveRoot(list, indent, end);
    }
  }

  private moveRoot(list: string, indent: string, end: number): void {
    const root = /^aws_cdk(?:[ \t]+as[ \t]+(\w+))?$/.exec(list.trim());
    const module = root && `${root[1] ?? 'aws_cdk'}.aws_backup`;
    if (!module || !new RegExp(`(?<![\\w.])${module.replace('.', '\\.')}\\.(?!Cfn[A-Z]|I\\w+Ref\\b)`).test(this.code)) { return; }
    if (this.modules.has(module)) { return; }
    this.edits.insert(end, `${this.edits.lineEnd}${indent}import ${OURS}`);
    this.modules.set(module, OURS);
  }

  /** What is used of the module, in the code behind its imports. */
  private moveUses(alias: string, ours: string): void {
    const name = alias.replaceAll('.', '\\.');
    for (const { 1: member, index } of this.code.matchAll(new RegExp(`(?<![\\w.])${name}\\.(\\w+)`, 'g'))) {
      const isL1 = STAYS.test(member);
      if (alias.includes('.')) {
        if (!isL1) { this.edits.replace(index, index + alias.length, ours); }
      } else if (isL1) {
        this.edits.replace(index, index + alias.length, L1S);
      }
    }
  }

  /** What of the module is used by a name of it. */
  private usesOf(alias: string): 'L1s' | 'both' | 'L2s' {
    const uses = [...this.code.matchAll(new RegExp(`(?<![\\w.])${alias}\\.(\\w+)`, 'g'))].map(([, member]) => STAYS.test(member));
    return !uses.includes(true) ? 'L2s' : uses.includes(false) ? 'both' : 'L1s';
  }

  private itemsIn(list: string, at: number): readonly Item[] | undefined {
    const items = list.trim().replace(/^\(|\)$/g, '').split(',').map((each) => each.trim()).filter((each) => each !== '')
      .map((each) => /^(\w+|\*)(?:\s+as\s+(\w+))?$/.exec(each));
    // What was masked is a comment, and it would be lost.
    const isPlain = items.length > 0 && items.every((item) => item !== null) && !this.hasComment(list, at);
    if (!isPlain) { this.edits.leave(at, `an import that is not understood: take what is of AWS Backup from ${OURS}`); }
    return isPlain ? items.map((item) => ({ name: item![1], alias: item![2] })) : undefined;
  }

  private hasComment(list: string, at: number): boolean {
    const start = this.code.indexOf(list, at);
    return list.startsWith('(') && this.edits.text.slice(start, start + list.length).includes('#');
  }

  /** In lines of their own, where they were. */
  private listed(items: readonly Item[], list: string, indent: string): string {
    const { lineEnd } = this.edits;
    if (!list.includes('\n')) { return list.trim().startsWith('(') ? `(${items.map(written).join(', ')})` : items.map(written).join(', '); }
    const inner = /\n([ \t]+)\S/.exec(list)?.[1] ?? `${indent}    `;
    return `(${lineEnd}${items.map((item) => `${inner}${written(item)},${lineEnd}`).join('')}${indent})`;
  }
}

function written({ name, alias }: Item): string {
  return alias ? `${name} as ${alias}` : name;
}
