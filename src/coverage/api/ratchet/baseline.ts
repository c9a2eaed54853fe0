import { existsSync } from 'fs';
import type { IConstruct } from 'constructs';
import { changesBetween } from './changes';
import { readReport, resourcesIn } from './reported';
import { coverageJson } from '../../json';
import { joined, nameFrom } from '../synthesis/judged-app';
import type { JudgedStage } from '../synthesis/judged-app';
import type { Told } from '../synthesis/requirements';

/** What helps where protection was lost. */
export const RATCHET_FIX = 'bring it back, exempt it with a reason, or write the baseline anew with cdk-aws-backup coverage --update-baseline';

/** What the resources in a construct have lost since a report was written. Of resources that are gone nothing is lost. */
export function lostSince(file: string, scope: IConstruct, judged: readonly JudgedStage[]): Told[] {
  if (!existsSync(file)) {
    return [{ id: 'baseline', level: 'error', message: `the baseline '${file}' is not there: write it with cdk-aws-backup coverage --update-baseline`, fix: RATCHET_FIX, construct: scope }];
  }
  const all = judged.flatMap(({ coverage, constructOf }) => coverage.resources.map((resource) => ({ resource, construct: constructOf(resource) })))
    .filter(({ construct }) => construct.node.scopes.includes(scope));
  const nameOf = nameFrom(judged[0].stage.outdir);
  const report = coverageJson({ ...joined([]), resources: all.map(({ resource }) => resource) }, nameOf);
  const constructs = new Map(resourcesIn(report).map((each, index) => [each, all[index].construct]));
  return changesBetween(readReport(file), resourcesIn(report)).flatMap(({ name, after, losses }) => after && losses.length > 0
    ? [{ id: 'baseline', level: 'error' as const, message: `'${name}' has lost protection: it ${losses.join('; it ')}: ${RATCHET_FIX}`, fix: RATCHET_FIX, construct: constructs.get(after)! }]
    : []);
}
