import type { Document } from '../../document/document';
import { nameOf } from '../../document/values/durations';
import type { Reading } from '../../document/values/reading';
import { tagProblems } from '../../model/tags';
import type { Tag } from '../../model/tags';
import type { Problem } from '../findings/finding';
import { refusals } from '../findings/problems';

/** What tags cannot be given to something that has them as a list. */
export function tagList({ tags }: Document & { readonly tags: Reading }): Problem[] {
  const known = (tags.elements() ?? []).flatMap((tag): Tag[] => {
    const { knownText: key } = tag.at('Key');
    return key === undefined ? [] : [[key, tag.at('Value').knownText]];
  });
  return refusals('invalidTag', tags, tagProblems(nameOf(tags), known));
}
