import { CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { rawAt, rawElements, rawGivenOf, rawPropertyOf, rawText } from './raw-values';
import type { Raw } from './raw-values';
import { isOwnArn, mayBeOfKind } from '../../document/arns/selected-arns';
import { identify } from '../../model/resources/resource-catalog';
import type { KnownResource } from '../../model/resources/resource-catalog';
import { CONDITION_PREFIX } from '../../model/restore-testing';
import { isArnElsewhere } from '../../private/environments';
import { referenceBehind, referencesIn, resourceBehind } from '../../private/references';
import { elementsIn } from '../../private/tree';

const TYPE = 'AWS::Backup::BackupSelection';

/** A condition on a tag. */
export interface RawCondition {
  readonly operator: string;
  readonly key: string;
  readonly value: string;
}

/** What a list of ARNs has: resources of the app, and texts of what else. */
interface RawArns {
  readonly resources: readonly KnownResource[];
  readonly texts: readonly string[];
  /** Whether only deployment knows what is in it. */
  readonly isLater: boolean;
}

/** A selection of a backup plan, whoever made it, whatever only deployment decides. */
export class RawSelection {
  /** Those of a plan in its app or stage, in the order of the tree. */
  public static allOf(plan: CfnResource, root: IConstruct): RawSelection[] {
    return elementsIn(root).filter((each) => CfnResource.isCfnResource(each) && each.cfnResourceType === TYPE)
      .filter((each) => resourceBehind(rawText(rawGivenOf(each as CfnResource, 'BackupPlanId'))) === plan).map((each) => new RawSelection(each as CfnResource));
  }

  /** What messages call it. */
  public readonly name: string;
  public readonly selected: RawArns;
  public readonly excluded: RawArns;
  /** Tags, of which any is enough. */
  public readonly tags: readonly RawCondition[];
  /** Undefined where only deployment knows them. */
  public readonly conditions?: readonly RawCondition[];

  private constructor(public readonly resource: CfnResource) {
    const { scope } = resource.node;
    this.name = (scope?.node.defaultChild === resource && !Stack.isStack(scope) ? scope : resource).node.path;
    const body = rawPropertyOf(resource, 'BackupSelection');
    this.selected = this.arnsIn(rawAt(body, 'Resources'));
    this.excluded = this.arnsIn(rawAt(body, 'NotResources'));
    this.tags = (rawElements(rawAt(body, 'ListOfTags')) ?? []).map((tag) => conditionOf('StringEquals', tag));
    this.conditions = conditionsIn(rawAt(body, 'Conditions'));
  }

  private arnsIn(list: Raw): RawArns {
    const elements = rawElements(list);
    const found = (elements ?? []).map(rawText).map((text) => ({ text, known: this.resourceOf(text) }));
    return {
      resources: found.flatMap(({ known }) => known ?? []),
      texts: found.flatMap(({ text, known }) => known ? [] : [text]),
      isLater: elements === undefined,
    };
  }

  /** The resource that an ARN is of: an attribute of it, or a text that ends with its id. */
  private resourceOf(arn: string): KnownResource | undefined {
    const last = referencesIn(arn).at(-1);
    const known = last && arn.endsWith(last.token) ? identify(last.resource) : undefined;
    if (!known) { return undefined; }
    if (arn !== last!.token) { return mayBeOfKind(arn, known.kind) && !isArnElsewhere(arn, Stack.of(known.resource)) ? known : undefined; }
    const { arn: shape } = known.source;
    const { displayName: attribute } = referenceBehind(arn)!;
    return (typeof shape === 'object' && 'attribute' in shape && attribute === shape.attribute) || (shape === 'Ref' && attribute === 'Ref') || isOwnArn(attribute) ? known : undefined;
  }
}

function conditionsIn(conditions: Raw): RawCondition[] | undefined {
  if (conditions === undefined) { return []; }
  if (typeof conditions !== 'object' || conditions === null) { return undefined; }
  const lists = Object.entries(conditions).map(([operator, list]) =>
    rawElements(list)?.map((each) => conditionOf(`${operator[0].toUpperCase()}${operator.slice(1)}`, each)));
  return lists.includes(undefined) ? undefined : lists.flatMap((list) => list!);
}

function conditionOf(operator: string, raw: Raw): RawCondition {
  const key = rawText(rawAt(raw, 'ConditionKey'));
  return { operator, key: key.startsWith(CONDITION_PREFIX) ? key.slice(CONDITION_PREFIX.length) : key, value: rawText(rawAt(raw, 'ConditionValue')) };
}
