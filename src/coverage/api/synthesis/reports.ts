import { writeFileSync } from 'fs';
import { join } from 'path';
import { attachCustomSynthesis } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { joined, nameFrom } from './judged-app';
import type { JudgedStage } from './judged-app';
import type { Coverage } from '../../coverage-of';
import { coverageJson } from '../../json';
import type { NameOf } from '../../json';

/** A file of an assembly that tells of its coverage. */
interface Report {
  readonly file: string;
  readonly write: (coverage: Coverage, nameOf: NameOf) => string;
}

/** What is written: of each stage into its own assembly, and of all together into that of the app. */
export const REPORTS: readonly Report[] = [
  { file: 'backup-coverage.json', write: (coverage, nameOf) => `${JSON.stringify(coverageJson(coverage, nameOf), undefined, 2)}\n` },
];

/** Writes the reports into the assemblies. */
export function writeReports([app, ...stages]: readonly JudgedStage[]): void {
  const all = [{ folder: app.stage.outdir, coverage: joined([app, ...stages].map(({ coverage }) => coverage)) },
    ...stages.map(({ stage, coverage }) => ({ folder: stage.outdir, coverage }))];
  for (const { folder, coverage } of all) {
    for (const { file, write } of REPORTS) { writeFileSync(join(folder, file), write(coverage, nameFrom(folder))); }
  }
}

type CustomSynthesis = Parameters<typeof attachCustomSynthesis>[1];

/** Where aws-cdk-lib keeps what was attached. */
const ATTACHED = Symbol.for('@aws-cdk/core:customSynthesis');

/**
 * Has something done when all templates of an app are written. aws-cdk-lib takes one such thing for each construct: what a program has attached itself is done first.
 */
export function afterTemplates(app: App, act: () => void): void {
  const own = (app as unknown as Record<symbol, CustomSynthesis | undefined>)[ATTACHED];
  if (!own) {
    attachCustomSynthesis(app, { onSynthesize: act });
    return;
  }
  const onSynthesize = own.onSynthesize.bind(own);
  own.onSynthesize = (session: Parameters<CustomSynthesis['onSynthesize']>[0]) => {
    onSynthesize(session);
    act();
  };
}
