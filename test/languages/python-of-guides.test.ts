import { withPython } from '../../languages/driver/python-of-guides';

const LONG = 'one(1);\ntwo(2);\nthree(3);\nfour(4);\nfive(5);\nnew Six();';
const snippets = [
  { translations: { $: { source: LONG }, python: { source: 'one(1)\n\n\n\nsix = Date("2027-01-01T00:00:00Z")\nsix.with(1)\n' } } },
  { translations: { $: { source: 'short();' }, python: { source: 'short()' } } },
  { translations: { $: { source: `${LONG}\nseven();` } } },
];
const block = (fence: string, code: string) => `\`\`\`${fence}\n${code}\n\`\`\``;
const folded = (python: string) => `\n\n<details><summary>Python</summary>\n\n${block('python', python)}\n\n</details>`;

test('a longer example is followed by its Python, with dates that Python has, and once only', () => {
  const made = `before\n\n${block('ts', LONG)}${folded('one(1)\n\nsix = datetime.fromisoformat("2027-01-01T00:00:00+00:00")\nsix.with_(1)')}\n\nafter\n`;

  expect(withPython(`before\n\n${block('ts', LONG)}\n\nafter\n`, snippets)).toBe(made);
  expect(withPython(made, snippets)).toBe(made);
});

test('names in events stay as the service has them, and nothing is imported twice', () => {
  const python = 'from aws_cdk import Environment, Environment\nrule(event_pattern=events.EventPattern(detail={"resource_type": ["RDS"]}))';
  const made = withPython(block('ts', LONG), [{ translations: { $: { source: LONG }, python: { source: python } } }]);
  expect(made).toContain('\nfrom aws_cdk import Environment\nrule(event_pattern=events.EventPattern(detail={"resourceType": ["RDS"]}))\n');
});

test('Python that is written by hand stays', () => {
  const written = `${block('ts', LONG)}\n\n<!-- Python by hand -->${folded('mine()')}\n`;
  expect(withPython(written, snippets)).toBe(written);
});

test('stale Python is made anew, and goes with an example that has become short', () => {
  expect(withPython(`${block('ts', LONG)}${folded('old()')}\n`, snippets)).toContain('\nsix = ');
  expect(withPython(`${block('ts', 'short();')}${folded('old()')}\n`, snippets)).toBe(`${block('ts', 'short();')}\n`);
});

test.each([block('ts', 'short();'), block('ts', `${LONG}\nseven();`), block('ts nofixture', 'unknown();'), block('text', LONG)])('%j stays as it is', (text) => {
  expect(withPython(text, snippets)).toBe(text);
});
