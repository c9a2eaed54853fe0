import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { Aws, CfnDynamicReference, CfnDynamicReferenceService, CfnParameter, Fn, Lazy, ScopedAws, Token } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { withoutTokens } from '../../../src/private/messages/messages';
import { testStack } from '../../util';

const UNKNOWN = '<known only at deployment>';

describe('withoutTokens', () => {
  test('leaves a text without tokens as it is', () => {
    expect(withoutTokens('arn:<partition>:s3:::${Bucket} is -1.5 of #{many}')).toBe('arn:<partition>:s3:::${Bucket} is -1.5 of #{many}');
  });

  test('leaves an empty text empty', () => {
    expect(withoutTokens('')).toBe('');
  });

  test('names the resource that an attribute is of, by its path', () => {
    const stack = testStack();
    const bucket = new CfnBucket(stack, 'Bucket');
    expect(withoutTokens(`got '${new Key(stack, 'Key').keyArn}' and '${bucket.ref}'`)).toBe("got '<Stack/Key.Arn>' and '<Stack/Bucket>'");
  });

  test('names the resource that a list is of, or a number', () => {
    const bucket = new CfnBucket(testStack(), 'Bucket');
    expect(withoutTokens(`${Token.asList(bucket.getAtt('Names'))} of ${Token.asNumber(bucket.getAtt('Count'))}`)).toBe('<Stack/Bucket.Names> of <Stack/Bucket.Count>');
  });

  test('names what is in a dynamic reference', () => {
    const reference = new CfnDynamicReference(CfnDynamicReferenceService.SSM, `/${Aws.REGION}/${Lazy.string({ produce: () => 'x' })}`).toString();
    expect(withoutTokens(`got '${reference}'`)).toBe(`got '{{resolve:ssm:/<AWS::Region>/${UNKNOWN}}}'`);
  });

  test('names parameters, pseudo parameters and dynamic references', () => {
    const stack = testStack();
    const parameter = new CfnParameter(stack, 'Parameter');
    const secret = new CfnDynamicReference(CfnDynamicReferenceService.SSM, '/vault').toString();
    expect(withoutTokens(`${parameter.valueAsString} ${Aws.ACCOUNT_ID} ${stack.region} ${new ScopedAws(stack).partition} ${secret}`))
      .toBe('<Stack/Parameter> <AWS::AccountId> <AWS::Region> <AWS::Partition> {{resolve:ssm:/vault}}');
  });

  test.each([
    ['a text', Lazy.string({ produce: () => 'x' })],
    ['a function', Fn.join('-', ['a', Aws.REGION])],
    ['a value inside a list', Lazy.list({ produce: () => ['x'] }).join(', ')],
    ['a number', `${Lazy.number({ produce: () => 1 })}`],
    ['a token that was cut', Token.asString({ Ref: 'Other' }).slice(0, -2)],
    ['the end of a token that was cut', Token.asString({ Ref: 'Other' }).slice(2)],
  ])('says of %s that it is known only at deployment', (_, text) => {
    expect(withoutTokens(`a ${text} b`)).toBe(`a ${UNKNOWN} b`);
  });

  test('keeps what is around tokens', () => {
    expect(withoutTokens(`arn:${Aws.PARTITION}:s3:::${Lazy.string({ produce: () => 'x' })}/*`)).toBe(`arn:<AWS::Partition>:s3:::${UNKNOWN}/*`);
  });
});

test('every message goes through it', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => join('src', file));
  const speaking = files.filter((file) => /\.(addValidation|addWarning\w*|addError\w*|addInfo\w*)\(|new Error\(/.test(withoutComments(readFileSync(file, 'utf8'))));
  expect(speaking.sort()).toEqual([join('src', 'private', 'messages', 'validation-error.ts'), join('src', 'private', 'messages', 'warnings.ts')]);
});

/** Examples may call methods of those names. */
function withoutComments(text: string): string {
  return text.replace(/\/\*\*[^]*?\*\//g, '');
}
