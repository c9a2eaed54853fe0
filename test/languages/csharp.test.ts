import { execFileSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/** What the parser says of a folder, in a process of its own: it is WebAssembly, and brings modules that jest does not load. */
function parse(files: Record<string, string>): { files: number; errors: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'csharp-'));
  try {
    Object.entries(files).forEach(([name, text]) => writeFileSync(join(folder, name), text));
    const script = `require('./languages/driver/csharp').parseCSharp(${JSON.stringify(folder)}).then((found) => console.log(JSON.stringify(found)))`;
    return JSON.parse(execFileSync(process.execPath, ['-r', 'ts-node/register/transpile-only', '-e', script], {
      encoding: 'utf8',
      env: { ...process.env, TS_NODE_PROJECT: 'tsconfig.dev.json' },
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('C# parses, and what is none is found', () => {
  expect(parse({
    'Good.cs': 'namespace A { class B { int C => 1; } }',
    'Bad.cs': 'namespace A {\n  class B { int => ; }\n}',
    'Notes.txt': 'not C# at all',
  })).toEqual({ files: 2, errors: [expect.stringMatching(/^Bad\.cs:2:/)] });
});
