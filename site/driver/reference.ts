import { outsideCode } from './site-links';

/** A page of the reference: all of one class, struct or enumeration. */
export interface ReferencePage {
  readonly name: string;
  /** Such as `Constructs`. */
  readonly kind: string;
  readonly markdown: string;
}

const KINDS: Readonly<Record<string, string>> = { Constructs: 'A construct', Structs: 'A struct', Classes: 'A class', Protocols: 'An interface', Enums: 'An enumeration' };

/** The reference, which jsii-docgen has made of the assembly, by its types: as one page nobody could load it. */
export function referencePages(api: string): ReferencePage[] {
  const pages = api.split(/^## /m).slice(1).flatMap((chapter) => {
    const [kind] = chapter.split(' ', 1);
    return chapter.split(/^### /m).slice(1).map((text) => ({ kind, name: text.split(' ', 1)[0], markdown: text.slice(text.indexOf('\n')) }));
  });
  const names = new Set(pages.map(({ name }) => name));
  return pages.map((page) => ({ ...page, markdown: pageOf(page, names) }));
}

function pageOf({ name, kind, markdown }: ReferencePage, names: ReadonlySet<string>): string {
  const text = outsideCode(markdown, (part) => part.replace(/href="#cdk-aws-backup\.(\w+)([^"]*)"/g, (link, type, member) => (
    names.has(type) ? `href="/reference/${type}${member === '' ? '' : `#${idOf(type, member)}`}"` : link
  )))
    // Headings begin two levels higher on a page of their own, and have their anchors from what stands in them.
    .replace(/^##(#+) (.*?) ?<a name="[^"]*" id="(?:cdk-aws-backup\.(\w+)([^"]*)|([^"]*))"><\/a>$/gm, (_, level, title, type, member, chapter) => (
      `${level} ${title} {:#${type === undefined ? chapter.replace(/\W+/g, '-').toLowerCase() : idOf(type, member)}:}`
    ))
    .replace(/<sup>(Required|Optional)<\/sup>/g, (_, word: string) => ` <Badge type="info" text="${word.toLowerCase()}" />`);
  return `# ${name}\n\n${KINDS[kind]} of [the reference](/reference/).\n${text.replace(/\n---\n/g, '\n')}`;
}

/** The list of all pages, by their kinds. */
export function referenceIndex(pages: readonly ReferencePage[]): string {
  const kinds = [...new Set(pages.map(({ kind }) => kind))];
  const list = (kind: string) => pages.filter((page) => page.kind === kind).map(({ name }) => `- [${name}](/reference/${name})`).join('\n');
  return ['# API reference', 'Made of the assembly: what the types of every language say.', ...kinds.map((kind) => `## ${kind}\n\n${list(kind)}`)].join('\n\n') + '\n';
}

/** An anchor without points, which a heading takes for something else. */
function idOf(type: string, member: string): string {
  return `${type}${member}`.replaceAll('.', '-');
}
