import { orgPolicyOptions } from './options';
import { checkPolicy } from './org-policy/check';
import { PolicyFile } from './org-policy/policy-file';
import { printableJson } from './printable';
import type { Result, Terminal } from './terminal';
import { effectivePolicy } from '../model/organization/effective-policy';
import { UsageError } from '../private/messages/usage-error';

/** Says what policies of an organization make together, or what AWS would refuse in one. */
export function orgPolicy(args: readonly string[], terminal: Terminal): Result {
  const options = orgPolicyOptions(args);
  if (options.subcommand === 'check') { return checkPolicy(options, terminal); }
  const files = options.paths;
  const { policy, problems } = effectivePolicy(files.map((file) => new PolicyFile(file).level));
  if (problems.length > 0) { throw new UsageError(...problems.map(({ path, message }) => `${placeIn(path, files)}: ${message}`)); }
  return { output: printableJson(policy), exitCode: 0 };
}

/** A place by its file. */
function placeIn(path: string, files: readonly string[]): string {
  return path.replace(/^documents\[(\d+)\]\.?/, (_, index) => `'${files[Number(index)]}' `).trim();
}
