import type { Documents } from '../../document/documents';
import type { SelectionDocument } from '../../document/selection-document';
import { START_JOB } from '../../model/access-policy';
import { groupsBy } from '../../private/messages/groups';
import { namesInWords } from '../../private/paths';
import type { Problem } from '../findings/finding';
import { deniesRole, deniesRoleAnyhow } from '../vault/denied-backups';

/**
 * Rules whose vault denies backups to the role of a selection: every job fails. Of all selections of a plan with the role, the first one says it.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html
 */
export function backupsDenied(selection: SelectionDocument, documents: Documents): Problem[] {
  const { plan, role, roleDocument, roleInWords, planEnv: { account } } = selection;
  const rules = plan?.rules?.filter(({ vault: { document: vault } }) => vault && !vault.accessPolicy.isAbsent) ?? [];
  // Most vaults deny nothing to anybody.
  if (!plan || rules.length === 0) { return []; }
  const first = documents.selectionsOf(plan).find((each) => each.role.text === role.text);
  if (first !== selection) { return []; }
  const caller = { arn: role.text ?? '', role: roleDocument, account };
  return groupsBy(rules, ({ vault }) => vault.key).flatMap((alike): Problem[] => {
    const [{ vault: { document: vault, words } }] = alike;
    if (!vault || deniesRole(vault, START_JOB, caller, documents) !== true) { return []; }
    return [{
      id: 'backupsDenied',
      // Who is left out by a condition may be whoever counts as the one that asks.
      level: deniesRoleAnyhow(vault, START_JOB, caller, documents) ? 'error' : 'warning',
      property: role.path,
      about: vault.key,
      message: `the rule${alike.length === 1 ? '' : 's'} ${namesInWords(alike.map(({ name }) => name))} ${alike.length === 1 ? 'backs' : 'back'} up into ${namesInWords([words])}, whose access policy denies ${START_JOB} to the role '${roleInWords}': every job fails; `
        + 'except the role from the denial, or back up into another vault',
    }];
  });
}
