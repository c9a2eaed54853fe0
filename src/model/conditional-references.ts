import type { CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { conditionOf } from './condition';
import { StackConditions } from './stack-conditions';
import { memo } from '../private/memo';
import { pathsInWords } from '../private/paths';
import { warn } from '../private/warnings';

/** A resource that CloudFormation makes under a condition, and what refers to it in its stack without that. */
interface Gap {
  readonly resource: CfnResource;
  readonly condition: string;
  /** Nothing where it is an output of the stack, by which it is handed over to another stack. */
  readonly by?: CfnResource;
}

/** What stands for a resource in a stack: itself, or the nested stack around it; nothing where neither is of the stack. */
export function standInOf(resource: CfnResource, stack: Stack): CfnResource | undefined {
  if (resource.stack === stack) { return resource; }
  const { nestedStackResource: around } = resource.stack;
  return around && standInOf(around as CfnResource, stack);
}

/**
 * Says where a resource refers to others that CloudFormation may not make: it refuses a stack then, as the reference has nothing to refer to.
 *
 * @param scope what is warned about
 * @param referrer the resource that refers to others
 * @param referents the others; what is not of this app is undefined
 * @param isGuarded whether the references of the resource itself are within `Fn::If`
 */
export function warnOfConditionalReferences(
  scope: IConstruct, referrer: CfnResource, referents: readonly (CfnResource | undefined)[], isGuarded = false,
): void {
  const known = referents.filter((each) => each !== undefined);
  conditionalReferences(referrer, known, isGuarded).forEach((text) => warn(scope, 'conditionalReference', text));
}

function conditionalReferences(referrer: CfnResource, referents: readonly CfnResource[], isGuarded: boolean): string[] {
  const groups = new Map<string, Gap[]>();
  const conditions = new Map<Stack, StackConditions>();
  for (const gap of referents.flatMap((referent) => gapsOf(referrer, referent, isGuarded, conditions))) {
    const key = JSON.stringify([gap.condition, gap.resource.stack.node.path, gap.by?.node.path]);
    groups.set(key, [...(groups.get(key) ?? []).filter(({ resource }) => resource !== gap.resource), gap]);
  }
  return [...groups.values()].map((gaps) => inWords(referrer, gaps));
}

function gapsOf(referrer: CfnResource, referent: CfnResource, isGuarded: boolean, conditions: Map<Stack, StackConditions>): Gap[] {
  const by = standInOf(referrer, referent.stack);
  const gap = by === referent || (isGuarded && by === referrer) ? undefined : gapBetween(referent, by, conditions);
  const around = by ? undefined : referent.stack.nestedStackResource as CfnResource | undefined;
  return [...(gap ? [gap] : []), ...(around ? gapsOf(referrer, around, isGuarded, conditions) : [])];
}

/** @param conditions of each stack, read once: there may be hundreds of resources */
function gapBetween(resource: CfnResource, by: CfnResource | undefined, conditions: Map<Stack, StackConditions>): Gap | undefined {
  const condition = conditionOf(resource);
  if (condition === undefined) { return undefined; }
  const own = by && conditionOf(by);
  const isCovered = own !== undefined
    && (own === condition || !memo(conditions, resource.stack, () => new StackConditions(resource.stack)).canBe([own], [condition]));
  return isCovered ? undefined : { resource, condition, by };
}

function inWords(referrer: CfnResource, gaps: readonly Gap[]): string {
  const [{ condition, by, resource: { stack } }] = gaps;
  const it = gaps.length === 1 ? 'it' : 'them';
  const start = `CloudFormation makes ${pathsInWords(gaps.map(({ resource }) => resource))} under the condition '${condition}', and `;
  return by
    ? `${start}'${by.node.path}' refers to ${it} in any case: where the condition is not met, the stack is refused; give '${by.node.path}' the same condition`
    : `${start}the stack '${stack.node.path}' hands ${it} over to '${referrer.node.path}' in any case: where the condition is not met, the stack is refused; `
      + `refer to ${it} within that stack only`;
}
