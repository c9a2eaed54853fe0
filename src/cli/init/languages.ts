import { pathToFileURL } from 'url';
import { VERSION } from '../../private/version';
import { FROM_BUILD, GO_MODULE } from '../built-package';

/** A file of some kind, or a folder that has something. */
export type Built = { readonly kind: 'file'; readonly ending: string } | { readonly kind: 'folder'; readonly has: string };

/** A language in which a project can be begun. */
export interface Language {
  readonly title: string;
  /** What a built package is, where it is not taken from a registry. */
  readonly built: Built;
  /** What stands in the files for `{{name}}`, with the path of a built package or without one. */
  readonly values: (built: string | undefined) => Readonly<Record<string, string>>;
  /** What is done next, in the folder of the project; from a built package that it does not know yet, or as its files say. */
  readonly next: (isBuiltElsewhere: boolean) => readonly string[];
}

const SYNTH = 'npx aws-cdk@2 synth';

export const LANGUAGES: Readonly<Record<string, Language>> = {
  typescript: {
    title: 'TypeScript',
    built: { kind: 'file', ending: '.tgz' },
    values: (built) => ({ package: built === undefined ? VERSION : inJson(`file:${built}`) }),
    next: (isBuiltElsewhere) => [isBuiltElsewhere ? FROM_BUILD.typescript : 'npm install', 'npm test', SYNTH],
  },
  python: {
    title: 'Python',
    built: { kind: 'file', ending: '.whl' },
    values: (built) => ({ package: built === undefined ? `cdk-aws-backup==${VERSION}` : requirementAt(built) }),
    next: (isBuiltElsewhere) => [
      'python3 -m venv .venv',
      '. .venv/bin/activate   # on Windows .venv\\Scripts\\activate',
      ...isBuiltElsewhere ? [FROM_BUILD.python] : [],
      'python -m pip install -r requirements-dev.txt',
      'python -m pytest',
      SYNTH,
    ],
  },
  java: {
    title: 'Java',
    built: { kind: 'folder', has: `io/github/cdkawsbackup/cdk-aws-backup/${VERSION}` },
    values: (built) => ({ version: VERSION, repositories: built === undefined ? '' : repositoryAt(built) }),
    next: (isBuiltElsewhere) => [
      ...isBuiltElsewhere ? [FROM_BUILD.java] : [],
      'mvn test',
      SYNTH,
    ],
  },
  csharp: {
    title: 'C#',
    built: { kind: 'folder', has: `CdkAwsBackup.${VERSION}.nupkg` },
    values: (built) => ({ version: VERSION, sources: built === undefined ? '' : `\n    <add key="built" value="${inXml(built)}" />` }),
    next: (isBuiltElsewhere) => [
      ...isBuiltElsewhere ? [`${FROM_BUILD.csharp} --configfile nuget.config`] : [],
      'dotnet test DataApp.Tests',
      SYNTH,
    ],
  },
  go: {
    title: 'Go',
    built: { kind: 'folder', has: 'go.mod' },
    values: (built) => ({ version: VERSION, replace: built === undefined ? '' : `\nreplace ${GO_MODULE} => "${inJson(built)}"\n` }),
    next: (isBuiltElsewhere) => [...isBuiltElsewhere ? [FROM_BUILD.go] : [], 'go mod tidy', 'go test ./...', SYNTH],
  },
};

/** For pip, a semicolon begins the conditions of a requirement. */
function requirementAt(wheel: string): string {
  return `cdk-aws-backup @ ${pathToFileURL(wheel).href.replace(/;/g, '%3B')}`;
}

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
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;').replace(/[\n\t\r]/g, (space) => `&#${space.charCodeAt(0)};`);
}
