import { readFileSync } from 'fs';
import { objectOf } from '../../../document/template-file';
import { IMMUTABILITIES } from '../../../model/immutability';
import type { Immutability } from '../../../model/immutability';
import { notRead } from '../../../private/messages/file-problem';
import { UsageError } from '../../../private/messages/usage-error';
import type { ResourceForm } from '../../report/form';

/** What a report says of a resource, as far as reports are compared. */
export type ReportedResource = Pick<ResourceForm,
'template' | 'path' | 'logicalId' | 'type' | 'verdict' | 'recoveryPointObjectiveMinutes' | 'retentionDays' | 'copies' | 'immutability' | 'kept' | 'copiesKept' | 'restoreTests' | 'restoreTestedEveryMinutes' | 'alarms'> & Partial<Pick<ResourceForm, 'rules' | 'native' | 'withDefaults' | 'proof'>>;

const WRITE = 'write it with cdk-aws-backup coverage --update-baseline';

/**
 * Reads the report that is in a file.
 *
 * @throws `UsageError` for what is none
 */
export function readReport(file: string): readonly ReportedResource[] {
  let content: Record<string, unknown>;
  try {
    content = objectOf(JSON.parse(readFileSync(file, 'utf-8')));
  } catch (error) {
    throw new UsageError(`${notRead(file, error)}${(error as NodeJS.ErrnoException).code === 'ENOENT' ? `: ${WRITE}` : ''}`);
  }
  if (content.version !== 1 || !Array.isArray(content.resources) || !content.resources.every(isResource)) {
    throw new UsageError(`'${file}' is no report of coverage: ${WRITE}`);
  }
  return content.resources;
}

function isResource(value: unknown): value is ReportedResource {
  const { logicalId, template, verdict, copies = [], immutability = 'none', restoreTests = [], kept = [], copiesKept = [], native = null, proof = [] } = objectOf(value);
  return Array.isArray(restoreTests) && [logicalId, template, verdict].every((each) => typeof each === 'string') && Array.isArray(copies) && IMMUTABILITIES.includes(immutability as Immutability)
    && areObjects(kept) && areObjects([native ?? {}]) && areObjects(copiesKept) && copiesKept.every((each) => areObjects(each.kept))
    && areObjects(proof) && proof.every(({ plan = null }) => plan === null || isPlan(plan));
}

function isPlan(value: unknown): boolean {
  const { rules = null } = objectOf(value);
  return rules === null || (areObjects(rules) && rules.every(({ vault }) => areObjects([vault])));
}

function areObjects(value: unknown): value is Record<string, unknown>[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null);
}
