import { createHash } from 'crypto';
import { closeSync, openSync, readSync } from 'fs';
import { UsageError } from '../private/messages/usage-error';

const MEGABYTE = 1024 * 1024;

/** What the files of one call have at most together: all of them are in memory. */
const MOST_TOGETHER = 200;

/** What a file in UTF-16 begins with. */
const UTF_16: ReadonlySet<string> = new Set(['fffe', 'feff']);

/** What was read, by the paths of files: the SHA-256 of each. */
export type FilesRead = Map<string, string>;

/** Reads files, none of which is too large, and not too many together. */
export class BoundedFiles {
  private left = MOST_TOGETHER * MEGABYTE;

  /** @param files takes what is read */
  constructor(private readonly files?: FilesRead) {}

  /** @throws `UsageError` for what is too large */
  public read(file: string, megabytes: number): string {
    const bytes = readBounded(file, megabytes);
    this.files?.set(file, createHash('sha256').update(bytes).digest('hex'));
    if (UTF_16.has(bytes.toString('hex', 0, 2))) { throw new UsageError('it is written in UTF-16: write it in UTF-8, which CloudFormation takes'); }
    const text = bytes.toString('utf-8').replace(/^\ufeff/, '');
    this.left -= text.length;
    if (this.left < 0) { throw new UsageError(`with the others it has more than ${MOST_TOGETHER} MB: name some of them at a time`); }
    return text;
  }
}

/**
 * Reads a file that should not be larger than some megabytes. What a pipe or a device gives is read as far as that.
 *
 * @throws `UsageError` if it is larger
 */
function readBounded(file: string, megabytes: number): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(MEGABYTE);
      const read = readSync(descriptor, chunk);
      if (read === 0) { return Buffer.concat(chunks); }
      chunks.push(chunk.subarray(0, read));
      size += read;
      if (size > megabytes * MEGABYTE) { throw new UsageError(`it has more than ${megabytes} MB, and is read up to that`); }
    }
  } finally {
    closeSync(descriptor);
  }
}
