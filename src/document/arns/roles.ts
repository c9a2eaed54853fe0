import { arnSection } from '../../private/arn';
import { isKnownText } from '../../private/known-text';
import { partsLater } from '../../private/later';
import { memo } from '../../private/memo';
import type { Documents } from '../documents';
import { RoleDocument } from '../role-document';
import type { Referent } from '../template';

const ACCOUNT = 4;
const RESOURCE = 5;

/** The role that a text is the ARN of, or a reference to: what it refers to as a whole or at its end, or the role of that name. */
export function roleOf(documents: Documents, text: string): RoleDocument | undefined {
  const referent = documents.referentOf(text) ?? referredAtEnd(documents, text) ?? named(documents, text);
  return referent?.template.resource(referent.logicalId)?.Type === RoleDocument.TYPE ? documents.of(RoleDocument, referent) : undefined;
}

/** `Ref` of a role is its name, with which its ARN ends. */
function referredAtEnd(documents: Documents, text: string): Referent | undefined {
  const last = partsLater(text).at(-1);
  const referent = last !== undefined && text.endsWith(`/${last}`) ? documents.referentOf(last) : undefined;
  return referent?.attribute === undefined ? referent : undefined;
}

/** IAM has its roles in no Region. */
function named(documents: Documents, arn: string): Referent | undefined {
  const [account = '', resource = ''] = [ACCOUNT, RESOURCE].map((index) => arnSection(arn, index));
  return resource.startsWith('role/') && isKnownText(account + resource)
    ? rolesByName(documents).get(`${account}/${resource.slice(resource.lastIndexOf('/') + 1)}`)
    : undefined;
}

function rolesByName(documents: Documents): ReadonlyMap<string, Referent> {
  return documents.constant('roles by name', () => {
    const found = new Map<string, Referent>();
    for (const { roleName: { knownText: name }, env: { account }, template, logicalId } of documents.roles) {
      if (name !== undefined && isKnownText(account)) { memo(found, `${account}/${name}`, () => ({ template, logicalId })); }
    }
    return found;
  });
}
