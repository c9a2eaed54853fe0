import { clockChange } from './clock-change';
import type { Need } from './need';
import type { Shortfall } from './shortfall';
import { namedInWords } from './words';
import { Document } from '../../../document/document';
import type { Place } from '../../../document/template';
import { TESTED_TYPES } from '../../../model/restore-testing';
import { everyInWords } from '../../../objectives/words';
import { wholeInWords } from '../../../private/in-words';
import { nameOfResource } from '../../../private/paths';
import type { ResourceCoverage } from '../../resource-coverage';

/** That restores of a resource are tested less often than they must be. */
export function restoreTestedEveryUnmet({ restoreTests: { all, everyMinutes: found }, resourceType = '' }: ResourceCoverage, { restoreTestedMinutes: most }: Need): Shortfall[] {
  if (most === undefined || (found !== undefined && found <= most)) { return []; }
  const can = TESTED_TYPES.includes(resourceType);
  const sure = all.filter(({ answer }) => answer);
  const those = sure.length > 0 ? sure : all;
  const maybe = all.find(({ answer }) => !answer);
  const byClock = can && found !== undefined ? clockChange(sure.flatMap(({ schedule }) => schedule ?? []), found, most) : undefined;
  const left = !can ? `AWS Backup tests no restores of ${resourceType}`
    : found !== undefined ? `up to ${wholeInWords(found)} lie between two starts of ${namedInWords('restore test', those.map(({ selection }) => nameOf(selection)))}${byClock?.says ?? ''}`
      : maybe ? `whether ${namedInWords('restore test', [nameOf(maybe.selection)])} restores it is not sure (${maybe.why.join('; ')})`
        : 'no restore test reaches it';
  return [{
    id: 'restoreTestedEvery',
    says: `must have a restore tested at least ${everyInWords(most)}, and ${left}`,
    fix: !can ? 'test it by other means, and exempt it with a reason'
      : found === undefined ? 'select it by a restore testing plan, or exempt it with a reason' : byClock?.fix ?? 'test it more often, or exempt it with a reason',
  }];
}

function nameOf({ template, logicalId }: Place): string {
  return nameOfResource({ path: Document.pathIn(template, logicalId), logicalId });
}
