import { App, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Orders, saidOf } from './orders';
import { BackupCoverage, BackupVerdict } from '../../../src';

const REASON = 'it can be built anew';
const table = (scope: Stack, id = 'Table') => new dynamodb.Table(scope, id, { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
const verdicts = (coverage: BackupCoverage) => coverage.resources().map(({ path, verdict }) => [path, verdict]);
const SELECT = 'select it by a plan, or exempt it with a reason';
const unprotected = (path: string) => `error unprotected/${path}: '${path}' must be backed up, and no selection of the templates selects it: ${SELECT}`;

/** An app that requires all to be protected, where a table in a stack of a stage is not. */
function unprotectedApp() {
  const app = new App();
  const stage = new Stage(app, 'Prod');
  const stack = new Stack(stage, 'Data');
  const other = new Stack(app, 'Other');
  BackupCoverage.of(app).require({});
  return { app, stage, stack, table: table(stack), other, second: table(other, 'Second') };
}

test('nothing is exempt by itself', () => {
  expect(saidOf(unprotectedApp().app).violations).toEqual([unprotected('Other/Second'), unprotected('Prod/Data/Table')]);
});

test.each<[string, (app: ReturnType<typeof unprotectedApp>) => Parameters<typeof BackupCoverage.of>[0], string[]]>([
  ['the table', (made) => made.table, [unprotected('Other/Second')]],
  ['its stack', ({ stack }) => stack, [unprotected('Other/Second')]],
  ['its stage', ({ stage }) => stage, [unprotected('Other/Second')]],
  ['the app', ({ app }) => app, []],
])('an exemption of %s', (_, scopeOf, expected) => {
  const made = unprotectedApp();
  BackupCoverage.of(scopeOf(made)).exempt({ reason: REASON });
  expect(saidOf(made.app).violations).toEqual(expected);
});

test.each<[string, (app: ReturnType<typeof unprotectedApp>) => Parameters<typeof BackupCoverage.of>[0]]>([
  ['the table', (made) => made.table], ['its stack', ({ stack }) => stack], ['the app', ({ app }) => app],
])('what is acknowledged of %s by the CDK is the same', (_, scopeOf) => {
  const made = unprotectedApp();
  Validations.of(scopeOf(made)).acknowledge({ id: 'cdk-aws-backup::unprotected', reason: REASON });
  BackupCoverage.of(made.second).exempt({ reason: 'no data' });
  expect(saidOf(made.app)).toEqual({ violations: [], error: undefined });
  expect(BackupCoverage.of(made.app).resources().map(({ verdict, reasons }) => [verdict, reasons])).toEqual([[BackupVerdict.EXEMPT, ['no data']], [BackupVerdict.EXEMPT, [REASON]]]);
});

test('one rule of one resource is acknowledged by its whole name', () => {
  const made = unprotectedApp();
  Validations.of(made.second).acknowledge({ id: 'cdk-aws-backup::unprotected/Other/Second', reason: REASON });
  expect(saidOf(made.app).violations).toEqual([unprotected('Prod/Data/Table')]);
});

test('an assembly knows the exemptions, with all that was said of them', () => {
  const { app, stage, stack, second } = unprotectedApp();
  table(stack, 'Later');
  const until = new Date('2999-01-01T00:00:00Z');
  BackupCoverage.of(stage).exempt({ reason: REASON, approvedBy: 'Ann', until });
  Validations.of(second).acknowledge({ id: 'cdk-aws-backup::unprotected', reason: 'no data' });
  expect(verdicts(BackupCoverage.ofAssembly(app.synth())).sort()).toEqual([
    ['Other/Second/Resource', 'exempt'], ['Prod/Data/Later/Resource', 'exempt'], ['Prod/Data/Table/Resource', 'exempt'],
  ]);
});

test('a stage that comes later is exempt with the app', () => {
  const { app } = unprotectedApp();
  BackupCoverage.of(app).exempt({ reason: REASON });
  table(new Stack(new Stage(app, 'Later'), 'Data'));
  expect(new Set(verdicts(BackupCoverage.ofAssembly(app.synth())).map(([, verdict]) => verdict))).toEqual(new Set(['exempt']));
});

describe('an exemption that has come to its end', () => {
  const until = new Date('2026-01-31T00:00:00Z');
  const SECONDS = until.getTime() / 1000;
  afterEach(() => { delete process.env.SOURCE_DATE_EPOCH; });

  function at(seconds: number, isRequired: boolean): string[] {
    process.env.SOURCE_DATE_EPOCH = `${seconds}`;
    const app = new App();
    const own = table(new Stack(app, 'Data'));
    if (isRequired) { BackupCoverage.of(app).require({}); }
    BackupCoverage.of(own).exempt({ reason: REASON, until });
    return saidOf(app).violations;
  }

  const ENDED = "expiredExemption/Data/Table: the exemption of 'Data/Table' (it can be built anew) ended on 2026-01-31, and exempts nothing any more: back it up, or exempt it anew";

  test('exempts until then', () => expect(at(SECONDS - 1, true)).toEqual([]));
  test('exempts nothing from then on', () => expect(at(SECONDS, true)).toEqual([unprotected('Data/Table'), `error ${ENDED}`]));
  test('is warned of where nothing is required', () => expect(at(SECONDS, false)).toEqual([`warning ${ENDED}`]));
});

test('an exemption that exempts nothing is warned of', () => {
  const app = new App();
  const { table: own } = new Orders(app);
  BackupCoverage.of(own).exempt({ reason: REASON });
  expect(saidOf(app)).toEqual({
    violations: ["warning exemptionWithoutEffect/Orders/Table: the exemption of 'Orders/Table' (it can be built anew) exempts nothing: all data in it is backed up as it must be, or there is none: remove it"],
    error: undefined,
  });
});

test('an exemption is of more than protection', () => {
  const app = new App();
  const { table: own } = new Orders(app);
  BackupCoverage.of(app).require({ pointInTimeRecovery: true });
  BackupCoverage.of(own).exempt({ reason: REASON });
  expect(saidOf(app).violations).toEqual([]);
});

test.each([
  ['no reason', { reason: ' ' }, "'reason' must say why nothing is to be backed up"],
  ['no date', { reason: REASON, until: new Date('never') }, "'until' must be a date"],
])('refuses %s', (_, exemption, message) => {
  expect(() => BackupCoverage.of(new Stack(new App(), 'Data')).exempt(exemption)).toThrow(message);
});
