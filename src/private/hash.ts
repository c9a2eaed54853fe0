import { createHash } from 'crypto';

/** A short, stable fingerprint: eight hexadecimal digits. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
