import { arn, BACKUP, condition, coverageOfFiles, find, plan, role, selection, tag, tags } from './templates';
import type { Json } from './templates';
import { coverageOf } from '../../src/coverage/coverage-of';
import { TemplateFile, TemplateFiles } from '../../src/document/template-file';

const table = (properties: Json = {}): Json => ({ Type: 'AWS::DynamoDB::Table', Properties: { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], ...properties } });
const ALL = { Resources: ['arn:aws:dynamodb:*:*:table/*'] };

test('selections that say the same are told in the order of the templates, each by its own plan', () => {
  const coverage = coverageOfFiles({
    Resources: {
      ...BACKUP,
      Other: plan([{ Lifecycle: { DeleteAfterDays: 90 } }]),
      A: selection(ALL),
      B: selection({ Resources: [arn('One')] }),
      C: selection(ALL, {}, { Ref: 'Other' }),
      D: selection(tag('backup', 'daily')),
      E: selection(ALL, { Condition: 'Never' }),
      One: table(tags({ backup: 'daily' })),
      Two: table(),
    },
    Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
  });
  const said = (id: string) => {
    const { verdict, selections, plans, numbers } = find(coverage, id);
    return [verdict, selections.map(({ logicalId }) => logicalId), plans.map(({ logicalId }) => logicalId), numbers!.retentionDays];
  };
  expect(said('One')).toEqual(['protected', ['A', 'B', 'C', 'D'], ['Plan', 'Other'], 90]);
  expect(said('Two')).toEqual(['protected', ['A', 'C'], ['Plan', 'Other'], 90]);
});

test('those of another role, and of a plan that is refused, are told by themselves', () => {
  const coverage = coverageOfFiles({
    Resources: {
      ...BACKUP,
      Powerless: role([]),
      Refused: plan([{ Lifecycle: { DeleteAfterDays: 10, MoveToColdStorageAfterDays: 5 } }]),
      A: selection({ ...ALL, IamRoleArn: arn('Powerless') }),
      B: selection(ALL, {}, { Ref: 'Refused' }),
      C: selection(ALL),
      It: table(),
    },
  });
  const { verdict, selections } = find(coverage, 'It');
  expect([verdict, selections.map(({ logicalId }) => logicalId)]).toEqual(['protected', ['C']]);
});

describe('selections that say the same are told once, and what differs by itself', () => {
  const OPEN = { Parameters: { P: { Type: 'String' } } };
  const both = (more: Json, resources: Json, body: Json = { Resources: ['*'] }) => coverageOfFiles({ ...OPEN, Resources: { ...BACKUP, A: selection(body), B: selection(body), ...more, ...resources } });
  const said = (coverage: ReturnType<typeof coverageOfFiles>, ...ids: string[]) => ids.map((id) => {
    const { verdict, selections } = find(coverage, id);
    return [verdict, ...selections.map(({ logicalId }) => logicalId)].join(' ');
  });
  const bucket = (properties: Json): Json => ({ Type: 'AWS::S3::Bucket', Properties: properties });
  const VERSIONED = { VersioningConfiguration: { Status: 'Enabled' } };
  const allowed = (...ids: string[]) => role([], { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'dynamodb:*', Resource: ids.map((id) => arn(id)) }] } }] });

  test('kinds of resources', () => {
    const coverage = both({ Role: role(['service-role/AWSBackupServiceRolePolicyForBackup']) }, { One: table(), Two: bucket(VERSIONED), Three: table() });
    expect(said(coverage, 'One', 'Two', 'Three')).toEqual(['protected A B', 'selectedInVain A B', 'protected A B']);
  });

  test('what resources are like themselves', () => {
    expect(said(both({}, { One: bucket(VERSIONED), Two: bucket({}), Three: bucket({ VersioningConfiguration: { Status: { Ref: 'P' } } }) }), 'One', 'Two', 'Three'))
      .toEqual(['protected A B', 'selectedInVain A B', 'conditional A B']);
  });

  test('how they are selected', () => {
    const resources = { One: table(tags({ backup: 'daily' })), Two: table(tags({ backup: { Ref: 'P' } })), Three: table(tags({ backup: 'weekly' })) };
    expect(said(both({}, resources, tag('backup', 'daily')), 'One', 'Two', 'Three')).toEqual(['protected A B', 'conditional A B', 'unprotected']);
  });

  test('by which of their patterns', () => {
    const coverage = both({}, { One: table({ TableName: 'a1' }), Two: table({ TableName: 'b1' }) }, { Resources: ['a', 'b'].map((name) => `arn:aws:dynamodb:*:*:table/${name}*`) });
    expect(['One', 'Two'].map((id) => find(coverage, id).reasons)).toEqual([0, 1].map((index) =>
      ['A', 'B'].map((id) => `the selection '${id}' of the plan 'Plan' selects it by Resources[${index}]`)));
  });

  test('what the role may do', () => {
    expect(said(both({ Role: allowed('One') }, { One: table(), Two: table() }), 'One', 'Two')).toEqual(['protected A B', 'selectedInVain A B']);
  });

  test.each<[what: string, other: Json, one: string, two: string]>([
    ['roles', { B: selection({ ...ALL, IamRoleArn: arn('Limited') }), Limited: allowed('One') }, 'protected A B', 'protected A'],
    ['conditions', { A: selection({ ...ALL, ...condition('StringEquals', 'env', 'prod') }) }, 'protected B', 'protected A B'],
    ['exceptions', { A: selection({ ...ALL, NotResources: [arn('One')] }) }, 'protected B', 'protected A B'],
    ['tags', { A: selection(tag('env', 'other')), B: selection(tag('env', 'prod')) }, 'unprotected', 'protected B'],
  ])('%s of selections', (_, other, one, two) => {
    expect(said(both(other, { One: table(), Two: table(tags({ env: 'prod' })) }, ALL), 'One', 'Two')).toEqual([one, two]);
  });

  test('many roles, some of which may do the same', () => {
    const inline = (Resource: Json) => role([], { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'dynamodb:*', Resource }] } }] });
    const roles = { R1: allowed('One'), R2: allowed('Two'), R3: allowed('One'), R4: inline('*'), R5: inline('arn:aws:dynamodb:*:*:table/t*'), R6: role() };
    const coverage = coverageOfFiles({
      Resources: {
        ...BACKUP,
        ...roles,
        ...Object.fromEntries(Object.keys(roles).map((id) => [`S${id}`, selection({ ...ALL, IamRoleArn: arn(id) })])),
        One: table({ TableName: 'one' }),
        Two: table({ TableName: 'two' }),
        Three: table({ TableName: 'other' }),
      },
    });
    expect(said(coverage, 'One', 'Two', 'Three')).toEqual(['protected SR1 SR3 SR4 SR6', 'protected SR2 SR4 SR5 SR6', 'protected SR4 SR6']);
  });

  test('selections under conditions, for resources that are alike and others', () => {
    const coverage = coverageOfFiles({
      ...OPEN,
      Conditions: { IsGold: { 'Fn::Equals': [{ Ref: 'P' }, 'gold'] } },
      Resources: {
        ...BACKUP,
        A: selection(ALL, { Condition: 'IsGold' }),
        B: selection({ Resources: [{ 'Fn::If': ['IsGold', arn('Three'), arn('Four')] }, { 'Fn::If': ['IsGold', arn('Four'), arn('Three')] }] }),
        C: selection({ Resources: [{ 'Fn::If': ['IsGold', arn('Six'), arn('Five')] }] }),
        ...Object.fromEntries(['One', 'Two', 'Three', 'Four', 'Five', 'Six'].map((id) => [id, table()])),
        Gold: { ...table(), Condition: 'IsGold' },
      },
    });
    expect(said(coverage, 'One', 'Two').map((each) => each.split(' ')[0])).toEqual(['conditional', 'conditional']);
    expect(['Three', 'Four', 'Five', 'Six', 'Gold'].map((id) => find(coverage, id).verdict)).toEqual(['protected', 'protected', 'protected', 'conditional', 'protected']);
  });

  test('selections that say the same with the defaults of parameters only', () => {
    const coverage = coverageOfFiles({
      Parameters: { Which: { Type: 'String', Default: 'one' } },
      Conditions: { IsOne: { 'Fn::Equals': [{ Ref: 'Which' }, 'one'] } },
      Resources: {
        ...BACKUP,
        A: selection({ Resources: [arn('One')] }),
        B: selection({ Resources: [{ 'Fn::If': ['IsOne', arn('One'), arn('Two')] }] }),
        One: table(),
        Two: table(),
      },
    });
    expect([find(coverage, 'One').verdict, find(coverage, 'Two').verdict]).toEqual(['protected', 'conditional']);
  });

  const PATTERN = 'arn:aws:dynamodb:*:*:table/gold-*';
  const GOLD = { Conditions: { IsGold: { 'Fn::Equals': [{ Ref: 'P' }, 'gold'] } } };
  const instance = (properties: Json): Json => ({ Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'mysql', ...properties } });
  const NAMES = { One: table({ TableName: 'gold-1' }), Two: table({ TableName: 'other' }), Three: table() };
  test.each<[what: string, more: Json, resources: Json, told: string[]]>([
    ['whether a pattern matches or may do so', { S: selection({ Resources: [PATTERN] }) }, NAMES, ['protected', 'unprotected', 'conditional']],
    ['which name a pattern with a parameter matches where a condition holds', {
      S: selection({ Resources: [{ 'Fn::Sub': 'arn:aws:dynamodb:*:*:table/${P}-*' }] }, { Condition: 'IsGold' }),
    }, { ...NAMES, Four: table({ TableName: 'other-1' }) }, ['conditional', 'unprotected', 'conditional', 'unprotected']],
    ['tags that it may have of what it was made from', { S: selection(tag('backup', 'daily')) }, {
      One: instance({}), Two: instance({ DBSnapshotIdentifier: 'snapshot' }), Three: instance({}),
    }, ['nativeOnly', 'conditional', 'nativeOnly']],
    ['any tag, where the key that is wanted is not known', { S: selection(tag(arn('Made', 'Key') as string, 'daily')), Made: { Type: 'Custom::Made' } }, {
      One: table(), Two: table(tags({ backup: 'daily' })), Three: table(),
    }, ['unprotected', 'conditional', 'unprotected']],
    ['what the role may do where a condition holds', {
      S: selection(ALL),
      Role: role([], { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'dynamodb:*', Resource: { 'Fn::If': ['IsGold', arn('Two'), arn('Three')] } }] } }] }),
    }, { One: table(), Two: table(), Three: table(), Four: table() }, ['selectedInVain', 'conditional', 'conditional', 'selectedInVain']],
  ])('%s', (_, more, resources, told) => {
    for (const some of [Object.entries(resources), Object.entries(resources).reverse()]) {
      const coverage = coverageOfFiles({ ...OPEN, ...GOLD, Resources: { ...BACKUP, ...more, ...Object.fromEntries(some) } });
      expect(Object.keys(resources).map((id) => find(coverage, id).verdict)).toEqual(told);
    }
  });

  test('in which places of a list resources are', () => {
    const coverage = coverageOfFiles({ Resources: { ...BACKUP, S: selection({ Resources: [arn('One'), arn('Two')] }), One: table(), Two: table() } });
    expect(['One', 'Two'].map((id) => find(coverage, id).reasons)).toEqual([0, 1].map((index) => [`the selection 'S' of the plan 'Plan' selects it by Resources[${index}]`]));
  });

  test('selections in several accounts', () => {
    const template = (account: string) => ({ Resources: { ...BACKUP, S: selection({ Resources: ['*'], IamRoleArn: `arn:aws:iam::${account}:role/backup` }), It: table() } });
    const accounts = ['111122223333', '444455556666'];
    const { resources } = coverageOf(new TemplateFiles(accounts.map((account) => new TemplateFile({ name: account, content: template(account), environment: { account, region: 'eu-west-1' } }))));
    expect(resources.map(({ verdict, selections }) => [verdict, ...selections.map((each) => each.template.name)])).toEqual(accounts.map((account) => ['protected', account]));
  });

  test('selections in several Regions', () => {
    const template = { Resources: { ...BACKUP, S: selection({ Resources: ['*'], IamRoleArn: 'arn:aws:iam::111122223333:role/backup' }), It: table() } };
    const regions = ['eu-west-1', 'us-east-1'];
    const { resources } = coverageOf(new TemplateFiles(regions.map((region) => new TemplateFile({ name: region, content: template, environment: { account: '111122223333', region } }))));
    expect(resources.filter(({ logicalId }) => logicalId === 'It').map(({ verdict, selections }) => [verdict, ...selections.map((each) => each.template.name)]))
      .toEqual(regions.map((region) => ['protected', region]));
  });
});

test('where nothing more can be read, what is left is known only at deployment, and nothing fails', () => {
  const application = new TemplateFiles([new TemplateFile({ name: 'T', content: { Resources: { ...BACKUP, S: selection(ALL), It: table() } } })]);
  while (!application.budget.isSpent) {
    application.budget.begin();
    try { application.budget.spend('x'.repeat(1_000_000)); } catch { /* That is what is meant to be. */ }
  }
  const { resources } = coverageOf(application);
  expect(resources.map(({ logicalId, verdict, reasons }) => [logicalId, verdict, reasons])).toEqual([['It', 'conditional', ['the templates are too much to be read to their end']]]);
});
