import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { documentation } from '../../projenrc/documentation';

const FOLDER = 'docs/pictures';
const pictures = readdirSync(FOLDER).map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));

test.each(pictures)('$name says what it shows, in light and in dark', ({ text }) => {
  const [, title, description] = /aria-labelledby="([\w-]+) ([\w-]+)"/.exec(text)!;

  expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="[\d ]+" role="img"/);
  expect(text).toMatch(new RegExp(`<title id="${title}">[^<]+</title>`));
  expect(text).toMatch(new RegExp(`<desc id="${description}">[^<]+</desc>`));
  expect(text).toContain('prefers-color-scheme:dark');
  // What a picture would load from elsewhere is not shown in one.
  expect(text).not.toMatch(/<(script|image|foreignObject)|href=|url\(/);
});

test('every picture is shown', () => {
  expect(pictures.map(({ name }) => name).filter((name) => !documentation().includes(`](pictures/${name})`))).toEqual([]);
});
