import type { StackTemplate, TemplateResource, Templates, TemplateValue } from './templates';
import { count, days, line, list, title } from './words';

const AIR_GAPPED = 'AWS::Backup::LogicallyAirGappedBackupVault';

/** The vaults of every type. */
export function vaultsOf(templates: Templates): TemplateResource[] {
  return templates.ofType('AWS::Backup::BackupVault', AIR_GAPPED);
}

/** A vault: its name, and all that guards it. */
export function describeVault(vault: TemplateResource, templates: Templates): string[] {
  const { Notifications, AccessPolicy } = vault.properties;
  return [
    title(vault.properties.BackupVaultName, vault.path),
    ...line('account', `${vault.stack.account}, ${vault.stack.region}`),
    ...line('key', encryption(vault, templates)),
    ...line('lock', lock(vault)),
    ...sharedWith(vault, templates),
    ...line('notices', Notifications ? notices(Notifications, vault, templates) : 'none'),
    ...(AccessPolicy ? accessLines(AccessPolicy, vault, templates) : line('access', 'as IAM allows')),
    ...line('removal', removal(vault.deletionPolicy)),
  ];
}

/** A vault in a line: its path in the application, its name, and its Region. */
export function vaultName({ path, properties, stack }: TemplateResource): string {
  return `${path} (${properties.BackupVaultName}, ${stack.region})`;
}

/** The vault of an ARN, by its name if it is one of this application. */
export function vaultByArn(arn: TemplateValue, stack: StackTemplate, templates: Templates): string {
  const text = templates.text(arn, stack);
  const [, , , region, account, , name] = text.split(':');
  const vault = templates.resourceBehind(arn, stack) ?? vaultsOf(templates).find((candidate) =>
    candidate.properties.BackupVaultName === name && candidate.stack.region === region && candidate.stack.account === account);
  return vault ? vaultName(vault) : text;
}

function encryption({ properties: { EncryptionKeyArn }, type, stack }: TemplateResource, templates: Templates): string {
  if (EncryptionKeyArn) { return `${templates.text(EncryptionKeyArn, stack)}, customer managed`; }
  return type === AIR_GAPPED ? 'one that AWS owns' : 'the AWS managed key aws/backup';
}

function lock({ type, properties }: TemplateResource): string {
  if (type === AIR_GAPPED) { return `compliance, final at once: ${range(properties)}`; }
  const { LockConfiguration } = properties;
  if (!LockConfiguration) { return 'none'; }
  const { ChangeableForDays } = LockConfiguration;
  const mode = ChangeableForDays === undefined ? 'governance' : `compliance, final after ${days(ChangeableForDays)}`;
  return `${mode}: ${range(LockConfiguration)}`;
}

function range({ MinRetentionDays, MaxRetentionDays }: TemplateValue): string {
  const most = MaxRetentionDays === undefined ? 'for ever' : days(MaxRetentionDays);
  return `recovery points are kept at least ${days(MinRetentionDays)}, at most ${most}`;
}

/** Accounts that can restore from the vault where it is. */
function sharedWith(vault: TemplateResource, templates: Templates): string[] {
  return templates.ofType('AWS::RAM::ResourceShare')
    .filter(({ properties, stack }) => properties.ResourceArns.some((arn: TemplateValue) => templates.resourceBehind(arn, stack) === vault))
    .flatMap(({ properties }) => line('shared', `with ${list(properties.Principals)}`));
}

function notices({ BackupVaultEvents, SNSTopicArn }: TemplateValue, { stack }: TemplateResource, templates: Templates): string {
  return `${count(BackupVaultEvents.length, 'event')} to ${templates.text(SNSTopicArn, stack)}: ${list(BackupVaultEvents)}`;
}

function accessLines(policy: TemplateValue, vault: TemplateResource, templates: Templates): string[] {
  return asList(policy.Statement).flatMap((statement) => line('access', access(statement, vault, templates)));
}

function access(statement: TemplateValue, { stack }: TemplateResource, templates: Templates): string {
  const principals = asList(statement.Principal?.AWS ?? statement.Principal?.Service ?? statement.Principal)
    .map((principal) => principal === '*' ? 'everybody' : templates.text(principal, stack));
  const conditions = Object.entries<TemplateValue>(statement.Condition ?? {}).flatMap(([operator, pairs]) =>
    Object.entries<TemplateValue>(pairs).map(([key, value]) =>
      `${operator} ${key} ${list(asList(value).map((item) => templates.text(item, stack)), 'or')}`));
  const verb = statement.Effect === 'Deny' ? 'denies' : 'allows';
  return [`${verb} ${list(principals)} ${list(asList(statement.Action))}`, ...conditions].join(' if ');
}

function removal(policy = 'Delete'): string {
  return policy === 'Delete' ? 'deleted with the stack, if it is empty' : 'retained when it leaves the stack';
}

function asList(value: TemplateValue): TemplateValue[] {
  return Array.isArray(value) ? value : [value];
}
