import { readdirSync, readFileSync } from 'fs';
import { join, sep } from 'path';
import { pascal, snake } from './names';
import { LANGUAGES } from '../../languages/driver/languages';

/**
 * The project of each language uses the public API of the five classes, in the language's own names. Members are told by their names alone.
 */
interface Member { readonly name: string; readonly static?: boolean }
interface Type {
  readonly name: string;
  readonly kind: string;
  readonly initializer?: object;
  readonly methods?: Member[];
  readonly properties?: Member[];
  readonly members?: Member[];
}

const { types }: { types: Record<string, Type> } = JSON.parse(readFileSync('.jsii', 'utf8'));

const CLASSES = ['BackupPlan', 'BackupPlanRule', 'BackupSelection', 'BackupResource', 'BackupVault'];
const WITH_THEM = [
  'BackupPlanProps', 'BackupPlanRuleProps', 'BackupPlanCopyActionProps', 'BackupPlanIndexActionProps', 'IndexActionResourceType', 'BackupSelectionProps',
  'BackupSelectionOptions', 'BackupSelectionCondition', 'FromConstructOptions', 'TagCondition', 'TagOperation', 'BackupVaultProps', 'BackupVaultEvents', 'LockConfiguration', 'IBackupPlan', 'IBackupVault',
];

/** Of these, something is used: each has methods that are alike, or that the tests of the library are about. */
const IN_PART = [
  'BackupCoverage', 'BackedUp', 'RestoreTestingPlan', 'RestoreTestingRecoveryPoints', 'RestoreValidator', 'BackupFramework', 'BackupFrameworkControl', 'BackupReportPlan',
  'BackupReport', 'OrganizationBackupPolicy', 'OrganizationBackupPlan', 'OrganizationBackupSelection', 'OrganizationTarget', 'BackupForecast', 'LegalHold', 'BackupAccessPoint',
];

const USED_UNSEEN = [
  // A grant takes the selection itself, whose principal is this.
  'BackupSelection.grantPrincipal',
  // Each takes a reference and gives an ARN, as those do that are used; their services would double what Go has to compile.
  ...['DocDbCluster', 'DsqlCluster', 'DynamoDbGlobalTable', 'EbsVolume', 'EksCluster', 'FsxFileSystem', 'FsxLustreFileSystem', 'FsxVolume', 'NeptuneCluster',
    'RedshiftCluster', 'RedshiftServerlessNamespace', 'SapHanaApplication', 'TimestreamTable'].map((name) => `BackupResource.from${name}`),
  // Constants like those that are used.
  ...['ACCESS_POINT_AVAILABLE', 'ACCESS_POINT_CREATION_FAILED', 'ACCESS_POINT_DELETED', 'ACCESS_POINT_DELETION_FAILED', 'ACCESS_POINT_DISASSOCIATED',
    'ACCESS_POINT_EXPIRED', 'CONTINUOUS_BACKUP_INTERRUPTED', 'EKS_BACKUP_OBJECT_FAILED', 'EKS_RESTORE_MODIFICATION_FAILED', 'EKS_RESTORE_MODIFICATION_SUCCESS',
    'EKS_RESTORE_OBJECT_FAILED', 'EKS_RESTORE_OBJECT_SKIPPED', 'RECOVERY_POINT_INDEXING_FAILED', 'RECOVERY_POINT_INDEX_COMPLETED',
    'RECOVERY_POINT_INDEX_DELETED'].map((name) => `BackupVaultEvents.${name}`),
];

interface Use { readonly name: string; readonly forms: string[] }

interface Written {
  /** What belongs to a class: static members, and the constants of an enum. */
  readonly ofClass: (type: string, name: string) => string[];
  readonly method: (name: string) => string[];

  /** A property is read, or given. */
  readonly property: (name: string) => string[];
  readonly constructed: (type: string) => string[];
}

/** How the members are written in each language. */
const WRITTEN: Record<string, Written> = {
  javascript: {
    ofClass: (type, name) => [`${type}.${name}`],
    method: (name) => [`.${name}(`],
    property: (name) => [`.${name}`, `${name}:`, `${name},`],
    constructed: (type) => [`new ${type}(`],
  },
  python: {
    ofClass: (type, name) => [`${type}.${snake(name)}`],
    method: (name) => [`.${snake(name)}(`],
    property: (name) => [`.${snake(name)}`, `${snake(name)}=`],
    constructed: (type) => [`${type}(`],
  },
  java: {
    ofClass: (type, name) => [`${type}.${name}`],
    method: (name) => [`.${name}(`],
    property: (name) => [`.get${pascal(name)}(`, `.${name}(`],
    constructed: (type) => [`new ${type}(`, `${type}.Builder.create(`],
  },
  go: {
    ofClass: (type, name) => [`${type}_${pascal(name)}`],
    method: (name) => [`.${pascal(name)}(`],
    property: (name) => [`.${pascal(name)}`, `${pascal(name)}:`],
    constructed: (type) => [`New${type}(`],
  },
  dotnet: {
    ofClass: (type, name) => [`${type}.${pascal(name)}`],
    method: (name) => [`.${pascal(name)}(`],
    property: (name) => [`.${pascal(name)}`, `${pascal(name)} =`],
    constructed: (type) => [`new ${type}(`],
  },
};

describe.each(LANGUAGES.map((language) => [language.name, language] as const))('%s', (name, { consumer }) => {
  const sources = sourceOf(join('languages', name), consumer.sources);
  const written = WRITTEN[name];

  test.each([...CLASSES, ...WITH_THEM])('uses all of %s', (typeName) => {
    const type = types[`cdk-aws-backup.${typeName}`];
    const of = ({ name: member, static: isStatic }: Member, forms: string[]): Use =>
      ({ name: member, forms: isStatic ? written.ofClass(typeName, member) : forms });
    const uses = [
      ...(type.kind === 'class' && type.initializer ? [{ name: 'constructor', forms: written.constructed(typeName) }] : []),
      ...(type.methods ?? []).map((member) => of(member, written.method(member.name))),
      ...(type.properties ?? []).map((member) => of(member, written.property(member.name))),
      ...(type.members ?? []).map((member) => of({ ...member, static: true }, [])),
    ];

    const unused = uses.filter(({ forms }) => !forms.some((form) => asWords(form).test(sources))).map((use) => `${typeName}.${use.name}`);
    expect(unused.filter((use) => !USED_UNSEEN.includes(use))).toEqual([]);
  });

  test('uses something of every other class that people begin with', () => {
    expect(IN_PART.filter((typeName) => !isUsed(typeName, written, sources))).toEqual([]);
  });
});

/** Whether a member of a class is used, or it is made. */
function isUsed(typeName: string, written: Written, sources: string): boolean {
  const { methods = [], initializer } = types[`cdk-aws-backup.${typeName}`];
  const forms = methods.filter((method) => method.static).flatMap(({ name }) => written.ofClass(typeName, name));
  return [...forms, ...(initializer ? written.constructed(typeName) : [])].some((form) => asWords(form).test(sources));
}

/** A form between other words, not within one. */
function asWords(form: string): RegExp {
  const escaped = form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`${/^\w/.test(form) ? '\\b' : ''}${escaped}${/\w$/.test(form) ? '\\b' : ''}`);
}

/** What a user of the language has written: not what tools made, and not the programs that use v1 or v2. */
function sourceOf(folder: string, endings: readonly string[]): string {
  const foreign = /(^|\/)(\.[^/]+|node_modules|dist|target|bin|obj|app_of_v1\.py|program_of_aws_cdk\.py|Before\.cs|before|v2|starter)(\/|$)/;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => endings.some((ending) => path.endsWith(ending)) && !foreign.test(path))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .join('\n');
}
