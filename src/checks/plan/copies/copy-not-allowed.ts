import { copying, destinationsOf, isOfOtherAccount, ofDestination } from './copies';
import { COPY_INTO } from '../../../model/access-policy';
import type { Problem } from '../../findings/finding';
import { deniesCopies, mayCopyInto } from '../../vault/copy-permission';
import type { PlanUnderCheck } from '../plan-under-check';

/** A vault of another account whose access policy does not let a plan copy into it, or one of the account whose policy denies it to everybody. */
export function copyNotAllowed(plan: PlanUnderCheck): Problem[] {
  const { account } = plan.document.env;
  return destinationsOf(plan).flatMap((destination): Problem[] => {
    const { vault: { document } } = destination;
    const say = (why: string) => [ofDestination('copyNotAllowed', 'warning', destination, `${copying(destination)}${why}`)];
    if (!document) { return []; }
    if (isOfOtherAccount(destination, plan)) {
      return mayCopyInto(document, account)
        ? []
        : say(` in another account, and the access policy of that vault does not let this account do so: allow the account ${account} ${COPY_INTO}`);
    }
    return deniesCopies(document, account) ? say(`, whose access policy denies ${COPY_INTO} to everybody: no copy is made; except the role from the denial`) : [];
  });
}
