const DOUBLE = '"(?:\\\\[\\s\\S]|[^"\\\\\\n])*"?';
const SINGLE = "'(?:\\\\[\\s\\S]|[^'\\\\\\n])*'?";
const COMMENTS = '//[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|$)';
const TEXT_BLOCK = '"""[\\s\\S]*?(?:"""|$)';

/** Comments and texts of languages. */
export const NO_CODE = {
  python: new RegExp(`#[^\\n]*|${TEXT_BLOCK}|'''[\\s\\S]*?(?:'''|$)|${DOUBLE}|${SINGLE}`, 'g'),
  java: new RegExp(`${COMMENTS}|${TEXT_BLOCK}|${DOUBLE}|${SINGLE}`, 'g'),
  csharp: new RegExp(`${COMMENTS}|${TEXT_BLOCK}|(?:@\\$?|\\$@)"(?:""|[^"])*"?|${DOUBLE}|${SINGLE}`, 'g'),
  go: new RegExp(`${COMMENTS}|\`[^\`]*\`?|${DOUBLE}|${SINGLE}`, 'g'),
  xml: /<!--[\s\S]*?(?:-->|$)/g,
} as const;

/** A text of the same length, in which only code stands: of comments and texts there is nothing but the ends of their lines. */
export function masked(text: string, noCode: RegExp): string {
  return text.replace(noCode, (part) => part.replace(/[^\r\n]/g, ' '));
}
