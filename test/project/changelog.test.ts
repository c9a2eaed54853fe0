import { readFileSync } from 'fs';
import { changesOf } from '../../projenrc/changelog';

const CHANGELOG = `# Changelog

## Unreleased

## 1.10.0 (2030-02-01)

- A second thing.
- A third thing.

## 1.1.0 (2030-01-31)

- A first thing.
`;

test('the changes of a version stand below its heading', () => {
  expect(changesOf('1.10.0', CHANGELOG)).toBe('- A second thing.\n- A third thing.');
  expect(changesOf('1.1.0', CHANGELOG)).toBe('- A first thing.');
});

test.each(['1.1', '1.0.0', '2.0.0', '1x1.0', 'Unreleased'])('there are no changes of %s', (version) => {
  expect(changesOf(version, CHANGELOG)).toBeUndefined();
});

test('a heading without changes says nothing', () => {
  expect(changesOf('2.0.0', '# Changelog\n\n## 2.0.0 (2031-01-01)\n\n## 1.0.0 (2030-01-01)\n\n- A thing.\n')).toBeUndefined();
});

test('the changelog has a section for what comes next, or for the version of the package', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const changelog = readFileSync('CHANGELOG.md', 'utf8');

  expect(/^## Unreleased\n\n- /m.test(changelog) || changesOf(version, changelog) !== undefined).toBe(true);
});
