export interface Options {
  readonly runs: number;
  readonly seed: number;
  readonly printDifferences: boolean;
  /** Only the named programs whose id contains this, and nothing else. */
  readonly only?: string;
}

const USAGE = 'usage: npm run compat -- [--runs N] [--seed S] [--only TEXT] [--print-differences]';

export function parseOptions(args: readonly string[]): Options {
  const options = { runs: 200, seed: 20_261_122, printDifferences: false, only: undefined as string | undefined };
  for (let index = 0; index < args.length; index++) {
    switch (args[index]) {
      case '--runs': options.runs = whole(args[++index]); break;
      case '--seed': options.seed = whole(args[++index]); break;
      case '--only': options.only = args[++index]; break;
      case '--print-differences': options.printDifferences = true; break;
      default: throw new Error(`unknown argument '${args[index]}'\n${USAGE}`);
    }
  }
  return options;
}

function whole(text: string | undefined): number {
  if (!/^\d+$/.test(text ?? '')) {
    throw new Error(`expected a whole number, got '${text}'\n${USAGE}`);
  }
  return Number(text);
}
