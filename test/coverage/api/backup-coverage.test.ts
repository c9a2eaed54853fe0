import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { App, attachCustomSynthesis, Duration, NestedStack, Stack, Stage, Tags } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { Orders, saidOf } from './orders';
import { BackupCoverage, BackupEnforcement, BackupImmutability, BackupResource, BackupVerdict } from '../../../src';

test('is the same object of the same construct', () => {
  const app = new App();
  const stack = new Stack(app);
  expect(BackupCoverage.of(app)).toBe(BackupCoverage.of(app));
  expect(BackupCoverage.of(stack)).not.toBe(BackupCoverage.of(app));
});

test('says what becomes of the data of a resource', () => {
  const app = new App();
  new Orders(app);
  const [found, ...others] = BackupCoverage.of(app).resources();
  expect(others).toEqual([]);
  expect(found).toEqual({
    path: 'Orders/Table/Resource',
    stack: 'Orders',
    logicalId: expect.stringMatching(/^Table/),
    type: 'AWS::DynamoDB::Table',
    resourceType: 'DynamoDB',
    verdict: BackupVerdict.PROTECTED,
    withDefaults: undefined,
    reasons: ["the selection 'Orders/Plan/Selection' of the plan 'Orders/Plan' selects it by Resources[0]"],
    conditions: [],
    selections: [expect.stringMatching(/^PlanSelection/)],
    plans: [expect.stringMatching(/^Plan/)],
    rules: ['daily'],
    rpo: Duration.minutes(25 * 60),
    retention: Duration.days(35),
    keptForEver: false,
    copies: [],
    immutability: BackupImmutability.NONE,
    restoreTests: [],
    restoreTestedEvery: undefined,
    frameworkControls: [],
    roles: [{ role: expect.stringMatching(/^PlanSelectionRole/), lacks: [] }],
    alarms: [],
  });
});

test('gives each resource, each time, lists of its own', () => {
  const app = new App();
  const orders = new Orders(app, 'Orders', { selected: () => [BackupResource.fromArn('arn:aws:dynamodb:*:*:table/*')] });
  new dynamodb.Table(orders, 'Other', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
  const coverage = BackupCoverage.of(app);
  const [first] = coverage.resources();
  [first.selections, first.plans, first.rules, first.roles, first.reasons].forEach((list) => list.splice(0));
  const [again, other] = coverage.resources();
  for (const { selections, plans, rules, roles, reasons } of [again, other]) {
    expect([selections, plans, rules, roles, reasons].map(({ length }) => length)).toEqual([1, 1, 1, 1, 1]);
  }
});

test('answers of what is in a construct alone, and the same of its assembly', () => {
  const app = new App();
  const one = new Orders(app, 'One');
  new Orders(new Stage(app, 'Prod'), 'Two', { selected: () => [] });
  const paths = (coverage: BackupCoverage) => coverage.resources().map(({ path, verdict }) => `${path} ${verdict}`);
  expect(paths(BackupCoverage.of(one))).toEqual(['One/Table/Resource protected']);
  expect(paths(BackupCoverage.of(app))).toEqual(['One/Table/Resource protected', 'Prod/Two/Table/Resource unprotected']);
  expect(paths(BackupCoverage.ofAssembly(app.synth())).sort()).toEqual(['One/Table/Resource protected', 'Prod/Two/Table/Resource unprotected']);
});

test('sees what aspects do', () => {
  const app = new App();
  new Orders(app, 'Orders', { selected: () => [BackupResource.fromTag('backup', 'daily')] });
  Tags.of(app).add('backup', 'daily');
  expect(BackupCoverage.of(app).resources()[0].verdict).toBe(BackupVerdict.PROTECTED);
});

test('answers where something that is required is not met, which the next synthesis says', () => {
  const app = new App();
  new Orders(app, 'Orders', { selected: () => [] });
  const coverage = BackupCoverage.of(app);
  coverage.require({});
  expect(coverage.resources()[0].verdict).toBe(BackupVerdict.UNPROTECTED);
  expect(coverage.resources()).toHaveLength(1);
  expect(() => app.synth()).toThrow("'Orders/Table' must be backed up, and no selection of the templates selects it");
  // So it is called from other languages.
  expect(() => App.prototype.synth.call(app)).toThrow("'Orders/Table' must be backed up, and no selection of the templates selects it");
});

test('what comes after it comes too late, and what is only warned of is said', () => {
  const app = new App();
  new Orders(app, 'Orders', { selected: () => [] });
  const coverage = BackupCoverage.of(app);
  coverage.require({ enforcement: BackupEnforcement.WARNING });
  const log = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  coverage.resources();
  log.mockRestore();
  expect(saidOf(app)).toEqual({ violations: [expect.stringContaining('warning unprotected/Orders/Table')], error: undefined });
  for (const late of [() => coverage.require({}), () => coverage.exempt({ reason: 'x' }), () => coverage.baseline('x')]) {
    expect(late).toThrow("this comes too late: 'resources' has synthesised the app");
  }
});

test('answers of an app that was synthesised before it was asked', () => {
  const app = new App();
  new Orders(app);
  app.synth();
  expect(BackupCoverage.of(app).resources()).toHaveLength(1);
});

test('answers after a synthesis that has failed', () => {
  const app = new App();
  new Orders(app, 'Orders', { selected: () => [] });
  BackupCoverage.of(app).require({});
  expect(saidOf(app).error).toContain('unprotected/Orders/Table');
  expect(BackupCoverage.of(app).resources()).toHaveLength(1);
});

test('what else is wrong with the app is thrown', () => {
  const app = new App();
  new Orders(app).node.addValidation({ validate: () => ['no'] });
  expect(() => BackupCoverage.of(app).resources()).toThrow('no');
});

test('an assembly answers, and nothing else', () => {
  const coverage = BackupCoverage.ofAssembly(new App().synth());
  expect(coverage.resources()).toEqual([]);
  expect(() => coverage.require({})).toThrow("'require' is of the coverage of constructs: an assembly has been synthesised, and answers 'resources' alone");
  expect(() => coverage.exempt({ reason: 'x' })).toThrow("'exempt' is of the coverage of constructs");
  expect(() => coverage.baseline('x')).toThrow("'baseline' is of the coverage of constructs");
});

test('there has to be an app', () => {
  expect(() => BackupCoverage.of(new Construct(undefined as never, '')).require({})).toThrow('coverage is found in the synthesis of an app, and there is none around it');
});

test('the validation report has the construct of a resource, wherever it is', () => {
  const app = new App();
  const stack = new Stack(new Stage(app, 'Prod'), 'Data');
  for (const scope of [stack, new NestedStack(stack, 'Nested')]) {
    new dynamodb.Table(scope, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
  }
  BackupCoverage.of(app).require({});
  expect(saidOf(app).violations).toHaveLength(2);
  const { pluginReports } = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf-8'));
  const constructs = pluginReports.flatMap(({ violations }: any) => violations.flatMap(({ violatingConstructs }: any) => violatingConstructs));
  expect(constructs.map(({ constructPath, cloudFormationResource }: any) => [constructPath, cloudFormationResource.logicalId.slice(0, 5)])).toEqual([
    ['Prod/Data/Table/Resource', 'Table'], ['Prod/Data/Nested/Table/Resource', 'Table'],
  ]);
});

describe('the report', () => {
  const reportIn = (folder: string) => JSON.parse(readFileSync(join(folder, 'backup-coverage.json'), 'utf-8'));

  test('is written of each stage, and of all', () => {
    const app = new App();
    const stage = new Stage(app, 'Prod');
    new Orders(app, 'One');
    new Orders(stage, 'Two');
    BackupCoverage.of(app).require({});
    app.synth();
    const [whole, own] = [app.outdir, stage.outdir].map(reportIn);
    expect(whole.resources.map(({ template, path }: any) => [template, path])).toEqual([
      ['One.template.json', 'One/Table/Resource'], ['assembly-Prod/ProdTwo1B8F1C8D.template.json', 'Prod/Two/Table/Resource'],
    ].map(([template, path]) => [expect.stringMatching(new RegExp(template.replace(/[0-9A-F]{8}/, '[0-9A-F]{8}'))), path]));
    expect(own.resources.map(({ path }: any) => path)).toEqual(['Prod/Two/Table/Resource']);
  });

  test('has what is required, and what of it is not met in the stage', () => {
    const app = new App();
    const stage = new Stage(app, 'Prod');
    new Orders(app, 'One');
    new Orders(stage, 'Two');
    BackupCoverage.of(app).require({ enforcement: BackupEnforcement.WARNING, minRetention: Duration.days(400) });
    saidOf(app);
    const [whole, own] = [app.outdir, stage.outdir].map(reportIn);
    expect(whole.report.objectives).toEqual(['every resource that holds data is backed up', expect.stringContaining('400 days')]);
    expect(whole.unmet.map(({ path }: any) => path)).toEqual(['One/Table/Resource', 'Prod/Two/Table/Resource']);
    expect(own.unmet).toEqual([{
      id: 'minRetention',
      level: 'warning',
      template: expect.stringMatching(/^ProdTwo.*\.template\.json$/),
      path: 'Prod/Two/Table/Resource',
      logicalId: expect.stringMatching(/^Table/),
      message: expect.stringContaining("'Prod/Two/Table' must be kept"),
    }]);
  });

  test('comes beside what a program writes itself', () => {
    const app = new App();
    new Orders(app);
    const written = jest.fn();
    BackupCoverage.of(app).require({});
    attachCustomSynthesis(app, { onSynthesize: written });
    app.synth();
    expect(written).toHaveBeenCalledTimes(1);
    expect(reportIn(app.outdir).version).toBe(1);
  });

  test('is not written where nobody asks', () => {
    const app = new App();
    new Orders(app);
    app.synth();
    expect(existsSync(join(app.outdir, 'backup-coverage.json'))).toBe(false);
  });

  test('is the same of each synthesis, and nothing is said twice', () => {
    const app = new App();
    for (const region of ['eu-central-1', 'eu-west-1', 'eu-west-2']) { new Orders(app, region, { env: { account: '111122223333', region }, selected: () => [] }); }
    new dynamodb.CfnTable(new Stack(app, 'Agnostic'), 'Table', { keySchema: [{ attributeName: 'id', keyType: 'HASH' }] });
    BackupCoverage.of(app).require({});
    const first = saidOf(app).violations;
    expect(first).toHaveLength(4);
    const before = readFileSync(join(app.outdir, 'backup-coverage.json'), 'utf-8');
    expect(saidOf(app).violations).toEqual(first);
    expect(readFileSync(join(app.outdir, 'backup-coverage.json'), 'utf-8')).toBe(before);
  });
});
