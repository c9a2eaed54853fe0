import { Fn, Lazy, Resource } from 'aws-cdk-lib';
import type { aws_organizations as organizations, ResourceEnvironment } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { canHaveShape } from '../model/arn-pattern';
import { arnSection } from '../private/arn';
import { inWords, isDefaultOfLookup, isKnownText } from '../private/known-text';
import { refuse } from '../private/messages/validation-error';

const ARN = 'arn:+:organizations::+:policy/+/backup_policy/+';
const RESOURCE = 5;
const ID = 3;

/** What keeps an ARN from being that of a backup policy. */
export function policyArnProblems(scope: Construct, arn: string): string[] {
  return canHaveShape(arn, ARN) || isDefaultOfLookup(arn, scope)
    ? []
    : [`'policyArn' must be the ARN of a backup policy, arn:<partition>:organizations::<account>:policy/<organization>/backup_policy/<id>, got '${inWords(arn)}'`];
}

/** The id that an ARN ends with; at deployment where that is not known. */
export function idInArn(arn: string): string {
  const id = arnSection(arn, RESOURCE)?.split('/')[ID];
  return id !== undefined && isKnownText(id) ? id : Fn.select(ID, Fn.split('/', arn));
}

/** A policy of an organization that exists already. */
export class ImportedPolicy extends Resource implements organizations.IPolicyRef {
  constructor(
    scope: Construct,
    id: string,
    private readonly policyId: string,
    private readonly policyArn?: string,
    environment: Partial<ResourceEnvironment> = {},
  ) {
    super(scope, id, environment);
  }

  /** The ARN has the organization in it, which the id does not tell: who needs it is refused. */
  public get policyRef(): organizations.PolicyReference {
    return {
      policyId: this.policyId,
      policyArn: this.policyArn ?? Lazy.uncachedString({
        produce: () => {
          refuse([`the ARN of the policy '${this.policyId}' is needed, which has the id of the organization in it: import it by fromPolicyArn()`], this);
          return undefined;
        },
      }),
    };
  }
}
