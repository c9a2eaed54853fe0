import { aws_iam as iam, CfnResource, Stack } from 'aws-cdk-lib';
import type { ResourceEnvironment } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { isKnownText } from '../../private/known-text';
import { memo } from '../../private/memo';
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

  /** Has something made after the role, if there will be one in its stack. */
  public comesBefore(construct: IConstruct): void {
    this.others.push(construct);
    if (this.role) { this.order(construct, this.role); }
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

  /** Stacks may need one another the other way round: only what is in the stack of the role is made after it. */
  private order(other: IConstruct, role: CfnResource): void {
    if (Stack.of(other) === role.stack) { other.node.addDependency(role); }
  }

  /** One that somebody else has made in the account. */
  private existing(): CfnResource | undefined {
    return this.root.node.findAll().find((each): each is CfnResource => CfnResource.isCfnResource(each) && each.cfnResourceType === TYPE
      && each.stack.account === this.account && (each as unknown as { awsServiceName?: unknown }).awsServiceName === SERVICE);
  }
}
