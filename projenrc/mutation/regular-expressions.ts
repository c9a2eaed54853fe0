/** What stands in a regular expression: a class in brackets, an escaped character, the start of a group, a quantifier, or a character. */
const PARTS = /\[(?:\\.|[^\]])*\]|\\.|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|[*+?]\??|\{\d+(?:,\d*)?\}\??|./gs;

const CLASSES: Readonly<Record<string, string>> = { '\\d': '\\D', '\\D': '\\d', '\\s': '\\S', '\\S': '\\s', '\\w': '\\W', '\\W': '\\w', '\\b': '\\B' };

/** A regular expression with one fault, in every way. */
export function regularExpressions(text: string): string[] {
  const end = text.lastIndexOf('/');
  const [body, flags] = [text.slice(1, end), text.slice(end + 1)];
  const parts = body.match(PARTS) ?? [];
  const mutated = parts.flatMap((part, index) => insteadOf(part).map((other) => `/${[...parts.slice(0, index), other, ...parts.slice(index + 1)].join('') || '(?:)'}/${flags}`));
  return [...mutated, ...(flags.includes('i') ? [`/${body}/${flags.replace('i', '')}`] : [])].filter(isValid);
}

function insteadOf(part: string): string[] {
  if (part === '^' || part === '$') { return ['']; }
  if (/^(?:[*+?]\??|\{.*\}\??)$/.test(part)) { return ['']; }
  if (part.startsWith('[^')) { return [`[${part.slice(2)}`]; }
  if (part.startsWith('[')) { return [`[^${part.slice(1)}`]; }
  if (part === '(?=' || part === '(?!') { return [part === '(?=' ? '(?!' : '(?=']; }
  return Object.hasOwn(CLASSES, part) ? [CLASSES[part]] : [];
}

function isValid(text: string): boolean {
  const end = text.lastIndexOf('/');
  try {
    return new RegExp(text.slice(1, end), text.slice(end + 1)) !== undefined;
  } catch {
    return false;
  }
}
