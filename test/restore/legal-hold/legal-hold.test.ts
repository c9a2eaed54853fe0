import { aws_dynamodb as dynamodb, aws_s3 as s3, CfnParameter, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import { BackupResource, BackupResourceType, BackupVault, LegalHold } from '../../../src';
import { HERE, l1Of, messageOf, resourceOf, resourcesOf, synthesisProblemsOf, testStack, THERE, warningsOf } from '../../util';

const TYPE = 'AWS::Backup::LegalHold';
const ARN = 'arn:aws:backup:us-east-1:222222222222:legal-hold:0a1b2c3d';

let stack: Stack;

beforeEach(() => {
  stack = testStack(HERE);
});

const properties = () => resourceOf(stack, TYPE).Properties;
const hold = (props: Partial<ConstructorParameters<typeof LegalHold>[2]> = {}, id = 'Hold') => new LegalHold(stack, id, { title: 'Case', description: 'Why', ...props });

describe('a legal hold', () => {
  test('is of everything by default, and stays', () => {
    hold();
    expect(Object.keys(resourcesOf(stack, TYPE))).toEqual([expect.stringMatching(/^Hold[0-9A-F]{8}$/)]);
    expect(properties()).toEqual({ Title: 'Case', Description: 'Why', RecoveryPointSelection: {} });
    expect(resourceOf(stack, TYPE)).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('is of vaults and a time', () => {
    const vault = new BackupVault(stack, 'Vault');
    const made = hold({
      vaults: [vault, BackupVault.fromBackupVaultName(stack, 'Other', 'other')], fromDate: '2025-01-01T00:00:00Z', toDate: '2025-12-31T23:59:59+01:00',
    });
    Tags.of(made).add('case', '4711');
    expect(properties()).toEqual({
      Title: 'Case',
      Description: 'Why',
      RecoveryPointSelection: {
        VaultNames: [{ 'Fn::GetAtt': [stack.resolve(l1Of(vault).logicalId), 'BackupVaultName'] }, 'other'],
        DateRange: { FromDate: '2025-01-01T00:00:00Z', ToDate: '2025-12-31T23:59:59+01:00' },
      },
      Tags: [{ Key: 'case', Value: '4711' }],
    });
  });

  test('is of resources', () => {
    const bucket = new s3.Bucket(stack, 'Bucket');
    const table = new dynamodb.Table(stack, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
    hold({ resources: [BackupResource.fromS3Bucket(bucket), BackupResource.fromArn('arn:aws:s3:::logs'), BackupResource.fromConstruct(table)] });
    expect(properties().RecoveryPointSelection).toEqual({
      ResourceIdentifiers: [stack.resolve(bucket.bucketArn), 'arn:aws:s3:::logs', expect.objectContaining({ 'Fn::Join': ['', expect.arrayContaining([':dynamodb:eu-central-1:111111111111:table/'])] })],
    });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('has attributes', () => {
    const { legalHoldArn, legalHoldId, legalHoldRef, node } = hold();
    const id = stack.resolve((node.defaultChild as any).logicalId);
    expect(stack.resolve({ legalHoldArn, legalHoldId, legalHoldRef })).toEqual({
      legalHoldArn: { Ref: id }, legalHoldId: { 'Fn::GetAtt': [id, 'LegalHoldId'] }, legalHoldRef: { legalHoldArn: { Ref: id } },
    });
  });

  test('takes tokens', () => {
    const param = (id: string) => new CfnParameter(stack, id).valueAsString;
    hold({ title: param('Title'), description: param('Description'), fromDate: param('From'), toDate: param('To') });
    expect(properties()).toEqual({
      Title: { Ref: 'Title' }, Description: { Ref: 'Description' }, RecoveryPointSelection: { DateRange: { FromDate: { Ref: 'From' }, ToDate: { Ref: 'To' } } },
    });
  });

  test('is warned of where its deletion cancels it', () => {
    hold({ removalPolicy: RemovalPolicy.DESTROY });
    hold({ removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE }, 'Kept');
    expect(warningsOf(stack)).toEqual([{ path: 'Stack/Hold', id: 'cdk-aws-backup:legalHoldCanceled', text: expect.stringContaining('CloudFormation cancels the legal hold') }]);
  });

  test('is warned of with both vaults and resources, and with a long description', () => {
    hold({ vaults: [new BackupVault(stack, 'Vault')], resources: [BackupResource.fromArn('arn:aws:s3:::logs')], description: 'x'.repeat(281) });
    expect(warningsOf(stack).map(({ path, id, text }) => `${path} ${id} ${text.slice(0, 40)}`)).toEqual([
      "Stack/Hold cdk-aws-backup:legalHoldMayBeRefused 'description' has 281 characters: AWS Ba",
      'Stack/Hold cdk-aws-backup:legalHoldMayBeRefused the legal hold names vaults and resource',
    ]);
  });

  test('is refused with all that is wrong with it at once', () => {
    const others = testStack(THERE);
    expect(messageOf(() => hold({
      title: '',
      description: ' ',
      vaults: [new BackupVault(others, 'Vault')],
      resources: [BackupResource.fromTag('a', 'b'), BackupResource.allOf(BackupResourceType.S3), BackupResource.fromArn('arn:aws:ec2:*:*:volume/*')],
      fromDate: '2025-01-01T00:00:00Z',
    })).split('\n')).toEqual([
      'Stack/Hold: 7 problems',
      "  - 'title' must not be empty",
      "  - 'description' must not be empty",
      "  - 'vaults' must be of the account and Region of the legal hold (111111111111, eu-central-1), got 'Stack/Vault' (222222222222, us-east-1)",
      "  - 'resources' must have no tags, which legal holds do not know, got the tag 'a' with 'b'",
      expect.stringMatching(/^ {2}- 'resources' must be single resources, got 'arn:.*:s3:::\*': hold the 'vaults' that their recovery points are in$/),
      "  - 'resources' must be single resources, got 'arn:aws:ec2:*:*:volume/*': hold the 'vaults' that their recovery points are in",
      "  - 'fromDate' and 'toDate' must be given together, got 'fromDate' alone",
    ]);
  });

  test.each([
    [{ vaults: [] }, "'vaults' must have at least one element, got none: leave it out for all"],
    [{ resources: [] }, "'resources' must have at least one element, got none: leave it out for all"],
    [{ fromDate: '2025-01-02T00:00:00Z', toDate: '2025-01-01T00:00:00Z' }, "'fromDate' must not be after 'toDate', got '2025-01-02T00:00:00Z' and '2025-01-01T00:00:00Z'"],
    [{ fromDate: '2025-01-01', toDate: '2025-01-01T00:00:00Z' }, "'fromDate' must be an ISO 8601 date and time with a time zone, such as 2026-01-31T00:00:00Z, got '2025-01-01'"],
    [{ fromDate: '2025-01-01T00:00:00Z', toDate: '9999-01-01T00:00:00Z' }, "'toDate' must not be in the future, got '9999-01-01T00:00:00Z': a legal hold is of recovery points that there are"],
  ])('is refused with %j', (props, message) => {
    expect(messageOf(() => hold(props))).toBe(`Stack/Hold: ${message}`);
  });

  test('is refused where constructs hold nothing', () => {
    hold({ resources: [BackupResource.fromConstruct(stack)] });
    expect(synthesisProblemsOf(stack)).toEqual(["[Stack/Hold] 'resources' must be at least one resource, got none in 'Stack'"]);
    stack = testStack(HERE);
    hold({ resources: [new BackupResource()] });
    expect(synthesisProblemsOf(stack)).toEqual(["[Stack/Hold] 'resources' must be at least one resource, got none"]);
  });
});

describe('an import', () => {
  test('by ARN is where that says', () => {
    const imported = LegalHold.fromLegalHoldArn(stack, 'Imported', ARN);
    expect(imported.env).toEqual(THERE);
    expect([imported.legalHoldArn, imported.legalHoldId, imported.legalHoldRef]).toEqual([ARN, '0a1b2c3d', { legalHoldArn: ARN }]);
  });

  test('by id is of the account and Region of the stack', () => {
    const { legalHoldArn, legalHoldId } = LegalHold.fromLegalHoldId(stack, 'Imported', '0a1b2c3d');
    expect(legalHoldId).toBe('0a1b2c3d');
    expect(stack.resolve(legalHoldArn)).toEqual({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':backup:eu-central-1:111111111111:legal-hold:0a1b2c3d']] });
  });

  test('by tokens', () => {
    const token = new CfnParameter(stack, 'P').valueAsString;
    expect(stack.resolve(LegalHold.fromLegalHoldArn(stack, 'ByArn', token).legalHoldId)).toEqual({ 'Fn::Select': [6, { 'Fn::Split': [':', { Ref: 'P' }] }] });
    expect(LegalHold.fromLegalHoldId(stack, 'ById', token).legalHoldId).toBe(token);
  });

  test('of something else is refused', () => {
    expect(messageOf(() => LegalHold.fromLegalHoldArn(stack, 'Imported', 'arn:aws:backup:us-east-1:222222222222:backup-vault:main')))
      .toBe("Stack: 'legalHoldArn' must be the ARN of a legal hold, arn:<partition>:backup:<region>:<account>:legal-hold:<id>, got 'arn:aws:backup:us-east-1:222222222222:backup-vault:main'");
    expect(messageOf(() => LegalHold.fromLegalHoldId(stack, 'Imported', ARN))).toBe(`Stack: 'legalHoldId' must be an id without ':', got '${ARN}': fromLegalHoldArn() takes an ARN`);
  });
});
