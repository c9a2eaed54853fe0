import { endsWithOtherId, isOutput, isOwnArn } from '../../../document/arns/selected-arns';
import type { SelectedArns } from '../../../document/arns/selected-arns';
import type { Documents } from '../../../document/documents';
import { ResourceDocument } from '../../../document/resource-document';
import type { Referent } from '../../../document/template';
import { nameOf } from '../../../document/values/durations';
import type { Reading } from '../../../document/values/reading';
import { opened } from '../../../model/arn-pattern';
import { endsWithId, PROTECTED_TYPES } from '../../../model/resources/resource-catalog';
import { isUnprotected, unprotectedBecause } from '../../../model/resources/unprotected-arns';
import { memo } from '../../../private/memo';
import { namesInWords } from '../../../private/paths';
import type { Problem } from '../../findings/finding';

/** ARNs of what AWS Backup does not protect, those of one cause together. */
export function unprotectedArns(list: Reading, { others }: SelectedArns, documents: Documents): Problem[] {
  const found = new Map<string, Set<string>>();
  for (const arn of new Set(others)) {
    const whole = documents.referentOf(arn);
    const [name, why] = whole ? ofReferent(whole, documents) : ofText(arn, documents);
    if (why !== undefined) { memo(found, why, () => new Set()).add(name); }
  }
  return [...found].map(([why, names]) => ({
    id: 'selectsNothing',
    level: 'warning',
    property: list.path,
    about: why,
    message: `${namesInWords([...names])} in '${nameOf(list)}' ${names.size === 1 ? 'stands' : 'stand'} for nothing that AWS Backup protects: ${why}`,
  }));
}

/** What it is called, and why it is not protected; nothing where it may be. */
type Unprotected = readonly [name: string, why?: string];

function ofReferent(referent: Referent, documents: Documents): Unprotected {
  const { name, type } = documents.of(ResourceDocument, referent);
  const { attribute } = referent;
  const isArn = attribute === undefined || /arn$/i.test(attribute);
  if (PROTECTED_TYPES.has(type)) {
    const resource = documents.resourceOf(referent);
    if (attribute === undefined) { return [name, resource && isIdOf(resource) ? `what 'Ref' returns of an ${type} is its name or its id, and no ARN` : undefined]; }
    const isOfPart = resource && /(Arn|Id|Identifier|Name)$/.test(attribute) && !isOwnArn(attribute) && !isOutput(attribute);
    return [`${name}.${attribute}`, isOfPart ? `it is not the ARN of the ${type} itself` : undefined];
  }
  return [name, isArn && isUnprotected(type) ? `it protects no ${type}` : undefined];
}

/** Whether `Ref` of a resource is what its ARN ends with, for sure. */
export function isIdOf({ known }: ResourceDocument): boolean {
  return endsWithId(known!.source);
}

/** A text may be the ARN of a resource of the application with that of a part behind it: the key of an object, or an index. */
function ofText(arn: string, documents: Documents): Unprotected {
  const [referent, ...more] = documents.referentsIn(arn);
  if (endsWithOtherId(documents, arn)) {
    return [opened(arn), `it ends with '${referent.attribute ?? 'Ref'}' of an ${documents.of(ResourceDocument, referent).type}, with which the ARN of none ends`];
  }
  const resource = referent?.attribute === 'Arn' && more.length === 0 && arn.startsWith('${') ? documents.resourceOf(referent) : undefined;
  const behind = arn.slice(arn.indexOf(']}') + 2);
  if (!resource || resource.kind.hasSlashInId || !behind.startsWith('/')) { return [opened(arn), unprotectedBecause(arn)]; }
  return [
    `${resource.name}${opened(behind)}`,
    resource.kind.apiName === 'S3' ? 'of s3 it protects whole buckets, and no objects' : `it is not the ARN of the ${resource.type} itself`,
  ];
}
