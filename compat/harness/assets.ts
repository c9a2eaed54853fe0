import type { Outcome } from './run';

const NAMED_AFTER_HASH = /(AssetParameters[0-9a-f]{64}(?:S3Bucket|S3VersionKey|ArtifactHash))[0-9A-F]{8}/g;
const HASH = /[0-9a-f]{64}/g;

/**
 * v1 makes other hashes of files than v2 does, nested templates among them, and names parameters after them. Their contents are compared as
 * files of the assembly, so the hashes may be numbered instead, in the order in which the resources use them.
 */
export function numberAssets(outcome: Outcome): Outcome {
  if (outcome.kind === 'refused') {
    return outcome;
  }
  const resources = Object.values(outcome.files).map((template) => template.Resources ?? {});
  const hashes = [...new Set(JSON.stringify(resources, sortKeys).match(HASH) ?? [])];
  const text = JSON.stringify(outcome.files)
    .replace(NAMED_AFTER_HASH, '$1')
    .replace(HASH, (hash) => `Asset${hashes.indexOf(hash)}`);
  return { kind: 'synthesised', files: JSON.parse(text) };
}

function sortKeys(_key: string, value: unknown): unknown {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}
