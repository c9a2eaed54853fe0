import { objectOf } from '../../document/template-file';
import { ASSIGN } from '../../model/organization/operators';
import { UsageError } from '../../private/messages/usage-error';

const BACKUP_POLICY = 'BACKUP_POLICY';

/**
 * The content of a policy, also in what `aws organizations describe-policy` and `describe-effective-policy` print around it.
 *
 * @param jsonIn reads JSON
 * @throws `UsageError` for a policy of another type
 */
export function contentOf(found: unknown, jsonIn: (text: string) => unknown): unknown {
  if (typeof found === 'string') { return jsonIn(found); }
  if (Array.isArray(found)) { return found.map((each) => contentOf(each, jsonIn)); }
  const { Policy: policy, EffectivePolicy: effective, ...own } = objectOf(found);
  const { PolicySummary: summary, Content: content } = policy === undefined ? own : objectOf(policy);
  const { PolicyType: type, PolicyContent: effectiveContent } = effective === undefined ? own : objectOf(effective);
  if (typeof content === 'string') {
    refuseOtherType(objectOf(summary).Type);
    return jsonIn(content);
  }
  if (typeof effectiveContent === 'string') {
    refuseOtherType(type);
    return assigned(jsonIn(effectiveContent));
  }
  return found;
}

function refuseOtherType(type: unknown): void {
  if (type !== undefined && type !== BACKUP_POLICY) { throw new UsageError(`it is a policy of ${typeof type === 'string' ? `the type '${type}'` : 'a type that is no text'}, and backups are those of the type '${BACKUP_POLICY}'`); }
}

/** What is in effect has no operators: as a policy that assigns all of it. */
function assigned(part: unknown): unknown {
  return typeof part === 'object' && part !== null && !Array.isArray(part)
    ? Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, assigned(inner)]))
    : { [ASSIGN]: part };
}
