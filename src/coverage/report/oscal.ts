import type { ResourceForm } from './form';
import type { Report } from './report';
import { uuidOf } from './uuid';
import { copiesByVault, hoursInWords, keptInWords, restoreTestedInWords, VERDICT_MEANINGS, VERDICT_WORDS } from './words';
import { count } from '../../private/in-words';
import { nameOfResource } from '../../private/paths';
import { printable, printableJson } from '../../private/printable';

const OSCAL_VERSION = '1.1.2';
const NAMESPACE = 'https://github.com/cdk-aws-backup/cdk-aws-backup';
/** The control of NIST SP 800-53 that the report is about. */
const CONTROL = 'cp-9';

/**
 * Assessment results of OSCAL: a resource is an item of the inventory, what was found of it an observation, and what follows for the control a finding.
 *
 * @param at when the results were collected; OSCAL cannot be without
 */
export function coverageAsOscal(report: Report, at: Date): string {
  const { resources, report: { tool, templates, totals, objectives } } = report;
  const id = uuidOf(JSON.stringify(report));
  const time = at.toISOString();
  const items = resources.map((resource) => ({ resource, item: uuidOf(`item/${keyOf(resource)}`), observation: uuidOf(`${id}/observation/${keyOf(resource)}`) }));
  const plan = uuidOf(`${id}/plan`);
  return printableJson({
    'assessment-results': {
      'uuid': id,
      'metadata': { 'title': 'Proof of protection', 'last-modified': time, 'version': tool.version, 'oscal-version': OSCAL_VERSION },
      'import-ap': { href: `#${plan}` },
      'results': [{
        'uuid': uuidOf(`${id}/result`),
        'title': 'Coverage by AWS Backup',
        'description': `What becomes of the data of ${count(totals.all, 'resource')} in ${count(templates.length, 'template')}, as the templates declare it. That jobs succeed is not shown by templates.`,
        'start': time,
        ...props(Object.entries(totals).map(([name, value]) => [`total-${name}`, String(value)])),
        ...items.length > 0 ? {
          'local-definitions': {
            'inventory-items': items.map(({ resource, item }) => ({
              uuid: item,
              description: line(`${nameOfResource(resource)} (${resource.type})`),
              ...props([['template', resource.template], ['logical-id', resource.logicalId], ['type', resource.type]]),
            })),
          },
        } : {},
        'reviewed-controls': { 'control-selections': [{ 'include-controls': [{ 'control-id': CONTROL }] }] },
        ...items.length > 0 ? {
          observations: items.map(({ resource, item, observation }) => ({
            uuid: observation,
            title: line(`${nameOfResource(resource)}: ${VERDICT_WORDS[resource.verdict]}`),
            description: line([VERDICT_MEANINGS[resource.verdict], ...sentence(resource.reasons)].join(' ')),
            methods: ['EXAMINE'],
            types: ['control-objective'],
            subjects: [{ 'subject-uuid': item, 'type': 'inventory-item' }],
            collected: time,
            ...props(propsOf(resource)),
          })),
          findings: [findingOf(report, id, items.map(({ observation }) => observation))],
        } : {},
      }],
      'back-matter': {
        resources: [
          { uuid: plan, title: 'How resources are judged', description: [...sentence(objectives), ...report.assumptions].map(line).join(' ') },
          ...templates.map(({ template, sha256 }) => ({
            uuid: uuidOf(`${id}/template/${template}`),
            title: line(template),
            ...props(sha256 === null ? [] : [['sha256', sha256]]),
          })),
        ],
      },
    },
  });
}

/** The control is met only where all that holds data is protected, or exempt. */
function findingOf({ report: { totals, notScanned }, unread, unmet = [] }: Report, id: string, observations: readonly string[]): object {
  const lacks = unmet.filter(({ level }) => level === 'error').length;
  const isMet = totals.protected + totals.exempt === totals.all && unread.length === 0 && notScanned.length === 0 && lacks === 0;
  return {
    'uuid': uuidOf(`${id}/finding`),
    'title': 'Backups of all resources that hold data',
    'description': `${totals.protected} of ${totals.all} are protected, and ${totals.exempt} exempt.${lacks > 0 ? ` Requirements that are not met: ${lacks}.` : ''}`,
    'target': {
      'type': 'objective-id',
      'target-id': `${CONTROL}_obj`,
      'status': { state: isMet ? 'satisfied' : 'not-satisfied', remarks: 'As the templates declare it. That jobs succeed, and that restores work, has to be shown beside it.' },
    },
    'related-observations': observations.map((each) => ({ 'observation-uuid': each })),
  };
}

function propsOf(resource: ResourceForm): [string, string][] {
  const { verdict, withDefaults, recoveryPointObjectiveMinutes: minutes, retentionDays, immutability, copies, restoreTests = [] } = resource;
  const tested = restoreTestedInWords(resource);
  return [
    ['verdict', verdict],
    ...withDefaults ? [['verdict-under-defaults', withDefaults] as [string, string]] : [],
    ...minutes === undefined ? [] : [['longest-gap', hoursInWords(minutes)] as [string, string]],
    ...retentionDays === undefined ? [] : [['kept', keptInWords(retentionDays)] as [string, string]],
    ...copies === undefined ? [] : [['copies', String(copiesByVault(copies).length)] as [string, string]],
    ...immutability === undefined ? [] : [['immutability', immutability] as [string, string]],
    ...restoreTests.length === 0 ? [] : [['restore-tests', String(restoreTests.length)] as [string, string]],
    ...tested === undefined ? [] : [['restore-tested', tested] as [string, string]],
  ];
}

function props(entries: readonly (readonly [string, string])[]): object {
  return entries.length > 0 ? { props: entries.map(([name, value]) => ({ name, ns: NAMESPACE, value: line(value) })) } : {};
}

function keyOf({ template, logicalId }: ResourceForm): string {
  return `${template}/${logicalId}`;
}

/** Parts of sentences as one; nothing of none. */
function sentence(parts: readonly string[]): string[] {
  return parts.length > 0 ? [`${parts.join('; ')}.`] : [];
}

/** OSCAL has texts of one line, that are neither empty nor begin or end with space. */
function line(text: string): string {
  return printable(text).trim() || '-';
}
