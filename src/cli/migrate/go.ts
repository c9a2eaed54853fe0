import { Edits } from './edits';
import { masked, NO_CODE } from './masked';
import { GO_MODULES, PACKAGE, STAYS } from './modules';
import type { Origin } from './modules';

const L1S = 'cfnbackup';
const PACKAGE_NAME = 'awsbackup';
const COMMENTS = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|`[^`]*`?/g;

/** Moves the imports of a Go program, and gives calls the arguments that have to be given here. */
export function moveGo(text: string, origins: readonly Origin[]): Edits {
  const edits = new Edits(text);
  const code = masked(edits.text, NO_CODE.go);
  // The paths of imports are texts.
  const withTexts = masked(edits.text, COMMENTS);
  for (const module of origins.map((origin) => GO_MODULES[origin])) {
    const path = module.replaceAll('.', '\\.');
    for (const match of withTexts.matchAll(new RegExp(`^([ \\t]*)(import[ \\t]+)?(?:([\\w.]+)[ \\t]+)?"${path}"`, 'gm'))) {
      moveImport(edits, code, module, match);
    }
  }
  return edits;
}

function moveImport(edits: Edits, code: string, module: string, { 0: spec, 1: indent, 2: keyword = '', 3: alias = PACKAGE_NAME, index }: RegExpExecArray): void {
  if (alias === '.' || alias === '_') {
    edits.leave(index, `an import without a name is not moved: ${PACKAGE.go} stands for it`);
    return;
  }
  const uses = [...code.matchAll(new RegExp(`(?<![\\w.])${alias}\\.(\\w+)`, 'g'))];
  const l1s = uses.filter(([, member]) => STAYS.test(member));
  if (uses.length > 0 && l1s.length === uses.length) { return; }
  const lines = [`${indent}${keyword}${alias} "${PACKAGE.go}"`, ...l1s.length > 0 ? [`${indent}${keyword}${L1S} "${module}"`] : []];
  edits.replace(index, index + spec.length, lines.join(edits.lineEnd));
  for (const { index: at } of l1s) { edits.replace(at, at + alias.length, L1S); }
  for (const { 0: use, 1: member, index: at } of uses) {
    if (member === 'BackupResource_FromConstruct') { addNil(edits, code, at + use.length); }
  }
  for (const { 0: call, index: at } of code.matchAll(/\.BlockRecoveryPointDeletion\(\s*\)/g)) { edits.insert(at + call.length - 1, 'nil'); }
}

/** Gives a call with one argument a second one. */
function addNil(edits: Edits, code: string, open: number): void {
  if (code[open] !== '(') { return; }
  let depth = 0;
  for (let at = open; at < code.length; at++) {
    if ('([{'.includes(code[at])) { depth++; }
    if (code[at] === ',' && depth === 1) { return; }
    if (')]}'.includes(code[at]) && --depth === 0) {
      edits.insert(at, ', nil');
      return;
    }
  }
}
