import { environmentOf, Exports } from './exports';
import { propertyOf } from './template';
import type { Application, Template } from './template';
import { textOf } from './values/expression';
import { arnSection } from '../private/arn';

/** The custom resource by which aws-cdk-lib takes over what a stack of another Region hands over. */
export const READER = 'Custom::CrossRegionExportReader';
const WRITERS: ReadonlySet<string> = new Set(['Custom::CrossRegionExportWriter']);

/** A value in the template that hands it over. */
interface HandedOver {
  readonly template: Template;
  readonly value: unknown;
}

/** What is handed over between Regions under a name. */
export function valueHandedOver(application: Application, name: string, reader: Template): HandedOver | undefined {
  const { shared } = application;
  if (!shared.has(READER)) { shared.set(READER, application.templates.reduce(addAllIn, new Exports())); }
  return (shared.get(READER) as Exports).of(name, reader);
}

/** Where an ARN says of which account it is. */
const ACCOUNT = 4;

/**
 * What a stack hands over by a weak reference: its output is read by the names of stack and output, in another account by a role of that one.
 *
 * @param wanted what `Fn::GetStackOutput` is given
 */
export function outputOfStack({ templates }: Application, wanted: unknown, { environment }: Template): HandedOver | undefined {
  const { StackName, OutputName, Region, RoleArn } = Object(wanted) as Record<string, unknown>;
  const region = Region === undefined ? environment.region : textOf(Region);
  const account = RoleArn === undefined ? environment.account : arnSection(textOf(RoleArn) ?? '', ACCOUNT);
  const [stack, name] = [textOf(StackName), textOf(OutputName)];
  const alike = templates.filter(({ stackName, environment: there }) => stackName === stack && there.region === region && there.account === account);
  const output = alike.length === 1 && stack !== undefined && name !== undefined ? Object(alike[0].entry('Outputs', name)) : {};
  return output.Value === undefined ? undefined : { template: alike[0], value: output.Value };
}

/** It is handed over within an account, to the Region that is named. */
function addAllIn(all: Exports, template: Template): Exports {
  for (const logicalId of template.resourcesOf(WRITERS)) {
    const { exports, region } = Object(propertyOf(template.resource(logicalId), 'WriterProps')) as { exports?: unknown; region?: unknown };
    all.add(template, Object.entries(Object(exports)), { account: environmentOf(template).account, region: textOf(region) });
  }
  return all;
}
