/** What is not the same in a template and at the service. */
export interface Difference {
  /** Where it is, by the names of the template. */
  readonly property: string;
  /** What the template says; undefined where it says nothing. */
  readonly written?: unknown;
  /** What the service has. */
  readonly found?: unknown;
}

/** What the service fills in where a template says nothing, by the names of properties without the places in lists. */
export type Defaults = Readonly<Record<string, (value: any) => boolean>>;

/**
 * What differs, looked for from both sides: what is written and not there, what is there and not written, and what is another. Lists in which nothing depends on the order
 * are compared as sets.
 */
export function differences(written: any, found: any, defaults: Defaults = {}, path = ''): Difference[] {
  if (written === undefined) { return found === undefined || isEmpty(found) || defaults[path.replace(/\[\d+\]/g, '')]?.(found) ? [] : [{ property: path, found }]; }
  if (found === undefined) { return isEmpty(written) ? [] : [{ property: path, written }]; }
  if (Array.isArray(written) && Array.isArray(found)) { return ofLists(written, found, defaults, path); }
  if (isObject(written) && isObject(found)) {
    return [...new Set([...Object.keys(written), ...Object.keys(found)])]
      .flatMap((key) => differences(written[key], found[key], defaults, path ? `${path}.${key}` : key));
  }
  // CloudFormation takes a number as a text, too.
  return String(written) === String(found) && !isObject(written) && !isObject(found) ? [] : [{ property: path, written, found }];
}

function ofLists(written: any[], found: any[], defaults: Defaults, path: string): Difference[] {
  const [ours, theirs] = [sorted(written), sorted(found)];
  return Array.from({ length: Math.max(ours.length, theirs.length) }, (_, index) => differences(ours[index], theirs[index], defaults, `${path}[${index}]`)).flat();
}

/** By what names an element, where there is something, else by all of it. */
function sorted(list: readonly any[]): any[] {
  const keyOf = (each: any) => isObject(each) ? String(each.RuleName ?? each.ConditionKey ?? each.Key ?? each.DestinationBackupVaultArn ?? JSON.stringify(each)) : String(each);
  return [...list].sort((a, b) => keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0);
}

function isObject(value: unknown): value is Record<string, any> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0) || (isObject(value) && Object.values(value).every((each) => each === undefined || isEmpty(each)));
}

/** A difference as people read it. */
export function inWords({ property, written, found }: Difference): string {
  const shown = (value: unknown) => value === undefined ? 'nothing' : JSON.stringify(value);
  return `${property}: the template has ${shown(written)}, the service ${shown(found)}`;
}
