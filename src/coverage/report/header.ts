import { CONTROLS } from './controls';
import type { ControlRow } from './controls';
import { EVIDENCE } from './evidence';
import type { EvidenceRow } from './evidence';
import { notScanned } from './not-scanned';
import type { NotScanned } from './not-scanned';
import { VERDICTS } from './words';
import type { Application, Template } from '../../document/template';
import type { Coverage } from '../coverage-of';
import type { NameOf } from '../json';
import type { Verdict } from '../verdict';

/** What an auditor asks first of a report. */
export interface Header {
  readonly tool: { readonly name: string; readonly version: string };
  readonly templates: readonly TemplateRow[];
  readonly notScanned: readonly NotScanned[];
  readonly totals: Readonly<Record<'all' | Verdict, number>>;
  readonly exemptions: readonly ExemptionRow[];
  readonly objectives: readonly string[];
  readonly controls: readonly ControlRow[];
  readonly evidence: readonly EvidenceRow[];
}

/** A template that was read. */
export interface TemplateRow {
  readonly template: string;
  /** The name of its stack. */
  readonly stack: string;
  readonly account: string | null;
  readonly region: string | null;
  /** Of its bytes; nothing where they are not known. */
  readonly sha256: string | null;
}

/** A resource that is not to be backed up, and why. */
export interface ExemptionRow {
  readonly template: string;
  readonly path: string | null;
  readonly logicalId: string;
  readonly reason: string;
  readonly approvedBy: string | null;
  readonly until: string | null;
}

/** What is known of a report beside the application. */
export interface ReportOptions {
  readonly nameOf: NameOf;
  /** The version of the library. */
  readonly version: string;
  readonly sha256Of?: (template: Template) => string | undefined;
  /** What is required of all resources, in sentences. */
  readonly objectives?: readonly string[];
}

/** The first page of a report. */
export function headerOf(application: Application, { resources }: Coverage, options: ReportOptions): Header {
  const { nameOf, version, sha256Of = () => undefined, objectives = [] } = options;
  return {
    tool: { name: 'cdk-aws-backup', version },
    templates: application.templates.map((template) => ({
      template: nameOf(template),
      stack: template.stackName ?? template.name,
      account: template.environment.account ?? null,
      region: template.environment.region ?? null,
      sha256: sha256Of(template) ?? null,
    })),
    notScanned: notScanned(application, nameOf),
    totals: totalsOf(resources),
    exemptions: resources.flatMap(({ template, path, logicalId, exemption }) => exemption ? [{
      template: nameOf(template),
      path: path ?? null,
      logicalId,
      reason: exemption.reason,
      approvedBy: exemption.approvedBy ?? null,
      until: exemption.until ?? null,
    }] : []),
    objectives,
    controls: CONTROLS,
    evidence: EVIDENCE,
  };
}

function totalsOf(resources: readonly { readonly verdict: Verdict }[]): Header['totals'] {
  const own = (verdict: Verdict) => resources.filter((each) => each.verdict === verdict).length;
  return { all: resources.length, ...Object.fromEntries(VERDICTS.map((verdict) => [verdict, own(verdict)])) as Record<Verdict, number> };
}
