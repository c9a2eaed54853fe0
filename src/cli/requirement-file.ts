import { readFileSync } from 'fs';
import type { Need } from '../coverage/api/requirements/need';
import { needInJson } from '../coverage/api/requirements/need-in-json';
import { UsageError } from '../private/messages/usage-error';

/**
 * What is required in a file.
 *
 * @throws `UsageError` for what is no requirement
 */
export function readRequirement(file: string): Need {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf-8'));
  } catch (error) {
    throw new UsageError(`'${file}' cannot be read: ${(error as Error).message}`);
  }
  const { need, problems } = needInJson(content);
  if (problems.length > 0) { throw new UsageError(`'${file}' is no requirement: ${problems.join('; ')}`); }
  return need;
}
