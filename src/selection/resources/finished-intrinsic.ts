import type { IResolvable, IResolveContext } from 'aws-cdk-lib';

/** A part of a text as it stands in a template. */
export type JoinPart = string | { readonly Ref: string };

/**
 * An intrinsic function that needs no further resolution.
 *
 * aws-cdk-lib resolves a template twice: each resource by itself, and then all that has come of it, part by part. As a token that resolves to
 * itself, this is taken as one part; with many ARNs that is most of the work.
 */
export class FinishedIntrinsic implements IResolvable {
  [name: string]: any;

  constructor(name: string, argument: unknown) {
    this[name] = argument;
  }

  /** A getter, so that the function is all that this has as an object. */
  public get creationStack(): string[] {
    return [];
  }

  public resolve(context: IResolveContext): string {
    context.registerPostProcessor({ postProcess: () => this });
    return '';
  }

  public toString(): string {
    return JSON.stringify(this);
  }
}
