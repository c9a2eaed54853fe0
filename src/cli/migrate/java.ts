import { Edits } from './edits';
import { masked, NO_CODE } from './masked';
import { BACKUP_L1S, PACKAGE, STAYS } from './modules';

const THEIRS = 'software.amazon.awscdk.services.backup';
const { java: OURS } = PACKAGE;

/** Moves the imports of a Java program; both CDKs have the same ones. */
export function moveJava(text: string): Edits {
  const edits = new Edits(text);
  const code = masked(edits.text, NO_CODE.java);
  const name = THEIRS.replaceAll('.', '\\.');
  for (const { 0: statement, 1: used, index } of code.matchAll(new RegExp(`(?<![\\w.])${name}\\.(\\w+|\\*)`, 'g'))) {
    if (used === '*') {
      const isStatement = /\bimport[ \t]+$/.test(code.slice(0, index));
      if (!isStatement) { continue; }
      const l1s = l1sIn(code).filter((each) => !code.includes(`${THEIRS}.${each};`));
      const end = code.indexOf(';', index) + 1;
      edits.replace(index, end, [`${OURS}.*;`, ...l1s.map((each) => `import ${THEIRS}.${each};`)].join(edits.lineEnd));
    } else if (!STAYS.test(used)) {
      edits.replace(index, index + statement.length, `${OURS}.${used}`);
    }
  }
  return edits;
}

/** L1s of AWS Backup that a program uses without their package. */
function l1sIn(code: string): string[] {
  const names = [...code.matchAll(/(?<![\w.])Cfn[A-Z]\w*/g)].map(([name]) => name);
  return [...new Set(names)].filter((name) => BACKUP_L1S.test(name)).sort();
}
