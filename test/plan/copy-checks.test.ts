import { Annotations, CfnParameter, CfnResource, Duration, Stack } from 'aws-cdk-lib';
import * as docdb from 'aws-cdk-lib/aws-docdb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as fsx from 'aws-cdk-lib/aws-fsx';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import { BackupKeyGrants, BackupPlan, BackupPlanRule, BackupResource, BackupResourceType, BackupVault } from '../../src';
import { dbInstanceIn, tableIn } from '../selection/resources';
import { HERE, testStack, warningsOf } from '../util';

const CROSS_REGION = 'arn:aws:backup:us-east-1:111111111111:backup-vault:copies';
const BAHRAIN = CROSS_REGION.replace('us-east-1', 'me-south-1');
const CROSS_ACCOUNT = 'arn:aws:backup:eu-central-1:222222222222:backup-vault:copies';
const HERE_TOO = 'arn:aws:backup:eu-central-1:111111111111:backup-vault:copies';

function planOf(stack: Stack, ...destinations: string[]): BackupPlan {
  const plan = new BackupPlan(stack, 'Plan', {
    backupPlanRules: [
      new BackupPlanRule({
        ruleName: 'Copied',
        copyActions: destinations.map((arn, index) => ({ destinationBackupVault: BackupVault.fromBackupVaultArn(stack, `Copies${index}`, arn) })),
      }),
      new BackupPlanRule({ ruleName: 'Plain', copyActions: [] }),
    ],
  });
  plan.addSelection('Selection', { resources: [BackupResource.fromConstruct(stack, { resourceTypes: BackupResourceType.all() })] });
  return plan;
}

/** The warnings of a plan that copies to some places what was made; they can all be acknowledged. */
function warningsFor(make: (stack: Stack) => unknown, ...destinations: string[]): [string, string][] {
  const stack = testStack(HERE);
  make(stack);
  const plan = planOf(stack, ...destinations);
  const warnings = ownWarningsOf(stack);
  expect(warnings.filter(({ path }) => path !== 'Stack/Plan')).toEqual([]);
  warnings.forEach(({ id }) => Annotations.of(plan).acknowledgeWarning(id));
  expect(ownWarningsOf(stack)).toEqual([]);
  return warnings.map(({ id, text }) => [id.replace('cdk-aws-backup:', ''), text]);
}

/** Those of the resources, and not of the imported vaults. */
function ownWarningsOf(stack: Stack) {
  return warningsOf(stack).filter(({ id }) => id.startsWith('cdk-aws-backup') && !/:(copyIntoVaultElsewhere|lustreWithoutBackups)$/.test(id));
}

const bare = (type: string, properties: Record<string, unknown> = {}) => (stack: Stack) => new CfnResource(stack, 'R', { type, properties });

describe('a copy that AWS Backup does not make', () => {
  test.each<[string, (stack: Stack) => unknown, string, string]>([
    ['a Redshift cluster', bare('AWS::Redshift::Cluster'), HERE_TOO, 'Redshift clusters'],
    ['a Multi-AZ cluster', bare('AWS::RDS::DBCluster', { Engine: 'mysql' }), CROSS_REGION, 'RDS Multi-AZ clusters'],
    ['a stack to another account', bare('AWS::CloudFormation::Stack'), CROSS_ACCOUNT, 'CloudFormation stacks'],
    ['a file system of FSx to Bahrain', bare('AWS::FSx::FileSystem', { FileSystemType: 'WINDOWS' }), BAHRAIN, 'FSx for Lustre and Windows file systems'],
  ])('is warned about: of %s', (_, make, destination, kind) => {
    expect(warningsFor(make, destination)).toEqual([['copyNotSupported', `the rule 'Copied' makes copies that AWS Backup does not make of ${kind}: 'Stack/R'`]]);
  });

  test.each<[string, (stack: Stack) => unknown, string[]]>([
    ['a Redshift cluster without copies', bare('AWS::Redshift::Cluster'), []],
    ['a stack to another Region', bare('AWS::CloudFormation::Stack'), [CROSS_REGION]],
    ['a file system of FSx to another Region', bare('AWS::FSx::FileSystem', { FileSystemType: 'WINDOWS' }), [CROSS_REGION]],
    ['a Neptune cluster to another account', bare('AWS::Neptune::DBCluster'), [CROSS_ACCOUNT]],
    ['a file system anywhere', bare('AWS::EFS::FileSystem'), [CROSS_REGION, CROSS_ACCOUNT, HERE_TOO]],
  ])('is not that of %s', (_, make, destinations) => {
    expect(warningsFor(make, ...destinations)).toEqual([]);
  });

  test('is not guessed about where the account of the plan is not known', () => {
    const stack = testStack();
    bare('AWS::CloudFormation::Stack')(stack);
    planOf(stack, CROSS_ACCOUNT);
    expect(warningsOf(stack)).toEqual([]);
  });
});

test('a copy of a DynamoDB table needs advanced features', () => {
  expect(warningsFor((stack) => [tableIn(stack, 'A'), bare('AWS::DynamoDB::GlobalTable')(stack)], CROSS_REGION, HERE_TOO)).toEqual([['copyNeedsAdvancedFeatures',
    "the rule 'Copied' makes copies, which AWS Backup makes of a DynamoDB table only where the account has opted in to its advanced features for DynamoDB in the Region: "
    + "make sure of it for 'Stack/A', 'Stack/R'"]]);
  expect(warningsFor(tableIn)).toEqual([]);
});

describe('a copy to another account', () => {
  const managed = [['copyNeedsCustomerManagedKey', "the rule 'Copied' copies into another account, where AWS Backup cannot copy what is encrypted with an AWS managed key: "
    + "give a customer managed key to 'Stack/R'"]];
  const unencrypted = [['copyStaysUnencrypted', "the rule 'Copied' copies into another account, and copies of an unencrypted cluster are unencrypted there, "
    + "whatever the key of the vault: encrypt 'Stack/R'"]];
  const instance = (props: rds.CfnDBInstanceProps) => (stack: Stack) => dbInstanceIn(stack, 'R', props);
  const volume = (props: Partial<ec2.CfnVolumeProps>) => (stack: Stack) => new ec2.CfnVolume(stack, 'R', { availabilityZone: 'eu-central-1a', size: 1, ...props });
  const lustre = (deploymentType?: string) => (stack: Stack) => new fsx.CfnFileSystem(stack, 'R', {
    fileSystemType: 'LUSTRE', subnetIds: [], lustreConfiguration: { deploymentType },
  });
  const cluster = (props: docdb.CfnDBClusterProps) => (stack: Stack) => new docdb.CfnDBCluster(stack, 'R', props);

  test.each<[string, (stack: Stack) => unknown, string[][]]>([
    ['an instance with the default key', instance({ storageEncrypted: true }), managed],
    ['an instance with the AWS managed key', instance({ storageEncrypted: true, kmsKeyId: 'alias/aws/rds' }), managed],
    ['an instance with the AWS managed key by a lookup', (stack) => instance({
      storageEncrypted: true, kmsKeyId: kms.Alias.fromAliasName(stack, 'Alias', 'alias/aws/rds').keyArn,
    })(stack), managed],
    ['a bare instance', bare('AWS::RDS::DBInstance', { StorageEncrypted: 'true' }), managed],
    ['an instance encrypted by an override', (stack) => instance({})(stack).addPropertyOverride('StorageEncrypted', true), managed],
    ['a volume with the AWS managed key', volume({ encrypted: true, kmsKeyId: 'alias/aws/ebs' }), managed],
    ['an FSx file system with the default key', (stack) => new fsx.CfnFileSystem(stack, 'R', { fileSystemType: 'WINDOWS', subnetIds: [] }), managed],
    ['a persistent file system of Lustre with the default key', lustre('PERSISTENT_2'), managed],
    ['a DocumentDB cluster with the default key', cluster({ storageEncrypted: true }), managed],
    ['an unencrypted DocumentDB cluster', cluster({ storageEncrypted: false }), unencrypted],
    ['an unencrypted Aurora cluster', bare('AWS::RDS::DBCluster', { Engine: 'aurora-mysql', StorageEncrypted: false }), unencrypted],

    ['an instance with a customer managed key', (stack) => {
      const key = new kms.Key(stack, 'Key');
      BackupKeyGrants.fromKey(key).shareForCopies(new iam.AccountPrincipal('222222222222'));
      return instance({ storageEncrypted: true, kmsKeyId: key.keyArn })(stack);
    }, []],
    ['an instance whose key is a parameter', (stack) => instance({ storageEncrypted: true, kmsKeyId: new CfnParameter(stack, 'P').valueAsString })(stack), []],
    ['an instance made of a snapshot', instance({ storageEncrypted: true, dbSnapshotIdentifier: 'snapshot' }), []],
    ['an unencrypted instance, whose copies are encrypted', instance({ storageEncrypted: false }), []],
    ['a cluster of which nothing is said', cluster({}), []],
    ['an unencrypted cluster made of a snapshot', cluster({ storageEncrypted: false, snapshotIdentifier: 'snapshot' }), []],
    ['a volume with the default key of the account', volume({ encrypted: true }), []],
    ['a scratch file system of Lustre, which has no key', lustre('SCRATCH_2'), []],
    ['a file system of Lustre of which it is not said that it is persistent', lustre(), []],
    ['a file system of Lustre of which only deployment knows whether it is persistent', (stack) => lustre(new CfnParameter(stack, 'P').valueAsString)(stack), []],
    ['a file system, which is fully managed', bare('AWS::EFS::FileSystem', { Encrypted: true }), []],
  ])('of %s', (_, make, expected) => {
    expect(warningsFor(make, CROSS_ACCOUNT)).toEqual(expected);
  });

  test.each([
    ['encrypted', true, "cannot copy what is encrypted with an AWS managed key: give a customer managed key to 'Stack/Instance', 'Stack/Cluster'"],
    ['unencrypted', false, "copies of an unencrypted cluster are unencrypted there, whatever the key of the vault: encrypt 'Stack/Cluster'"],
  ])('of several rules, %s', (_, storageEncrypted, words) => {
    const stack = testStack(HERE);
    dbInstanceIn(stack, 'Instance', { storageEncrypted });
    new docdb.CfnDBCluster(stack, 'Cluster', { storageEncrypted });
    const destinationBackupVault = BackupVault.fromBackupVaultArn(stack, 'Copies', CROSS_ACCOUNT);
    const plan = new BackupPlan(stack, 'Plan', {
      backupPlanRules: ['A', 'B'].map((ruleName) => new BackupPlanRule({ ruleName, copyActions: [{ destinationBackupVault }] })),
    });
    plan.addSelection('Selection', { resources: [BackupResource.fromConstruct(stack, { resourceTypes: BackupResourceType.all() })] });
    expect(ownWarningsOf(stack).map(({ text }) => text)).toEqual([expect.stringMatching(/^the rules 'A', 'B' copy into another account, /)]);
    expect(ownWarningsOf(stack)[0].text).toContain(words);
  });

  test('is none to another Region', () => {
    expect(warningsFor(instance({ storageEncrypted: true }), CROSS_REGION)).toEqual([]);
    expect(warningsFor(cluster({ storageEncrypted: false }), CROSS_REGION)).toEqual([]);
  });
});

describe('cold storage', () => {
  const warningsOfCold = (make: (stack: Stack) => BackupResource[], rule = new BackupPlanRule({ ruleName: 'Cold', moveToColdStorageAfter: Duration.days(30) })) => {
    const stack = testStack();
    const plan = new BackupPlan(stack, 'Plan', { backupPlanRules: [BackupPlanRule.daily(), rule] });
    plan.addSelection('Selection', { resources: make(stack) });
    return { stack, plan, warnings: () => warningsOf(stack).filter(({ id }) => id.startsWith('cdk-aws-backup:cold')).map(({ text }) => text) };
  };
  const sentence = (what: string, without = '') =>
    `${what} to cold storage, and nothing that the plan selects has it${without}: they stay in warm storage until they are deleted`;
  const text = sentence("the rule 'Cold' moves recovery points");
  const ofVolumes = sentence("the rule 'Cold' moves recovery points", " without 'optInToArchive', which EBS volumes need");
  const volume = (stack: Stack) => [BackupResource.fromEbsVolume(new ec2.CfnVolume(stack, 'R', { availabilityZone: 'eu-central-1a', size: 1 }))];

  test.each<[string, (stack: Stack) => BackupResource[], string]>([
    ['databases', (stack) => (dbInstanceIn(stack), [BackupResource.fromConstruct(stack)]), text],
    ['a database that is an L2', (stack) => [BackupResource.fromRdsDatabaseInstance(new rds.DatabaseInstance(stack, 'Database', {
      vpc: new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 0 }),
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      engine: rds.DatabaseInstanceEngine.MYSQL,
    }))], text],
    ['volumes, which need an archive', volume, ofVolumes],
    ['volumes and databases', (stack) => (dbInstanceIn(stack), [...volume(stack), BackupResource.fromConstruct(stack)]), ofVolumes],
    ['all buckets', () => [BackupResource.allOf(BackupResourceType.S3)], text],
  ])('of %s is warned about', (_, make, expected) => {
    const { plan, warnings } = warningsOfCold(make);
    expect(warnings()).toEqual([expected]);
    Annotations.of(plan).acknowledgeWarning('cdk-aws-backup:coldStorageWithoutEffect');
    expect(warnings()).toEqual([]);
  });

  test('of copies is warned about', () => {
    const stack = testStack();
    const copyActions = [{ destinationBackupVault: BackupVault.fromBackupVaultArn(stack, 'Copies', CROSS_REGION), moveToColdStorageAfter: Duration.days(30) }];
    expect(warningsOfCold((other) => (dbInstanceIn(other), [BackupResource.fromConstruct(other)]), new BackupPlanRule({ ruleName: 'Cold', copyActions })).warnings())
      .toEqual([sentence("the copies of the rule 'Cold' move")]);
  });

  test('of rules and of copies of others is warned about at once', () => {
    const { plan, stack, warnings } = warningsOfCold((other) => (dbInstanceIn(other), [BackupResource.fromConstruct(other)]));
    const copy = { destinationBackupVault: BackupVault.fromBackupVaultArn(stack, 'Copies', CROSS_REGION), moveToColdStorageAfter: Duration.days(30) };
    plan.addRule(new BackupPlanRule({ ruleName: 'Both', moveToColdStorageAfter: Duration.days(1), copyActions: [copy] }));
    plan.addRule(new BackupPlanRule({ ruleName: 'One', copyActions: [copy] }));
    plan.addRule(new BackupPlanRule({ ruleName: 'Two', copyActions: [copy] }));
    expect(warnings()).toEqual([sentence("the rules 'Cold', 'Both' move recovery points, and the copies of the rules 'One', 'Two' move")]);
  });

  describe('of ready-made rules', () => {
    const wayOut = '; as ready-made rules cannot be changed, give the plan rules of your own, by new BackupPlanRule(), or acknowledge this; '
      + 'it is said of one plan of ready-made rules only';
    const readyMade = (count: number, rule?: BackupPlanRule) => {
      const stack = testStack();
      const plans = [...Array(count).keys()].map((index) => {
        const plan = BackupPlan.dailyMonthly1YearRetention(stack, `Plan${index}`);
        plan.addSelection('Selection', { resources: volume(new Stack(stack, `Volumes${index}`)) });
        if (rule) { plan.addRule(rule); }
        return plan;
      });
      const paths = () => warningsOf(stack).filter(({ id }) => id.startsWith('cdk-aws-backup:cold')).map(({ path }) => path);
      const texts = () => warningsOf(stack).filter(({ id }) => id.startsWith('cdk-aws-backup:cold')).map((warning) => warning.text);
      return { stack, plans, paths, texts };
    };

    test('is said once, with the way out', () => {
      const { paths, texts } = readyMade(3);
      expect(texts()).toEqual([sentence("the rule 'Monthly1Year' moves recovery points", " without 'optInToArchive', which EBS volumes need") + wayOut]);
      expect(paths()).toEqual(['Stack/Plan0']);
    });

    test('is said of another plan where it is acknowledged of the first', () => {
      const { plans, paths } = readyMade(3);
      Annotations.of(plans[0]).acknowledgeWarning('cdk-aws-backup:coldStorageWithoutEffect');
      expect(paths()).toEqual(['Stack/Plan1']);
    });

    test('is said of each plan with a rule of its own', () => {
      const { paths } = readyMade(2, new BackupPlanRule({ ruleName: 'Cold', moveToColdStorageAfter: Duration.days(30) }));
      expect(paths()).toEqual(['Stack/Plan0', 'Stack/Plan1']);
    });
  });

  test.each<[string, (stack: Stack) => BackupResource[]]>([
    ['a table among databases', (stack) => (dbInstanceIn(stack), tableIn(stack), [BackupResource.fromConstruct(stack)])],
    ['a tag', (stack) => (dbInstanceIn(stack), [BackupResource.fromConstruct(stack), BackupResource.fromTag('a', 'b')])],
  ])('is not in vain with %s', (_, make) => {
    expect(warningsOfCold(make).warnings()).toEqual([]);
  });

  test('of volumes is not in vain where the plan opts in to the archive', () => {
    const { plan, warnings } = warningsOfCold(volume);
    (plan.node.defaultChild as CfnResource).addPropertyOverride('BackupPlan.BackupPlanRule.1.Lifecycle.OptInToArchiveForSupportedResources', true);
    expect(warnings()).toEqual([]);
  });

  test('is not asked for by other rules', () => {
    expect(warningsOfCold((stack) => (dbInstanceIn(stack), [BackupResource.fromConstruct(stack)]), BackupPlanRule.weekly()).warnings()).toEqual([]);
  });
});
