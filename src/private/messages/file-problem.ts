/** Why a file cannot be read, by what the system says of it. */
const NOT_READ: Readonly<Record<string, string>> = {
  EACCES: 'nobody here may read it',
  EPERM: 'nobody here may read it',
  EISDIR: 'it is a folder',
  ELOOP: 'it is a link that leads to itself',
  ENAMETOOLONG: 'its name is too long',
  ENOTDIR: 'what should be its folder is a file',
};

/** And why not be written. */
const NOT_WRITTEN: Readonly<Record<string, string>> = {
  ...NOT_READ,
  EACCES: 'nobody here may write it',
  EPERM: 'nobody here may write it',
  EROFS: 'its disk can only be read',
  ENOENT: 'its folder is not there',
  ENOSPC: 'its disk is full',
  EDQUOT: 'its disk is full',
  EEXIST: 'a file of that name is there',
};

/** What is said of a file that cannot be read, whoever wanted to. */
export function notRead(file: string, error: unknown): string {
  return codeOf(error) === 'ENOENT' ? `'${file}' is not there` : `'${file}' cannot be read: ${whyNotRead(error)}`;
}

/** Why something was not read, as the end of a sentence. */
export function whyNotRead(error: unknown): string {
  return codeOf(error) === 'ENOENT' ? 'it is not there' : NOT_READ[codeOf(error)] ?? (error as Error).message;
}

/** What is said of a file or a folder that cannot be written. */
export function notWritten(file: string, error: unknown): string {
  return `'${file}' cannot be written: ${file === '' ? 'it has no name' : whyNotWritten(error)}`;
}

export function whyNotWritten(error: unknown): string {
  return NOT_WRITTEN[codeOf(error)] ?? (error as Error).message;
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}
