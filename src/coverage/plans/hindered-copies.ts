import type { HinderedCopy, Numbers } from './numbers';

/** What is not sure of copies, each in a sentence without an end. */
export function hinderedInWords({ hinderedCopies }: Numbers): string[] {
  return [...new Set(hinderedCopies.map(hinderedCopyInWords))];
}

export function hinderedCopyInWords({ vault: { name }, hindrance: { why, isSure } }: HinderedCopy): string {
  return isSure ? `no copy is made into the vault '${name}': ${why}` : `whether a copy is made into the vault '${name}' is known only at deployment: ${why}`;
}
