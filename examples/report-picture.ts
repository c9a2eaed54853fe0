import { execFileSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { pathToFileURL } from 'url';
import { CHROMIUM, startBrowser } from '../test/chromium';

const PICTURE = 'docs/coverage-report.png';
/** Which sections of the report, and which of its columns, would take a reader more than a glance. */
const LEFT_OUT = [
  'nav', 'main > section:not(#resources):not(#rules)', '#resources :is(th, td):nth-child(4)',
  '#rules > :is(h2, section:not(:has(#rules-2-h)))', '#rules-2 > :not(figure)', '#rules-2 > h4 ~ figure',
];

/** What a reader takes in at a glance of the report of the example: its sum, what is protected and how, and the timeline of one set of rules. */
async function takePicture(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  const browser = await startBrowser();
  try {
    const report = join(folder, 'report.html');
    execFileSync(process.execPath, [resolve('lib/cli.js'), 'coverage', '.', '--format', 'html', '--output', report], { cwd: join(__dirname, 'cdk.out') });
    const page = await browser.newPage({ viewport: { width: 1200, height: 800 }, deviceScaleFactor: 2 });
    await page.goto(pathToFileURL(report).href);
    await page.locator('#resources select').first().selectOption('protected');
    await page.evaluate(`document.querySelectorAll(${JSON.stringify(LEFT_OUT.join(', '))}).forEach((element) => { element.style.display = 'none'; })`);
    const { y, height } = (await page.locator('#rules figure:visible').boundingBox())!;
    writeFileSync(PICTURE, await page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width: 1200, height: Math.ceil(y + height + 16) } }));
    console.log(`written: ${PICTURE}`);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

if (CHROMIUM === undefined) {
  console.log(`${PICTURE} stays as it is: there is no Chromium`);
} else {
  void takePicture();
}
