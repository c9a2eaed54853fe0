import { Lazy } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { canHaveShape } from '../model/arn-pattern';
import { colonSectionsOf } from '../private/arn';
import { inWords, isDefaultOfLookup, isKnownText } from '../private/known-text';
import { refuse } from '../private/messages/validation-error';

const NAME_AND_ID = /^[a-zA-Z][a-zA-Z0-9_]{0,255}-.+$/;

/** What keeps an ARN from being that of a framework or a report plan, which ends with a name and an id that the service has made. */
export function auditArnProblems(scope: Construct, property: string, resource: 'framework' | 'report-plan', arn: string): string[] {
  const end = colonSectionsOf(arn).at(-1)!;
  const isRight = canHaveShape(arn, `arn:+:backup:+:+:${resource}:+`) && (!isKnownText(end) || NAME_AND_ID.test(end));
  return isRight || isDefaultOfLookup(arn, scope)
    ? []
    : [`'${property}' must be the ARN of a ${resource.replace('-', ' ')}, arn:<partition>:backup:<region>:<account>:${resource}:<name>-<id>, got '${inWords(arn)}'`];
}

/** The ARN of something of which only the name is known: an error for who needs it. */
export function nameOnly(scope: Construct, noun: string, name: string, method: string): string {
  return Lazy.uncachedString({
    produce: () => {
      refuse([`the ARN of the ${noun} '${inWords(name)}' is needed, which ends with an id that AWS Backup has made: import it by ${method}()`], scope);
      return undefined;
    },
  });
}
