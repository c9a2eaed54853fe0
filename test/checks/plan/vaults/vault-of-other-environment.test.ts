import { aws_backup as v2, Stack } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { HERE, l1Of, THERE } from '../../../util';
import { ORIGINS, saidOf } from '../../origins';
import type { Backup } from '../../origins';

const text = (rules: string, vault = 'Other/Vault') => `warning 'Stack/Plan': ${rules} into a vault named like '${vault}' in the account and Region of the plan `
  + `(${HERE.account}, ${HERE.region}), and not into that vault itself (${THERE.account}, ${THERE.region}): a rule names its vault only; use a copy action to get there [vaultOfOtherEnvironment]`;

/** A plan whose vault lies in a stack elsewhere. */
const program = (env: object, ruleNames = ['Daily'], own: object = HERE) => (app: App, backup: Backup) => {
  const vault = new backup.BackupVault(new Stack(app, 'Other', { env }), 'Vault', { backupVaultName: 'mine' });
  const rules = ruleNames.map((ruleName) => new backup.BackupPlanRule({ ruleName, backupVault: vault }));
  return new backup.BackupPlan(new Stack(app, 'Stack', { env: own, crossRegionReferences: true }), 'Plan', { backupPlanRules: rules });
};

const said = (...[made, origin]: Parameters<typeof saidOf>) => saidOf(made, origin).filter((line) => !line.includes('@aws-cdk/core'));

/** CfnInclude of aws-cdk-lib does not know what reads the output of a stack elsewhere. */
describe.each(ORIGINS.filter((origin) => origin !== 'L1s'))('of %s', (origin) => {
  test('a vault of another account is handed over by its name, which is that of another one', () => {
    expect(said(program(THERE), origin)).toEqual([text("the rule 'Daily' backs up")]);
  });

  test('it is said once for all rules', () => {
    expect(said(program(THERE, ['Daily', 'Weekly']), origin)).toEqual([text("the rules 'Daily', 'Weekly' back up")]);
  });

  test('nothing is said of one in the same account and Region', () => {
    expect(said(program(HERE), origin)).toEqual([]);
  });

  test('nor of one where only deployment knows either', () => {
    expect(said(program({}, ['Daily'], {}), origin)).toEqual([]);
  });
});

test('it is said of an override', () => {
  const lines = said((app, backup) => {
    const plan = program(HERE)(app, backup);
    const elsewhere = new v2.CfnBackupVault(new Stack(app, 'There', { env: THERE }), 'Vault', { backupVaultName: 'theirs' });
    (l1Of(plan) as v2.CfnBackupPlan).backupPlan = { backupPlanName: 'Own', backupPlanRule: [{ ruleName: 'Daily', targetBackupVault: elsewhere.ref }] };
  }, 'our L2s');
  expect(lines).toEqual([text("the rule 'Daily' backs up", 'There/Vault')]);
});
