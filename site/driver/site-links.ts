import { posix } from 'path';

const PICTURE = /^docs\/.*\.(?:png|svg)$/;

/** Where the repository shows its files: links to what is no page of the site lead there, and links from there to a guide lead to its page. */
export class SiteLinks {
  private readonly blob: string;
  private readonly raw: string;

  /**
   * @param repository the address of the repository
   * @param pages the path on the site of each file of the repository that is a page
   */
  constructor(repository: string, private readonly pages: ReadonlyMap<string, string>) {
    this.blob = `${repository}/blob/main/`;
    this.raw = `${repository.replace('//github.com/', '//raw.githubusercontent.com/')}/main/`;
  }

  /** The text of a file with links that are right on the site. What stands in code is no link. */
  public in(markdown: string, file: string): string {
    return outsideCode(markdown, (text) => text
      .replace(/(\]\()([^)\s]+)(\))/g, (_, open, target, close) => `${open}${this.of(target, file)}${close}`)
      .replace(/(<(?:a|img|source)\b[^>]*?\b(?:href|src|srcset)=")([^"]+)(")/g, (_, open, target, close) => `${open}${this.of(target, file)}${close}`));
  }

  private of(target: string, from: string): string {
    const [path, anchor] = target.split('#', 2);
    const base = [this.blob, this.raw].find((each) => path.startsWith(each));
    const file = base === undefined ? this.fileBeside(from, path) : path.slice(base.length);
    if (file === undefined) { return target; }
    // Pictures of guides lie beside their pages.
    const page = this.pages.get(file) ?? (PICTURE.test(file) ? file.replace('docs/', '/guides/') : undefined);
    const end = anchor === undefined ? '' : `#${anchor}`;
    return page === undefined ? `${this.blob}${file}${end}` : `${page}${end}`;
  }

  /** The file that a relative path is of; nothing for an address, or an anchor of the same page. */
  private fileBeside(from: string, path: string): string | undefined {
    return path === '' || /^[a-z]+:|^\//i.test(path) ? undefined : posix.normalize(posix.join(posix.dirname(from), path));
  }
}

/** A text with something done to all of it but its code. */
export function outsideCode(markdown: string, change: (text: string) => string): string {
  return markdown.split(/(^```[\s\S]*?^```$|`[^`\n]+`)/m).map((part, index) => index % 2 === 0 ? change(part) : part).join('');
}

const TAGS = 'a|b|Badge|br|code|details|div|em|h\\d|img|kbd|p|picture|source|strong|sub|summary|sup|table|tbody|td|th|thead|tr';

/** A text in which what is no tag of HTML, such as `arn:<partition>`, is text on a page, too. */
export function withoutForeignTags(markdown: string): string {
  return outsideCode(markdown, (text) => text.replace(new RegExp(`<(?!/?(?:${TAGS})\\b|!--|https?:)`, 'g'), '&lt;').replaceAll('{{', '{&#8203;{'));
}
