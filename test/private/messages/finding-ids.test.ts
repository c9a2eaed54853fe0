import { documentation } from '../../../projenrc/documentation';
import { LAW_IDS, RISK_IDS } from '../../../src/private/messages/finding-ids';

const listed = [...documentation().matchAll(/^\| `cdk-aws-backup:(\w+)`<a id="\1"><\/a> \| .+ \|$/gm)].map(([, id]) => id);

test('the pages of warnings have every id once, with an anchor', () => {
  expect([...listed].sort()).toEqual([...LAW_IDS, ...RISK_IDS].sort());
});

test('an id is of a law or of a risk', () => {
  expect(LAW_IDS.filter((id) => (RISK_IDS as readonly string[]).includes(id))).toEqual([]);
});
