import { readFileSync } from 'fs';
import { documentation } from '../../projenrc/documentation';

interface Type {
  readonly name: string;
  readonly datatype?: boolean;
  readonly initializer?: Callable;
  readonly methods?: Callable[];
  readonly properties?: { readonly type: Of }[];
}
interface Callable { readonly parameters?: { readonly type: Of }[] }
interface Of { readonly fqn?: string; readonly collection?: { readonly elementtype: Of } }

test('the guides name every struct that something takes, since other languages have to', () => {
  const { types }: { types: Record<string, Type> } = JSON.parse(readFileSync('.jsii', 'utf8'));
  const structOf = ({ fqn, collection }: Of): Type[] => collection ? structOf(collection.elementtype) : [types[fqn ?? '']].filter((type) => type?.datatype);
  const taken = Object.values(types).flatMap(({ datatype, initializer, methods = [], properties = [] }) => [
    ...[initializer, ...methods].flatMap((callable) => callable?.parameters ?? []),
    ...(datatype ? properties : []),
  ].flatMap(({ type }) => structOf(type)));
  const text = documentation();

  expect(taken.length).toBeGreaterThan(20);
  expect([...new Set(taken.map(({ name }) => name))].filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});
