import { Aws, CfnCondition, CfnParameter, CfnResource, Duration, Fn, Stack, Tags } from 'aws-cdk-lib';
import * as fsx from 'aws-cdk-lib/aws-fsx';
import { HERE, l1Of } from '../../util';
import { ORIGINS, saidOf } from '../origins';
import type { Origin, Program } from '../origins';

const ID = '[lustreWithoutBackups]';
const WHICH = {
  scratch: ['that is scratch', 'make it a persistent one by its DeploymentType'],
  linked: ['that is linked to a data repository', 'take away its ImportPath, ExportPath and data repository associations'],
};
const text = (which: keyof typeof WHICH, path = 'Stack/Plan', names = "'Stack/Files'", when = '') =>
  `warning '${path}': FSx makes no backup of a file system of Lustre ${WHICH[which][0]}, and each job fails for ${names}: ${WHICH[which][1]}, or leave it out of the selection${when} ${ID}`;

type Configuration = fsx.CfnFileSystem.LustreConfigurationProperty;
const lustre = (stack: Stack, lustreConfiguration?: Configuration, more: Partial<fsx.CfnFileSystemProps> = {}, id = 'Files') => new fsx.CfnFileSystem(stack, id, {
  fileSystemType: 'LUSTRE', subnetIds: ['subnet-1'], storageCapacity: 1200, lustreConfiguration, ...more,
});
const link = (stack: Stack, fileSystemId: string) =>
  new fsx.CfnDataRepositoryAssociation(stack, 'Link', { fileSystemId, fileSystemPath: '/data', dataRepositoryPath: 's3://bucket' });
const persistent = { deploymentType: 'PERSISTENT_1' };
const arnOf = (stack: Stack, { ref }: fsx.CfnFileSystem) => stack.formatArn({ service: 'fsx', resource: 'file-system', resourceName: ref });
const condition = (stack: Stack) => new CfnCondition(stack, 'C', { expression: Fn.conditionEquals(new CfnParameter(stack, 'P').valueAsString, 'a') });

/** A plan that selects file systems. */
const selecting = (make: (stack: Stack) => fsx.CfnFileSystem | fsx.CfnFileSystem[]): Program => (app, backup) => {
  const stack = new Stack(app, 'Stack', { env: HERE });
  const files = [make(stack)].flat();
  const plan = new backup.BackupPlan(stack, 'Plan', { backupPlanRules: [new backup.BackupPlanRule({ ruleName: 'R', deleteAfter: Duration.days(35) })] });
  plan.addSelection('Selection', { resources: files.map((each) => backup.BackupResource.fromArn(arnOf(stack, each))) });
};
const said = (program: Program, origin: Origin) => saidOf(program, origin).filter((line) => line.includes(ID));

describe.each(ORIGINS)('of %s', (origin) => {
  test.each<[string, (stack: Stack) => fsx.CfnFileSystem | fsx.CfnFileSystem[], string[]]>([
    ['SCRATCH_1', (stack) => lustre(stack, { deploymentType: 'SCRATCH_1' }), [text('scratch')]],
    ['SCRATCH_2', (stack) => lustre(stack, { deploymentType: 'SCRATCH_2' }), [text('scratch')]],
    ['no type', (stack) => lustre(stack, { perUnitStorageThroughput: 12 }), [text('scratch')]],
    ['no configuration', (stack) => lustre(stack, undefined), [text('scratch')]],
    ['an import', (stack) => lustre(stack, { ...persistent, importPath: 's3://bucket' }), [text('linked')]],
    ['an export from a bucket of the app', (stack) => lustre(stack, { ...persistent, exportPath: `s3://${new CfnResource(stack, 'B', { type: 'AWS::S3::Bucket' }).ref}/x` }), [text('linked')]],
    ['an association', (stack) => {
      const files = lustre(stack, persistent);
      link(stack, files.ref);
      return files;
    }, [text('linked')]],
    ['both', (stack) => lustre(stack, { deploymentType: 'SCRATCH_2', importPath: 's3://bucket' }), [text('linked'), text('scratch')]],
    ['two', (stack) => [lustre(stack, {}), lustre(stack, {}, {}, 'More')], [text('scratch', 'Stack/Plan', "'Stack/Files', 'Stack/More'")]],
    ['an override', (stack) => {
      const files = lustre(stack, persistent);
      files.addPropertyOverride('LustreConfiguration.DeploymentType', 'SCRATCH_2');
      return files;
    }, [text('scratch')]],
    ['a condition', (stack) => lustre(stack, { deploymentType: Fn.conditionIf(condition(stack).logicalId, 'SCRATCH_2', 'PERSISTENT_2').toString() }),
      [text('scratch', undefined, undefined, " (where the condition 'C' holds)")]],
    ['an import under a condition', (stack) => lustre(stack, { ...persistent, importPath: Fn.conditionIf(condition(stack).logicalId, 's3://bucket', Aws.NO_VALUE).toString() }),
      [text('linked', undefined, undefined, " (where the condition 'C' holds)")]],
    ['an association under a condition', (stack) => {
      const files = lustre(stack, persistent);
      link(stack, files.ref).cfnOptions.condition = condition(stack);
      return files;
    }, [text('linked', undefined, undefined, " (where the condition 'C' holds)")]],
  ])('it is said: %s', (_, make, expected) => {
    expect(said(selecting(make), origin)).toEqual(expected);
  });

  test.each<[string, (stack: Stack) => fsx.CfnFileSystem]>([
    ['PERSISTENT_1', (stack) => lustre(stack, persistent)],
    ['PERSISTENT_2', (stack) => lustre(stack, { deploymentType: 'PERSISTENT_2' })],
    ['a type that deployment knows', (stack) => lustre(stack, { deploymentType: new CfnParameter(stack, 'P').valueAsString })],
    ['a backup that may say the type', (stack) => lustre(stack, {}, { backupId: 'backup-1' })],
    ['Windows', (stack) => lustre(stack, undefined, { fileSystemType: 'WINDOWS' })],
    ['OpenZFS', (stack) => lustre(stack, undefined, { fileSystemType: 'OPENZFS' })],
    ['a file system that deployment knows', (stack) => lustre(stack, undefined, { fileSystemType: new CfnParameter(stack, 'P').valueAsString })],
    ['an association of another file system', (stack) => {
      link(stack, lustre(stack, persistent, {}, 'Other').ref);
      return lustre(stack, persistent);
    }],
    ['an association of a file system of another stack', (stack) => {
      link(stack, 'fs-0123456789abcdef0');
      return lustre(stack, persistent);
    }],
    ['an association of something that is no file system', (stack) => {
      const files = lustre(stack, persistent);
      link(stack, files.attrRootVolumeId);
      return files;
    }],
    ['an override', (stack) => {
      const files = lustre(stack, {});
      files.addPropertyOverride('LustreConfiguration.DeploymentType', 'PERSISTENT_2');
      return files;
    }],
  ])('it is not said: %s', (_, make) => {
    expect(said(selecting(make), origin)).toEqual([]);
  });

  const reached = (make: (stack: Stack) => unknown, select: (backup: any) => object): Program => (app, backup) => {
    const stack = new Stack(app, 'Stack', { env: HERE });
    make(stack);
    const plan = new backup.BackupPlan(stack, 'Plan', { backupPlanRules: [backup.BackupPlanRule.daily()] });
    plan.addSelection('Selection', select(backup) as any);
  };
  const tagged = (stack: Stack) => Tags.of(lustre(stack, {})).add('backup', 'yes');
  const ALL = 'arn:aws:fsx:*:*:file-system/*';

  test.each<[string, Program, boolean]>([
    ['a tag', reached(tagged, ({ BackupResource }) => ({ resources: [BackupResource.fromTag('backup', 'yes')] })), true],
    ['another value of its tag', reached(tagged, ({ BackupResource }) => ({ resources: [BackupResource.fromTag('backup', 'no')] })), false],
    ['a pattern', reached(tagged, ({ BackupResource }) => ({ resources: [BackupResource.fromArn(ALL)] })), true],
    ['a pattern of something else', reached(tagged, ({ BackupResource }) => ({ resources: [BackupResource.fromArn('arn:aws:fsx:*:*:volume/*')] })), false],
    ['a pattern of some', reached(tagged, ({ BackupResource }) => ({ resources: [BackupResource.fromArn('arn:aws:fsx:*:*:file-system/fs-1*')] })), false],
  ])('by %s', (_, program, isSaid) => expect(said(program, origin)).toEqual(isSaid ? [text('scratch')] : []));

  test('it is not said of what is not surely selected', () => {
    const program: Program = (app, backup) => {
      const stack = new Stack(app, 'Stack', { env: HERE });
      const out = lustre(stack, {});
      Tags.of(out).add('backup', 'no');
      const plan = new backup.BackupPlan(stack, 'Plan', { backupPlanRules: [backup.BackupPlanRule.daily()] });
      plan.addSelection('Selection', { resources: [backup.BackupResource.fromTag('backup', 'yes')] });
    };
    expect(said(program, origin)).toEqual([]);
  });
});

test.each<[Origin, string]>([['our L2s', 'Stack/Imported'], ['L1s', 'Stack/Selection'], ['a file', 'Stack/Selection']])('of a plan that is imported, by %s', (origin, path) => {
  const program: Program = (app, backup) => {
    const stack = new Stack(app, 'Stack', { env: HERE });
    const backupPlan = backup.BackupPlan.fromBackupPlanId(stack, 'Imported', 'plan-id');
    new backup.BackupSelection(stack, 'Selection', { backupPlan, resources: [backup.BackupResource.fromArn(arnOf(stack, lustre(stack, {})))] });
  };
  expect(said(program, origin)).toEqual([text('scratch', path)]);
});

test('what is collected counts, and what an L1 puts into the selection', () => {
  const program: Program = (app, backup) => {
    const stack = new Stack(app, 'Stack', { env: HERE });
    lustre(stack, {});
    const plan = new backup.BackupPlan(stack, 'Plan', { backupPlanRules: [backup.BackupPlanRule.daily()] });
    const selection = plan.addSelection('Selection', { resources: [backup.BackupResource.fromArn('arn:aws:s3:::bucket')] });
    l1Of(selection).addPropertyOverride('BackupSelection.Resources', [{ 'Fn::GetAtt': ['Files', 'ResourceARN'] }]);
  };
  expect(said(program, 'a file')).toEqual([text('scratch')]);
});
