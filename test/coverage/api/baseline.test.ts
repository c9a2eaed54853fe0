import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Duration, Stack, Stage, Tags } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import { ENV, Orders, saidOf } from './orders';
import type { OrdersProps } from './orders';
import { BackupCoverage, BackupPlanRule, BackupResource, BackupVault } from '../../../src';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'baseline-')); });
afterEach(() => rmSync(folder, { recursive: true }));

const FIX = 'bring it back, exempt it with a reason, or write the baseline anew with cdk-aws-backup coverage --update-baseline';

/** The report of an app, as an earlier synthesis has written it. */
function baselineOf(make: (app: App) => void): string {
  const app = new App({ outdir: join(folder, 'before') });
  make(app);
  BackupCoverage.of(app).resources();
  return join(app.outdir, 'backup-coverage.json');
}

const KEY = kms.Key.fromKeyArn(new Stack(new App(), 'Keys', { env: ENV }), 'Key', 'arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555');
const FAR = 'arn:aws:backup:eu-west-1:111122223333:backup-vault:far';
const copied = (days: number): OrdersProps => ({
  plan: {
    backupPlanRules: [new BackupPlanRule({
      ruleName: 'copied',
      scheduleExpression: events.Schedule.cron({ hour: '6', minute: '0' }),
      deleteAfter: Duration.days(35),
      copyActions: [{ destinationBackupVault: BackupVault.fromBackupVaultArn(new Orders(new App()), 'Far', FAR), deleteAfter: Duration.days(days) }],
    })],
  },
});
const byTag = (): OrdersProps => ({ selected: () => [BackupResource.fromTag('backup', 'daily')] });
const tagged = (key: string) => (app: App) => { Tags.of(new Orders(app, 'Orders', byTag())).add(key, 'daily'); };
const orders = (props?: OrdersProps) => (app: App) => { new Orders(app, 'Orders', props); };

test.each<[string, (app: App) => void, (app: App) => void, string]>([
  ["a tag's case", tagged('backup'), tagged('Backup'), 'was protected, and is unprotected'],
  ['a removed selection', orders(), orders({ selected: () => [] }), 'was protected, and is unprotected'],
  ['a shortened retention', orders(), orders({ rule: { deleteAfter: Duration.days(34) } }), 'was kept for 35 days, and is kept for 34 days'],
  ['a lock that is taken away', orders({ vault: { lockConfiguration: { minRetention: Duration.days(7) } } }), orders(), 'was under a lock in governance mode, and is not kept from being deleted'],
  ['a lock that keeps for less time', orders({ vault: { lockConfiguration: { minRetention: Duration.days(30) } } }), orders({ vault: { lockConfiguration: { minRetention: Duration.days(7) } } }),
    'was locked for 30 days at least, and is for 7 days'],
  ['a key that is taken away', orders({ vault: { encryptionKey: KEY } }), orders({ vault: { backupVaultName: 'orders' } }),
    "was encrypted by customer managed keys in every vault, and is not for sure in 'orders'"],
  ['a dropped copy', orders(copied(35)), orders({ rule: { scheduleExpression: events.Schedule.cron({ hour: '6', minute: '0' }) } }),
    "was copied to the vault 'far' (111122223333, eu-west-1) for 35 days, and is not"],
])('%s is found', (_, before, after, lost) => {
  const file = baselineOf(before);
  for (const [make, expected] of [[before, []], [after, [`error baseline/Orders/Table: 'Orders/Table' has lost protection: it ${lost}: ${FIX}`]]] as const) {
    const app = new App();
    make(app);
    BackupCoverage.of(app).baseline(file);
    const { violations, error } = saidOf(app);
    expect(violations).toEqual(expected);
    expect(error === undefined).toBe(expected.length === 0);
  }
});

test('more protection, new resources and those that are gone are no loss', () => {
  const file = baselineOf((app) => {
    new Orders(app, 'Orders', { selected: () => [] });
    new Orders(app, 'Gone');
  });
  const app = new App();
  new Orders(app, 'Orders');
  new Orders(app, 'New', { selected: () => [] });
  BackupCoverage.of(app).baseline(file);
  expect(saidOf(app).violations).toEqual([]);
});

test('a rule more, into a vault without a lock, is no loss of the lock of another', () => {
  const locked = (isMore: boolean) => (app: App) => {
    const stack = new Orders(app, 'Orders', { vault: { lockConfiguration: { minRetention: Duration.days(30) } } });
    if (isMore) {
      stack.backupPlan.addRule(new BackupPlanRule({
        ruleName: 'noon', backupVault: new BackupVault(stack, 'Other'), scheduleExpression: events.Schedule.cron({ hour: '12', minute: '0' }), deleteAfter: Duration.days(35),
      }));
    }
  };
  const app = new App();
  locked(true)(app);
  BackupCoverage.of(app).baseline(baselineOf(locked(false)));
  expect(saidOf(app).violations).toEqual([]);
});

test('an exemption is no loss', () => {
  const file = baselineOf(orders());
  const app = new App();
  const { table } = new Orders(app, 'Orders', { selected: () => [] });
  BackupCoverage.of(table).exempt({ reason: 'it can be built anew' });
  BackupCoverage.of(app).baseline(file);
  expect(saidOf(app).violations).toEqual([]);
});

test('an exemption is no loss of what is still backed up either, and has an effect', () => {
  const file = baselineOf(orders());
  const app = new App();
  const { table } = new Orders(app, 'Orders', { rule: { deleteAfter: Duration.days(34) } });
  BackupCoverage.of(table).exempt({ reason: 'it can be built anew' });
  BackupCoverage.of(app).baseline(file);
  expect(saidOf(app)).toEqual({ violations: [], error: undefined });
});

test('what is wrong with a baseline is told also where all is exempt', () => {
  const app = new App();
  new Orders(app, 'Orders', { selected: () => [] });
  BackupCoverage.of(app).exempt({ reason: 'it can be built anew' });
  BackupCoverage.of(app).baseline(join(folder, 'none.json'));
  expect(saidOf(app).violations).toEqual([expect.stringMatching(/the baseline '.*none.json' is not there/)]);
});

test('only what is in the construct is compared', () => {
  const make = (app: App, props: OrdersProps) => [new Orders(new Stage(app, 'Prod'), 'Orders', props), new Orders(app, 'Other', props)];
  const file = baselineOf((app) => make(app, {}));
  const app = new App();
  const [prod] = make(app, { selected: () => [], env: ENV });
  BackupCoverage.of(prod).baseline(file);
  expect(saidOf(app).violations.map((each) => each.split(':')[0])).toEqual(['error baseline/Prod/Orders/Table']);
});

test.each([
  ['is not there', undefined, /the baseline '.*none.json' is not there: write it with cdk-aws-backup coverage --update-baseline/],
  ['is none', '{}', /the baseline '.*none.json' is no report of coverage/],
  ['has something else in place of what is kept', '{ "version": 1, "resources": [{ "logicalId": "A", "template": "T", "verdict": "protected", "copiesKept": [{ "kept": [1] }] }] }', /the baseline '.*none.json' is no report of coverage/],
  ['has something else in place of the rules of a proof', '{ "version": 1, "resources": [{ "logicalId": "A", "template": "T", "verdict": "protected", "proof": [{ "plan": { "rules": [1] } }] }] }',
    /the baseline '.*none.json' is no report of coverage/],
  ['is no JSON', '{', /the baseline '.*none.json' cannot be read/],
])('a file that %s', (_, content, message) => {
  const file = join(folder, 'none.json');
  if (content !== undefined) { writeFileSync(file, content); }
  const app = new App();
  new Orders(app);
  BackupCoverage.of(app).baseline(file);
  expect(saidOf(app).violations).toEqual([expect.stringMatching(message)]);
});
