import { App, aws_backup, aws_iam as iam, aws_kms as kms, aws_sns as sns, CfnParameter, Duration, Fn, Lazy, RemovalPolicy, Stack, TimeZone, Token } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import {
  BackupKeyGrants, BackupPlan, BackupPlanRule, BackupResource, BackupResourceType, BackupRole, BackupSelectionCondition, BackupVault,
  BackupVaultEventRules, BackupVaultGrants, IndexActionResourceType, LogicallyAirGappedBackupVault,
  OrganizationalUnitPrincipal, TieringConfiguration, TieringSelection,
} from '../../src';
import { HERE, synth } from '../util';

/** A stack, and texts of which only deployment knows all or a part. */
class Program {
  public readonly here = new Stack(new App(), 'Here', { env: HERE });
  public readonly anywhere = new Stack(this.here.node.root as App, 'Anywhere');
  public readonly param: string;
  public readonly lazy = Lazy.string({ produce: () => 'lazy' });
  public readonly number: number;

  constructor() {
    this.param = new CfnParameter(this.here, 'Param').valueAsString;
    this.number = Token.asNumber(Lazy.number({ produce: () => 1 }));
  }

  public vault(scope: Stack = this.here) {
    return new BackupVault(scope, 'Vault');
  }

  public plan(...rules: ConstructorParameters<typeof BackupPlanRule>[0][]) {
    return new BackupPlan(this.here, 'Plan', { backupVault: BackupVault.fromBackupVaultName(this.here, 'Own', 'own'), backupPlanRules: rules.map((rule) => new BackupPlanRule(rule)) });
  }

  public select(resources: BackupResource[], more: object = {}) {
    return this.plan({ ruleName: 'Rule' }).addSelection('Selection', { resources, ...more });
  }
}

const days = Duration.days;
const OTHER = 'arn:aws:backup:us-east-1:222222222222:backup-vault:';

const PROGRAMS: Record<string, (program: Program) => unknown> = {
  'the ARN of an imported vault': ({ here, param }) => BackupVault.fromBackupVaultArn(here, 'V', `arn:aws:backup:eu-central-1:${param}:vault:x`),
  'the ARN of an imported vault of another service': ({ here, param }) => BackupVault.fromBackupVaultArn(here, 'V', `arn:aws:s3:eu-central-1:${param}:backup-vault:x`),
  'the name of a vault': ({ here, param }) => new BackupVault(here, 'V', { backupVaultName: `not a name ${param}` }),
  'an acknowledgement that names another vault': ({ here, param }) => new BackupVault(here, 'V', {
    backupVaultName: param,
    lockConfiguration: { minRetention: days(1), changeableFor: days(3), acknowledgeIrreversible: `another ${param}` } as never,
  }),
  'a lock': ({ here, number }) => new BackupVault(here, 'V', { lockConfiguration: { minRetention: Duration.hours(number), changeableFor: days(number) } }),
  'the key of a vault': ({ here, param }) => new LogicallyAirGappedBackupVault(here, 'V', {
    minRetention: days(7), maxRetention: days(70), encryptionKey: kms.Key.fromKeyArn(here, 'K', `arn:aws:kms:us-east-1:${HERE.account}:key/${param}`),
  }),
  'an alias': ({ here, param }) => BackupKeyGrants.fromKey(kms.Alias.fromAliasName(here, 'A', `alias/aws/${param}`)).shareForCopies(new iam.AccountPrincipal('222222222222')),
  'a key that is imported': ({ here, param }) => BackupKeyGrants.fromKey(kms.Key.fromKeyArn(here, 'K', `arn:aws:kms:eu-central-1:${HERE.account}:key/${param}`))
    .shareForCopies(new iam.AccountPrincipal(param)),
  'the name of a rule': (program) => program.plan({ ruleName: `a b ${program.param}`, deleteAfter: days(0) }),
  'two rules of one name': (program) => program.plan({ ruleName: program.param }, { ruleName: program.param }),
  'overlapping rules': (program) => program.plan(
    { ruleName: program.param, deleteAfter: days(1), startWindow: Duration.hours(8) },
    { ruleName: program.lazy, deleteAfter: days(2), scheduleExpressionTimezone: TimeZone.EUROPE_PARIS },
  ),
  'a schedule that runs too often': (program) => program.plan({ ruleName: program.param, scheduleExpression: Schedule.cron({ minute: '0/5' }) }),
  'durations': (program) => program.plan({
    ruleName: 'Rule', deleteAfter: Duration.hours(program.number), startWindow: days(program.number), moveToColdStorageAfter: Duration.hours(program.number),
  }),
  'the vault of another environment': (program) => program.plan({ ruleName: program.param, backupVault: BackupVault.fromBackupVaultArn(program.here, 'V', OTHER + program.param) }),
  'copies into other accounts': (program) => program.plan({
    ruleName: program.param,
    copyActions: [{ destinationBackupVault: BackupVault.fromBackupVaultArn(program.here, 'V', OTHER + program.param) }],
  }),
  'copies into other partitions': (program) => program.plan({
    ruleName: program.param,
    copyActions: [{ destinationBackupVault: BackupVault.fromBackupVaultArn(program.here, 'V', `arn:aws-cn:backup:cn-north-1:222222222222:backup-vault:${program.param}`) }],
  }),
  'an air-gapped vault elsewhere': (program) => program.plan({
    ruleName: 'Rule', deleteAfter: days(9), targetLogicallyAirGappedBackupVault: LogicallyAirGappedBackupVault.fromBackupVaultArn(program.here, 'V', OTHER + program.param),
  }),
  'index actions': (program) => program.plan({
    ruleName: program.param,
    indexActions: [{ resourceTypes: [{ value: `${program.param} x` } as never] }, { resourceTypes: [{ value: program.lazy } as never, IndexActionResourceType.S3] }],
  }),
  'cold storage in vain': (program) => program.plan({ ruleName: program.param, moveToColdStorageAfter: days(1) })
    .addSelection('Selection', { resources: [BackupResource.allOf(BackupResourceType.S3)] }),
  'what is selected and left out': (program) => program.select([BackupResource.fromArn(`arn:aws:s3:::${program.param}`)],
    { notResources: [BackupResource.fromArn(`arn:aws:s3:::${program.param}`)] }),
  'an ARN that is none': (program) => program.select([BackupResource.fromArn(`arn:aws:${program.param}`), BackupResource.fromArn(`arn:aws:s3:::*${program.param}x*y`)]),
  'a bucket by its ARN': (program) => program.select([BackupResource.fromArn(`arn:aws:s3:::${program.lazy}`)], { role: iam.Role.fromRoleArn(program.here, 'R', `arn:aws:iam::111111111111:role/${program.param}`) }),
  'resources elsewhere': (program) => program.select([BackupResource.fromArn(`arn:aws:ec2:us-east-1:222222222222:volume/${program.param}`)]),
  'tags that are alternatives': (program) => program.select([BackupResource.fromTag(program.param, 'a'), BackupResource.fromTag(program.lazy, 'b')]),
  'a tag beside a wildcard': (program) => program.select([BackupResource.fromTag('a', 'b'), BackupResource.fromArn(`arn:aws:s3:::${program.param}*`)]),
  'a wildcard in a value': (program) => program.select([BackupResource.fromTag(program.param, `${program.param}*`)]),
  'a key with a prefix': (program) => program.select([BackupResource.fromTag(`aws:ResourceTag/${program.param}`, 'a')]),
  'conditions that nothing can meet': (program) => program.select([BackupResource.fromTag('a', 'b')], {
    conditions: [BackupSelectionCondition.tagEquals('x', `a${program.param}`), BackupSelectionCondition.tagEquals('x', 'b'), BackupSelectionCondition.tagEquals('x', 'c')],
  }),
  'tags that are left out': (program) => program.select([BackupResource.fromTag('a', 'b')], { notResources: [BackupResource.fromTag(program.param, program.lazy)] }),
  'a role for a service': (program) => program.select([BackupResource.fromTag('a', 'b')], {
    role: iam.Role.fromRoleArn(program.here, 'R', `arn:aws:iam::${program.param}:role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup`),
  }),
  'a role of another account': (program) => program.select([BackupResource.fromTag('a', 'b')], {
    role: iam.Role.fromRoleArn(program.here, 'R', `arn:aws:iam::222222222222:role/${program.param}`),
  }),
  'a type of resource': (program) => BackupRole.forBackup(program.here, 'R', [BackupResourceType.of(program.param)]),
  'the topic of another account': ({ here, param }) => new BackupVault(here, 'V', { notificationTopic: sns.Topic.fromTopicArn(here, 'T', `arn:aws:sns:eu-central-1:222222222222:${param}`) }),
  'a FIFO topic': ({ here, param }) => new BackupVault(here, 'V', { notificationTopic: sns.Topic.fromTopicArn(here, 'T', `arn:aws:sns:eu-central-1:111111111111:${param}.fifo`) }),
  'the key of a topic': ({ here, param }) => new BackupVault(here, 'V', {
    notificationTopic: sns.Topic.fromTopicAttributes(here, 'T', { topicArn: param, keyArn: `arn:aws:kms:eu-central-1:111111111111:key/${param}` }),
  }),
  'events': ({ here, param, lazy }) => new BackupVault(here, 'V', { notificationEvents: [param, lazy] as never[] }),
  'an access policy with a wildcard': ({ here, param }) => new BackupVault(here, 'V').addToAccessPolicy(new iam.PolicyStatement({
    actions: [`backup:${param}*`], principals: [new iam.AccountPrincipal(param)], resources: ['*'],
  })),
  'a grant without effect': (program) => program.vault().grant(new iam.ArnPrincipal(`arn:aws:iam::222222222222:role/${program.param}`), `backup:${program.param}`),
  'a grant by an import': (program) => program.vault().grants.read(iam.Role.fromRoleArn(program.here, 'R', `arn:aws:iam::222222222222:role/${program.param}`)),
  'a grant to what has no name': (program) => program.vault().grants.copyInto(iam.Group.fromGroupArn(program.here, 'G', `arn:aws:iam::111111111111:group/${program.param}`)),
  'a grant by a vault that is imported': ({ here, param }) => BackupVaultGrants.fromVault(BackupVault.fromBackupVaultArn(here, 'V', `arn:aws:backup:eu-central-1:111111111111:backup-vault:${param}`))
    .copyInto(new iam.AccountPrincipal(param)),
  'an exception from protection': (program) => program.vault().protect({ exceptFor: [new iam.ArnPrincipal(`arn:aws:iam::${program.param}:group/x`), new iam.ServicePrincipal(program.param)] }),
  'organizational units': ({ param }) => new OrganizationalUnitPrincipal(`o-${param}/x`, `${param}`),
  'accounts of a share': ({ here, param }) => new LogicallyAirGappedBackupVault(here, 'V', { minRetention: days(7), maxRetention: days(70) }).shareWith([`${param}`, `1${param}`]),
  'recovery points that a denial keeps': ({ anywhere, param }) => {
    const vault = new BackupVault(anywhere, 'V', { removalPolicy: RemovalPolicy.DESTROY, autoDeleteRecoveryPoints: true });
    vault.addToAccessPolicy(new iam.PolicyStatement({
      effect: iam.Effect.DENY,
      actions: ['backup:DeleteRecoveryPoint'],
      principals: [new iam.AnyPrincipal()],
      resources: ['*'],
      conditions: { StringNotLike: { 'aws:userId': param } },
    }));
  },
  'buckets of a tiering configuration': ({ here, param }) => new TieringConfiguration(here, 'T', {
    selections: [TieringSelection.bucketArns([`arn:aws:s3:::${param}*`, 'x'], days(60))],
  } as never),
  'alarms': (program) => program.vault().metrics.createAlarms(program.here, 'Alarms', { evaluationPeriods: -1, period: Duration.seconds(program.number) } as never),
  'events of a vault elsewhere': ({ here, param }) => BackupVaultEventRules.fromVault(BackupVault.fromBackupVaultArn(here, 'V', OTHER + param)).onBackupJobStateChange('Rule'),
  'an L1 elsewhere': (program) => program.plan({
    ruleName: program.lazy, backupVault: new aws_backup.CfnBackupVault(program.anywhere, 'V', { backupVaultName: Fn.join('-', ['a', program.param]) }),
  }),
};

/** All that the library says of a program: an error when it is made or synthesised, and its warnings as they are given. */
function wordsOf(make: (program: Program) => unknown): string {
  const program = new Program();
  const words: string[] = [];
  for (const step of [() => make(program), () => synth(program.here)]) {
    try { step(); } catch (error) { words.push((error as Error).message, JSON.stringify((error as { problems?: string[] }).problems ?? [])); }
  }
  const warnings = program.here.node.root.node.findAll().flatMap(({ node }) => node.metadata).filter(({ type }) => type === 'aws:cdk:warning');
  // aws-cdk-lib has warnings of its own.
  return [...words, ...warnings.map(({ data }) => String(data)).filter((text) => text.includes('cdk-aws-backup'))].join('\n');
}

test.each(Object.entries(PROGRAMS))('no message shows a token: %s', (_, make) => {
  expect(wordsOf(make)).not.toMatch(/Token\[|Fn::|e\+289|Cannot read properties|is not a function|is not iterable/);
});

test('most of these programs have something said of them', () => {
  expect(Object.values(PROGRAMS).filter((make) => wordsOf(make) !== '').length).toBeGreaterThan(Object.keys(PROGRAMS).length / 2);
});
