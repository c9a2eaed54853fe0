import { readFileSync } from 'fs';
import { createRequire } from 'module';
import { join, resolve } from 'path';
import type { Browser, Page } from 'playwright-core';
import { deadLinks, pagesIn } from './driver/links';
import { whileServed } from './driver/server';
import { CHROMIUM, startBrowser } from '../test/chromium';

/**
 * Looks at the site that was made: dead links and anchors, what axe finds in a browser in the dark and in the light and on a phone, the search, and the tabs
 * of languages. `--screenshots folder` keeps pictures.
 */
const DIST = resolve(__dirname, '.vitepress', 'dist');
const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
const [, folder] = process.argv.slice(2).join('=').split('--screenshots=');

const SEEN = ['/', '/guides/', '/guides/concepts', '/guides/coverage', '/guides/warnings', '/reference/', '/reference/BackupPlan'];
const VIEWS = [
  { name: 'light', colorScheme: 'light', width: 1280, height: 900 },
  { name: 'dark', colorScheme: 'dark', width: 1280, height: 900 },
  { name: 'phone', colorScheme: 'light', width: 390, height: 844 },
] as const;

const counts = { passed: 0, failed: 0 };
function judged(what: string, problems: readonly string[]): void {
  counts[problems.length === 0 ? 'passed' : 'failed']++;
  if (problems.length > 0) { console.log(`FAILED ${what}\n${problems.slice(0, 40).map((line) => `  ${line}`).join('\n')}`); }
}

async function problemsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  // Of the button that searches axe takes the keys beside the word for a part of its label.
  const rules = "{ 'label-content-name-mismatch': { enabled: false } }";
  const { violations } = await page.evaluate<any>(`axe.run(document, { resultTypes: ['violations'], rules: ${rules} })`);
  const isWide = await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth + 1');
  return [
    ...violations.flatMap(({ id, nodes }: any) => nodes.map(({ html, failureSummary }: any) => `${id}: ${html.slice(0, 150)} (${failureSummary.split('\n').slice(1).join(' ').trim().slice(0, 200)})`)),
    ...isWide ? ['it is wider than its window'] : [],
  ];
}

async function look(browser: Browser, origin: string): Promise<void> {
  const there = SEEN.filter((path) => pagesIn(DIST).includes(`${path.endsWith('/') ? `${path}index` : path}.html`.slice(1)));
  for (const { name, colorScheme, width, height } of VIEWS) {
    const context = await browser.newContext({ colorScheme, viewport: { width, height } });
    const page = await context.newPage();
    for (const path of there) {
      await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' });
      judged(`${path}, ${name}`, await problemsOf(page));
      if (folder) { await page.screenshot({ path: join(folder, `${name}${path.replaceAll('/', '-')}.png`) }); }
    }
    await context.close();
  }
  const page = await browser.newPage();
  await page.goto(`${origin}/`, { waitUntil: 'networkidle' });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('vault lock');
  const found = await page.locator('.VPLocalSearchBox .result').first().waitFor({ timeout: 10_000 }).then(() => true, () => false);
  judged('the search', found ? [] : ["it finds nothing for 'vault lock'"]);
  await page.keyboard.press('Escape');
  const group = page.locator('.vp-code-group').first();
  await group.getByText('Python', { exact: true }).click();
  await page.goto(`${origin}/guides/plans`, { waitUntil: 'networkidle' });
  const chosen = await page.locator('.vp-code-group .tabs input:checked + label').allTextContents();
  judged('the tabs of languages', chosen.length > 0 && chosen.every((title) => title === 'Python') ? [] : [`chosen is Python, and shown is ${chosen.join(', ') || 'no tab'}`]);
}

async function main(): Promise<void> {
  const pages = pagesIn(DIST);
  judged('there are pages', pages.length > 100 ? [] : [`there are ${pages.length}`]);
  judged('dead links', deadLinks(DIST));
  if (CHROMIUM === undefined && !process.env.BROWSER_REQUIRED) {
    console.log('There is no Chromium here: nobody has looked at the site.');
  } else {
    const browser = await startBrowser();
    try {
      await whileServed(DIST, (origin) => look(browser, origin));
    } finally {
      await browser.close();
    }
  }
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed > 0 ? 1 : 0;
}

void main();
