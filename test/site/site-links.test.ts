import { SiteLinks, withoutForeignTags } from '../../site/driver/site-links';

const links = new SiteLinks('https://github.com/org/repo', new Map([['README.md', '/'], ['docs/README.md', '/guides/'], ['docs/plans.md', '/guides/plans'], ['docs/more/locks.md', '/guides/more/locks']]));

test.each([
  ['docs/more/locks.md', '[a](../plans.md#rules)', '[a](/guides/plans#rules)'],
  ['docs/plans.md', '[a](more/locks.md)', '[a](/guides/more/locks)'],
  ['docs/plans.md', '[a](../README.md)', '[a](/)'],
  ['docs/plans.md', '[a](../CHANGELOG.md)', '[a](https://github.com/org/repo/blob/main/CHANGELOG.md)'],
  ['docs/plans.md', '[a](#rules)', '[a](#rules)'],
  ['docs/plans.md', '[a](https://docs.aws.amazon.com/x#y)', '[a](https://docs.aws.amazon.com/x#y)'],
  ['README.md', '[a](https://github.com/org/repo/blob/main/docs/plans.md#rules)', '[a](/guides/plans#rules)'],
  ['README.md', '<a href="docs/plans.md">a</a>', '<a href="/guides/plans">a</a>'],
  ['docs/plans.md', '![a](pictures/x.svg)', '![a](/guides/pictures/x.svg)'],
  ['README.md', '<img alt="a" src="https://raw.githubusercontent.com/org/repo/main/docs/x.png">', '<img alt="a" src="/guides/x.png">'],
  ['README.md', '`[a](docs/plans.md)`', '`[a](docs/plans.md)`'],
  ['README.md', '```md\n[a](docs/plans.md)\n```', '```md\n[a](docs/plans.md)\n```'],
])('%s: %s', (file, before, after) => {
  expect(links.in(before, file)).toBe(after);
});

test.each([
  ['arn:<partition>:backup', 'arn:&lt;partition>:backup'],
  ['`arn:<partition>`', '`arn:<partition>`'],
  ['<details><summary>a</summary></details>', '<details><summary>a</summary></details>'],
  ['<!-- made -->', '<!-- made -->'],
  ['{{ secret }}', '{&#8203;{ secret }}'],
])('%s is text where it is no tag', (before, after) => {
  expect(withoutForeignTags(before)).toBe(after);
});
