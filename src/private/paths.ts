import type { IConstruct } from 'constructs';

/** A message that names more than these is not read to its end. */
const MOST = 10;

/** Constructs by their paths, as a message names them. */
export function pathsInWords(constructs: readonly IConstruct[]): string {
  const named = constructs.slice(0, MOST).map(({ node }) => `'${node.path}'`).join(', ');
  return constructs.length > MOST ? `${named} and ${(constructs.length - MOST).toLocaleString('en-US')} more` : named;
}
