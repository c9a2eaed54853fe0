import { isOwnArn } from '../document/arns/selected-arns';
import { Document } from '../document/document';
import type { Documents } from '../document/documents';
import { FrameworkDocument } from '../document/framework-document';
import type { LegalHoldDocument } from '../document/legal-hold-document';
import { PlanDocument } from '../document/plan-document';
import type { ReportPlanDocument } from '../document/report-plan-document';
import { RestoreTestingPlanDocument } from '../document/restore-testing-plan-document';
import type { RestoreTestingSelectionDocument } from '../document/restore-testing-selection-document';
import { RoleDocument } from '../document/role-document';
import type { SelectionDocument } from '../document/selection-document';
import type { Referent } from '../document/template';
import type { TieringDocument } from '../document/tiering-document';
import { nameOf } from '../document/values/durations';
import type { Reading } from '../document/values/reading';
import { VaultDocument } from '../document/vault-document';
import type { Problem } from './findings/finding';
import type { Law } from './findings/judge';
import { refusals } from './findings/problems';
import type { LawId } from '../private/messages/finding-ids';

/** What a property takes of a resource: its name, its id or its ARN. What `Ref` returns is no attribute. */
interface Wanted {
  readonly words: string;
  readonly types: ReadonlySet<string>;
  readonly attributes: readonly (string | undefined)[];
  readonly law: LawId;
}

const VAULT_NAME: Wanted = { words: 'the name of a backup vault', types: VaultDocument.TYPES, attributes: [undefined, 'BackupVaultName'], law: 'invalidVaultName' };
const VAULT_ARN: Wanted = { words: 'the ARN of a backup vault', types: VaultDocument.TYPES, attributes: ['BackupVaultArn'], law: 'invalidVaultArn' };
const AIR_GAPPED_ARN: Wanted = { ...VAULT_ARN, words: 'the ARN of a logically air-gapped vault', types: new Set([VaultDocument.AIR_GAPPED_TYPE]) };
const PLAN_ID: Wanted = { words: 'the id of a backup plan', types: new Set([PlanDocument.TYPE]), attributes: [undefined, 'BackupPlanId'], law: 'invalidPlanId' };
/** That `Ref` returns its name is said elsewhere. */
const ROLE_ARN: Wanted = { words: 'the ARN of a role', types: new Set([RoleDocument.TYPE]), attributes: [undefined, 'Arn'], law: 'invalidRole' };
const TOPIC_ARN: Wanted = { words: 'the ARN of a topic', types: new Set(['AWS::SNS::Topic']), attributes: [undefined, 'TopicArn'], law: 'invalidNotifications' };
const TEST_PLAN_NAME: Wanted = {
  words: 'the name of a restore testing plan', types: new Set([RestoreTestingPlanDocument.TYPE]), attributes: [undefined, 'RestoreTestingPlanName'], law: 'invalidRestoreTestingName',
};
const FRAMEWORK_ARN: Wanted = { words: 'the ARN of a framework', types: new Set([FrameworkDocument.TYPE]), attributes: [undefined, 'FrameworkArn'], law: 'invalidReportPlan' };

const BUCKET_NAME: Wanted = { words: 'the name of a bucket', types: new Set(['AWS::S3::Bucket']), attributes: [undefined], law: 'invalidReportPlan' };

/** Of a logically air-gapped vault, pages disagree on what `Ref` returns. */
const DISPUTED = VaultDocument.AIR_GAPPED_TYPE;

/** Laws of what refers to something else than its property takes, as to the ARN of a vault where AWS Backup takes a name. */
export const WRONG_REFERENCES = {
  plan: lawOf(({ rules = [] }: PlanDocument) => rules.flatMap(({ targetVault, targetAirGappedVault, copies = [] }): Pair[] => [
    [targetVault, VAULT_NAME],
    [targetAirGappedVault, AIR_GAPPED_ARN],
    ...copies.map(({ destination }): Pair => [destination, VAULT_ARN]),
  ])),
  selection: lawOf(({ planId, role }: SelectionDocument) => [[planId, PLAN_ID], [role, ROLE_ARN]]),
  vault: lawOf(({ topic }: VaultDocument) => [[topic, TOPIC_ARN]]),
  tiering: lawOf(({ vaultName }: TieringDocument) => [[vaultName, VAULT_NAME]]),
  legalHold: lawOf(({ vaultNames }: LegalHoldDocument) => (vaultNames.elements() ?? []).map((name) => [name, VAULT_NAME])),
  testedSelection: lawOf(({ planName, role }: RestoreTestingSelectionDocument) => [[planName, TEST_PLAN_NAME], [role, ROLE_ARN]]),
  restoreTestingPlan: lawOf(({ includedVaults, excludedVaults }: RestoreTestingPlanDocument) =>
    [includedVaults, excludedVaults].flatMap((list) => (list.elements() ?? []).map((arn): Pair => [arn, { ...VAULT_ARN, law: 'invalidRestoreTestingPlan' }]))),
  reportPlan: lawOf(({ bucketName, frameworks }: ReportPlanDocument) =>
    [[bucketName, BUCKET_NAME], ...(frameworks.elements() ?? []).map((arn): Pair => [arn, FRAMEWORK_ARN])]),
};

type Pair = readonly [Reading, Wanted];

function lawOf<D extends Document>(pairsOf: (document: D) => readonly Pair[]): Law<D> {
  return (document, documents) => pairsOf(document).flatMap(([reading, wanted]) => problems(documents, reading, wanted));
}

function problems(documents: Documents, reading: Reading, wanted: Wanted): Problem[] {
  const referent = documents.referentOf(reading.text);
  if (!referent || !isWrong(new Document(documents, referent), referent, wanted)) { return []; }
  const { attribute } = referent;
  const { name } = new Document(documents, referent);
  return refusals(wanted.law, reading, [`'${nameOf(reading)}' must be ${wanted.words}, got ${attribute === undefined ? '' : `'${attribute}' of `}'${name}'`]);
}

/** Whether it surely is something else: of what other services make, only their own ARNs are known to be none of it. */
function isWrong({ type }: Document, { attribute }: Referent, { types, attributes }: Wanted): boolean {
  if (types.has(type)) { return !attributes.includes(attribute) && !(type === DISPUTED && attribute === undefined); }
  if (type.startsWith('AWS::Backup::')) { return true; }
  return type.startsWith('AWS::') && !type.startsWith('AWS::CloudFormation::') && attribute !== undefined && isOwnArn(attribute);
}
