import { code, escaped, list, name, table, terms } from '../../src/private/markup';

test('nothing of a text is markup', () => {
  expect(escaped('<a href="x">\'&amp;\'</a>')).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;amp;&#39;&lt;/a&gt;');
  expect(escaped('\u202eabc')).toBe('\\u202eabc');
});

test.each([
  ['Stack/Table', 'Stack/<wbr>Table'],
  ['AWS::S3::Bucket', 'AWS::<wbr>S3::<wbr>Bucket'],
  ['Stack.template.json', 'Stack.<wbr>template.json'],
  ['a.b', 'a.b'],
  ['a/', 'a/'],
  ['a::', 'a::'],
  ['<b>', '&lt;b&gt;'],
])('the name %s may be broken between its parts', (text, expected) => {
  expect(name(text)).toBe(`<bdi>${expected}</bdi>`);
  expect(code(text)).toBe(`<code><bdi>${expected}</bdi></code>`);
});

test('a list of one is no list, unless its order matters', () => {
  expect(list(['a'])).toBe('a');
  expect(list(['a'], 'ol')).toBe('<ol><li>a</li></ol>');
  expect(list(['a', 'b'])).toBe('<ul><li>a</li><li>b</li></ul>');
});

test('a table has a caption, a head, and names of rows', () => {
  expect(table('A & B', ['x', 'y'], [['1', '2'], ['3', '4']])).toBe([
    '<div class="wide" role="region" tabindex="0" aria-label="A &amp; B"><table><caption>A &amp; B</caption>',
    '<thead><tr><th scope="col">x</th><th scope="col">y</th></tr></thead><tbody>',
    '<tr><th scope="row">1</th><td>2</td></tr>',
    '<tr><th scope="row">3</th><td>4</td></tr>',
    '</tbody></table></div>',
  ].join('\n'));
});

test('terms of which nothing is said are left out', () => {
  expect(terms([['a', 'x'], ['b', undefined], ['c', ''], ['d', 'y']])).toBe('<dl><dt>a</dt><dd>x</dd><dt>d</dt><dd>y</dd></dl>');
});
