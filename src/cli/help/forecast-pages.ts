import type { Page } from './page';
import { FORECAST_DIFF_FORMATS, FORECAST_FORMATS, MOST_YEARS, PICTURES } from '../forecast/options';

const SCOPE = {
  years: ['n', `how many calendar years, 1 to ${MOST_YEARS}; 3 by default`],
  from: ['YYYY-MM-DD', 'the day on which the plans begin, in UTC; today by default'],
  on: ['YYYY-MM-DD', 'the day whose recovery points are told by their age; the last one by default'],
  type: ['type', 'the type of the resources as AWS Backup names it, such as EBS;\nwithout it they can be in cold storage and be backed up continuously'],
  plan: ['name', 'the name of the plan, its logical id or its path: JSON, a picture and a comparison are of one plan'],
  output: ['file', 'the file that it is written to; without --format, its ending says the format'],
} as const;

/** The pages of `forecast`. */
export const FORECAST_PAGES: Readonly<Record<'forecast' | 'forecast diff', Page>> = {
  'forecast': {
    summary: 'which recovery points plans make over the years, and the largest gap',
    usage: ['[paths] [options]', 'diff old new [options]'],
    about: [
      'Says what plans do over the years: which recovery points there are and why, the largest gap, what is never deleted.',
      'forecast diff says what a change of a plan does to that: see cdk-aws-backup forecast diff --help.',
    ],
    options: {
      format: [FORECAST_FORMATS.join('|'), 'text is the default; csv has the recovery points of each day, svg is a picture, html to read and print'],
      ...SCOPE,
      picture: [PICTURES.join('|'), 'which picture --format svg is: timeline is the default, pyramid is of the ages'],
    },
    exit: ['always, if the templates can be read'],
    example: ['cdk-aws-backup forecast cdk.out --type EFS --output forecast.html', 'three years of all plans, for file systems'],
  },
  'forecast diff': {
    summary: 'what a change of a plan does over the years',
    usage: ['old new [options]'],
    about: ['Says what a change of a plan does to its recovery points over the years: one plan of either side, by whatever name.'],
    options: { format: [FORECAST_DIFF_FORMATS.join('|'), 'text is the default; html is to read and print'], ...SCOPE },
    exit: ['always, if the templates can be read'],
    example: ['cdk-aws-backup forecast diff cdk.out cdk.new --plan nightly', 'what becomes of the recovery points of one plan'],
  },
};
