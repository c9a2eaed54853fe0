import { Edits } from './edits';
import { masked, NO_CODE } from './masked';
import { BACKUP_L1S, PACKAGE, STAYS } from './modules';

const THEIRS = 'Amazon.CDK.AWS.Backup';
const { csharp: OURS } = PACKAGE;

/** Moves the directives and names of a C# program; both CDKs have the same ones. */
export function moveCSharp(text: string): Edits {
  const edits = new Edits(text);
  const code = masked(edits.text, NO_CODE.csharp);
  const name = THEIRS.replaceAll('.', '\\.');
  for (const { 0: whole, 1: used, index } of code.matchAll(new RegExp(`(?<![\\w.])${name}(?:\\.(\\w+))?(?!\\w)`, 'g'))) {
    const directive = /\b(global[ \t]+)?using[ \t]+(static[ \t]+)?(?:(\w+)[ \t]*=[ \t]*)?(?:global::)?$/.exec(code.slice(0, index));
    if (used !== undefined) {
      if (!STAYS.test(used)) { edits.replace(index, index + whole.length, `${OURS}.${used}`); }
    } else if (directive) {
      moveDirective(edits, code, index, directive);
    } else {
      edits.leave(index, `a name that is not understood: ${OURS} stands for ${THEIRS}`);
    }
  }
  for (const { index } of code.matchAll(/(?<![\w.])(?:CDK\.)?AWS\.Backup\.\w/g)) {
    edits.leave(index, `a name within the namespace Amazon.CDK: ${OURS} stands for ${THEIRS}`);
  }
  return edits;
}

function moveDirective(edits: Edits, code: string, index: number, [, isGlobal = '', , alias]: RegExpExecArray): void {
  edits.replace(index, index + THEIRS.length, OURS);
  if (alias !== undefined) {
    for (const { 1: member, index: at } of code.matchAll(new RegExp(`(?<![\\w.])${alias}\\.(\\w+)`, 'g'))) {
      if (STAYS.test(member)) { edits.replace(at, at + alias.length, THEIRS); }
    }
    return;
  }
  // With both namespaces, names that are in both would be ambiguous.
  const l1s = [...new Set([...code.matchAll(/(?<![\w.])Cfn[A-Z]\w*/g)].map(([each]) => each))].filter((each) => BACKUP_L1S.test(each)).sort();
  const end = code.indexOf(';', index) + 1;
  if (end > 0) { edits.insert(end, l1s.map((each) => `${edits.lineEnd}${isGlobal}using ${each} = ${THEIRS}.${each};`).join('')); }
}
