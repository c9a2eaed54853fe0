import { isShared, keyToShare } from './source-key';
import type { RuleDocument } from '../../../document/plan-document';
import type { ResourceDocument } from '../../../document/resource-document';
import { accountsDiffer } from '../../../private/environments';
import { namesInWords } from '../../../private/paths';
import { ruleThat } from '../plan-under-check';
import type { PlanUnderCheck } from '../plan-under-check';
import type { ResourceCheck } from '../resources/resource-check';
import { names } from '../resources/resource-check';

/**
 * What is encrypted with a key of the application that the account of its copies may not use. What AWS Backup fully manages is read with its own key.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html
 */
export const COPY_KEY_NOT_SHARED: ResourceCheck = {
  id: 'copyKeyNotShared',
  concerns: (rule, plan) => accountsOf(rule, plan).length > 0,
  applies: (resource, rule, plan) => deniedOf(resource, rule, plan).length > 0,
  message(found, plan) {
    const { rules, resources } = found;
    const accounts = [...new Set(resources.flatMap((resource) => rules.flatMap((rule) => deniedOf(resource, rule, plan))))];
    const keys = [...new Set(resources.map(({ keyDocument }) => keyDocument!.name))];
    return `${ruleThat(rules, 'copies', 'copy')} into another account, where AWS Backup cannot copy what is encrypted with a key that this account may not use: `
      + `let the policy of ${namesInWords(keys)} allow it to ${namesInWords(accounts)}, as shareForCopies() does, for ${names(found)}`;
  },
};

/** The other accounts that a rule copies into for sure. */
function accountsOf({ copies = [] }: RuleDocument, { document: { env } }: PlanUnderCheck): string[] {
  return copies.map(({ vault }) => vault.env).filter((there) => accountsDiffer(there, env)).map(({ account }) => account);
}

/** Those of them that may not use the key of a resource. */
function deniedOf(resource: ResourceDocument, rule: RuleDocument, plan: PlanUnderCheck): string[] {
  const key = keyToShare(resource);
  return key ? accountsOf(rule, plan).filter((account) => isShared(key, account, plan.documents) === false) : [];
}
