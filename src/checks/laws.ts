import { FRAMEWORK_CHECKS, REPORT_PLAN_CHECKS } from './audit/audit-checks';
import { FRAMEWORK_LAWS } from './audit/framework-laws';
import { REPORT_PLAN_LAWS } from './audit/report-plan-laws';
import { conditionalReference, conditionalBackup } from './conditional-reference';
import type { Finding, Problem } from './findings/finding';
import { Judge } from './findings/judge';
import type { Law } from './findings/judge';
import { ignoredBelowRoot } from './organization/ignored-parts';
import { incompletePlans } from './organization/incomplete-plans';
import { missingPrerequisites } from './organization/missing-prerequisites';
import { tooManyPoliciesOfTarget } from './organization/policies-of-target';
import { POLICY_LAWS } from './organization/policy-laws';
import { PLAN_CHECKS } from './plan/plan-checks';
import { PLAN_LAWS, RULE_LAWS } from './plan/plan-laws';
import { PlanUnderCheck } from './plan/plan-under-check';
import { tagsAt } from './resource-tags';
import { ACCESS_POINT_CHECKS } from './restore/access-point-checks';
import { ACCESS_POINT_LAWS } from './restore/access-point-laws';
import { LEGAL_HOLD_CHECKS } from './restore/legal-hold-checks';
import { LEGAL_HOLD_LAWS } from './restore/legal-hold-laws';
import { RESTORE_TESTING_PLAN_CHECKS, RESTORE_TESTING_SELECTION_CHECKS } from './restore/restore-testing-checks';
import { RESTORE_TESTING_PLAN_LAWS } from './restore/restore-testing-plan-laws';
import { RESTORE_TESTING_SELECTION_LAWS } from './restore/restore-testing-selection-laws';
import { validationUnused } from './restore/validation-unused';
import { SELECTION_CHECKS } from './selection/selection-checks';
import { SELECTION_LAWS } from './selection/selection-laws';
import { fullManagementWithoutEffect, REGION_SETTINGS_LAWS, secondGlobalSettings, secondRegionSettings } from './settings/settings-checks';
import { secondTieringOfName, secondTieringOfVault } from './tiering/second-tiering';
import { TIERING_LAWS } from './tiering/tiering-laws';
import { VAULT_CHECKS } from './vault/vault-checks';
import { VAULT_LAWS } from './vault/vault-laws';
import { WRONG_REFERENCES } from './wrong-reference';
import { AccessPointDocument } from '../document/access-point-document';
import { Document } from '../document/document';
import { POLICY_TYPES } from '../document/documents';
import type { Documents, Reader } from '../document/documents';
import { FrameworkDocument } from '../document/framework-document';
import { LegalHoldDocument } from '../document/legal-hold-document';
import { PolicyDocument } from '../document/organization/policy-document';
import { PlanDocument } from '../document/plan-document';
import { ReportPlanDocument } from '../document/report-plan-document';
import { RestoreTestingPlanDocument } from '../document/restore-testing-plan-document';
import { RestoreTestingSelectionDocument } from '../document/restore-testing-selection-document';
import { SelectionDocument } from '../document/selection-document';
import { SettingsDocument } from '../document/settings-document';
import type { Application, Referent } from '../document/template';
import { TieringDocument } from '../document/tiering-document';
import { VaultDocument } from '../document/vault-document';

/** A kind of document, and what is asked of each of its kind. */
interface Kind<D extends Document> {
  readonly types: ReadonlySet<string>;
  readonly read: Reader<D>;
  /** What each has to keep by itself. */
  readonly laws: readonly Law<D>[];
  /** What it has to keep together with others. */
  readonly checks: readonly Law<D>[];
}

const KINDS: readonly Kind<any>[] = [
  {
    types: new Set([PlanDocument.TYPE]),
    read: PlanDocument,
    laws: [...PLAN_LAWS, ...RULE_LAWS.map((law) => ({ rules }: PlanDocument) => (rules ?? []).flatMap(law))],
    checks: [
      ...PLAN_CHECKS.map((check) => (plan: PlanDocument, documents: Documents) => check(PlanUnderCheck.of(documents, plan))),
      tagsAt('BackupPlanTags'),
      conditionalReference,
      WRONG_REFERENCES.plan,
    ],
  },
  {
    types: new Set([SelectionDocument.TYPE]),
    read: SelectionDocument,
    laws: SELECTION_LAWS,
    checks: [...SELECTION_CHECKS, conditionalReference, WRONG_REFERENCES.selection],
  },
  {
    types: VaultDocument.TYPES,
    read: VaultDocument,
    laws: VAULT_LAWS,
    checks: [...VAULT_CHECKS, tagsAt('BackupVaultTags'), conditionalReference, WRONG_REFERENCES.vault],
  },
  {
    types: new Set([TieringDocument.TYPE]),
    read: TieringDocument,
    laws: TIERING_LAWS,
    checks: [secondTieringOfVault, secondTieringOfName, tagsAt('TieringConfigurationTags'), conditionalReference, WRONG_REFERENCES.tiering],
  },
  {
    types: new Set([RestoreTestingPlanDocument.TYPE]),
    read: RestoreTestingPlanDocument,
    laws: RESTORE_TESTING_PLAN_LAWS,
    checks: [...RESTORE_TESTING_PLAN_CHECKS, conditionalReference, WRONG_REFERENCES.restoreTestingPlan],
  },
  {
    types: new Set([RestoreTestingSelectionDocument.TYPE]),
    read: RestoreTestingSelectionDocument,
    laws: RESTORE_TESTING_SELECTION_LAWS,
    checks: [...RESTORE_TESTING_SELECTION_CHECKS, conditionalReference, WRONG_REFERENCES.testedSelection],
  },
  {
    types: new Set([LegalHoldDocument.TYPE]),
    read: LegalHoldDocument,
    laws: LEGAL_HOLD_LAWS,
    checks: [...LEGAL_HOLD_CHECKS, conditionalReference, WRONG_REFERENCES.legalHold],
  },
  {
    types: new Set([AccessPointDocument.TYPE]),
    read: AccessPointDocument,
    laws: ACCESS_POINT_LAWS,
    checks: [...ACCESS_POINT_CHECKS, conditionalReference],
  },
  {
    types: new Set([FrameworkDocument.TYPE]),
    read: FrameworkDocument,
    laws: FRAMEWORK_LAWS,
    checks: [...FRAMEWORK_CHECKS, conditionalReference],
  },
  {
    types: new Set([ReportPlanDocument.TYPE]),
    read: ReportPlanDocument,
    laws: REPORT_PLAN_LAWS,
    checks: [...REPORT_PLAN_CHECKS, conditionalReference, WRONG_REFERENCES.reportPlan],
  },
  {
    types: new Set([PolicyDocument.TYPE]),
    read: PolicyDocument,
    laws: POLICY_LAWS,
    checks: [incompletePlans, ignoredBelowRoot, missingPrerequisites, tooManyPoliciesOfTarget],
  },
  {
    types: new Set([SettingsDocument.REGION_TYPE]),
    read: SettingsDocument,
    laws: REGION_SETTINGS_LAWS,
    checks: [fullManagementWithoutEffect, secondRegionSettings],
  },
  { types: new Set([SettingsDocument.GLOBAL_TYPE]), read: SettingsDocument, laws: [], checks: [secondGlobalSettings] },
  { types: new Set(['AWS::Events::Rule']), read: Document, laws: [], checks: [conditionalBackup, validationUnused] },
  { types: new Set(['AWS::CloudWatch::Alarm', 'AWS::StepFunctions::StateMachine', ...POLICY_TYPES]), read: Document, laws: [], checks: [conditionalBackup] },
];

/**
 * What AWS Backup would refuse in the templates of an application, whoever wrote them, and what is a risk.
 *
 * @param isKept what is known to keep all laws by itself
 */
export function findingsIn(application: Application, isKept: (place: Referent) => boolean = () => false): Finding[] {
  const judge = new Judge(application);
  const findingsOf = ({ read, laws, checks }: Kind<any>, place: Referent) =>
    judge.findings(read, place, isKept(place) ? checks : [...laws, ...checks]);
  return application.templates.flatMap((template) => KINDS.flatMap((kind) =>
    template.resourcesOf(kind.types).flatMap((logicalId) => findingsOf(kind, { template, logicalId }))));
}

/** What one document has against the laws in one world. */
export function problemsIn(documents: Documents, { template, logicalId }: Referent): readonly Problem[] {
  const kind = KINDS.find(({ types }) => types.has(template.resource(logicalId)?.Type ?? ''));
  const document = kind && documents.of(kind.read, { template, logicalId });
  return document?.isMade ? [...kind!.laws, ...kind!.checks].flatMap((law) => law(document, documents)) : [];
}
