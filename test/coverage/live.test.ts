import { App, aws_dynamodb as dynamodb, aws_s3 as s3, NestedStack, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { coverageOf } from '../../src/coverage/coverage-of';
import { LiveApplication } from '../../src/document/live/live-application';
import * as backup from '../../src/index';
import { HERE } from '../util';

/** What is covered in an app while it is synthesised. */
function verdicts(app: App): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const root = new LiveApplication(app);
  for (const { path, verdict, proofs } of coverageOf(root).resources) { found[path!.replace(/\/Resource$/, '')] = [verdict, proofs()[0]?.clause]; }
  return found;
}

function table(scope: Stack, id: string): dynamodb.Table {
  return new dynamodb.Table(scope, id, { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }, removalPolicy: RemovalPolicy.DESTROY });
}

test('what a plan of this library collects', () => {
  const app = new App();
  const stack = new Stack(app, 'S', { env: HERE });
  const [one, two] = [table(stack, 'One'), table(stack, 'Two')];
  new s3.Bucket(stack, 'Bucket');
  const plan = backup.BackupPlan.dailyWeeklyMonthly5YearRetention(stack, 'Plan');
  plan.addSelection('All', { resources: [backup.BackupResource.fromConstruct(one), backup.BackupResource.fromConstruct(two)] });
  app.synth();
  expect(verdicts(app)).toMatchObject({ 'S/One': ['protected', 'Resources[0]'], 'S/Two': ['protected', 'Resources[1]'], 'S/Bucket': ['unprotected', undefined] });
});

test('tags of stacks, and of what is nested in them', () => {
  const app = new App();
  const stack = new Stack(app, 'S', { env: HERE });
  Tags.of(stack).add('backup', 'daily');
  table(stack, 'One');
  const nested = new NestedStack(stack, 'Nested');
  table(nested, 'Two');
  const other = new Stack(app, 'Other', { env: HERE });
  table(other, 'Three');
  backup.BackupPlan.daily35DayRetention(other, 'Plan').addSelection('Tagged', { resources: [backup.BackupResource.fromTag('backup', 'daily')] });
  app.synth();
  expect(verdicts(app)).toMatchObject({ 'S/One': ['protected', 'ListOfTags[0]'], 'S/Nested/Two': ['protected', 'ListOfTags[0]'], 'Other/Three': ['unprotected', undefined] });
});

test('selections that have collected other resources each are told by themselves', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const plan = backup.BackupPlan.daily35DayRetention(stack, 'Plan');
  for (const id of ['One', 'Two']) {
    const part = new Construct(stack, id);
    for (const name of ['A', 'B']) {
      new dynamodb.Table(part, name, { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
    }
    plan.addSelection(`Of${id}`, { resources: [backup.BackupResource.fromConstruct(part)] });
  }
  const told = coverageOf(new LiveApplication(app)).resources.map(({ path, verdict, reasons }) => [path, verdict, ...reasons]);
  expect(told).toEqual(['One', 'Two'].flatMap((id) => ['A', 'B'].map((name, index) => (
    [`Stack/${id}/${name}/Resource`, 'protected', `the selection 'Stack/Plan/Of${id}' of the plan 'Stack/Plan' selects it by Resources[${index}]`]))));
});
