/** Things that are alike, together: in the order of the first of each group. For a handful of things, as they are compared in pairs. */
export function groupsOf<T>(things: readonly T[], areAlike: (a: T, b: T) => boolean): T[][] {
  const groups: T[][] = [];
  for (const thing of things) {
    const group = groups.find(([first]) => areAlike(first, thing));
    if (group) { group.push(thing); } else { groups.push([thing]); }
  }
  return groups;
}
