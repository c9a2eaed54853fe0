import { aws_iam as iam, CfnResource, Stack } from 'aws-cdk-lib';
import type { ResourceEnvironment } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { isKnownText } from '../../private/known-text';
import { memo } from '../../private/memo';
import { refuseAtSynthesis } from '../../private/messages/validation-error';
import { warn } from '../../private/messages/warnings';
import { partitionOf } from '../../private/partition';
import { rootOf } from '../../private/tree';

const SERVICE = 'reports.backup.amazonaws.com';
const NAME = 'AWSServiceRoleForBackupReports';
const TYPE = 'AWS::IAM::ServiceLinkedRole';
const ID = 'BackupReportsServiceLinkedRole';

const ROLES = new WeakMap<IConstruct, Map<string, ReportsRole>>();

/**
 * The service-linked role with which AWS Backup writes reports, of an account: no policy may name it before it is there, and it can be made once.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/using-service-linked-roles-AWSServiceRoleForBackupReports.html
 */
export class ReportsRole {
  /** That of the account of a resource, wherever in the app it is. Stacks of which the account is not known are of the same one within their app or stage. */
  public static of(resource: Construct & { readonly env: ResourceEnvironment }): ReportsRole {
    const { account, region } = resource.env;
    const root = isKnownText(account) ? resource.node.root : rootOf(resource);
    const inAccount = memo(ROLES, root, () => new Map<string, ReportsRole>());
    return memo(inAccount, `${partitionOf(region) ?? 'aws'} ${account}`, () => new ReportsRole(root, account));
  }

  /** Its ARN, as a stack of its account has it. */
  public static arnIn(stack: Stack, account: string): string {
    return stack.formatArn({ service: 'iam', region: '', account, resource: 'role', resourceName: `aws-service-role/${SERVICE}/${NAME}` });
  }

  private role?: CfnResource;
  /** What would make the role by itself, if it came first. */
  private readonly others: IConstruct[] = [];

  private constructor(private readonly root: IConstruct, private readonly account: string) {}

  /** Has something made after the role, if there will be one. */
  public comesBefore(construct: IConstruct): void {
    this.others.push(construct);
    if (this.role) { this.order(construct, this.role); }
    // Only then it is known which stacks need one another.
    refuseAtSynthesis(construct, () => {
      if (this.role) { this.orderStacks(construct, this.role); }
      return [];
    });
  }

  /** Makes the role in a stack, unless it is made somewhere already, and what needs it after that. What is said of a role in another stage is said of the plan. */
  public makeFor(plan: IConstruct, stack: Stack, needing: readonly IConstruct[]): void {
    const isNew = this.role === undefined;
    const role = this.role ?? this.existing() ?? new iam.CfnServiceLinkedRole(stack, ID, { awsServiceName: SERVICE });
    this.role = role;
    if (isNew) { this.others.forEach((other) => this.order(other, role)); }
    const [reachable, others] = [true, false].map((isSame) => needing.filter((each) => (rootOf(each) === rootOf(role)) === isSame));
    reachable.forEach((each) => each.node.addDependency(role));
    if (others.length > 0) {
      warn(plan, 'serviceLinkedRoleElsewhere', `the service-linked role of AWS Backup for reports is made in another stage of the app, by '${role.node.path}', and nothing says that this is deployed first: `
        + 'deploy that stage before, or acknowledge this if the account has the role');
    }
  }

  private order(other: IConstruct, role: CfnResource): void {
    if (Stack.of(other) === role.stack) { other.node.addDependency(role); }
  }

  /** The stack of the role comes before another one, unless that has to come first. */
  private orderStacks(other: IConstruct, role: CfnResource): void {
    const [first, second] = [topOf(role.stack), topOf(Stack.of(other))];
    if (first === second || rootOf(first) !== rootOf(second)) { return; }
    if (needs(first, second)) {
      warn(other, 'serviceLinkedRoleElsewhere', `AWS Backup makes its service-linked role for reports together with this, and the stack '${first.node.path}' makes the role, too, but is deployed later, as it needs `
        + `'${second.node.path}': make it here by \`new iam.CfnServiceLinkedRole(…, { awsServiceName: '${SERVICE}' })\`, or give the report plan \`serviceLinkedRole: false\``);
    } else {
      second.addStackDependency(first, 'the service-linked role of AWS Backup for reports');
    }
  }

  /** One that somebody else has made in the account. */
  private existing(): CfnResource | undefined {
    return this.root.node.findAll().find((each): each is CfnResource => CfnResource.isCfnResource(each) && each.cfnResourceType === TYPE
      && each.stack.account === this.account && (each as unknown as { awsServiceName?: unknown }).awsServiceName === SERVICE);
  }
}

/** The stack that is deployed by itself. */
function topOf(stack: Stack): Stack {
  return stack.nestedStackParent ? topOf(stack.nestedStackParent) : stack;
}

/** Whether a stack is deployed after another one. */
function needs(stack: Stack, other: Stack): boolean {
  return stack.dependencies.some((each) => each === other || needs(each, other));
}
