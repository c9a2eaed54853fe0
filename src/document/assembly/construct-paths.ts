import { objectOf } from '../template-file';

/** What ends the path of the resource of a nested stack, after that of the nested stack itself. */
const NESTED = /\.NestedStack\/[^/]*$/;

/**
 * The paths of the constructs of a stack and of the stacks nested in it, from what an assembly says of each path.
 */
export class ConstructPaths {
  /** The path of a nested stack by that of its resource. */
  public static ofNested(path: string | undefined): string | undefined {
    return path === undefined || !NESTED.test(path) ? undefined : path.replace(NESTED, '');
  }

  /** By the path of the nested stack (nothing for the outer one), and there by logical id. */
  private readonly byStack = new Map<string, Map<string, string>>();

  constructor(metadata: unknown) {
    const entries = Object.entries(objectOf(metadata)).flatMap(([path, each]) => (Array.isArray(each) ? each : []).flatMap((entry) => {
      const { type, data } = objectOf(entry);
      return type === 'aws:cdk:logicalId' && typeof data === 'string' ? [{ path: path.replace(/^\//, ''), logicalId: data }] : [];
    }));
    const stacks = new Set(entries.map(({ path }) => path).filter((path) => NESTED.test(path)).map((path) => path.replace(NESTED, '')));
    for (const { path, logicalId } of entries) {
      const stack = stacks.size > 0 ? stackAround(path, stacks) : '';
      const ofStack = this.byStack.get(stack) ?? new Map<string, string>();
      this.byStack.set(stack, ofStack.set(logicalId, path));
    }
  }

  /** The paths in the stack itself, or in a nested one, by logical id. */
  public in(stack = ''): ReadonlyMap<string, string> {
    return this.byStack.get(stack) ?? new Map();
  }
}

/** The innermost of some stacks that a path is in; nothing if it is in none. */
function stackAround(path: string, stacks: ReadonlySet<string>): string {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (stacks.has(path.slice(0, end))) { return path.slice(0, end); }
  }
  return '';
}
