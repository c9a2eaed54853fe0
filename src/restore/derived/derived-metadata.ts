import { CfnResource, Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ResourceDocument } from '../../document/resource-document';
import { givenPropertyOf, isIntrinsic, isOverridden } from '../../model/resources/template-properties';
import { isToken } from '../../private/known-text';

/** What of a resource a restore is told, by the keys of AWS Backup. */
type Paths = Readonly<Record<string, string>>;

const DATABASE: Paths = { dbSubnetGroupName: 'DBSubnetGroupName' };
const CLUSTER: Paths = { ...DATABASE, vpcSecurityGroupIds: 'VpcSecurityGroupIds' };

const PATHS: Readonly<Record<string, Paths>> = {
  'AWS::RDS::DBInstance': { ...DATABASE, vpcSecurityGroupIds: 'VPCSecurityGroups' },
  'AWS::RDS::DBCluster': CLUSTER,
  'AWS::DocDB::DBCluster': CLUSTER,
  'AWS::Neptune::DBCluster': CLUSTER,
  'AWS::EC2::Instance': { subnetId: 'SubnetId', securityGroupIds: 'SecurityGroupIds' },
  'AWS::FSx::FileSystem': { 'subnetIds': 'SubnetIds', 'securityGroupIds': 'SecurityGroupIds', 'windowsConfiguration.activeDirectoryId': 'WindowsConfiguration.ActiveDirectoryId' },
  'AWS::FSx::Volume': { 'ontapConfiguration.storageVirtualMachineId': 'OntapConfiguration.StorageVirtualMachineId' },
};

/** What a test restore of a resource is told, so that it is where the resource is: texts, lists and objects. */
export function metadataOf(document: ResourceDocument, resource: CfnResource, tests: IConstruct): Record<string, unknown> {
  const found: Record<string, any> = {};
  for (const [key, path] of Object.entries(PATHS[document.type] ?? {})) {
    const value = valueAt(document, resource, path, tests);
    const [name, inner] = key.split('.');
    if (value !== undefined) { found[name] = inner ? { [inner]: value } : value; }
  }
  return found;
}

/** A value with its references to other stacks, which a template that is read does not have; what has been overridden is as it is written, which does in its own stack only. */
function valueAt(document: ResourceDocument, resource: CfnResource, path: string, tests: IConstruct): unknown {
  const [property, inner] = path.split('.');
  const reading = inner ? document.property(property).at(inner) : document.property(property);
  if (reading.isAbsent) { return undefined; }
  const given = isOverridden(resource, property) ? undefined : givenPropertyOf(resource, property);
  const value = inner ? partOf(given, inner) : given;
  if (value !== undefined) { return value; }
  return Stack.of(resource) === Stack.of(tests) ? Token.asAny(reading.written) : undefined;
}

function partOf(given: unknown, name: string): unknown {
  if (typeof given !== 'object' || given === null || isToken(given) || isIntrinsic(given)) { return undefined; }
  const object = given as Record<string, unknown>;
  return object[`${name[0].toLowerCase()}${name.slice(1)}`] ?? object[name];
}
