import { findingsIn } from '../../../src/checks/laws';
import { LeftOutResources, patternOf } from '../../../src/checks/selection/pointless/left-out-resources';
import { placesWithoutArn } from '../../../src/checks/selection/pointless/no-arns';
import { SelectedResources } from '../../../src/checks/selection/selected-resources';
import { surelyMeets, unmetBy } from '../../../src/checks/selection/tag-conditions';
import { Documents } from '../../../src/document/documents';
import { ResourceDocument } from '../../../src/document/resource-document';
import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';
import { World } from '../../../src/document/values/world';
import { HERE, THERE } from '../../util';

const LATER = { Ref: 'Somewhere' };
const LIST = { Ref: 'List' };
const TABLE = 'arn:aws:dynamodb:eu-central-1:111111111111:table/t';
const ALL_FILES = 'arn:aws:fsx:*:*:file-system/*';
const arnOf = (id: string, attribute = 'Arn') => ({ 'Fn::GetAtt': [id, attribute] });
const tag = (ConditionKey: unknown, ConditionValue: unknown = 'v') => ({ ConditionType: 'STRINGEQUALS', ConditionKey, ConditionValue });
const tagsOf = (tags: Record<string, unknown>) => ({ Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) });
const asked = (key: string, ConditionValue: unknown, operator = 'StringEquals') => ({ Conditions: { [operator]: [{ ConditionKey: `aws:ResourceTag/${key}`, ConditionValue }] } });
const table = (tags: Record<string, unknown> = {}, more: object = {}) => ({ Type: 'AWS::DynamoDB::Table', Properties: tagsOf(tags), ...more });
const bucket = (Properties: object = {}) => ({ Type: 'AWS::S3::Bucket', Properties });
const selection = (body: object, BackupPlanId: unknown = { Ref: 'Plan' }) => ({
  Type: 'AWS::Backup::BackupSelection', Properties: { BackupPlanId, BackupSelection: { SelectionName: 's', IamRoleArn: 'arn:aws:iam::111111111111:role/r', ...body } },
});
const PLAN = {
  Type: 'AWS::Backup::BackupPlan',
  Properties: { BackupPlan: { BackupPlanName: 'p', BackupPlanRule: [{ RuleName: 'r', TargetBackupVault: 'vault', Lifecycle: { DeleteAfterDays: 35 } }] } },
};

type Tags = Record<string, string> | undefined;
function filesOf(Resources: object, elsewhere: object = {}, tags: Tags = {}): TemplateFiles {
  const content = (all: object) => ({ Parameters: { Somewhere: { Type: 'String' }, List: { Type: 'CommaDelimitedList' } }, Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } }, Resources: all });
  return new TemplateFiles([
    new TemplateFile({ name: 'T', content: content({ Plan: PLAN, ...Resources }), environment: { ...HERE, partition: 'aws' }, tags, assembly: 'a' }),
    new TemplateFile({ name: 'Far', content: content(elsewhere), environment: { ...THERE, partition: 'aws' }, tags, assembly: 'a' }),
  ]);
}
const documentsOf = (Resources: object, tags?: Tags) => new Documents(filesOf(Resources, {}, tags), new World(true));
const resourceIn = (documents: Documents, logicalId: string) =>
  documents.of(ResourceDocument, { template: documents.application.templates[0], logicalId });
const selectedIn = (Resources: object) => {
  const documents = documentsOf(Resources);
  return { documents, selected: new SelectedResources(documents.selectionsOf(documents.plans[0]), documents) };
};
const said = (id: string, Resources: object, elsewhere: object = {}) =>
  findingsIn(filesOf(Resources, elsewhere)).filter((finding) => finding.id === id)
    .map(({ level, document, property, about, message }) => `${level} ${document.name} ${property} ${about}: ${message}`);

describe('what is surely selected', () => {
  test.each<[boolean, string, ...object[]]>([
    [false, 'by nothing'],
    [true, 'by its ARN', { Resources: [arnOf('A')] }],
    [false, 'by the ARN of another one', { Resources: [arnOf('B')] }],
    [true, 'by its ARN among others', { Resources: [arnOf('B'), arnOf('A')] }],
    [true, 'by one of two selections', { Resources: [arnOf('B')] }, { Resources: [arnOf('A')] }],
    [true, 'by two selections', { Resources: [arnOf('A')] }, { Resources: [arnOf('A')] }],
    [false, 'by a pattern', { Resources: ['arn:aws:dynamodb:*:*:table/*'] }],
    [true, 'and nothing left out', { Resources: [arnOf('A')], NotResources: [] }],
    [false, 'and left out', { Resources: [arnOf('A')], NotResources: [arnOf('A')] }],
    [true, 'and another one left out', { Resources: [arnOf('A')], NotResources: [arnOf('B')] }],
    [false, 'and maybe left out by a pattern', { Resources: [arnOf('A')], NotResources: ['arn:aws:dynamodb:*:*:table/x*'] }],
    [true, 'and others left out by a pattern', { Resources: [arnOf('A')], NotResources: ['arn:aws:s3:::*'] }],
    [true, 'and others elsewhere left out by a pattern', { Resources: [arnOf('A')], NotResources: ['arn:aws:dynamodb:us-east-1:*:table/x*'] }],
    [false, 'and maybe left out by what deployment knows', { Resources: [arnOf('A')], NotResources: LIST }],
    [true, 'of unknown tags, and another one left out', { Resources: [arnOf('C')], NotResources: [arnOf('B')] }],
    [true, 'and left out by one of two selections', { Resources: [arnOf('A')], NotResources: [arnOf('A')] }, { Resources: [arnOf('A')] }],
    [true, 'under a condition that it meets', { Resources: [arnOf('A')], ...asked('a', 'v') }],
    [false, 'under a condition that it does not meet', { Resources: [arnOf('A')], ...asked('a', 'w') }],
    [false, 'under a condition that deployment knows', { Resources: [arnOf('A')], ...asked('a', LATER) }],
    [false, 'under conditions that deployment knows', { Resources: [arnOf('A')], Conditions: LATER }],
    [false, 'under a condition that it meets, but left out', { Resources: [arnOf('A')], NotResources: [arnOf('A')], ...asked('a', 'v') }],
  ])('%p: %s', (expected, how, ...bodies) => {
    const { documents, selected } = selectedIn({ A: table({ a: 'v' }), B: table(), C: { Type: 'AWS::DynamoDB::Table', Properties: { Tags: LATER } }, ...Object.fromEntries(bodies.map((body, index) => [`S${index}`, selection(body)])) });
    expect(selected.selects(resourceIn(documents, how.startsWith('of unknown tags') ? 'C' : 'A'))).toBe(expected);
  });

  test.each<[string[], ...object[]]>([
    [[]], [[], { Resources: [TABLE] }], [['A'], { Resources: [arnOf('A'), arnOf('A')] }], [['A', 'B'], { Resources: [arnOf('A')] }, { Resources: [arnOf('B'), arnOf('A')] }],
  ])('all of it, %j: %j', (expected, ...bodies) => {
    const { selected } = selectedIn({ A: table(), B: table(), ...Object.fromEntries(bodies.map((body, index) => [`S${index}`, selection(body)])) });
    expect(selected.all.map(({ logicalId }) => logicalId)).toEqual(expected);
  });

  const TABLES = 'DynamoDB tables (not global ones)';
  const GLOBAL = 'DynamoDB global tables';
  const BUCKETS = 'S3 buckets';
  test.each<[string[] | undefined, string, ...object[]]>([
    [undefined, 'nothing'],
    [[TABLES, GLOBAL], 'an ARN', { Resources: [TABLE] }],
    [[TABLES, BUCKETS], 'two ARNs', { Resources: [arnOf('A'), 'arn:aws:s3:::b'] }],
    [[BUCKETS, TABLES], 'two selections', { Resources: [arnOf('B')] }, { Resources: [arnOf('A')] }],
    [undefined, 'everything', { Resources: ['*'] }],
    [undefined, 'an ARN of nothing', { Resources: ['arn:aws:sqs:eu-central-1:111111111111:queue'] }],
    [undefined, 'a tag', { Resources: [TABLE], ListOfTags: [tag('a')] }],
    [[TABLES, GLOBAL], 'no tags', { Resources: [TABLE], ListOfTags: [] }],
    [undefined, 'what deployment knows', { Resources: LIST }],
    [undefined, 'an ARN, and a tag in another selection', { Resources: [TABLE] }, { ListOfTags: [tag('a')] }],
    [[], 'what is left out', { Resources: [arnOf('A')], NotResources: [arnOf('A')] }],
    [[TABLES], 'what is maybe left out', { Resources: [arnOf('A')], NotResources: ['arn:aws:dynamodb:*:*:table/*'] }],
    [[TABLES], 'what one of two selections leaves out', { Resources: [arnOf('A')], NotResources: [arnOf('A')] }, { Resources: [arnOf('A')] }],
    [[BUCKETS], 'a bucket beside what is left out', { Resources: [arnOf('A'), arnOf('B')], NotResources: [arnOf('A')] }],
  ])('the kinds of it, %j: %s', (expected, _, ...bodies) => {
    const { documents, selected } = selectedIn({ A: table(), B: bucket(), ...Object.fromEntries(bodies.map((body, index) => [`S${index}`, selection(body)])) });
    const { kinds } = selected;
    expect(kinds && [...kinds].map(({ name }) => name)).toEqual(expected);
    const { kind } = resourceIn(documents, 'A');
    expect(selected.isNone((each) => each === kind)).toBe(expected !== undefined && expected.length > 0 && !expected.includes(TABLES));
    expect(selected.mayReach(kind)).toBe(bodies.some((body) => !JSON.stringify(body).includes('sqs') && (!JSON.stringify(body).includes('"B"') || JSON.stringify(body).includes('"A"'))));
  });

  test('where there are selections of unknown plans, anything may be selected', () => {
    const Resources = { A: table(), S: selection({ Resources: ['arn:aws:s3:::b'] }) };
    const kindIn = ({ documents }: ReturnType<typeof selectedIn>) => resourceIn(documents, 'A').kind;
    const [known, unknown] = [selectedIn(Resources), selectedIn({ ...Resources, U: selection({ Resources: [TABLE] }, LATER) })];
    const answers = [known, unknown].map((each) => [each.selected.mayReach(kindIn(each)), each.selected.isNone((kind) => kind === kindIn(each))]);
    expect(answers).toEqual([[false, true], [true, false]]);
    expect([...unknown.selected.others]).toEqual(['arn:aws:s3:::b']);
  });
});

describe('the tags of a resource', () => {
  const condition = (operator: 'StringEquals' | 'StringNotEquals', key: string, value = 'v') => ({ operator, key, value });
  test.each<[surely: boolean, unmet: number, tags: Record<string, unknown> | 'unknown', ReturnType<typeof condition>]>([
    [true, 0, { a: 'v' }, condition('StringEquals', 'a')],
    [false, 1, { a: 'w' }, condition('StringEquals', 'a')],
    [false, 1, {}, condition('StringEquals', 'a')],
    [false, 0, {}, condition('StringEquals', 'aws:cloudformation:stack-name')],
    [false, 1, { 'aws:x': 'w' }, condition('StringEquals', 'aws:x')],
    [false, 0, { a: LATER }, condition('StringEquals', 'a')],
    [false, 0, 'unknown', condition('StringEquals', 'a')],
    [true, 0, { a: 'w' }, condition('StringNotEquals', 'a')],
    [false, 1, { a: 'v' }, condition('StringNotEquals', 'a')],
    [false, 0, { b: 'v' }, condition('StringNotEquals', 'a')],
    [false, 0, 'unknown', condition('StringNotEquals', 'a')],
  ])('surely meets %p, of those that it does not meet %d: %j of %j', (surely, unmet, tags, asks) => {
    const resource = resourceIn(documentsOf({ A: tags === 'unknown' ? { Type: 'AWS::DynamoDB::Table', Properties: { Tags: LATER } } : table(tags) }, {}), 'A');
    expect([surelyMeets(resource, [asks]), unmetBy(resource, [asks]).length]).toEqual([surely, unmet]);
    expect(surelyMeets(resource, [])).toBe(tags !== 'unknown');
  });

  test('whoever deploys may give others, where the tags of the stack are not known', () => {
    const files = new TemplateFiles([new TemplateFile({ name: 'T', content: { Resources: { A: table({ a: 'w' }) } } })]);
    const documents = new Documents(files, new World(true));
    expect(['a', 'b'].map((key) => unmetBy(resourceIn(documents, 'A'), [condition('StringEquals', key)]).length)).toEqual([1, 0]);
  });
});

describe('what is left out', () => {
  test.each<[boolean, unknown[]]>([
    [true, ['*']], [true, [arnOf('A')]], [false, [arnOf('B')]], [true, ['arn:aws:dynamodb:*:*:table/*']], [true, ['arn:aws:dynamodb:eu-central-1:111111111111:table/*']],
    [false, ['arn:aws:dynamodb:us-east-1:*:table/*']], [false, ['arn:aws-cn:dynamodb:*:*:table/*']], [false, ['arn:aws:dynamodb:*:*:table/x*']], [false, [TABLE]], [false, []],
  ])('a table, %p: %j', (expected, NotResources) => {
    const documents = documentsOf({ A: table(), B: table(), S: selection({ Resources: ['*'], NotResources }) });
    expect(new LeftOutResources(documents.selections[0]).has(resourceIn(documents, 'A'))).toBe(expected);
  });

  test('patterns of kinds are those of where it is', () => {
    const documents = documentsOf({ A: table(), B: bucket() });
    expect(['A', 'B'].map((id) => patternOf(resourceIn(documents, id)))).toEqual(['arn:aws:dynamodb:eu-central-1:111111111111:table/*', 'arn:aws:s3:::*']);
  });
});

test.each<[string[], unknown, unknown?]>([
  [[], ['*', TABLE, LATER, arnOf('A'), { 'Fn::Sub': 'arn:${Somewhere}' }, arnOf('A', 'StreamArn')]],
  [['BackupSelection.Resources[1]'], [TABLE, 'table/t']],
  [['BackupSelection.Resources[0]'], [{ Ref: 'A' }]],
  [[], [{ Ref: 'Queue' }]],
  [['BackupSelection.Resources[0]', 'BackupSelection.Resources[2]', 'BackupSelection.NotResources[0]'], ['x', TABLE, 'x'], ['y']],
  [[], LIST, LIST],
])('where no ARN can be, %j: %j but %j', (expected, Resources, NotResources = []) => {
  const documents = documentsOf({ A: table(), Queue: { Type: 'AWS::SQS::Queue' }, S: selection({ Resources, NotResources }) });
  expect(placesWithoutArn(documents.selections[0], documents).map(({ path }) => path)).toEqual(expected);
});

describe('what is not ready for its plan', () => {
  const VERSIONS = 'warning Plan undefined undefined: AWS Backup does not back up a bucket without versioning: turn it on for ';
  test.each<[string | undefined, object]>([
    ["'B'", {}], [undefined, { VersioningConfiguration: { Status: 'Enabled' } }], ["'B'", { VersioningConfiguration: { Status: 'Suspended' } }], [undefined, { VersioningConfiguration: { Status: LATER } }],
    [undefined, { ObjectLockEnabled: true }], [undefined, { ObjectLockEnabled: 'true' }], ["'B'", { ObjectLockEnabled: false }],
  ])('a bucket, %p: %j', (names, properties) => {
    expect(said('bucketWithoutVersioning', { B: bucket(properties), S: selection({ Resources: [arnOf('B')] }) })).toEqual(names === undefined ? [] : [VERSIONS + names]);
    expect(said('bucketWithoutVersioning', { B: bucket(properties), S: selection({ Resources: [arnOf('B')], NotResources: [arnOf('B')] }) })).toEqual([]);
  });

  test('two buckets, beside a table', () => {
    const Resources = { B: bucket(), C: bucket(), T: table(), S: selection({ Resources: [arnOf('B'), arnOf('T'), arnOf('C')] }) };
    expect(said('bucketWithoutVersioning', Resources)).toEqual([`${VERSIONS}'B', 'C'`]);
  });

  test.each<[boolean, unknown]>([[true, 'CONFIG_MAP'], [false, 'API'], [false, 'API_AND_CONFIG_MAP'], [false, LATER]])('a cluster of Kubernetes, %p: %j', (isTold, AuthenticationMode) => {
    const cluster = { Type: 'AWS::EKS::Cluster', Properties: { AccessConfig: { AuthenticationMode } } };
    expect(said('eksAuthenticationMode', { E: cluster, S: selection({ Resources: [arnOf('E')] }) }))
      .toEqual(isTold ? ["warning Plan undefined undefined: AWS Backup backs up an EKS cluster only with the authentication mode API or API_AND_CONFIG_MAP: set it for 'E'"] : []);
  });

  const elsewhere = (names: string, where = 'Plan') => [`warning ${where} undefined undefined: a plan backs up what is in its own account and Region (111111111111, eu-central-1), and so not ${names}: `
    + 'give each account and Region a plan of its own'];
  test.each<[string, string | undefined]>([
    [TABLE, undefined],
    ['arn:aws:dynamodb:us-east-1:111111111111:table/t', "'arn:aws:dynamodb:us-east-1:111111111111:table/t'"],
    ['arn:aws:dynamodb:eu-central-1:222222222222:table/t', "'arn:aws:dynamodb:eu-central-1:222222222222:table/t'"],
    ['arn:aws-cn:dynamodb:eu-central-1:111111111111:table/t', "'arn:aws-cn:dynamodb:eu-central-1:111111111111:table/t'"],
    ['arn:aws-cn:s3:::b', "'arn:aws-cn:s3:::b'"],
    ['arn:*:s3:::b', undefined],
    ['arn:aws*:s3:::b', undefined],
    ['arn:aws:s3:::b', undefined],
  ])('%s is out of reach: %p', (arn, names) => {
    expect(said('resourceOfOtherEnvironment', { S: selection({ Resources: [arn] }) })).toEqual(names === undefined ? [] : elsewhere(names));
  });

  test('so is a partition that deployment knows not, and a resource of another template', () => {
    expect(said('resourceOfOtherEnvironment', { S: selection({ Resources: [{ 'Fn::Sub': 'arn:${Somewhere}:s3:::b' }] }) })).toEqual([]);
    const imported = { S: selection({ Resources: [{ 'Fn::ImportValue': 'arn' }, 'arn:aws-cn:s3:::b'] }) };
    const content = (Resources: object, Outputs?: object) => ({ Resources, Outputs });
    const files = new TemplateFiles([
      new TemplateFile({ name: 'T', content: content({ Plan: PLAN, ...imported }), environment: { ...HERE, partition: 'aws' } }),
      new TemplateFile({ name: 'Near', content: content({ T: table() }, { Arn: { Value: arnOf('T'), Export: { Name: 'arn' } } }), environment: HERE }),
    ]);
    expect(findingsIn(files).filter(({ id }) => id === 'resourceOfOtherEnvironment').map(({ level, document, property, about, message }) =>
      `${level} ${document.name} ${property} ${about}: ${message}`)).toEqual(elsewhere("'arn:aws-cn:s3:::b'"));
  });

  test('of a plan that is known by its id, the first selection says it', () => {
    const Resources = { One: selection({ Resources: [TABLE] }, 'id'), Two: selection({ Resources: ['arn:aws-cn:s3:::b'] }, 'id'), Three: selection({ Resources: [TABLE] }, 'other') };
    expect(said('resourceOfOtherEnvironment', Resources)).toEqual(elsewhere("'arn:aws-cn:s3:::b'", 'One'));
  });
});

describe('a file system of Lustre', () => {
  const files = (LustreConfiguration: unknown, more: object = {}, tags: Record<string, unknown> = { a: 'v' }) =>
    ({ F: { Type: 'AWS::FSx::FileSystem', Properties: { FileSystemType: 'LUSTRE', LustreConfiguration, ...tagsOf(tags), ...more } } });
  const SCRATCH = { DeploymentType: 'SCRATCH_2' };
  const KEPT = { DeploymentType: 'PERSISTENT_2' };
  const message = (about: string, which: string, cure: string) =>
    [`warning Plan undefined ${about}: FSx makes no backup of a file system of Lustre ${which}, and each job fails for 'F': ${cure}, or leave it out of the selection`];
  const scratch = message('scratch', 'that is scratch', 'make it a persistent one by its DeploymentType');
  const linked = message('linked', 'that is linked to a data repository', 'take away its ImportPath, ExportPath and data repository associations');
  const NAMED = { Resources: [{ 'Fn::GetAtt': ['F', 'ResourceARN'] }] };
  const BY_TAG = { ListOfTags: [tag('a')] };
  const BY_PATTERN = { Resources: [ALL_FILES] };
  const association = (FileSystemId: unknown, more: object = {}) => ({ L: { Type: 'AWS::FSx::DataRepositoryAssociation', Properties: { FileSystemId }, ...more } });

  test.each<[string, object, object, string[]]>([
    ['by its ARN', files(SCRATCH), NAMED, scratch],
    ['by its tag', files(SCRATCH), BY_TAG, scratch],
    ['by one of two tags', files(SCRATCH), { ListOfTags: [tag('b'), tag('a')] }, scratch],
    ['by the key of its tag', files(SCRATCH), { ListOfTags: [tag('a', 'w')] }, []],
    ['by the value of its tag', files(SCRATCH), { ListOfTags: [tag('b')] }, []],
    ['by a tag that deployment knows', files(SCRATCH), { ListOfTags: [tag('a', LATER)] }, []],
    ['by a tag of no key', files(SCRATCH), { ListOfTags: [tag(LATER, LATER)] }, []],
    ['by a tag that every object has', files(SCRATCH), { ListOfTags: [tag('constructor', LATER)] }, []],
    ['by a tag, where deployment knows its tags', { F: { Type: 'AWS::FSx::FileSystem', Properties: { FileSystemType: 'LUSTRE', LustreConfiguration: SCRATCH, Tags: LATER } } }, BY_TAG, []],
    ['by a pattern', files(SCRATCH), BY_PATTERN, scratch],
    ['by a pattern of others', files(SCRATCH), { Resources: ['arn:aws:s3:::*'] }, []],
    ['by everything', files(SCRATCH), { Resources: ['*'] }, scratch],
    ['by an ARN that is none of it', files(SCRATCH), { Resources: [TABLE] }, []],
    ['by its tag, under a condition that it meets', files(SCRATCH), { ...BY_TAG, ...asked('a', 'v') }, scratch],
    ['by its tag, under a condition that it does not meet', files(SCRATCH), { ...BY_TAG, ...asked('b', 'v') }, []],
    ['by its tag, under conditions that deployment knows', files(SCRATCH), { ...BY_TAG, Conditions: LATER }, []],
    ['by its tag, but left out', files(SCRATCH), { ...BY_TAG, NotResources: NAMED.Resources }, []],
    ['by its tag, while others are left out', files(SCRATCH), { ...BY_TAG, NotResources: ['arn:aws:s3:::*'] }, scratch],
    ['by its tag, maybe left out', files(SCRATCH), { ...BY_TAG, NotResources: [ALL_FILES] }, []],
    ['by its tag, maybe left out as deployment knows', files(SCRATCH), { ...BY_TAG, NotResources: LIST }, []],
    ['by its tag, not made', { F: { ...files(SCRATCH).F, Condition: 'Never' } }, BY_TAG, []],
    ['of the first kind', files({ DeploymentType: 'SCRATCH_1' }), NAMED, scratch],
    ['of no kind', files({}), NAMED, scratch],
    ['of no kind, out of a backup', files({}, { BackupId: 'b' }), NAMED, []],
    ['scratch out of a backup', files(SCRATCH, { BackupId: 'b' }), NAMED, scratch],
    ['that is kept', files(KEPT), NAMED, []],
    ['of a kind that deployment knows', files({ DeploymentType: LATER }), NAMED, []],
    ['for Windows', files(SCRATCH, { FileSystemType: 'WINDOWS' }), NAMED, []],
    ['with an import', files({ ...KEPT, ImportPath: 's3://b' }), NAMED, linked],
    ['with an export that deployment knows', files({ ...KEPT, ExportPath: LATER }), NAMED, linked],
    ['with an import of nothing', files({ ...KEPT, ImportPath: { Ref: 'AWS::NoValue' } }), NAMED, []],
    ['with something else', files({ ...KEPT, PerUnitStorageThroughput: 12 }), NAMED, []],
    ['with an association', { ...files(KEPT), ...association({ Ref: 'F' }) }, NAMED, linked],
    ['with an association that is not made', { ...files(KEPT), ...association({ Ref: 'F' }, { Condition: 'Never' }) }, NAMED, []],
    ['with an association of another one', { ...files(KEPT), ...association('fs-1') }, NAMED, []],
    ['with an association of a part', { ...files(KEPT), ...association({ 'Fn::GetAtt': ['F', 'RootVolumeId'] }) }, NAMED, []],
  ])('%s', (_, made, body, expected) => {
    expect(said('lustreWithoutBackups', { ...made, S: selection(body) })).toEqual(expected);
  });

  test('elsewhere is none that a tag or a pattern selects', () => {
    for (const body of [BY_TAG, BY_PATTERN]) { expect(said('lustreWithoutBackups', { S: selection(body) }, files(SCRATCH))).toEqual([]); }
  });
});

describe('the number of selections', () => {
  const many = (count: number, body: object) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`S${index}`, selection(body, 'id')]));
  const TAGGED = { ListOfTags: [tag('a')] };
  test.each<[number, object, string[]]>([
    [100, { Resources: [TABLE] }, []],
    [101, { Resources: [TABLE] }, ['error S0 undefined undefined: a backup plan must have at most 100 selections, got 101']],
    [10, TAGGED, []],
    [11, TAGGED, ["error S0 undefined undefined: a backup plan must have at most 10 selections with 'ListOfTags', got 11; put several tags, of which any is enough, into one selection"]],
    [11, { ListOfTags: [] }, []],
    [11, { ListOfTags: LATER }, []],
  ])('%d of %j', (count, body, expected) => {
    expect(said('tooManySelections', many(count, body))).toEqual(expected);
  });
});
