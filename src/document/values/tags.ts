import type { Reading } from './reading';
import type { Tag } from '../../model/tags';

/** The tags of a map in a template that are there in this world. */
export function tagsIn(map: Reading): Tag[] {
  const tags = map.names().map((key) => ({ key, value: map.at(key) }));
  return tags.filter(({ value }) => !value.isAbsent).map(({ key, value }) => [key, value.knownText]);
}
