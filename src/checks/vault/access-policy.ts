import type { VaultDocument } from '../../document/vault-document';
import { wildcardProblems } from '../../model/access-policy';
import type { Problem } from '../findings/finding';
import { refusals } from '../findings/problems';

/** Each action of the access policy has to be spelled out. */
export function accessPolicyProblems({ accessPolicy }: VaultDocument): Problem[] {
  const statements = accessPolicy.at('Statement');
  const actions = (statements.elements() ?? [statements]).map((statement) => statement.at('Action')).flatMap((each) => each.elements() ?? [each]);
  return actions.flatMap((action) => refusals('invalidAccessPolicy', action, action.text === undefined ? [] : wildcardProblems([action.text])));
}
