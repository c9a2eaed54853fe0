import type { Document } from '../../document/document';
import type { Documents } from '../../document/documents';
import { ResourceDocument } from '../../document/resource-document';
import { PROTECTED_TYPES } from '../../model/resources/resource-catalog';
import { memo } from '../../private/memo';

/** The types of what AWS Backup protects in the account and Region of a document: by their names in its API, with those of CloudFormation. They are looked for once. */
export function typesBeside({ env: { account, region } }: Document, documents: Documents): ReadonlyMap<string, ReadonlySet<string>> {
  const all = documents.constant('protected types by place', () => {
    const found = new Map<string, Map<string, Set<string>>>();
    for (const resource of documents.ofTypes(ResourceDocument, PROTECTED_TYPES)) {
      const { known, env, type } = resource;
      if (known) { memo(memo(found, `${env.account}/${env.region}`, () => new Map()), known.kind.apiName, () => new Set<string>()).add(type); }
    }
    return found;
  });
  return all.get(`${account}/${region}`) ?? new Map();
}
