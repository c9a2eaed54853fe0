import type { PlaceForm } from './form';
import type { Report } from './report';
import { VERDICT_WORDS } from './words';
import { nameOfResource } from '../../private/paths';
import { printableJson } from '../../private/printable';
import { sarifLog } from '../../private/sarif';
import type { SarifResult } from '../../private/sarif';
import type { Verdict } from '../verdict';

/** The verdicts that are told, and how bad they are. */
const LEVELS: Readonly<Partial<Record<Verdict, SarifResult['level']>>> = { selectedInVain: 'error', unprotected: 'error', conditional: 'warning' };

/** Resources that are not surely protected, and what the laws have found, for code scanning. */
export function coverageAsSarif({ report, resources, findings, unmet = [] }: Report): string {
  return printableJson(sarifLog(report.tool.version, [
    ...resources.flatMap((resource): SarifResult[] => {
      const { verdict, reasons } = resource;
      const level = LEVELS[verdict];
      return level === undefined ? [] : [{
        ...place(resource),
        ruleId: `coverage-${verdict}`,
        level,
        text: `'${nameOfResource(resource)}' is ${VERDICT_WORDS[verdict]}${reasons.length > 0 ? `: ${reasons.join('; ')}` : ''}`,
        fullName: resource.path ?? resource.logicalId,
        fingerprint: `${resource.template}/${resource.logicalId}/coverage`,
      }];
    }),
    ...findings.map((finding): SarifResult => {
      const { id, level, message, property } = finding;
      return {
        ...place(finding),
        ruleId: id,
        level,
        text: message,
        fullName: [finding.path ?? finding.logicalId, property].filter(Boolean).join('#'),
        fingerprint: `${finding.template}/${finding.logicalId}/${id}/${property ?? ''}`,
      };
    }),
    ...unmet.map(({ id, level, template, path, logicalId, message }): SarifResult => ({
      // What is told of a construct that is no resource is told of the app.
      uri: template ?? report.templates[0]?.template ?? 'cdk.out',
      logicalId: logicalId ?? path ?? '',
      ruleId: `coverage-require-${id}`,
      level,
      text: message,
      fullName: path ?? logicalId ?? '',
      fingerprint: `${template}/${logicalId ?? path}/require/${id}/${message}`,
    })),
  ]));
}

function place({ template, logicalId }: PlaceForm): Pick<SarifResult, 'uri' | 'logicalId'> {
  return { uri: template, logicalId };
}
