import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as backup from '@aws-sdk/client-backup';
import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as tagging from '@aws-sdk/client-resource-groups-tagging-api';
import * as sts from '@aws-sdk/client-sts';

const CLIENTS: Record<string, object> = { backup, cloudformation, dynamodb, sts, tag: tagging, kms: { DescribeKeyCommand: 0 }, logs: { DeleteLogGroupCommand: 0 } };

/** What some calls need beside the right of their own name, and what the CDK's CLI needs. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  'backup:CreateBackupVault': ['backup-storage:MountCapsule', 'kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey', 'kms:RetireGrant', 'backup:TagResource'],
  'backup:StartBackupJob': ['iam:PassRole', 'backup:TagResource'],
  'backup:CreateBackupSelection': ['iam:PassRole'],
  'backup:CreateRestoreTestingSelection': ['iam:PassRole'],
  'backup:CreateReportPlan': ['iam:CreateServiceLinkedRole'],
  'cdk deploy': ['sts:AssumeRole'],
};

const sources = readdirSync('acceptance', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('.venv'))
  .map((file) => readFileSync(join('acceptance', file), 'utf8'));

/** Every operation that the programs name, if the service has it: what a policy of a vault allows is none. */
const called = new Set(sources.flatMap((source) => [...source.matchAll(/'((?:backup|cloudformation|dynamodb|kms|logs|sts|tag):[A-Z]\w+)'/g)].map(([, operation]) => operation))
  .filter((operation) => `${operation.split(':', 2)[1]}Command` in CLIENTS[operation.split(':', 1)[0]]));

const { Statement: statements }: { Statement: { Effect: string; Action: string[]; Resource: string | string[] }[] } = JSON.parse(readFileSync('acceptance/rights.json', 'utf8'));
const allowed = statements.flatMap(({ Action }) => Action);

test('the policy allows what the programs call, and nothing else', () => {
  const needed = new Set([...called, ...[...called, 'cdk deploy'].flatMap((operation) => BESIDE[operation] ?? [])]);

  expect([...new Set(allowed)].sort()).toEqual([...needed].sort());
});

test('no right is given by a pattern', () => {
  expect(statements.filter(({ Effect, Action }) => Effect !== 'Allow' || Action.some((action) => action.includes('*')))).toEqual([]);
});

test('what can be given by a name is given for the names of the programs only', () => {
  const open = statements.filter(({ Resource }) => Resource === '*').flatMap(({ Action }) => Action);

  // Of vaults, stacks, tables and roles the names are known; a plan is known by its id, and others have none.
  expect(open.filter((action) => /Vault(?!s$)|Stack|Item|Role/.test(action))).toEqual([]);
});

test('nobody has put an account, credentials or answers into the repository', () => {
  const text = [...sources, readFileSync('acceptance/rights.json', 'utf8')].join('\n');

  expect(text.match(/(?<![-\w])\d{12}(?![-\w])/g)?.filter((account) => account !== '111122223333') ?? []).toEqual([]);
  expect(text).not.toMatch(/\b(AKIA|ASIA)[A-Z0-9]{16}\b/);
});
