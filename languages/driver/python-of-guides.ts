/** An example as rosetta writes it into a tablet: `$` is TypeScript as it is shown. */
export interface Snippet {
  readonly translations: Readonly<Record<string, { readonly source: string } | undefined>>;
}

/** TypeScript, and behind it the Python that was made of it before. */
const EXAMPLE = /^(```ts\b.*\n([\s\S]*?)^```)$(?:\n\n<details><summary>Python<\/summary>\n\n```python\n[\s\S]*?^```\n\n<\/details>$)?/gm;
const SHORT = 5;

/** A guide in which each example that is longer than a glance is followed by the same in Python. */
export function withPython(guide: string, snippets: readonly Snippet[]): string {
  const translations = new Map(snippets.map(({ translations: all }) => [all.$!.source.trim(), all.python && asPython(all.python.source)]));
  return guide.replace(EXAMPLE, (_, block: string, source: string) => {
    const python = translations.get(source.trim());
    const isLong = source.trim().split('\n').length > SHORT;
    return isLong && python ? `${block}\n\n<details><summary>Python</summary>\n\n\`\`\`python\n${python}\n\`\`\`\n\n</details>` : block;
  });
}

/** What rosetta leaves as it is in TypeScript, dates and what is a keyword of Python, and no more lines are empty than there. */
function asPython(translated: string): string {
  return translated.trim()
    .replace(/\bDate\("([^"]+)Z"\)/g, 'datetime.fromisoformat("$1+00:00")')
    .replace(/\.with\(/g, '.with_(')
    .replace(/\n{3,}/g, '\n\n');
}
