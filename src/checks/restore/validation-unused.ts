import { hasSelectionsOfUnknownPlans, selectionsBeside } from './alike';
import type { Document } from '../../document/document';
import type { Documents } from '../../document/documents';
import { validationRule } from '../../document/restore-validators';
import type { Problem } from '../findings/finding';

/** That what a rule has validated is never restored: its plans have selections, and none of a type that the rule takes. */
export function validationUnused(rule: Document, documents: Documents): Problem[] {
  const validation = validationRule(rule, documents);
  if (!validation || hasSelectionsOfUnknownPlans(documents)) { return []; }
  const { plans, types, validator } = validation;
  const ofPlans = plans.map(({ key }) => selectionsBeside(key, documents));
  const mayBeMeant = ofPlans.some((selections) => selections.length === 0
    || selections.some(({ resourceType: { knownText: type } }) => type === undefined || types.includes(type)));
  const names = plans.map(({ name }) => `'${name}'`).join(' and ');
  return mayBeMeant ? [] : [{
    id: 'restoreValidationUnused',
    level: 'warning',
    property: 'EventPattern',
    message: `no selection of the restore testing plan ${names} is of the type ${types.join(', ')}, so there is nothing that '${validator.name}' validates: `
      + 'add a selection, or validate another type',
  }];
}
