/** An example as rosetta writes it into a tablet: `$` is TypeScript as it is shown. */
export interface Snippet {
  readonly translations: Readonly<Record<string, { readonly source: string } | undefined>>;
}

/** TypeScript, and behind it the Python that was made of it before. */
const EXAMPLE = /^(```ts\b.*\n([\s\S]*?)^```)$(?:\n\n<details><summary>Python<\/summary>\n\n```python\n[\s\S]*?^```\n\n<\/details>$)?/gm;
const SHORT = 5;
/** Behind an example whose Python nobody can translate: it is written. */
const BY_HAND = '\n\n<!-- Python by hand -->\n';

/** A guide in which each example that is longer than a glance is followed by the same in Python. */
export function withPython(guide: string, snippets: readonly Snippet[]): string {
  const translations = new Map(snippets.map(({ translations: all }) => [all.$!.source.trim(), all.python && asPython(all.python.source)]));
  return guide.replace(EXAMPLE, (all, block: string, source: string, offset: number) => {
    if (guide.startsWith(BY_HAND, offset + all.length)) { return all; }
    const python = translations.get(source.trim());
    const isLong = source.trim().split('\n').length > SHORT;
    return isLong && python ? `${block}\n\n<details><summary>Python</summary>\n\n\`\`\`python\n${python}\n\`\`\`\n\n</details>` : block;
  });
}

/** What rosetta leaves as it is in TypeScript, dates and what is a keyword of Python, what it should leave, the names in events, and no more lines are empty than there. */
function asPython(translated: string): string {
  return translated.trim()
    .replace(/\bDate\("([^"]+)Z"\)/g, 'datetime.fromisoformat("$1+00:00")')
    .replace(/\.with\(/g, '.with_(')
    .replace(/\bdetail=\{[^{}]*\}/g, (detail) => detail.replace(/"\w+":/g, (key) => key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())))
    .replace(/^(from \S+ import) (.+)$/gm, (_, from: string, names: string) => `${from} ${[...new Set(names.split(', '))].join(', ')}`)
    .replace(/\n{3,}/g, '\n\n');
}
