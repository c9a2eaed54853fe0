import { execFileSync } from 'child_process';
import { join } from 'path';

const ROOT = join(__dirname, '..', '..');

/** One of the two libraries that are measured, on the same copy of aws-cdk-lib. */
export interface Peer {
  readonly name: string;
  readonly module: string;
}

export const V2: Peer = { name: 'aws-cdk-lib/aws-backup', module: 'aws-cdk-lib/aws-backup' };
export const OURS: Peer = { name: 'cdk-aws-backup', module: join(ROOT, 'lib') };
export const PEERS = [V2, OURS];

/** Loads a module: the `require` of the process that a function runs in. */
export type Load = (module: string) => any;

/**
 * Runs a function in a process of its own; gives back its result, and the most memory that the process held.
 *
 * The function travels as its source, so it may use nothing but its arguments.
 */
export function inFreshProcess<A extends any[], R>(run: (load: Load, ...args: A) => R, ...args: A): { result: R; megabytes: number } {
  const result = `(${run})(require, ...${JSON.stringify(args)})`;
  const script = `console.log(JSON.stringify({ result: ${result}, megabytes: process.resourceUsage().maxRSS / 1024 }))`;
  const output = execFileSync(process.execPath, ['-e', script], {
    cwd: ROOT,
    env: { ...process.env, CDK_VALIDATION: 'false', NODE_OPTIONS: '' },
    encoding: 'utf-8',
  });
  return JSON.parse(output);
}
