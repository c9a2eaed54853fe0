import { createHash } from 'crypto';
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { attachCustomSynthesis, Stage } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { fileOf, joined, nameFrom } from './judged-app';
import type { JudgedStage } from './judged-app';
import type { Told } from './requirements';
import { StackTemplate } from '../../../document/live/stack-template';
import type { Application, Template } from '../../../document/template';
import { VERSION } from '../../../private/version';
import type { UnmetForm } from '../../report/form';
import { reportAs } from '../../report/formats';
import type { ReportFormat } from '../../report/formats';
import { reportOf } from '../../report/report';
import type { Report } from '../../report/report';

/** What is written: of each stage into its own assembly, and of all together into that of the app. */
const FILES: Readonly<Record<ReportFormat, string>> = {
  json: 'backup-coverage.json',
  markdown: 'backup-coverage.md',
  csv: 'backup-coverage.csv',
  html: 'backup-coverage.html',
  sarif: 'backup-coverage.sarif',
  oscal: 'backup-coverage.oscal.json',
};

/**
 * Writes the reports into the assemblies.
 *
 * @param told what is not met; nothing where nothing was asked
 */
export function writeReports(judged: readonly JudgedStage[], objectives: readonly string[], told?: readonly Told[]): void {
  const [app, ...stages] = judged;
  const folders = [{ folder: app.stage.outdir, of: judged }, ...stages.map((each) => ({ folder: each.stage.outdir, of: [each] }))];
  for (const { folder, of } of folders) {
    const own = told?.filter(({ construct }) => of.some(({ stage }) => Stage.of(construct) === stage));
    const report = { ...reportIn(folder, of, objectives), ...own ? { unmet: unmetIn(folder, of, own) } : {} };
    for (const [format, file] of Object.entries(FILES)) { writeFileSync(join(folder, file), reportAs(format as ReportFormat, report)); }
  }
}

function reportIn(folder: string, judged: readonly JudgedStage[], objectives: readonly string[]): Report {
  const templates = judged.flatMap(({ application }) => application.templates);
  const whole: Application = Object.create(judged[0].application, { templates: { value: templates } });
  return reportOf(whole, joined(judged.map(({ coverage }) => coverage)), { nameOf: nameFrom(folder), version: VERSION, sha256Of, objectives });
}

function unmetIn(folder: string, judged: readonly JudgedStage[], told: readonly Told[]): UnmetForm[] {
  const nameOf = nameFrom(folder);
  const ofStage = ({ coverage, constructOf }: JudgedStage) => coverage.resources.map((each) => [constructOf(each), each] as const);
  const resources = new Map(told.length > 0 ? judged.flatMap(ofStage) : []);
  return told.map(({ id, level, construct, message }) => {
    const resource = resources.get(construct);
    const template = resource ? nameOf(resource.template) : null;
    return { id, level, template, path: construct.node.path, logicalId: resource?.logicalId ?? null, message };
  });
}

function sha256Of(template: Template): string | undefined {
  return template instanceof StackTemplate ? createHash('sha256').update(readFileSync(fileOf(template.stack))).digest('hex') : undefined;
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
