import { spawnSync } from 'child_process';
import { join, relative } from 'path';

const assembly = relative('', join(__dirname, 'cdk.out'));

/** Says what the example backs up, as the command of the package says it of any cloud assembly, and what to try next. */
const { status } = spawnSync(process.execPath, [join(__dirname, '..', 'lib', 'cli.js'), 'describe', assembly], { stdio: 'inherit' });
process.exitCode = status ?? 1;

console.log(`
Next:
  node lib/cli.js check ${assembly}                        what AWS Backup would refuse there, and what is a risk
  node lib/cli.js coverage ${assembly}                     which resources that hold data are protected, and the proof
  node lib/cli.js describe ${assembly} --format mermaid    the same as a flowchart
  node lib/cli.js describe your.template.yaml                    what your own templates back up
  examples/plan-stack.ts                                         change a plan, and run npm run example again`);
