import { Aws, aws_iam as iam, CfnParameter, Fn, Lazy } from 'aws-cdk-lib';
import { OrganizationalUnitPrincipal } from '../../../src';
import { isEverybody } from '../../../src/private/iam/everybody';
import { testStack } from '../../util';

const ORGANIZATION = 'o-a1b2c3d4e5';
const parameter = new CfnParameter(testStack(), 'Parameter').valueAsString;
const on = (conditions: Record<string, any>, who: iam.PrincipalBase = new iam.AnyPrincipal()) => who.withConditions(conditions);

describe('everybody', () => {
  test.each<[string, iam.IPrincipal]>([
    ['by its class', new iam.AnyPrincipal()],
    ['in short', new iam.StarPrincipal()],
    ['by an ARN', new iam.ArnPrincipal('*')],
    ['by every account', new iam.AccountPrincipal('*')],
    ['by the roots of all accounts', new iam.ArnPrincipal('arn:aws:iam::*:root')],
    ['by the accounts of a kind', new iam.ArnPrincipal('arn:aws:iam::1111????????:root')],
    ['by an ARN that ends early', new iam.ArnPrincipal('arn:*')],
    ['by a role in whichever account', new iam.ArnPrincipal(`arn:${Aws.PARTITION}:iam::*:role/x`)],
    ['whom an identity provider knows', new iam.FederatedPrincipal('*', {})],
    ['whom a provider knows that every account can use', new iam.WebIdentityPrincipal('cognito-identity.amazonaws.com')],
    ['with any audience of such a provider', new iam.WebIdentityPrincipal('accounts.google.com', { StringLike: { 'accounts.google.com:aud': '*' } })],
    ['beside others', new iam.ArnPrincipal(['*', 'arn:aws:iam::111111111111:root'] as any)],
    ['on no condition', on({})],
    ['on an operator without keys', on({ StringEquals: {} })],
    ['on nothing', on({ StringEquals: undefined as any })],
  ])('%s', (_, principal) => {
    expect(isEverybody(principal)).toBe(true);
  });

  test.each<[string, Record<string, any>]>([
    ['of whichever organization', { StringLike: { 'aws:PrincipalOrgID': '*' } }],
    ['of whichever organization, by its form', { StringLike: { 'aws:PrincipalOrgID': 'o-*' } }],
    ['of whichever organization, by the length of its id', { StringLike: { 'aws:PrincipalOrgID': 'o-??????????' } }],
    ['of many organizations', { StringLike: { 'aws:PrincipalOrgID': 'o-a*' } }],
    ['of one organization or another', { StringLike: { 'aws:PrincipalOrgID': [ORGANIZATION, '*'] } }],
    ['whose key is written otherwise', { StringLike: { 'AWS:principalorgid': '*' } }],
    ['of that organization or none', { StringEqualsIfExists: { 'aws:PrincipalOrgID': ORGANIZATION } }],
    ['of another organization', { StringNotEquals: { 'aws:PrincipalOrgID': ORGANIZATION } }],
    ['of other organizations', { StringNotLike: { 'aws:PrincipalOrgID': `${ORGANIZATION}*` } }],
    ['of an organization', { Null: { 'aws:PrincipalOrgID': 'false' } }],
    ['of no organization', { Null: { 'aws:PrincipalOrgID': true } }],
    ['of an organization that nobody has named', { StringEquals: { 'aws:PrincipalOrgID': undefined } }],
    ['of an organization that is null', { StringEquals: { 'aws:PrincipalOrgID': null } }],
    ['of an organization that deployment leaves out', { StringEquals: { 'aws:PrincipalOrgID': Aws.NO_VALUE } }],
    ['of organizations of which nobody has named one', { StringEquals: { 'aws:PrincipalOrgID': [undefined, Aws.NO_VALUE] } }],
    ['of a list of none', { StringEquals: { 'aws:PrincipalOrgID': [] } }],
    ['for a resource in a unit of whichever organization', { 'ForAnyValue:StringLike': { 'aws:SourceOrgPaths': '*/r-ab12/*' } }],
    ['of units of whichever organization', { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': '*/r-ab12/*' } }],
    ['of units, or of none', { 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': `${ORGANIZATION}/*` } }],
    ['of units, or by another name of none', { 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': `${ORGANIZATION}/*` }, 'Null': { 'aws:PrincipalOrgPaths': 'true' } }],
    ['of other units', { 'ForAnyValue:StringNotLike': { 'aws:PrincipalOrgPaths': `${ORGANIZATION}/*` } }],
    ['of whichever account', { StringLike: { 'aws:PrincipalAccount': '*' } }],
    ['of an account of a kind', { StringLike: { 'kms:CallerAccount': '1*' } }],
    ['of his own account', { StringEquals: { 'aws:PrincipalAccount': '${aws:PrincipalAccount}' } }],
    ['with a role of that name, in whichever account', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/copier' } }],
    ['with a role, by an operator whose wildcards are seldom seen', { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/copier' } }],
    ['with any ARN', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*' } }],
    ['with another ARN', { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111111111111:role/x' } }],
    ['with a session of that name', { StringLike: { 'aws:userId': '*:admin' } }],
    ['from anywhere', { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }],
    ['from half of everywhere', { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '128.0.0.0/1'] } }],
    ['from elsewhere', { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }],
    ['by an encrypted connection', { Bool: { 'aws:SecureTransport': 'true' } }],
    ['with a second factor', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }],
    ['of some kind', { StringEquals: { 'aws:PrincipalType': 'AssumedRole' } }],
    ['with a tag of his own', { StringEquals: { 'aws:PrincipalTag/team': 'core' } }],
    ['who is no service', { Bool: { 'aws:PrincipalIsAWSService': 'false' } }],
    ['who is no service, or has not said so', { BoolIfExists: { 'aws:PrincipalIsAWSService': false } }],
    ['who has assumed no root user', { Bool: { 'aws:AssumedRoot': Aws.NO_VALUE } }],
    ['with many of something', { NumericGreaterThan: { 'aws:Something': '1' } }],
    ['by a name of his own', { StringEquals: { 'aws:SourceIdentity': 'admin' } }],
    ['whom a provider knows, in whichever account', { StringEquals: { 'aws:FederatedProvider': 'cognito-identity.amazonaws.com' } }],
    ['by a service', { StringEquals: { 'kms:ViaService': 'backup.eu-central-1.amazonaws.com' } }],
    ['for a service', { Bool: { 'kms:GrantIsForAWSResource': 'true' } }],
    ['for some time', { DateLessThan: { 'aws:CurrentTime': '2099-01-01T00:00:00Z' } }],
    ['who is no service', { Bool: { 'aws:PrincipalIsAWSService': 'false' } }],
    ['who calls himself something', { StringEquals: { 'aws:SourceIdentity': 'admin' } }],
    ['whom a provider of many knows', { StringEquals: { 'aws:FederatedProvider': 'accounts.google.com' } }],
    ['from a private address, of which every network has its own', { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/16' } }],
    ['from an instance with a private address', { IpAddress: { 'aws:Ec2InstanceSourcePrivateIPv4': '10.0.0.1' } }],
    ['from an instance in whichever account', { StringLike: { 'ec2:SourceInstanceArn': 'arn:aws:ec2:*:*:instance/i-1*' } }],
    ['from any instance', { NumericEquals: { 'ec2:RoleDelivery': '2.0' } }],
    ['with a key of some kind', { StringEquals: { 'kms:KeySpec': 'SYMMETRIC_DEFAULT' } }],
    ['with a role, by a pattern of several sections', { StringLike: { 'aws:PrincipalArn': '*:role/copier' } }],
    ['with a role, by a pattern in which the account is a part of a section', { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam*:role/copier' } }],
    ['from everywhere, written otherwise', { IpAddress: { 'aws:SourceIp': '0.0.0.0/00' } }],
    ['whose operator is written otherwise', { stringlike: { 'aws:PrincipalOrgID': '*' } }],
    ['of another organization, by an operator that is written otherwise', { stringNotEquals: { 'aws:PrincipalOrgID': ORGANIZATION } }],
    ['of that organization or none, by an operator that is written otherwise', { STRINGEQUALSIFEXISTS: { 'aws:PrincipalOrgID': ORGANIZATION } }],
    ['with any value of something', { StringLike: { 'aws:Something': '*' } }],
  ])('%s', (_, conditions) => {
    expect(isEverybody(on(conditions))).toBe(true);
    expect(isEverybody(on(conditions, new iam.StarPrincipal()))).toBe(true);
  });
});

describe('somebody', () => {
  test('is whom such a provider knows for one audience', () => {
    expect(isEverybody(new iam.WebIdentityPrincipal('accounts.google.com', { StringEquals: { 'accounts.google.com:aud': 'mine' } }))).toBe(false);
  });

  test('is whom a provider of one account knows', () => {
    expect(isEverybody(new iam.FederatedPrincipal('arn:aws:iam::111111111111:saml-provider/corporate', {}))).toBe(false);
  });

  test.each<[string, iam.IPrincipal]>([
    ['by a text that is no ARN', new iam.ArnPrincipal('urn:aws:iam::*:root')],
    ['by a user id', new iam.ArnPrincipal('AIDAEXAMPLE')],
    ['an account', new iam.AccountPrincipal('222222222222')],
    ['an account that only deployment knows', new iam.AccountPrincipal(Aws.ACCOUNT_ID)],
    ['an account that is a list of one', new iam.AccountPrincipal(Fn.select(0, Fn.split(',', parameter)))],
    ['a role', new iam.ArnPrincipal('arn:aws:iam::222222222222:role/x')],
    ['a token', new iam.ArnPrincipal(Lazy.string({ produce: () => '*' }))],
    ['a role of an account that only deployment reads', new iam.ArnPrincipal('arn:aws:iam::{{resolve:ssm:/account:1}}:role/x')],
    ['on conditions that only deployment knows', { policyFragment: new iam.PrincipalPolicyFragment({ AWS: ['*'] }, Object.create({ resolve: () => ({}) })) } as iam.IPrincipal],
    ['a service', new iam.ServicePrincipal('backup.amazonaws.com')],
    ['an organization', new iam.OrganizationPrincipal(ORGANIZATION)],
    ['units', new OrganizationalUnitPrincipal(`${ORGANIZATION}/r-ab12/ou-ab12-11111111/*`)],
  ])('%s', (_, principal) => {
    expect(isEverybody(principal)).toBe(false);
  });

  test.each<[string, Record<string, any>]>([
    ['of an organization', { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } }],
    ['of an organization that only deployment knows', { StringLike: { 'aws:PrincipalOrgID': parameter } }],
    ['of organizations that only deployment knows', { StringEquals: { 'aws:PrincipalOrgID': Fn.split(',', parameter) } }],
    ['by conditions that only deployment knows', { StringLike: Lazy.any({ produce: () => ({}) }) }],
    ['of the organization of what is called', { StringEquals: { 'aws:PrincipalOrgID': '${aws:ResourceOrgID}' } }],
    ['of all units of an organization', { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': `${ORGANIZATION}/*` } }],
    ['for a resource in a unit of an organization', { 'ForAnyValue:StringLike': { 'aws:SourceOrgPaths': `${ORGANIZATION}/*` } }],
    ['for a resource of an organization', { StringEquals: { 'aws:SourceOrgID': ORGANIZATION } }],
    ['of all units of an organization, and of one', { 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': `${ORGANIZATION}/*` }, 'Null': { 'aws:PrincipalOrgPaths': 'false' } }],
    ['of an organization, whatever else there is', { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION }, StringLike: { 'aws:PrincipalArn': '*' }, Bool: { 'aws:SecureTransport': 'true' } }],
    ['of an account', { StringEquals: { 'aws:PrincipalAccount': '222222222222' } }],
    ['with any role of an account', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::222222222222:role/*' } }],
    ['of an account that only deployment knows', { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${Aws.ACCOUNT_ID}:role/*` } }],
    ['with a session of a role', { StringLike: { 'aws:userId': 'AROAEXAMPLE:*' } }],
    ['from an instance of an account', { ArnLike: { 'ec2:SourceInstanceArn': 'arn:aws:ec2:*:222222222222:instance/*' } }],
    ['whose operator is written otherwise', { stringequals: { 'aws:PrincipalOrgID': ORGANIZATION } }],
    ['from a network', { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '203.0.113.0/24', '203.0.113.1'] } }],
    ['from an endpoint', { StringEquals: { 'aws:SourceVpce': 'vpce-1a2b' } }],
    ['by something that is not known here', { StringEquals: { 'aws:Something': 'x' } }],
    ['who is nobody', { StringEquals: { 'aws:PrincipalOrgID': '*' } }],
  ])('%s', (_, conditions) => {
    expect(isEverybody(on(conditions))).toBe(false);
  });
});
