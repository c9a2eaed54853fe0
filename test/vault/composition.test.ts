import { App, aws_backup as backup, CfnOutput, NestedStack, PropertyInjectors, RemovalPolicy, Stack, Stage, Tags } from 'aws-cdk-lib';
import type { InjectionContext, IPropertyInjector } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { BackupVault } from '../../src';
import type { BackupVaultProps } from '../../src';
import { l1Of, messageOf, resourceOf, testStack } from '../util';

const TYPE = 'AWS::Backup::BackupVault';

test('a vault in a nested stack hands its ARN to the parent', () => {
  const stack = testStack();
  const nested = new NestedStack(stack, 'Nested');
  const vault = new BackupVault(nested, 'Vault');
  new CfnOutput(stack, 'Arn', { value: vault.backupVaultArn });
  Template.fromStack(nested).hasResource(TYPE, { Properties: { BackupVaultName: 'StackNestedVault64787FAC' }, DeletionPolicy: 'Retain' });
  expect(Template.fromStack(stack).toJSON().Outputs.Arn.Value)
    .toEqual({ 'Fn::GetAtt': ['NestedNestedStackNestedNestedStackResourceDEFDAA4D', expect.stringMatching(/^Outputs\..*BackupVaultArn$/)] });
});

test('vaults of the same stack in two stages have names of their own', () => {
  const app = new App();
  const names = ['Test', 'Prod'].map((id) => {
    const stack = new Stack(new Stage(app, id), 'Stack');
    new BackupVault(stack, 'Vault');
    return resourceOf(stack, TYPE).Properties.BackupVaultName;
  });
  expect(names).toEqual(['TestStackVault04BC93E7', 'ProdStackVaultBC85FD08']);
});

test('a vault is tagged like everything else', () => {
  const stack = testStack();
  Tags.of(stack).add('team', 'storage');
  Tags.of(new BackupVault(stack, 'Vault')).add('stage', 'production');
  expect(resourceOf(stack, TYPE).Properties.BackupVaultTags).toEqual({ team: 'storage', stage: 'production' });
});

test('what is missing can be added to the L1', () => {
  const stack = testStack();
  l1Of(new BackupVault(stack, 'Vault')).addPropertyOverride('BackupVaultTags', { team: 'storage' });
  expect(resourceOf(stack, TYPE).Properties.BackupVaultTags).toEqual({ team: 'storage' });
});

describe('a class of its own', () => {
  class CompanyVault extends BackupVault {
    constructor(scope: Construct, id: string, props: BackupVaultProps = {}) {
      super(scope, id, { blockRecoveryPointDeletion: true, ...props });
    }
  }

  test('is a vault with other defaults', () => {
    const stack = testStack();
    const vault = new CompanyVault(stack, 'Vault', { removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE });
    expect(vault).toBeInstanceOf(BackupVault);
    const { Properties, DeletionPolicy } = resourceOf(stack, TYPE);
    expect(Properties.BackupVaultName).toBe('StackVault02F737C4');
    expect(Properties.AccessPolicy.Statement).toHaveLength(1);
    expect(DeletionPolicy).toBe('RetainExceptOnCreate');
  });

  test('is told apart in what is refused', () => {
    expect(messageOf(() => new CompanyVault(testStack(), 'Vault', { backupVaultName: 'x' })))
      .toBe("Stack/Vault: 'backupVaultName' must be 2 to 50 characters of letters, digits, '-' and '_', got 'x'");
  });
});

describe('property injection', () => {
  class Injector implements IPropertyInjector {
    public readonly constructUniqueId = BackupVault.PROPERTY_INJECTION_ID;
    public readonly seen: string[] = [];

    constructor(private readonly props: BackupVaultProps) {}

    public inject(originalProps: BackupVaultProps, context: InjectionContext): BackupVaultProps {
      this.seen.push(`${context.scope.node.path}/${context.id}`);
      return { ...this.props, ...originalProps };
    }
  }

  const injector = () => new Injector({ backupVaultName: 'injected', removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE });

  test('has an id of its own', () => {
    expect(BackupVault.PROPERTY_INJECTION_ID).toBe('cdk-aws-backup.BackupVault');
    expect(BackupVault.PROPERTY_INJECTION_ID).not.toBe(backup.BackupVault.PROPERTY_INJECTION_ID);
  });

  test.each<[string, (each: IPropertyInjector) => Construct]>([
    ['the app', (each) => new Stack(new App({ propertyInjectors: [each] }), 'Stack')],
    ['the stage', (each) => new Stack(new Stage(new App(), 'Stage', { propertyInjectors: [each] }), 'Stack')],
    ['the stack', (each) => new Stack(new App(), 'Stack', { propertyInjectors: [each] })],
    ['a construct', (each) => {
      const scope = new Construct(testStack(), 'Scope');
      PropertyInjectors.of(scope).add(each);
      return scope;
    }],
  ])('works at %s', (_, make) => {
    const each = injector();
    const scope = make(each);
    new BackupVault(scope, 'Vault', { removalPolicy: RemovalPolicy.RETAIN });
    new BackupVault(scope, 'Other', { backupVaultName: 'other' });
    const vaults = Object.values(Template.fromStack(Stack.of(scope)).findResources(TYPE));
    expect(vaults.map(({ Properties, DeletionPolicy }) => [Properties.BackupVaultName, DeletionPolicy]))
      .toEqual([['injected', 'Retain'], ['other', 'RetainExceptOnCreate']]);
    expect(each.seen).toEqual([`${scope.node.path}/Vault`, `${scope.node.path}/Other`]);
  });

  test('may leave the properties out', () => {
    const stack = new Stack(new App({ propertyInjectors: [injector()] }), 'Stack');
    new BackupVault(stack, 'Vault');
    expect(resourceOf(stack, TYPE).Properties.BackupVaultName).toBe('injected');
  });

  test('is checked like anything else', () => {
    const stack = new Stack(new App({ propertyInjectors: [new Injector({ backupVaultName: 'not valid' })] }), 'Stack');
    expect(messageOf(() => new BackupVault(stack, 'Vault')))
      .toBe("Stack/Vault: 'backupVaultName' must be 2 to 50 characters of letters, digits, '-' and '_', got 'not valid'");
  });

  test('of the vault of aws-cdk-lib leaves ours alone', () => {
    const theirs: IPropertyInjector = {
      constructUniqueId: backup.BackupVault.PROPERTY_INJECTION_ID,
      inject: (props) => ({ ...props, backupVaultName: 'injected' }),
    };
    const stack = new Stack(new App({ propertyInjectors: [theirs] }), 'Stack');
    new BackupVault(stack, 'Vault');
    expect(resourceOf(stack, TYPE).Properties.BackupVaultName).toBe('StackVault02F737C4');
  });
});
