import { existsSync } from 'fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** Where Chromium is, if it is there: of Debian's package, or where CHROMIUM says. */
const CHROMIUM = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => path && existsSync(path));

/** The tests in a browser, which are skipped with a line where there is none, unless BROWSER_REQUIRED says that there has to be one. */
export const inBrowser = CHROMIUM === undefined && !process.env.BROWSER_REQUIRED ? describe.skip : describe;

if (inBrowser === describe.skip) { process.stderr.write('There is no Chromium here: the tests of the report in a browser are skipped.\n'); }

/** Starts it without a sandbox, which containers do not let it have: it sees nothing but what the tests give it. */
export async function startBrowser(): Promise<Browser> {
  if (CHROMIUM === undefined) { throw new Error('BROWSER_REQUIRED is set, and there is no Chromium: apt-get install chromium'); }
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
}
