import type { GivenExemption } from './exemptions';
import { objectOf } from '../../../document/template-file';
import { EXEMPTION_METADATA } from '../../../private/own-exemption';

/** Under which aws-cdk-lib writes what was acknowledged. */
const ACKNOWLEDGED_METADATA = 'aws:cdk:acknowledged-rules';

/** What is acknowledged to exempt something by the means of the CDK. */
export const GENERAL_RULE = 'cdk-aws-backup::unprotected';

/** The exemptions that the metadata of a construct has. */
export function exemptionsInMetadata(path: string, metadata: readonly unknown[]): GivenExemption[] {
  return metadata.map(objectOf).flatMap(({ type, data }) => {
    const entry = objectOf(data);
    if (type === ACKNOWLEDGED_METADATA) {
      const reason = entry[GENERAL_RULE];
      return typeof reason === 'string' ? [{ path, reason }] : [];
    }
    return type === EXEMPTION_METADATA && typeof entry.reason === 'string'
      ? [{ path: textOf(entry.path) ?? path, reason: entry.reason, approvedBy: textOf(entry.approvedBy), until: textOf(entry.until) }] : [];
  });
}

/** The same of the metadata of an assembly, by the paths of its constructs. Of a whole app, it is written of each stack. */
export function exemptionsInAssembly(metadata: Readonly<Record<string, unknown>>): GivenExemption[] {
  return Object.entries(metadata).flatMap(([path, entries]) => Array.isArray(entries) ? exemptionsInMetadata(path.replace(/^\//, ''), entries) : []);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
