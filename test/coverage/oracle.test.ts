import { any, deploy, isProtected } from './oracle';
import type { Given, Json, Told } from './oracle';
import { coverageOf } from '../../src/coverage/coverage-of';
import { TemplateFile, TemplateFiles } from '../../src/document/template-file';

const ACCOUNT = '111122223333';
const REGIONS = ['eu-west-1', 'us-east-1'];
const VALUES = ['gold', 'silver', ''];

const MODULUS = 2147483647;

/** Numbers that look random, and are the same for the same seed. */
class Random {
  private state: number;

  constructor(seed: number) {
    this.state = (seed * 7919 + 12345) % MODULUS + 1;
  }

  public next(): number {
    this.state = (this.state * 48271) % MODULUS;
    return this.state / MODULUS;
  }

  public one<T>(from: readonly T[]): T {
    return from[Math.floor(this.next() * from.length)];
  }

  public some<T>(most: number, make: (index: number) => T): T[] {
    return Array.from({ length: Math.floor(this.next() * (most + 1)) }, (_, index) => make(index));
  }

  public is(chance: number): boolean {
    return this.next() < chance;
  }
}

/** An app of two stacks; with unknowns, parameters and conditions are in it. */
class RandomApp {
  private readonly random: Random;

  constructor(seed: number, private readonly hasUnknowns: boolean) {
    this.random = new Random(seed);
  }

  public templates(): Json[] {
    return REGIONS.slice(0, this.random.is(0.3) ? 2 : 1).map((region) => this.template(region));
  }

  private template(region: string): Json {
    const { random } = this;
    const ids = ['A', 'B', 'C', 'D'].slice(0, 1 + Math.floor(random.next() * 4));
    const resources: Json = Object.fromEntries(ids.map((id) => [id, this.resource(`${id}${region[0]}`)]));
    const plans = ['Plan1', 'Plan2'];
    const selections = random.some(3, (index) => [`Selection${index}`, this.selection(ids, resources, region, random.one(plans))] as const);
    return {
      ...this.hasUnknowns ? {
        Parameters: { P: { Type: 'String', AllowedValues: VALUES }, Q: { Type: 'String', Default: 'silver', AllowedValues: VALUES } },
        Conditions: {
          IsGold: { 'Fn::Equals': [{ Ref: 'P' }, 'gold'] },
          IsNotSilver: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Q' }, 'silver'] }] },
          Either: { 'Fn::Or': [{ Condition: 'IsGold' }, { Condition: 'IsNotSilver' }] },
          Same: { 'Fn::Equals': [{ Ref: 'P' }, { Ref: 'Q' }] },
        },
      } : {},
      Resources: {
        ...resources,
        Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'vault', ...random.is(0.2) ? { LockConfiguration: { MinRetentionDays: 7, MaxRetentionDays: 400 } } : {} } },
        Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'role', ManagedPolicyArns: this.policies(), AssumeRolePolicyDocument: TRUST } },
        ...Object.fromEntries(plans.map((id) => [id, this.plan(id)])),
        ...Object.fromEntries(selections),
      },
    };
  }

  private resource(suffix: string): Json {
    const { random } = this;
    const [type, name] = random.one([
      ['AWS::DynamoDB::Table', 'TableName'], ['AWS::S3::Bucket', 'BucketName'], ['AWS::RDS::DBInstance', 'DBInstanceIdentifier'], ['AWS::EFS::FileSystem'], ['AWS::EC2::Volume'],
    ]);
    const tags = random.some(3, (index) => ({ Key: ['backup', 'stage', 'Backup'][index], Value: this.value() }));
    return {
      Type: type,
      ...this.condition(),
      Properties: {
        ...name !== undefined && random.is(0.7) ? { [name]: this.name(suffix) } : {},
        ...tags.length > 0 ? { [type === 'AWS::EFS::FileSystem' ? 'FileSystemTags' : 'Tags']: tags.map((tag) => this.perhaps(tag)) } : {},
        ...type === 'AWS::S3::Bucket' && random.is(0.7) ? { VersioningConfiguration: { Status: random.one(['Enabled', 'Enabled', 'Suspended']) } } : {},
      },
    };
  }

  private name(suffix: string): Json {
    const literal = `${this.random.one(['orders', 'users'])}-${suffix.toLowerCase()}`;
    return this.hasUnknowns && this.random.is(0.3) ? { 'Fn::Sub': `\${P}-${literal}` } : literal;
  }

  private value(): Json {
    return this.hasUnknowns && this.random.is(0.3) ? { Ref: this.random.one(['P', 'Q']) } : this.random.one(VALUES.slice(0, 2));
  }

  private condition(): Json {
    return this.hasUnknowns && this.random.is(0.3) ? { Condition: this.random.one(['IsGold', 'IsNotSilver', 'Either', 'Same']) } : {};
  }

  /** Something that may not be there. */
  private perhaps(each: Json): Json {
    if (!this.hasUnknowns || !this.random.is(0.25)) { return each; }
    return { 'Fn::If': this.random.is(0.5) ? ['IsGold', each, { Ref: 'AWS::NoValue' }] : ['Either', { Ref: 'AWS::NoValue' }, each] };
  }

  private policies(): string[] {
    const own = ['arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup', 'arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup'];
    return this.random.is(0.7) ? own : [this.random.one(own)];
  }

  private plan(id: string): Json {
    return {
      Type: 'AWS::Backup::BackupPlan',
      Properties: { BackupPlan: { BackupPlanName: id, BackupPlanRule: [{ RuleName: 'daily', TargetBackupVault: 'vault', ...this.random.is(0.8) ? { Lifecycle: { DeleteAfterDays: this.random.one([3, 35, 400, 500]) } } : {} }] } },
    };
  }

  private selection(ids: readonly string[], resources: Json, region: string, plan: string): Json {
    const { random } = this;
    const list = (most: number) => random.some(most, () => this.perhaps(this.arn(ids, resources, region)));
    const tags = random.some(2, () => ({ ConditionType: 'STRINGEQUALS', ConditionKey: random.one(['backup', 'stage', 'other']), ConditionValue: this.value() }));
    const conditions = random.is(0.4) ? random.some(2, () => [
      random.one(['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike']),
      [{ ConditionKey: `${random.is(0.95) ? 'aws:ResourceTag/' : ''}${random.one(['backup', 'stage'])}`, ConditionValue: random.is(0.3) ? random.one(['g*', '*l*', '*']) : this.value() }],
    ]) : [];
    const excluded = random.is(0.3) ? list(2) : [];
    return {
      Type: 'AWS::Backup::BackupSelection',
      ...this.condition(),
      Properties: {
        BackupPlanId: { Ref: plan },
        BackupSelection: {
          SelectionName: 'selection',
          IamRoleArn: random.is(0.8) ? { 'Fn::GetAtt': ['Role', 'Arn'] } : `arn:aws:iam::${ACCOUNT}:role/other`,
          Resources: list(3),
          ...tags.length > 0 ? { ListOfTags: tags.map((tag) => this.perhaps(tag)) } : {},
          ...conditions.length > 0 ? { Conditions: Object.fromEntries(conditions) } : {},
          ...excluded.length > 0 ? { NotResources: excluded } : {},
        },
      },
    };
  }

  private arn(ids: readonly string[], resources: Json, region: string): Json {
    const { random } = this;
    const id = random.one(ids);
    const { Type, Condition, Properties } = resources[id];
    const ofIt: Json = { 'Fn::GetAtt': [id, ATTRIBUTES[Type]] };
    const [service, start] = STARTS[Type];
    const where = Type === 'AWS::S3::Bucket' ? '::' : random.one([`${region}:${ACCOUNT}:`, '*:*:', '${AWS::Region}:${AWS::AccountId}:', `${REGIONS[1]}:${ACCOUNT}:`]);
    const sub = (text: string): Json => text.includes('${') ? { 'Fn::Sub': text } : text;
    const given: Json = Object.values(Properties).find((each) => typeof each === 'string' || (each as Json)['Fn::Sub']);
    const name = given === undefined ? 'orders-ae' : given['Fn::Sub'] ?? given;
    const byName = sub(`arn:aws:${service}:${where}${start}${name}`);
    const byPattern = [
      '*', sub(`arn:aws:${service}:${where}${start}*`), sub(`arn:*:${service}:${where}${start}*`), sub(`arn:aws:${service}:${where}${start}orders-*`), 'arn:aws:dynamodb:*:*:table/*',
    ];
    // What is not made always cannot be referred to.
    const references = Condition === undefined && ATTRIBUTES[Type] !== undefined ? [ofIt, ofIt] : [];
    return random.is(0.6) ? random.one([...references, byName]) : random.one(byPattern);
  }
}

const ATTRIBUTES: Record<string, string> = { 'AWS::DynamoDB::Table': 'Arn', 'AWS::S3::Bucket': 'Arn', 'AWS::RDS::DBInstance': 'DBInstanceArn', 'AWS::EFS::FileSystem': 'Arn' };
const STARTS: Record<string, [service: string, start: string]> = {
  'AWS::DynamoDB::Table': ['dynamodb', 'table/'],
  'AWS::S3::Bucket': ['s3', ''],
  'AWS::RDS::DBInstance': ['rds', 'db:'],
  'AWS::EFS::FileSystem': ['elasticfilesystem', 'file-system/'],
  'AWS::EC2::Volume': ['ec2', 'volume/'],
};
const TRUST = { Statement: [{ Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' }, Action: 'sts:AssumeRole' }] };

/** What the oracle tells of a resource, for every value of the parameters with which it is made. Stacks of other Regions do nothing for it. */
function toldOf(templates: readonly Json[], stack: number, logicalId: string, hasUnknowns: boolean): Told[] {
  const assignments = hasUnknowns ? VALUES.flatMap((P) => VALUES.map((Q) => ({ P, Q }))) : [{}];
  return assignments.flatMap((parameters) => {
    const deployed = templates.map((template, index): Given => ({ template, region: REGIONS[index], account: ACCOUNT, parameters })).map(deploy);
    return deployed[stack].resources[logicalId] ? [isProtected(deployed, deployed[stack], logicalId)] : [];
  });
}

function verdictsOf(templates: readonly Json[]) {
  const files = templates.map((content, index) => new TemplateFile({ name: `T${index}`, assembly: 'app', content, environment: { account: ACCOUNT, region: REGIONS[index], partition: 'aws' } }));
  return coverageOf(new TemplateFiles(files)).resources;
}

/** Compares the verdicts of an app with what is told, and says where they differ. */
function disagreements(seed: number, hasUnknowns: boolean): { wrong: string[]; seen: string[] } {
  const templates = new RandomApp(seed, hasUnknowns).templates();
  const seen: string[] = [];
  const wrong = verdictsOf(templates).flatMap(({ template, logicalId, verdict, reasons }) => {
    const told = toldOf(templates, Number(template.name.slice(1)), logicalId, hasUnknowns);
    seen.push(verdict);
    return told.length === 0 || agrees(verdict, told, hasUnknowns) ? [] : [`seed ${seed}: ${template.name}/${logicalId} is ${verdict}, and told ${[...new Set(told)].join()}: ${reasons.join()}`];
  });
  return { wrong, seen };
}

function agrees(verdict: string, told: readonly Told[], hasUnknowns: boolean): boolean {
  switch (verdict) {
    case 'protected': return told.every((each) => each === true);
    case 'conditional': return hasUnknowns || any(told) === 'open';
    default: return told.every((each) => each === false);
  }
}

test.each([['with all values known', false, 1600], ['with parameters and conditions', true, 400]] as const)('apps %s: nothing is told otherwise', (_, hasUnknowns, apps) => {
  const all = Array.from({ length: apps }, (__, seed) => disagreements(seed, hasUnknowns));
  expect(all.flatMap(({ wrong }) => wrong)).toEqual([]);
  const seen = all.flatMap((each) => each.seen);
  // Else nothing would be compared.
  for (const verdict of ['protected', 'conditional', 'unprotected', 'selectedInVain', 'nativeOnly']) {
    expect(seen.filter((each) => each === verdict).length).toBeGreaterThan(apps / 50);
  }
});
