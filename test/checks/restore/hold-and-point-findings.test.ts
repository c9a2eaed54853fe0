import { findingsIn } from '../../../src/checks/laws';
import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';
import { HERE, THERE } from '../../util';
import { findingsOf, inLine, LATER } from '../templates';
import type { Deployed } from '../templates';

type Json = Record<string, any>;

/** All that is found, with the place of each finding. */
function said(...templates: readonly Deployed[]): string[] {
  return findingsOf(...templates).filter(({ id }) => id !== 'planWithoutSelection' && id !== 'importedRole').map(inLine);
}

const many = (count: number, resource: (index: number) => Json, first = 0) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`R${String(first + index).padStart(2, '0')}`, resource(first + index)]));

describe('a backup access point', () => {
  const ARN = 'arn:aws:backup:eu-central-1:111111111111:recovery-point:logs-20260131033027-5ec207d0';
  const pointOf = (properties: Json = {}): Json => ({ Type: 'AWS::Backup::BackupAccessPoint', Properties: { RecoveryPointArn: ARN, ...properties } });
  const policyOf = (...resources: unknown[]) => ({ Version: '2012-10-17', Statement: resources.map((Resource) => ({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource })) });
  const padded = (length: number, more: Json = {}) => {
    const policy = { ...policyOf('*'), Pad: Array(190).fill('x'.repeat(1_000)), ...more };
    return { ...policy, Rest: Array.from({ length: 4 }, (_, index) => 'x'.repeat(index > 0 ? 2_000 : length - JSON.stringify({ ...policy, Rest: ['', ...Array(3).fill('x'.repeat(2_000))] }).length)) };
  };
  const others = (...arns: string[]) => [`warning accessPointPolicyElsewhere It AccessPointPolicy: the policy of the access point has statements of what is not its own, ${arns.map((arn) => `'${arn}'`).join(', ')}, `
    + 'and so allow nothing or are refused: it has arn:<partition>:s3:<region>:<account>:accesspoint/<name> and, of its objects, arn:<partition>:s3:<region>:<account>:accesspoint/<name>/object/*'];
  const OWN = 'arn:aws:s3:eu-central-1:111111111111:accesspoint';

  test.each<[string, Json, string[]]>([
    ['whose ARN deployment knows', { RecoveryPointArn: LATER }, []],
    ['with a policy of 200,000 characters', { AccessPointPolicy: padded(200_000) }, []],
    ['with one of 200,001', { AccessPointPolicy: padded(200_001) }, ["error invalidAccessPoint It AccessPointPolicy: 'AccessPointPolicy' must have at most 200,000 characters as JSON, got 200,001"]],
    ['with one of 200,001 of which deployment knows a part', { AccessPointPolicy: padded(200_001, { Other: LATER }) }, []],
    ['with a policy that deployment knows', { AccessPointPolicy: LATER }, []],
    ['with a policy of other things', { Name: 'logs', AccessPointPolicy: policyOf('arn:aws:s3:::a', ['arn:aws:s3:::b', 'arn:aws:s3:::a'], '*', `${OWN}/logs`, `${OWN}/logs/object/*`) }, others('arn:aws:s3:::a', 'arn:aws:s3:::b')],
    ['with a policy of others', { Name: 'logs', AccessPointPolicy: policyOf(`${OWN}/other/object/*`) }, others(`${OWN}/other/object/*`)],
    ['with a policy of what may be its own', { AccessPointPolicy: policyOf(`${OWN}/other/object/*`) }, []],
    ['with a policy of what may be its own name', { Name: LATER, AccessPointPolicy: policyOf(`${OWN}/other/object/*`) }, []],
    ['with a policy of what deployment knows', { Name: 'logs', AccessPointPolicy: policyOf(LATER, { 'Fn::Sub': 'logs-${Unknown}' }, { 'Fn::Sub': '${Unknown}:s3:::a' }) }, []],
    ['with a policy of a bucket that deployment knows', { Name: 'logs', AccessPointPolicy: policyOf({ 'Fn::Sub': 'arn:aws:s3:::${Unknown}' }) }, []],
    ['with a policy of a name', { Name: 'logs', AccessPointPolicy: policyOf('logs') }, others('logs')],
    ['with a policy of a queue that deployment knows', { Name: 'logs', AccessPointPolicy: policyOf({ 'Fn::Sub': 'arn:aws:sqs:${Unknown}:111111111111:q' }) }, others('arn:aws:sqs:*:111111111111:q')],
    ['with a policy of nothing that is a text', { Name: 'logs', AccessPointPolicy: policyOf({ a: 'b' }) }, []],
  ])('%s', (_, properties, expected) => {
    expect(said([{ It: pointOf(properties) }])).toEqual(expected);
  });

  const taken = (it: string, first: string) => `error duplicateAccessPointName ${it} Name: 'Name' must be unique among the access points of the account and Region, got 'logs', which is that of '${first}'`;

  test.each<[string, () => string[], string[]]>([
    ['five', () => said([many(5, () => pointOf())]), []],
    ['seven, of which one is enough to be named', () => said([many(7, () => pointOf())]), ['error tooManyAccessPoints R05 RecoveryPointArn: a recovery point must have at most 5 backup access points, got 7']],
    ['six of points that deployment knows', () => said([many(6, () => pointOf({ RecoveryPointArn: undefined }))]), Object.keys(many(6, () => ({}))).map((id) =>
      `error invalidAccessPoint ${id} RecoveryPointArn: 'RecoveryPointArn' must be given`)],
    ['two of a name', () => said([many(2, () => pointOf({ Name: 'logs' }))]), [taken('R01', 'R00')]],
    ['two of a name in two Regions', () => said([many(1, () => pointOf({ Name: 'logs' }))], [many(1, () => pointOf({ Name: 'logs' })), { ...HERE, region: THERE.region }]), []],
    ['two of a name in two accounts', () => said([many(1, () => pointOf({ Name: 'logs' }))], [many(1, () => pointOf({ Name: 'logs' })), { ...HERE, account: THERE.account }]), []],
    ['two of names that deployment knows', () => said([many(2, () => pointOf({ Name: LATER }))]), []],
  ])('%s', (_, program, expected) => {
    expect(program()).toEqual(expected);
  });
});

describe('a legal hold', () => {
  const holdOf = (RecoveryPointSelection: Json = { VaultNames: ['main'] }): Json =>
    ({ Type: 'AWS::Backup::LegalHold', Properties: { Title: 'T', Description: 'D', RecoveryPointSelection }, DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  const tooMany = (it: string, count: number) => [`error tooManyLegalHolds ${it} RecoveryPointSelection: an account must have at most 50 legal holds, got ${count}; put several vaults or resources into one`];

  test.each<[string, () => string[], string[]]>([
    ['50', () => said([many(50, () => holdOf())]), []],
    ['52, of which one is enough to be named', () => said([many(52, () => holdOf())]), tooMany('R50', 52)],
    ['50 of one Region and one of another', () => said([many(50, () => holdOf())], [many(1, () => holdOf()), { ...HERE, region: THERE.region }]), []],
    ['50 of one account and one of another', () => said([many(50, () => holdOf())], [many(1, () => holdOf()), { ...HERE, account: THERE.account }]), []],
  ])('%s', (_, program, expected) => {
    expect(program()).toEqual(expected);
  });

  const BUCKET = { Bucket: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' }, NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } } } } };
  const bucketArn = { 'Fn::GetAtt': ['Bucket', 'Arn'] };
  const ruleOf = (properties: Json = {}): Json => ({ RuleName: 'r', TargetBackupVault: 'main', ScheduleExpression: 'cron(0 5 ? * * *)', EnableContinuousBackup: true, Lifecycle: { DeleteAfterDays: 35 }, ...properties });
  const planOf = (...rules: Json[]): Json => ({ Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanName: 'plan', BackupPlanRule: rules } } });
  const S = (Resources: unknown) => ({
    Type: 'AWS::Backup::BackupSelection', Properties: { BackupPlanId: { Ref: 'Plan' }, BackupSelection: { SelectionName: 's', IamRoleArn: 'arn:aws:iam::111111111111:role/r', Resources } },
  });
  const PERIODIC = ruleOf({ RuleName: 'p', EnableContinuousBackup: false });
  const without = (rules = "the rule 'r' of 'Plan' makes") => [`warning legalHoldWithoutContinuous It undefined: the legal hold does not hold the continuous recovery points of what it names, which ${rules}: `
    + 'have snapshots made as well, by a rule that is not continuous, or acknowledge this if there are some'];

  test.each<[string, Json, Json[], unknown, string[]]>([
    ['of the vault', { VaultNames: ['main'] }, [ruleOf()], [bucketArn], without()],
    ['of the vault among others', { VaultNames: ['other', 'main'] }, [ruleOf()], [bucketArn], without()],
    ['of another vault', { VaultNames: ['other'] }, [ruleOf()], [bucketArn], []],
    ['of vaults that deployment knows', { VaultNames: LATER }, [ruleOf()], [bucketArn], []],
    ['of the vault and one that deployment knows', { VaultNames: ['main', LATER] }, [ruleOf()], [bucketArn], without()],
    ['of everything', {}, [ruleOf()], [bucketArn], without()],
    ['of no resource', { ResourceIdentifiers: [] }, [ruleOf()], [bucketArn], without()],
    ['of the bucket', { ResourceIdentifiers: [bucketArn] }, [ruleOf()], [bucketArn], without()],
    ['of another bucket', { ResourceIdentifiers: ['arn:aws:s3:::other'] }, [ruleOf()], [bucketArn], []],
    ['of a resource that deployment knows', { ResourceIdentifiers: [LATER] }, [ruleOf()], [bucketArn], []],
    ['of a vault with snapshots', { VaultNames: ['main'] }, [ruleOf(), PERIODIC], [bucketArn], []],
    ['of a vault without those of another vault', { VaultNames: ['main'] }, [ruleOf(), { ...PERIODIC, TargetBackupVault: 'other' }], [bucketArn], without()],
    ['of a vault with snapshots alone', { VaultNames: ['main'] }, [PERIODIC], [bucketArn], []],
    ['of a vault that nothing of the application fills', { VaultNames: ['main'] }, [ruleOf()], ['arn:aws:s3:::other'], []],
    ['of two rules', { VaultNames: ['main'] }, [ruleOf(), ruleOf({ RuleName: 's', ScheduleExpression: 'cron(0 17 ? * * *)' })], [bucketArn], without("the rules 'r' of 'Plan', 's' of 'Plan' make")],
  ])('%s', (_, selection, rules, resources, expected) => {
    expect(said([{ It: holdOf(selection), Plan: planOf(...rules), ...BUCKET, S: S(resources) }]).filter((line) => line.includes(' It '))).toEqual(expected);
  });

  test('a plan that is not made holds nothing', () => {
    const content = {
      Parameters: { Unknown: { Type: 'String', Default: 'no' } },
      Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
      Resources: JSON.parse(JSON.stringify({ It: holdOf(), Plan: { ...planOf(ruleOf()), Condition: 'Never' }, ...BUCKET, S: S([bucketArn]) })),
    };
    expect(findingsIn(new TemplateFiles([new TemplateFile({ name: 'T', content })])).filter(({ id }) => id === 'legalHoldWithoutContinuous')).toEqual([]);
  });
});
