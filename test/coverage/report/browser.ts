import { CHROMIUM } from '../../chromium';

/** The tests in a browser, which are skipped with a line where there is none, unless BROWSER_REQUIRED says that there has to be one. */
export const inBrowser = CHROMIUM === undefined && !process.env.BROWSER_REQUIRED ? describe.skip : describe;

if (inBrowser === describe.skip) { process.stderr.write('There is no Chromium here: the tests of the report in a browser are skipped.\n'); }
