import { LANGUAGES } from '../../languages/driver/languages';
import type { Tool } from '../../languages/driver/languages';
import { chosenLanguages, isOlder, missingTool, requiredLanguages } from '../../languages/driver/toolchain';

function missing(...tools: Tool[]) {
  return missingTool({ ...LANGUAGES[0], tools });
}

function printing(text: string): readonly [string, ...string[]] {
  return [process.execPath, '-e', `console.log(${JSON.stringify(text)})`];
}

test('a tool that is there is not missing', () => {
  expect(missing({ name: 'node', version: [process.execPath, '--version'], atLeast: '20.16' })).toBeUndefined();
});

test('the first tool that is not there is named', () => {
  expect(missing({ name: 'node', version: [process.execPath, '--version'] }, { name: 'nope', version: ['no-such-tool', '--version'] })).toBe('nope not found');
});

test('a tool that fails, or says no version, is not there', () => {
  expect(missing({ name: 'broken', version: [process.execPath, '-e', 'console.log("1.2.3"); process.exit(1)'] })).toBe('broken not found');
  expect(missing({ name: 'silent', version: printing('') })).toBe('silent not found');
});

test('a tool can be too old', () => {
  expect(missing({ name: 'python3', version: printing('Python 3.9.18'), atLeast: '3.10' })).toBe('python3 is 3.9.18, must be at least 3.10');
  expect(missing({ name: 'python3', version: printing('Python 3.10.0'), atLeast: '3.10' })).toBeUndefined();
});

test('one of several versions is enough', () => {
  const sdks = '6.0.428 [/usr/share/dotnet/sdk]\n9.0.100 [/usr/share/dotnet/sdk]';
  expect(missing({ name: 'dotnet', version: printing(sdks), atLeast: '8' })).toBeUndefined();
  expect(missing({ name: 'dotnet', version: printing(sdks.split('\n')[0]), atLeast: '8' })).toBe('dotnet is 6.0.428, must be at least 8');
});

test('a version may be one number', () => {
  expect(missing({ name: 'javac', version: printing('javac 25'), atLeast: '11' })).toBeUndefined();
  expect(missing({ name: 'javac', version: printing('javac 1.8.0_412'), atLeast: '11' })).toBe('javac is 1.8.0, must be at least 11');
  expect(missing({ name: 'go', version: printing('go version go1.24.8 linux/amd64'), atLeast: '1.25' })).toBe('go is 1.24.8, must be at least 1.25');
});

test('a folder is no version', () => {
  expect(missing({ name: 'dotnet', version: printing('6.0.428 [/opt/dotnet-9.0/sdk]'), atLeast: '8' })).toBe('dotnet is 6.0.428, must be at least 8');
});

test.each([
  ['3.9', '3.10', true],
  ['3.10', '3.10', false],
  ['3.10.1', '3.10', false],
  ['3', '3.1', true],
  ['11', '8', false],
  ['1.8.0', '11', true],
])('%s is older than %s: %s', (version, than, older) => {
  expect(isOlder(version, than)).toBe(older);
});

test('required languages are named in the environment', () => {
  expect(requiredLanguages('')).toEqual(new Set());
  expect(requiredLanguages('python, java,go')).toEqual(new Set(['python', 'java', 'go']));
  expect(() => requiredLanguages('python,jave')).toThrow('LANGUAGES_REQUIRED may name javascript, python, java, go, dotnet, got jave');
});

test('all languages are taken, or those that are named', () => {
  expect(chosenLanguages([]).map(({ name }) => name)).toEqual(['javascript', 'python', 'java', 'go', 'dotnet']);
  expect(chosenLanguages(['go', 'python']).map(({ name }) => name)).toEqual(['python', 'go']);
  expect(() => chosenLanguages(['rust'])).toThrow('the arguments may name javascript, python, java, go, dotnet, got rust');
});
