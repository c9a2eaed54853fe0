import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { LanguageTabs } from '../../site/driver/language-tabs';

const folder = mkdtempSync(join(tmpdir(), 'tabs-'));
afterAll(() => rmSync(folder, { recursive: true }));

const tablet = join(folder, 'tablet.json');
writeFileSync(tablet, JSON.stringify({ snippets: { 1: { translations: { $: { source: 'plan();\n' }, python: { source: 'plan()' }, go: { source: 'Plan()' } } } } }));
const tabs = new LanguageTabs([tablet]);

const TS = '```ts\nplan();\n```';

test('an example has a tab for each language of which there is a translation', () => {
  expect(tabs.in(`Before\n\n${TS}\n\nAfter`)).toBe('Before\n\n::: code-group\n\n```ts [TypeScript]\nplan();\n```\n\n```python [Python]\nplan()\n```\n\n```go [Go]\nPlan()\n```\n\n:::\n\nAfter');
});

test('what a guide has folded behind it becomes a tab, and is taken instead of the translation', () => {
  expect(tabs.in(`${TS}\n\n<details>\n<summary>Python</summary>\n\n\`\`\`python\nmy_plan()\n\`\`\`\n\n</details>\n\nAfter`))
    .toBe('::: code-group\n\n```ts [TypeScript]\nplan();\n```\n\n```python [Python]\nmy_plan()\n```\n\n```go [Go]\nPlan()\n```\n\n:::\n\nAfter');
});

test('an example that nobody has translated stays alone', () => {
  expect(tabs.in('```ts nofixture\nother();\n```')).toBe('```ts [TypeScript]\nother();\n```');
  expect(tabs.in('```sh\nnpm test\n```')).toBe('```sh\nnpm test\n```');
});
