import { AWS_MANAGED } from './customer-key';
import type { VaultDocument } from '../../document/vault-document';
import { arnSection } from '../../private/arn';
import { regionsDiffer } from '../../private/environments';
import type { Problem } from '../findings/finding';
import { refusals } from '../findings/problems';

/** Where the ARN of a key has its Region. */
const REGION = 3;

/** A vault takes a key of its Region. */
export function keyOfOtherRegion(vault: VaultDocument): Problem[] {
  const { encryptionKey, env } = vault;
  const region = arnSection(encryptionKey.text ?? '', REGION) ?? vault.keyDocument?.env.region;
  return region !== undefined && regionsDiffer({ region }, env)
    ? refusals('invalidEncryptionKey', encryptionKey, [`the vault must have a key of its Region (${env.region}), got one in ${region}`])
    : [];
}

/** A logically air-gapped vault takes no key that AWS manages. */
export function awsManagedKey({ isAirGapped, encryptionKey }: VaultDocument): Problem[] {
  return isAirGapped && encryptionKey.text?.includes(AWS_MANAGED)
    ? refusals('invalidEncryptionKey', encryptionKey, [
      `the vault must have a customer managed key or none, got the AWS managed key '${AWS_MANAGED}…', which no logically air-gapped vault takes`,
    ])
    : [];
}
