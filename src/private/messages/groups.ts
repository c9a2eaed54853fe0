/** Things that are alike, together: in the order of the first of each group. For a handful of things, as they are compared in pairs. */
export function groupsOf<T>(things: readonly T[], areAlike: (a: T, b: T) => boolean): T[][] {
  const groups: T[][] = [];
  for (const thing of things) {
    const group = groups.find(([first]) => areAlike(first, thing));
    if (group) { group.push(thing); } else { groups.push([thing]); }
  }
  return groups;
}

/** Things that have the same key, together: in the order of the first of each group. */
export function groupsBy<T>(things: Iterable<T>, keyOf: (thing: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group) { group.push(thing); } else { groups.set(key, [thing]); }
  }
  return [...groups.values()];
}
