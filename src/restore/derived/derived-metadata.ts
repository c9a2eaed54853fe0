import { Stack } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import { rawAt, rawPropertyOf } from './raw-values';
import { isOverridden, scalarOf } from '../../model/resources/template-properties';
import { isKnownText } from '../../private/known-text';

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
export function metadataOf(resource: CfnResource, home: Stack): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [key, path] of Object.entries(PATHS[resource.cfnResourceType] ?? {})) {
    const value = valueAt(resource, path, home);
    const [name, inner] = key.split('.');
    if (value !== undefined) { found[name] = inner ? { [inner]: value } : value; }
  }
  return found;
}

/** What an override says refers to nothing in another stack than that of the resource. */
function valueAt(resource: CfnResource, path: string, home: Stack): unknown {
  const [property, inner] = path.split('.');
  const isWritten = isOverridden(resource, property);
  const whole = isWritten ? scalarOf(resource, property) : rawPropertyOf(resource, property);
  const value = inner ? rawAt(whole, inner) : whole;
  const isUsable = !isWritten || Stack.of(resource) === home || (typeof value === 'string' && isKnownText(value));
  return isUsable ? value : undefined;
}
