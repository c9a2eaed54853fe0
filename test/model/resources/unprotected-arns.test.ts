import { Aws, Lazy } from 'aws-cdk-lib';
import { unprotectedBecause } from '../../../src/model/resources/unprotected-arns';

const LATER = Lazy.string({ produce: () => 'x' });

test.each([
  'acm', 'apigateway', 'appsync', 'athena', 'autoscaling', 'backup', 'batch', 'cloudfront', 'cloudtrail', 'cloudwatch', 'codebuild', 'codecommit', 'codepipeline',
  'cognito-idp', 'docdb-elastic', 'ecr', 'ecs', 'elasticache', 'elasticloadbalancing', 'es', 'events', 'execute-api', 'firehose', 'glue', 'iam', 'kafka', 'kinesis', 'kms',
  'lambda', 'logs', 'memorydb', 'route53', 's3-object-lambda', 's3-outposts', 's3express', 'scheduler', 'secretsmanager', 'ses', 'sns', 'sqs', 'ssm', 'states',
  'timestream-influxdb', 'wafv2',
])('AWS Backup protects nothing of %s', (service) => {
  expect(unprotectedBecause(`arn:aws:${service}:eu-central-1:111111111111:some/thing`)).toBe(`it protects nothing of ${service}`);
});

test.each([
  ['aurora', 'rds'], ['docdb', 'rds'], ['documentdb', 'rds'], ['neptune', 'rds'], ['ddb', 'dynamodb'], ['ebs', 'ec2'], ['efs', 'elasticfilesystem'],
  ['redshiftserverless', 'redshift-serverless'],
])('no ARN has the service %s', (service, right) => {
  expect(unprotectedBecause(`arn:aws:${service}:eu-central-1:111111111111:some/thing`)).toBe(`no ARN has the service '${service}': it is '${right}' there`);
});

test.each([
  ['of a service that may be newer', 'arn:aws:novel:eu-central-1:111111111111:some/thing'],
  ['of a partition that is known at deployment', `arn:${Aws.PARTITION}:dynamodb:eu-central-1:111111111111:table/x`],
  ['that is known in its beginning only', 'arn:aws:sqs'],
  ['of which the service is known at deployment', `arn:aws:${LATER}:eu-central-1:111111111111:x`],
  ['of an object with slashes in its id', 'arn:aws:storagegateway:eu-central-1:111111111111:gateway/sgw-1/volume/vol-1'],
])('nothing is said of one %s', (_, arn) => {
  expect(unprotectedBecause(arn)).toBe(undefined);
});

test('only the partition may be known at deployment', () => {
  expect(unprotectedBecause(`arn:${Aws.PARTITION}:sqs:eu-central-1:111111111111:x`)).toBe('it protects nothing of sqs');
  expect(unprotectedBecause(`${LATER}:aws:sqs:eu-central-1:111111111111:x`)).toBe(undefined);
});

test.each([
  ['arn:aws:dynamodb:eu-central-1:111111111111:table/x/index/y', 'of dynamodb it protects arn:*:dynamodb:*:*:table/*'],
  [`arn:aws:dynamodb:eu-central-1:111111111111:table/${LATER}/index/y`, 'of dynamodb it protects arn:*:dynamodb:*:*:table/*'],
  ['arn:aws:s3:::orders/key', 'of s3 it protects arn:*:s3:::*'],
])('what is below a resource is not the resource: %s', (arn, why) => {
  expect(unprotectedBecause(arn)).toBe(why);
});
