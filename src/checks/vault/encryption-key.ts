import { AWS_MANAGED } from './customer-key';
import { mayEncryptWith } from './key-permission';
import { isOwnArn } from '../../document/arns/selected-arns';
import { Document } from '../../document/document';
import type { Documents } from '../../document/documents';
import { KeyDocument } from '../../document/key-document';
import { nameOf } from '../../document/values/durations';
import type { VaultDocument } from '../../document/vault-document';
import { canHaveShape } from '../../model/arn-pattern';
import { arnSection } from '../../private/arn';
import { regionsDiffer } from '../../private/environments';
import type { Problem } from '../findings/finding';
import { refusals } from '../findings/problems';

/** Where the ARN of a key has its Region. */
const REGION = 3;

const KEY_ARN = 'arn:+:kms:+:+:+';

// https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html
const SYMMETRIC = 'SYMMETRIC_DEFAULT';
const ENCRYPTION = 'ENCRYPT_DECRYPT';

/** A vault takes a key of its Region. */
export function keyOfOtherRegion(vault: VaultDocument): Problem[] {
  const { encryptionKey, env } = vault;
  const region = arnSection(encryptionKey.text ?? '', REGION) || vault.keyDocument?.env.region;
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

/**
 * A vault takes a key, and no alias of one.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-backup-backupvault.html
 */
export function keyByAlias(vault: VaultDocument, documents: Documents): Problem[] {
  const { encryptionKey, isAirGapped } = vault;
  const alias = KeyDocument.aliasIn(documents, encryptionKey.text);
  const isAwsManaged = alias?.startsWith(AWS_MANAGED);
  if (alias === undefined || (isAwsManaged && isAirGapped)) { return []; }
  const cure = isAwsManaged ? `leave the key out, and it is '${AWS_MANAGED}backup'` : 'give the key itself';
  return refusals('invalidEncryptionKey', encryptionKey, [`the vault must have the ARN of a key, got the alias '${alias}', which AWS Backup does not take: ${cure}`]);
}

/** Nor what is something else for sure. An id may be taken; nobody says that it is not. */
export function keyOfOtherService({ encryptionKey }: VaultDocument, documents: Documents): Problem[] {
  const { text = '' } = encryptionKey;
  const referent = documents.referentOf(text);
  const other = referent?.attribute !== undefined && isOwnArn(referent.attribute) ? new Document(documents, referent) : undefined;
  const isOther = other ? /^AWS::(?!KMS::|CloudFormation::)/.test(other.type) : text.startsWith('arn:') && !canHaveShape(text, KEY_ARN);
  return isOther
    ? refusals('invalidEncryptionKey', encryptionKey, [`the vault must have the ARN of a key, arn:<partition>:kms:<region>:<account>:key/<id>, got '${documents.inWords(text)}'`])
    : [];
}

/** It takes one that encrypts with the secret that decrypts. */
export function asymmetricKey({ encryptionKey, keyDocument }: VaultDocument): Problem[] {
  const key = keyDocument?.primary;
  const wrong = key && [[key.keySpec, SYMMETRIC] as const, [key.keyUsage, ENCRYPTION] as const]
    .find(([{ knownText }, right]) => knownText !== undefined && knownText !== right)?.[0];
  return wrong
    ? refusals('invalidEncryptionKey', encryptionKey, [
      `the vault must have a symmetric key that encrypts and decrypts, got '${key.name}' with the ${nameOf(wrong)} ${wrong.knownText}`,
    ])
    : [];
}

/** Says where a key of the application can encrypt nothing now, or nobody may do so. A vault that exists already stays. */
export function disabledVaultKey({ encryptionKey, keyDocument: key, env: { account } }: VaultDocument): Problem[] {
  if (!key) { return []; }
  const told = key.enabled.boolean === false ? { why: 'is disabled', cure: 'enable the key' }
    : mayEncryptWith(key, account) ? undefined
      : { why: 'has a policy that does not let AWS Backup use it', cure: 'let the account have kms:CreateGrant, kms:GenerateDataKey and kms:Decrypt' };
  return told
    ? [{
      id: 'disabledVaultKey',
      level: 'warning',
      property: encryptionKey.path,
      message: `the key '${key.name}' of the vault ${told.why}: AWS Backup cannot make the vault, and can encrypt and restore nothing in one that it has made; ${told.cure}`,
    }]
    : [];
}
