import { existsSync } from 'fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** Where Chromium is, if it is there: of Debian's package, or where CHROMIUM says. */
export const CHROMIUM = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => path && existsSync(path));

/** Starts it without a sandbox, which containers do not let it have: it sees nothing but what it is given. */
export async function startBrowser(): Promise<Browser> {
  if (CHROMIUM === undefined) { throw new Error('BROWSER_REQUIRED is set, and there is no Chromium: apt-get install chromium'); }
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
}
