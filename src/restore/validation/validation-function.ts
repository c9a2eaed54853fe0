import { aws_iam as iam, aws_lambda as lambda, Duration, Stack } from 'aws-cdk-lib';
import type { aws_events as events } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { handlerFolder } from '../../private/handlers';

const ID = 'CdkAwsBackupRestoreValidation';

/** The namespace of what the function counts. The handler knows it, too. */
export const NAMESPACE = 'CdkAwsBackup/RestoreTesting';

/** The dimension of that: which plan. */
export const PLAN_DIMENSION = 'RestoreTestingPlanName';

/**
 * The function that tells AWS Backup what validators have found, and CloudWatch what alarms are about: one in a stack, however many validations.
 *
 * IAM cannot narrow what it may do to the restore jobs of one plan.
 */
export class ValidationFunction extends Construct {
  public static of(scope: Construct): ValidationFunction {
    const stack = Stack.of(scope);
    return stack.node.tryFindChild(ID) as ValidationFunction | undefined ?? new ValidationFunction(stack, ID);
  }

  public readonly functionArn: string;
  private readonly handler: lambda.Function;

  private constructor(stack: Stack, id: string) {
    super(stack, id);
    this.handler = new lambda.Function(this, 'Function', {
      description: 'Tells AWS Backup whether what it has restored for a test is as it should be',
      code: lambda.Code.fromAsset(handlerFolder('restore-validation')),
      handler: 'index.handler',
      runtime: lambda.determineLatestNodeRuntime(this),
      memorySize: 256,
      timeout: Duration.minutes(1),
      initialPolicy: [new iam.PolicyStatement({
        actions: ['backup:DescribeRestoreJob', 'backup:ListRestoreJobs', 'backup:PutRestoreValidationResult'],
        resources: ['*'],
      })],
    });
    this.functionArn = this.handler.functionArn;
  }

  /** Has it called by a rule, with an input. */
  public addTo(rule: events.Rule, input: events.RuleTargetInput): void {
    this.handler.addPermission(`Of${rule.node.addr}`, { principal: new iam.ServicePrincipal('events.amazonaws.com'), sourceArn: rule.ruleArn });
    rule.addTarget({ bind: () => ({ arn: this.functionArn, input }) });
  }
}
