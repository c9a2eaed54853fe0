import type { AccessPointDocument } from '../../document/access-point-document';
import { nameOf } from '../../document/values/durations';
import type { Reading } from '../../document/values/reading';
import { accessPointNameProblems, isContinuousPoint, looksLikeSnapshot, policyLengthProblems, recoveryPointArnProblems } from '../../model/access-point';
import { Instant } from '../../model/instant';
import { writtenOut } from '../../private/messages/written-out';
import type { Problem } from '../findings/finding';
import { missing, refusals } from '../findings/problems';

/** Laws of a backup access point. */
export const ACCESS_POINT_LAWS: readonly ((point: AccessPointDocument) => Problem[])[] = [
  ({ accessPointName: name }) => refusals('invalidAccessPoint', name, accessPointNameProblems(nameOf(name), name.text)),
  ({ recoveryPointArn: arn }) => refusals('invalidAccessPoint', arn, missing(arn) ?? recoveryPointArnProblems(nameOf(arn), arn.text ?? '')),
  pointInTimeProblems,
  ({ policy }) => refusals('invalidAccessPoint', policy, policy.isLater || policy.isAbsent ? [] : policyLengthProblems(nameOf(policy), lengthOf(policy))),
];

function pointInTimeProblems({ pointInTime: time, recoveryPointArn: { text: arn = '' } }: AccessPointDocument): Problem[] {
  if (time.isAbsent) {
    return refusals('invalidAccessPoint', time, isContinuousPoint(arn)
      ? [`'${nameOf(time)}' must be given for a continuous recovery point, as that of 'RecoveryPointArn' is by its name: the time at which its objects are read`]
      : []);
  }
  const wrong = Instant.problemsOf(nameOf(time), time.text);
  if (wrong.length > 0) { return refusals('invalidAccessPoint', time, wrong); }
  return looksLikeSnapshot(arn) ? [{
    id: 'accessPointTimeOfSnapshot',
    level: 'warning',
    property: time.path,
    message: `'${nameOf(time)}' is given, and the recovery point looks like a snapshot by its name, of which AWS Backup takes no time: leave it out, or acknowledge this if `
      + 'the name of the bucket itself ends so',
  }] : [];
}

/** The least that is sent: what only deployment knows in it counts as it stands in the template, and so is not asked. */
function lengthOf(policy: Reading): number {
  const written = writtenOut(policy.value) ?? '';
  return /\$\{Token\[/.test(written) ? 0 : written.length;
}
