import { existsSync, readdirSync, readFileSync } from 'fs';
import { join, posix } from 'path';

/** The links of a site that lead nowhere: to a page, a file or an anchor that is not there. */
export function deadLinks(dist: string): string[] {
  const pages = new Map(pagesIn(dist).map((page) => [page, readFileSync(join(dist, page), 'utf8')]));
  const anchors = new Map([...pages].map(([page, html]) => [page, new Set([...html.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id))]));
  const fileOf = (path: string) => [path.endsWith('/') ? `${path}index.html` : `${path}.html`, path].map((file) => file.replace(/^\//, '')).find((file) => existsSync(join(dist, file)));
  return [...pages].flatMap(([page, html]) => [...html.matchAll(/<(?:a|img|source)\b[^>]*?\b(?:href|src|srcset)="([^"]*)"/g)].flatMap(([, link]) => {
    if (/^(https?:|mailto:|data:)/.test(link)) { return []; }
    const [path, anchor] = link.replaceAll('&amp;', '&').split('#', 2);
    const target = path === '' ? page : fileOf(path.startsWith('/') ? path : posix.join('/', posix.dirname(page), path));
    const isThere = target !== undefined && (anchor === undefined || anchor === '' || anchors.get(target)?.has(decodeURIComponent(anchor)));
    return isThere ? [] : [`${page}: ${link}`];
  }));
}

export function pagesIn(dist: string): string[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' }).map((file) => file.replace(/\\/g, '/')).filter((file) => file.endsWith('.html') && file !== '404.html').sort();
}
