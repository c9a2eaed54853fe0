import { BoundedFiles } from './bounded-file';
import type { FilesRead } from './bounded-file';
import type { Need } from '../coverage/api/requirements/need';
import { needInJson } from '../coverage/api/requirements/need-in-json';
import { notRead } from '../private/messages/file-problem';
import { UsageError } from '../private/messages/usage-error';

/** A requirement has some hundred characters. */
const MOST_MEGABYTES = 1;

/**
 * What is required in a file.
 *
 * @param read takes the file
 *
 * @throws `UsageError` for what is no requirement
 */
export function readRequirement(file: string, read: FilesRead): Need {
  let content: unknown;
  try {
    content = JSON.parse(new BoundedFiles(read).read(file, MOST_MEGABYTES));
  } catch (error) {
    throw new UsageError(notRead(file, error));
  }
  const { need, problems } = needInJson(content);
  if (problems.length > 0) { throw new UsageError(`'${file}' is no requirement: ${problems.join('; ')}`); }
  return need;
}
