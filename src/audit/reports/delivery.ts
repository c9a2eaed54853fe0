import { aws_iam as iam, aws_s3 as s3, CfnResource, Stack } from 'aws-cdk-lib';
import type { aws_kms as kms, ResourceEnvironment } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { ReportsRole } from './reports-role';
import { inheritCondition } from '../../model/condition';
import { accountsDiffer, envInWords } from '../../private/environments';
import { KEY_POLICY } from '../../private/iam/key-policy';
import { writeOnce } from '../../private/iam/resource-policy';
import type { ResourcePolicyKind } from '../../private/iam/resource-policy';
import { statementsInWords } from '../../private/iam/statements';
import { isToken } from '../../private/known-text';
import { warn } from '../../private/messages/warnings';
import { resourceBehind } from '../../private/references';
import { l1Behind } from '../behind-plan';

/** The policy of a bucket: that of an L2, or the resource that an L1 has one by. */
const BUCKET_POLICY: ResourcePolicyKind = { types: ['AWS::S3::BucketPolicy'], method: 'addToResourcePolicy', property: 'policyDocument' };

type Plan = Construct & { readonly env: ResourceEnvironment };

/**
 * Lets AWS Backup write reports into a bucket, encrypted as it is: writes the policies of the bucket and of its key where they are in this app, and says what is to be added where they are not.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-report-plan-api.html
 *
 * @returns what was written, which names the role
 */
export function allowDelivery(plan: Plan, bucket: s3.IBucketRef): IConstruct[] {
  const role = new iam.ArnPrincipal(ReportsRole.arnIn(Stack.of(plan), plan.env.account));
  if (accountsDiffer(bucket.env, plan.env)) {
    warn(plan, 'reportBucketElsewhere', `the bucket '${bucket.node.path}' is in another account (${envInWords(bucket.env)}) than its report plan (${envInWords(plan.env)}), and AWS Backup writes reports into `
      + 'buckets of the account of the plan: give it one of its own account');
  }
  return [...intoBucket(plan, bucket, role), ...withKey(plan, bucket, role)];
}

/** The L1 of a bucket, where it is made in this app. */
export function bucketBehind(bucket: s3.IBucketRef): CfnResource | undefined {
  return l1Behind(bucket, bucket.bucketRef.bucketArn);
}

function intoBucket(plan: Plan, bucket: s3.IBucketRef, role: iam.IPrincipal): IConstruct[] {
  const { bucketArn } = bucket.bucketRef;
  const statement = new iam.PolicyStatement({
    actions: ['s3:PutObject'],
    principals: [role],
    resources: [`${bucketArn}/*`],
    conditions: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
  });
  const resource = bucketBehind(bucket);
  const owner = writeOnce(BUCKET_POLICY, bucket, bucketArn, statement) ?? (resource && intoPolicyOf(resource, bucketArn, statement));
  if (owner) {
    const policy = (owner as Partial<s3.IBucket>).policy ?? owner;
    makeWith(resource, policy);
    return [policy];
  }
  warn(plan, 'reportBucketPolicyNotWritten', `the policy of the bucket '${bucket.node.path}' cannot be written, which is imported or a token; `
    + `add to it, where it is made, after the service-linked role: ${statementsInWords(plan, [statement])}`);
  return [];
}

/** A policy is of its bucket, and nothing without it. */
function makeWith(bucket: CfnResource | undefined, policy: IConstruct): void {
  const made = CfnResource.isCfnResource(policy) ? policy : policy.node.defaultChild;
  if (!bucket || !CfnResource.isCfnResource(made) || made === bucket || made.stack !== bucket.stack) { return; }
  if (!made.cfnOptions.condition) { inheritCondition(made, bucket); }
}

/** A bucket of an L1 has its policy beside it, and one alone. */
function intoPolicyOf(bucket: CfnResource, bucketArn: string, statement: iam.PolicyStatement): IConstruct | undefined {
  const { stack } = bucket;
  const policy = stack.node.findAll().find((each): each is s3.CfnBucketPolicy => CfnResource.isCfnResource(each) && each.cfnResourceType === 'AWS::S3::BucketPolicy'
    && JSON.stringify(stack.resolve((each as s3.CfnBucketPolicy).bucket)) === JSON.stringify(stack.resolve(bucket.ref)));
  const made = policy ?? new s3.CfnBucketPolicy(bucket, 'ReportsPolicy', { bucket: bucket.ref, policyDocument: new iam.PolicyDocument() });
  return writeOnce(BUCKET_POLICY, made, bucketArn, statement);
}

function withKey(plan: Plan, bucket: s3.IBucketRef, role: iam.IPrincipal): IConstruct[] {
  const key = keyOf(bucket);
  if (!key) { return []; }
  const { keyArn } = key.keyRef;
  const statement = new iam.PolicyStatement({
    // https://docs.aws.amazon.com/aws-backup/latest/devguide/create-report-plan-api.html
    actions: ['kms:GenerateDataKey', 'kms:Decrypt', ...accountsDiffer(key.env, plan.env) ? ['kms:Encrypt', 'kms:CreateGrant'] : []],
    principals: [role],
    resources: ['*'],
  });
  const owner = writeOnce(KEY_POLICY, key, keyArn, statement);
  if (owner) { return [owner]; }
  warn(plan, 'keyPolicyNotWritten', `the policy of the key '${key.node.path}', which encrypts the bucket '${bucket.node.path}', cannot be written, as it is imported or a token; `
    + `add to it, where it is made, after the service-linked role: ${statementsInWords(plan, [statement])}`);
  return [];
}

/** The customer managed key that encrypts a bucket, as its L2 or its L1 has it. */
function keyOf(bucket: s3.IBucketRef): kms.IKeyRef | undefined {
  const { encryptionKey } = bucket as Partial<s3.IBucket>;
  if (Construct.isConstruct(encryptionKey)) { return encryptionKey; }
  const { bucketEncryption } = (bucketBehind(bucket) ?? {}) as Partial<s3.CfnBucket>;
  const encryption = isToken(bucketEncryption) ? undefined : bucketEncryption as s3.CfnBucket.BucketEncryptionProperty | undefined;
  const rules = encryption?.serverSideEncryptionConfiguration;
  const [rule] = Array.isArray(rules) ? rules as s3.CfnBucket.ServerSideEncryptionRuleProperty[] : [];
  const { kmsMasterKeyId } = Object(rule?.serverSideEncryptionByDefault) as Partial<s3.CfnBucket.ServerSideEncryptionByDefaultProperty>;
  const key = kmsMasterKeyId === undefined ? undefined : resourceBehind(kmsMasterKeyId);
  return key && KEY_POLICY.types.includes(key.cfnResourceType) ? key as unknown as kms.IKeyRef : undefined;
}
