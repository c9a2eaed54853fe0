import { LAWS, RISKS } from './finding-ids';
import { memo } from '../memo';

const GUIDES = 'https://github.com/cdk-aws-backup/cdk-aws-backup/blob/main/docs';

/** The guide to the proof of protection, whose rules are no ids of findings. */
const PROOF = `${GUIDES}/coverage.md`;

const ADDRESSES = new Map<string, string>();

/** Where people read when something is found, and why: the row of its id, or the guide to the proof of protection. */
export function addressOf(id: string): string {
  return memo(ADDRESSES, id, () => {
    const pages: [string, readonly string[]][] = [...Object.entries(LAWS), ...Object.entries(RISKS)];
    const [page] = pages.find(([, ids]) => ids.includes(id)) ?? [];
    return page === undefined ? PROOF : `${GUIDES}/warnings-${page}.md#${id}`;
  });
}
