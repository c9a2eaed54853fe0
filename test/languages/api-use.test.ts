import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { LANGUAGES } from '../../languages/driver/languages';

/**
 * The project of each language uses the public API of the five classes, in the language's own names.
 */
interface Member { readonly name: string; readonly static?: boolean; readonly const?: boolean }
interface Type { readonly name: string; readonly kind: string; readonly datatype?: boolean; readonly initializer?: object; methods?: Member[]; properties?: Member[]; members?: Member[] }

const { types }: { types: Record<string, Type> } = JSON.parse(readFileSync('.jsii', 'utf8'));

const CLASSES = ['BackupPlan', 'BackupPlanRule', 'BackupSelection', 'BackupResource', 'BackupVault'];
const WITH_THEM = [
  'BackupPlanProps', 'BackupPlanRuleProps', 'BackupPlanCopyActionProps', 'BackupPlanIndexActionProps', 'IndexActionResourceType', 'BackupSelectionProps',
  'BackupSelectionOptions', 'TagCondition', 'TagOperation', 'BackupVaultProps', 'BackupVaultEvents', 'LockConfiguration', 'IBackupPlan', 'IBackupVault',
];

// A grant takes the selection itself, whose principal is this.
const USED_UNSEEN = ['BackupSelection.grantPrincipal'];

const pascal = (name: string) => name[0].toUpperCase() + name.slice(1);
const snake = (name: string) => (/^[A-Z0-9_]+$/.test(name) ? name : name.replace(/(?<=[a-z0-9])([A-Z])/g, '_$1').toLowerCase());

/** How a member is written, by language. A property is read or given. */
const WRITTEN: Record<string, (type: Type, member: Member, kind: 'method' | 'property' | 'constant') => string[]> = {
  javascript: (type, { name, static: isStatic }, kind) => (isStatic || kind === 'constant' ? [`${type.name}.${name}`] : [`.${name}`, `${name}:`, `${name},`]),
  python: (type, { name, static: isStatic }, kind) => (isStatic || kind === 'constant' ? [`${type.name}.${snake(name)}`] : [`.${snake(name)}`, `${snake(name)}=`]),
  java: (type, { name, static: isStatic }, kind) => {
    if (isStatic || kind === 'constant') { return [`${type.name}.${name}`]; }
    return kind === 'method' ? [`.${name}(`] : [`.${name}(`, `.get${pascal(name)}(`];
  },
  go: (type, { name, static: isStatic }, kind) => (isStatic || kind === 'constant' ? [`${type.name}_${pascal(name)}`] : [`.${pascal(name)}(`, `${pascal(name)}:`, `.${pascal(name)}`]),
  dotnet: (type, { name, static: isStatic }, kind) => (isStatic || kind === 'constant' ? [`${type.name}.${pascal(name)}`] : [`.${pascal(name)}`, `${pascal(name)} =`]),
};

const CONSTRUCTED: Record<string, (name: string) => string[]> = {
  javascript: (name) => [`new ${name}(`],
  python: (name) => [`${name}(`],
  java: (name) => [`new ${name}(`, `${name}.Builder.create(`],
  go: (name) => [`New${name}(`],
  dotnet: (name) => [`new ${name}(`],
};

describe.each(LANGUAGES.map((language) => [language.name, language] as const))('%s', (name, { consumer }) => {
  const sources = sourceOf(join('languages', name), consumer.sources);
  const isWritten = (forms: string[]) => forms.some((form) => asWords(form).test(sources));

  test.each([...CLASSES, ...WITH_THEM])('uses all of %s', (typeName) => {
    const type = types[`cdk-aws-backup.${typeName}`];
    const unused = [
      ...(type.kind === 'class' && type.initializer && !isWritten(CONSTRUCTED[name](type.name)) ? ['constructor'] : []),
      ...missing(type, type.methods, 'method'),
      ...missing(type, type.properties, 'property'),
      ...missing(type, type.members, 'constant'),
    ];
    expect(unused).toEqual([]);
  });

  function missing(type: Type, members: Member[] = [], kind: 'method' | 'property' | 'constant') {
    return members
      .filter((member) => !USED_UNSEEN.includes(`${type.name}.${member.name}`))
      .filter((member) => !isWritten(WRITTEN[name](type, member, kind)))
      .map((member) => member.name);
  }
});

/** A form between other words, not within one. */
function asWords(form: string): RegExp {
  const escaped = form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`${/^\w/.test(form) ? '\\b' : ''}${escaped}${/\w$/.test(form) ? '\\b' : ''}`);
}

function sourceOf(folder: string, endings: readonly string[]): string {
  const made = /(^|[\\/])(node_modules|dist|\.venv|target|bin|obj|packages)[\\/]/;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => endings.some((ending) => path.endsWith(ending)) && !made.test(path) && existsSync(join(folder, path)))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .join('\n');
}
