import { App, Aws, aws_ec2 as ec2, aws_iam as iam, aws_kms as kms, aws_rds as rds, aws_route53 as route53, aws_ssm as ssm, CfnParameter, CfnResource, ContextProvider, Fn, Lazy, NestedStack, SecretValue, Stack, Stage, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { hasDummy, inWords, isDefaultOfLookup, isKnownText, isToken, mayHoldColon, partsOf, withUnknownAs } from '../../src/private/known-text';
import { HERE, testStack } from '../util';

const LAZY = Lazy.string({ produce: () => 'later' });

describe('a text is known', () => {
  test.each(['', 'Default', 'arn:aws:s3:::orders', '${AWS::Region}', '{{ resolve }}', 'resolve:ssm:/x', '-1.5e+289', 'my-dummy', 'DUMMYS', 'dummy1', 'MY-DUMMY', 'eu-ami-1234', 'my_vpc-12345', 'vpc-123456', '*'])('where it is what it will be: %j', (text) => {
    expect(isKnownText(text)).toBe(true);
    expect(isKnownText(text, testStack())).toBe(true);
    expect(partsOf(text)).toEqual(text === '' ? [] : [{ text, isKnown: true }]);
  });

  test.each([
    ['a token', LAZY],
    ['a pseudo parameter', Aws.REGION],
    ['a parameter', new CfnParameter(testStack(), 'P').valueAsString],
    ['a token that is written with colons', Fn.join('-', ['a', Aws.REGION])],
    ['a number', `${Token.asNumber({ Ref: 'Number' })}`],
    ['an element of a list', Token.asList({ Ref: 'List' })[0]],
    ['a dynamic reference', '{{resolve:ssm:/backup/vault}}'],
    ['one with a version', '{{resolve:ssm:/backup/vault:3}}'],
    ['one to a secret', '{{resolve:secretsmanager:arn:aws:secretsmanager:eu-central-1:111111111111:secret:x:SecretString:vault::}}'],
    ['one with a token in it', `{{resolve:ssm:/backup/${Aws.STACK_NAME}}}`],
    ['one without an end', '{{resolve:ssm:/backup'],
    ['one of the CDK', SecretValue.ssmSecure('/x').unsafeUnwrap()],
    ['what is still to be looked up', 'dummy-value-for-/backup/vault'],
    ['the name of a zone that is', 'dummy1b'],
  ])('not where it is or has in it: %s', (_, text) => {
    for (const each of [text, `arn:aws:backup:eu-central-1:111111111111:backup-vault:${text}`, `a:${text}`]) {
      expect(isKnownText(each)).toBe(false);
    }
    expect(partsOf(`a:${text}`)).toEqual([{ text: 'a:', isKnown: true }, { text, isKnown: false }]);
    expect(withUnknownAs(`a:${text}`, () => '*')).toBe('a:*');
  });

  test('in parts', () => {
    const text = `a{{resolve:ssm:/x:1}}b${LAZY}${Aws.REGION}c}}`;
    expect(partsOf(text)).toEqual([
      { text: 'a', isKnown: true },
      { text: '{{resolve:ssm:/x:1}}', isKnown: false },
      { text: 'b', isKnown: true },
      { text: LAZY, isKnown: false },
      { text: Aws.REGION, isKnown: false },
      { text: 'c}}', isKnown: true },
    ]);
    expect(withUnknownAs(text, (unknown) => unknown === LAZY ? '+' : '*')).toBe('a*b+*c}}');
    expect(withUnknownAs('a*c', () => '+')).toBe('a*c');
  });
});

describe('what the context providers of aws-cdk-lib give for now', () => {
  const stack = new Stack(new App(), 'Stack', { env: HERE });

  test.each<[string, () => string]>([
    ['a parameter', () => ssm.StringParameter.valueFromLookup(stack, '/backup/vault')],
    ['a zone', () => stack.availabilityZones[2]],
    ['a role', () => iam.Role.fromLookup(stack, 'Role', { roleName: 'backup' }).roleArn],
    ['a key', () => kms.Key.fromLookup(stack, 'Key', { aliasName: 'alias/backup' }).keyArn],
    ['a VPC', () => ec2.Vpc.fromLookup(stack, 'Vpc', { isDefault: true }).vpcId],
    ['a security group', () => ec2.SecurityGroup.fromLookupById(stack, 'Group', 'sg-1').securityGroupId],
    ['an image', () => ec2.MachineImage.lookup({ name: 'x' }).getImage(stack).imageId],
    ['a hosted zone', () => route53.HostedZone.fromLookup(stack, 'Zone', { domainName: 'example.com' }).hostedZoneId],
    ['a database', () => rds.DatabaseInstance.fromLookup(stack, 'Database', { instanceIdentifier: 'orders' }).instanceResourceId!],
  ])('is not known: %s', (_, lookUp) => {
    const text = lookUp();
    expect(Token.isUnresolved(text.replace(Aws.PARTITION, ''))).toBe(false);
    expect([isKnownText(text), hasDummy(text)]).toEqual([false, true]);
  });

  test('is not known by the stacks of the app, if it is a default of the program', () => {
    const app = new App();
    const [one, other] = ['One', 'Other'].map((id) => new Stack(app, id, { env: HERE }));
    const name = ssm.StringParameter.valueFromLookup(one, '/backup/vault', 'no vault yet');
    expect([isKnownText(name), isKnownText(name, one), isKnownText(`arn:${name}`, other), isKnownText(name, testStack())]).toEqual([true, false, false, true]);
    expect([isDefaultOfLookup(name, other), isDefaultOfLookup(name), isDefaultOfLookup('another text', other), isDefaultOfLookup(LAZY, other)]).toEqual([true, false, false, false]);
    expect(isKnownText('another text', other)).toBe(true);
  });

  test('is not nothing, which is in every text', () => {
    const here = testStack(HERE);
    ContextProvider.getValue(here, { provider: 'ssm', dummyValue: { id: 'no id yet', name: '', zones: ['no zone yet', 1] } });
    expect(['orders', 'no id yet', 'in no zone yet'].map((text) => isKnownText(text, here))).toEqual([true, false, false]);
  });

  test('is looked for in the stacks around and beside', () => {
    const app = new App();
    const [own, beside, inStage] = [new Stack(app, 'One', { env: HERE }), new Stack(app, 'Other', { env: HERE }), new Stack(new Stage(app, 'Stage'), 'Stack', { env: HERE })];
    const nested = new NestedStack(new Construct(own, 'Group'), 'Nested');
    ssm.StringParameter.valueFromLookup(own, '/x', 'no vault yet');
    expect([own, nested, beside, inStage].map((scope) => isKnownText('no vault yet', scope))).toEqual([false, false, false, false]);
    expect(isKnownText('no vault yet', new Construct(testStack(), 'Elsewhere'))).toBe(true);
  });

  test('is known as soon as it was looked up', () => {
    const key = 'ssm:account=111111111111:parameterName=/backup/vault:region=eu-central-1';
    const known = new Stack(new App({ context: { [key]: 'orders' } }), 'Stack', { env: HERE });
    const name = ssm.StringParameter.valueFromLookup(known, '/backup/vault', 'orders');
    expect([name, isKnownText(name, known)]).toEqual(['orders', true]);
  });
});

test('a message shows no token', () => {
  expect(inWords(`a:${LAZY}:${Token.asNumber({ Ref: 'N' })}:${Fn.join(':', ['a', LAZY])}:{{resolve:ssm:/x}}`)).toBe('a:*:*:*:{{resolve:ssm:/x}}');
});

test('what is no text is asked whether it is a token', () => {
  expect([Token.asNumber({ Ref: 'N' }), Lazy.any({ produce: () => ({}) }), Token.asList({ Ref: 'L' }), Lazy.number({ produce: () => 1 })].map(isToken)).toEqual([true, true, true, true]);
  expect([1, {}, ['a'], undefined].map(isToken)).toEqual([false, false, false, false]);
});

test.each<[string, string, boolean]>([
  ['a Region', Aws.REGION, false],
  ['that of a stack', testStack().region, false],
  ['an account', Aws.ACCOUNT_ID, false],
  ['a partition', testStack().partition, false],
  ['the name of a stack', Aws.STACK_NAME, false],
  ['what goes for a number', `${Token.asNumber({ Ref: 'Number' })}`, true],
  ['the id of a stack', Aws.STACK_ID, true],
  ['that of a stack of the app', testStack().stackId, true],
  ['a join', Fn.join(':', ['a', 'b', Aws.REGION]), true],
  ['what is made late', LAZY, true],
  ['a parameter', new CfnParameter(testStack(), 'P').valueAsString, true],
  ['an attribute', new CfnResource(testStack(), 'R', { type: 'AWS::S3::Bucket' }).getAtt('Arn').toString(), true],
  ['a dynamic reference', '{{resolve:ssm:/x}}', true],
  ['what is to be looked up', 'dummy-value-for-/x', true],
])('there may be a colon in %s: %s %s', (_, text, expected) => {
  expect(mayHoldColon(text)).toBe(expected);
});
