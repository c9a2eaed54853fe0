import { assumptionsInWords } from './assumptions';
import type { Assumption } from './assumptions';
import type { Context } from './context';
import { Examination } from './examination';
import { nearMisses } from './near-misses/near-misses';
import { templatesOfPolicies, withTemplates } from './organization';
import { Refusals } from './plans/refusals';
import type { Exemption, ResourceCoverage } from './resource-coverage';
import { SelectionIndex } from './selection-index';
import { MAKING_TYPES } from './subjects/made-by-others';
import { MEMBER_TYPES } from './subjects/members';
import type { Finding } from '../checks/findings/finding';
import { findingsIn } from '../checks/laws';
import { UnfoldedTemplate } from '../document/organization/unfolded-template';
import type { Application, Place, Referent } from '../document/template';
import { PROTECTED_TYPES } from '../model/resources/resource-catalog';
import { TYPES_WITH_DATA } from '../model/resources/stateful-type';

/** What is known of an application beside its templates. */
export interface CoverageOptions {
  /** What is known to keep all laws by itself, so that it need not be asked again. */
  readonly isKept?: (place: Referent) => boolean;
  /** Why a resource is not to be backed up. */
  readonly exemptionOf?: (place: Place) => Exemption | undefined;
}

/** What becomes of the data of an application. */
export interface Coverage {
  /** All resources that hold data, in the order of the templates. */
  readonly resources: readonly ResourceCoverage[];
  /** What a template cannot show and was taken as so. */
  readonly assumptions: readonly string[];
  /** What the laws have found, which the verdicts stand on; and what looks like a slip. */
  readonly findings: readonly Finding[];
  /** Resources of which not all could be read. */
  readonly unread: readonly string[];
}

/** The types that are looked at, whether they hold data themselves or make what does. */
const EXAMINED: ReadonlySet<string> = new Set([...TYPES_WITH_DATA, ...PROTECTED_TYPES, ...MEMBER_TYPES, ...MAKING_TYPES]);

/**
 * Says of each resource of an application that holds data whether a plan backs it up, and proves it. The application is one that is being synthesised, an assembly, or templates.
 */
export function coverageOf(application: Application, { isKept, exemptionOf }: CoverageOptions = {}): Coverage {
  const findings = findingsIn(application, isKept);
  const assumed = new Set<Assumption>();
  if (application.templates.some(({ transforms }) => transforms.some((each) => !each.startsWith('AWS::')))) { assumed.add('macros'); }
  const ofPolicies = templatesOfPolicies(application);
  const whole = ofPolicies.length === 0 ? application : withTemplates(application, ofPolicies);
  const isOfPolicy = ({ document: { template } }: Finding) => template instanceof UnfoldedTemplate;
  const inPolicies = ofPolicies.length === 0 ? [] : findingsIn(whole, isKept).filter(isOfPolicy);
  const context: Context = { index: new SelectionIndex(whole), refusals: new Refusals([...findings, ...inPolicies]), assumed };
  const examination = new Examination(whole, context, exemptionOf);
  const resources = application.templates.flatMap((template) =>
    template.resourcesOf(EXAMINED).flatMap((logicalId) => examination.of({ template, logicalId }) ?? []));
  const slips = nearMisses(examination.withDefaults, resources).filter((slip) => !isOfPolicy(slip));
  return { resources, assumptions: assumptionsInWords(assumed), findings: [...findings, ...slips], unread: examination.unread };
}
