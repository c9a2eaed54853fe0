import { agePyramid } from '../../../src/forecast/age-pyramid';
import { pyramidSvg } from '../../../src/forecast/pictures/pyramid';
import { standalone } from '../../../src/forecast/pictures/svg';
import { timelineSvg } from '../../../src/forecast/pictures/timeline';
import { forecastBetween, ruleOf } from '../rules';

const [FROM, END] = ['2027-01-01T00:00Z', '2029-01-01T00:00Z'];
const RULES = [
  ruleOf({ name: 'Daily <&>', days: 35 }),
  ruleOf({ name: 'Weekly', cron: '0 5 ? * SUN *', days: 7 }),
  ruleOf({ name: 'Monthly', cron: '0 20 1 * ? *', days: 365, coldAfter: 30, copies: [{ vault: 'far', lifecycle: { deleteAfterDays: 2000, coldAfterDays: 400 } }] }),
  ruleOf({ name: 'Always', isContinuous: true, days: 35 }),
  ruleOf({ name: 'Never', cron: '0 5 30 2 ? *' }),
];
const forecast = forecastBetween(FROM, END, RULES);
const textsIn = (svg: string) => [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);

test('a timeline has a row for each rule and for the first point of each place', () => {
  const svg = timelineSvg(forecast, { id: 'x', from: Date.parse(FROM), to: Date.parse(END) });
  expect(textsIn(svg).slice(8)).toEqual([
    'Daily &lt;&amp;&gt;: runs', 'its first: the rule &#39;Daily &lt;&amp;&gt;&#39;: kept for 35 days',
    'Weekly: runs, and those it loses to other rules',
    'Monthly: runs', 'its first: the rule &#39;Monthly&#39;: kept for 365 days, in cold storage after 30 days',
    'its first: a copy to &#39;far&#39; by the rule &#39;Monthly&#39;, kept for 2,000 days, in cold storage after 400 days',
    'Always: runs', 'its first: the continuous backup of the rule &#39;Always&#39;, which goes back 35 days at most',
    'Never: no run',
    'recovery points from day to day: at most 72 recovery points, warm above cold',
  ]);
  expect(svg).toMatch(/<title id="x-t">Timeline from 2027-01-01 to 2029-01-01<\/title>/);
  expect(svg).toMatch(/<desc id="x-d">When each rule starts jobs/);
  // What goes on is an arrow: the copy and the continuous backup.
  expect(svg.match(/class="more"/g)).toHaveLength(2);
});

test('a part of it has windows, and hours have no counts of days', () => {
  const part = timelineSvg(forecast, { id: 'x', from: Date.parse('2027-02-01T00:00Z'), to: Date.parse('2027-02-08T00:00Z') });
  expect(part.match(/class="window"/g)).not.toBeNull();
  expect(part).toContain('<title id="x-t">Timeline from 2027-02-01 to 2027-02-08</title>');
  const hours = timelineSvg(forecast, { id: 'x', from: Date.parse('2027-02-01T01:00Z'), to: Date.parse('2027-02-01T09:00Z') });
  expect(textsIn(hours).filter((text) => text.includes('from day to day'))).toEqual([]);
});

test('many marks are as few as can be seen', () => {
  const hourly = forecastBetween(FROM, '2037-01-01T00:00Z', [ruleOf({ cron: '0 * ? * * *', days: 35 })]);
  expect(timelineSvg(hourly, { id: 'x', from: Date.parse(FROM), to: Date.parse('2037-01-01T00:00Z') }).length).toBeLessThan(100_000);
});

test('a pyramid has a row for each age, with its rules in words', () => {
  const instant = Date.parse('2028-12-31T12:00Z');
  const svg = pyramidSvg(agePyramid(forecast, instant), instant, 'y');
  expect(textsIn(svg)).toEqual([
    '72 recovery points, the youngest above',
    'under 7 days', '7 Daily &lt;&amp;&gt;',
    '7 to 35 days', '28 Daily &lt;&amp;&gt; · 1 Monthly · 1 Monthly (copy)',
    '35 to 92 days', '2 Monthly (cold) · 2 Monthly (copy)',
    '92 to 366 days', '9 Monthly (cold) · 9 Monthly (copy)',
    '366 to 1,096 days', '1 Monthly (copy) · 11 Monthly (copy) (cold) · 1 Always',
  ]);
  expect(svg).toContain('under 7 days: 7; 7 to 35 days: 30;');
  expect(textsIn(pyramidSvg([], instant, 'y'))).toEqual(['0 recovery points, the youngest above']);
});

test('of old points there is an end of ages', () => {
  const old = forecastBetween('2000-01-01T00:00Z', '2040-01-01T00:00Z', [ruleOf({ cron: '0 5 1 1 ? *' })]);
  const instant = Date.parse('2039-12-31T00:00Z');
  expect(textsIn(pyramidSvg(agePyramid(old, instant), instant, 'y'))).toContain('3,653 days or more');
});

test('a file of its own has its style', () => {
  expect(standalone(pyramidSvg([], 0, 'y'))).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]*>\n<style>[^<]*prefers-color-scheme:dark[^<]*<\/style>\n<title /);
});
