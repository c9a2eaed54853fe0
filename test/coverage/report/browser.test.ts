import { mkdtempSync, rmSync, statSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { inBrowser } from './browser';
import { everyVerdict, hostileReport, hostileThroughout } from './sample';
import { coverageAsHtml } from '../../../src/coverage/report/html/page';
import type { Report } from '../../../src/coverage/report/report';
import { startBrowser } from '../../chromium';

jest.setTimeout(120_000);

const MEGABYTE = 1024 * 1024;

inBrowser('the report in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  const problems: string[] = [];
  const requests: string[] = [];
  let browser: Browser;

  beforeAll(async () => { browser = await startBrowser(); });
  beforeEach(() => {
    problems.length = 0;
    requests.length = 0;
  });
  afterEach(async () => { await Promise.all(browser.contexts().map((context) => context.close())); });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  /** Opens a report, and notes what goes wrong with it and what it asks for. */
  async function open(report: Report, options: BrowserContextOptions = {}, hash = ''): Promise<Page> {
    const file = join(folder, 'report.html');
    writeFileSync(file, coverageAsHtml(report));
    const page = await (await browser.newContext(options)).newPage();
    page.on('console', (message) => problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('dialog', (dialog) => {
      problems.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(`file://${file}${hash}`);
    return page;
  }

  const namesShown = (page: Page) => page.locator('#all tbody tr:visible th').allTextContents();

  test.each([['of templates', hostileReport], ['throughout', hostileThroughout]])('hostile names %s do nothing, and nothing is loaded', async (_, report) => {
    const page = await open(report());
    await page.locator('details').evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
    await page.locator('#all th button').nth(1).click();
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(await page.locator('script, img, iframe, object, embed, link, base').count()).toBe(1);
    expect(await page.locator('[onload], [onerror], [onmouseover]').count()).toBe(0);
    expect(problems).toEqual([]);
    expect(requests).toHaveLength(1);
  });

  test('the table is filtered by words, verdict and type', async () => {
    const page = await open(everyVerdict());
    expect(await namesShown(page)).toEqual(['InVain', 'Unprotected', 'Conditional', 'Unsupported', 'Native', 'Exempt', 'Protected']);
    await page.getByRole('searchbox').fill('dynamodb un');
    expect(await namesShown(page)).toEqual(['Unprotected']);
    expect(await page.locator('#shown').textContent()).toBe('1 of 7 shown');
    await page.getByRole('searchbox').fill('');
    await page.locator('#type').selectOption('AWS::Logs::LogGroup');
    expect(await namesShown(page)).toEqual(['Unsupported']);
    await page.locator('#type').selectOption('');
    await page.locator('#verdict').selectOption('protected');
    expect(await namesShown(page)).toEqual(['Protected']);
  });

  test('it is sorted by keyboard, up and down, and says so', async () => {
    const page = await open(everyVerdict());
    const head = page.locator('#all').getByRole('columnheader', { name: 'Resource' });
    await head.getByRole('button').focus();
    await page.keyboard.press('Enter');
    expect(await namesShown(page)).toEqual(['Conditional', 'Exempt', 'InVain', 'Native', 'Protected', 'Unprotected', 'Unsupported']);
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    await page.keyboard.press('Space');
    expect((await namesShown(page))[0]).toBe('Unsupported');
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    await page.locator('#all').getByRole('columnheader', { name: 'Kept' }).getByRole('button').click();
    await page.locator('#all').getByRole('columnheader', { name: 'Kept' }).getByRole('button').click();
    expect((await namesShown(page)).slice(0, 2).sort()).toEqual(['Conditional', 'Protected']);
    expect(await page.locator('#all [aria-sort]').count()).toBe(1);
  });

  test('a link to a resource opens its proof', async () => {
    const page = await open(everyVerdict());
    await page.locator('#all').getByRole('link', { name: 'Unprotected' }).click();
    expect(await page.locator('details[open] h3').allTextContents()).toEqual(['Unprotected']);
    const direct = await open(everyVerdict(), {}, '#r7');
    expect(await direct.locator('details[open] h3').allTextContents()).toEqual(['Protected']);
  });

  test('without scripts it is all there', async () => {
    const page = await open(everyVerdict(), { javaScriptEnabled: false });
    expect(await page.locator('#filter').isVisible()).toBe(false);
    expect(await page.locator('#all tbody tr:visible').count()).toBe(7);
    await page.locator('#r7 summary').click();
    expect(await page.locator('#r7 dl').isVisible()).toBe(true);
  });

  test.each([['with', true], ['without', false]])('it is printed on A4 with all proofs, %s scripts', async (_, javaScriptEnabled) => {
    const page = await open(everyVerdict(), { javaScriptEnabled });
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45]\.\d+ 84[12]\.\d+\]/);
    await page.emulateMedia({ media: 'print' });
    for (const proof of await page.locator('details dl').all()) { expect((await proof.boundingBox())!.height).toBeGreaterThan(20); }
    expect(await page.locator('nav').isVisible()).toBe(false);
  });

  describe.each([['light', 1200], ['dark', 1200], ['light', 360]] as const)('who cannot see the page can read it: %s, %i wide', (colorScheme, width) => {
    test.each([['every verdict', everyVerdict], ['hostile names', hostileThroughout]])('%s', async (_, report) => {
      const page = await open(report(), { colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
      await page.locator('details').evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
      await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
      const { violations } = await page.evaluate('axe.run()') as { violations: { id: string; nodes: { html: string }[] }[] };
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    });
  });

  test('it takes 5,000 resources', async () => {
    const report = everyVerdict();
    const resources = Array.from({ length: 5_000 }, (_, index) => ({ ...report.resources[index % 7], logicalId: `Resource${index}`, path: `Shop/Service${index % 50}/Resource${index}/Resource` }));
    const page = await open({ ...report, resources });
    expect(statSync(join(folder, 'report.html')).size).toBeLessThan(10 * MEGABYTE);
    await page.getByRole('searchbox').fill('Service7/');
    expect(await page.locator('#shown').textContent()).toBe('100 of 5000 shown');
    await page.locator('#all').getByRole('columnheader', { name: 'Longest gap' }).getByRole('button').click();
    expect(await page.locator('#all tbody tr:visible').count()).toBe(100);
    expect(problems).toEqual([]);
  });
});
