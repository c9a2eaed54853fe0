import { judge } from './finding';
import type { Finding, Problem } from './finding';
import { PLAN_LAWS, RULE_LAWS } from './laws/plan-laws';
import { SELECTION_LAWS } from './laws/selection-laws';
import { VAULT_LAWS } from './laws/vault-laws';
import type { Document } from '../document/document';
import { Evaluation } from '../document/evaluation';
import { PlanDocument } from '../document/plan-document';
import { SelectionDocument } from '../document/selection-document';
import type { Application, Template } from '../document/template';
import { VaultDocument } from '../document/vault-document';

/** A kind of document, and the laws that each of its kind has to keep by itself. */
interface Kind<D extends Document> {
  readonly types: ReadonlySet<string>;
  readonly read: new (evaluation: Evaluation, template: Template, logicalId: string) => D;
  readonly laws: readonly ((document: D) => Problem[])[];
}

const KINDS: readonly Kind<any>[] = [
  {
    types: new Set([PlanDocument.TYPE]),
    read: PlanDocument,
    laws: [...PLAN_LAWS, ...RULE_LAWS.map((law) => ({ rules }: PlanDocument) => (rules ?? []).flatMap(law))],
  },
  { types: new Set([SelectionDocument.TYPE]), read: SelectionDocument, laws: SELECTION_LAWS },
  { types: new Set([VaultDocument.TYPE, VaultDocument.AIR_GAPPED_TYPE]), read: VaultDocument, laws: VAULT_LAWS },
];

/** What AWS Backup would refuse in the templates of an app, whoever wrote them. */
export function findingsIn(application: Application): Finding[] {
  return application.templates.flatMap((template) => KINDS.flatMap(({ types, read: Read, laws }) =>
    template.resourcesOf(types).flatMap((logicalId) => laws.flatMap((law) =>
      judge((world) => new Read(new Evaluation(application, world), template, logicalId), law)))));
}
