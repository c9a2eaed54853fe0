import { readFileSync } from 'fs';
import { UsageError } from '../../../private/messages/usage-error';
import { objectOf } from '../../../document/template-file';
import { IMMUTABILITIES } from '../../verdict';
import type { Immutability, Verdict } from '../../verdict';

/** A copy, as a report has it: null is what is not known, and for ever where it is a time. */
export interface ReportedCopy {
  readonly vault: string;
  readonly account: string | null;
  readonly region: string | null;
  readonly retentionDays?: number | null;
}

/** What a report says of a resource, as far as reports are compared. */
export interface ReportedResource {
  readonly template: string;
  readonly path: string | null;
  readonly logicalId: string;
  readonly type: string;
  readonly verdict: Verdict;
  readonly recoveryPointObjectiveMinutes?: number;
  readonly retentionDays?: number | null;
  readonly copies?: readonly ReportedCopy[];
  readonly immutability?: Immutability;
}

/** The resources of a report. */
export function resourcesIn(report: object): readonly ReportedResource[] {
  return (report as { resources: readonly ReportedResource[] }).resources;
}

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
    throw new UsageError(`'${file}' cannot be read: ${(error as Error).message}`);
  }
  if (content.version !== 1 || !Array.isArray(content.resources) || !content.resources.every(isResource)) {
    throw new UsageError(`'${file}' is no report of coverage: write it with cdk-aws-backup coverage --update-baseline`);
  }
  return content.resources;
}

function isResource(value: unknown): value is ReportedResource {
  const { logicalId, template, verdict, copies = [], immutability = 'none' } = objectOf(value);
  return [logicalId, template, verdict].every((each) => typeof each === 'string') && Array.isArray(copies) && IMMUTABILITIES.includes(immutability as Immutability);
}
