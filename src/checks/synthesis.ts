import { CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Finding } from './finding';
import { findingsIn } from './laws';
import { LiveApplication } from '../document/live/live-application';
import { memo } from '../private/memo';
import { isInTree, rootOf } from '../private/tree';
import { refuseAtSynthesis } from '../private/validation-error';
import { warn } from '../private/warnings';
import type { WarningId } from '../private/warnings';

/** A construct of this library that is judged when its app is synthesised. */
export interface Judged {
  readonly construct: IConstruct;
  readonly resource: CfnResource;
  /** Whether it is as it was made, and so keeps the laws that were asked of it then. */
  readonly isAsMade?: () => boolean;
  /** What else is to be settled before anything is judged. */
  readonly settle?: () => void;
  /** What it knows better to say of a finding than who only sees its template, by the id of the finding. */
  readonly words?: Readonly<Record<string, (message: string) => string | undefined>>;
  /** What a finding is said of instead, by the id of the finding: something that is in no template. */
  readonly about?: Readonly<Record<string, IConstruct>>;
  /** What else is refused, of which the template tells nothing. */
  readonly problems?: () => string[];
}

const JUDGED = new WeakMap<IConstruct, Judged[]>();
const JUDGEMENTS = new WeakMap<IConstruct, Judgement>();

/** Has a construct judged at each synthesis: what the service is certain to refuse ends it, and of risks is warned. */
export function judgeAtSynthesis(judged: Judged): void {
  const { construct, problems } = judged;
  memo(JUDGED, rootOf(construct), () => []).push(judged);
  refuseAtSynthesis(construct, () => [...judgementFor(construct).tell(construct, judged), ...problems?.() ?? []]);
}

/** Has all of an app or a stage judged at each synthesis, also where nothing in it is of this library. */
export function judgeAllAtSynthesis(root: IConstruct): void {
  refuseAtSynthesis(root, () => judgementFor(root).tell(root));
}

/**
 * What is found in an app or a stage in one synthesis.
 *
 * aws-cdk-lib does not say when a synthesis begins: who asks again is in another one.
 */
class Judgement {
  private readonly askers = new Set<IConstruct>();
  private readonly found = new Map<CfnResource, Finding[]>();
  private readonly judged: ReadonlyMap<CfnResource, Judged>;

  constructor(root: IConstruct) {
    const all = (JUDGED.get(root) ?? []).filter(({ construct }) => isInTree(construct));
    this.judged = new Map(all.map((each) => [each.resource, each]));
    all.forEach(({ settle }) => settle?.());
    const application = new LiveApplication(root);
    const resourceAt = ({ template, logicalId }: Finding['document']) => application.constructAt({ template, logicalId });
    for (const finding of findingsIn(application, (place) => this.judged.get(application.constructAt(place)!)?.isAsMade?.() ?? false)) {
      memo(this.found, resourceAt(finding.document)!, () => []).push(finding);
    }
  }

  /** Whether somebody has asked before. */
  public has(asker: IConstruct): boolean {
    return this.askers.has(asker);
  }

  /** Says what was found of a construct; the first one says, too, what was found of those that say nothing themselves. Gives back what is refused. */
  public tell(asker: IConstruct, judged?: Judged): string[] {
    const isFirst = this.askers.size === 0;
    this.askers.add(asker);
    return [
      ...judged ? this.say(judged.construct, this.found.get(judged.resource) ?? [], judged) : [],
      ...isFirst ? this.tellOfOthers() : [],
    ];
  }

  private tellOfOthers(): string[] {
    return [...this.found].filter(([resource]) => !this.judged.has(resource)).flatMap(([resource, findings]) => {
      const construct = constructAround(resource);
      return this.say(construct, findings).map((problem) => `'${construct.node.path}': ${problem}`);
    });
  }

  private say(construct: IConstruct, findings: readonly Finding[], { words = {}, about = {} }: Pick<Judged, 'about' | 'words'> = {}): string[] {
    return findings.flatMap(({ id, level, message }) => {
      const text = words[id]?.(message) ?? message;
      if (level === 'error') { return [text]; }
      if (level === 'warning') { warn(about[id] ?? construct, id as WarningId, text); }
      return [];
    });
  }
}

function judgementFor(construct: IConstruct): Judgement {
  const root = rootOf(construct);
  const before = JUDGEMENTS.get(root);
  if (before && !before.has(construct)) { return before; }
  const judgement = new Judgement(root);
  JUDGEMENTS.set(root, judgement);
  return judgement;
}

/** What people know an L1 by: the construct that was made of it. */
function constructAround(resource: CfnResource): IConstruct {
  const { scope } = resource.node;
  return scope && !Stack.isStack(scope) && scope.node.defaultChild === resource ? scope : resource;
}
