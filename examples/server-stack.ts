import { aws_ec2 as ec2, RemovalPolicy, Size, Stack, Tags } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface ServerStackProps extends StackProps {
  readonly vpc: ec2.IVpc;
}

/**
 * The Windows server of the back office, with a volume for its documents.
 */
export class ServerStack extends Stack {
  constructor(scope: Construct, id: string, props: ServerStackProps) {
    super(scope, id, props);

    const zone = props.vpc.availabilityZones[0];
    const instance = new ec2.Instance(this, 'BackOffice', {
      vpc: props.vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      availabilityZone: zone,
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.T3, ec2.InstanceSize.LARGE),
      machineImage: ec2.MachineImage.latestWindows(ec2.WindowsVersion.WINDOWS_SERVER_2022_ENGLISH_FULL_BASE),
      requireImdsv2: true,
    });

    const documents = new ec2.Volume(this, 'Documents', {
      availabilityZone: zone,
      size: Size.gibibytes(200),
      volumeType: ec2.EbsDeviceVolumeType.GP3,
      encrypted: true,
      removalPolicy: RemovalPolicy.SNAPSHOT,
    });
    new ec2.CfnVolumeAttachment(this, 'DocumentsAttachment', {
      device: 'xvdf',
      instanceId: instance.instanceId,
      volumeId: documents.volumeId,
    });

    // Whoever starts another server with this tag has it in the plan without a word to this application.
    Tags.of(this).add('backup', 'server', { includeResourceTypes: ['AWS::EC2::Instance'] });
  }
}
