import { parseDocument } from 'yaml';
import { UsageError } from '../../private/messages/usage-error';
import { BoundedFiles } from '../bounded-file';

/** A policy has 10,000 characters at most; this takes what somebody has indented. */
const MOST_MEGABYTES = 1;

/**
 * Reads a policy. A list in a file is one of policies that are attached side by side.
 *
 * @throws `UsageError` for what cannot be read
 */
export function readPolicyFile(file: string): unknown {
  try {
    const text = new BoundedFiles().read(file, MOST_MEGABYTES);
    const policy: unknown = JSON.parse(text);
    refuseKeysTwice(text);
    return policy;
  } catch (error) {
    throw new UsageError(`'${file}' cannot be read: ${(error as Error).message}`);
  }
}

/** Of two equal keys JSON has the last, and AWS Organizations takes neither. */
function refuseKeysTwice(text: string): void {
  const twice = parseDocument(text, { logLevel: 'silent' }).errors.find(({ code }) => code === 'DUPLICATE_KEY');
  const [line] = twice?.linePos ?? [];
  if (line) { throw new UsageError(`the key in line ${line.line} is there twice, which AWS Organizations refuses`); }
}
