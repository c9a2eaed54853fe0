import { findingsIn } from '../../../src/checks/laws';
import { TemplateFile, TemplateFiles } from '../../../src/document/template-file';
import { HERE, THERE } from '../../util';

const LATER = { Ref: 'Somewhere' };
const LIST = { Ref: 'List' };
const ROLE = 'arn:aws:iam::111111111111:role/r';
const TABLE = 'arn:aws:dynamodb:eu-central-1:111111111111:table/t';
const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const tag = (ConditionKey: unknown, ConditionValue: unknown = 'v', ConditionType: unknown = 'STRINGEQUALS') => ({ ConditionType, ConditionKey, ConditionValue });
const asked = (key: unknown, ConditionValue: unknown) => ({ ConditionKey: typeof key === 'string' ? `aws:ResourceTag/${key}` : key, ConditionValue });
const table = (tags: Record<string, unknown> = {}, more: object = {}) => ({
  Type: 'AWS::DynamoDB::Table', Properties: { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }, ...more,
});
const selection = (body: object, more: object = {}) => ({
  Type: 'AWS::Backup::BackupSelection', Properties: { BackupPlanId: 'id', BackupSelection: { SelectionName: 's', IamRoleArn: ROLE, ...body }, ...more },
});

/** What is said of a selection, with its place: whole findings. */
function said(
  body: object, others: object = {}, { ids, more = {}, elsewhere = {} }: { ids?: string[]; more?: object; elsewhere?: object } = {},
): string[] {
  const templateOf = (name: string, Resources: object, environment = HERE) => new TemplateFile({
    name,
    environment: { ...environment, partition: 'aws' },
    tags: {},
    content: { Parameters: { Somewhere: { Type: 'String' }, List: { Type: 'CommaDelimitedList' } }, Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } }, Resources },
  });
  return findingsIn(new TemplateFiles([templateOf('T', { Selection: selection(body, more), ...others }), templateOf('Far', elsewhere, THERE)]))
    .filter(({ document, id }) => document.name === 'Selection' && (ids?.includes(id) ?? !['importedRole', 'selectsEverything'].includes(id)))
    .map(({ level, id, property, message }) => `${level} ${id} ${property}: ${message}`);
}
const at = (level: string, id: string) => (place: string, message: string) => `${level} ${id} ${place === '' ? 'BackupSelection' : `BackupSelection.${place}`}: ${message}`;

describe('a selection by itself', () => {
  const wrongRole = at('error', 'invalidRole');
  const wrongTag = at('error', 'invalidTag');
  const wrongCondition = at('error', 'invalidCondition');
  const arns = (count: number, arn = 'arn:aws:dynamodb:eu-central-1:111111111111:table/t') => Array.from({ length: count }, (_, index) => `${arn}${index}`);
  const conditions = (count: number) => ({ StringEquals: Array.from({ length: count }, (_, index) => asked(`k${index}`, 'v')) });
  const role = (name: string) => ({ Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: name } } });

  test.each<[string, object, string[]]>([
    ['that is right', { Resources: [TABLE] }, []],
    ['without a name', { SelectionName: undefined, Resources: [TABLE] }, ["error invalidSelectionName BackupSelection.SelectionName: 'SelectionName' must be given"]],
    ['with a name that is long', { SelectionName: 'a'.repeat(51), Resources: [TABLE] }, [
      `warning nameMayBeRefused BackupSelection.SelectionName: the name of the selection has 51 characters, got '${'a'.repeat(51)}': CloudFormation takes it, and AWS Backup, whose documentation knows `
        + "names of 1 to 50 characters of letters, digits, '-', '_' and '.', may refuse it: take another one, or acknowledge this if it is deployed already",
    ]],
    ['without a role', { IamRoleArn: undefined, Resources: [TABLE] }, [wrongRole('IamRoleArn', "'IamRoleArn' must be given")]],
    ['with a list of roles', { IamRoleArn: [ROLE], Resources: [TABLE] }, [wrongRole('IamRoleArn', "'IamRoleArn' must be the ARN of a role, arn:<partition>:iam::<account>:role/<name>, got ''")]],
    ['with a list in a list', { Resources: [TABLE, [TABLE]] }, []],
    ['with an empty name', { SelectionName: '', Resources: [TABLE] }, [
      "error invalidSelectionName BackupSelection.SelectionName: 'SelectionName' must be 1 to 50 characters of letters, digits, '-', '_' and '.', got ''",
    ]],
    ['with 500 ARNs', { Resources: arns(500) }, []],
    ['with 501 ARNs', { Resources: arns(501) }, [at('error', 'tooManyArns')('Resources', "'Resources' must have at most 500 ARNs, got 501; split them into several selections")]],
    ['with 501 ARNs that are left out', { Resources: ['*'], NotResources: arns(501) }, [
      at('error', 'tooManyArns')('NotResources', "'NotResources' must have at most 500 ARNs, got 501; split them into several selections"),
    ]],
    ['with 30 patterns', { Resources: arns(30).map((arn) => `${arn}*`) }, []],
    ['with 31 patterns', { Resources: arns(31).map((arn) => `${arn}*`) }, [
      at('error', 'tooManyArns')('Resources', "'Resources' must have at most 30 ARNs with '*', got 31; split them into several selections"),
    ]],
    ['with a wildcard amid a name', { Resources: [TABLE, `${TABLE}*x`] }, [
      at('error', 'invalidWildcard')('Resources[1]', `'Resources' must have '*' only for a whole section of an ARN or at the end of a name, got '${TABLE}*x'`),
    ]],
    ['with a wildcard amid a name that is left out', { Resources: ['*'], NotResources: [`${TABLE}*x`] }, [
      at('error', 'invalidWildcard')('NotResources[0]', `'NotResources' must have '*' only for a whole section of an ARN or at the end of a name, got '${TABLE}*x'`),
    ]],
    ['with 30 tags', { ListOfTags: Array.from({ length: 30 }, () => tag('k')) }, []],
    ['with 31 tags', { ListOfTags: Array.from({ length: 31 }, () => tag('k')) }, [at('error', 'tooManyTags')('ListOfTags', "'ListOfTags' must have at most 30 tags, got 31")]],
    ['with a tag of nothing', { ListOfTags: [{}] }, ['ConditionType', 'ConditionKey', 'ConditionValue'].map((name) => wrongTag(`ListOfTags[0].${name}`, `'${name}' must be given`))],
    ['with a tag of another comparison', { ListOfTags: [tag('a'), tag('a', 'b', 'STRINGLIKE')] }, [
      wrongTag('ListOfTags[1].ConditionType', "'ConditionType' must be 'STRINGEQUALS', got 'STRINGLIKE': other comparisons are made by 'Conditions'"),
    ]],
    ['with a tag of which deployment knows all', { ListOfTags: [tag(LATER, LATER, LATER)] }, []],
    ['with 30 conditions', { Resources: ['*'], Conditions: conditions(30) }, []],
    ['with 31 conditions', { Resources: ['*'], Conditions: conditions(31) }, [at('error', 'tooManyConditions')('Conditions', "'Conditions' must have at most 30 elements, got 31")]],
    ['with conditions of an unknown kind', { Resources: ['*'], Conditions: { StringMatches: [asked('a', 'b')] } }, [
      wrongCondition('Conditions', "'Conditions' must have only StringEquals, StringNotEquals, StringLike, StringNotLike, got 'StringMatches'"),
    ]],
    ['with conditions in a map', { Resources: ['*'], Conditions: { StringLike: { 'aws:ResourceTag/a': 'b', 'aws:ResourceTag/c': 'd' } } }, [
      wrongCondition('Conditions.StringLike', "'StringLike' must be a list of { ConditionKey, ConditionValue }, got an object with the keys 'aws:ResourceTag/a', 'aws:ResourceTag/c'"),
    ]],
    ['with a condition of nothing', { Resources: ['*'], Conditions: { StringLike: [{}] } }, [
      wrongCondition('Conditions.StringLike[0].ConditionKey', "'ConditionKey' must be given"), wrongCondition('Conditions.StringLike[0].ConditionValue', "'ConditionValue' must be given"),
    ]],
    ['with the key of a tag for that of a condition', { Resources: ['*'], Conditions: { StringLike: [asked('a', 'b'), { ConditionKey: 'c', ConditionValue: 'd' }] } }, [
      wrongCondition('Conditions.StringLike[1].ConditionKey', "'ConditionKey' must begin with 'aws:ResourceTag/', got 'c'"),
    ]],
    ['with a condition of which deployment knows all', { Resources: ['*'], Conditions: { StringLike: [asked(LATER, LATER)] } }, []],
    ['with a condition that has more', { Resources: ['*'], Conditions: { StringLike: [{ ...asked('a', 'b'), ConditionType: 'c' }] } }, [
      wrongCondition('Conditions.StringLike[0]', "a condition has 'ConditionKey' and 'ConditionValue', got 'ConditionType'"),
    ]],
  ])('%s', (_, body, expected) => {
    expect(said(body)).toEqual(expected);
  });

  test('the name of a role is not its ARN, and a role is of the account of the plan', () => {
    expect(said({ IamRoleArn: { Ref: 'Role' }, Resources: [TABLE] }, role('r'), { ids: ['invalidRole'] }))
      .toEqual([wrongRole('IamRoleArn', "'IamRoleArn' must be the ARN of a role, got the name of 'Role', which 'Ref' returns")]);
    const elsewhere = (name: string, account: string) => [at('warning', 'roleOfOtherAccount')('IamRoleArn',
      `AWS Backup assumes roles of the account of the plan (111111111111) only, and '${name}' is of ${account}: give the selection a role of its own account`)];
    expect(said({ IamRoleArn: 'arn:aws:iam::333333333333:role/r', Resources: [TABLE] })).toEqual(elsewhere('arn:aws:iam::333333333333:role/r', '333333333333'));
    expect(said({ IamRoleArn: 'arn:aws:iam::222222222222:role/far', Resources: [TABLE] }, {}, { elsewhere: role('far'), ids: ['roleOfOtherAccount'] })).toEqual(elsewhere('Role', '222222222222'));
    expect(said({ IamRoleArn: arnOf('Role'), Resources: [TABLE] }, role('r'), { ids: ['roleOfOtherAccount'] })).toEqual([]);
    expect(said({ IamRoleArn: LATER, Resources: [TABLE] })).toEqual([]);
  });

  test.each<[unknown, string | undefined]>([
    ['id', undefined], [LATER, undefined], ['my-arn:', undefined], [undefined, "'BackupPlanId' must be given"], ['', "'BackupPlanId' must be the id of a backup plan, got ''"],
    ['arn:aws:backup:eu-central-1:111111111111:backup-plan:id', "'BackupPlanId' must be the id of a backup plan, got 'arn:aws:backup:eu-central-1:111111111111:backup-plan:id'"],
  ])('of the plan %j', (BackupPlanId, message) => {
    expect(said({ Resources: [TABLE] }, {}, { more: { BackupPlanId } })).toEqual(message === undefined ? [] : [`error invalidPlanId BackupPlanId: ${message}`]);
  });

  const empty = (hint = '') => [at('error', 'emptySelection')('Resources', `either 'Resources' or 'ListOfTags' must have an element, got none${hint}`)];
  test.each<[object, string[]]>([
    [{}, empty()],
    [{ Resources: [], ListOfTags: [] }, empty()],
    [{ Resources: LIST }, []],
    [{ ListOfTags: LATER }, []],
    [{ ListOfTags: [tag('a')] }, []],
    [{ NotResources: [TABLE] }, empty(" but 'NotResources': write 'Resources: [\"*\"]' to begin with everything")],
    [{ Conditions: { StringEquals: [asked('a', 'b')] }, NotResources: [TABLE] }, empty(" but 'Conditions' and 'NotResources': write 'Resources: [\"*\"]' to begin with everything")],
  ])('nothing in it is refused: %j', (body, expected) => {
    expect(said(body, {}, { ids: ['emptySelection'] })).toEqual(expected);
  });

  const everything = ["note selectsEverything BackupSelection.Resources: '*' selects every resource that AWS Backup protects in the account and Region, whoever made it"];
  test.each<[object, string[]]>([
    [{ Resources: ['*'] }, everything],
    [{ Resources: [TABLE, '*'] }, everything],
    [{ Resources: ['arn:aws:dynamodb:*:*:table/*'] }, []],
    [{ Resources: ['*'], Conditions: { StringEquals: [asked('a', 'b')] } }, []],
  ])('everything in it is noted: %j', (body, expected) => {
    expect(said(body, {}, { ids: ['selectsEverything'] })).toEqual(expected);
  });
});

describe('tags and conditions', () => {
  const nothing = at('warning', 'selectsNothing');
  const alternatives = (keys: string) => [at('warning', 'tagsAreAlternatives')('ListOfTags',
    `tags in one selection are alternatives: a resource with any of the tags ${keys} is backed up, not only one that has them all`)];
  const beside = (pattern: string, reach: string) => [at('warning', 'tagBesideWildcard')('ListOfTags',
    `tags do not narrow ARNs: every resource that matches '${pattern}' ${reach}; leave the wildcard out to select by tag alone`)];
  const literal = (place: string, value: string, key: string) => at('warning', 'wildcardInValue')(place,
    `'*' in the value '${value}' of the tag '${key}' is a character like any other: StringLike and StringNotLike in 'Conditions' take it for any characters`);
  const contradicted = (key: string, what: string) => [nothing('Conditions', `'Conditions' ask for the tag '${key}' ${what} and for something else of it, which no resource can have`)];
  const unmet = (tags: string, isAll = true) => [nothing('Conditions', `no resource with the tag ${tags} meets 'Conditions'${isAll ? ', so that nothing is selected' : ''}`)];
  const EQUALS = 'StringEquals';
  const condition = (...all: [operator: string, key: string, value: unknown][]) => ({
    Conditions: Object.fromEntries([...new Set(all.map(([operator]) => operator))].map((operator) =>
      [operator, all.filter(([each]) => each === operator).map(([, key, value]) => asked(key, value))])),
  });
  const tooMany = (operator: string): [string, string, unknown][] => Array.from({ length: 30 }, (_, index) => [operator, `k${index}`, 'v']);

  test.each<[string, object, string[]]>([
    ['two tags of one key', { ListOfTags: [tag('a', '1'), tag('a', '2')] }, []],
    ['tags of two keys', { ListOfTags: [tag('a'), tag('b'), tag('a', 'w')] }, alternatives('a, b')],
    ['tags of a key that deployment knows', { ListOfTags: [tag('a'), tag(LATER)] }, []],
    ['a tag beside a pattern', { Resources: [TABLE, `${TABLE}*`], ListOfTags: [tag('a')] }, beside(`${TABLE}*`, 'is backed up, whatever its tags')],
    ['a tag beside a pattern, under a condition', { Resources: [`${TABLE}*`], ListOfTags: [tag('a')], ...condition([EQUALS, 'b', 'c']) },
      beside(`${TABLE}*`, 'and meets the conditions is backed up, with the tag or without it')],
    ['a tag beside an ARN', { Resources: [TABLE], ListOfTags: [tag('a')] }, []],
    ['no tag beside a pattern', { Resources: [`${TABLE}*`], ListOfTags: [] }, []],
    ['a wildcard in the value of a tag', { ListOfTags: [tag('a', 'b'), tag('a', 'c*')] }, [literal('ListOfTags[1].ConditionValue', 'c*', 'a')]],
    ['a wildcard in the value of a tag that deployment knows', { ListOfTags: [tag(['list'], 'c*')] }, [literal('ListOfTags[0].ConditionValue', 'c*', '')]],
    ['a wildcard in a value of which deployment knows a part', { ListOfTags: [tag('a', { 'Fn::Sub': '*${Somewhere}' })] }, []],
    ['a wildcard in the value of a condition', { Resources: ['*'], ...condition([EQUALS, 'a', 'b*']) }, [literal('Conditions.StringEquals[0].ConditionValue', 'b*', 'a')]],
    ['a wildcard in the value of a negated condition', { Resources: ['*'], ...condition(['StringNotEquals', 'a', 'b*']) }, [literal('Conditions.StringNotEquals[0].ConditionValue', 'b*', 'a')]],
    ['a wildcard in a pattern', { Resources: ['*'], ...condition(['StringLike', 'a', 'b*'], ['StringNotLike', 'a', 'bc*']) }, []],
    ['the key of a condition for that of a tag', { ListOfTags: [tag('aws:ResourceTag/a')] }, [
      nothing('ListOfTags[0].ConditionKey', "no tag has the key 'aws:ResourceTag/a': 'ListOfTags' takes the key alone, 'a'"),
    ]],
    ['the key of a condition twice', { Resources: ['*'], ...condition([EQUALS, 'aws:ResourceTag/a', 'b']) }, [
      nothing('Conditions.StringEquals[0].ConditionKey', "no tag has the key 'aws:ResourceTag/a': 'ConditionKey' has 'aws:ResourceTag/' once, 'aws:ResourceTag/a'"),
    ]],
    ['the key of a negated condition twice', { Resources: ['*'], ...condition(['StringNotLike', 'aws:ResourceTag/a', 'b']) }, []],
    ['an empty key', { ListOfTags: [tag('a'), tag('')] }, [...alternatives('a, '), nothing('ListOfTags[1].ConditionKey', 'no tag has an empty key')]],
    ['empty keys', { ListOfTags: [tag(''), tag('')], ...condition([EQUALS, '', 'v']) }, [nothing('ListOfTags[0].ConditionKey', 'no tag has an empty key')]],
    ['an empty key of a condition', { Resources: ['*'], ...condition([EQUALS, '', 'v']) }, [nothing('Conditions.StringEquals[0].ConditionKey', 'no tag has an empty key')]],
    // What contradicts itself.
    ['two values', { Resources: ['*'], ...condition([EQUALS, 'a', '1'], [EQUALS, 'a', '2']) }, contradicted('a', "with '1'")],
    ['two values of two tags', { Resources: ['*'], ...condition([EQUALS, 'a', '1'], [EQUALS, 'b', '2']) }, []],
    ['a value twice', { Resources: ['*'], ...condition([EQUALS, 'a', '1'], [EQUALS, 'a', '1']) }, []],
    ['a value that is excluded', { Resources: ['*'], ...condition([EQUALS, 'a', '1'], ['StringNotEquals', 'a', '1']) }, contradicted('a', "with '1'")],
    ['a value beside another one that is excluded', { Resources: ['*'], ...condition([EQUALS, 'a', '1'], ['StringNotEquals', 'a', '2']) }, []],
    ['a value that is excluded by a pattern', { Resources: ['*'], ...condition([EQUALS, 'a', '12'], ['StringNotLike', 'a', '1*']) }, contradicted('a', "with '12'")],
    ['a value that is excluded by a pattern with a question mark', { Resources: ['*'], ...condition([EQUALS, 'a', '12'], ['StringNotLike', 'a', '?2']) }, []],
    ['a value with a question mark', { Resources: ['*'], ...condition([EQUALS, 'a', '1?'], ['StringNotEquals', 'a', '1?']) }, contradicted('a', "with '1?'")],
    ['a pattern that is excluded', { Resources: ['*'], ...condition(['StringLike', 'a', '12*'], ['StringNotLike', 'a', '1*']) }, contradicted('a', "like '12*'")],
    ['a pattern of which a part is excluded', { Resources: ['*'], ...condition(['StringLike', 'a', '1*'], ['StringNotLike', 'a', '12*']) }, []],
    ['a pattern whose text is excluded', { Resources: ['*'], ...condition(['StringLike', 'a', '1*'], ['StringNotEquals', 'a', '1*']) }, [
      literal('Conditions.StringNotEquals[0].ConditionValue', '1*', 'a'),
    ]],
    ['a pattern without a wildcard', { Resources: ['*'], ...condition(['StringLike', 'a', '1'], ['StringNotEquals', 'a', '1']) }, contradicted('a', "like '1'")],
    ['two patterns', { Resources: ['*'], ...condition(['StringLike', 'a', '1*'], ['StringLike', 'a', '2*']) }, contradicted('a', "like '1*'")],
    ['two patterns of one text', { Resources: ['*'], ...condition(['StringLike', 'a', '1*'], ['StringLike', 'a', '*2']) }, []],
    ['two patterns with question marks', { Resources: ['*'], ...condition(['StringLike', 'a', '1?'], ['StringLike', 'a', '?2']) }, []],
    ['exclusions alone', { Resources: ['*'], ...condition(['StringNotEquals', 'a', '1'], ['StringNotLike', 'a', '*']) }, []],
    ['a value that deployment knows', { Resources: ['*'], ...condition([EQUALS, 'a', LATER], [EQUALS, 'a', '1']) }, []],
    ['what is beyond the quota', { Resources: ['*'], ...condition(...tooMany(EQUALS), [EQUALS, 'k0', 'w']) }, [
      at('error', 'tooManyConditions')('Conditions', "'Conditions' must have at most 30 elements, got 31"),
    ]],
    // Tags that conditions keep out.
    ['a tag that is kept out', { ListOfTags: [tag('a', '1')], ...condition([EQUALS, 'a', '2']) }, unmet("'a' with '1'")],
    ['a tag that is excluded', { ListOfTags: [tag('a', '1')], ...condition(['StringNotEquals', 'a', '1']) }, unmet("'a' with '1'")],
    ['two tags that are kept out', { ListOfTags: [tag('a', '1'), tag('a', '3')], ...condition([EQUALS, 'a', '2']) }, unmet("'a' with '1', 'a' with '3'")],
    ['one of two tags', { ListOfTags: [tag('a', '1'), tag('a', '2')], ...condition([EQUALS, 'a', '2']) }, unmet("'a' with '1'", false)],
    ['a tag beside an ARN, which is kept out', { Resources: [TABLE], ListOfTags: [tag('a', '1')], ...condition([EQUALS, 'a', '2']) }, unmet("'a' with '1'", false)],
    ['a tag beside ARNs that deployment knows', { Resources: LIST, ListOfTags: [tag('a', '1')], ...condition([EQUALS, 'a', '2']) }, unmet("'a' with '1'", false)],
    ['a tag beside one that deployment knows', { ListOfTags: [tag('a', '1'), tag(LATER, '1')], ...condition([EQUALS, 'a', '2']) }, unmet("'a' with '1'", false)],
    ['a tag beside one without a value', { ListOfTags: [tag('a', '1'), { ConditionType: 'STRINGEQUALS', ConditionKey: 'a', ConditionValue: ['x'] }], ...condition([EQUALS, 'a', '2']) },
      unmet("'a' with '1'", false)],
    ['a tag of a key with a condition on another one', { ListOfTags: [tag('a', '1')], ...condition([EQUALS, 'b', '2']) }, []],
    ['a tag with a value that deployment knows', { ListOfTags: [tag('a', LATER)], ...condition([EQUALS, 'a', '2']) }, []],
    ['tags under conditions that deployment knows', { ListOfTags: [tag('a', '1')], Conditions: LATER }, []],
  ])('%s', (_, body, expected) => {
    expect(said(body)).toEqual(expected);
  });

  test.each<[number, string[]]>([[29, ["'a' with '2'"]], [30, []]])('what is behind %d tags', (count, expected) => {
    const ListOfTags = [...Array.from({ length: count }, () => tag('a', '1')), tag('a', '2')];
    expect(said({ ListOfTags, ...condition([EQUALS, 'a', '1']) }, {}, { ids: ['selectsNothing'] }))
      .toEqual(expected.flatMap((words) => unmet(words, false)));
  });

  test('what is beyond the quota of tags is selected by nothing', () => {
    expect(said({ ListOfTags: Array.from({ length: 31 }, () => tag('a', '1')), ...condition([EQUALS, 'a', '2']) }, {}, { ids: ['selectsNothing'] }))
      .toEqual(unmet(Array.from({ length: 30 }, () => "'a' with '1'").join(', '), false));
  });
});

describe('resources of the application under conditions', () => {
  const CURE = "tag what is to be backed up, or take it out of 'Resources'";
  const why = (names: string, verb: string, conditions: string) => `'Conditions' leave out ${names}, which ${verb} that they ask for (${conditions})`;
  const left = (text: string) => [at('warning', 'leftOutByConditions')('Conditions', `${text}: ${CURE}`)];
  const nothing = (text: string) => [at('warning', 'selectsNothing')('Conditions', `${text}, so that nothing is selected: ${CURE}`)];
  const body = (ids: string[], more: object = {}, key = 'a', operator = 'StringEquals') => ({ Resources: ids.map(arnOf), Conditions: { [operator]: [asked(key, 'v')] }, ...more });
  const A = { A: table({ a: 'v' }) };
  const B = { B: table() };

  test.each<[string, object, object, string[]]>([
    ['one that meets them', body(['A']), A, []],
    ['one that does not', body(['B']), B, nothing(why("'B'", 'does not have the tag', "'a' with 'v'"))],
    ['one of two', body(['A', 'B']), { ...A, ...B }, left(why("'B'", 'does not have the tag', "'a' with 'v'"))],
    ['two of three', body(['A', 'B', 'C']), { ...A, ...B, C: table({ a: 'w' }) }, left(why("'B', 'C'", 'do not have the tag', "'a' with 'v'"))],
    ['one beside a pattern', { ...body(['B']), Resources: [arnOf('B'), 'arn:aws:s3:::*'] }, B, left(why("'B'", 'does not have the tag', "'a' with 'v'"))],
    ['one beside a tag', { ...body(['B']), ListOfTags: [tag('c')] }, B, left(why("'B'", 'does not have the tag', "'a' with 'v'"))],
    ['one beside no tags', { ...body(['B']), ListOfTags: [] }, B, nothing(why("'B'", 'does not have the tag', "'a' with 'v'"))],
    ['one that a pattern keeps', body(['A', 'B'], {}, 'a', 'StringLike'), { ...A, ...B }, left(why("'B'", 'does not have the tag', "'a' like 'v'"))],
    ['one that is kept out by its tag', body(['A', 'B'], {}, 'a', 'StringNotEquals'), { ...A, ...B }, []],
    ['all that are kept out by their tags', body(['A'], {}, 'a', 'StringNotEquals'), A, nothing(why("'A'", 'does not have the tag', "'a' other than 'v'"))],
    ['all that are kept out by a pattern', body(['A'], {}, 'a', 'StringNotLike'), A, nothing(why("'A'", 'does not have the tag', "'a' not like 'v'"))],
    ['one that has a tag that deployment knows', body(['A', 'C']), { ...A, C: table({ a: LATER }) }, []],
    ['a tag that AWS gives', body(['A', 'B'], {}, 'aws:cloudformation:stack-name'), { ...A, ...B }, []],
    ['one that another selection has', body(['A', 'B']), { ...A, ...B, Second: selection({ Resources: [arnOf('B')] }) }, []],
    ['one that another selection may have by a pattern', body(['A', 'B']), { ...A, ...B, Second: selection({ Resources: ['arn:aws:dynamodb:*:*:table/*'] }) }, []],
    ['one that another selection has not by a pattern', body(['A', 'B']), { ...A, ...B, Second: selection({ Resources: ['arn:aws:s3:::*'] }) },
      left(why("'B'", 'does not have the tag', "'a' with 'v'"))],
    ['one that another selection may have, as deployment knows', body(['A', 'B']), { ...A, ...B, Second: selection({ Resources: LIST }) }, []],
    ['one that another selection has by a tag', body(['A', 'C']), { ...A, C: table({ c: 'v' }), Second: selection({ ListOfTags: [tag('c')] }) }, []],
    ['one that another selection has by a tag that deployment knows', body(['A', 'C']), { ...A, C: table({ c: 'v' }), Second: selection({ ListOfTags: [tag(LATER)] }) }, []],
    ['one that another selection has by tags that deployment knows', body(['A', 'B']), { ...A, ...B, Second: selection({ ListOfTags: LATER }) }, []],
    ['one that another selection has not by a tag', body(['A', 'C']), { ...A, C: table({ c: 'w' }), Second: selection({ ListOfTags: [tag('c')] }) },
      left(why("'C'", 'does not have the tag', "'a' with 'v'"))],
    ['one that another selection leaves out, too', body(['A', 'B']), { ...A, ...B, Second: selection(body(['B'], {}, 'b')) }, left(why("'B'", 'does not have the tag', "'a' with 'v'"))],
    ['one that a selection would have that is not made', body(['A', 'B']), { ...A, ...B, Second: { ...selection({ Resources: [arnOf('B')] }), Condition: 'Never' } },
      left(why("'B'", 'does not have the tag', "'a' with 'v'"))],
    ['two conditions', { Resources: [arnOf('A'), arnOf('B')], Conditions: { StringEquals: [asked('a', 'v')], StringLike: [asked('b', 'x*')] } }, { A: table({ a: 'v', b: 'xy' }), ...B },
      left(why("'B'", 'does not have the tag', "'a' with 'v'; 'b' like 'x*'"))],
  ])('%s', (_, selected, others, expected) => {
    expect(said(selected, others, { ids: ['leftOutByConditions', 'selectsNothing'] })).toEqual(expected);
  });

  const allLeftOut = (names: string) => [at('warning', 'selectsNothing')('NotResources', `'NotResources' leaves out all that is selected, so that nothing is backed up: ${names}`)];
  const both = (names: string, words: string) => at('warning', 'selectsNothing')('NotResources', `${names} ${words}`);
  const IS = "is in 'Resources' and in 'NotResources', and so it is left out";
  const ARE = "are in 'Resources' and in 'NotResources', and so they are left out";
  test.each<[string, object, string[]]>([
    ['by their kind', { Resources: [arnOf('A'), arnOf('B')], NotResources: ['arn:aws:dynamodb:*:*:table/*'] }, allLeftOut("'A', 'B'")],
    ['by the kind of others', { Resources: [arnOf('A')], NotResources: ['arn:aws:s3:::*'] }, []],
    ['by everything', { Resources: [arnOf('A')], NotResources: ['*'] }, [both("'NotResources'", 'has everything, so that nothing is selected')]],
    ['by the name of one', { Resources: [arnOf('A'), arnOf('B')], NotResources: [arnOf('A')] }, [both("'A'", IS)]],
    ['by their names', { Resources: [arnOf('A'), arnOf('B')], NotResources: [arnOf('A'), arnOf('B')] }, [both("'A', 'B'", ARE)]],
    ['by a text', { Resources: [TABLE], NotResources: [TABLE] }, [both(`'${TABLE}'`, IS)]],
    ['by a pattern', { Resources: [TABLE], NotResources: ['arn:aws:dynamodb:*:*:table/*'] }, [both(`'${TABLE}'`, IS)]],
    ['by a pattern of others', { Resources: [TABLE], NotResources: ['arn:aws:dynamodb:*:*:table/x*'] }, []],
    ['everything but everything of a kind', { Resources: ['*'], NotResources: ['arn:aws:*:*:*:*'] }, []],
    ['by the pattern itself', { Resources: ['arn:aws:dynamodb:*:*:table/*'], NotResources: ['arn:aws:dynamodb:*:*:table/*'] }, [both("'arn:aws:dynamodb:*:*:table/*'", IS)]],
    ['by what deployment knows', { Resources: [arnOf('A')], NotResources: LIST }, []],
    ['by the kind in another Region', { Resources: [arnOf('A')], NotResources: ['arn:aws:dynamodb:us-east-1:*:table/*'] }, []],
    ['by the kind in another account', { Resources: [arnOf('A')], NotResources: ['arn:aws:dynamodb:*:222222222222:table/*'] }, []],
    ['by the kind in the Region', { Resources: [arnOf('A'), 'arn:aws:s3:::b'], NotResources: ['arn:aws:dynamodb:eu-central-1:111111111111:table/*'] }, []],
    ['by a pattern behind many ARNs', { Resources: [TABLE], NotResources: [...Array.from({ length: 30 }, (_, index) => `arn:aws:s3:::b${index}`), `${TABLE}*`] }, [both(`'${TABLE}'`, IS)]],
    ['by the 30th pattern', { Resources: [TABLE], NotResources: [...Array.from({ length: 29 }, (_, index) => `arn:aws:s3:::b${index}*`), `${TABLE}*`] }, [both(`'${TABLE}'`, IS)]],
  ])('are left out %s', (_, selected, expected) => {
    expect(said(selected, { ...A, ...B }, { ids: ['selectsNothing'] })).toEqual(expected);
  });
  // AWS Backup refuses the list, and nobody knows which of it counts.
  test('what is beyond the quota of patterns leaves out nothing for sure', () => {
    const NotResources = [...Array.from({ length: 30 }, (_, index) => `arn:aws:s3:::b${index}*`), `${TABLE}*`];
    expect(said({ Resources: [TABLE], NotResources }, {}, { ids: ['selectsNothing'] })).toEqual([]);
  });
});

describe('ARNs that are none', () => {
  const none = (arn: string, list = 'Resources') => [at('warning', 'selectsNothing')(list, `'${arn}' in '${list}' can be no ARN of a resource: `
    + "one is like arn:<partition>:<service>:<region>:<account>:<resource>, and '*' alone is everything")];

  test.each<[unknown, string[]]>([
    ['*', []],
    ['table/t', none('table/t')],
    ['barn:aws:s3:::b', none('barn:aws:s3:::b')],
    ['arn:aws:s3', none('arn:aws:s3')],
    ['arn:aws:s3::b', none('arn:aws:s3::b')],
    ['arn:aws:s3:::b', []],
    ['arn:aws:s3:*', []],
    ['arn:aws:s3:::b?', none('arn:aws:s3:::b?')],
    ['arn:aws:s3:::b c', none('arn:aws:s3:::b c')],
    [LATER, []],
    [{ 'Fn::Sub': 'arn:${Somewhere}' }, []],
    [{ 'Fn::Sub': 'arn:aws:${AWS::Region}' }, none('arn:aws:eu-central-1')],
    [{ 'Fn::Sub': '${Somewhere}:aws:s3:::b' }, []],
    [{ 'Fn::Sub': '${AWS::Region}:aws:s3:::b' }, none('eu-central-1:aws:s3:::b')],
  ])('%j', (arn, expected) => {
    expect(said({ Resources: [arn] }, {}, { ids: ['selectsNothing'] })).toEqual(expected);
    expect(said({ Resources: [TABLE], NotResources: [arn] }, {}, { ids: ['selectsNothing'] }).filter((line) => !line.includes('has everything')))
      .toEqual(expected.map((line) => line.replaceAll('Resources', 'NotResources')));
  });

  test('what is not backed up by itself is none, wherever it stands', () => {
    const cluster = { Cluster: { Type: 'AWS::FSx::FileSystem', Properties: { FileSystemType: 'ONTAP' } } };
    const arn = { 'Fn::GetAtt': ['Cluster', 'ResourceARN'] };
    const message = (list: string) => at('warning', 'selectsNothing')(list,
      `'Cluster' is not backed up by itself, so that its ARN stands for nothing in '${list}': of a file system of NetApp ONTAP the volumes are backed up`);
    expect(said({ Resources: [arn], NotResources: [arn] }, cluster, { ids: ['selectsNothing'] }).filter((line) => line.includes('by itself'))).toEqual([message('Resources'), message('NotResources')]);
    expect(said({ Resources: [arn, arn] }, cluster)).toEqual([message('Resources')]);
    expect(said({ Resources: [{ 'Fn::Sub': '${Cluster.ResourceARN}/x' }] }, cluster)).toEqual([]);
    expect(said({ Resources: [{ 'Fn::Sub': '${Somewhere}${Cluster.ResourceARN}' }] }, cluster)).toEqual([message('Resources')]);
    expect(said({ Resources: [{ 'Fn::Sub': '${Cluster.ResourceARN}${Cluster.ResourceARN}' }] }, cluster)).toEqual([]);
  });
});
