import type { SelectionDocument } from '../../document/selection-document';
import { arnSection } from '../../private/arn';
import { accountsDiffer } from '../../private/environments';
import type { Problem } from '../findings/finding';

const ACCOUNT = 4;

/** A role of another account cannot be that of a plan. */
export function roleOfOtherAccount(selection: SelectionDocument): Problem[] {
  const { role, roleDocument, planEnv, roleInWords } = selection;
  const own = roleDocument?.env.account ?? arnSection(role.text ?? '', ACCOUNT);
  return own !== undefined && accountsDiffer({ account: own }, planEnv) ? [{
    id: 'roleOfOtherAccount',
    level: 'warning',
    property: role.path,
    message: `AWS Backup assumes roles of the account of the plan (${planEnv.account}) only, and '${roleInWords}' is of ${own}: give the selection a role of its own account`,
  }] : [];
}
