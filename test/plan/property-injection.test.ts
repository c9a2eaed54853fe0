import { App, InjectionContext, IPropertyInjector, PropertyInjectors, Stack, Stage } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { BackupPlan, BackupPlanRule, BackupVault } from '../../src';
import { HERE, resourceOf } from '../util';

/** Gives plans a name, or what they have said themselves. */
class Naming implements IPropertyInjector {
  public readonly constructUniqueId = BackupPlan.PROPERTY_INJECTION_ID;
  public readonly contexts: string[] = [];

  constructor(private readonly backupPlanName: string) {}

  public inject(originalProps: any, context: InjectionContext): any {
    this.contexts.push(`${context.scope.node.path}/${context.id}`);
    return { backupPlanName: this.backupPlanName, backupPlanRules: [BackupPlanRule.daily()], ...originalProps };
  }
}

function tree() {
  const app = new App();
  const stage = new Stage(app, 'Stage', { env: HERE });
  const stack = new Stack(stage, 'Stack');
  const construct = new Construct(stack, 'Construct');
  return { app, stage, stack, construct };
}

const planIn = (stack: Stack) => resourceOf(stack, 'AWS::Backup::BackupPlan').Properties.BackupPlan;

test('the id names the package and the class', () => {
  expect(BackupPlan.PROPERTY_INJECTION_ID).toBe('cdk-aws-backup.BackupPlan');
});

test.each(['app', 'stage', 'stack', 'construct'] as const)('an injector on the %s sets the properties of a plan', (where) => {
  const scopes = tree();
  const injector = new Naming('injected');
  PropertyInjectors.of(scopes[where]).add(injector);
  new BackupPlan(scopes.construct, 'Plan');
  expect(planIn(scopes.stack)).toMatchObject({ BackupPlanName: 'injected', BackupPlanRule: [{ RuleName: 'Daily' }] });
  expect(injector.contexts).toEqual(['Stage/Stack/Construct/Plan']);
});

test('what a plan says itself may win', () => {
  const { stack } = tree();
  PropertyInjectors.of(stack).add(new Naming('injected'));
  new BackupPlan(stack, 'Plan', { backupPlanName: 'own' });
  expect(planIn(stack).BackupPlanName).toBe('own');
});

test('the nearest injector is taken', () => {
  const { app, stack } = tree();
  PropertyInjectors.of(app).add(new Naming('far'));
  PropertyInjectors.of(stack).add(new Naming('near'));
  new BackupPlan(stack, 'Plan');
  expect(planIn(stack).BackupPlanName).toBe('near');
});

test('an injector reaches the ready-made plans', () => {
  const { stack } = tree();
  PropertyInjectors.of(stack).add({
    constructUniqueId: BackupPlan.PROPERTY_INJECTION_ID,
    inject: (props) => ({ ...props, backupPlanName: 'injected' }),
  });
  BackupPlan.daily35DayRetention(stack, 'Plan');
  expect(planIn(stack)).toMatchObject({ BackupPlanName: 'injected', BackupPlanRule: [{ RuleName: 'Daily' }] });
});

test('an injector of vaults reaches the vault that a plan makes', () => {
  const { stack } = tree();
  PropertyInjectors.of(stack).add({
    constructUniqueId: BackupVault.PROPERTY_INJECTION_ID,
    inject: (props) => ({ ...props, backupVaultName: 'injected' }),
  });
  BackupPlan.daily35DayRetention(stack, 'Plan');
  expect(resourceOf(stack, 'AWS::Backup::BackupVault').Properties.BackupVaultName).toBe('injected');
});
