import { escaped } from '../../private/markup';

/** The colours of pictures: in light and in dark surroundings, and on paper. */
export const PICTURE_STYLE = `
svg.forecast{color-scheme:light dark;--bg:#fff;--fg:#1b1f24;--line:#8c959f;--run:#0550ae;--lost:#a40e26;--window:#9ec5fe;--warm:#bf8700;--cold:#57606a;--copy:#1a7f37;background:var(--bg)}
@media screen and (prefers-color-scheme:dark){svg.forecast{--bg:#0d1117;--fg:#e6edf3;--line:#6e7681;--run:#79c0ff;--lost:#ff9492;--window:#1f4a80;--warm:#d29922;--cold:#8b949e;--copy:#3fb950}}
.forecast text{fill:var(--fg);font:11px system-ui,sans-serif}.forecast .grid{stroke:var(--line);stroke-width:.5;fill:none}
.forecast .run{stroke:var(--run);stroke-width:1;fill:none}.forecast .lost{stroke:var(--lost);stroke-width:1;stroke-dasharray:2 2;fill:none}
.forecast .window{fill:var(--window)}.forecast .warm{fill:var(--warm)}.forecast .cold{fill:var(--cold)}.forecast .copy{fill:var(--copy)}.forecast .more{fill:var(--fg)}
@media print{.forecast *{print-color-adjust:exact}}
`;

/** How wide pictures are. */
export const WIDTH = 960;
/** What is left of and right of what is drawn. */
export const MARGIN = 8;

/** What a picture is called, and what it shows, for those who do not see it. */
export interface PictureText {
  /** What begins the ids in it. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** A picture as it stands in a page, which has the style. */
export function picture({ id, title, description }: PictureText, height: number, shapes: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-t ${id}-d" class="forecast">`,
    `<title id="${id}-t">${escaped(title)}</title>`,
    `<desc id="${id}-d">${escaped(description)}</desc>`,
    ...shapes,
    '</svg>',
  ].join('\n');
}

/** A picture as a file of its own. */
export function standalone(svg: string): string {
  return `${svg.replace(/<title /, `<style>${PICTURE_STYLE}</style>\n<title `)}\n`;
}

export function rounded(number: number): number {
  return Math.round(number * 10) / 10;
}

export function text(x: number, y: number, words: string): string {
  return `<text x="${rounded(x)}" y="${y}">${escaped(words)}</text>`;
}

export function bar(kind: string, x: number, y: number, width: number, height: number, title?: string): string {
  const box = `x="${rounded(x)}" y="${y}" width="${rounded(width)}" height="${height}"`;
  return title === undefined ? `<rect class="${kind}" ${box}/>` : `<rect class="${kind}" ${box}><title>${escaped(title)}</title></rect>`;
}
