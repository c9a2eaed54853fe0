import type { Answer } from './answers';

const ROW = /^(\| `cdk-aws-backup:(\w+)`(?:<a id="\w+"><\/a>)? \| .*?)(?: \((?:confirmed|not held) by AWS Backup on [\d-]+ in [a-z0-9-]+\))? \|$/gm;

/** A page with, in the row of each law in its tables, whether AWS Backup has confirmed it or does not hold it, and when it has said so. */
export function withVerdicts(page: string, confirmed: ReadonlyMap<string, Answer>, denied: ReadonlyMap<string, Answer>): string {
  const said = (words: string, answer: Answer | undefined) => answer ? ` (${words} by AWS Backup on ${answer.day} in ${answer.region})` : '';
  return page.replace(ROW, (_, row: string, law: string) => `${row}${said('not held', denied.get(law)) || said('confirmed', confirmed.get(law))} |`);
}
