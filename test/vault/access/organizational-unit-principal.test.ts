import { aws_iam as iam, aws_s3 as s3, CfnParameter, Lazy } from 'aws-cdk-lib';
import { OrganizationalUnitPrincipal } from '../../../src';
import { messageOf, resourceOf, testStack } from '../../util';

const UNIT = 'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/';

test('is a principal for every resource policy', () => {
  const stack = testStack();
  new s3.Bucket(stack, 'Bucket').grantRead(new OrganizationalUnitPrincipal(UNIT, `${UNIT}ou-ab12-22222222/*`));
  expect(resourceOf(stack, 'AWS::S3::BucketPolicy').Properties.PolicyDocument.Statement).toEqual([expect.objectContaining({
    Principal: { AWS: '*' },
    Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': [UNIT, `${UNIT}ou-ab12-22222222/*`] } },
  })]);
});

test('says what it is', () => {
  const principal = new OrganizationalUnitPrincipal(UNIT);
  expect(principal.grantPrincipal).toBe(principal);
  expect([principal.assumeRoleAction, principal.organizationPaths]).toEqual(['sts:AssumeRole', [UNIT]]);
  expect(`${principal}`).toBe(`OrganizationalUnitPrincipal(${UNIT})`);
  expect(iam.ComparablePrincipal.dedupeStringFor(principal)).toBe(`OrganizationalUnitPrincipal:${UNIT}`);
  expect(principal.addToPrincipalPolicy(new iam.PolicyStatement())).toEqual({ statementAdded: false });
});

test.each([
  'o-a1b2c3d4e5/*', 'o-a1b2c3d4e5/r-ab12/', 'o-a1b2c3d4e5/r-ab12/*', UNIT, `${UNIT}*`, `${UNIT}ou-*`, `${UNIT}ou-ab12-22222222/`, Lazy.string({ produce: () => 'later' }),
])('takes %s', (path) => {
  expect(new OrganizationalUnitPrincipal(path).organizationPaths).toEqual([path]);
});

test.each([
  '', '*', 'o-a1b2c3d4e5', 'o-a1b2c3d4e5/', 'o-a1b2c3d4/r-ab12/', 'r-ab12/ou-ab12-11111111/', 'ou-ab12-11111111', 'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111', 'o-a1b2c3d4e5/ou-ab12-11111111/', `${UNIT}**`,
])("refuses '%s'", (path) => {
  expect(messageOf(() => new OrganizationalUnitPrincipal(path)))
    .toBe(`an organization path must be 'o-<id>/r-<id>/ou-<id>/', '*' may follow, got '${path}': it matches no account`);
});

test('takes paths that are a token, and writes them', () => {
  const stack = testStack();
  const paths = new CfnParameter(stack, 'Paths', { type: 'CommaDelimitedList' });
  const principal = new OrganizationalUnitPrincipal(...paths.valueAsList);
  expect(stack.resolve(principal.policyFragment.conditions)).toEqual({ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': { Ref: 'Paths' } } });
});

test('takes a path of a parameter', () => {
  const path = new CfnParameter(testStack(), 'Path').valueAsString;
  expect(new OrganizationalUnitPrincipal(path, UNIT).organizationPaths).toEqual([path, UNIT]);
});

test('refuses no paths', () => {
  expect(messageOf(() => new OrganizationalUnitPrincipal())).toBe('an OrganizationalUnitPrincipal must have at least one path, got none');
});
