/** That a call of the command cannot be understood, or what it names cannot be read. */
export class UsageError extends Error {}
