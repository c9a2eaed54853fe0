import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { basename, join } from 'path';
import { App } from 'aws-cdk-lib';
import { AskStack } from '../../acceptance/app/ask-stack';
import { ASK_STACK } from '../../acceptance/app/names';
import { filled, placeValues } from '../../acceptance/ask/fill';
import type { Values } from '../../acceptance/ask/fill';
import type { Call, Probe } from '../../acceptance/ask/question';
import type { Fields } from '../../acceptance/cloud/cloud';
import { planInTemplate } from '../../acceptance/compare/api-names';
import type { Finding } from '../../src/checks/findings/finding';
import { findingsIn } from '../../src/checks/laws';
import { templatesOfAssembly } from '../../src/document/assembly/assembly';
import { TemplateFiles } from '../../src/document/template-file';

/** Where the questions are asked, in the tests. */
export const ASKED_IN = { account: '111122223333', region: 'eu-west-1' };

const VAULT = 'AWS::Backup::BackupVault';

/** A call of AWS Backup as a template would have it. */
function asResource(
  { operation, input }: { readonly operation: string; readonly input: Fields },
): { readonly type: string; readonly properties: Fields } {
  const ofVault = (properties: Fields) => ({ type: VAULT, properties: { BackupVaultName: 'cdk-aws-backup-asked', ...properties } });
  switch (operation) {
    case 'backup:CreateBackupPlan': return { type: 'AWS::Backup::BackupPlan', properties: { BackupPlan: planInTemplate(input.BackupPlan) } };
    case 'backup:CreateBackupSelection': return { type: 'AWS::Backup::BackupSelection', properties: input };
    case 'backup:CreateBackupVault': return { type: VAULT, properties: input };
    case 'backup:CreateLogicallyAirGappedBackupVault': return { type: 'AWS::Backup::LogicallyAirGappedBackupVault', properties: input };
    case 'backup:CreateTieringConfiguration': return { type: 'AWS::Backup::TieringConfiguration', properties: input.TieringConfiguration };
    case 'backup:CreateRestoreTestingPlan': return { type: 'AWS::Backup::RestoreTestingPlan', properties: input.RestoreTestingPlan };
    case 'backup:CreateRestoreTestingSelection': {
      const { RestoreTestingPlanName, RestoreTestingSelection } = input;
      return { type: 'AWS::Backup::RestoreTestingSelection', properties: { RestoreTestingPlanName, ...RestoreTestingSelection } };
    }
    case 'backup:CreateReportPlan': return { type: 'AWS::Backup::ReportPlan', properties: input };
    case 'backup:PutBackupVaultLockConfiguration': {
      const { BackupVaultName: _, ...LockConfiguration } = input;
      return ofVault({ LockConfiguration });
    }
    case 'backup:PutBackupVaultAccessPolicy': return ofVault({ AccessPolicy: JSON.parse(input.Policy) });
    case 'backup:PutBackupVaultNotifications': return ofVault({ Notifications: { SNSTopicArn: input.SNSTopicArn, BackupVaultEvents: input.BackupVaultEvents } });
    case 'backup:AssociateBackupVaultMpaApprovalTeam':
      return { type: 'AWS::Backup::LogicallyAirGappedBackupVault', properties: { BackupVaultName: 'cdk-aws-backup-asked', MinRetentionDays: 7, MaxRetentionDays: 30, MpaApprovalTeamArn: input.MpaApprovalTeamArn } };
    // What a plan would back up in the same way.
    case 'backup:StartBackupJob': {
      const rule = { RuleName: 'Job', TargetBackupVault: input.BackupVaultName, Lifecycle: input.Lifecycle };
      return { type: 'AWS::Backup::BackupPlan', properties: { BackupPlan: { BackupPlanName: 'job', BackupPlanRule: [rule] } } };
    }
    default: throw new Error(`test/acceptance/asked-template.ts does not know how a template has ${operation}`);
  }
}

/** The stack that the questions are asked with, synthesised once. */
const ASSEMBLY = synthesised();

function synthesised() {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'asked-')) });
  new AskStack(app, ASK_STACK, { env: ASKED_IN, withAirGapped: true });
  const { directory, stacks: [{ template }] } = app.synth();
  const files = new Map(readdirSync(directory).filter((name) => name.endsWith('.json')).map((name) => [name, JSON.parse(readFileSync(join(directory, name), 'utf8'))]));
  rmSync(directory, { recursive: true });
  const outputs = Object.fromEntries(Object.entries<any>(template.Outputs).map(([name, { Value }]) => [name, Value]));
  return { directory, files, template, values: { ...placeValues(ASKED_IN.account, ASKED_IN.region), ...outputs } };
}

/** What the library finds in the template that has what a question asks for. */
export function findingsOf(probe: Probe): readonly Finding[] {
  const resources: Fields = { ...ASSEMBLY.template.Resources };
  let values: Values = ASSEMBLY.values;
  [...probe.before ?? [], probe].forEach(({ operation, input, gives = {} }: Call, index) => {
    const id = `Asked${index}`;
    const { type: Type, properties: Properties } = asResource({ operation, input: filled(input, values) });
    (resources as any)[id] = { Type, Properties };
    // A job goes into a vault that is locked by a call before it.
    const locked = operation === 'backup:PutBackupVaultLockConfiguration' ? { vault: { Ref: id } } : {};
    values = { ...values, ...locked, ...Object.fromEntries(Object.keys(gives).map((name) => [name, { Ref: id }])) };
  });
  const contentOf = (file: string) => file.endsWith('.template.json') ? { ...ASSEMBLY.template, Resources: resources } : ASSEMBLY.files.get(basename(file));
  return findingsIn(new TemplateFiles(templatesOfAssembly(ASSEMBLY.directory, contentOf)));
}

/** What the library says of a call: that it is refused by a law, or warned of. */
export function verdictOf(law: string, probe: Probe): 'refuse' | 'warn' | 'pass' {
  const findings = findingsOf(probe);
  if (findings.some(({ level }) => level === 'error')) { return 'refuse'; }
  return findings.some(({ id, level }) => id === law && level === 'warning') ? 'warn' : 'pass';
}
