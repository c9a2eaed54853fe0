import { readFileSync } from 'fs';

/** What a fence calls a language, what people call it, and what rosetta does. */
const LANGUAGES = [
  { fence: 'ts', title: 'TypeScript' },
  { fence: 'python', title: 'Python', rosetta: 'python' },
  { fence: 'java', title: 'Java', rosetta: 'java' },
  { fence: 'csharp', title: 'C#', rosetta: 'csharp' },
  { fence: 'go', title: 'Go', rosetta: 'go' },
] as const;

type Translations = Readonly<Record<string, { readonly source: string } | undefined>>;

const FENCE = /^```(\w+)[^\n]*\n([\s\S]*?)^```$/;
const DETAILS = /^<details>\s*<summary>[^<]*<\/summary>\s*(```\w+[^\n]*\n[\s\S]*?^```)\s*<\/details>/;
/** TypeScript, and the same in other languages behind it, folded or not. */
const EXAMPLE = new RegExp(`^\`\`\`ts\\b[^\\n]*\\n[\\s\\S]*?^\`\`\`$(?:\\s*(?:<!--[^>]*-->\\s*)*(?:${DETAILS.source.slice(1)}|\`\`\`(?:python|java|csharp|go)\\b[^\\n]*\\n[\\s\\S]*?^\`\`\`$))*`, 'gm');

/** The examples of guides in all languages, each as one group of tabs. */
export class LanguageTabs {
  private readonly translations = new Map<string, Translations>();

  /** @param tablets what rosetta has written of the examples */
  constructor(tablets: readonly string[]) {
    for (const tablet of tablets) {
      const { snippets }: { snippets: Record<string, { translations: Translations }> } = JSON.parse(readFileSync(tablet, 'utf8'));
      for (const { translations } of Object.values(snippets)) { this.translations.set(translations.$!.source.trim(), translations); }
    }
  }

  public in(markdown: string): string {
    return markdown.replace(EXAMPLE, (example) => this.group(example));
  }

  private group(example: string): string {
    const written = new Map([...example.matchAll(new RegExp(FENCE.source, 'gm'))].map(([, fence, code]) => [fence, code]));
    const translations = this.translations.get(written.get('ts')!.trim());
    const tabs = LANGUAGES.flatMap((language) => {
      const code = written.get(language.fence) ?? ('rosetta' in language ? translations?.[language.rosetta]?.source : undefined);
      return code === undefined ? [] : [`\`\`\`${language.fence} [${language.title}]\n${code.trimEnd()}\n\`\`\``];
    });
    return tabs.length < 2 ? tabs.join('') : `::: code-group\n\n${tabs.join('\n\n')}\n\n:::`;
  }
}
