import { propertyOf } from './template';
import type { Application, Template } from './template';

/** The custom resource by which aws-cdk-lib takes over what a stack of another Region hands over. */
export const READER = 'Custom::CrossRegionExportReader';
const WRITERS: ReadonlySet<string> = new Set(['Custom::CrossRegionExportWriter']);

/** A value in the template that hands it over. */
interface HandedOver {
  readonly template: Template;
  readonly value: unknown;
}

/** What is handed over between Regions under a name. */
export function valueHandedOver(application: Application, name: string): HandedOver | undefined {
  const { shared } = application;
  if (!shared.has(READER)) { shared.set(READER, new Map(application.templates.flatMap(allIn))); }
  return (shared.get(READER) as ReadonlyMap<string, HandedOver>).get(name);
}

function allIn(template: Template): [name: string, HandedOver][] {
  return template.resourcesOf(WRITERS).flatMap((logicalId) => {
    const { exports } = Object(propertyOf(template.resource(logicalId), 'WriterProps')) as { exports?: unknown };
    return Object.entries(Object(exports)).map(([name, value]): [string, HandedOver] => [name, { template, value }]);
  });
}
