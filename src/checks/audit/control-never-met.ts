import { ofKnownControls } from './control-checks';
import { typesBeside } from './types-beside';
import type { Documents } from '../../document/documents';
import type { ControlDocument, FrameworkDocument } from '../../document/framework-document';
import type { ControlKind } from '../../model/audit/framework-controls';
import { kindsNamed } from '../../model/resources/resource-catalog';
import type { Feature } from '../../model/resources/resource-kind';
import type { Problem } from '../findings/finding';

/**
 * Controls that judge nothing, or that nothing can ever meet: of the types in their scopes, or, where they judge everything, of those that the application has in the account and Region.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html
 */
export function controlNeverMet(framework: FrameworkDocument, documents: Documents): Problem[] {
  return ofKnownControls(framework, (control, kind) => {
    if (kind.judges !== 'resources' && kind.judges !== 'restores') { return []; }
    const { knownTypes } = control;
    if (knownTypes) { return ofTypes(control, kind, knownTypes); }
    return control.isOfEverything ? ofEverything(control, kind, [...typesBeside(framework, documents).keys()]) : [];
  });
}

function ofTypes(control: ControlDocument, { name, feature }: ControlKind, types: readonly string[]): Problem[] {
  const known = types.filter((type) => kindsNamed(type).length > 0);
  const unjudged = known.filter((type) => !can(type, 'auditManager'));
  const unable = feature ? known.filter((type) => !unjudged.includes(type) && !can(type, feature)) : [];
  return [
    ...unjudged.length === 0 ? [] : [found(control, name, `has ${listed(unjudged)} in its scope, which AWS Backup Audit Manager does not judge: leave ${itOrThem(unjudged)} out`)],
    ...unable.length === 0 ? [] : [found(control, name, `has ${listed(unable)} in its scope, and no such resource can meet it, whatever the plans do: leave ${itOrThem(unable)} out`)],
  ];
}

function ofEverything(control: ControlDocument, { name, feature }: ControlKind, types: readonly string[]): Problem[] {
  const judged = types.filter((type) => can(type, 'auditManager'));
  if (types.length === 0 || (judged.length > 0 && (!feature || judged.some((type) => can(type, feature))))) { return []; }
  return [found(control, name, judged.length === 0
    ? `judges nothing of the application, which has ${listed(types)} here: AWS Backup Audit Manager does not judge such resources`
    : `is met by nothing of the application, whatever the plans do: it has ${listed(judged)} here; leave the control out, or give it a scope of other types`)];
}

function found({ scope }: ControlDocument, name: string, what: string): Problem {
  return { id: 'controlNeverMet', level: 'warning', property: scope.path, about: name, message: `the control ${name} ${what}` };
}

function can(type: string, feature: Feature): boolean {
  return kindsNamed(type).some(({ features }) => features.includes(feature));
}

function listed(types: readonly string[]): string {
  return [...types].sort().join(', ');
}

function itOrThem({ length }: readonly string[]): string {
  return length === 1 ? 'it' : 'them';
}
