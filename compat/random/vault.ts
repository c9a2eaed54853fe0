import type { Made } from './interpret';
import type { VaultSpec } from './world';

const ACCOUNTS = ['111122223333', '444455556666'];

export function makeVault(spec: VaultSpec, index: number, { k, at }: Made): any {
  const scope = at(spec.place);
  const id = `Vault${index}`;
  const { BackupVault } = k.backup;
  const arn = `arn:aws:backup:eu-west-1:123456789012:backup-vault:imported-${index}`;
  switch (spec.kind) {
    case 'by name': return BackupVault.fromBackupVaultName(scope, id, `imported-${index}`);
    case 'by ARN': return BackupVault.fromBackupVaultArn(scope, id, arn);
    case 'by name token': return BackupVault.fromBackupVaultName(scope, id, new k.core.CfnParameter(scope, `${id}Name`).valueAsString);
    case 'by ARN token': return BackupVault.fromBackupVaultArn(scope, id, k.core.Fn.importValue(`${id}Arn`));
    case 'bare': return new k.cfn.CfnBackupVault(scope, id, { backupVaultName: `bare-${index}` });
  }
  const vault = new BackupVault(scope, id, props(spec, index, scope, k));
  for (let number = 0; number < spec.addedStatements; number++) {
    vault.addToAccessPolicy(copyInto(k, number));
  }
  if (spec.block === 'method' || spec.block === 'both') {
    vault.blockRecoveryPointDeletion();
  }
  if (spec.granted) {
    vault.grant(new k.iam.Role(scope, `${id}Reader`, { assumedBy: new k.iam.ServicePrincipal('lambda.amazonaws.com') }), 'backup:DescribeBackupVault');
  }
  return vault;
}

function props(spec: VaultSpec, index: number, scope: any, k: Made['k']): Record<string, unknown> {
  const { Duration, Lazy, RemovalPolicy } = k.core;
  const days = (value?: number) => value === undefined ? undefined : Duration.days(value);
  const name = `vault-${index}`;
  const statements = ACCOUNTS.slice(0, spec.statements).map((_, number) => copyInto(k, number));
  const keyArn = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';
  return {
    backupVaultName: { none: undefined, literal: name, lazy: Lazy.string({ produce: () => name }) }[spec.name],
    encryptionKey: {
      none: () => undefined,
      own: () => new k.kms.Key(scope, `Key${index}`),
      imported: () => k.kms.Key.fromKeyArn(scope, `Key${index}`, keyArn),
      bare: () => new k.kms.CfnKey(scope, `Key${index}`, { keyPolicy: {} }),
    }[spec.key](),
    notificationTopic: {
      none: () => undefined,
      own: () => new k.sns.Topic(scope, `Topic${index}`),
      imported: () => k.sns.Topic.fromTopicArn(scope, `Topic${index}`, 'arn:aws:sns:eu-west-1:123456789012:alarms'),
    }[spec.topic](),
    notificationEvents: spec.events?.map((event) => k.backup.BackupVaultEvents[event]),
    lockConfiguration: spec.lock && {
      minRetention: days(spec.lock.min),
      maxRetention: days(spec.lock.more === undefined ? undefined : Math.min(spec.lock.min + spec.lock.more, 36500)),
      changeableFor: days(spec.lock.changeable),
    },
    accessPolicy: statements.length > 0 ? new k.iam.PolicyDocument({ statements }) : undefined,
    blockRecoveryPointDeletion: spec.block === 'no' ? undefined : spec.block !== 'method',
    removalPolicy: spec.removal && RemovalPolicy[spec.removal],
  };
}

function copyInto(k: Made['k'], number: number): any {
  return new k.iam.PolicyStatement({
    principals: [new k.iam.AccountPrincipal(ACCOUNTS[number])],
    actions: ['backup:CopyIntoBackupVault'],
    resources: ['*'],
  });
}
