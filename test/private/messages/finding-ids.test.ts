import { readFileSync } from 'fs';
import { documentation } from '../../../projenrc/documentation';
import { addressOf } from '../../../src/private/messages/documentation';
import { LAW_IDS, RISK_IDS } from '../../../src/private/messages/finding-ids';

const listed = [...documentation().matchAll(/^\| `cdk-aws-backup:(\w+)`<a id="\1"><\/a> \| .+ \|$/gm)].map(([, id]) => id);

test('the pages of warnings have every id once, with an anchor', () => {
  expect([...listed].sort()).toEqual([...LAW_IDS, ...RISK_IDS].sort());
});

test('an id is of a law or of a risk', () => {
  expect(LAW_IDS.filter((id) => (RISK_IDS as readonly string[]).includes(id))).toEqual([]);
});

test.each([...LAW_IDS, ...RISK_IDS])('the address of %s is that of its row', (id) => {
  const [, page, anchor] = /^https:\/\/github\.com\/cdk-aws-backup\/cdk-aws-backup\/blob\/main\/(docs\/[\w-]+\.md)#(\w+)$/.exec(addressOf(id))!;

  expect(anchor).toBe(id);
  expect(readFileSync(page, 'utf8')).toContain(`<a id="${id}"></a>`);
});

test('the addresses are of the repository that the package names', () => {
  const { repository } = JSON.parse(readFileSync('package.json', 'utf8'));

  expect(addressOf('invalidPlanName')).toMatch(new RegExp(`^${repository.url.replace(/\.git$/, '')}/blob/main/`));
  expect(addressOf('coverage-require-unprotected')).toBe(`${repository.url.replace(/\.git$/, '')}/blob/main/docs/coverage.md`);
});
