import { subjectOf } from './subject';
import { Documents } from '../../document/documents';
import { ResourceDocument } from '../../document/resource-document';
import { World } from '../../document/values/world';
import { PROTECTED_TYPES } from '../../model/resources/resource-catalog';
import { isKnownText } from '../../private/known-text';

/** The one resource of an application that surely has an ARN, by what it is known by. */
export function keyNamed(documents: Documents, arn: string): string | undefined {
  return arn.startsWith('arn:') ? namedArns(documents).get(arn) : undefined;
}

/** The resources whose ARNs are known whole, and are no other's. */
function namedArns({ application }: Documents): ReadonlyMap<string, string | undefined> {
  const { shared } = application;
  if (!shared.has(NAME)) {
    const found = new Map<string, string | undefined>();
    let documents = new Documents(application, new World(true));
    const places = application.templates.flatMap((template) => template.resourcesOf(PROTECTED_TYPES).map((logicalId) => ({ template, logicalId })));
    for (const place of places) {
      const resource = documents.of(ResourceDocument, place);
      const arn = resource.known && resource.known.source.name !== undefined ? subjectOf(documents, resource).arn : '';
      if (documents.world.isAsked) {
        documents = new Documents(application, new World(true));
      } else if (arn !== '' && isKnownText(arn)) {
        found.set(arn, found.has(arn) ? undefined : resource.key);
      }
    }
    shared.set(NAME, found);
  }
  return shared.get(NAME) as ReadonlyMap<string, string | undefined>;
}

const NAME = 'coverage: named ARNs';
