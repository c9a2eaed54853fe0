/** A mutant that changes nothing: file, original, what is instead (anything, if undefined), and the reason. */
export type Ignored = readonly [file: string, original: string, mutated: string | undefined, reason: string];

/** The mutants that no test can find, since nothing is different with them. */
export const IGNORED: readonly Ignored[] = [];
