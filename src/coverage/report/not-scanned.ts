import type { Application, Template } from '../../document/template';
import type { NameOf } from '../json';

/** Resources of a template that may hold or make data, and are not looked into. */
export interface NotScanned {
  readonly template: string;
  readonly type: string;
  readonly logicalIds: readonly string[];
  readonly why: string;
}

const NESTED = 'AWS::CloudFormation::Stack';

/** What was not scanned of an application. */
export function notScanned(application: Application, nameOf: NameOf): NotScanned[] {
  return application.templates.flatMap((template) => [...template.types].sort().flatMap((type) => {
    const why = whyNot(type);
    if (why === undefined) { return []; }
    const logicalIds = template.resourcesOf(new Set([type])).filter((logicalId) => !isScanned(template, type, logicalId));
    return logicalIds.length > 0 ? [{ template: nameOf(template), type, logicalIds, why }] : [];
  }));
}

function whyNot(type: string): string | undefined {
  if (type === NESTED) { return 'the template of the nested stack was not given'; }
  if (type === 'AWS::CloudFormation::StackSet') { return 'what its stacks hold is not visible here'; }
  if (type === 'AWS::CloudFormation::CustomResource' || type.startsWith('Custom::')) { return 'what a custom resource makes is not visible here'; }
  if (type.endsWith('::MODULE')) { return 'what is in a module is not visible here'; }
  return type.startsWith('AWS::') ? undefined : 'what a type of somebody else makes is not known';
}

function isScanned(template: Template, type: string, logicalId: string): boolean {
  return type === NESTED && template.nested(logicalId) !== undefined;
}
