import { Annotations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { addressOf } from './documentation';
import type { FindingId } from './finding-ids';
import { withoutTokens } from './messages';

/** What can be warned of: a risk, or what is refused under some conditions only. */
export type WarningId = FindingId;

/**
 * Warns of something that AWS Backup accepts but that is a risk.
 *
 * `Annotations.of(scope).acknowledgeWarning('cdk-aws-backup:<id>')` silences it, before and after it was given.
 *
 * @returns whether it was given
 */
export function warn(scope: IConstruct, id: WarningId, message: string): boolean {
  const qualified = `cdk-aws-backup:${id}`;
  if (isAcknowledged(scope, qualified)) { return false; }
  Annotations.of(scope).addWarningV2(qualified, `${withoutTokens(message)} (${addressOf(id)})`);
  return true;
}

/**
 * aws-cdk-lib 2.263 overlooks an acknowledgement on the very construct that is warned about, but not on its ancestors: so one below it is asked. That one stands nowhere in
 * the tree, which may be locked: it has the node of the construct, but for its path, which is nobody's, and what is said of it.
 */
function isAcknowledged(scope: IConstruct, id: string): boolean {
  let isSaid = false;
  const node = Object.create(scope.node, {
    path: { value: `${scope.node.path}/` },
    metadata: { value: [] },
    addMetadata: { value: () => { isSaid = true; } },
  });
  Annotations.of(Object.create(scope, { node: { value: node } })).addWarningV2(id, 'asked');
  return !isSaid;
}
