import { CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Finding } from './findings/finding';
import { findingsIn } from './laws';
import { LiveApplication } from '../document/live/live-application';
import { memo } from '../private/memo';
import { refuseAtSynthesis } from '../private/messages/validation-error';
import { warn } from '../private/messages/warnings';
import { isInTree, rootOf } from '../private/tree';

/** A construct of this library that is judged when its app is synthesised. */
export interface Judged {
  readonly construct: IConstruct;
  readonly resource: CfnResource;
  /** Whether it is as it was made, and so keeps the laws that were asked of it then. */
  readonly isAsMade?: () => boolean;
  /** What else is to be settled before anything is judged. */
  readonly settle?: () => void;
  /**
   * What it knows better to say of a finding than who only sees its template, by the id of the finding; null where that is said already, or was meant.
   */
  readonly words?: Readonly<Record<string, (message: string) => string | null | undefined>>;
  /** What a finding is said of instead, by the id of the finding: something that is in no template. */
  readonly saidOf?: Readonly<Record<string, IConstruct>>;
  /** What else is refused, of which the template tells nothing. */
  readonly problems?: () => string[];
}

const JUDGED = new WeakMap<IConstruct, Judged[]>();
const JUDGEMENTS = new WeakMap<IConstruct, Judgement>();
const ASKERS = new WeakMap<IConstruct, Asker>();

/** Has a construct judged at each synthesis: what the service is certain to refuse ends it, and of risks is warned. So is what lies beside it. */
export function judgeAtSynthesis(judged: Judged): void {
  const { construct, problems } = judged;
  const root = rootOf(construct);
  memo(JUDGED, root, () => []).push(judged);
  judgeAllIn(root);
  refuseAtSynthesis(construct, () => [...judgementFor(construct, judged).tell(judged), ...problems?.() ?? []]);
}

/** Has all that is in a construct judged at each synthesis, whoever made it. A stage in it is synthesised by itself, and not meant. */
export function judgeAllIn(scope: IConstruct): void {
  memo(ASKERS, scope, () => {
    const asker = new Asker(scope);
    refuseAtSynthesis(scope, () => asker.problems());
    return asker;
  });
}

/** What is refused in a stage that was synthesised before anybody had it judged. */
export function problemsOfSynthesised(stage: IConstruct): string[] {
  if (ASKERS.get(stage)?.hasAsked) { return []; }
  return [...judgementFor(stage, stage).tellOfOthers(stage)].flatMap(([{ node: { path } }, problems]) => problems.map((problem) => `'${path}': ${problem}`));
}

/** Has what others made told: each of it says itself what is refused of it, as its turn comes after that of what it lies in. */
class Asker {
  public hasAsked = false;
  private refused: ReadonlyMap<IConstruct, string[]> = new Map();
  private readonly speakers = new Set<IConstruct>();

  constructor(private readonly scope: IConstruct) {}

  /** What is refused of the scope itself. */
  public problems(): string[] {
    this.hasAsked = true;
    this.refused = judgementFor(this.scope, this).tellOfOthers(this.scope);
    for (const construct of this.refused.keys()) {
      if (construct !== this.scope && !this.speakers.has(construct)) {
        this.speakers.add(construct);
        refuseAtSynthesis(construct, () => this.refused.get(construct) ?? []);
      }
    }
    return this.refused.get(this.scope) ?? [];
  }
}

/**
 * What is found in an app or a stage in one synthesis.
 *
 * aws-cdk-lib does not say when a synthesis begins: who asks again is in another one.
 */
class Judgement {
  private readonly askers = new Set<object>();
  private readonly found = new Map<CfnResource, Finding[]>();
  private readonly judged: ReadonlyMap<CfnResource, Judged>;
  /** What has been said of one construct, and need not be of another one. */
  private readonly saidOnce = new Set<string>();

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

  /** Whether somebody has not asked before. */
  public admits(asker: object): boolean {
    return this.askers.size < this.askers.add(asker).size;
  }

  /** Says what was found of a construct of this library, and gives back what is refused. */
  public tell(judged: Judged): string[] {
    return this.say(judged.construct, this.found.get(judged.resource) ?? [], judged);
  }

  /** The same of what is in a scope and says nothing itself: by construct, and of each once. */
  public tellOfOthers(scope: IConstruct): Map<IConstruct, string[]> {
    const told = new Map<IConstruct, string[]>();
    for (const [resource, findings] of this.found) {
      if (this.judged.has(resource) || !resource.node.scopes.includes(scope)) { continue; }
      this.found.delete(resource);
      const construct = constructAround(resource);
      memo(told, construct, () => []).push(...this.say(construct, findings));
    }
    return told;
  }

  private say(construct: IConstruct, findings: readonly Finding[], { words = {}, saidOf = {} }: Pick<Judged, 'saidOf' | 'words'> = {}): string[] {
    return findings.flatMap(({ id, level, message, isOnce }) => {
      const own = words[id]?.(message);
      if (own === null) { return []; }
      const text = own ?? message;
      if (level === 'error') { return [text]; }
      const isNews = !isOnce || !this.saidOnce.has(id);
      if (level === 'warning' && isNews && warn(saidOf[id] ?? construct, id, text) && isOnce) { this.saidOnce.add(id); }
      return [];
    });
  }
}

function judgementFor(construct: IConstruct, asker: object): Judgement {
  const root = rootOf(construct);
  const before = JUDGEMENTS.get(root);
  if (before?.admits(asker)) { return before; }
  const judgement = new Judgement(root);
  judgement.admits(asker);
  JUDGEMENTS.set(root, judgement);
  return judgement;
}

/** What people know an L1 by: the construct that was made of it. */
function constructAround(resource: CfnResource): IConstruct {
  const { scope } = resource.node;
  return scope && !Stack.isStack(scope) && scope.node.defaultChild === resource ? scope : resource;
}
