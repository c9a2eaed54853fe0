import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { dirname, join, posix, relative } from 'path';
import { LanguageTabs } from './language-tabs';
import { referenceIndex, referencePages } from './reference';
import { SiteLinks, withoutForeignTags } from './site-links';

export interface SiteSource {
  /** The root of the repository. */
  readonly root: string;
  /** What rosetta has written of the examples of README and guides. */
  readonly tablets: readonly string[];
}

/** What stands in the bar at the side, in its order. */
export interface Sidebar {
  readonly guides: readonly { readonly text: string; readonly link: string }[];
  readonly reference: readonly { readonly text: string; readonly items: readonly { readonly text: string; readonly link: string }[] }[];
}

const README = 'README.md';
const GUIDES = 'docs/README.md';

/** Writes the pages of the site: README, guides and reference, with links, tabs and anchors that are right there. @returns what the bar at the side has */
export function writePages({ root, tablets }: SiteSource, out: string): Sidebar {
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const guides = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md')).sort()
    .map((file) => posix.join('docs', file.replace(/\\/g, '/')));
  const pages = new Map([[README, '/'], ...guides.map((file) => [file, pathOf(file)] as const)]);
  const { repository } = JSON.parse(read('package.json'));
  const links = new SiteLinks(repository.url.replace(/\.git$/, ''), pages);
  const tabs = new LanguageTabs(tablets);

  rmSync(out, { recursive: true, force: true });
  const write = (path: string, text: string) => {
    const file = join(out, `${path.endsWith('/') ? `${path}index` : path}.md`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, withoutForeignTags(text));
  };
  for (const [file, path] of pages) { write(path, tabs.in(links.in(read(file), file))); }
  const reference = referencePages(read('API.md'));
  write('/reference/', referenceIndex(reference));
  for (const { name, markdown } of reference) { write(`/reference/${name}`, markdown); }
  copyPictures(join(root, 'docs'), join(out, 'guides'));

  const order = [...read(GUIDES).matchAll(/\]\(([\w/-]+\.md)\)/g)].map(([, file]) => posix.join('docs', file));
  const kinds = [...new Set(reference.map(({ kind }) => kind))];
  return {
    guides: [...new Set([...order, ...guides])].filter((file) => guides.includes(file) && file !== GUIDES)
      .map((file) => ({ text: titleOf(read(file)), link: pathOf(file) })),
    reference: kinds.map((text) => ({ text, items: reference.filter(({ kind }) => kind === text).map(({ name }) => ({ text: name, link: `/reference/${name}` })) })),
  };
}

function pathOf(guide: string): string {
  return guide.replace(/^docs\//, '/guides/').replace(/(^|\/)README\.md$/, '$1').replace(/\.md$/, '');
}

function titleOf(markdown: string): string {
  return /^# (.+)$/m.exec(markdown)?.[1].replace(/[`*]/g, '') ?? '';
}

/** What guides show stands beside them there, too. */
function copyPictures(from: string, to: string): void {
  cpSync(from, to, { recursive: true, filter: (source) => !source.endsWith('.md') || relative(from, source) === '' });
}
