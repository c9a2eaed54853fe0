import { Stack } from 'aws-cdk-lib';
import type { aws_iam as iam } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { partitionOf } from '../partition';

/** Statements of a policy as JSON, to be read in a message and to be written elsewhere. */
export function statementsInWords(scope: IConstruct & { readonly env: { readonly region: string } }, statements: iam.PolicyStatement[]): string {
  const partition = partitionOf(scope.env.region);
  return statements
    .map((statement) => JSON.stringify(inWords(Stack.of(scope).resolve(statement.toStatementJson()))))
    .map((json) => partition ? json.split('${AWS::Partition}').join(partition) : json)
    .join(', ');
}

/** Intrinsic functions of CloudFormation in the short form that `Fn::Sub` takes. */
function inWords(value: unknown): unknown {
  if (Array.isArray(value)) { return value.map(inWords); }
  if (typeof value !== 'object' || value === null) { return value; }
  const [[key, inner], ...others] = Object.entries(value);
  if (others.length === 0 && key === 'Ref') { return `\${${inner}}`; }
  if (others.length === 0 && key === 'Fn::GetAtt') { return `\${${inner.join('.')}}`; }
  if (others.length === 0 && key === 'Fn::Join') { return inner[1].map(inWords).join(inner[0]); }
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, inWords(part)]));
}
