import { Fn, Lazy } from 'aws-cdk-lib';
import type { aws_iam as iam, Duration } from 'aws-cdk-lib';
import type { TimeRange, TimeUnit } from '../../model/audit/time-range';
import { principalInWords, principalsOf } from '../../private/iam/principals';
import { isToken } from '../../private/known-text';

/** A time as the two parameters that a control has for it, all of which are texts. */
export function timeParameters(names: readonly [unit: string, value: string], duration: Duration, range: TimeRange): [string, string][] {
  const unit = range.unitOf(duration)!;
  return [[names[0], unit], [names[1], amountIn(unit, duration)]];
}

/** A number of days, if there is one. */
export function dayParameter(name: string, duration: Duration | undefined): [string, string][] {
  return duration ? [[name, amountIn('days', duration)]] : [];
}

/** A number of minutes. */
export function minuteParameter(name: string, duration: Duration): [string, string] {
  return [name, asText(duration.toMinutes())];
}

/** What a list has; an empty one is refused by AWS Backup, and so left out. */
export function listParameter(name: string, elements: readonly string[] | undefined): [string, string][] {
  if (!elements || elements.length === 0) { return []; }
  return [[name, isToken(elements) ? Fn.join(',', [...elements]) : elements.join(',')]];
}

/** The ARNs of roles, and what is none. */
export function rolesIn(property: string, grantees: readonly iam.IGrantable[]): { readonly arns: string[]; readonly problems: string[] } {
  const principals = grantees.flatMap(principalsOf);
  const arnOf = (principal: iam.IPrincipal) => (principal as Partial<iam.IRole>).roleArn ?? (principal as Partial<iam.ArnPrincipal>).arn;
  return {
    arns: principals.flatMap((principal) => arnOf(principal) ?? []),
    problems: principals.filter((principal) => arnOf(principal) === undefined)
      .map((principal) => `'${property}' must be roles, got ${principalInWords(principal)}, which has no ARN`),
  };
}

function amountIn(unit: TimeUnit, duration: Duration): string {
  return asText(unit === 'days' ? duration.toDays() : duration.toHours());
}

/** A number of which CloudFormation takes the text; one that is known at deployment only is what it will be. */
function asText(amount: number): string {
  return Lazy.uncachedString({
    produce: (context) => {
      const value = context.resolve(amount);
      return typeof value === 'number' ? `${value}` : value;
    },
  });
}
