import { ifThere } from '../cloud/cloud';
import type { Surroundings } from '../cloud/cloud';

const GOING = ['PendingDeletion', 'PendingReplicaDeletion'];

/** What has become of something that is listed by its tag: 'gone', 'going' of a key whose deletion AWS KMS has begun, else in words. A hold that was canceled, and a key, go on to be listed. */
export async function stateOf(surroundings: Surroundings, arn: string): Promise<string> {
  const [, , service, region] = arn.split(':', 4);
  const cloud = surroundings.cloudOf(region);
  if (service === 'kms') {
    const state = (await ifThere(cloud.call('kms:DescribeKey', { KeyId: arn })))?.KeyMetadata.KeyState;
    return state === undefined ? 'gone' : GOING.includes(state) ? 'going' : `is ${state}`;
  }
  const [, LegalHoldId] = /:legal-hold:(.+)$/.exec(arn) ?? [];
  if (LegalHoldId === undefined) { return 'is there'; }
  const hold = await ifThere(cloud.call('backup:GetLegalHold', { LegalHoldId }));
  return hold === undefined || ['CANCELING', 'CANCELED'].includes(hold.Status) ? 'gone' : `is ${hold.Status}`;
}
