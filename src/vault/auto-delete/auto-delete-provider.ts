import { ArnFormat, aws_iam as iam, aws_lambda as lambda, custom_resources as customResources, Duration, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { AUTO_DELETE_ID, AUTO_DELETE_PATH, OWNER_TAG, stackIdentity } from './auto-delete-owner';
import { handlerFolder } from '../../private/handlers';
import { shortHash } from '../../private/hash';
import { BACKUP_SERVICE } from '../../private/service';

/** The services in which AWS Backup keeps recovery points, and what it needs there, as the one who asks it, to delete them. */
const KEPT_ELSEWHERE = ['ec2:DeleteSnapshot', 'ec2:DeregisterImage', 'rds:DeleteDBSnapshot', 'rds:DeleteDBClusterSnapshot', 'dynamodb:DeleteBackup',
  'fsx:DeleteBackup', 'redshift:DeleteClusterSnapshot', 'redshift-serverless:DeleteSnapshot'];

/**
 * The function that empties vaults: one in a stack, however many vaults.
 *
 * Which vault a recovery point is in, IAM cannot tell: the role may delete recovery points of its account and Region, and list those of the vaults of its stack
 * only. The function asks for nothing that it has not found in the vault. The vaults are known by their tags: so the policy is as long for one as for a hundred of
 * them, and holds for one that is replaced or leaves the stack until it is gone.
 */
export class AutoDeleteProvider extends Construct {
  public static of(stack: Stack): AutoDeleteProvider {
    return stack.node.tryFindChild(AUTO_DELETE_ID) as AutoDeleteProvider | undefined ?? new AutoDeleteProvider(stack, AUTO_DELETE_ID);
  }

  public readonly serviceToken: string;
  public readonly role: iam.IRole;

  private constructor(stack: Stack, id: string) {
    super(stack, id);
    this.role = new iam.Role(this, 'Role', {
      description: 'Empties backup vaults before they are deleted',
      path: pathOf(stack),
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSLambdaBasicExecutionRole')],
    });
    const provider = new customResources.Provider(this, 'Provider', {
      onEventHandler: this.addFunction('OnEvent', 'onEvent', { timeout: Duration.minutes(1) }),
      isCompleteHandler: this.addFunction('IsComplete', 'isComplete', {
        timeout: Duration.minutes(5), memorySize: 512, role: this.role, initialPolicy: this.statements(stack),
      }),
      queryInterval: Duration.seconds(30),
      totalTimeout: Duration.hours(1),
    });
    this.serviceToken = provider.serviceToken;
  }

  private addFunction(id: string, handler: string, options: lambda.FunctionOptions): lambda.Function {
    return new lambda.Function(this, id, {
      description: 'Empties backup vaults before they are deleted',
      code: lambda.Code.fromAsset(handlerFolder('auto-delete-recovery-points')),
      handler: `index.${handler}`,
      runtime: lambda.determineLatestNodeRuntime(this),
      ...options,
    });
  }

  private statements(stack: Stack): iam.PolicyStatement[] {
    const recoveryPoints = recoveryPointArns(stack);
    const vaults = stack.formatArn({ service: 'backup', resource: 'backup-vault:*', arnFormat: ArnFormat.NO_RESOURCE_NAME });
    // A role that was made before the stack cannot know its id.
    const owner = this.role.node.defaultChild ? stackIdentity() : '*';
    return [
      new iam.PolicyStatement({
        actions: ['backup:ListRecoveryPointsByBackupVault'],
        resources: [vaults],
        conditions: { StringLike: { [`aws:ResourceTag/${OWNER_TAG}`]: `${owner}/*` } },
      }),
      // Tells a vault that has another owner.
      new iam.PolicyStatement({ actions: ['backup:ListTags'], resources: [vaults] }),
      new iam.PolicyStatement({
        actions: ['backup:DeleteRecoveryPoint', 'backup:DisassociateRecoveryPoint', 'backup:DisassociateRecoveryPointFromParent'],
        resources: recoveryPoints,
      }),
      new iam.PolicyStatement({
        actions: KEPT_ELSEWHERE,
        resources: recoveryPoints.slice(1),
        conditions: { 'ForAnyValue:StringEquals': { 'aws:CalledVia': BACKUP_SERVICE } },
      }),
      // Recovery points whose role is gone are deleted by the role of the service itself.
      new iam.PolicyStatement({
        actions: ['iam:CreateServiceLinkedRole'],
        resources: [stack.formatArn({ service: 'iam', region: '', resource: 'role', resourceName: `aws-service-role/${BACKUP_SERVICE}/AWSServiceRoleForBackup` })],
        conditions: { StringEquals: { 'iam:AWSServiceName': BACKUP_SERVICE } },
      }),
      // Tells a vault that is not there from one that the function may not see.
      new iam.PolicyStatement({ actions: ['backup:ListBackupVaults'], resources: ['*'] }),
    ];
  }
}

/**
 * The ARNs of all recovery points of the account and Region: first those that AWS Backup keeps itself, then those in other services.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/access-control.html
 */
function recoveryPointArns(stack: Stack): string[] {
  const arn = (service: string, resource: string, account?: string) =>
    stack.formatArn({ service, resource, account, arnFormat: ArnFormat.NO_RESOURCE_NAME });
  return [
    arn('backup', 'recovery-point:*'),
    arn('ec2', 'snapshot/*', ''),
    arn('ec2', 'image/*', ''),
    arn('rds', '*'),
    arn('dynamodb', 'table/*/backup/*'),
    arn('fsx', 'backup/*'),
    arn('redshift', 'snapshot:*'),
    arn('redshift-serverless', 'snapshot*'),
  ];
}

/**
 * No other stack of the account has roles with this path, so that this one can be excepted from what a policy denies. A nested stack, of which only deployment knows the name, has
 * a part of its parent's.
 */
function pathOf(stack: Stack): string {
  let outermost = stack;
  while (outermost.nestedStackParent) { outermost = outermost.nestedStackParent; }
  return [AUTO_DELETE_PATH, stack.region, outermost.stackName, ...(outermost === stack ? [] : [shortHash(stack.node.path)]), ''].join('/');
}
