import { createHash } from 'crypto';

/** What the names of this library are in. */
const NAMESPACE = Buffer.from('5f2c1d6e0c3b5a0e9b6f4d5c7a8e2f10', 'hex');

/** The UUID of a name, which is always the same: version 5 of RFC 9562. */
export function uuidOf(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  // The version, and the variant.
  bytes[6] = 0x50 + bytes[6] % 0x10;
  bytes[8] = 0x80 + bytes[8] % 0x40;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
