import { pathToFileURL } from 'url';
import { VERSION } from '../../private/version';

/** A language in which a project can be begun. */
export interface Language {
  readonly title: string;
  /** What a built package is, where it is not taken from a registry. */
  readonly built: 'file' | 'folder';
  /** What stands in the files for `{{name}}`, with the path of a built package or without one. */
  readonly values: (built: string | undefined) => Readonly<Record<string, string>>;
  /** What is done next, in the folder of the project; from a built package that it does not know yet, or as its files say. */
  readonly next: (isBuiltElsewhere: boolean) => readonly string[];
}

const SYNTH = 'npx aws-cdk@2 synth';
const GO_MODULE = 'github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup';

/** Where the build lays its packages, in the steps of a project that has to be told. */
export const DIST = 'path/to/dist';
const JAR = `${DIST}/java/io/github/cdkawsbackup/cdk-aws-backup/${VERSION}/cdk-aws-backup-${VERSION}`;

export const LANGUAGES: Readonly<Record<string, Language>> = {
  typescript: {
    title: 'TypeScript',
    built: 'file',
    values: (built) => ({ package: built === undefined ? VERSION : inJson(`file:${built}`) }),
    next: (isBuiltElsewhere) => [`npm install${isBuiltElsewhere ? ` ${DIST}/js/cdk-aws-backup@${VERSION}.jsii.tgz` : ''}`, 'npm test', SYNTH],
  },
  python: {
    title: 'Python',
    built: 'file',
    values: (built) => ({ package: built === undefined ? `cdk-aws-backup==${VERSION}` : requirementAt(built) }),
    next: (isBuiltElsewhere) => [
      'python3 -m venv .venv',
      '. .venv/bin/activate   # on Windows .venv\\Scripts\\activate',
      ...isBuiltElsewhere ? [`python -m pip install ${DIST}/python/cdk_aws_backup-${VERSION}-py3-none-any.whl`] : [],
      'python -m pip install -r requirements-dev.txt',
      'python -m pytest',
      SYNTH,
    ],
  },
  java: {
    title: 'Java',
    built: 'folder',
    values: (built) => ({ version: VERSION, repositories: built === undefined ? '' : repositoryAt(built) }),
    next: (isBuiltElsewhere) => [
      ...isBuiltElsewhere ? [`mvn install:install-file -Dfile=${JAR}.jar -DpomFile=${JAR}.pom`] : [],
      'mvn test',
      SYNTH,
    ],
  },
  csharp: {
    title: 'C#',
    built: 'folder',
    values: (built) => ({ version: VERSION, sources: built === undefined ? '' : `\n    <add key="built" value="${inXml(built)}" />` }),
    next: (isBuiltElsewhere) => [
      ...isBuiltElsewhere ? [`dotnet nuget add source ${DIST}/dotnet --name built --configfile nuget.config`] : [],
      'dotnet test DataApp.Tests',
      SYNTH,
    ],
  },
  go: {
    title: 'Go',
    built: 'folder',
    values: (built) => ({ version: VERSION, replace: built === undefined ? '' : `\nreplace ${GO_MODULE} => "${inJson(built)}"\n` }),
    next: (isBuiltElsewhere) => [...isBuiltElsewhere ? [`go mod edit -replace ${GO_MODULE}=${DIST}/go/cdkawsbackup`] : [], 'go mod tidy', 'go test ./...', SYNTH],
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
