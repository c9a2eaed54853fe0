import { FORECAST_PAGES } from './forecast-pages';
import type { Page } from './page';
import { PROJECT_PAGES } from './project-pages';
import type { CommandName } from '../flags';
import { COVERAGE_FORMATS, DESCRIBE_FORMATS, DIFF_FORMATS, FORMATS } from '../options';

const PATHS = [
  'Paths are cloud assemblies and CloudFormation templates in JSON or YAML, whoever wrote them; without one, it is cdk.out.',
  'Templates that are named together are one app.',
];
const STRICT = { strict: ['', 'warnings count as errors'] } as const;
const FINDINGS_EXIT = ['nothing is refused', 'something is refused, or with --strict there is a warning'] as const;

/** The page of each command. */
export const PAGES: Readonly<Record<CommandName, Page>> = {
  'check': {
    summary: 'what AWS Backup would refuse in templates, and what is a risk',
    usage: ['[paths] [options]'],
    about: ['Says what AWS Backup would refuse in plans, selections, vaults and all else that is about backups, and what is a risk.', ...PATHS],
    options: { format: [FORMATS.join('|'), 'text is the default; sarif is for code scanning'], ...STRICT },
    exit: FINDINGS_EXIT,
    example: ['cdk-aws-backup check template.yaml --strict', 'fails where a template of any origin has a fault or a risk'],
  },
  'describe': {
    summary: 'what is backed up, by which plans, into which vaults',
    usage: ['[paths] [options]'],
    about: ['Says which resources are backed up, by which plans and into which vaults, and what guards these.', ...PATHS],
    options: { format: [DESCRIBE_FORMATS.join('|'), 'text is the default; mermaid is a flowchart'] },
    exit: ['always, if the templates can be read'],
    example: ['cdk-aws-backup describe cdk.out --format mermaid', 'a flowchart from resources to vaults and copies'],
  },
  'coverage': {
    summary: 'of each resource that holds data whether a plan backs it up, and why',
    usage: ['[paths] [options]'],
    about: ['Says of each resource that holds data whether a plan backs it up, and why, the worst first.', ...PATHS],
    options: {
      'format': [COVERAGE_FORMATS.join('|'), 'text is the default; markdown is for a pull request, html to read and print,\nsarif for code scanning, oscal for assessment results'],
      'output': ['file', 'the file that it is written to; without --format, its ending says the format:\n.html, .json, .csv, .md, .sarif, .oscal.json or .txt'],
      'require': ['file', 'a file of JSON that says what is required of the backups of each resource,\nsuch as {"minRetention": "P35D"}'],
      'baseline': ['file', 'the report in JSON that it is compared with: what has lost protection since is told'],
      'update-baseline': ['', 'writes that report anew, as backup-coverage.json where --baseline names no other file'],
    },
    exit: ['all that is required is met, and nothing is lost', 'something that is required is not met, or protection was lost against the baseline'],
    example: ['cdk-aws-backup coverage cdk.out --require requirement.json', 'fails where a resource lacks what is required'],
  },
  'diff': {
    summary: 'what a change does to the protection of each resource',
    usage: ['old new [options]'],
    about: [
      'Says what a change from one assembly or template to another does to the protection of each resource,',
      'and which logical ids and properties differ.',
    ],
    options: { format: [DIFF_FORMATS.join('|'), 'text is the default; markdown is for a pull request'] },
    exit: ['always, if the templates can be read'],
    example: ['cdk-aws-backup diff cdk.out cdk.new', 'after npx aws-cdk@2 synth --output cdk.new'],
  },
  ...FORECAST_PAGES,
  ...PROJECT_PAGES,
  'org-policy check': {
    summary: 'what AWS would refuse in backup policies of an organization',
    usage: ['policies [options]'],
    about: [
      'Says what AWS would refuse in backup policies, what is a risk, and what a policy says in vain below the ones named before.',
      'A file has a policy, a list of policies that are attached side by side, or a template with some.',
    ],
    options: { format: [FORMATS.join('|'), 'text is the default; sarif is for code scanning'], ...STRICT },
    exit: FINDINGS_EXIT,
    example: ['cdk-aws-backup org-policy check policy.json', 'before the policy is attached'],
  },
  'org-policy effective': {
    summary: 'what backup policies make together for an account',
    usage: ['policies'],
    about: [
      'Prints what backup policies make together: they are named from that of the root down to that of the account.',
      'A list in a file is policies that are attached side by side.',
    ],
    options: {},
    exit: ['always, if the policies can be merged'],
    example: ['cdk-aws-backup org-policy effective root.json account.json', 'the policy that holds in the account'],
  },
};
