import { App, aws_backup as v2, CfnCondition, CfnParameter, Duration, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { findingsIn } from '../../../src/checks/laws';
import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';
import { HERE, l1Of, THERE } from '../../util';
import { ORIGINS, ORIGINS_OF_OURS, saidOf } from '../origins';
import type { Backup, Origin } from '../origins';

const retention = { minRetention: Duration.days(7), maxRetention: Duration.days(8) };
const bare = (stack: Stack, id: string, backupVaultName: string) => new v2.CfnBackupVault(stack, id, { backupVaultName });
const words = (origin: Origin, other = 'Stack/First') => `'${origin === 'our L2s' ? 'backupVaultName' : 'BackupVaultName'}' must be unique in the account and Region, `
  + `got 'vault', which is that of '${other}'`;

describe.each(ORIGINS)('of %s', (origin) => {
  test('a second vault of a name is refused, also in another stack of the environment', () => {
    expect(saidOf((app, backup) => {
      const stack = new Stack(app, 'Stack', { env: HERE });
      ['First', 'Second'].forEach((id) => new backup.BackupVault(stack, id, { backupVaultName: 'vault' }));
      new backup.BackupVault(new Stack(app, 'Too', { env: HERE }), 'Third', { backupVaultName: 'vault' });
    }, origin)).toEqual(['Stack/Second', 'Too/Third'].map((path) => `error '${path}': ${words(origin)}`));
  });

  test('so is one of an override', () => {
    expect(saidOf((app, backup) => {
      const stack = new Stack(app, 'Stack');
      new backup.BackupVault(stack, 'First', { backupVaultName: 'vault' });
      l1Of(new backup.BackupVault(stack, 'Second', { backupVaultName: 'other' })).addPropertyOverride('BackupVaultName', 'vault');
    }, origin)).toEqual([`error 'Stack/Second': ${words(origin)}`]);
  });

  test('so is one of a name that only deployment knows, if it is the same in one stack', () => {
    const said = saidOf((app, backup) => {
      const stack = new Stack(app, 'Stack');
      const backupVaultName = `${new CfnParameter(stack, 'Stage').valueAsString}-vault`;
      ['First', 'Second'].forEach((id) => new backup.BackupVault(stack, id, { backupVaultName }));
    }, origin);
    expect(said).toEqual([`error 'Stack/Second': ${words(origin).replace("'vault'", "'<Stage>-vault'")}`]);
  });

  test.each<[string, (app: App, backup: Backup) => void]>([
    ['in other accounts and Regions, or who knows where', (app, backup) => {
      const environments = { A: HERE, B: THERE, C: { ...HERE, region: THERE.region }, D: { ...HERE, account: THERE.account }, E: {}, F: {} };
      for (const [id, env] of Object.entries(environments)) {
        new backup.BackupVault(new Stack(app, id, { env }), 'Vault', { backupVaultName: 'vault' });
      }
    }],
    ['of names of their own', (app, backup) => {
      const stack = new Stack(app, 'Stack', { env: HERE });
      ['vault', 'Vault', undefined, undefined].forEach((backupVaultName, index) => new backup.BackupVault(stack, `Vault${index}`, { backupVaultName }));
    }],
    ['of names that only deployment knows', (app, backup) => {
      const stack = new Stack(app, 'Stack', { env: HERE });
      ['First', 'Second'].forEach((id) => new backup.BackupVault(stack, id, { backupVaultName: new CfnParameter(stack, `${id}Name`).valueAsString }));
      new backup.BackupVault(stack, 'Third', { backupVaultName: 'vault' });
    }],
    ['of names that parameters of their stacks make', (app, backup) => ['A', 'B'].forEach((id) => {
      const stack = new Stack(app, id, { env: HERE });
      new backup.BackupVault(stack, 'Vault', { backupVaultName: `${new CfnParameter(stack, 'Stage').valueAsString}-vault` });
    })],
  ])('vaults are taken that are %s', (_, program) => {
    expect(saidOf(program, origin)).toEqual([]);
  });

  test('those of which never both are made are taken; those that may both be made are a risk', () => {
    const program = (isOther: boolean) => saidOf((app, backup) => {
      const stack = new Stack(app, 'Stack', { env: HERE });
      const is = new CfnCondition(stack, 'Is', { expression: Fn.conditionEquals(new CfnParameter(stack, 'Stage'), 'prod') });
      const other = new CfnCondition(stack, 'Other', { expression: isOther ? Fn.conditionNot(is) : Fn.conditionEquals(new CfnParameter(stack, 'More'), 'yes') });
      l1Of(new backup.BackupVault(stack, 'First', { backupVaultName: 'vault' })).cfnOptions.condition = is;
      l1Of(new backup.BackupVault(stack, 'Second', { backupVaultName: 'vault' })).cfnOptions.condition = other;
    }, origin);
    expect(program(true)).toEqual([]);
    expect(program(false)).toEqual([`warning 'Stack/Second': ${words(origin)} (where the condition 'Is' holds) [duplicateVaultName]`]);
  });
});

test.each<[string, unknown, unknown, string | undefined]>([
  ['a condition chooses', { 'Fn::If': ['C', 'vault', 'other'] }, 'vault', "warning duplicateVaultName Second: … (where the condition 'C' holds)"],
  ['a condition chooses for both', { 'Fn::If': ['C', 'vault', 'other'] }, { 'Fn::If': ['C', 'other', 'vault'] }, undefined],
  ['a parameter has by default', { 'Fn::Sub': '${P}-vault' }, 'x-vault', 'warning duplicateVaultName Second: … (with the defaults of the parameters)'],
  ['a parameter may have', { 'Fn::Sub': '${P}-vault' }, 'y-vault', undefined],
])('a name that %s', (_, first, second, expected) => {
  const vault = (BackupVaultName: unknown) => ({ Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName } });
  const content = {
    Parameters: { P: { Type: 'String', Default: 'x' } },
    Conditions: { C: { 'Fn::Equals': [{ 'Fn::ImportValue': 'stage' }, 'prod'] } },
    Resources: { First: vault(first), Second: vault(second) },
  };
  expect(findingsIn(new TemplateFiles([new TemplateFile({ name: 'T', content })]))
    .map(({ level, id, document, message }) => `${level} ${id} ${document.name}: ${message.replace(/^'.*'(?= \()/, '…')}`)).toEqual(expected ? [expected] : []);
});

test('what stands in for two names that are looked up may not be the same in the end', () => {
  expect(saidOf((app, backup) => {
    const stack = new Stack(app, 'Stack', { env: HERE });
    for (const id of ['First', 'Second']) {
      new backup.BackupVault(stack, id, { backupVaultName: ssm.StringParameter.valueFromLookup(stack, `/vaults/${id}`, 'not-yet') });
    }
  }, 'our L2s')).toEqual([]);
});

describe.each(ORIGINS_OF_OURS)('of %s', (origin) => {
  test('ordinary and logically air-gapped vaults share their names', () => {
    expect(saidOf((app, backup) => {
      const stack = new Stack(app, 'Stack', { env: HERE });
      new backup.BackupVault(stack, 'First', { backupVaultName: 'vault' });
      new backup.LogicallyAirGappedBackupVault(stack, 'Second', { backupVaultName: 'vault', ...retention });
    }, origin)).toEqual([`error 'Stack/Second': ${words(origin)}`]);
  });
});

test('that of an L1 counts, and so does one in a nested stack', () => {
  const program = (where: (stack: Stack) => Stack) => saidOf((app, backup) => {
    const stack = new Stack(app, 'Stack', { env: HERE });
    new backup.BackupVault(stack, 'First', { backupVaultName: 'vault' });
    bare(where(stack), 'Second', 'vault');
  }, 'our L2s');
  expect(program((stack) => stack)).toEqual([`error 'Stack/Second': ${words('L1s')}`]);
  expect(program((stack) => new NestedStack(stack, 'Nested'))).toEqual([`error 'Stack/Nested/Second': ${words('L1s')}`]);
});

test('of templates of which nobody says where they are deployed to, each has its own', () => {
  const content = { Resources: { Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'vault' } } } };
  const found = (environment?: object) => findingsIn(new TemplateFiles(['a', 'b'].map((name) => new TemplateFile({ name, content, environment })))).map(({ id, level }) => `${level} ${id}`);
  expect(found()).toEqual([]);
  expect(found({ account: HERE.account })).toEqual([]);
  expect(found(HERE)).toEqual(['error duplicateVaultName']);
});
