import { execFileSync } from 'child_process';
import { existsSync, mkdirSync, writeFileSync } from 'fs';
import { join, resolve } from 'path';
import { writePages } from './driver/pages';

/** Makes the site of README, guides and reference: `site/.vitepress/dist` is what a server of files needs. */
const SITE = resolve(__dirname);
const ROOT = resolve(SITE, '..');
const TABLETS = ['.jsii.tabl.json', '.guides.tabl.json'].map((file) => join(ROOT, file));

const sidebar = writePages({ root: ROOT, tablets: TABLETS.filter(existsSync) }, join(SITE, 'pages'));
mkdirSync(join(SITE, 'pages'), { recursive: true });
writeFileSync(join(SITE, 'pages', 'sidebar.json'), JSON.stringify(sidebar));
execFileSync(process.execPath, [join(SITE, 'node_modules', 'vitepress', 'bin', 'vitepress.js'), 'build', SITE], { stdio: 'inherit' });
console.log(`written: ${join('site', '.vitepress', 'dist')}`);
