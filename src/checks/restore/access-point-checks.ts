import { AccessPointDocument } from '../../document/access-point-document';
import type { Documents } from '../../document/documents';
import { nameOf } from '../../document/values/durations';
import { canBeTheSameArn, opened } from '../../model/arn-pattern';
import { Quota } from '../../model/quota';
import { alike } from '../alike';
import type { Problem } from '../findings/finding';
import type { Law } from '../findings/judge';
import { refusals } from '../findings/problems';
import { tagListAt } from '../resource-tags';

/** What a backup access point shows together with others and with its policy. */
export const ACCESS_POINT_CHECKS: readonly Law<AccessPointDocument>[] = [duplicateName, tooManyOfPoint, policyOfOthers, tagListAt('Tags')];

/** An account and Region has one access point of a name, be it of AWS Backup or of S3. */
function duplicateName(point: AccessPointDocument, documents: Documents): Problem[] {
  const { accessPointName: name } = point;
  const [first] = alike(keyOfName(point), documents, AccessPointDocument, 'backup access points by name and place', keyOfName);
  return first === undefined || first === point ? [] : refusals('duplicateAccessPointName', name,
    [`'${nameOf(name)}' must be unique among the access points of the account and Region, got '${name.text}', which is that of '${first.name}'`]);
}

/** A recovery point has five: said of the first that is too much. */
function tooManyOfPoint(point: AccessPointDocument, documents: Documents): Problem[] {
  const all = alike(point.recoveryPointArn.text, documents, AccessPointDocument, 'backup access points by recovery point', ({ recoveryPointArn: { text } }) => text);
  const { max } = Quota.ACCESS_POINTS;
  return all[max] === point
    ? refusals('tooManyAccessPoints', point.recoveryPointArn, Quota.ACCESS_POINTS.problemsOf('a recovery point', all.length))
    : [];
}

/** Statements that are of nothing that the access point has. */
function policyOfOthers({ policy, accessPointName }: AccessPointDocument): Problem[] {
  const name = accessPointName.text ?? '*';
  const own = [`arn:*:s3:*:*:accesspoint/${name}`, `arn:*:s3:*:*:accesspoint/${name}/object/*`];
  const others = [...new Set(policy.at('Statement').all.flatMap((statement) => statement.at('Resource').all).flatMap(({ text, isLater }) =>
    text === undefined || (isLater && !text.startsWith('arn:')) || own.some((arn) => canBeTheSameArn(text, arn)) ? [] : [text]))];
  return others.length === 0 ? [] : [{
    id: 'accessPointPolicyElsewhere',
    level: 'warning',
    property: policy.path,
    message: `the policy of the access point has statements of what is not its own, ${others.map((arn) => `'${opened(arn)}'`).join(', ')}, and so allow nothing or are refused: `
      + 'it has arn:<partition>:s3:<region>:<account>:accesspoint/<name> and, of its objects, arn:<partition>:s3:<region>:<account>:accesspoint/<name>/object/*',
  }];
}

function keyOfName({ accessPointName: { knownText }, env: { account, region } }: AccessPointDocument): string | undefined {
  return knownText && `${account}/${region}/${knownText}`;
}
