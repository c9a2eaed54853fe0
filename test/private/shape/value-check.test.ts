import { Duration, Fn, Lazy, Size, Token } from 'aws-cdk-lib';
import { shapesOf } from './shapes';
import { ValueCheck } from '../../../src/private/shape/value-check';
import { messageOf, testStack } from '../../util';

const VAULT = { vaultRef: { vaultName: 'x', vaultArn: 'x' } };
const stack = testStack();

function check(value: unknown) {
  const checked = new ValueCheck(shapesOf({}));
  const after: any = checked.place('props', { shape: '#RuleProps', required: true }, value);
  return { after, problems: checked.problems };
}

describe('what is right comes back as it is', () => {
  test.each([
    ['nothing', {}],
    ['values', {
      name: 'x',
      count: 0,
      enabled: false,
      until: new Date(),
      anything: Symbol('x'),
      tags: { a: 'b' },
      documents: { a: 1 },
      lists: [['a'], []],
      regions: [],
      events: ['FAILED'],
      copies: [{ vault: VAULT }],
      retention: Duration.days(1),
      schedule: { expressionString: 'rate(1 day)' },
    }],
    ['encoded tokens', {
      name: Lazy.string({ produce: () => 'x' }),
      count: Lazy.number({ produce: () => 1 }),
      regions: Lazy.list({ produce: () => ['x'] }),
      events: Token.asList(Lazy.any({ produce: () => ['x'] })),
      lists: [Lazy.list({ produce: () => ['x'] })],
    }],
    ['tokens where a value is not looked into', { enabled: Lazy.any({ produce: () => true }), tags: Lazy.any({ produce: () => ({}) }), events: [Lazy.string({ produce: () => 'x' })] }],
    ['properties that nobody knows', { description: 'x', backupVault: 42 }],
    ['a frozen object', Object.freeze({ name: 'x' })],
    ['an object without a prototype', Object.assign(Object.create(null), { name: 'x' })],
    ['an object of a class of the program', new (class { public readonly name = 'x'; })()],
    ['a value of a map that is undefined', { tags: { a: undefined } }],
  ])('%s', (_, value) => {
    expect(check(value)).toEqual({ after: value, problems: [] });
    expect(check(value).after).toBe(value);
  });
});

describe('null is nothing', () => {
  test('in a property', () => {
    expect(check({ name: null, count: 1, other: 'x' }).after).toEqual({ name: undefined, count: 1, other: 'x' });
  });

  test('deep within', () => {
    expect(check({ copies: [{ vault: VAULT, retention: null }, { vault: VAULT }] }).after).toEqual({ copies: [{ vault: VAULT }, { vault: VAULT }] });
  });

  test('among the values of a map', () => {
    expect(check({ documents: { a: null, b: 1 } }).after).toEqual({ documents: { a: undefined, b: 1 } });
    const documents = { b: 1, c: undefined };
    expect(check({ documents }).after.documents).toBe(documents);
  });

  test('in an object whose properties its class has', () => {
    const value = new (class { public readonly count = null; public get name() { return 'x'; } })();
    expect(check(value).after).toEqual({ name: 'x', count: undefined });
  });

  test('and not where something is needed', () => {
    expect(check(null).problems).toEqual(['\'props\' must be given: an object with the properties of RuleProps, got null']);
    expect(check({ copies: [{ vault: null }], regions: [null], tags: { a: null } }).problems).toEqual([
      '\'tags[\'a\']\' must be given: a text, got null',
      '\'regions[0]\' must be given: a text, got null',
      '\'copies[0].vault\' must be given: an IVaultRef (an object with \'vaultRef\'), got null',
    ]);
  });
});

describe('what resolves to a value becomes a token of its type', () => {
  test('texts, numbers and lists', () => {
    const { after, problems } = check({ name: Fn.getAtt('X', 'Arn'), count: { Ref: 'Count' }, regions: { 'Fn::GetAZs': '' } });

    expect(problems).toEqual([]);
    expect([typeof after.name, typeof after.count, Array.isArray(after.regions)]).toEqual(['string', 'number', true]);
    expect(stack.resolve(after)).toEqual({ name: { 'Fn::GetAtt': ['X', 'Arn'] }, count: { Ref: 'Count' }, regions: { 'Fn::GetAZs': '' } });
  });

  test('a set becomes a list', () => {
    expect(check({ events: new Set(['FAILED']) }).after).toEqual({ events: ['FAILED'] });
  });
});

test.each<[unknown, string]>([
  [{ name: 42 }, '\'name\' must be a text, got the number 42'],
  [{ name: ['x'] }, '\'name\' must be a text, got a list'],
  [{ name: () => 42 }, '\'name\' must be a text, got a function name'],
  [{ name: Duration }, '\'name\' must be a text, got the class Duration'],
  [{ name: Symbol('x') }, '\'name\' must be a text, got a symbol'],
  [{ name: new String('x') }, '\'name\' must be a text, got a String'],
  [{ count: '42' }, '\'count\' must be a finite number, got the text \'42\''],
  [{ count: NaN }, '\'count\' must be a finite number, got NaN'],
  [{ count: 42n }, '\'count\' must be a finite number, got the bigint 42'],
  [{ enabled: 'true' }, '\'enabled\' must be true or false, got the text \'true\''],
  [{ enabled: '' }, '\'enabled\' must be true or false, got an empty text'],
  [{ enabled: 0 }, '\'enabled\' must be true or false, got the number 0'],
  [{ until: '2030-01-01' }, '\'until\' must be a Date, got the text \'2030-01-01\''],
  [{ tags: ['x'] }, '\'tags\' must be an object whose values are texts, got a list'],
  [{ tags: { a: 1 } }, '\'tags[\'a\']\' must be a text, got the number 1'],
  [{ tags: new Map() }, '\'tags\' must be an object whose values are texts, got a Map'],
  [{ documents: 'x' }, '\'documents\' must be an object whose values are values, got the text \'x\''],
  [{ lists: 'x' }, '\'lists\' must be a list of lists, got the text \'x\''],
  [{ lists: [['a', 1]] }, '\'lists[0][1]\' must be a text, got the number 1'],
  [{ regions: 'x' }, '\'regions\' must be a list of texts, got the text \'x\''],
  [{ regions: new Array(1) }, '\'regions[0]\' must be given: a text'],
  [{ events: ['FALED'] }, '\'events[0]\' must be an Event (JOB_STARTED or JOB_FAILED), got the text \'FALED\''],
  [{ events: ['JOB_FALED'] }, '\'events[0]\' must be an Event (JOB_STARTED or JOB_FAILED), got the text \'JOB_FALED\': use Event.JOB_FAILED'],
  [{ events: ['JOB_FAILED'] }, '\'events[0]\' must be an Event (JOB_STARTED or JOB_FAILED), got the text \'JOB_FAILED\': use Event.JOB_FAILED'],
  [{ events: [{}] }, '\'events[0]\' must be an Event (JOB_STARTED or JOB_FAILED), got an empty object'],
  [{ schedule: 'cron(0 1 ? * * *)' }, '\'schedule\' must be a Schedule, got the text \'cron(0 1 ? * * *)\': use events.Schedule.expression(\'cron(0 1 ? * * *)\')'],
  [{ schedule: 42 }, '\'schedule\' must be a Schedule, got the number 42: use events.Schedule.expression() or events.Schedule.cron()'],
  [{ schedule: {} }, '\'schedule\' must be a Schedule, got an empty object: use events.Schedule.expression() or events.Schedule.cron()'],
  [{ retention: 35 }, '\'retention\' must be a Duration, got the number 35: use Duration.days(35), Duration.hours(35) or Duration.parse()'],
  [{ retention: '35 days' }, '\'retention\' must be a Duration, got the text \'35 days\': use Duration.days(), Duration.hours() or Duration.parse()'],
  [{ retention: Size.gibibytes(1) }, '\'retention\' must be a Duration, got a Size: use Duration.days(), Duration.hours() or Duration.parse()'],
  [{ kinds: ['s3'] }, '\'kinds[0]\' must be a Kind, got the text \'s3\': use Kind.S3'],
  [{ kinds: ['new kind'] }, '\'kinds[0]\' must be a Kind, got the text \'new kind\': use Kind.of(\'new kind\')'],
  [{ kinds: 's3' }, '\'kinds\' must be a list of Kind, got the text \'s3\': use Kind.S3'],
  [
    { conditions: { stringEquals: [{ conditionKey: 'a', conditionValue: 'b' }] } },
    '\'conditions\' must be a list of Condition, got an object with \'stringEquals\': use Condition.equals() or Condition.like()',
  ],
  [{ policy: { Version: '2012-10-17' } }, '\'policy\' must be a PolicyDocument, got an object with \'Version\': use iam.PolicyDocument.fromJson(…)'],
  [{ policy: Lazy.any({ produce: () => ({}) }) }, '\'policy\' must be a PolicyDocument, got a token: use iam.PolicyDocument.fromJson(…)'],
  [{ role: { assumedBy: 1, a: 1, b: 1, c: 1 } }, '\'role\' must be an IRole (an object with \'roleArn\' and \'roleName\'), got an object with \'assumedBy\', \'a\', \'b\', …'],
  [{ copies: [{ vault: 'x' }] }, '\'copies[0].vault\' must be an IVaultRef (an object with \'vaultRef\'), got the text \'x\': use Vault.fromName() or Vault.fromArn()'],
  [{ copies: [{ vault: { vaultRef: {} } }] }, '\'copies[0].vault\' must be an IVaultRef (an object with \'vaultRef.vaultName\' and \'vaultRef.vaultArn\'), got an object with \'vaultRef\''],
  [{ copies: [{}] }, '\'copies[0].vault\' must be given: an IVaultRef (an object with \'vaultRef\')'],
  [{ copies: [VAULT.vaultRef.vaultName] }, '\'copies[0]\' must be an object with the properties of CopyProps, got the text \'x\''],
  [{ nam: 'x' }, '\'nam\' is no property of RuleProps: use \'name\''],
  [{ copies: [{ vault: VAULT, retentoin: 1 }] }, '\'copies[0].retentoin\' is no property of CopyProps: use \'retention\''],
  [42, '\'props\' must be an object with the properties of RuleProps, got the number 42'],
  [[{}], '\'props\' must be an object with the properties of RuleProps, got a list'],
  [new Date(0), '\'props\' must be an object with the properties of RuleProps, got a Date'],
  [Size.gibibytes(1), '\'props\' must be an object with the properties of RuleProps, got a Size'],
  [Lazy.any({ produce: () => ({}) }), '\'props\' must be an object with the properties of RuleProps, got a token'],
])('%p is refused', (value, problem) => {
  expect(check(value)).toMatchObject({ problems: [problem] });
});

test('a long text is shortened', () => {
  expect(check({ count: 'x'.repeat(61) }).problems).toEqual([`'count' must be a finite number, got the text '${'x'.repeat(60)}…'`]);
});

test('everything that is wrong is said', () => {
  expect(check({ name: 1, count: 'x', nme: 'x', tags: { a: 1 } }).problems).toHaveLength(3);
  expect(check({ count: 'x', nme: 'x', tags: { a: 1 } }).problems).toHaveLength(3);
});

test('of many wrong elements, the first ones are named', () => {
  expect(check({ regions: Array(6).fill(1) }).problems).toEqual([...Array(6).keys()].map((index) => `'regions[${index}]' must be a text, got the number 1`));
  expect(check({ regions: Array(7).fill(1) }).problems.slice(4)).toEqual(['\'regions[4]\' must be a text, got the number 1', 'and 2 more like these']);
  expect(check({ regions: Array(1000).fill(1), name: 1 }).problems.slice(6)).toEqual(['and 995 more like these']);
});

test('a property that is known twice over is not misspelt', () => {
  expect(check({ name: 'x', nam: 'x' }).problems).toEqual([]);
  expect(check({ nam: undefined }).problems).toEqual([]);
});

test('what has some of the members goes on, until somebody asks for what it lacks', () => {
  const value = { role: { roleArn: 'x' } };
  const { after, problems } = check(value);
  expect(after).toEqual(value);
  expect(problems).toEqual([]);
  expect(after.role.roleArn).toBe('x');
  expect(messageOf(() => after.role.node)).toBe('\'role\' must be an IRole (an object with \'node\'), got an object with \'roleArn\'');
  expect(check(value).after.role).toBe(after.role);
});

const RULE = { ruleId: 'x', start: () => 1, props: { vault: VAULT }, label: 'x', more: { vault: VAULT }, count: 1 };

test.each<[string, object]>([
  ['all that it may have', {}],
  ['what only deployment knows', { ruleId: Lazy.any({ produce: () => 'x' }), label: Lazy.any({ produce: () => 'x' }), count: Lazy.any({ produce: () => 1 }) }],
  ['less than it may have', { more: undefined, count: undefined }],
  ['more than anybody asks for', { other: 1 }],
])('an object with %s is right', (_, more) => {
  expect(check({ rule: { ...RULE, ...more } }).problems).toEqual([]);
});

test.each<[string, object, string]>([
  ['a text', { ruleId: 1 }, "'rule' must be an IRule (an object with 'ruleId'), got an object with 'ruleId', 'start', 'props', …, the 'ruleId' of which is the number 1"],
  ['a method', { start: 1 }, "'rule' must be an IRule (an object with 'start'), got an object with 'ruleId', 'start', 'props', …, the 'start' of which is the number 1"],
  ['another text', { label: [] }, "'rule' must be an IRule (an object with 'label'), got an object with 'ruleId', 'start', 'props', …, the 'label' of which is an empty list"],
  ['a number', { count: 'x' }, "'rule' must be an IRule (an object with 'count'), got an object with 'ruleId', 'start', 'props', …, the 'count' of which is the text 'x'"],
  ['properties', { props: 1 }, "'rule' must be an IRule (an object with 'props'), got an object with 'ruleId', 'start', 'props', …, the 'props' of which is the number 1"],
  ['what is needed in properties', { props: {} }, "'rule.props.vault' must be given: an IVaultRef (an object with 'vaultRef')"],
  ['a part of properties', { props: { vault: 1 } }, "'rule.props.vault' must be an IVaultRef (an object with 'vaultRef'), got the number 1"],
  ['a part of properties that may be left out', { more: { vault: VAULT, retention: 1 } },
    "'rule.more.retention' must be a Duration, got the number 1: use Duration.days(1), Duration.hours(1) or Duration.parse()"],
])('an object is refused by the name of a member that is wrong: %s', (_, more, problem) => {
  expect(check({ rule: { ...RULE, ...more } }).problems).toEqual([problem]);
});

test('a token is nothing that is resolved as tokens are, unless it has more of it', () => {
  const token = Lazy.any({ produce: () => ({}) });
  expect(check({ document: token }).problems).toEqual(["'document' must be an IDocument (an object with 'statements'), got a token"]);
  expect(check({ document: Object.assign(Object.create(token), { statements: [] }) }).problems).toEqual([]);
  expect(check({ document: { statements: [], toJSON: () => 1, resolve: () => 1 } }).problems).toEqual([]);
  expect(check({ role: token }).problems).toEqual([expect.stringMatching(/^'role' must be an IRole .*, got a token$/)]);
});

const PLAN = { planId: 'p' };

test.each<[string, object]>([
  ['without a place in the tree', { planRef: PLAN }],
  ['without what it refers to, either', { planRef: {} }],
])('a reference %s is refused', (_, plan) => {
  expect(check({ plan })).toMatchObject({ problems: [expect.stringMatching(/^'plan' must be an IPlanRef \(an object with .*'node'.*\), got an object with 'planRef'/)] });
});

test('a reference with a place in the tree is right, whatever else it has', () => {
  expect(check({ plan: { planRef: PLAN, node: stack.node, env: {} } })).toMatchObject({ problems: [] });
  expect(check({ plan: { planRef: PLAN, node: stack.node } }).problems).toEqual([]);
  expect(check({ plan: Object.create({ planRef: PLAN, get node() { throw new Error('mine'); } }) }).problems).toEqual([]);
});

test('what a getter throws is thrown where its value is needed', () => {
  const value = { get name() { throw new Error('mine'); }, copies: [{ vault: { get vaultRef() { throw new Error('mine'); } } }] };
  expect(check(value)).toMatchObject({ problems: [] });
  expect(check(value).after).toBe(value);
});

test('keys that JavaScript has for itself are keys', () => {
  const hostile = JSON.parse('{ "__proto__": "x", "constructor": "x", "hasOwnProperty": "x", "toString": "x" }');
  expect(check(hostile).problems).toEqual([]);
  expect(check({ tags: hostile }).problems).toEqual([]);
});
