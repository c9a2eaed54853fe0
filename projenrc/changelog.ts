/**
 * What the changelog says of a version: the text below its heading `## 1.2.3 (2030-01-31)`, up to the next one.
 */
export function changesOf(version: string, changelog: string): string | undefined {
  const [, ...sections] = changelog.split(/^## /m);
  const section = sections.find((text) => new RegExp(`^${version.replace(/\./g, '\\.')} \\(\\d{4}-\\d{2}-\\d{2}\\)\n`).test(text));
  return section?.slice(section.indexOf('\n')).trim() || undefined;
}
