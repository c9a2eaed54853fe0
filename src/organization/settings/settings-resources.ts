import { aws_iam as iam, aws_lambda as lambda, custom_resources as customResources, CustomResource, Duration } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { judgeAtSynthesis } from '../../checks/synthesis';
import { handlerFolder } from '../../private/handlers';
import { inGivenNames } from '../../private/messages/names';

/** What tells settings of one kind from those of another. */
export interface SettingsKind {
  /** The type of the custom resource. */
  readonly type: string;
  /** The function of the handler that sets them. */
  readonly handler: string;
  /** What it needs to be allowed to do; AWS Backup knows no resources of settings. */
  readonly actions: readonly string[];
  /** What properties of the custom resource are called where they are given. */
  readonly names: Readonly<Record<string, string>>;
}

/**
 * Two custom resources: one that sets what is said, and remembers in its id what it has found before; and one that sets that back when it is deleted, where this is wanted. The second one is there in
 * any case: one that came and went with the wish would set back what still is said.
 */
export function addSettings(scope: Construct, kind: SettingsKind, properties: Record<string, unknown>, isRestored = false): void {
  const { serviceToken } = new customResources.Provider(scope, 'Provider', { onEventHandler: addFunction(scope, kind) });
  const settings = new CustomResource(scope, 'Resource', { resourceType: kind.type, serviceToken, properties: { ...properties, Restore: String(isRestored) } });
  new CustomResource(scope, 'Restored', {
    resourceType: 'Custom::CdkAwsBackupRestoredSettings', serviceToken, properties: { Settings: settings.ref, Restore: String(isRestored) },
  });
  judgeAtSynthesis({
    construct: scope,
    resource: settings.node.defaultChild as CfnResource,
    words: { invalidRegionSettings: (message) => inGivenNames(message, kind.names) },
  });
}

function addFunction(scope: Construct, { handler, actions }: SettingsKind): lambda.Function {
  return new lambda.Function(scope, 'OnEvent', {
    description: 'Sets what holds for AWS Backup in an account',
    code: lambda.Code.fromAsset(handlerFolder('backup-settings')),
    handler: `index.${handler}`,
    runtime: lambda.determineLatestNodeRuntime(scope),
    timeout: Duration.minutes(5),
    initialPolicy: [new iam.PolicyStatement({ actions: [...actions], resources: ['*'] })],
  });
}
