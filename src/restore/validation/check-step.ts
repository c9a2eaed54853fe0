import { aws_iam as iam, aws_kms as kms, aws_lambda as lambda, Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { checkStatements, CLUSTER_KINDS } from './check-permissions';
import type { CheckedKind } from './check-permissions';
import { BUSY, integration, invocation, JOB } from './validator-step';
import type { ValidatorStep } from './validator-step';
import { envInWords, knownToDiffer } from '../../private/environments';
import { handlerFolder } from '../../private/handlers';
import { refuse } from '../../private/messages/validation-error';
import type { IBackupAccessPoint } from '../access-point/backup-access-point';
import { BackupAccessPointGrants } from '../access-point/backup-access-point-grants';

/** Step Functions keeps 25,000 events of an execution, and each attempt is some of them. */
const MOST_ATTEMPTS = 1000;
const SHORTEST_INTERVAL = 30;

/** How long the instance of a cluster is tried to be removed: it has to be there before it can go. */
export const CLEAN_UP = Duration.minutes(30);

/** What a check of this library is told, and what it needs. */
export interface CheckOptions {
  readonly kind: CheckedKind;
  /** As the handler takes them. */
  readonly options?: Readonly<Record<string, number | string | undefined>>;
  readonly encryptionKey?: kms.IKeyRef;
  /** What it compares with, and the key of that. */
  readonly accessPoint?: IBackupAccessPoint;
  readonly accessPointKey?: kms.IKeyRef;
}

/** A function of this library that looks at what was restored. */
export function checkStep(scope: Construct, timeout: Duration, checkOptions: CheckOptions): ValidatorStep {
  const { kind, options = {}, encryptionKey, accessPoint, accessPointKey } = checkOptions;
  refuse(accessPoint ? accessPointProblems(scope, accessPoint) : [], scope);
  const check = new lambda.Function(scope, 'Check', {
    description: 'Looks at what AWS Backup has restored for a test',
    code: lambda.Code.fromAsset(handlerFolder('restore-validation')),
    handler: 'check.handler',
    runtime: lambda.determineLatestNodeRuntime(scope),
    memorySize: 512,
    timeout: Duration.seconds(Math.min(Duration.minutes(15).toSeconds(), timeout.toSeconds())),
    initialPolicy: checkStatements(Stack.of(scope), kind, options.withinPercent !== undefined),
  });
  for (const key of new Set([encryptionKey, accessPointKey])) {
    if (key) { kms.KeyGrants.fromKey(key).decrypt(check); }
  }
  if (accessPoint) { BackupAccessPointGrants.fromAccessPoint(accessPoint).read(check); }

  const isCluster = CLUSTER_KINDS.includes(kind);
  const { functionArn: FunctionName } = check;
  const call = (payload: object) => ({
    Resource: integration(scope, 'lambda:invoke'),
    Parameters: { FunctionName, Payload: payload },
    ResultSelector: { 'value.$': '$.Payload' },
  });
  return {
    state: {
      ...call({ kind, options, 'job.$': JOB, 'startedAt.$': '$$.Execution.StartTime', 'seconds': timeout.toSeconds() }),
      Retry: [until(timeout), BUSY],
    },
    statements: [invocation(FunctionName)],
    ...(isCluster ? {
      cleanUp: { ...call({ kind, 'step': 'cleanUp', 'restoreJobId.$': '$.detail.restoreJobId' }), Retry: [until(CLEAN_UP), BUSY] },
      cleaner: {
        functionArn: FunctionName,
        input: { kind, step: 'cleanUp' },
        allow: (ruleArn) => check.addPermission('Stopped', { principal: new iam.ServicePrincipal('events.amazonaws.com'), sourceArn: ruleArn }),
      },
    } : {}),
  };
}

function accessPointProblems(scope: Construct, { env, node }: IBackupAccessPoint): string[] {
  const here = Stack.of(scope);
  return knownToDiffer(env, here)
    ? [`'accessPoint' must be of the account and Region of the stack (${envInWords(here)}), got '${node.path}' of ${envInWords(env)}`]
    : [];
}

/** Attempts for as long as a time. */
function until(time: Duration): object {
  const IntervalSeconds = Math.max(SHORTEST_INTERVAL, Math.ceil(time.toSeconds() / MOST_ATTEMPTS));
  return { ErrorEquals: ['NotYet'], IntervalSeconds, MaxAttempts: Math.ceil(time.toSeconds() / IntervalSeconds), BackoffRate: 1 };
}
