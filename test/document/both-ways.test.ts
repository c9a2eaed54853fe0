import { readFileSync } from 'fs';
import {
  App, aws_dynamodb as dynamodb, aws_iam as iam, aws_kms as kms, CfnCondition, CfnParameter, Duration, Fn, NestedStack, RemovalPolicy, Stack, Tags,
  Token,
} from 'aws-cdk-lib';
import type { CfnResource, Environment } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import * as fc from 'fast-check';
import type { VaultReference } from '../../src/document/arns/vault-reference';
import { templatesOfAssembly } from '../../src/document/assembly/assembly';
import type { Document } from '../../src/document/document';
import { Documents } from '../../src/document/documents';
import { LiveApplication } from '../../src/document/live/live-application';
import { RoleDocument } from '../../src/document/role-document';
import type { Application } from '../../src/document/template';
import { TemplateFiles } from '../../src/document/template-file';
import { World } from '../../src/document/values/world';
import { BackupPlan, BackupPlanRule, BackupResource, BackupSelectionCondition, BackupVault, VaultLock } from '../../src/index';
import { HERE, l1Of, THERE } from '../util';

/** An app, as far as it is left to chance. */
interface Choice {
  readonly env?: Environment;
  readonly vault: 'beside' | 'in another stack' | 'in another environment' | 'by name' | 'by ARN' | 'locked';
  readonly copies: readonly ('beside' | 'elsewhere' | 'by ARN')[];
  readonly selected: readonly ('tag' | 'table' | 'everything in it' | 'pattern' | 'parameter')[];
  readonly leftOut: boolean;
  readonly conditions: boolean;
  readonly nested: boolean;
  readonly condition: 'none' | 'of a table' | 'of the plan';
  readonly role: 'own' | 'given' | 'by ARN';
  readonly override: 'none' | 'lifecycle' | 'resources' | 'vault name' | 'a rule more';
  readonly parameter: boolean;
}

const CHOICE: fc.Arbitrary<Choice> = fc.record({
  env: fc.constantFrom(undefined, HERE),
  vault: fc.constantFrom('beside', 'in another stack', 'in another environment', 'by name', 'by ARN', 'locked'),
  copies: fc.uniqueArray(fc.constantFrom('beside', 'elsewhere', 'by ARN'), { maxLength: 2 }),
  selected: fc.uniqueArray(fc.constantFrom('tag', 'table', 'everything in it', 'pattern', 'parameter'), { minLength: 1 }),
  leftOut: fc.boolean(),
  conditions: fc.boolean(),
  nested: fc.boolean(),
  condition: fc.constantFrom('none', 'of a table', 'of the plan'),
  role: fc.constantFrom('own', 'given', 'by ARN'),
  override: fc.constantFrom('none', 'lifecycle', 'resources', 'vault name', 'a rule more'),
  parameter: fc.boolean(),
});

test('what is read of constructs is what is read of their assembly', () => {
  fc.assert(fc.property(CHOICE, (choice) => {
    // The CDK has no references between an environment that is known and one that is not, and none of a nested stack.
    const isApart = choice.vault === 'in another environment' || choice.copies.includes('elsewhere');
    fc.pre(!isApart || (choice.env !== undefined && !choice.nested));
    const app = appOf(choice);
    let live: unknown;
    app.node.addValidation({
      validate: () => {
        live = everythingIn(new LiveApplication(app));
        return [];
      },
    });
    try {
      app.synth();
    } catch {
      // What is refused is read all the same.
    }
    const { directory } = app.synth({ force: true, skipValidation: true });
    const files = new TemplateFiles(templatesOfAssembly(directory, (file) => JSON.parse(readFileSync(file, 'utf-8'))));
    expect(live).toEqual(everythingIn(files));
  }), { numRuns: 80, seed: 20261127 });
});

function appOf(choice: Choice): App {
  const app = new App();
  const central = new Stack(app, 'Central', { env: THERE });
  const other = new Stack(app, 'Other', { env: choice.env });
  const outer = new Stack(app, 'Outer', { env: choice.env, tags: { team: 'orders' } });
  const stack = choice.nested ? new NestedStack(outer, 'Nested') : outer;
  const table = new dynamodb.Table(stack, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }, removalPolicy: RemovalPolicy.DESTROY });
  Tags.of(table).add('stage', 'production');
  const condition = new CfnCondition(stack, 'Condition', { expression: Fn.conditionEquals(new CfnParameter(stack, 'Stage', { default: 'a' }), 'b') });
  if (choice.condition === 'of a table') { l1Of(table).cfnOptions.condition = condition; }

  const vault = vaultOf(choice, stack, other, central);
  const days = choice.parameter ? Duration.days(new CfnParameter(stack, 'Days', { type: 'Number', default: 40 }).valueAsNumber) : Duration.days(40);
  const plan = new BackupPlan(stack, 'Plan', {
    backupVault: vault,
    backupPlanRules: [BackupPlanRule.daily(), new BackupPlanRule({
      ruleName: 'copied',
      deleteAfter: days,
      copyActions: choice.copies.map((where) => ({ destinationBackupVault: copyVaultOf(where, stack, central) })),
    })],
  });
  const selection = plan.addSelection('Selection', {
    resources: choice.selected.map((what) => selectedOf(what, stack, table)),
    notResources: choice.leftOut ? [BackupResource.fromArn('arn:aws:s3:::logs-*'), BackupResource.fromDynamoDbTable(table)] : undefined,
    conditions: choice.conditions ? [BackupSelectionCondition.tagEquals('stage', 'production')] : undefined,
    role: roleOf(choice.role, stack),
  });
  if (choice.condition === 'of the plan') { [plan, selection].forEach((each) => { l1Of(each).cfnOptions.condition = condition; }); }
  override(choice, plan, selection, vault);
  return app;
}

function vaultOf({ vault }: Choice, stack: Stack, other: Stack, central: Stack) {
  switch (vault) {
    case 'in another stack': return new BackupVault(other, 'Vault', { encryptionKey: new kms.Key(other, 'Key') });
    case 'in another environment': return new BackupVault(central, 'Vault', { backupVaultName: 'central' });
    case 'by name': return BackupVault.fromBackupVaultName(stack, 'Vault', 'known');
    case 'by ARN': return BackupVault.fromBackupVaultArn(stack, 'Vault', 'arn:aws:backup:eu-central-1:111111111111:backup-vault:known');
    case 'locked': return new BackupVault(stack, 'Vault', { lockConfiguration: VaultLock.governance({ minRetention: Duration.days(7) }), removalPolicy: RemovalPolicy.DESTROY });
    default: return new BackupVault(stack, 'Vault', { backupVaultName: 'own' });
  }
}

function copyVaultOf(where: Choice['copies'][number], stack: Stack, central: Stack) {
  switch (where) {
    case 'beside': return new BackupVault(stack, 'Copies');
    case 'elsewhere': return new BackupVault(central, 'Copies', { backupVaultName: 'copies' });
    default: return BackupVault.fromBackupVaultArn(stack, 'Far', `arn:aws:backup:us-east-1:${Stack.of(stack).account}:backup-vault:far`);
  }
}

function selectedOf(what: Choice['selected'][number], stack: Stack, table: dynamodb.Table): BackupResource {
  switch (what) {
    case 'tag': return BackupResource.fromTag('stage', 'production');
    case 'table': return BackupResource.fromDynamoDbTable(table);
    case 'everything in it': return BackupResource.fromConstruct(stack);
    case 'pattern': return BackupResource.fromArn('arn:aws:ec2:*:*:volume/*');
    default: return BackupResource.fromArn(new CfnParameter(stack, 'Arn').valueAsString);
  }
}

function roleOf(role: Choice['role'], stack: Stack): iam.IRole | undefined {
  switch (role) {
    case 'given': return new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com') });
    case 'by ARN': return iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111111111111:role/backups');
    default: return undefined;
  }
}

function override({ override: what }: Choice, plan: IConstruct, selection: IConstruct, vault: IConstruct): void {
  const of = (construct: IConstruct) => construct.node.defaultChild as CfnResource | undefined;
  switch (what) {
    case 'lifecycle': of(plan)!.addPropertyOverride('BackupPlan.BackupPlanRule.0.Lifecycle.DeleteAfterDays', 3); break;
    case 'a rule more': of(plan)!.addPropertyOverride('BackupPlan.BackupPlanRule.2', MORE); break;
    case 'resources': of(selection)!.addPropertyOverride('BackupSelection.Resources', ['arn:aws:s3:::bucket']); break;
    case 'vault name': of(vault)?.addPropertyOverride('BackupVaultName', 'another'); break;
    default: break;
  }
}

const MORE = { RuleName: 'more', TargetBackupVault: Token.asAny({ Ref: 'AWS::StackName' }) };

/** All that documents tell of an application, in the world of the defaults. */
function everythingIn(application: Application): unknown {
  const documents = new Documents(application, new World(true));
  const inWords = (value: unknown) => documents.inWords(JSON.stringify(value) ?? 'nothing');
  const ofAll = (document: Document) => ({
    name: document.name, type: document.type, isMade: document.isMade, isDeleted: document.isDeleted, env: inWords(document.env),
  });
  const ofVault = ({ document, name, env }: VaultReference) => [document?.name, name, inWords(env)];
  const plans = documents.plans.map((plan) => ({
    ...ofAll(plan),
    plan: inWords(plan.property('BackupPlan').value),
    rules: plan.rules?.map(({ name, vault, copies, isContinuous }) =>
      ({ name, isContinuous, vaults: [vault, ...copies!.map((copy) => copy.vault)].map(ofVault) })),
    selections: documents.selectionsOf(plan).map(({ name }) => name),
  }));
  const selections = documents.selections.map((selection) => ({
    ...ofAll(selection),
    selection: inWords(selection.property('BackupSelection').value),
    role: selection.roleDocument?.name,
    ...Object.fromEntries((['selected', 'excluded'] as const).map((list) => [list, {
      resources: [...new Set(selection[list].resources.map(({ name, kind, tags }) => inWords([name, kind.apiName, tags])))].sort(),
      others: selection[list].others.map(inWords),
    }])),
  }));
  const vaults = documents.vaults.map((vault) => ({
    ...ofAll(vault), properties: ['BackupVaultName', 'EncryptionKeyArn', 'LockConfiguration', 'AccessPolicy', 'Notifications'].map((name) => inWords(vault.property(name).value)),
  }));
  const roles = documents.ofTypes(RoleDocument, new Set([RoleDocument.TYPE])).map((role) => ({
    ...ofAll(role), trust: inWords(role.trust.value), policies: inWords(role.managedPolicies.value),
  }));
  const byName = <T extends { readonly name: string }>(all: readonly T[]) => [...all].sort((a, b) => a.name.localeCompare(b.name));
  return { plans: byName(plans), selections: byName(selections), vaults: byName(vaults), roles: byName(roles) };
}
