import { isObject } from './objects';
import type { Members, ObjectType } from './shape';
import { memo } from '../memo';

/**
 * An object that a program has made itself, and that has less than its type has: it is as good as any until somebody asks for what it lacks, who is told by name then, be it at synthesis.
 *
 * @param refusal the error for those who ask for a member, by its name
 */
export function guarded(value: object, { has, alsoHas = [], looks = {}, isAnyEnough }: ObjectType, refusal: (member: string) => Error): object {
  if (GUARDS.has(value)) { return value; }
  const byNeed = memo(GUARDED, value, () => new Map<Members, object>());
  return memo(byNeed, has, () => guard(value, new Set([...isAnyEnough ? [] : Object.keys(has), ...alsoHas, ...Object.keys(looks)]), has, refusal));
}

function guard(value: object, needed: ReadonlySet<PropertyKey>, within: Members, refusal: (member: string) => Error): object {
  // Of what is frozen, nothing else may be shown than what it has: of something that inherits from it, everything.
  const isFree = Object.isExtensible(value) && Reflect.ownKeys(value).every((key) => Reflect.getOwnPropertyDescriptor(value, key)!.configurable);
  const shown: object = isFree ? value : Object.create(value);
  const proxy = new Proxy(shown, {
    get(_, name) {
      const member: unknown = Reflect.get(value, name, value);
      if (member === undefined || member === null) {
        if (needed.has(name)) { throw refusal(String(name)); }
        return undefined;
      }
      const parts = Object.hasOwn(within, name) ? within[name as string] : undefined;
      if (typeof parts === 'object' && isObject(member)) {
        return guard(member, new Set(Object.keys(parts).filter((part) => parts[part] !== 'any')), {}, (part) => refusal(`${String(name)}.${part}`));
      }
      // A class of the program may have fields that only its own objects have.
      return typeof member === 'function' && name !== 'constructor' ? member.bind(value) : member;
    },
  });
  GUARDS.add(proxy);
  return proxy;
}

/** Objects and what guards them: the same one wherever they are given. */
const GUARDED = new WeakMap<object, Map<Members, object>>();
const GUARDS = new WeakSet<object>();
