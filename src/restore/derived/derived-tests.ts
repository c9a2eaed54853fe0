import type { aws_backup as backup, CfnResource } from 'aws-cdk-lib';
import { aws_iam as iam, Names } from 'aws-cdk-lib';
import { Dependable } from 'constructs';
import type { Construct, IDependable } from 'constructs';
import { groupsOf } from './derived-groups';
import type { Group } from './derived-groups';
import { pointsOf } from './derived-points';
import type { TestRestoresOptions } from './test-restores-options';
import { wishesOf } from './wishes';
import { Quota } from '../../model/quota';
import { BackupResourceType } from '../../model/resources/backup-resource-type';
import { TESTED_TYPES, validationWindowProblems } from '../../model/restore-testing';
import { refuse } from '../../private/messages/validation-error';
import { warn } from '../../private/messages/warnings';
import { BACKUP_SERVICE } from '../../private/service';
import { LatePolicies } from '../../selection/role/late-policies';
import { wholeRestorePolicies } from '../../selection/role/role-policies';
import { RestoreTestingPlan } from '../restore-testing-plan';
import { RestoreTestingRecoveryPoints } from '../restore-testing-recovery-points';
import type { RenderedRecoveryPoints } from '../restore-testing-recovery-points';
import { RestoreTestingSelection } from '../restore-testing-selection';

/** A plan of backups, and its resource in the template. */
export interface TestedPlan {
  readonly plan: Construct & backup.IBackupPlanRef;
  readonly resource: CfnResource;
}

/**
 * Tests the restores of what a backup plan selects, whenever and by whomever the selections are made.
 *
 * @param tested the plan
 * @param id the id of the restore testing plan within it
 */
export function testRestoresOf(tested: TestedPlan, id: string, options: TestRestoresOptions): RestoreTestingPlan {
  const { plan } = tested;
  refuse([...validationWindowProblems(options.validationWindow), ...metadataProblems(options)], plan);
  const recoveryPoints = options.recoveryPoints ?? RestoreTestingRecoveryPoints._derived((): RenderedRecoveryPoints => derived.points);
  const tests: RestoreTestingPlan = new RestoreTestingPlan(plan, id, { ...options, recoveryPoints });
  const derived: DerivedTests = new DerivedTests(tested, tests, options);
  return tests;
}

function metadataProblems({ restoreMetadata = [] }: TestRestoresOptions): string[] {
  const types = restoreMetadata.map(({ resourceType }) => resourceType?.name);
  return [
    ...types.includes(undefined) ? ["'restoreMetadata' must be for a type of resources: give RestoreMetadata.raw() to a selection of the restore testing plan"] : [],
    ...[...new Set(types)].filter((type) => type !== undefined && types.filter((each) => each === type).length > 1)
      .map((type) => `'restoreMetadata' must have one element at most for a type, got more for '${type}'`),
  ];
}

/** The selections of a restore testing plan that follow those of a backup plan. */
class DerivedTests {
  private readonly role: iam.IRole;
  private readonly policies?: LatePolicies;
  private readonly made: Construct[] = [];

  constructor(private readonly tested: TestedPlan, private readonly tests: RestoreTestingPlan, private readonly options: TestRestoresOptions) {
    const own = options.role ? undefined : new iam.Role(tests, 'Role', { assumedBy: new iam.ServicePrincipal(BACKUP_SERVICE) });
    this.role = options.role ?? own!;
    this.policies = own && new LatePolicies(own, wholeRestorePolicies(typesNamed(TESTED_TYPES)));
    afterAspects(tests, () => this.make());
  }

  /** The recovery points that the rules make at this moment. */
  public get points(): RenderedRecoveryPoints {
    return pointsOf(this.tested.resource, this.options.startWindow?.toHours());
  }

  /** Makes the selections anew. */
  private make(): void {
    const { tests, made, options: { restoreMetadata = [] } } = this;
    made.splice(0).forEach(({ node }) => node.scope!.node.tryRemoveChild(node.id));
    const { wishes, others } = wishesOf(this.tested.resource);
    const groups = groupsOf(wishes, new Map(restoreMetadata.map((each) => [each.resourceType!.name, each])));
    const room = Quota.RESTORE_TESTING_SELECTIONS.max - tests.node.children.filter(isSelection).length;
    groups.slice(0, room).forEach((group) => this.select(group));
    this.policies?.settle(() => wholeRestorePolicies(typesNamed(groups.map(({ type }) => type))));
    const beyond = groups.slice(room).map(({ words }) => `${words} (a restore testing plan has at most ${Quota.RESTORE_TESTING_SELECTIONS.max} selections)`);
    this.tell([...others, ...beyond]);
  }

  /** In the plan, or in the stack that refers to the plan: then the plan does not have to refer to that. */
  private select({ type, id, home, resources, conditions, restoreMetadata }: Group): void {
    const { tests, role, options: { validationWindow } } = this;
    const isHere = home === tests.stack;
    const scope = isHere ? tests : home;
    const beginning = isHere ? id : `${Names.uniqueResourceName(tests, {})}${id}`;
    let name = beginning;
    for (let number = 2; scope.node.tryFindChild(name); number++) { name = `${beginning}${number}`; }
    const resourceType = BackupResourceType.of(type);
    this.made.push(new RestoreTestingSelection(scope, name, {
      restoreTestingPlan: tests, resourceType, resources, conditions, restoreMetadata, role, validationWindow,
    }));
  }

  private tell(others: readonly string[]): void {
    if (others.length === 0) { return; }
    const shown = others.slice(0, MOST_TOLD);
    const more = others.length - shown.length;
    warn(this.tests, 'restoreNotTested', `the plan selects what no restore test is derived for: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}: `
      + 'add a selection to the restore testing plan where AWS Backup can test it, test it by other means, or acknowledge this');
  }
}

/** Nobody reads more. */
const MOST_TOLD = 20;

function isSelection({ node: { defaultChild } }: { readonly node: { readonly defaultChild?: unknown } }): boolean {
  return (defaultChild as CfnResource | undefined)?.cfnResourceType === 'AWS::Backup::RestoreTestingSelection';
}

function typesNamed(names: readonly string[]): BackupResourceType[] {
  return [...new Set(names)].map((name) => BackupResourceType.of(name));
}

/**
 * Does something at each synthesis when all aspects have run, and before references to other stacks are looked for: that is when aws-cdk-lib asks what constructs depend on.
 */
function afterAspects(construct: Construct, act: () => void): void {
  const asked: IDependable = {};
  Dependable.implement(asked, {
    get dependencyRoots() {
      act();
      return [];
    },
  });
  construct.node.addDependency(asked);
}
