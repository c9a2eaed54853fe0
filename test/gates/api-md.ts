import { execFileSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { createRequire } from 'module';
import { tmpdir } from 'os';
import { join } from 'path';

// A package that the JavaScript project has installed would be taken for this one.
rmSync(join('languages', 'javascript', 'node_modules'), { recursive: true, force: true });
const folder = mkdtempSync(join(tmpdir(), 'api-md-'));
const fresh = join(folder, 'API.md');
execFileSync(process.execPath, [createRequire(__filename).resolve('jsii-docgen/bin/jsii-docgen'), '-o', fresh], { stdio: 'inherit' });
const isFresh = readFileSync(fresh, 'utf8') === readFileSync('API.md', 'utf8');
rmSync(folder, { recursive: true });

console.log(isFresh ? 'API.md is fresh' : 'API.md is stale: npm run compile && npm run docgen');
process.exitCode = isFresh ? 0 : 1;
