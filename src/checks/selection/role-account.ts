import type { RestoreTestingSelectionDocument } from '../../document/restore-testing-selection-document';
import type { RoleDocument } from '../../document/role-document';
import type { SelectionDocument } from '../../document/selection-document';
import type { Reading } from '../../document/values/reading';
import { arnSection } from '../../private/arn';
import { accountsDiffer } from '../../private/environments';
import { inWords } from '../../private/known-text';
import type { Problem } from '../findings/finding';

const ACCOUNT = 4;

/** A role of another account cannot be that of a plan. */
export function roleOfOtherAccount({ role, roleDocument, planEnv, roleInWords }: SelectionDocument): Problem[] {
  return roleElsewhere(role, roleDocument, planEnv, roleInWords);
}

/** Nor that of a restore testing plan. */
export function testRoleOfOtherAccount({ role, roleDocument, env }: RestoreTestingSelectionDocument): Problem[] {
  return roleElsewhere(role, roleDocument, env, roleDocument?.name ?? inWords(role.text ?? ''));
}

function roleElsewhere(role: Reading, roleDocument: RoleDocument | undefined, env: RoleDocument['env'], words: string): Problem[] {
  const own = roleDocument?.env.account ?? arnSection(role.text ?? '', ACCOUNT);
  return own !== undefined && accountsDiffer({ account: own }, env) ? [{
    id: 'roleOfOtherAccount',
    level: 'warning',
    property: role.path,
    message: `AWS Backup assumes roles of the account of the plan (${env.account}) only, and '${words}' is of ${own}: give the selection a role of its own account`,
  }] : [];
}
