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
 * What differs, looked for from both sides: what is written and not there, what is there and not written, and what is another. In no list of AWS Backup
 * does anything depend on the order.
 */
export function differences(written: any, found: any, defaults: Defaults = {}, path = ''): Difference[] {
  if (written === undefined) { return found === undefined || isEmpty(found) || defaults[path.replace(/\[[^\]]*\]/g, '')]?.(found) ? [] : [{ property: path, found }]; }
  if (found === undefined) { return isEmpty(written) ? [] : [{ property: path, written }]; }
  if (Array.isArray(written) && Array.isArray(found)) { return ofLists(written, found, defaults, path); }
  if (isObject(written) && isObject(found)) {
    return [...new Set([...Object.keys(written), ...Object.keys(found)])]
      .flatMap((key) => differences(written[key], found[key], defaults, path ? `${path}.${key}` : key));
  }
  // CloudFormation takes a number as a text, too.
  return typeof written !== 'object' && typeof found !== 'object' && String(written) === String(found) ? [] : [{ property: path, written, found }];
}

/** Elements belong together by what names them, wherever they stand. */
function ofLists(written: any[], found: any[], defaults: Defaults, path: string): Difference[] {
  const [ours, theirs] = [byName(written), byName(found)];
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((name) => differences(ours.get(name), theirs.get(name), defaults, `${path}[${name}]`));
}

/** What tells the elements of a list from each other, whatever the list is of. */
const NAMES = ['RuleName', 'ControlName', 'ParameterName', 'ConditionKey', 'Key', 'DestinationBackupVaultArn'];

function byName(list: readonly any[]): Map<string, unknown> {
  const elements = new Map<string, unknown>();
  for (const each of list) {
    const name = isObject(each)
      ? String(NAMES.map((key) => each[key]).find((value) => value !== undefined) ?? JSON.stringify(each))
      : String(each);
    const same = [...elements.keys()].filter((other) => other === name || other.startsWith(`${name}#`)).length;
    elements.set(same === 0 ? name : `${name}#${same + 1}`, each);
  }
  return elements;
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
