import { readFileSync } from 'fs';
import { LAW_IDS, RISK_IDS } from '../../../src/private/messages/finding-ids';

const readme = readFileSync('README.md', 'utf8');
const listed = [...readme.matchAll(/^\| `cdk-aws-backup:(\w+)` \|/gm)].map(([, id]) => id);

test('the README has every id once', () => {
  expect([...listed].sort()).toEqual([...LAW_IDS, ...RISK_IDS].sort());
});

test('an id is of a law or of a risk', () => {
  expect(LAW_IDS.filter((id) => (RISK_IDS as readonly string[]).includes(id))).toEqual([]);
});
