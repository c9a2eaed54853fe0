import type { aws_backup as backup, ResourceEnvironment } from 'aws-cdk-lib';
import { immutabilityOf } from '../../checks/vault/immutability';
import { Documents } from '../../document/documents';
import { LiveApplication } from '../../document/live/live-application';
import { inEveryWorld, World } from '../../document/values/world';
import { VaultDocument } from '../../document/vault-document';
import { vaultNameIn } from '../../model/backup-arn';
import type { Immutability } from '../../model/immutability';
import { weakest } from '../../model/immutability';
import { MIN_AIR_GAPPED_DAYS } from '../../model/vault-lock';
import type { VaultInSight } from '../../objectives/situation';
import { arnSection } from '../../private/arn';
import { rootOf } from '../../private/tree';
import { isAirGapped, vaultResourceOf } from '../../vault/vault-resource';

const REGION = 3;
const ACCOUNT = 4;

/** A vault, and how it keeps recovery points from being deleted; that is not known of one that exists already. */
export interface SeenVault extends VaultInSight {
  readonly immutability?: Immutability;
  /** Whether it may keep them better than that, which only deployment knows. */
  readonly isOpen?: boolean;
  /** Where it is; of each, a token or nothing where that is not known. */
  readonly env: ResourceEnvironment;
  /** What tells it from others, as far as it is known. */
  readonly key: string;
}

/** What is known of a vault at the moment: whatever parameters are, since their defaults are no more than that. */
export function vaultInSight(vault: backup.IBackupVaultRef): SeenVault {
  const words = vault.node.path;
  const resource = vaultResourceOf(vault);
  const application = new LiveApplication(rootOf(resource ?? vault));
  if (!resource) {
    return { words, ...elsewhere(vault, application), ...isAirGapped(vault) ? { isAirGapped: true, minDays: MIN_AIR_GAPPED_DAYS, immutability: 'airGapped' } : { isAirGapped: false } };
  }
  const place = application.placeOf(resource);
  const { anyhow, isComplete, underDefaults: { result: { env, key } } } = inEveryWorld((world) => {
    const document = new Documents(application, world).of(VaultDocument, place);
    const { retentionRange, changeableForDays, accessPolicy } = document;
    return {
      env: document.env,
      key: document.key,
      minDays: document.minRetentionDays.number,
      maxDays: document.maxRetentionDays.number,
      immutability: immutabilityOf(document),
      isOpen: retentionRange.isLater || changeableForDays.isLater || accessPolicy.isLater,
    };
  });
  const all = anyhow.map(({ result }) => result);
  const immutabilities = new Set(all.map(({ immutability }) => immutability));
  return {
    words,
    env,
    key,
    isAirGapped: resource.cfnResourceType === VaultDocument.AIR_GAPPED_TYPE,
    minDays: isComplete ? same(all.map(({ minDays }) => minDays)) : undefined,
    maxDays: isComplete ? same(all.map(({ maxDays }) => maxDays)) : undefined,
    immutability: isComplete ? weakest([...immutabilities]) : 'none',
    isOpen: !isComplete || immutabilities.size > 1 || all.some((each) => each.isOpen),
  };
}

/** Of a vault that exists already, what its ARN says. */
function elsewhere({ backupVaultRef: { backupVaultArn: arn, backupVaultName: name } }: backup.IBackupVaultRef, application: LiveApplication): Pick<SeenVault, 'env' | 'key'> {
  const env = { account: arnSection(arn, ACCOUNT) ?? arn, region: arnSection(arn, REGION) ?? arn };
  const called = vaultNameIn(arn) ?? name;
  return { env, key: new Documents(application, new World(true)).vaultNamed(called, env)?.key ?? `${env.account}/${env.region}/${called}` };
}

/** What all of them are; nothing where they differ. */
function same<T>(values: readonly T[]): T | undefined {
  return values.every((each) => each === values[0]) ? values[0] : undefined;
}
