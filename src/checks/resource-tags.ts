import type { Law } from './findings/judge';
import { refusals } from './findings/problems';
import type { Document } from '../document/document';
import { tagsIn } from '../document/values/tags';
import { tagProblems } from '../model/tags';
import type { Tag } from '../model/tags';

/** What tags no resource of AWS Backup can get. They come from anywhere above it in the tree, so that those are asked, too, who keep their own laws. */
export function tagsAt(property: string): Law<Document> {
  return (document) => {
    const map = document.property(property);
    return refusals('invalidTag', map, tagProblems(property, tagsIn(map)));
  };
}

/** The same where tags are a list. */
export function tagListAt(property: string): Law<Document> {
  return (document) => {
    const list = document.property(property);
    const known = (list.elements() ?? []).flatMap((tag): Tag[] => {
      const { knownText: key } = tag.at('Key');
      return key === undefined ? [] : [[key, tag.at('Value').knownText]];
    });
    return refusals('invalidTag', list, tagProblems(property, known));
  };
}
