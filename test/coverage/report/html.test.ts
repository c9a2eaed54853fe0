import { createHash } from 'crypto';
import { everyVerdict, hostileReport, hostileThroughout, reportOfTemplates, table } from './sample';
import { coverageAsHtml } from '../../../src/coverage/report/html/page';
import { SCRIPT } from '../../../src/coverage/report/html/script';
import { STYLE } from '../../../src/coverage/report/html/style';
import { VERDICT_WORDS } from '../../../src/coverage/report/words';
import { arn, BACKUP, plan, selection } from '../templates';

const page = coverageAsHtml(everyVerdict());

/** The section of a resource, as text. */
function sectionOf(html: string, logicalId: string): string {
  const section = html.split('<details ').find((each) => each.includes(`<code><bdi>${logicalId}</bdi></code> in `))!;
  return section.split('</details>')[0].replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

test('has the parts that auditors ask for', () => {
  const titles = [...page.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, title]) => title);
  expect(titles).toEqual([
    'Totals', 'Scope', 'What was not scanned', 'Assumptions', 'Objectives', 'Exemptions', 'Findings', 'Controls', 'Evidence that a template cannot give', 'Sign-off',
    'Resources', 'Rules and recovery points', 'Proofs',
  ]);
  for (const text of ['SOC 2', 'ISO 27001', 'NIST SP 800-53', 'DORA', 'PCI DSS', 'aws backup list-protected-resources', 'Reviewer', 'it is a cache', 'All data is backed up at least daily.', 'Custom::Seeder']) {
    expect(page.replace(/<wbr>/g, '')).toContain(text);
  }
});

test('each link leads to a part of the page, and each id is there once', () => {
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) { expect(ids).toContain(target); }
  for (const [, labels] of page.matchAll(/aria-labelledby="([^"]+)"/g)) { labels.split(' ').forEach((label) => expect(ids).toContain(label)); }
});

test('every resource has a row and a proof, the worst first', () => {
  const names = [...page.matchAll(/<th scope="row"><a href="#r(\d+)"><bdi>(.*?)<\/bdi>/g)].map(([, number, name]) => `${number} ${name}`);
  expect(names).toEqual(['1 InVain', '2 Unprotected', '3 Conditional', '4 Unsupported', '5 Native', '6 Exempt', '7 Protected']);
  for (const words of Object.values(VERDICT_WORDS)) { expect(page).toContain(`>${words}</span>`); }
});

test('a proof leads from the clause to the role and the rules', () => {
  const text = sectionOf(page, 'Protected');
  expect(text).toContain('selection Selection ( Selection in shop.json ) matches by Resources[0]');
  expect(text).toContain('plan Plan ( Plan in shop.json )');
  expect(text).toContain('role Role ( Role in shop.json )');
  expect(text).toContain('Longest time between recovery points 32 hours');
  expect(text).toContain('Kept 365 days Copies other, 111122223333, eu-west-1 (90 days) Immutable no');
  expect(text).toContain('rules 1, with their timeline');
});

test('what fails makes no recovery points', () => {
  expect(sectionOf(page, 'InVain')).not.toContain('timeline');
});

test('says of a condition which tag met it, and of exclusions that they are of others', () => {
  const conditions = { StringEquals: [{ ConditionKey: 'aws:ResourceTag/stage', ConditionValue: 'prod' }] };
  const resources = {
    ...BACKUP,
    Table: table({ Tags: [{ Key: 'stage', Value: 'prod' }] }),
    Other: table({ Tags: [{ Key: 'stage', Value: 'prod' }] }),
    Selection: selection({ Resources: ['*'], NotResources: [arn('Other')], Conditions: conditions }),
  };
  const html = coverageAsHtml(reportOfTemplates({ t: { Resources: resources } }));
  expect(sectionOf(html, 'Table')).toMatch(/Conditions\.StringEquals\[0\] : StringEquals (aws:ResourceTag\/)?stage prod meets prod : yes/);
  expect(sectionOf(html, 'Table')).toContain('1 exclusion is not of this resource');
});

describe('the timeline', () => {
  test('has runs, windows, what is kept, cold storage and copies, and says so in words', () => {
    const svg = /<svg viewBox="0 0 840[\s\S]*?<\/svg>/.exec(page)![0];
    for (const part of ['class="run"', 'class="window"', 'class="warm"', 'class="cold"', 'class="copy"', '<title', '<desc', 'copy to other: 90 days']) { expect(svg).toContain(part); }
    expect(page).toContain('day 1 05:00, day 2 05:00, day 3 05:00, day 4 05:00, … (35 in 35 days)');
    expect(page).toContain('365 days, in cold storage after 30 days');
  });

  test('is there once for all resources that have the same rules', () => {
    const html = coverageAsHtml(reportOfTemplates({ t: { Resources: { ...BACKUP, A: table(), B: table(), C: table(), Selection: selection({ Resources: ['*'] }) } } }));
    expect(html.match(/<svg viewBox="0 0 840/g)).toHaveLength(1);
    expect(html).toContain('They reach 3 resources.');
  });

  test('is missing where schedules are known only at deployment', () => {
    const resources = { ...BACKUP, Plan: plan([{ ScheduleExpression: { Ref: 'When' } }]), Table: table(), Selection: selection({ Resources: ['*'] }) };
    const html = coverageAsHtml(reportOfTemplates({ t: { Parameters: { When: { Type: 'String' } }, Resources: resources } }));
    expect(html).toContain('There is no timeline: the schedules are known only at deployment.');
  });
});

describe('the years', () => {
  const html = (rules: any[], more = {}) => coverageAsHtml(reportOfTemplates({
    t: { ...more, Resources: { ...BACKUP, Plan: plan(rules), Table: table(), Selection: selection({ Resources: ['*'] }) } },
  }));
  const daily = { RuleName: 'Daily', Lifecycle: { DeleteAfterDays: 35 } };

  test('are a timeline and an age pyramid, and in words, for as long as it takes until the first recovery point is gone', () => {
    const found = html([daily, { RuleName: 'Yearly', ScheduleExpression: 'cron(0 20 1 1 ? *)', Lifecycle: { DeleteAfterDays: 800 } }]);
    expect(found).toContain('over 4 years</h4>');
    expect(found).toContain('<title id="rules-1-plan-1-years-t">Timeline from 2029-01-01 to 2033-01-01</title>');
    expect(found).toContain('<title id="rules-1-plan-1-ages-t">Age pyramid at 2033-01-01T00:00Z</title>');
    expect(found).toContain('<tr><th scope="row">under 7 days</th><td>7</td><td>the rule &#39;Daily&#39;: kept for 35 days</td></tr>');
    expect(found).toContain('<tr><th scope="row">366 to 1,096 days</th><td>1</td><td>the rule &#39;Yearly&#39;: kept for 800 days</td></tr>');
  });

  test('are ten where something is never deleted', () => {
    expect(html([{ RuleName: 'Daily', Lifecycle: {} }])).toContain('over 10 years</h4>');
  });

  test('are without rules that are known only at deployment', () => {
    const more = { Parameters: { When: { Type: 'String' }, Days: { Type: 'Number' } } };
    const found = html([daily, { RuleName: 'Later', ScheduleExpression: { Ref: 'When' } }, { RuleName: 'Kept', Lifecycle: { DeleteAfterDays: { Ref: 'Days' } } }], more);
    expect(found).toContain('Not here is what is known only at deployment: 2 rules.');
    expect(html([{ ScheduleExpression: { Ref: 'When' } }], more)).not.toContain('</h4>');
  });
});

test('an app without data has a page', () => {
  expect(coverageAsHtml(reportOfTemplates({}))).toContain('There is no resource that holds data in 0 templates.');
});

test('runs its own script and style alone, and loads nothing', () => {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  expect(page).toContain(`content="default-src 'none'; style-src ${hash(STYLE)}; script-src ${hash(SCRIPT)}; base-uri 'none'; form-action 'none'"`);
  expect(page).not.toMatch(/\ssrc=|url\(|@import|\sstyle=/);
  expect([...page.matchAll(/\shref="([^"]*)"/g)].every(([, href]) => href.startsWith('#'))).toBe(true);
});

describe.each([['templates', hostileReport], ['all texts', hostileThroughout]])('names of %s that try to be more', (_, report) => {
  const html = coverageAsHtml(report());
  const content = html.replace(STYLE, '').replace(SCRIPT, '');

  test('add no element and no attribute', () => {
    expect(content.match(/<script|<style|<img|<\/script|<\/style/g)).toEqual(['<style', '</style', '<script', '</script']);
    const texts = content.replace(/<[a-z0-9]+(?: [a-zA-Z0-9-]+(?:="[^"<>]*")?)*\/?>|<\/[a-z0-9]+>|<!DOCTYPE html>/g, '');
    expect(texts.match(/.{0,60}[<>].{0,60}/g)).toBeNull();
    expect(content.match(/<[^>]*\son\w+=/g)).toBeNull();
  });

  test('change no direction and break no line', () => {
    expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069\r]/);
    expect(html).toContain('a\\u202egnp.exe');
  });
});
