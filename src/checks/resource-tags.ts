import type { Law } from './findings/judge';
import { refusals } from './findings/problems';
import type { Document } from '../document/document';
import { tagsIn } from '../document/values/tags';
import { tagProblems } from '../model/tags';

/** What tags no resource of AWS Backup can get. They come from anywhere above it in the tree, so that those are asked, too, who keep their own laws. */
export function tagsAt(property: string): Law<Document> {
  return (document) => {
    const map = document.property(property);
    return refusals('invalidTag', map, tagProblems(property, tagsIn(map)));
  };
}
