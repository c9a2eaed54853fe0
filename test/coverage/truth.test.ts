import { readFileSync } from 'fs';
import { join } from 'path';
import { coverageOf } from '../../src/coverage/coverage-of';
import { TemplateFile, TemplateFiles } from '../../src/document/template-file';

const FOLDER = join(__dirname, '..', 'fixtures', 'coverage');

/** What is so of a resource. */
interface Truth {
  readonly protected: boolean | 'unknown';
  readonly by: string[];
  readonly withDefaults?: boolean;
  readonly supported?: false;
}

const TRUTHS: Record<string, Record<string, Truth>> = JSON.parse(readFileSync(join(FOLDER, 'truth.json'), 'utf-8'));
const CASES = Object.entries(TRUTHS).flatMap(([name, truths]) => Object.entries(truths).filter(([id]) => !id.startsWith('_'))
  .map(([id, truth]) => [name, id, truth] as const));

const NOT_PROTECTED = ['unprotected', 'nativeOnly', 'selectedInVain', 'unsupported'];

test.each(CASES)('the truth of template %s: %s', (name, id, truth) => {
  const content = JSON.parse(readFileSync(join(FOLDER, `${name}.template.json`), 'utf-8'));
  const { resources } = coverageOf(new TemplateFiles([new TemplateFile({ name, content })]));
  const { verdict, withDefaults, selections } = resources.find(({ logicalId }) => logicalId === id)!;
  switch (truth.protected) {
    case true: expect(verdict).toBe('protected'); break;
    case 'unknown': expect([verdict, withDefaults]).toEqual(['conditional', truth.withDefaults ? 'protected' : expect.not.stringMatching('protected')]); break;
    default: expect(NOT_PROTECTED).toContain(verdict);
  }
  if (truth.supported === false) { expect(['unsupported', 'nativeOnly']).toContain(verdict); }
  if (verdict !== 'selectedInVain') { expect(selections.map(({ logicalId }) => logicalId)).toEqual(truth.by); }
});
