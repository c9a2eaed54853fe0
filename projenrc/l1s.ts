import { appendFileSync, readFileSync } from 'fs';

/** Where aws-cdk-lib has AWS Backup. Its index loads a class when it is asked for, and nothing else. */
const MODULE = 'aws-cdk-lib/aws-backup';

/**
 * Exports in TypeScript and JavaScript what aws-cdk-lib has of AWS Backup and the library has not: the L1s, and the references to them. So a program that
 * uses them beside the L2s changes one import. Which there are depends on the installed version of aws-cdk-lib.
 *
 * This is done after jsii, which does not let one assembly export the types of another. The assembly stays as it is: the types are those of aws-cdk-lib.
 */
export function exportL1s(index: string, declarations: string): void {
  appendOnce(index, [
    `const others = require("${MODULE}");`,
    'for (const name of Object.keys(others).filter((each) => !(each in exports))) {',
    '  Object.defineProperty(exports, name, { enumerable: true, get: () => others[name] });',
    '}',
    // Node.js reads this and does not run it: so it finds their names for `import { … } from`.
    `0 && (module.exports = { ...require("${MODULE}") });`,
  ]);
  // Of equal names, those that a module declares itself hide the others.
  appendOnce(declarations, [`export * from '${MODULE}';`]);
}

function appendOnce(file: string, lines: readonly string[]): void {
  const text = `${lines.join('\n')}\n`;
  if (!readFileSync(file, 'utf-8').endsWith(text)) { appendFileSync(file, text); }
}
