import type { aws_backup as backup, aws_iam as iam } from 'aws-cdk-lib';
import { CfnResource, Stack } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import { BackupSelection } from './backup-selection';
import { planKeyOf, selectionsOf } from './plan-selections';
import { BackupResource } from './resources/backup-resource';
import type { SelectedResources } from './resources/selected-resources';
import { Quota } from '../model/quota';
import { BackupResourceType } from '../model/resources/backup-resource-type';
import { shortHash } from '../private/hash';
import { memo } from '../private/memo';
import { refuse } from '../private/messages/validation-error';
import { isInTree } from '../private/tree';

const ID = 'BackedUp';
const HASH_BITS = 32;

/** How the selections are made. */
export interface GrowingSelectionOptions {
  readonly role?: iam.IRole;
  readonly allowRestores?: boolean;
  readonly disableDefaultBackupPolicy?: boolean;
}

/** The resources whose hashes begin alike, and their selection. */
interface Bucket {
  readonly beginning: string;
  readonly members: Set<CfnResource>;
  selection?: BackupSelection;
}

const FOUND = new WeakMap<IConstruct, Map<string, GrowingSelections>>();

/**
 * The selections of a plan to which resources are added one by one.
 *
 * There is one, until it has as many ARNs as AWS Backup takes; then half of it, told by a hash of the paths, becomes another one, and so on. So where a resource is
 * depends on no other one, and on no order; only a half that moves out at that moment, or comes back, changes places, and neither selection changes its id.
 */
export class GrowingSelections {
  /** Those of a plan, by whatever face of it. Imports of other stacks have their own: no stack has to refer to another one for them. */
  public static of(plan: backup.IBackupPlanRef, options: GrowingSelectionOptions): GrowingSelections {
    const ofRoot = memo(FOUND, plan.node.root, () => new Map<string, GrowingSelections>());
    const key = `${Stack.of(plan).node.addr} ${planKeyOf(plan)}`;
    const before = ofRoot.get(key);
    if (before?.isInTree) {
      refuse(before.problemsWith(options), plan);
      return before;
    }
    const selections = new GrowingSelections(plan, options);
    ofRoot.set(key, selections);
    return selections;
  }

  private buckets: Bucket[] = [{ beginning: '', members: new Set() }];

  private constructor(private readonly plan: backup.IBackupPlanRef, private readonly options: GrowingSelectionOptions) {}

  /** Adds a resource, unless it is there already. */
  public add(resource: CfnResource): void {
    const hash = hashOf(resource);
    const bucket = this.buckets.find(({ beginning }) => hash.startsWith(beginning))!;
    if (bucket.members.has(resource)) { return; }
    bucket.members.add(resource);
    if (bucket.members.size > Quota.ARNS.max) { this.split(bucket); } else { this.select(bucket, resource); }
  }

  private get isInTree(): boolean {
    return [this.plan, ...this.buckets.flatMap(({ selection }) => selection ?? [])].every(isInTree);
  }

  private split({ beginning, members, selection }: Bucket): void {
    const halves = ['0', '1'].map((bit): Bucket => {
      const half = [...members].filter((member) => hashOf(member).startsWith(beginning + bit));
      return { beginning: beginning + bit, members: new Set(half), selection: bit === '0' ? selection : undefined };
    });
    halves[1].members.forEach((member) => resourcesOf(this.plan, selection!).release(member));
    this.buckets = this.buckets.flatMap((each) => each.beginning === beginning ? halves : each);
    for (const half of halves) {
      half.members.forEach((member) => this.select(half, member));
    }
  }

  private select(bucket: Bucket, resource: CfnResource): void {
    if (bucket.selection) {
      resourcesOf(this.plan, bucket.selection).want(resource);
      return;
    }
    const resources = [BackupResource.fromConstruct(resource, { resourceTypes: BackupResourceType.all() })];
    // The half that stays goes on with the id: so an id ends with no zero.
    const id = `${ID}${bucket.beginning.replace(/0+$/, '')}`;
    bucket.selection = new BackupSelection(scopeOf(this.plan), id, { backupPlan: this.plan, resources, ...this.options });
  }

  private problemsWith(options: GrowingSelectionOptions): string[] {
    return (['role', 'allowRestores', 'disableDefaultBackupPolicy'] as const)
      .filter((name) => (options[name] || undefined) !== (this.options[name] || undefined))
      .map((name) => `'${name}' must be the same for all that is backed up by mixins with one plan`);
  }
}

function hashOf({ node }: CfnResource): string {
  return parseInt(shortHash(node.path), 16).toString(2).padStart(HASH_BITS, '0');
}

function resourcesOf(plan: backup.IBackupPlanRef, selection: BackupSelection): SelectedResources {
  return selectionsOf(plan).find(({ construct }) => construct === selection)!.logic.resources;
}

/** Where the selections of a plan belong: in what people know it by, be it given as that or as its L1. */
function scopeOf(plan: backup.IBackupPlanRef): Construct {
  const { scope } = plan.node;
  const isPartOf = CfnResource.isCfnResource(plan) && scope && !Stack.isStack(scope) && scope.node.defaultChild === plan;
  return (isPartOf ? scope : plan) as Construct;
}
