import { Lazy, Size } from 'aws-cdk-lib';
import { sizeProblems } from '../../src/private/sizes';

const later = Lazy.number({ produce: () => 1 });

test.each<[string, Size | undefined, 'bytes' | 'mebibytes' | 'gibibytes', string[]]>([
  ['nothing', undefined, 'gibibytes', []],
  ['whole gibibytes', Size.tebibytes(1), 'gibibytes', []],
  ['half a gibibyte', Size.mebibytes(512), 'gibibytes', ["'size' must be a whole number of gibibytes, got 0.5"]],
  ['as mebibytes', Size.mebibytes(512), 'mebibytes', []],
  ['half a mebibyte', Size.kibibytes(512), 'mebibytes', ["'size' must be a whole number of mebibytes, got 0.5"]],
  ['as bytes', Size.kibibytes(512), 'bytes', []],
  ['half a byte', Size.bytes(0.5), 'bytes', ["'size' must be a whole number of bytes, got 0.5"]],
  ['a token in the unit', Size.gibibytes(later), 'gibibytes', []],
  ['a token in another unit', Size.mebibytes(later), 'gibibytes', ["'size' must be given in gibibytes when it is a token: it cannot be converted at deployment"]],
])('%s', (_, size, unit, problems) => {
  expect(sizeProblems('size', size, unit)).toEqual(problems);
});
