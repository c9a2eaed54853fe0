import type { IConstruct } from 'constructs';
import { withoutTokens } from './messages';

// aws-cdk-lib marks its errors with these symbols; `Errors.isValidationError()` looks for them and not for a class.
const CONSTRUCT_ERROR = Symbol.for('@aws-cdk/core.SynthesisError');
const VALIDATION_ERROR = Symbol.for('@aws-cdk/core.ValidationError');

/**
 * What this library throws: every problem of one construct or value in one error.
 */
export class BackupValidationError extends Error {
  /** Each problem by itself, in the order in which they were found. */
  public readonly problems: string[];
  /** The path of the construct that is refused, if it is one. */
  public readonly constructPath?: string;
  /** When the error was thrown, as an ISO 8601 date and time. */
  public readonly time: string = new Date().toISOString();
  public readonly type = 'validation';
  public readonly level = 'error';

  constructor(problems: string[], scope?: IConstruct) {
    const said = problems.map(withoutTokens);
    super(describe(said, scope?.node.path));
    this.name = 'BackupValidationError';
    this.problems = said;
    this.constructPath = scope?.node.path;
    Object.defineProperty(this, CONSTRUCT_ERROR, { value: CONSTRUCT_ERROR });
    Object.defineProperty(this, VALIDATION_ERROR, { value: VALIDATION_ERROR });
  }
}

/**
 * Refuses a construct or value that has problems, all of them at once.
 */
export function refuse(problems: string[], scope?: IConstruct): void {
  if (problems.length > 0) {
    throw new BackupValidationError(problems, scope);
  }
}

/**
 * Has problems of a construct that only the whole app can tell refused at synthesis.
 */
export function refuseAtSynthesis(scope: IConstruct, problems: () => string[]): void {
  scope.node.addValidation({ validate: () => problems().map(withoutTokens) });
}

function describe(problems: string[], path?: string): string {
  const where = path ? `${path}: ` : '';
  return problems.length === 1 ? `${where}${problems[0]}` : `${where}${problems.length} problems${problems.map((p) => `\n  - ${p}`).join('')}`;
}
