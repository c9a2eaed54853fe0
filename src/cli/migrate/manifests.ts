import { Edits } from './edits';
import { masked, NO_CODE } from './masked';
import { OLDEST_CDK, PACKAGE } from './modules';
import { VERSION } from '../../private/version';

/** Puts this library beside aws-cdk-lib into a file that says what a program needs, and takes the module of v1 out of it. */
export type MoveManifest = (text: string) => Edits;

/** Something in a file, with the spaces before it. */
interface Found {
  readonly start: number;
  readonly end: number;
  readonly indent: string;
  /** Whether it is the first thing in its line: what comes beside it begins a line, too. */
  readonly beginsLine: boolean;
}

function foundIn(text: string, match: RegExpMatchArray): Found {
  const [whole, indent] = match;
  const start = match.index! + indent.length;
  return { start, end: match.index! + whole.length, indent, beginsLine: /(?:^|\n)[ \t]*$/.test(text.slice(0, start)) };
}

/** What is between two things of which one follows the other. */
function between(edits: Edits, { beginsLine, indent }: Found, inLine = ''): string {
  return beginsLine ? edits.lineEnd + indent : inLine;
}

/** `package.json` */
export const movePackageJson: MoveManifest = (text) => {
  const edits = new Edits(text);
  if (new RegExp(`"${PACKAGE.npm}"\\s*:`).test(edits.text)) { return edits; }
  const v1 = /([ \t]*)"@aws-cdk\/aws-backup"(\s*:\s*)"[^"]*"/.exec(edits.text);
  const beside = v1 ?? /([ \t]*)"aws-cdk-lib"(\s*:\s*)"[^"]*"/.exec(edits.text);
  if (!beside) {
    edits.leave(0, `add "${PACKAGE.npm}" to its dependencies`);
    return edits;
  }
  const colon = beside[2];
  const entry = `"${PACKAGE.npm}"${colon}"${VERSION}"`;
  const found = foundIn(edits.text, beside);
  if (v1) { edits.replace(found.start, found.end, entry); } else { edits.insert(found.end, `,${between(edits, found, colon.endsWith(' ') ? ' ' : '')}${entry}`); }
  leaveCdk(edits, /"@aws-cdk\/core"/, /"aws-cdk-lib"\s*:\s*"([^"]*)"/);
  return edits;
};

/** Says what of the CDK itself has to be moved by whoever has written it. */
function leaveCdk(edits: Edits, ofV1: RegExp, ofV2: RegExp): void {
  const [v1, v2] = [ofV1.exec(edits.text), ofV2.exec(edits.text)];
  if (v1) { edits.leave(v1.index, `move the rest of the program to CDK v2, too: aws-cdk-lib ${OLDEST_CDK} or later takes the place of the modules of v1`); }
  // A range that is open above may be as new as is needed.
  const [, minor] = /^[\s=~]*2\.(\d+)\.\d/.exec(v2?.[1] ?? '') ?? [];
  if (minor !== undefined && Number(minor) < Number(OLDEST_CDK.split('.', 2)[1])) {
    edits.leave(v2!.index, `raise aws-cdk-lib to ${OLDEST_CDK} or later, which this package needs`);
  }
}

/** `requirements.txt` */
export const moveRequirements: MoveManifest = (text) => {
  const edits = new Edits(text);
  if (/^\s*cdk[-_]aws[-_]backup\b|cdk_aws_backup-/im.test(text)) { return edits; }
  const [v1, v2] = [/^aws[-_.]cdk[-_.]aws[-_.]backup\b[^\r\n]*/im, /^aws[-_.]cdk[-_.]lib\b[^\r\n]*/im].map((line) => line.exec(text));
  const entry = `cdk-aws-backup==${VERSION}`;
  if (v1) {
    edits.replace(v1.index, v1.index + v1[0].length, entry);
  } else if (v2) {
    edits.insert(v2.index + v2[0].length, `${edits.lineEnd}${entry}`);
  } else {
    edits.leave(0, `add ${entry}`);
  }
  leaveCdk(edits, /^aws[-_.]cdk[-_.]core\b/im, /^aws[-_.]cdk[-_.]lib\b\s*([^\r\n;#]*)/im);
  return edits;
};

/** `setup.py`, `pyproject.toml`, `Pipfile`, `build.gradle`: written in too many ways to be changed. */
export function leaveTo(entry: string): MoveManifest {
  return (text) => {
    const edits = new Edits(text);
    if (!/cdk[-_]?aws[-_]?backup/i.test(text)) { edits.leave(Math.max(text.search(/aws[-_]cdk[-_]lib/), 0), `add ${entry}`); }
    return edits;
  };
}

/** `pom.xml` */
export const movePom: MoveManifest = (text) => {
  const edits = new Edits(text);
  const code = masked(edits.text, NO_CODE.xml);
  if (code.includes(`<groupId>${PACKAGE.java}</groupId>`)) { return edits; }
  const dependencies = [...code.matchAll(/([ \t]*)<dependency>([\s\S]*?)<\/dependency>/g)];
  const of = (artifact: string) => dependencies.find(([, , inner]) =>
    inner.includes('<groupId>software.amazon.awscdk</groupId>') && inner.includes(`<artifactId>${artifact}</artifactId>`));
  const [v1, v2] = [of('backup'), of('aws-cdk-lib')];
  const beside = v1 ?? v2;
  if (!beside) {
    edits.leave(0, `add the dependency ${PACKAGE.java}:${PACKAGE.npm}:${VERSION}`);
    return edits;
  }
  const found = foundIn(edits.text, beside);
  const inner = /\n([ \t]*)</.exec(beside[2])?.[1];
  const lines = [`<groupId>${PACKAGE.java}</groupId>`, `<artifactId>${PACKAGE.npm}</artifactId>`, `<version>${VERSION}</version>`];
  const entry = inner === undefined
    ? `<dependency>${lines.join('')}</dependency>`
    : ['<dependency>', ...lines.map((line) => inner + line), `${found.indent}</dependency>`].join(edits.lineEnd);
  if (v1) { edits.replace(found.start, found.end, entry); } else { edits.insert(found.end, between(edits, found) + entry); }
  return edits;
};

/** `*.csproj` */
export const moveProject: MoveManifest = (text) => {
  const edits = new Edits(text);
  const code = masked(edits.text, NO_CODE.xml);
  if (/Include="CdkAwsBackup"/i.test(code)) { return edits; }
  const [v1, v2] = ['Amazon\\.CDK\\.AWS\\.Backup', 'Amazon\\.CDK\\.Lib'].map((name) =>
    new RegExp(`([ \\t]*)<PackageReference\\s[^>]*Include="${name}"[^>]*?(?:/>|>[\\s\\S]*?</PackageReference>)`, 'i').exec(code));
  const entry = `<PackageReference Include="${PACKAGE.csharp}" Version="${VERSION}" />`;
  const beside = v1 ?? v2;
  if (!beside) {
    edits.leave(0, `add ${entry}`);
    return edits;
  }
  const found = foundIn(edits.text, beside);
  if (v1) { edits.replace(found.start, found.end, entry); } else { edits.insert(found.end, between(edits, found) + entry); }
  return edits;
};

/** `go.mod` */
export const moveGoMod: MoveManifest = (text) => {
  const edits = new Edits(text);
  if (text.includes(PACKAGE.go)) { return edits; }
  const beside = /^([ \t]*)(require[ \t]+)?github\.com\/aws\/aws-cdk-go\/awscdk(?:\/v2)?[ \t]+v[^\r\n]*/m.exec(text);
  if (beside) {
    edits.insert(beside.index + beside[0].length, `${edits.lineEnd}${beside[1]}${beside[2] ?? ''}${PACKAGE.go} v${VERSION}`);
  } else {
    edits.leave(0, `require ${PACKAGE.go} v${VERSION}`);
  }
  return edits;
};
