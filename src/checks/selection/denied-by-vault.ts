import { mayReach } from './selected-resources';
import type { VaultReference } from '../../document/arns/vault-reference';
import type { Documents } from '../../document/documents';
import type { RuleDocument } from '../../document/plan-document';
import type { SelectionDocument } from '../../document/selection-document';
import { START_JOB } from '../../model/access-policy';
import { goesStraight } from '../../model/resources/copy-abilities';
import { RESOURCE_CATALOG } from '../../model/resources/resource-catalog';
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
  const targets = (plan?.rules ?? []).flatMap(targetsOf).filter(({ vault: { document: vault } }) => vault && !vault.accessPolicy.isAbsent);
  // Most vaults deny nothing to anybody.
  if (!plan || targets.length === 0) { return []; }
  const alike = documents.selectionsOf(plan).filter((each) => each.role.text === role.text);
  if (alike[0] !== selection) { return []; }
  const caller = { arn: role.text ?? '', role: roleDocument, account };
  return groupsBy(targets, ({ vault, isAirGapped }) => `${vault.key} ${isAirGapped}`).flatMap((those): Problem[] => {
    const [{ vault: { document: vault, words }, isAirGapped }] = those;
    if (!vault || (isAirGapped && !alike.some(mayGoThere)) || deniesRole(vault, START_JOB, caller, documents) !== true) { return []; }
    const rules = those.map(({ rule }) => rule);
    const denial = `into ${namesInWords([words])}, whose access policy denies ${START_JOB} to the role '${roleInWords}'`;
    return [{
      id: 'backupsDenied',
      // Who is left out by a condition may be whoever counts as the one that asks; and what goes straight to a logically air-gapped vault is not all that there is.
      level: !isAirGapped && deniesRoleAnyhow(vault, START_JOB, caller, documents) ? 'error' : 'warning',
      property: role.path,
      about: `${vault.key}${isAirGapped ? ' straight' : ''}`,
      message: isAirGapped
        ? `${rulesThat(rules, 'send')} recovery points ${denial}: no backup is made of what AWS Backup fully manages; except the role from the denial`
        : `${rulesThat(rules, 'back')} up ${denial}: every job fails; except the role from the denial, or back up into another vault`,
    }];
  });
}

function rulesThat(rules: readonly RuleDocument[], verb: string): string {
  const names = namesInWords(rules.map(({ name }) => name));
  return rules.length === 1 ? `the rule ${names} ${verb}s` : `the rules ${names} ${verb}`;
}

/** A vault that recovery points of a rule begin in. */
interface Target {
  readonly rule: RuleDocument;
  readonly vault: VaultReference;
  /** Whether they go straight there, past the ordinary vault of the rule. */
  readonly isAirGapped: boolean;
}

function targetsOf(rule: RuleDocument): Target[] {
  const { vault, airGappedVault } = rule;
  return [{ rule, vault, isAirGapped: false }, ...airGappedVault ? [{ rule, vault: airGappedVault, isAirGapped: true }] : []];
}

/** Whether a selection may select something that goes straight to the logically air-gapped vault of a rule. */
function mayGoThere(selection: SelectionDocument): boolean {
  return RESOURCE_CATALOG.some((kind) => goesStraight(kind) && mayReach(selection, kind));
}
