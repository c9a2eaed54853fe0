import { everyVerdict, reportOfTemplates } from './sample';
import { reportAs } from '../../../src/coverage/report/formats';
import type { Report } from '../../../src/coverage/report/report';
import { summaryOf } from '../../../src/coverage/report/summary';

const lack = (level: 'error' | 'warning') => ({ id: 'minRetention', level, template: null, path: null, logicalId: null, message: 'it must be kept' });
const [ERROR, WARNING] = [lack('error'), lack('warning')];
const NUMBERS = '1 of 7 resources that hold data in 1 template is protected, and 1 is exempt.';
const shop = everyVerdict();
const refused = (times: number): Report['findings'] => Array.from({ length: times }, () => ({
  id: 'invalidSchedule', level: 'error', template: 't', path: null, logicalId: 'Plan', property: null, message: 'no schedule',
}));

test.each<[string, Partial<Report>, string[], string[]]>([
  ['where nothing is asked', {}, [], [NUMBERS]],
  ['where all is met', { unmet: [] }, [], ['All that is required is met.', NUMBERS]],
  ['where one thing is not', { unmet: [ERROR] }, ['1 requirement is not met.'], [NUMBERS]],
  ['where some are not, and others only as warnings', { unmet: [ERROR, WARNING, ERROR, WARNING] }, ['2 requirements are not met.', '2 warnings tell of what is required.'], [NUMBERS]],
  ['where there are warnings alone', { unmet: [WARNING] }, ['1 warning tells of what is required.'], [NUMBERS]],
  ['where something is refused', { findings: refused(2), unmet: [ERROR] }, ['1 requirement is not met.', 'AWS Backup would refuse 2 things of these templates.'], [NUMBERS]],
])('says first what is wrong, %s', (_, more, wrong, rest) => {
  expect(summaryOf({ ...shop, findings: [], ...more })).toEqual({ wrong: wrong.map((words) => ({ words, part: words.startsWith('AWS') ? 'findings' : 'objectives' })), rest });
});

test('says that there is no data', () => {
  expect(summaryOf(reportOfTemplates({ t: { Resources: {} } }))).toEqual({ wrong: [], rest: ['There is no resource that holds data in 1 template.'] });
});

test('is the first line of a page and of a comment', () => {
  const report = { ...shop, findings: [], unmet: [ERROR] };
  expect(reportAs('html', report)).toContain(`<h1>Proof of protection</h1><p class="wrong"><a href="#objectives">1 requirement is not met.</a></p><p>${NUMBERS}</p>`);
  expect(reportAs('markdown', report)).toContain('## Proof of protection\n\n**1 requirement is not met.**\n\n**1 of 7 resources** that hold data in 1 template is protected, and 1 is exempt.\n\n|');
  expect(reportAs('html', { ...report, unmet: [] })).toContain(`<h1>Proof of protection</h1><p>All that is required is met. ${NUMBERS}</p>`);
});
