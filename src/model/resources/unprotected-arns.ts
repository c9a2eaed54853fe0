import { canBeTheSameArn, EVERYTHING, matchesPattern } from '../arn-pattern';
import { arnPatternOf, RESOURCE_CATALOG } from './resource-catalog';
import type { ResourceKind } from './resource-kind';
import { ARN_SECTIONS, colonSectionsOf, mayHoldMoreSections } from '../../private/arn';
import { isKnownText } from '../../private/known-text';

/** Services, as ARNs call them, of which AWS Backup protects nothing. One that is not here, nor in the catalog, may have a new kind of resource. */
const OTHER_SERVICES: ReadonlySet<string> = new Set([
  'acm', 'apigateway', 'appsync', 'athena', 'autoscaling', 'backup', 'batch', 'cloudfront', 'cloudtrail', 'cloudwatch', 'codebuild', 'codecommit', 'codepipeline',
  'cognito-idp', 'docdb-elastic', 'ecr', 'ecs', 'elasticache', 'elasticloadbalancing', 'es', 'events', 'execute-api', 'firehose', 'glue', 'iam', 'kafka', 'kinesis', 'kms',
  'lambda', 'logs', 'memorydb', 'route53', 's3-object-lambda', 's3-outposts', 's3express', 'scheduler', 'secretsmanager', 'ses', 'sns', 'sqs', 'ssm', 'states',
  'timestream-influxdb', 'wafv2',
]);

/** What people take for the services of what AWS Backup protects, and what ARNs have in its place. */
const MISNAMED: Readonly<Record<string, string>> = {
  aurora: 'rds',
  docdb: 'rds',
  documentdb: 'rds',
  ddb: 'dynamodb',
  ebs: 'ec2',
  efs: 'elasticfilesystem',
  neptune: 'rds',
  redshiftserverless: 'redshift-serverless',
};

const SERVICE = 2;

/** Types of resources that may have the ARN of anything as an attribute, or that are transformed into others. */
const OPAQUE_TYPES = /^AWS::(CDK|CloudFormation|SSM|Serverless|ServiceCatalog)::/;

/**
 * Whether an ARN can be of nothing that AWS Backup protects, as a part of a sentence that says why; nothing where it may be of something.
 */
export function unprotectedBecause(arn: string): string | undefined {
  const sections = colonSectionsOf(arn);
  const [first, , service] = sections;
  const isOpen = sections.slice(0, SERVICE + 1).some((section, index) => mayHoldMoreSections(section) || (index !== 1 && !isKnownText(section)));
  if (first !== 'arn' || isOpen || sections.length < ARN_SECTIONS) { return undefined; }
  if (Object.hasOwn(MISNAMED, service)) { return `no ARN has the service '${service}': it is '${MISNAMED[service]}' there`; }
  if (OTHER_SERVICES.has(service)) { return `it protects nothing of ${service}`; }
  const patterns = PATTERNS.get(service);
  return !patterns || [...patterns].some(([pattern, kind]) => canBeOf(arn, pattern, kind))
    ? undefined
    : `of ${service} it protects ${[...patterns.keys()].join(' and ')}`;
}

/** Whether a resource of CloudFormation that is not in the catalog has no ARN of anything that AWS Backup protects. */
export function isUnprotected(type: string): boolean {
  return /^AWS::\w+::\w+$/.test(type) && !OPAQUE_TYPES.test(type);
}

/** The ARN patterns of the catalog by their services. */
const PATTERNS = new Map<string, Map<string, ResourceKind>>();
for (const kind of RESOURCE_CATALOG) {
  const pattern = arnPatternOf(kind);
  const service = pattern.split(':', SERVICE + 1)[SERVICE];
  PATTERNS.set(service, (PATTERNS.get(service) ?? new Map<string, ResourceKind>()).set(pattern, kind));
}

function canBeOf(arn: string, pattern: string, { hasSlashInId }: ResourceKind): boolean {
  const isAlike = (isKnownText(arn) && !arn.includes(EVERYTHING) && matchesPattern(pattern, arn)) || canBeTheSameArn(arn, pattern);
  return isAlike && (hasSlashInId || slashesIn(arn) <= slashesIn(pattern));
}

/** What is not known counts for none. */
function slashesIn(arn: string): number {
  return colonSectionsOf(arn).slice(ARN_SECTIONS - 1).join(':').replace(/\$\{Token\[[^\]]*\]\}/g, '').split('/').length - 1;
}
