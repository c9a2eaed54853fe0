import type { Outcome } from './run';

/**
 * v1 makes other hashes of files than v2 does, nested templates among them, and names parameters after them. Their contents are compared as
 * files of the assembly, so the hashes may be numbered in the order of their appearance.
 */
export function numberAssets(outcome: Outcome): Outcome {
  if (outcome.kind === 'refused') {
    return outcome;
  }
  const numbers = new Map<string, string>();
  const text = JSON.stringify(outcome.files)
    .replace(/(AssetParameters[0-9a-f]{64}(?:S3Bucket|S3VersionKey|ArtifactHash))[0-9A-F]{8}/g, '$1')
    .replace(/\b([0-9a-f]{64})|(?<=AssetParameters)([0-9a-f]{64})/g, (hash) => {
      numbers.set(hash, numbers.get(hash) ?? `Asset${numbers.size + 1}`);
      return numbers.get(hash)!;
    });
  return { kind: 'synthesised', files: JSON.parse(text) };
}
