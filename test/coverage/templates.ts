import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, DefaultStackSynthesizer, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { coverageOf } from '../../src/coverage/coverage-of';
import type { Coverage } from '../../src/coverage/coverage-of';
import type { ResourceCoverage } from '../../src/coverage/resource-coverage';
import { LiveApplication } from '../../src/document/live/live-application';
import { TemplateFile, TemplateFiles } from '../../src/document/template-file';

export type Json = any;

const POLICIES = ['service-role/AWSBackupServiceRolePolicyForBackup', 'AWSBackupServiceRolePolicyForS3Backup'];
const POLICY = (name: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::aws:policy/${name}`]] });

export const role = (policies = POLICIES, more: Json = {}): Json => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' }, Action: 'sts:AssumeRole' }] },
    ManagedPolicyArns: policies.map(POLICY),
    ...more,
  },
});

export const plan = (rules: Json[] = [{}], more: Json = {}): Json => ({
  Type: 'AWS::Backup::BackupPlan',
  ...more,
  Properties: {
    BackupPlan: {
      BackupPlanName: 'plan',
      BackupPlanRule: rules.map((rule, index) => ({ RuleName: `rule${index}`, TargetBackupVault: { Ref: 'Vault' }, Lifecycle: { DeleteAfterDays: 35 }, ...rule })),
    },
  },
});

export const selection = (body: Json, more: Json = {}, planId: Json = { Ref: 'Plan' }): Json => ({
  Type: 'AWS::Backup::BackupSelection',
  ...more,
  Properties: { BackupPlanId: planId, BackupSelection: { SelectionName: 'selection', IamRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] }, ...body } },
});

/** A plan, its vault and its role. */
export const BACKUP: Json = { Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'vault' } }, Role: role(), Plan: plan() };

export const tags = (map: Record<string, Json>): Json => ({ Tags: Object.entries(map).map(([Key, Value]) => ({ Key, Value })) });
export const tag = (key: string, value: Json): Json => ({ ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: key, ConditionValue: value }] });
export const condition = (operator: string, key: string, value: Json): Json => ({ Conditions: { [operator]: [{ ConditionKey: `aws:ResourceTag/${key}`, ConditionValue: value }] } });
export const arn = (id: string, attribute = 'Arn'): Json => ({ 'Fn::GetAtt': [id, attribute] });

/** What is covered in templates that are given together. */
export function coverageOfFiles(...templates: Json[]): Coverage {
  return coverageOf(new TemplateFiles(templates.map((content, index) => new TemplateFile({ name: `T${index}`, content }))));
}

/** The same where the template is included in an app. */
export function coverageOfIncluded(template: Json): Coverage {
  const folder = mkdtempSync(join(tmpdir(), 'coverage-'));
  try {
    const templateFile = join(folder, 'template.json');
    writeFileSync(templateFile, JSON.stringify(template));
    const app = new App();
    const stack = new Stack(app, 'Stack', { synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }) });
    new CfnInclude(stack, 'T', { templateFile });
    return coverageOf(new LiveApplication(app));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function find({ resources }: Coverage, logicalId: string): ResourceCoverage {
  return resources.find((each) => each.logicalId === logicalId)!;
}
