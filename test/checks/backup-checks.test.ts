import { Annotations, App, Aspects, CfnResource, Stack, Stage } from 'aws-cdk-lib';
import * as v2 from 'aws-cdk-lib/aws-backup';
import { Construct } from 'constructs';
import { BackupChecks, BackupPlan, BackupPlanRule, BackupVault } from '../../src';
import { messageOf, synth, synthesisProblemsOf, warningsOf } from '../util';

const DUPLICATE = 'cdk-aws-backup:duplicateRuleName';
const WARNING = "the plan has 2 rules named 'a': their jobs cannot be told apart";

/** A plan of aws-cdk-lib of which is warned: it has two rules of one name. */
function riskyPlan(scope: Construct, id = 'Plan'): v2.BackupPlan {
  const rule = () => new v2.BackupPlanRule({ ruleName: 'a' });
  const backupVault = new v2.BackupVault(scope, `${id}Vault`, { backupVaultName: `vault-of-${scope.node.id}-${id}` });
  const plan = new v2.BackupPlan(scope, id, { backupVault, backupPlanRules: [rule(), rule()] });
  plan.addSelection('Selection', { resources: [v2.BackupResource.fromTag('backup', 'yes')] });
  return plan;
}

/** A vault of aws-cdk-lib that is refused: its lock is too short. */
function refusedVault(scope: Construct, id = 'Refused'): v2.BackupVault {
  const vault = new v2.BackupVault(scope, id);
  (vault.node.defaultChild as CfnResource).addPropertyOverride('LockConfiguration', { MinRetentionDays: 0 });
  return vault;
}

/** The lines of what is refused, with the paths before them. */
function refused(...paths: string[]): unknown[] {
  return paths.map((path) => expect.stringMatching(new RegExp(`^\\[${path}\\] .*MinRetentionDays`)));
}

function warned(...paths: string[]): unknown[] {
  return paths.map((path) => ({ path, id: DUPLICATE, text: WARNING }));
}

let app: App;
let stack: Stack;

beforeEach(() => {
  app = new App();
  stack = new Stack(app, 'Stack');
});

test('nothing is said of classes of aws-cdk-lib without it', () => {
  riskyPlan(stack);
  refusedVault(stack);
  expect(warningsOf(app)).toEqual([]);
});

describe.each<[string, () => Construct]>([
  ['the app', () => app],
  ['the stack', () => stack],
])('of %s', (_, scope) => {
  test('risks are warnings on the construct', () => {
    BackupChecks.of(scope());
    riskyPlan(stack);
    expect(warningsOf(app)).toEqual(warned('Stack/Plan'));
  });

  test('what is refused ends the synthesis, by its path', () => {
    BackupChecks.of(scope());
    refusedVault(stack);
    refusedVault(new Construct(stack, 'Part'));
    expect(synthesisProblemsOf(app)).toEqual(refused('Stack/Refused', 'Stack/Part/Refused'));
  });

  test('is asked for as often as one likes', () => {
    expect(BackupChecks.of(scope())).toBe(BackupChecks.of(scope()));
    riskyPlan(stack);
    refusedVault(stack);
    expect(synthesisProblemsOf(app)).toEqual(refused('Stack/Refused'));
    stack.node.tryRemoveChild('Refused');
    expect(warningsOf(app)).toEqual(warned('Stack/Plan'));
  });
});

test('of an app and a stack in it says nothing twice', () => {
  [app, stack].forEach((scope) => BackupChecks.of(scope));
  riskyPlan(stack);
  expect(warningsOf(app)).toEqual(warned('Stack/Plan'));
  refusedVault(stack);
  expect(synthesisProblemsOf(app)).toEqual(refused('Stack/Refused'));
});

test('of one construct tells of itself', () => {
  BackupChecks.of(refusedVault(stack));
  expect(synthesisProblemsOf(app)).toEqual(refused('Stack/Refused'));
});

test('of an L1 tells of it', () => {
  BackupChecks.of(stack);
  new v2.CfnBackupVault(stack, 'Vault', { backupVaultName: 'vault', lockConfiguration: { minRetentionDays: 0 } });
  expect(synthesisProblemsOf(app)).toEqual(refused('Stack/Vault'));
});

test('of a stack judges nothing beside it', () => {
  const other = new Stack(app, 'Other');
  BackupChecks.of(stack);
  [riskyPlan, refusedVault].forEach((make) => make(other));
  riskyPlan(stack);
  expect(warningsOf(app)).toEqual(warned('Stack/Plan'));
});

test('of a stack reads what is beside it', () => {
  const rules = [new v2.BackupPlanRule({ ruleName: 'a', copyActions: [{ destinationBackupVault: new v2.BackupVault(new Stack(app, 'Other'), 'There', { backupVaultName: 'there' }) }] })];
  BackupChecks.of(stack);
  new v2.BackupPlan(stack, 'Plan', { backupVault: v2.BackupVault.fromBackupVaultName(stack, 'There', 'there'), backupPlanRules: rules });
  expect(() => synth(app)).not.toThrow();
});

describe('at each synthesis', () => {
  beforeEach(() => BackupChecks.of(app));

  test('aspects and overrides count', () => {
    const plan = riskyPlan(stack);
    Aspects.of(app).add({ visit: (node) => { if (node === plan.node.defaultChild) { (node as CfnResource).addPropertyOverride('BackupPlan.BackupPlanRule.1.RuleName', 'b'); } } });
    expect(warningsOf(app)).toEqual([]);
  });

  test('everything is judged again', () => {
    const vault = refusedVault(stack);
    expect([1, 2].map(() => synthesisProblemsOf(app))).toEqual(Array(2).fill(refused('Stack/Refused')));
    (vault.node.defaultChild as CfnResource).addPropertyDeletionOverride('LockConfiguration');
    riskyPlan(stack);
    expect([1, 2].map(() => warningsOf(app))).toEqual(Array(2).fill(warned('Stack/Plan')));
  });

  test('nothing is said where validation is skipped', () => {
    refusedVault(stack);
    expect(() => app.synth({ skipValidation: true })).not.toThrow();
  });
});

describe('a warning is acknowledged', () => {
  beforeEach(() => BackupChecks.of(app));

  test.each<[string, (plan: Construct) => Construct]>([
    ['on the construct', (plan) => plan],
    ['on its stack', () => stack],
  ])('%s', (_, scope) => {
    Annotations.of(scope(riskyPlan(stack))).acknowledgeWarning(DUPLICATE, 'they are the same');
    expect(warningsOf(app)).toEqual([]);
  });

  test('of another construct not', () => {
    Annotations.of(riskyPlan(stack)).acknowledgeWarning(DUPLICATE);
    riskyPlan(stack, 'Other');
    expect(warningsOf(app)).toEqual(warned('Stack/Other'));
  });
});

describe('beside constructs of this library', () => {
  /** Two rules of one name, and a vault that is refused. */
  function ours(scope: Construct): void {
    const backupVault = new BackupVault(scope, 'OurVault', { backupVaultName: 'ours' });
    new BackupPlan(scope, 'OurPlan', { backupVault, backupPlanRules: [new BackupPlanRule({ ruleName: 'a' }), new BackupPlanRule({ ruleName: 'a' })] });
  }

  test.each([true, false])('everything is said once, with it or not: %s', (isOn) => {
    ours(stack);
    riskyPlan(stack);
    if (isOn) { [app, stack].forEach((scope) => BackupChecks.of(scope)); }
    expect(warningsOf(app).filter(({ id }) => id === DUPLICATE).map(({ path }) => path)).toEqual(['Stack/OurPlan', 'Stack/Plan']);
    refusedVault(stack);
    expect(synthesisProblemsOf(app)).toEqual(refused('Stack/Refused'));
  });
});

describe('in stages', () => {
  const stackIn = (scope: Construct, id: string) => new Stack(new Stage(scope, id), 'Stack');

  test.each<[string, (make: () => void) => void]>([
    ['before', (make) => { make(); BackupChecks.of(app); }],
    ['later', (make) => { BackupChecks.of(app); make(); }],
  ])('that are added %s, all is judged', (_, inOrder) => {
    inOrder(() => {
      const outer = new Stage(app, 'Outer');
      riskyPlan(new Stack(outer, 'Stack'));
      riskyPlan(stackIn(outer, 'Inner'));
      riskyPlan(stackIn(stack, 'Below'));
    });
    expect(app.synth().stacksRecursively.flatMap(({ messages }) => messages).map(({ id }) => id).sort()).toEqual(['/Outer/Inner/Stack/Plan', '/Outer/Stack/Plan', '/Stack/Below/Stack/Plan']);
  });

  test.each([true, false])('what is refused ends the synthesis, the stage being there before: %s', (isBefore) => {
    if (!isBefore) { BackupChecks.of(app); }
    refusedVault(stackIn(app, 'Stage'));
    if (isBefore) { BackupChecks.of(app); }
    expect([1, 2].map(() => synthesisProblemsOf(app))).toEqual(Array(2).fill(refused('Stage/Stack/Refused')));
  });

  test('beside a stage nothing is judged', () => {
    riskyPlan(stack);
    BackupChecks.of(new Stage(app, 'Stage'));
    expect(warningsOf(app)).toEqual([]);
  });

  test('of a stage, what is added to it is judged, when it is synthesised by itself, too', () => {
    const stage = new Stage(app, 'Stage');
    BackupChecks.of(stage);
    refusedVault(stackIn(stage, 'Inner'));
    expect(messageOf(() => stage.synth())).toContain('[Stage/Inner/Stack/Refused]');
  });

  test('that were synthesised before anybody could have them judged, what is refused is said by the app', () => {
    BackupChecks.of(app);
    const stage = new Stage(app, 'Stage');
    refusedVault(new Stack(stage, 'Stack'));
    stage.synth();
    expect([1, 2].map(() => messageOf(() => app.synth()))).toEqual(Array(2).fill(expect.stringContaining("[] 'Stage/Stack/Refused': 'MinRetentionDays'")));
  });

  test('that were judged and synthesised before are not judged again', () => {
    const stage = new Stage(app, 'Stage');
    riskyPlan(new Stack(stage, 'Stack'));
    BackupChecks.of(app);
    stage.synth();
    app.synth();
    expect(stage.node.findChild('Stack').node.findChild('Plan').node.metadata).toHaveLength(1);
  });
});

describe('the synthesis of a program that takes it over', () => {
  test('is that of the program', () => {
    const order: string[] = [];
    class Own extends App {
      public override synth(options?: Parameters<App['synth']>[0]) {
        order.push('own');
        return super.synth(options);
      }
    }
    const own = new Own();
    BackupChecks.of(own);
    new Stack(own, 'Stack');
    own.synth({ force: true });
    expect(order).toEqual(['own']);
  });

  test('stays where it cannot be changed', () => {
    const value = jest.fn();
    Object.defineProperty(app, 'synth', { value });
    BackupChecks.of(app);
    expect(app.synth).toBe(value);
  });

  test('is no property that anybody sees', () => {
    const before = Object.keys(app);
    BackupChecks.of(app);
    expect(Object.keys(app)).toEqual(before);
  });
});

test('of what is in no app is harmless', () => {
  expect(() => BackupChecks.of(new Construct(undefined as never, ''))).not.toThrow();
});
