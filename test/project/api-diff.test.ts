import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { compareWithRelease, mayBreak } from '../../projenrc/api-diff';

const assembly = JSON.parse(readFileSync('.jsii', 'utf8'));

/** What the comparison says of a release with this assembly. The folder has to lie where the dependencies can be found. */
function releasedWith(change: (released: typeof assembly) => void) {
  const folder = mkdtempSync(join('node_modules', '.released-'));
  try {
    const released = structuredClone(assembly);
    change(released);
    writeFileSync(join(folder, '.jsii'), JSON.stringify(released));
    writeFileSync(join(folder, 'package.json'), readFileSync('package.json', 'utf8'));
    return compareWithRelease(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function withMethod(released: typeof assembly) {
  const [first] = released.types['cdk-aws-backup.BackupPlan'].methods;
  released.types['cdk-aws-backup.BackupPlan'].methods.push({ ...first, name: 'gone' });
}

test('before the first release there is nothing to keep', () => {
  expect(compareWithRelease('no-such-folder')).toEqual({ ok: true, report: 'no release yet, so there is no API to keep' });
});

test('an API that only grows is kept', () => {
  const withoutEvents = (released: typeof assembly) => { delete released.types['cdk-aws-backup.BackupVaultEvents']; };

  expect(releasedWith(withoutEvents)).toEqual({ ok: true, report: `the API of ${assembly.version} is kept` });
});

test('a method that is gone is a break', () => {
  const { ok, report } = releasedWith(withMethod);

  expect(ok).toBe(false);
  expect(report).toContain(`${assembly.version} breaks the API of ${assembly.version}`);
  expect(report).toContain('METHOD cdk-aws-backup.BackupPlan.gone: has been removed');
});

test.each([
  ['1.2.3', '2.0.0', true],
  ['1.2.3', '1.3.0', false],
  ['1.2.3', '1.2.3', false],
  ['2.0.0', '1.9.0', false],
  ['0.1.0', '0.2.0', true],
  ['0.1.0', '0.1.1', false],
  ['0.9.0', '1.0.0', true],
  ['1.0.0', '0.1.0', false],
])('after %s, %s may break the API: %s', (released, current, may) => {
  expect(mayBreak(released, current)).toBe(may);
});
