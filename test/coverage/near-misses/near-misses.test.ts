import type { FindingId } from '../../../src/private/messages/finding-ids';
import { arn, BACKUP, coverageOfFiles, coverageOfIncluded, selection, tag, tags } from '../templates';
import type { Json } from '../templates';

const IDS: readonly FindingId[] = ['clauseOfNothing', 'tagAlmostRight', 'selectedByOneTag', 'besideDatabase'];

const table = (properties: Json = {}): Json => ({ Type: 'AWS::DynamoDB::Table', Properties: { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], ...properties } });
const bucket = (properties: Json = {}): Json => ({ Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' }, ...properties } });
const byTags = (...wanted: [string, Json][]): Json => ({ ListOfTags: wanted.map(([ConditionKey, ConditionValue]) => ({ ConditionType: 'STRINGEQUALS', ConditionKey, ConditionValue })) });
const byTag = (key: string, value: Json): Json => ({ Tagged: selection(tag(key, value)) });
const daily = table(tags({ backup: 'daily' }));

type Case = [name: string, resources: Json, found: string[], more?: Json];

const WEEKLY = { Parameters: { Name: { Type: 'String', Default: 'weekly' } } };

const WRONG: Case[] = [
  ['a tag that nothing has', { ...byTag('backup', 'daily'), It: table() }, ["note Tagged BackupSelection.ListOfTags[0]: no resource of the app has the tag 'backup' with 'daily' [clauseOfNothing]"]],
  ['a tag in another case', { ...byTag('backup', 'daily'), It: table(tags({ Backup: 'Daily' })), Other: daily },
    ["warning It: it has the tag 'Backup' with 'Daily', and is not backed up: the selection 'Tagged' wants 'backup' with 'daily' [tagAlmostRight]"]],
  ['a plural', { ...byTag('backup', 'daily'), It: table(tags({ backups: 'daily' })), Other: daily },
    ["warning It: it has the tag 'backups' with 'daily', and is not backed up: the selection 'Tagged' wants 'backup' with 'daily' [tagAlmostRight]"]],
  ['key and value swapped', { ...byTag('backup', 'daily'), It: table(tags({ daily: 'backup' })), Other: daily },
    ["warning It: it has the tag 'daily' with 'backup', and is not backed up: the selection 'Tagged' wants 'backup' with 'daily' [tagAlmostRight]"]],
  ['one of two tags', { Tagged: selection(byTags(['backup', 'true'], ['stage', 'prod'])), It: table(tags({ backup: 'true', stage: 'dev' })), Other: table(tags({ backup: 'true', stage: 'prod' })) },
    ["note It: the selection 'Tagged' selects it by the tag 'backup' alone, though it has 'stage' with 'dev' and not with 'prod': tags of a list are alternatives, and conditions have to be met all [selectedByOneTag]"]],
  ['a tag that something has with another value of a parameter', { ...byTag('backup', 'daily'), It: table(tags({ backup: { Ref: 'Name' } })) },
    ["note Tagged BackupSelection.ListOfTags[0]: with the defaults of the parameters, no resource of the app has the tag 'backup' with 'daily' [clauseOfNothing]"], WEEKLY],
  ['a wanted tag that a parameter decides', { ...byTag('backup', { Ref: 'Name' }), It: table(tags({ backup: 'daily' })) },
    ["note Tagged BackupSelection.ListOfTags[0]: with the defaults of the parameters, no resource of the app has the tag 'backup' with 'weekly' [clauseOfNothing]"], WEEKLY],
  ['a tag in another case, with a wanted tag that a parameter decides', { ...byTag('backup', { Ref: 'Name' }), It: table(tags({ Backup: 'weekly' })), Other: table(tags({ backup: 'weekly' })) },
    ["warning It: with the defaults of the parameters, it has the tag 'Backup' with 'weekly', and is not backed up: the selection 'Tagged' wants 'backup' with 'weekly' [tagAlmostRight]"], WEEKLY],
  ['one of two tags, of which a parameter decides the other',
    { Tagged: selection(byTags(['backup', 'true'], ['stage', 'prod'])), It: table(tags({ backup: 'true', stage: { Ref: 'Name' } })), Other: table(tags({ backup: 'true', stage: 'prod' })) },
    ["note It: with the defaults of the parameters, the selection 'Tagged' selects it by the tag 'backup' alone, though it has 'stage' with 'weekly' and not with 'prod': tags of a list are alternatives, and conditions have to be met all [selectedByOneTag]"], WEEKLY],
  ['a bucket beside a table', { One: selection({ Resources: [arn('It')] }), It: table(), Bucket: bucket() }, ["note Bucket: it is not backed up, and the database 'It' beside it is [besideDatabase]"]],
];

const RIGHT: Case[] = [
  ['no resource at all', byTag('backup', 'daily'), []],
  ['a tag that something has', { ...byTag('backup', 'daily'), It: daily, Other: table() }, []],
  ['tags that are not known', { ...byTag('backup', 'daily'), It: table(tags({ backup: { Ref: 'Name' } })) }, [], { Parameters: { Name: { Type: 'String' } } }],
  ['a wanted tag that is not known', { ...byTag('backup', { Ref: 'Name' }), It: table(tags({ Backup: 'daily' })) }, [], { Parameters: { Name: { Type: 'String' } } }],
  ['another value', { ...byTag('backup', 'daily'), It: table(tags({ backup: 'weekly' })), Other: daily }, []],
  ['another case of what is backed up otherwise', { ...byTag('backup', 'daily'), It: table(tags({ Backup: 'daily' })), Other: daily, One: selection({ Resources: [arn('It')] }) }, []],
  ['values of one tag', { Tagged: selection(byTags(['backup', 'daily'], ['backup', 'weekly'])), It: daily, Other: table(tags({ backup: 'weekly' })) }, []],
  ['both tags', { Tagged: selection(byTags(['backup', 'true'], ['stage', 'prod'])), It: table(tags({ backup: 'true', stage: 'prod' })) }, []],
  ['one tag of two, and none of the other', { Tagged: selection(byTags(['backup', 'true'], ['stage', 'prod'])), It: table(tags({ backup: 'true' })), Other: table(tags({ stage: 'prod' })) }, []],
  ['a bucket beside a table that is not backed up either', { It: table(), Bucket: bucket() }, []],
  ['both backed up', { One: selection({ Resources: [arn('It'), arn('Bucket')] }), It: table(), Bucket: bucket() }, []],
];

describe.each([['a file', coverageOfFiles], ['an app', coverageOfIncluded]] as const)('in %s', (_, coverage) => {
  test.each([...WRONG, ...RIGHT])('%s', (__, resources, expected, more = {}) => {
    const { findings } = coverage({ ...more, Resources: { ...BACKUP, ...resources } });
    const found = findings.filter(({ id }) => IDS.includes(id))
      .map(({ id, level, document, property, message }) => `${level} ${document.logicalId}${property ? ` ${property}` : ''}: ${message} [${id}]`.replace(/Stack\/T\//g, ''));
    expect(found).toEqual(expected);
  });
});
