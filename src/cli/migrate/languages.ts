import { moveCSharp } from './csharp';
import type { Edits } from './edits';
import { moveGo } from './go';
import { moveJava } from './java';
import { leaveTo, moveGoMod, movePackageJson, movePom, moveProject, moveRequirements } from './manifests';
import type { MoveManifest } from './manifests';
import { PACKAGE } from './modules';
import type { Origin } from './modules';
import { movePython } from './python';
import { moveScript } from './scripts';
import { VERSION } from '../../private/version';
import { FROM_BUILD } from '../built-package';

/** A language of the CDK. */
export interface Language {
  /** The names of its files. */
  readonly sources: RegExp;
  /** What a file that is to be moved has in it at least. */
  readonly asks: RegExp;
  readonly move: (text: string, file: string, origins: readonly Origin[]) => Edits;
  /** The files that say what a program needs, by their names. */
  readonly manifests: readonly (readonly [RegExp, MoveManifest])[];
  /** What gives a build to a project of it. */
  readonly fromBuild: string;
}

export const LANGUAGES: readonly Language[] = [
  {
    sources: /(?<!\.d)\.(?:[cm]?[jt]s|[jt]sx)$/,
    asks: /aws-backup|aws_backup/,
    move: moveScript,
    manifests: [[/^package\.json$/, movePackageJson]],
    fromBuild: FROM_BUILD.typescript,
  },
  {
    sources: /\.py$/,
    asks: /aws_backup/,
    move: movePython,
    manifests: [
      [/^requirements\.txt$/, moveRequirements],
      [/^(?:setup\.(?:py|cfg)|pyproject\.toml|Pipfile)$/, leaveTo(`cdk-aws-backup==${VERSION}`)],
    ],
    fromBuild: FROM_BUILD.python,
  },
  {
    sources: /\.java$/,
    asks: /awscdk\.services\.backup/,
    move: moveJava,
    manifests: [[/^pom\.xml$/, movePom], [/^build\.gradle(?:\.kts)?$/, leaveTo(`${PACKAGE.java}:${PACKAGE.npm}:${VERSION}`)]],
    fromBuild: FROM_BUILD.java,
  },
  {
    sources: /\.cs$/,
    asks: /AWS\.Backup/,
    move: moveCSharp,
    manifests: [[/\.csproj$/, moveProject]],
    fromBuild: FROM_BUILD.csharp,
  },
  {
    sources: /\.go$/,
    asks: /\/awsbackup"/,
    move: (text, _, origins) => moveGo(text, origins),
    manifests: [[/^go\.mod$/, moveGoMod]],
    fromBuild: FROM_BUILD.go,
  },
];
