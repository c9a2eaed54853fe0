import { Stack } from 'aws-cdk-lib';
import { HERE } from '../util';
import { ORIGINS, saidOf } from './origins';
import type { Program } from './origins';
import { findingsIn } from '../../src/checks/laws';
import { TemplateFile, TemplateFiles } from '../../src/document/template-file';

const LONG = 'a'.repeat(51);
const KNOWN = 'CloudFormation takes it, and AWS Backup, whose documentation knows names of 1 to 50 characters of letters, digits, \'-\', \'_\' and \'.\', may refuse it: '
  + 'take another one, or acknowledge this if it is deployed already [nameMayBeRefused]';

const named = (plan: string, rule: string, selection: string): Program => (app, backup) => {
  const stack = new Stack(app, 'Stack', { env: HERE });
  const made = new backup.BackupPlan(stack, 'Plan', {
    backupPlanName: plan, backupVault: new backup.BackupVault(stack, 'Vault'), backupPlanRules: [new backup.BackupPlanRule({ ruleName: rule })],
  });
  made.addSelection('Selection', { backupSelectionName: selection, resources: [backup.BackupResource.fromTag('a', 'b')] });
};

test.each(ORIGINS)('of %s names that may be refused are told, and those at the bound are not', (origin) => {
  expect(saidOf(named(LONG, LONG, `${LONG}:`), origin)).toEqual([
    `warning 'Stack/Plan': the name of a rule has 51 characters, got '${LONG}': ${KNOWN}`,
    `warning 'Stack/Plan': the name of the plan has 51 characters, got '${LONG}': ${KNOWN}`,
    `warning 'Stack/Plan/Selection': the name of the selection has 52 characters and has a ':', got '${LONG}:': ${KNOWN}`,
  ]);
  expect(saidOf(named(LONG.slice(1), LONG.slice(1), LONG.slice(1)), origin)).toEqual([]);
});

/** What is said of templates that nobody judged before. */
function warningsOf(Resources: object): string[] {
  return findingsIn(new TemplateFiles([new TemplateFile({ name: 'T', content: { Resources } })])).map(({ id, property, message }) => `${id} ${property}: ${message}`);
}

test.each([['alias/aws/sns', true], [{ 'Fn::Sub': 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:alias/aws/sns' }, true], ['alias/own', false]])('a topic under the key %j', (key, isTold) => {
  const said = warningsOf({
    Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: key } },
    Policy: {
      Type: 'AWS::SNS::TopicPolicy',
      Properties: {
        Topics: [{ Ref: 'Topic' }],
        PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' }, Action: 'sns:Publish', Resource: { Ref: 'Topic' } }] },
      },
    },
    Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'vault', Notifications: { SNSTopicArn: { Ref: 'Topic' }, BackupVaultEvents: ['BACKUP_JOB_FAILED'] } } },
  });

  expect(said).toEqual(isTold
    ? ['topicUnderAwsManagedKey Notifications.SNSTopicArn: the topic \'Topic\' is encrypted with the AWS managed key alias/aws/sns, which AWS Backup cannot use: no notification will arrive; '
      + 'encrypt it with a customer managed key']
    : []);
});

test.each([['StringEquals', true], ['StringLike', true], ['StringNotEquals', false]])('a condition of %s with the prefix of a key twice', (operator, isTold) => {
  const said = warningsOf({
    Selection: {
      Type: 'AWS::Backup::BackupSelection',
      Properties: {
        BackupPlanId: 'id',
        BackupSelection: {
          SelectionName: 's',
          IamRoleArn: 'arn:aws:iam::111122223333:role/r',
          Resources: ['*'],
          Conditions: { [operator]: [{ ConditionKey: 'aws:ResourceTag/aws:ResourceTag/a', ConditionValue: 'b' }] },
        },
      },
    },
  }).filter((line) => !line.startsWith('importedRole'));

  expect(said).toEqual(isTold
    ? [`selectsNothing BackupSelection.Conditions.${operator}[0].ConditionKey: no tag has the key 'aws:ResourceTag/a': 'ConditionKey' has 'aws:ResourceTag/' once, 'aws:ResourceTag/a'`]
    : []);
});
