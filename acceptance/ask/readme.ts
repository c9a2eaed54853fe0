import type { Answer } from './answers';

const ROW = /^(\| `cdk-aws-backup:(\w+)`(?:<a id="\w+"><\/a>)? \| .*?)(?: \(confirmed by AWS Backup on [\d-]+ in [a-z0-9-]+\))? \|$/gm;

/** A page with, in the row of each law in its tables, whether AWS Backup has confirmed it, and when. */
export function withConfirmations(page: string, laws: ReadonlyMap<string, Answer>): string {
  return page.replace(ROW, (_, row: string, law: string) => {
    const answer = laws.get(law);
    return `${row}${answer ? ` (confirmed by AWS Backup on ${answer.day} in ${answer.region})` : ''} |`;
  });
}
