import { styleText } from 'util';

/** How something looks in a terminal that has colours. */
export type Style = (format: 'red' | 'yellow' | 'blue' | 'green' | 'bold' | 'dim', text: string) => string;

/** How it looks in a file, and where there are no colours. */
export const PLAIN: Style = (_, text) => text;

/** Colours where the output is a terminal that has them, and nobody has asked for none. */
export function styleOf(output: { readonly isTTY?: boolean }, env: Readonly<Record<string, string | undefined>>): Style {
  const hasColours = env.FORCE_COLOR ? env.FORCE_COLOR !== '0' : output.isTTY === true && env.TERM !== 'dumb';
  return hasColours && !env.NO_COLOR ? (format, text) => styleText(format, text, { validateStream: false }) : PLAIN;
}
