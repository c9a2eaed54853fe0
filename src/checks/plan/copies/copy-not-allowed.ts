import { copying, destinationsOf, isOfOtherAccount, ofDestination } from './copies';
import { COPY_INTO } from '../../../model/access-policy';
import type { Problem } from '../../findings/finding';
import { mayCopyInto } from '../../vault/copy-permission';
import type { PlanUnderCheck } from '../plan-under-check';

/** A vault of another account whose access policy does not let a plan copy into it. */
export function copyNotAllowed(plan: PlanUnderCheck): Problem[] {
  const { account } = plan.document.env;
  return destinationsOf(plan)
    .filter((destination) => isOfOtherAccount(destination, plan))
    .filter(({ vault: { document } }) => document && !mayCopyInto(document, account))
    .map((destination) => ofDestination('copyNotAllowed', 'warning', destination,
      `${copying(destination)} in another account, and the access policy of that vault does not let this account do so: allow the account ${account} ${COPY_INTO}`));
}
