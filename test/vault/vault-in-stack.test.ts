import { App, Aws, aws_backup as backup, aws_cloudwatch as cloudwatch, aws_iam as iam, aws_ssm as ssm, Duration, Lazy, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import type { Environment, Resource } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { BackupVault, BackupVaultEventRules, BackupVaultGrants, BackupVaultMetrics, LogicallyAirGappedBackupVault } from '../../src';
import { arnInWords, nameOf } from '../../src/vault/vault-in-stack';
import { HERE, l1Of, messageOf, resourceOf, synth, THERE } from '../util';

const OTHER_REGION = { account: HERE.account, region: THERE.region };
const OTHER_ACCOUNT = { account: THERE.account, region: HERE.region };

const written = ({ account, region }: Environment, name: string) =>
  ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:backup:${region}:${account}:backup-vault:${name}`]] });

let app: App;
let here: Stack;
let there: Stack;

beforeEach(() => {
  app = new App();
  inEnvironments(HERE, OTHER_REGION);
});

/** `here` is where a vault is used, `there` is where it is made. */
function inEnvironments(ofHere: Environment | undefined, ofThere: Environment | undefined): void {
  app = new App();
  here = new Stack(app, 'Here', { env: ofHere });
  there = new Stack(app, 'There', { env: ofThere });
}

function roleIn(stack: Stack): iam.Role {
  return new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com'), roleName: `copier-${stack.node.id}` });
}

function statementsIn(stack: Stack): any[] {
  return resourceOf(stack, 'AWS::IAM::Policy').Properties.PolicyDocument.Statement;
}

function patternIn(stack: Stack): any {
  return resourceOf(stack, 'AWS::Events::Rule').Properties.EventPattern.detail;
}

function dashboardIn(stack: Stack): string {
  return JSON.stringify(resourceOf(stack, 'AWS::CloudWatch::Dashboard').Properties.DashboardBody);
}

/** The types of resources in the templates of an app, without those asked for. */
function othersThan(...types: string[]): string[] {
  return synth(app).stacksRecursively.flatMap(({ template }) => Object.values<any>(template.Resources ?? {})).map(({ Type }) => Type)
    .filter((type) => !['AWS::Backup::BackupVault', ...types].includes(type));
}

describe.each([
  ['another Region', OTHER_REGION],
  ['another account', OTHER_ACCOUNT],
  ['another account and Region', THERE],
])('of %s', (_, env) => {
  beforeEach(() => inEnvironments(HERE, env));

  test('the ARN is written into grants, and nothing is handed over', () => {
    new BackupVault(there, 'Vault', { backupVaultName: 'vault' }).grants.copyInto(roleIn(here));
    expect(statementsIn(here)).toEqual([{ Effect: 'Allow', Action: 'backup:CopyIntoBackupVault', Resource: written(env, 'vault') }]);
    expect(othersThan('AWS::IAM::Role', 'AWS::IAM::Policy')).toEqual([]);
    expect(Template.fromStack(there).toJSON().Outputs).toBeUndefined();
  });

  test('name and ARN are written into rules for events', () => {
    new BackupVault(there, 'Vault', { backupVaultName: 'vault' }).onJobFailed('Rule', { crossStackScope: here });
    const detail = JSON.stringify(patternIn(here));
    expect(detail).toContain('"backupVaultName":["vault"]');
    expect(detail).toContain(`"destinationBackupVaultArn":[${JSON.stringify(written(env, 'vault'))}]`);
    expect(othersThan('AWS::Events::Rule')).toEqual([]);
  });

  test('the name is written into a dashboard, with its title', () => {
    const { metrics } = new BackupVault(there, 'Vault', { backupVaultName: 'vault' });
    new cloudwatch.Dashboard(here, 'Dashboard', { widgets: [metrics.widgets()] });
    expect(dashboardIn(here)).toContain('\\"title\\":\\"Backup jobs, vault\\"');
    expect(dashboardIn(here)).toContain('\\"BackupVaultName\\",\\"vault\\"');
    expect(othersThan('AWS::CloudWatch::Dashboard')).toEqual([]);
  });
});

describe('two stacks may name the vaults of each other', () => {
  let inHere: BackupVault;
  let inThere: BackupVault;

  beforeEach(() => {
    [inHere, inThere] = [here, there].map((stack) => new BackupVault(stack, 'Vault', { backupVaultName: `in-${stack.node.id}` }));
  });

  test('in grants', () => {
    inHere.grants.copyInto(roleIn(there));
    inThere.grants.copyInto(roleIn(here));
    expect([statementsIn(here)[0].Resource, statementsIn(there)[0].Resource]).toEqual([written(OTHER_REGION, 'in-There'), written(HERE, 'in-Here')]);
    expect(othersThan('AWS::IAM::Role', 'AWS::IAM::Policy')).toEqual([]);
  });

  test('in rules for copy jobs', () => {
    inHere.onCopyJobStateChange('Copied', { crossStackScope: there });
    inThere.onCopyJobStateChange('Copied', { crossStackScope: here });
    expect([patternIn(here).$or[0], patternIn(there).$or[1]]).toEqual([
      { sourceBackupVaultArn: [written(OTHER_REGION, 'in-There')] }, { destinationBackupVaultArn: [written(HERE, 'in-Here')] },
    ]);
    expect(othersThan('AWS::Events::Rule')).toEqual([]);
  });

  test('in dashboards, each with both', () => {
    for (const stack of [here, there]) {
      new cloudwatch.Dashboard(stack, 'Dashboard', { widgets: [inHere.metrics.widgets(), inThere.metrics.widgets()] });
    }
    expect(dashboardIn(here)).toContain('\\"BackupVaultName\\",\\"in-There\\"');
    expect(dashboardIn(here)).toContain('{"Fn::GetAtt":["Vault23237E5B","BackupVaultName"]}');
    expect(othersThan('AWS::CloudWatch::Dashboard')).toEqual([]);
  });
});

test.each<[string, () => backup.IBackupVaultRef, string]>([
  ['a generated name', () => new BackupVault(there, 'Vault'), 'ThereVault0A8852CA'],
  ['a vault of aws-cdk-lib', () => new backup.BackupVault(there, 'Vault'), 'ThereVault0A8852CA'],
  ['an L1', () => new backup.CfnBackupVault(there, 'Vault', { backupVaultName: 'vault' }), 'vault'],
  ['a vault of a nested stack', () => new BackupVault(new NestedStack(there, 'Nested'), 'Vault', { backupVaultName: 'vault' }), 'vault'],
  ['a logically air-gapped vault', () => new LogicallyAirGappedBackupVault(there, 'Vault', {
    backupVaultName: 'vault', minRetention: Duration.days(7), maxRetention: Duration.days(30),
  }), 'vault'],
])('%s', (_, make, name) => {
  const vault = make();
  BackupVaultGrants.fromVault(vault).read(roleIn(here));
  BackupVaultEventRules.fromVault(vault).onBackupJobStateChange('Rule', { crossStackScope: here });
  new cloudwatch.Dashboard(here, 'Dashboard', { widgets: [BackupVaultMetrics.fromVault(vault).widgets()] });
  expect(statementsIn(here)[0].Resource).toEqual(written(OTHER_REGION, name));
  expect(patternIn(here)).toEqual({ backupVaultName: [name] });
  expect(dashboardIn(here)).toContain(`\\"BackupVaultName\\",\\"${name}\\"`);
});

test('the name is the one that is overridden later', () => {
  const vault = new BackupVault(there, 'Vault');
  vault.grants.copyInto(roleIn(here));
  l1Of(vault).addPropertyOverride('BackupVaultName', 'other');
  expect(statementsIn(here)[0].Resource).toEqual(written(OTHER_REGION, 'other'));
});

test('neither a message nor an early look settles what can still grow', () => {
  const vault = new BackupVault(there, 'Vault', { backupVaultName: 'vault' });
  vault.grants.read(new iam.AccountRootPrincipal());
  expect(here.resolve(vault.metrics.numberOfBackupJobsFailed().dimensions)).toEqual({ BackupVaultName: 'vault' });
  vault.grants.copyInto(new iam.AccountPrincipal('333333333333'));
  expect(resourceOf(there, 'AWS::Backup::BackupVault').Properties.AccessPolicy.Statement).toHaveLength(1);
});

test('a name that is known late is written', () => {
  new BackupVault(there, 'Vault', { backupVaultName: Lazy.string({ produce: () => 'late' }) }).grants.copyInto(roleIn(here));
  expect(statementsIn(here)[0].Resource).toEqual(written(OTHER_REGION, 'late'));
});

test.each<[string, (vault: BackupVault) => void]>([
  ['taken away', (vault) => l1Of(vault).addPropertyDeletionOverride('BackupVaultName')],
  ['overridden by a token', (vault) => l1Of(vault).addPropertyOverride('BackupVaultName', Aws.STACK_NAME)],
])('a name that is %s is not written', (_, change) => {
  const vault = new BackupVault(there, 'Vault', { backupVaultName: 'vault' });
  vault.grants.copyInto(roleIn(here));
  change(vault);
  // AWS Backup refuses a vault without a name, which is said at synthesis.
  app.synth({ force: true, skipValidation: true });
  expect(JSON.stringify(statementsIn(here)[0].Resource)).not.toContain('backup-vault:');
});

test('a known vault is written for a stack that is deployed anywhere', () => {
  inEnvironments(undefined, THERE);
  new BackupVault(there, 'Vault', { backupVaultName: 'vault' }).onCopyJobStateChange('Rule', { crossStackScope: here });
  expect(patternIn(here).$or[0]).toEqual({ sourceBackupVaultArn: [written(THERE, 'vault')] });
});

test('several grants to one role are one document, whether statements are merged or not', () => {
  for (const minimize of [false, true]) {
    inEnvironments(HERE, OTHER_REGION);
    here.node.setContext('@aws-cdk/aws-iam:minimizePolicies', minimize);
    const vault = new BackupVault(there, 'Vault', { backupVaultName: 'vault' });
    const role = roleIn(here);
    vault.grants.copyInto(role);
    vault.grants.copyInto(role);
    BackupVaultGrants.fromVault(vault).copyInto(role);
    expect(statementsIn(here)).toEqual([{ Effect: 'Allow', Action: 'backup:CopyIntoBackupVault', Resource: written(OTHER_REGION, 'vault') }]);
  }
});

describe('of another stage', () => {
  const stagesOf = (ofHere: Environment | undefined, ofThere: Environment | undefined) => {
    here = new Stack(new Stage(app, 'HereStage', { env: ofHere }), 'Here');
    there = new Stack(new Stage(app, 'ThereStage', { env: ofThere }), 'There');
  };

  test.each([['the same environment', HERE], ['another environment', THERE]])('and %s, name and ARN are written', (_, env) => {
    stagesOf(HERE, env);
    const vault = new BackupVault(there, 'Vault', { backupVaultName: 'vault' });
    const nested = new NestedStack(here, 'Nested');
    vault.grants.copyInto(roleIn(here));
    vault.grants.copyInto(roleIn(nested));
    vault.onCopyJobStateChange('Rule', { crossStackScope: here });
    new cloudwatch.Dashboard(here, 'Dashboard', { widgets: [vault.metrics.widgets()] });
    expect([here, nested].map((stack) => statementsIn(stack)[0].Resource)).toEqual([written(env, 'vault'), written(env, 'vault')]);
    expect(patternIn(here).$or[0]).toEqual({ sourceBackupVaultArn: [written(env, 'vault')] });
    expect(dashboardIn(here)).toContain('\\"BackupVaultName\\",\\"vault\\"');
  });

  test('grant() writes the ARN, too', () => {
    stagesOf(HERE, HERE);
    new BackupVault(there, 'Vault', { backupVaultName: 'vault' }).grant(roleIn(here), 'backup:StartBackupJob');
    expect(statementsIn(here)[0].Resource).toEqual(written(HERE, 'vault'));
  });

  test('whose environment is not known it is refused, as by aws-cdk-lib', () => {
    stagesOf(undefined, undefined);
    new BackupVault(there, 'Vault', { backupVaultName: 'vault' }).grants.copyInto(roleIn(here));
    expect(messageOf(() => synth(app))).toContain('dependency cannot cross stage boundaries');
  });
});

describe('as in aws-cdk-lib', () => {
  test('the vault of the same stack is referred to', () => {
    const vault = new BackupVault(here, 'Vault');
    vault.grants.copyInto(roleIn(here));
    vault.onBackupJobStateChange('Rule');
    new cloudwatch.Dashboard(here, 'Dashboard', { widgets: [vault.metrics.widgets()] });
    expect(statementsIn(here)[0].Resource).toEqual({ 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultArn'] });
    expect(patternIn(here)).toEqual({ backupVaultName: [{ 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultName'] }] });
    expect(dashboardIn(here)).toContain('{"Fn::GetAtt":["Vault23237E5B","BackupVaultName"]}');
  });

  test.each([HERE, undefined])('that of another stack of the same environment is exported: %p', (env) => {
    inEnvironments(env, env);
    const vault = new BackupVault(there, 'Vault', { backupVaultName: 'vault' });
    vault.grants.copyInto(roleIn(here));
    vault.onBackupJobStateChange('Rule', { crossStackScope: here });
    expect(statementsIn(here)[0].Resource).toEqual({ 'Fn::ImportValue': expect.stringContaining('BackupVaultArn') });
    expect(patternIn(here)).toEqual({ backupVaultName: [{ 'Fn::ImportValue': expect.stringContaining('BackupVaultName') }] });
  });

  test.each([HERE, OTHER_REGION])('grant() has it handed over between stacks of one stage: %p', (env) => {
    const [ours, v2s] = [BackupVault, backup.BackupVault].map((Vault) => {
      inEnvironments(HERE, env);
      new Vault(there, 'Vault', { backupVaultName: 'vault' }).grant(roleIn(here), 'backup:StartBackupJob');
      synth(app);
      return [here, there].map((stack) => Template.fromStack(stack).toJSON());
    });
    expect(ours).toEqual(v2s);
  });

  test('one with a name that is a token is handed over', () => {
    new BackupVault(there, 'Vault', { backupVaultName: `in-${Aws.REGION}` }).grants.copyInto(roleIn(here));
    synth(app);
    expect(JSON.stringify(statementsIn(here)[0].Resource)).not.toContain('backup-vault:');
  });
});

describe('in words', () => {
  test('the ARN of a vault is written out where it is known', () => {
    const vault = new BackupVault(here, 'Vault', { backupVaultName: 'vault' });
    expect(here.resolve(arnInWords(vault))).toEqual(written(HERE, 'vault'));
  });

  test.each<[string, () => Resource & backup.IBackupVaultRef]>([
    ['name', () => new BackupVault(here, 'Vault', { backupVaultName: `in-${Aws.REGION}` })],
    ['environment', () => new BackupVault(new Stack(app, 'Anywhere'), 'Vault', { backupVaultName: 'vault' })],
  ])('it is referred to where its %s is not known', (_, make) => {
    const vault = make();
    expect(vault.stack.resolve(arnInWords(vault))).toEqual({ 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultArn'] });
  });
});

test('a name that is a dynamic reference is another one elsewhere, and not written there', () => {
  const { stringValue } = ssm.StringParameter.fromSecureStringParameterAttributes(there, 'Name', { parameterName: '/backup/name', version: 3 });
  const vault = new BackupVault(there, 'Vault', { backupVaultName: stringValue });
  expect(nameOf(vault)).toBeUndefined();
  expect(nameOf(new BackupVault(there, 'Other', { backupVaultName: 'known' }))).toBe('known');
});
