import { isObject, isOfAllIn, listOf, mayConcern, textsOf } from './policy-statements';
import type { KeyDocument } from '../../document/key-document';
import { textOf } from '../../document/values/expression';
import type { WrittenStatement } from '../../model/access-policy';
import { isKnownText } from '../../private/known-text';
import { isMeant } from '../policy-actions';

/**
 * Whether the policy of a key may let another account use it: what only deployment knows may be right, and a condition may be met; a denial wins wherever it stands. Without one, KMS lets in the account of the key.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function mayUseKey({ keyPolicy }: KeyDocument, account: string): boolean {
  if (keyPolicy.isAbsent) { return false; }
  const policy = keyPolicy.value;
  const statements = isObject(policy) ? listOf(policy.Statement) : [undefined];
  const known = statements.filter((statement): statement is WrittenStatement => isObject(statement));
  const denials = known.filter((statement) => statement.Effect === 'Deny' && isOfAllIn(statement, account));
  if (USES.every((use) => denials.some(({ Action }) => textsOf(Action).some((action) => isMeant(action, use))))) { return false; }
  return known.length < statements.length
    || known.some((statement) => statement.Effect !== 'Deny' && mayConcern(statement, account) && mayBeOfUse(statement));
}

/** What only lets see a key is of no use for a copy. */
const USES: readonly string[] = ['kms:Decrypt', 'kms:ReEncryptFrom', 'kms:CreateGrant'];

function mayBeOfUse({ Action }: WrittenStatement): boolean {
  return Action === undefined || listOf(Action).some((action) => {
    const text = textOf(action) ?? '';
    return text === '' || !isKnownText(text) || USES.some((use) => isMeant(text, use));
  });
}
