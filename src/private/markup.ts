import { printable } from './printable';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as it can stand in an element or an attribute: nothing of it is markup, and nothing changes the direction of what follows. */
export function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

/** A name of a template, which keeps its own direction. Paths, types and files are broken between their parts rather than elsewhere. */
export function name(text: string): string {
  return `<bdi>${escaped(text).replace(/\/(?=.)|::(?=.)|\.(?=template\.json)/g, '$&<wbr>')}</bdi>`;
}

/** The same as code. */
export function code(text: string): string {
  return `<code>${name(text)}</code>`;
}

export function list(items: readonly string[], tag = 'ul'): string {
  return items.length === 1 && tag === 'ul' ? items[0] : `<${tag}>${items.map((each) => `<li>${each}</li>`).join('')}</${tag}>`;
}

/** A table that is moved sideways where it has no room, by keyboard, too. */
export function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [
    `<div class="wide" role="region" tabindex="0" aria-label="${escaped(caption)}"><table><caption>${escaped(caption)}</caption>`,
    `<thead><tr>${head.map((each) => `<th scope="col">${each}</th>`).join('')}</tr></thead><tbody>`,
    ...rows.map(([first, ...others]) => `<tr><th scope="row">${first}</th>${others.map((each) => `<td>${each}</td>`).join('')}</tr>`),
    '</tbody></table></div>',
  ].join('\n');
}

/** Terms and what is said of them; what is empty is left out. */
export function terms(entries: readonly (readonly [string, string | undefined])[]): string {
  return `<dl>${entries.flatMap(([term, text]) => text ? [`<dt>${term}</dt><dd>${text}</dd>`] : []).join('')}</dl>`;
}
