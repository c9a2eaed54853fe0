import type { ControlDocument, FrameworkDocument } from '../../document/framework-document';
import { ADVISED_AIR_GAPPED_HOURS, controlNamed, CONTROLS } from '../../model/audit/framework-controls';
import type { ControlKind, ScopeKind } from '../../model/audit/framework-controls';
import type { Problem } from '../findings/finding';

const HOURS_A_DAY = 24;

/** Scopes that the documentation has for other controls, and not for this one. */
export function scopeNotDocumented(framework: FrameworkDocument): Problem[] {
  return ofKnownControls(framework, (control, { name, scopes, judges }) => {
    const used = scopeOf(control);
    return used === undefined || scopes.includes(used) ? [] : [{
      id: 'controlScope',
      level: 'warning',
      property: control.scope.path,
      about: name,
      message: `the control ${name}, which judges ${judges}, has ${used} as its scope, and the documentation knows only ${scopes.join(' or ')} for it: AWS Backup may refuse it, or judge nothing; `
        + 'choose another scope, or none for everything',
    }];
  });
}

/** Parameters that a control does not have: what they say is not judged. */
export function unknownParameters(framework: FrameworkDocument): Problem[] {
  return ofKnownControls(framework, ({ parameters, parameterTexts }, { name, parameters: known }) => {
    const others = [...parameterTexts.keys()].filter((each) => !Object.hasOwn(known, each));
    const names = Object.keys(known);
    return others.map((each): Problem => ({
      id: 'controlParameterUnknown',
      level: 'warning',
      property: parameters.path,
      about: `${name} ${each}`,
      message: `the control ${name} has no parameter '${each}' that is known here, ${names.length > 0 ? `but ${names.join(', ')}` : 'and takes none'}: AWS Backup may refuse it; look for a slip`,
    }));
  });
}

/** A time in which AWS may not yet have made a recovery point in a logically air-gapped vault known. */
export function airGappedControlTooShort(framework: FrameworkDocument): Problem[] {
  return ofKnownControls(framework, ({ parameters, parameterTexts }, { name }) => {
    const [unit, value] = ['recoveryPointAgeUnit', 'recoveryPointAgeValue'].map((each) => parameterTexts.get(each));
    const hours = Number(value) * (unit === 'days' ? HOURS_A_DAY : 1);
    const isShort = name === CONTROLS.airGapped.name && (unit === 'days' || unit === 'hours') && hours < ADVISED_AIR_GAPPED_HOURS;
    return isShort ? [{
      id: 'airGappedControlTooShort',
      level: 'warning',
      property: parameters.path,
      message: `the control ${name} looks back over ${value} ${Number(value) === 1 ? unit.slice(0, -1) : unit}, and AWS advises at least ${ADVISED_AIR_GAPPED_HOURS} hours (7 days): resources may count as not compliant although they are`,
    }] : [];
  });
}

/** What is found of each control that is known here. */
export function ofKnownControls({ controls }: FrameworkDocument, find: (control: ControlDocument, kind: ControlKind) => Problem[]): Problem[] {
  return (controls ?? []).flatMap((control) => {
    const kind = controlNamed(control.controlName.knownText);
    return kind ? find(control, kind) : [];
  });
}

function scopeOf({ types, ids, tags }: ControlDocument): ScopeKind | undefined {
  if (!ids.isAbsent && !ids.isLater) { return 'one resource'; }
  if (!types.isAbsent && !types.isLater) { return 'resource types'; }
  return tags.isAbsent || tags.isLater ? undefined : 'a tag';
}
