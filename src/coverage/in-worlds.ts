import type { Judgement } from './judgement';
import { inCommon } from './plans/in-common';
import type { PlanFacts } from './plans/plan-facts';
import type { Selecting } from './selecting';
import type { Reached } from './verdict';
import { waysWhere } from '../checks/findings/when';
import type { Ways } from '../checks/findings/when';
import type { Template } from '../document/template';
import type { Exploration, Fact, World } from '../document/values/world';
import { namesLater } from '../private/later';
import { memo } from '../private/memo';
import { groupsBy } from '../private/messages/groups';

/** What was told of lists of selections: many resources have the same ones. */
const WHY = new WeakMap<readonly Selecting[], string[]>();
const PLANS = new WeakMap<readonly Selecting[], PlanFacts[]>();

/** What plans do for a resource, whatever only deployment knows. */
export interface Together {
  readonly verdict: Reached;
  /** The same with the defaults of the parameters, if it is made then. */
  readonly withDefaults?: Reached;
  readonly reasons: readonly string[];
  /** The conditions and parameters on which it depends. */
  readonly conditions: readonly string[];
  /** What selects it: with the defaults, or else where something does. */
  readonly selecting: readonly Selecting[];
  /** The plans that do so in each of the worlds in which there are some; what is the same in two worlds is there once. */
  readonly plansOfWorlds: readonly (readonly PlanFacts[])[];
  /** The world in which that is so. */
  readonly world: World;
}

/** A world in which the resource is made. */
interface Made {
  readonly world: World;
  readonly result: Judgement;
}

/** Takes together what was judged in all worlds; nothing where the resource is never made. */
export function together({ underDefaults, anyhow, isComplete }: Exploration<Judgement | undefined>, template: Template): Together | undefined {
  const made = anyhow.filter((each): each is Made => each.result !== undefined);
  const first = underDefaults.result && { world: underDefaults.world, result: underDefaults.result };
  const all = [...first ? [first] : [], ...made];
  if (all.length === 0) { return undefined; }
  const verdict = verdictOf(all, isComplete);
  const telling = all.find(({ result }) => result.verdict === (verdict === 'conditional' ? 'protected' : verdict))
    ?? all.find(({ result }) => result.verdict === verdict) ?? all[0];
  const shown = first && first.result.selecting.length > 0 ? first : telling;
  return {
    verdict,
    withDefaults: verdict === 'conditional' ? first?.result.verdict : undefined,
    ...verdict === 'conditional' ? reasonsOf(made, first, isComplete, template) : { reasons: whyOf(shown.result.selecting), conditions: [] },
    selecting: verdict === 'unprotected' ? [] : shown.result.selecting,
    plansOfWorlds: plansOf([shown, ...all].map(({ result }) => result)),
    world: shown.world,
  };
}

/** The plans of those worlds in which something is backed up, or may be. */
function plansOf(results: readonly Judgement[]): PlanFacts[][] {
  const reached = results.filter(({ verdict }) => verdict === 'protected' || verdict === 'conditional');
  const plans = reached.map(({ selecting }) => memo(PLANS, selecting, () => (
    groupsBy(selecting.flatMap(({ plan }) => plan ?? []), ({ key }) => key).map((alike) => alike.reduce(inCommon)))));
  return plans.filter((each, index, all) => all.findIndex((other) => isSame(each, other)) === index);
}

function isSame(some: readonly PlanFacts[], others: readonly PlanFacts[]): boolean {
  return some === others || (some.length === others.length && some.every((plan, index) => plan === others[index]));
}

function verdictOf(made: readonly Made[], isComplete: boolean): Reached {
  const verdicts = new Set(made.map(({ result }) => result.verdict));
  if (isComplete && verdicts.size === 1) { return made[0].result.verdict; }
  if (!isComplete || verdicts.has('protected') || verdicts.has('conditional')) { return 'conditional'; }
  return 'selectedInVain';
}

function reasonsOf(
  made: readonly Made[], underDefaults: Made | undefined, isComplete: boolean, template: Template,
): Pick<Together, 'reasons' | 'conditions'> {
  const worlds = (each: readonly Made[]) => each.map(({ world }) => world);
  const hits = made.filter(({ result }) => result.verdict === 'protected');
  const told = hits.length > 0 && hits.length < made.length ? waysWhere(worlds(hits), worlds(made), isComplete) : { ways: [], areOthers: false };
  const facts = told.ways.flat();
  const open = made.filter(({ result }) => result.verdict === 'conditional').flatMap(({ result }) => result.selecting);
  const names = [...facts.map(nameOf), ...open.flatMap(({ match }) => match.openTexts.flatMap((text) => parametersIn(text, template)))];
  return {
    reasons: unique([
      ...facts.length > 0 && isComplete ? [waysInWords(told)] : [],
      ...isComplete ? [] : ['it depends on more conditions than can be looked at'],
      ...whyOf(open),
      ...whyOf(made.filter(({ result }) => result.verdict === 'selectedInVain').flatMap(({ result }) => result.selecting)),
      ...underDefaults?.result.verdict === 'selectedInVain' ? whyOf(underDefaults.result.selecting) : [],
    ]),
    conditions: unique(names.flatMap((name) => name ?? [])),
  };
}

function waysInWords({ ways, areOthers }: Ways): string {
  const each = ways.map((facts) => `where ${unique(facts.map(({ words }) => words)).join(' and ')}`).join(', or ');
  return `a plan backs it up ${areOthers ? `${each}, and in other cases` : `only ${each}`}`;
}

/** Why selections do what they do, each in a sentence of its own. */
function whyOf(selecting: readonly Selecting[]): string[] {
  return memo(WHY, selecting, () => unique(selecting.map(({ state, facts, plan, match, why }) => {
    const whose = `the selection '${facts.name}'${plan ? ` of the plan '${plan.name}'` : ''}`;
    const by = match.clause === undefined ? '' : ` by ${match.clause}`;
    switch (state) {
      case 'protects': return `${whose} selects it${by}`;
      case 'mayProtect': return `${whose} may select it${by}: ${why.join('; ')}`;
      default: return `${whose} selects it${by} in vain: ${why.join('; ')}`;
    }
  })));
}

/** The condition that a fact is about, or the parameter. */
function nameOf({ key }: Fact): string | undefined {
  return key.startsWith('condition ') ? afterSlash(key) : namesLater(key).map(afterSlash)[0];
}

function parametersIn(text: string, template: Template): string[] {
  return namesLater(text).map(afterSlash).filter((name) => template.entry('Parameters', name) !== undefined);
}

function afterSlash(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1);
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
