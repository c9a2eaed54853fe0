import { App, Aws, CfnResource, Fn, Lazy, Stack } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { SelectionSemantics } from '../../../src/model/resources/selection-semantics';
import type { SelectableResource, SelectionCondition, SelectionElements } from '../../../src/model/resources/selection-semantics';

const BUCKET = 'arn:aws:s3:::orders';
const VOLUME = 'arn:aws:ec2:eu-central-1:111111111111:volume/vol-1';
const CLUSTER = 'arn:aws:rds:eu-central-1:111111111111:cluster:orders';

const [TOKEN, OTHER_TOKEN] = ['one', 'other'].map((value) => Lazy.string({ produce: () => value }));

const STACK = new Stack(new App(), 'Stack');
/** The end of the ARNs of resources of this app: an id has no colon. */
const [INSTANCE_ID, CLUSTER_ID] = ['AWS::EC2::Instance', 'AWS::RDS::DBCluster'].map((type) => new CfnResource(STACK, type.replaceAll(':', ''), { type }).ref);

function selects(elements: SelectionElements, arn: string, tags: Record<string, string> = {}): boolean | undefined {
  return new SelectionSemantics(elements).selects({ arn, tags });
}

describe('ARNs', () => {
  test.each([
    ['*', BUCKET, true],
    ['*', '', true],
    [BUCKET, BUCKET, true],
    [BUCKET, `${BUCKET}-2`, false],
    [`${BUCKET}-2`, BUCKET, false],
    ['arn:aws:s3:::Orders', BUCKET, false],
    ['arn:aws:s3:::*', BUCKET, true],
    ['arn:aws:s3:::ord*', BUCKET, true],
    ['arn:aws:s3:::orders*', BUCKET, true],
    ['arn:aws:s3:::orders-*', BUCKET, false],
    ['arn:aws:s3:::Ord*', BUCKET, false],
    ['arn:aws:ec2:*', VOLUME, true],
    ['arn:aws:ec2:*', BUCKET, false],
    ['arn:aws:ec2:*:*:volume/*', VOLUME, true],
    ['arn:aws:ec2:*:*:instance/*', VOLUME, false],
    ['arn:aws:ec2:*:111111111111:volume/*', VOLUME, true],
    ['arn:aws:ec2:*:222222222222:volume/*', VOLUME, false],
    ['arn:aws:ec2:eu-*:*:volume/*', VOLUME, true],
    ['arn:aws:ec2:us-*:*:volume/*', VOLUME, false],
    ['arn:*:rds:*:*:cluster:*', CLUSTER, true],
    ['arn:*:rds:*:*:db:*', CLUSTER, false],
  ])('%s selects %s: %s', (pattern, arn, expected) => {
    expect(selects({ arns: [pattern] }, arn)).toBe(expected);
    expect(selects({ arns: ['arn:aws:sqs:*', pattern] }, arn)).toBe(expected);
    expect(selects({ arns: ['*'], notArns: [pattern] }, arn)).toBe(!expected);
  });
});

describe('tags', () => {
  const elements = { tags: [{ key: 'backup', value: 'daily' }, { key: 'stage', value: 'prod' }] };

  test.each<[Record<string, string>, boolean]>([
    [{ backup: 'daily', stage: 'prod' }, true],
    [{ backup: 'daily', stage: 'test' }, true],
    [{ stage: 'prod' }, true],
    [{ backup: 'weekly', stage: 'test' }, false],
    [{ backup: 'Daily' }, false],
    [{ Backup: 'daily' }, false],
    [{ backup: 'prod' }, false],
    [{}, false],
  ])('any of them: %j is selected: %s', (tags, expected) => {
    expect(selects(elements, BUCKET, tags)).toBe(expected);
  });

  test('are no patterns', () => {
    expect(selects({ tags: [{ key: 'backup', value: '*' }] }, BUCKET, { backup: 'daily' })).toBe(false);
    expect(selects({ tags: [{ key: 'backup', value: '*' }] }, BUCKET, { backup: '*' })).toBe(true);
  });

  test('are looked for among the tags only', () => {
    expect(selects({ tags: [{ key: 'constructor', value: '' }] }, BUCKET)).toBe(false);
  });

  test('or ARNs', () => {
    expect(selects({ ...elements, arns: ['arn:aws:s3:::*'] }, BUCKET)).toBe(true);
    expect(selects({ ...elements, arns: ['arn:aws:ec2:*'] }, BUCKET, { stage: 'prod' })).toBe(true);
    expect(selects({ ...elements, arns: ['arn:aws:ec2:*'] }, BUCKET)).toBe(false);
  });
});

describe('conditions', () => {
  test.each<[SelectionCondition['operator'], string, string | undefined, boolean]>([
    ['StringEquals', 'prod', 'prod', true],
    ['StringEquals', 'prod', 'Prod', false],
    ['StringEquals', 'prod', undefined, false],
    ['StringEquals', '', '', true],
    ['StringEquals', '', undefined, false],
    ['StringEquals', 'p*', 'prod', false],
    ['StringEquals', 'p*', 'p*', true],
    ['StringNotEquals', 'prod', 'prod', false],
    ['StringNotEquals', 'prod', 'Prod', true],
    ['StringNotEquals', 'prod', undefined, true],
    ['StringNotEquals', 'p*', 'prod', true],
    ['StringLike', 'prod*', 'prod', true],
    ['StringLike', 'prod*', 'production', true],
    ['StringLike', '*rod*', 'production', true],
    ['StringLike', 'p*n', 'production', true],
    ['StringLike', 'p*n', 'the production', false],
    ['StringLike', 'the *', 'the one in production', true],
    ['StringLike', 'Prod*', 'production', false],
    ['StringLike', 'p', '*', false],
    ['StringLike', '*', '', true],
    ['StringLike', '*', undefined, false],
    ['StringNotLike', 'prod*', 'production', false],
    ['StringNotLike', 'prod*', 'test', true],
    ['StringNotLike', 'Prod*', 'production', true],
    ['StringNotLike', '*', '', false],
    ['StringNotLike', '*', undefined, true],
  ])('%s %j, %j: %s', (operator, wanted, value, expected) => {
    const tags: Record<string, string> = value === undefined ? { other: wanted } : { stage: value };
    expect(selects({ arns: ['*'], conditions: [{ operator, key: 'stage', value: wanted }] }, BUCKET, tags)).toBe(expected);
  });

  test('compare upper and lower case of keys', () => {
    expect(selects({ arns: ['*'], conditions: [{ operator: 'StringEquals', key: 'stage', value: 'prod' }] }, BUCKET, { Stage: 'prod' })).toBe(false);
  });

  test.each<[Record<string, string>, boolean]>([
    [{ stage: 'prod', owner: 'me' }, true],
    [{ stage: 'prod' }, true],
    [{ stage: 'prod', owner: 'tmp-me' }, false],
    [{ stage: 'test', owner: 'me' }, false],
    [{ owner: 'me' }, false],
  ])('all of them: %j is selected: %s', (tags, expected) => {
    const conditions: SelectionCondition[] = [
      { operator: 'StringEquals', key: 'stage', value: 'prod' },
      { operator: 'StringNotLike', key: 'owner', value: 'tmp-*' },
    ];
    expect(selects({ arns: ['*'], conditions }, BUCKET, tags)).toBe(expected);
    expect(selects({ tags: [{ key: 'backup', value: 'daily' }], conditions }, BUCKET, { ...tags, backup: 'daily' })).toBe(expected);
    expect(selects({ tags: [{ key: 'backup', value: 'daily' }], conditions }, BUCKET, tags)).toBe(false);
  });
});

describe('exclusions', () => {
  test('are stronger than ARNs and tags', () => {
    expect(selects({ arns: [BUCKET], notArns: [BUCKET] }, BUCKET)).toBe(false);
    expect(selects({ tags: [{ key: 'a', value: 'b' }], notArns: ['arn:aws:ec2:*', 'arn:aws:s3:::*'] }, BUCKET, { a: 'b' })).toBe(false);
    expect(selects({ arns: ['*'], notArns: ['*'] }, BUCKET)).toBe(false);
  });

  test('leave the rest', () => {
    expect(selects({ arns: ['arn:aws:s3:::*'], notArns: ['arn:aws:s3:::logs-*'] }, BUCKET)).toBe(true);
  });
});

test.each<[string, SelectionElements]>([
  ['nothing', {}],
  ['conditions alone', { conditions: [{ operator: 'StringNotEquals', key: 'a', value: 'b' }] }],
  ['exclusions alone', { notArns: ['arn:aws:ec2:*'] }],
])('%s selects nothing', (_, elements) => {
  expect(selects(elements, BUCKET)).toBe(false);
});

describe('tokens', () => {
  test.each<[string, string, boolean | undefined]>([
    ['*', TOKEN, true],
    [TOKEN, TOKEN, true],
    [TOKEN, OTHER_TOKEN, undefined],
    [TOKEN, BUCKET, undefined],
    ['arn:aws:s3:::*', TOKEN, undefined],
    ['arn:aws:s3:::*', `arn:aws:s3:::${TOKEN}`, true],
    ['arn:aws:s3:::logs-*', `arn:aws:s3:::${TOKEN}`, undefined],
    ['arn:aws:s3:::logs-*', `arn:aws:s3:::logs-${TOKEN}`, true],
    ['arn:aws:s3:::logs-*', `arn:aws:s3:::data-${TOKEN}`, false],
    ['arn:aws:s3:::logs-*', `arn:${Aws.PARTITION}:s3:::logs-${TOKEN}`, undefined],
    ['arn:*:s3:::logs-*', `arn:${Aws.PARTITION}:s3:::logs-${TOKEN}`, true],
    [`arn:${Aws.PARTITION}:s3:::logs-*`, `arn:${Aws.PARTITION}:s3:::logs-${TOKEN}`, true],
    [`arn:${Aws.PARTITION}:s3:::logs-*`, 'arn:aws:s3:::logs-1', undefined],
    [`arn:aws:s3:::${TOKEN}`, `arn:aws:s3:::${TOKEN}`, true],
    [`arn:aws:s3:::${TOKEN}`, `arn:aws:s3:::${OTHER_TOKEN}`, undefined],
    [`arn:aws:s3:::${TOKEN}-1`, `arn:aws:s3:::${TOKEN}-2`, false],
    [`arn:aws:s3:::${TOKEN}*`, `arn:aws:s3:::${TOKEN}-2`, true],
    // Another service, or another type of it.
    ['arn:aws:ec2:*', `arn:${Aws.PARTITION}:s3:::${TOKEN}`, false],
    [`arn:${Aws.PARTITION}:ec2:*`, `arn:${Aws.PARTITION}:s3:::${TOKEN}`, false],
    ['arn:aws:ec2:*:*:volume/*', `arn:${Aws.PARTITION}:s3:::${TOKEN}`, false],
    ['arn:*:ec2:*:*:volume/*', `arn:${Aws.PARTITION}:ec2:${Aws.REGION}:${Aws.ACCOUNT_ID}:instance/${INSTANCE_ID}`, false],
    ['arn:*:ec2:*:*:volume/*', `arn:${STACK.partition}:ec2:${STACK.region}:${STACK.account}:instance/${INSTANCE_ID}`, false],
    ['arn:*:ec2:*:*:volume/*', `arn:${Aws.PARTITION}:ec2:${Aws.REGION}:${Aws.ACCOUNT_ID}:volume/${TOKEN}`, true],
    ['arn:aws:rds:*:*:db:*', `arn:aws:rds:${Aws.REGION}:${Aws.ACCOUNT_ID}:cluster:${CLUSTER_ID}`, false],
    ['arn:aws:rds:*:*:cluster:*', `arn:aws:s3:::${TOKEN}`, false],
    ['arn:*:*:*:*:*:*', `arn:aws:s3:::${INSTANCE_ID}`, false],
    // Any other token may have colons in it, and the CDK may write it with some.
    ['arn:*:*:*:*:*:*', `arn:aws:s3:::${TOKEN}`, undefined],
    ['arn:*:ec2:*:*:volume/*', `arn:aws:ec2:eu-central-1:${TOKEN}:instance/i-1`, undefined],
    ['arn:aws:ec2:*:*:volume/*', `arn:aws:${TOKEN}`, undefined],
    ['arn:aws:ec2:*:*:volume/*', `arn:aws:s3:${TOKEN}`, false],
    ['arn:aws:cloudformation:*', STACK.stackId, undefined],
    ['arn:aws:ec2:eu-west-1:*', `arn:aws:ec2:${Fn.join('-', ['eu', Aws.REGION])}:111111111111:volume/vol-1`, undefined],
    ['arn:aws:rds:*', `arn:aws:ec2:${Fn.join('-', ['eu', Aws.REGION])}:111111111111:volume/vol-1`, false],
    ['arn:aws:ec2:*:*:volume/*', `arn:aws:ec2:${Fn.join('-', ['eu', Aws.REGION])}:111111111111:volume/vol-1`, true],
    // Dynamic references and what is still to be looked up are known later as well.
    ['arn:aws:s3:::logs-*', 'arn:aws:s3:::{{resolve:ssm:/bucket}}', undefined],
    ['arn:aws:s3:::logs-*', 'arn:aws:s3:::logs-{{resolve:ssm:/bucket}}', true],
    ['arn:aws:s3:::logs-*', 'arn:aws:s3:::dummy-value-for-/bucket', undefined],
    ['arn:aws:s3:::{{resolve:ssm:/bucket}}', BUCKET, undefined],
    ['arn:aws:ec2:*', 'arn:aws:s3:::{{resolve:ssm:/bucket}}', false],
    ['arn:aws:s3', `arn:aws:s3:::${TOKEN}`, false],
    [BUCKET, `arn:aws:rds:${Aws.REGION}:${Aws.ACCOUNT_ID}:cluster:${TOKEN}`, false],
    // An account that only deployment knows.
    ['arn:aws:ec2:*:111111111111:volume/*', `arn:aws:ec2:${Aws.REGION}:${Aws.ACCOUNT_ID}:volume/${TOKEN}`, undefined],
    // How the CDK writes a token is nothing that a pattern could match.
    ['*]}', `arn:aws:s3:::${TOKEN}`, undefined],
  ])('the ARN %s selects %s: %s', (pattern, arn, expected) => {
    expect(selects({ arns: [pattern] }, arn)).toBe(expected);
    expect(selects({ arns: ['*'], notArns: [pattern] }, arn)).toBe(expected === undefined ? undefined : !expected);
  });

  test.each<[SelectionCondition['operator'], string, string, boolean | undefined]>([
    ['StringEquals', 'prod', TOKEN, undefined],
    ['StringEquals', TOKEN, 'prod', undefined],
    ['StringEquals', TOKEN, TOKEN, true],
    ['StringEquals', `x-${TOKEN}`, 'prod', false],
    ['StringNotEquals', 'prod', TOKEN, undefined],
    ['StringNotEquals', TOKEN, TOKEN, false],
    ['StringNotEquals', `x-${TOKEN}`, 'prod', true],
    ['StringLike', '*', TOKEN, true],
    ['StringLike', 'prod*', TOKEN, undefined],
    ['StringLike', 'prod*', `prod-${TOKEN}`, true],
    ['StringLike', 'prod*', `test-${TOKEN}`, false],
    ['StringLike', 'a:b:*', `a:${TOKEN}`, undefined],
    ['StringNotLike', 'prod*', `prod-${TOKEN}`, false],
    ['StringNotLike', 'prod*', `test-${TOKEN}`, true],
  ])('%s %s, %s: %s', (operator, wanted, value, expected) => {
    expect(selects({ arns: ['*'], conditions: [{ operator, key: 'stage', value: wanted }] }, BUCKET, { stage: value })).toBe(expected);
  });

  test.each<[string, string, Record<string, string>, boolean | undefined]>([
    ['a key that may be that of a tag', TOKEN, { stage: 'prod' }, undefined],
    ['a tag that may be it', 'stage', { [TOKEN]: 'prod' }, undefined],
    ['a tag that may be it, with another value', 'stage', { [TOKEN]: 'test' }, false],
    ['the same token', TOKEN, { [TOKEN]: 'prod' }, true],
    ['the tag itself beside one that may be anything', 'stage', { [TOKEN]: 'test', stage: 'prod' }, true],
    ['no tag', TOKEN, {}, false],
  ])('in keys: %s', (_, key, tags, expected) => {
    expect(selects({ tags: [{ key, value: 'prod' }] }, BUCKET, tags)).toBe(expected);
  });

  test('matter only where they decide', () => {
    expect(selects({ arns: [TOKEN, BUCKET] }, BUCKET)).toBe(true);
    expect(selects({ arns: [TOKEN], tags: [{ key: 'a', value: 'b' }] }, BUCKET, { a: 'b' })).toBe(true);
    expect(selects({ arns: [TOKEN, VOLUME] }, BUCKET)).toBeUndefined();
    expect(selects({ arns: [TOKEN], notArns: ['arn:aws:s3:::*'] }, BUCKET)).toBe(false);
    expect(selects({ arns: [VOLUME], notArns: [TOKEN] }, BUCKET)).toBe(false);
    expect(selects({ arns: [BUCKET], notArns: [TOKEN] }, BUCKET)).toBeUndefined();
    expect(selects({ arns: [BUCKET], notArns: [TOKEN], conditions: [{ operator: 'StringLike', key: 'a', value: '*' }] }, BUCKET)).toBe(false);
  });
});

// What regular expressions say, over alphabets that are so small that much matches.

function oracle({ arns, tags, conditions, notArns }: Required<SelectionElements>, resource: SelectableResource): boolean {
  const isLike = (pattern: string, text: string) => new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(text);
  const valueOf = (key: string) => new Map(Object.entries(resource.tags)).get(key);
  const isMet = ({ operator, key, value }: SelectionCondition) => {
    const given = valueOf(key);
    switch (operator) {
      case 'StringEquals': return given === value;
      case 'StringNotEquals': return given !== value;
      case 'StringLike': return given !== undefined && isLike(value, given);
      case 'StringNotLike': return given === undefined || !isLike(value, given);
    }
  };
  return (arns.some((arn) => isLike(arn, resource.arn)) || tags.some(({ key, value }) => valueOf(key) === value))
    && conditions.every(isMet)
    && !notArns.some((arn) => isLike(arn, resource.arn));
}

const operator = fc.constantFrom<SelectionCondition['operator']>('StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike');

/** Selections and resources whose texts are of some pieces. */
function selectionsOf(pieces: { arn: string[]; pattern: string[]; wholeArn: string[]; wholePattern: string[]; key: string[]; tag: string[] }) {
  const textOf = (units: string[]) => fc.string({ unit: fc.constantFrom(...units), maxLength: 2 });
  const arnOf = (units: string[], whole: string[]) => fc.oneof(
    { weight: 3, arbitrary: fc.array(textOf(units), { minLength: 1, maxLength: 4 }).map((sections) => ['arn', ...sections].join(':')) },
    { weight: 1, arbitrary: fc.constantFrom(...whole) },
  );
  const pattern = arnOf(pieces.pattern, pieces.wholePattern);
  const key = fc.constantFrom(...pieces.key);
  const value = textOf(pieces.tag);
  const elements: fc.Arbitrary<Required<SelectionElements>> = fc.record({
    arns: fc.array(pattern, { maxLength: 3 }),
    tags: fc.array(fc.record({ key, value }), { maxLength: 2 }),
    conditions: fc.array(fc.record({ operator, key, value: textOf([...pieces.tag, '*']) }), { maxLength: 2 }),
    notArns: fc.oneof(fc.constant([]), fc.array(pattern, { maxLength: 2 })),
  });
  const resource: fc.Arbitrary<SelectableResource> = fc.record({
    arn: arnOf(pieces.arn, pieces.wholeArn),
    tags: fc.dictionary(key, value, { maxKeys: 2 }),
  });
  return [elements, resource] as const;
}

const KNOWN = { arn: ['a', 'b'], pattern: ['a', 'b', '*'], wholeArn: ['arn:a:a:a:a:b'], wholePattern: ['arn:*', '*'], key: ['k', 'l'], tag: ['a', 'b'] };

describe('whatever the selection and the resource are', () => {
  test('it agrees with the oracle', () => {
    fc.assert(fc.property(...selectionsOf(KNOWN), (elements, resource) => {
      expect(new SelectionSemantics(elements).selects(resource)).toBe(oracle(elements, resource));
    }), { numRuns: 1000 });
  });

  // Where tokens are, and what they can be: within an ARN, for a whole ARN, in the ARNs of a selection, in tags.
  const TOKENS = [
    { values: ['', 'a', 'ab', 'bb'], text: Aws.REGION },
    { values: ['', 'a', 'ab', 'bb'], text: INSTANCE_ID },
    ...[
      ['', 'a', 'a:b', ':b:a', 'bb'],
      ['arn', 'arn:a:b', 'arn:a:a:a:a:b', 'b'],
      ['', 'b', '*', 'a*', '*:a'],
      ['k', 'm', 'a', 'b:'],
      ['l', 'm', '', 'a'],
    ].map((values) => ({ values, text: Lazy.string({ produce: () => 'unknown' }) })),
    { values: ['', 'b', 'a:a', ':'], text: '{{resolve:ssm:/a:1}}' },
  ];
  const [section, otherSection, sections, whole, open, tag, otherTag, reference] = TOKENS.map(({ text }) => text);

  const PARTLY_KNOWN = {
    arn: [...KNOWN.arn, section, otherSection, sections, reference],
    pattern: [...KNOWN.pattern, section, otherSection, sections, open, reference],
    wholeArn: [...KNOWN.wholeArn, whole],
    wholePattern: [...KNOWN.wholePattern, whole],
    key: [...KNOWN.key, tag, otherTag],
    tag: [...KNOWN.tag, tag, otherTag],
  };

  const values = fc.tuple(...TOKENS.map((token) => fc.constantFrom(...token.values)));
  const substitutions = fc.array(values, { minLength: 20, maxLength: 20 });

  /** What something is when the tokens have certain values. */
  function resolved<T>(given: T, texts: string[]): T {
    return JSON.parse(TOKENS.reduce((json, { text }, index) => json.replaceAll(text, texts[index]), JSON.stringify(given)));
  }

  test('with tokens it is certain only of what is so for all their values', () => {
    const counts = { true: 0, false: 0, undefined: 0 };
    fc.assert(fc.property(...selectionsOf(PARTLY_KNOWN), substitutions, (elements, resource, all) => {
      const answer = new SelectionSemantics(elements).selects(resource);
      counts[`${answer}`]++;
      // Two tags of a resource never have the same key.
      const isPossible = (texts: string[]) => Object.keys(resolved(resource, texts).tags).length === Object.keys(resource.tags).length;
      for (const texts of answer === undefined ? [] : all.filter(isPossible)) {
        expect({ texts, answer: oracle(resolved(elements, texts), resolved(resource, texts)) }).toEqual({ texts, answer });
      }
    }), { numRuns: 1000 });
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(30);
  });

  test('with a token instead of a text it has the same answer or none', () => {
    fc.assert(fc.property(...selectionsOf(KNOWN), fc.nat(), (elements, resource, place) => {
      const { arns, notArns, tags, conditions } = elements;
      const texts = [...arns, ...notArns, ...[...tags, ...conditions].flatMap(({ key, value }) => [key, value])];
      fc.pre(texts.length > 0);
      const text = texts[place % texts.length];
      const hidden = (each: string) => each === text ? whole : each;
      const semantics = new SelectionSemantics({
        arns: arns.map(hidden),
        notArns: notArns.map(hidden),
        tags: tags.map(({ key, value }) => ({ key: hidden(key), value: hidden(value) })),
        conditions: conditions.map((condition) => ({ ...condition, key: hidden(condition.key), value: hidden(condition.value) })),
      });
      expect([oracle(elements, resource), undefined]).toContain(semantics.selects(resource));
    }), { numRuns: 500 });
  });
});
