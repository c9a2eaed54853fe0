import { pathToFileURL } from 'url';
import { VERSION } from '../../private/version';

/** A language in which a project can be begun. */
export interface Language {
  readonly title: string;
  /** What a built package is, where it is not taken from a registry. */
  readonly built: 'file' | 'folder';
  /** What stands in the files for `{{name}}`, with the path of a built package or without one. */
  readonly values: (built: string | undefined) => Readonly<Record<string, string>>;
  /** What is done next, in the folder of the project. */
  readonly next: readonly string[];
}

const SYNTH = 'npx aws-cdk@2 synth';

export const LANGUAGES: Readonly<Record<string, Language>> = {
  typescript: {
    title: 'TypeScript',
    built: 'file',
    values: (built) => ({ package: built === undefined ? VERSION : inJson(`file:${built}`) }),
    next: ['npm install', 'npm test', SYNTH],
  },
  python: {
    title: 'Python',
    built: 'file',
    values: (built) => ({ package: built ?? `cdk-aws-backup==${VERSION}` }),
    next: [
      'python3 -m venv .venv',
      '. .venv/bin/activate   # on Windows .venv\\Scripts\\activate',
      'python -m pip install -r requirements-dev.txt',
      'python -m pytest',
      SYNTH,
    ],
  },
  java: {
    title: 'Java',
    built: 'folder',
    values: (built) => ({ version: VERSION, repositories: built === undefined ? '' : repositoryAt(built) }),
    next: ['mvn test', SYNTH],
  },
  csharp: {
    title: 'C#',
    built: 'folder',
    values: (built) => ({ version: VERSION, sources: built === undefined ? '' : `\n    <add key="built" value="${inXml(built)}" />` }),
    next: ['dotnet test DataApp.Tests', SYNTH],
  },
  go: {
    title: 'Go',
    built: 'folder',
    values: (built) => ({ version: VERSION, replace: built === undefined ? '' : `\nreplace github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup => "${inJson(built)}"\n` }),
    next: ['go mod tidy', 'go test ./...', SYNTH],
  },
};

function repositoryAt(folder: string): string {
  return `  <repositories>
    <repository>
      <id>cdk-aws-backup</id>
      <url>${inXml(pathToFileURL(folder).href)}</url>
    </repository>
  </repositories>

`;
}

/** As it is written between the quotes of JSON, and of `go.mod`. */
function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function inXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
