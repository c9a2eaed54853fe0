import { App, CfnResource, Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { judgeApp } from './judged-app';
import type { JudgedStage } from './judged-app';
import { afterTemplates, writeReports } from './reports';
import { shortfallsIn } from './requirements';
import type { Required, Told } from './requirements';
import { CoverageValidation } from './validation-plugin';
import { beforeSynthesis } from '../../../checks/stages';
import { memo } from '../../../private/memo';
import { refuse, refuseAtSynthesis } from '../../../private/messages/validation-error';
import { EXEMPTION_METADATA } from '../../../private/own-exemption';
import { VERSION } from '../../../private/version';
import type { ResourceCoverage } from '../../resource-coverage';
import { now } from '../exemptions/clock';
import { Exemptions } from '../exemptions/exemptions';
import type { GivenExemption } from '../exemptions/exemptions';
import { exemptionsInMetadata } from '../exemptions/metadata';
import type { Need } from '../requirements/need';
import { needInWords } from '../requirements/need-in-words';

const REGISTERS = new WeakMap<IConstruct, CoverageRegister>();

/** Compares an app with something, and tells what it has lost. */
export type Comparison = (resources: readonly JudgedStage[]) => Told[];

/**
 * What is required and exempt in an app, and what was found in its synthesis.
 */
export class CoverageRegister {
  /** That of the app of a construct, which has it judged from now on at each synthesis. */
  public static of(scope: IConstruct): CoverageRegister {
    return memo(REGISTERS, scope.node.root, () => new CoverageRegister(scope));
  }

  private readonly app: App;
  private readonly required: Required[] = [];
  private readonly given: { readonly scope: IConstruct; readonly exemption: GivenExemption }[] = [];
  private readonly comparisons: Comparison[] = [];
  private judged?: readonly JudgedStage[];
  private told: readonly Told[] = [];
  private isAttached = false;
  /** Whether the synthesis is somebody's who only wants to know. */
  private isQuiet = false;
  /** Whether such a synthesis has been, so that there will be no other one. */
  private isFrozen = false;
  /** What such a synthesis did not refuse. */
  private unsaid: readonly string[] = [];

  private constructor(scope: IConstruct) {
    const { root } = scope.node;
    refuse(App.isApp(root) ? [] : ['coverage is found in the synthesis of an app, and there is none around it'], scope);
    this.app = root as App;
    Validations.of(this.app).addPlugins(new CoverageValidation(() => this.takeTold(), VERSION));
    beforeSynthesis(this.app, () => {
      refuse([...this.unsaid], this.app);
      this.writeExemptions();
    });
    // What a program attaches is attached by then.
    refuseAtSynthesis(this.app, () => {
      this.attach();
      return [];
    });
  }

  /** Requires something in a construct. */
  public require(scope: IConstruct, need: Need): void {
    this.refuseIfFrozen(scope);
    this.required.push({ scope, need });
  }

  /** Exempts what is in a construct. */
  public exempt(scope: IConstruct, exemption: GivenExemption): void {
    this.refuseIfFrozen(scope);
    this.given.push({ scope, exemption });
    this.writeExemptions();
  }

  /** Has something compared at each synthesis. */
  public compare(scope: IConstruct, comparison: Comparison): void {
    this.refuseIfFrozen(scope);
    this.comparisons.push(comparison);
  }

  /** What is required of all that is in a construct. */
  public needsOf({ node: { scopes } }: IConstruct): Need[] {
    return this.required.filter(({ scope }) => scopes.includes(scope)).map(({ need }) => need);
  }

  /** What was found in the app, which is synthesised if it was not yet. */
  public resourcesIn(scope: IConstruct): ResourceCoverage[] {
    if (!this.judged) {
      this.isQuiet = true;
      try {
        this.app.synth();
      } finally {
        this.isQuiet = false;
      }
      this.isFrozen = true;
      // It was synthesised before anybody had it judged.
      this.judged ??= judgeApp(this.app, new Exemptions(exemptionsIn(this.app), now()));
    }
    return this.judged!.flatMap(({ coverage, constructOf }) => coverage.resources.filter((each) => constructOf(each).node.scopes.includes(scope)));
  }

  private refuseIfFrozen(scope: IConstruct): void {
    refuse(this.isFrozen ? ["this comes too late: 'resources' has synthesised the app"] : [], scope);
  }

  private attach(): void {
    if (this.isAttached) { return; }
    this.isAttached = true;
    afterTemplates(this.app, () => this.judge());
  }

  private judge(): void {
    const exemptions = new Exemptions(exemptionsIn(this.app), now());
    this.judged = judgeApp(this.app, exemptions);
    const lost = this.comparisons.flatMap((compare) => compare(this.judged!));
    const isExcused = ({ construct }: Told) => CfnResource.isCfnResource(construct) && exemptions.of(construct.node.path) !== undefined;
    const losing = new Set(lost.map(({ construct }) => construct));
    this.told = [...shortfallsIn(this.app, this.judged, { required: this.required, losing }, exemptions), ...lost.filter((each) => !isExcused(each))];
    const isAsked = this.required.length > 0 || this.comparisons.length > 0 || this.told.length > 0;
    writeReports(this.judged, this.objectives, isAsked ? this.told : undefined);
  }

  /** What is required, in sentences. */
  private get objectives(): readonly string[] {
    return [...new Set(this.required.flatMap(({ scope, need }) => needInWords(need).map((each) => scope === this.app ? each : `${scope.node.path}: ${each}`)))];
  }

  private takeTold(): readonly Told[] {
    const { told } = this;
    this.told = [];
    if (!this.isQuiet) { return told; }
    this.unsaid = told.filter(({ level }) => level === 'error').map(({ message }) => message);
    return told.filter(({ level }) => level !== 'error');
  }

  /** An assembly says of constructs in stacks what is known of them, and of others nothing: an exemption of these is written of each stack in them. */
  private writeExemptions(): void {
    for (const { scope, exemption } of this.given) {
      for (const construct of writtenIn(scope)) {
        const data = { ...exemption };
        const isWritten = construct.node.metadata.some((each) => (
          each.type === EXEMPTION_METADATA && JSON.stringify(each.data) === JSON.stringify(data)
        ));
        if (!isWritten) { construct.node.addMetadata(EXEMPTION_METADATA, data); }
      }
    }
  }
}

/** The constructs of which an assembly says what is to be said of one. */
function writtenIn(scope: IConstruct): IConstruct[] {
  const isInStack = scope.node.scopes.some((each) => Stack.isStack(each));
  return isInStack ? [scope] : scope.node.findAll().filter((each) => Stack.isStack(each) && !each.nestedStackParent);
}

/** All exemptions in a construct, by whichever means they were given. */
function exemptionsIn(app: IConstruct): GivenExemption[] {
  const all = app.node.findAll().flatMap(({ node: { path, metadata } }) => metadata.length === 0 ? [] : exemptionsInMetadata(path, metadata));
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}
