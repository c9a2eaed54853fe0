import type { Answer } from './answers';

const ROW = /^(\| `cdk-aws-backup:(\w+)` \| .*?)(?: \(confirmed by AWS Backup on [\d-]+ in [a-z0-9-]+\))? \|$/gm;

/** The README with, in the row of each law in its table, whether AWS Backup has confirmed it, and when. */
export function withConfirmations(readme: string, laws: ReadonlyMap<string, Answer>): string {
  return readme.replace(ROW, (_, row: string, law: string) => {
    const answer = laws.get(law);
    return `${row}${answer ? ` (confirmed by AWS Backup on ${answer.day} in ${answer.region})` : ''} |`;
  });
}
