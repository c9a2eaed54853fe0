/**
 * The logical ids that a part of a template refers to, in whatever world: also in branches that are not taken.
 *
 * It may be of a file, nested without end or with the same part again and again, so that each part is looked at once.
 */
export function referencesIn(part: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<object>();
  const left: unknown[] = [part];
  while (left.length > 0) {
    const next = left.pop();
    if (!hasParts(next) || seen.has(next)) { continue; }
    seen.add(next);
    for (const [name, value] of Object.entries(next)) {
      left.push(value);
      for (const logicalId of referred(name, value)) { found.add(logicalId); }
    }
  }
  return found;
}

/** What a function refers to, if it is one that does. */
function referred(name: string, argument: unknown): string[] {
  const [first] = Array.isArray(argument) ? argument as unknown[] : [argument];
  if (typeof first !== 'string') { return []; }
  switch (name) {
    case 'Ref': return [first];
    case 'Fn::GetAtt': return [first.replace(/\..*$/s, '')];
    case 'Fn::Sub': return [...first.matchAll(/\$\{([^!{}.][^{}.]*)/g)].map(([, logicalId]) => logicalId.trim());
    default: return [];
  }
}

/** What is none of a template, as a list that stands for what was collected, has no parts of one. */
function hasParts(part: unknown): part is object {
  const prototype: unknown = typeof part === 'object' && part !== null ? Object.getPrototypeOf(part) : undefined;
  return Array.isArray(part) || prototype === Object.prototype || prototype === null;
}
