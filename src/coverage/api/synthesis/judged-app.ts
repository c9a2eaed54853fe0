import { join, relative } from 'path';
import { Stage } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { stagesIn } from '../../../checks/stages';
import { LiveApplication } from '../../../document/live/live-application';
import { StackTemplate } from '../../../document/live/stack-template';
import type { Application, Template } from '../../../document/template';
import { coverageOf } from '../../coverage-of';
import type { Coverage } from '../../coverage-of';
import type { ResourceCoverage } from '../../resource-coverage';
import type { Exemptions } from '../exemptions/exemptions';

/** An app, or a stage in it, and what was found of it. */
export interface JudgedStage {
  readonly stage: Stage;
  readonly application: Application;
  readonly coverage: Coverage;
  /** The L1s of the resources. */
  readonly constructOf: (resource: ResourceCoverage) => IConstruct;
}

/** Finds what becomes of the data of an app and of each stage in it. All of them have been synthesised. */
export function judgeApp(app: Stage, exemptions: Exemptions): JudgedStage[] {
  return [app, ...stagesIn(app)].map((each) => {
    const stage = each as Stage;
    const application = new LiveApplication(stage);
    const coverage = coverageOf(application, { exemptionOf: (place) => exemptions.of(application.constructAt(place)?.node.path) });
    return { stage, application, coverage, constructOf: (resource) => application.constructAt(resource)! };
  });
}

/** Coverages as one. */
export function joined(coverages: readonly Coverage[]): Coverage {
  const unique = (texts: readonly string[]) => [...new Set(texts)];
  return {
    resources: coverages.flatMap(({ resources }) => resources),
    assumptions: unique(coverages.flatMap(({ assumptions }) => assumptions)),
    findings: coverages.flatMap(({ findings }) => findings),
    unread: coverages.flatMap(({ unread }) => unread),
  };
}

/** The file of the template of a stack. */
export function fileOf(stack: Stack): string {
  return join(Stage.of(stack)!.outdir, stack.templateFile);
}

/** How a template of an app is called in a report: by its file, from a folder. */
export function nameFrom(folder: string): (template: Template) => string {
  return (template) => template instanceof StackTemplate ? relative(folder, fileOf(template.stack)).replace(/\\/g, '/') : template.name;
}
