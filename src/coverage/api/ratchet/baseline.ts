import type { IConstruct } from 'constructs';
import { changesBetween } from './changes';
import { readReport } from './reported';
import type { ReportedResource } from './reported';
import { UsageError } from '../../../private/messages/usage-error';
import { coverageJson } from '../../json';
import type { CoverageForm, ResourceForm } from '../../report/form';
import { joined, nameFrom } from '../synthesis/judged-app';
import type { JudgedStage } from '../synthesis/judged-app';
import type { Told } from '../synthesis/requirements';

/** What helps where protection was lost. */
export const RATCHET_FIX = 'bring it back, exempt it with a reason, or write the baseline anew with cdk-aws-backup coverage --update-baseline';

/** What the resources in a construct have lost since a report was written. Of resources that are gone nothing is lost. */
export function lostSince(file: string, scope: IConstruct, judged: readonly JudgedStage[]): Told[] {
  let before: readonly ReportedResource[];
  try {
    before = readReport(file);
  } catch (error) {
    if (!(error instanceof UsageError)) { throw error; }
    return [{ id: 'baseline', level: 'error', message: `the baseline ${error.message}`, fix: 'write it with cdk-aws-backup coverage --update-baseline', construct: scope }];
  }
  const all = judged.flatMap(({ coverage, constructOf }) => coverage.resources.map((resource) => ({ resource, construct: constructOf(resource) })))
    .filter(({ construct }) => construct.node.scopes.includes(scope));
  const nameOf = nameFrom(judged[0].stage.outdir);
  const { resources: now } = coverageJson({ ...joined([]), resources: all.map(({ resource }) => resource) }, nameOf) as CoverageForm;
  const constructs = new Map(now.map((each, index) => [each, all[index].construct]));
  return changesBetween(before, now).flatMap(({ name, after, losses }) => after && losses.length > 0
    ? [{ id: 'baseline', level: 'error' as const, message: `'${name}' has lost protection: it ${losses.join('; it ')}: ${RATCHET_FIX}`, fix: RATCHET_FIX, construct: constructs.get(after as ResourceForm)! }]
    : []);
}
