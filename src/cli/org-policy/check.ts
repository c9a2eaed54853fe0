import { readPolicyFile } from './policy-file';
import type { Finding } from '../../checks/findings/finding';
import { findingsIn } from '../../checks/laws';
import { TemplateFile, TemplateFiles } from '../../document/template-file';
import { VERSION } from '../../private/version';
import { report } from '../findings-report';
import type { OrgPolicyOptions } from '../options';
import type { Result, Terminal } from '../terminal';

/** What stands for the policy in the template that it is judged in. */
const POLICY = 'Policy';
/** Of a policy that stands alone nobody knows what its accounts have. */
const NOT_ASKED = 'organizationPrerequisiteMissing';

/** Says what AWS would refuse in policies, whoever wrote them, and what is a risk: each by itself. */
export function checkPolicy({ paths, format, isStrict }: OrgPolicyOptions, { style }: Terminal): Result {
  const files = paths.map((path) => new TemplateFiles([templateOf(path)]));
  const findings = files.flatMap((file) => findingsIn(file)).filter(({ id }) => id !== NOT_ASKED).map(inPolicy);
  const isRefused = findings.some(({ level }) => level === 'error' || (isStrict && level === 'warning'));
  return {
    output: report(format, { findings, templates: files.flatMap(({ templates }) => templates), version: VERSION, noun: 'policy' }, style),
    exitCode: isRefused ? 1 : 0,
  };
}

function templateOf(file: string): TemplateFile {
  const content = readPolicyFile(file);
  // As a text, in which a name such as 'Ref' is a name.
  return new TemplateFile({
    name: file,
    file,
    content: { Resources: { [POLICY]: { Type: 'AWS::Organizations::Policy', Properties: { Name: POLICY, Type: 'BACKUP_POLICY', Content: JSON.stringify(content) } } } },
  });
}

/** With the place in the policy itself. */
function inPolicy(finding: Finding): Finding {
  return { ...finding, property: finding.property?.replace(/^Content\.?/, '') || undefined };
}
