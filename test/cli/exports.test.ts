import { Folder, run } from './run';

const folder = new Folder();
const ROLE = 'arn:aws:iam::111122223333:role/backup';

const vaults = (min: number) => ({
  Resources: { Vault: { Type: 'AWS::Backup::BackupVault', DeletionPolicy: 'Retain', Properties: { BackupVaultName: `vault-${min}`, LockConfiguration: { MinRetentionDays: min } } } },
  Outputs: { Name: { Value: { Ref: 'Vault' }, Export: { Name: 'vault' } } },
});
const plans = {
  Resources: {
    Table: { Type: 'AWS::DynamoDB::Table' },
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'plan',
          BackupPlanRule: [{ RuleName: 'rule', TargetBackupVault: { 'Fn::ImportValue': 'vault' }, ScheduleExpression: 'cron(0 5 ? * * *)', Lifecycle: { DeleteAfterDays: 30 } }],
        },
      },
    },
    Selection: {
      Type: 'AWS::Backup::BackupSelection',
      Properties: { BackupPlanId: { Ref: 'Plan' }, BackupSelection: { SelectionName: 'all', IamRoleArn: ROLE, Resources: [{ 'Fn::GetAtt': ['Table', 'Arn'] }] } },
    },
  },
};

/** Writes an assembly of stacks by their environments and templates; gives what is refused in it. */
function refusedIn(stacks: Record<string, readonly [environment: string, template: object]>): string[] {
  folder.file('manifest.json', {
    artifacts: Object.fromEntries(Object.entries(stacks).map(([name, [environment]]) =>
      [name, { type: 'aws:cloudformation:stack', environment: `aws://${environment}`, displayName: name, properties: { templateFile: `${name}.json` } }])),
  });
  Object.entries(stacks).forEach(([name, [, template]]) => folder.file(`${name}.json`, template));
  const { findings } = JSON.parse(run(['check', `${folder}`, '--format', 'json']).out) as { findings: { id: string; template: string; message: string }[] };
  return findings.filter(({ id }) => id === 'retentionOutOfRange').map(({ template, message }) => `${template.replace(/.*\//, '')}: ${message}`);
}

const tooShort = (stack: string) => `${stack}.json: the rule 'rule' keeps recovery points for 30 days, and the vault 'Vault' takes only what is kept for at least 60 days`;

describe('what is exported by one name is another thing in each account and Region', () => {
  const [EU, US, OTHER] = ['111122223333/eu-west-1', '111122223333/us-east-1', '444455556666/eu-west-1'];

  test.each<[string, Parameters<typeof refusedIn>[0], string[]]>([
    ['a plan of the Region of the wrong vault', { va: [EU, vaults(60)], vb: [US, vaults(7)], pa: [EU, plans], pb: [US, plans] }, [tooShort('pa')]],
    ['the other order', { va: [EU, vaults(7)], vb: [US, vaults(60)], pa: [EU, plans], pb: [US, plans] }, [tooShort('pb')]],
    ['another account', { va: [EU, vaults(60)], vb: [OTHER, vaults(7)], pa: [EU, plans] }, [tooShort('pa')]],
    ['a vault of another Region alone', { va: [US, vaults(60)], pa: [EU, plans] }, []],
    ['a Region that is known only at deployment', { va: ['unknown-account/unknown-region', vaults(60)], pa: [EU, plans] }, [tooShort('pa')]],
    ['two of which nobody knows which is meant', { va: [EU, vaults(60)], vb: [EU, vaults(60)], pa: [EU, plans] }, []],
  ])('%s', (_, stacks, refused) => {
    expect(refusedIn(stacks)).toEqual(refused);
  });
});

test('what a stage exports is meant before what another one does', () => {
  for (const [stage, min] of [['dev', 7], ['prod', 60]] as const) {
    const artifacts = Object.fromEntries(['vaults', 'plans'].map((name) => [name, { type: 'aws:cloudformation:stack', properties: { templateFile: `${name}.json` } }]));
    folder.file(`${stage}/manifest.json`, { artifacts });
    folder.file(`${stage}/vaults.json`, vaults(min));
    folder.file(`${stage}/plans.json`, plans);
  }
  folder.file('manifest.json', { artifacts: Object.fromEntries(['dev', 'prod'].map((name) => [name, { type: 'cdk:cloud-assembly', properties: { directoryName: name } }])) });
  const { findings } = JSON.parse(run(['check', `${folder}`, '--format', 'json']).out) as { findings: { id: string; template: string }[] };
  expect(findings.filter(({ id }) => id === 'retentionOutOfRange').map(({ template }) => template.replace(/.*(?=prod|dev)/, ''))).toEqual(['prod/plans.json']);
});
