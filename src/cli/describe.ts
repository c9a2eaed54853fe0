import { describeApplication } from './describe/describe';
import { describeAsMermaid } from './describe/mermaid';
import { describeAsText } from './describe/text/report';
import { readTemplates } from './input';
import { describeOptions } from './options';
import { printableJson } from './printable';
import type { Result, Terminal } from './terminal';

/** Says what templates back up: which resources, by which plans, into which vaults. */
export function describe(args: readonly string[], terminal: Terminal): Result {
  const { paths, format } = describeOptions(args);
  const application = readTemplates(paths, terminal);
  const description = describeApplication(application);
  switch (format) {
    case 'json': return { output: printableJson(description), exitCode: 0 };
    case 'mermaid': return { output: describeAsMermaid(description), exitCode: 0 };
    default: return { output: describeAsText(description, terminal), exitCode: 0 };
  }
}
