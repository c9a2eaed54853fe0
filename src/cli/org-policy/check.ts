import { PolicyFile } from './policy-file';
import type { Finding } from '../../checks/findings/finding';
import { findingsIn } from '../../checks/laws';
import { ignoredIn } from '../../checks/organization/ignored-parts';
import { PolicyDocument } from '../../document/organization/policy-document';
import { VERSION } from '../../private/version';
import { report } from '../findings-report';
import type { OrgPolicyOptions } from '../options';
import type { Result, Terminal } from '../terminal';
import { saidAs } from '../wrapped';

/** Of a policy that stands alone nobody knows what its accounts have. */
const NOT_ASKED = 'organizationPrerequisiteMissing';

/** Says what AWS would refuse in policies, whoever wrote them, what is a risk, and what they say in vain below those that are named before. */
export function checkPolicy({ paths, format, isStrict }: OrgPolicyOptions, terminal: Terminal): Result {
  const files = paths.map((path) => new PolicyFile(path));
  const found = files.flatMap(({ application }) => findingsIn(application))
    .filter(({ id, document }) => id !== NOT_ASKED && document.type === PolicyDocument.TYPE);
  const levels = files.filter(({ isOfOneLevel }) => isOfOneLevel).map((file) => file.policies);
  const ignored = ignoredIn(levels, ({ template: { name } }) => name).map(({ policy, problem }) => ({ ...problem, document: policy }));
  const findings = [...found, ...ignored].map(inPolicy);
  const isRefused = findings.some(({ level }) => level === 'error' || (isStrict && level === 'warning'));
  const templates = files.flatMap(({ application }) => application.templates);
  const policies = files.reduce((sum, file) => sum + file.policies.length, 0);
  const output = report(format, { findings, templates, version: VERSION, policies }, terminal.style);
  return { output: saidAs(format, output, terminal), exitCode: isRefused ? 1 : 0 };
}

/** With the place in the policy itself. */
function inPolicy(finding: Finding): Finding {
  return { ...finding, property: finding.property?.replace(/^Content\.?/, '') || undefined };
}
