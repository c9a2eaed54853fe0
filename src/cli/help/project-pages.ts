import type { Page } from './page';
import { LANGUAGES } from '../init/languages';

/** The pages of what begins or changes a project. */
export const PROJECT_PAGES: Readonly<Record<'init' | 'migrate', Page>> = {
  init: {
    summary: 'begins a project that requires that all data are backed up',
    usage: ['--language language [folder] [--package path]'],
    about: [
      'Begins a project in a folder that is empty or new, or in the one you are in: it synthesises, requires that all data are backed up,',
      'and has a test. It works offline, and says what to do next.',
    ],
    options: {
      language: [Object.keys(LANGUAGES).join('|'), 'the language of the project'],
      package: ['path', 'where the built package for that language lies, if it is not in a registry: the file of typescript and python,\nthe folder of the others (dist/java, dist/dotnet, dist/go/cdkawsbackup)'],
    },
    exit: ['the project is there'],
    example: ['cdk-aws-backup init --language python my-app', 'a project in the new folder my-app'],
  },
  migrate: {
    summary: 'moves programs from the modules of CDK v1 or v2 to this package',
    usage: ['[files or folders] [options]'],
    about: [
      'Moves programs in TypeScript, JavaScript, Python, Java, C# and Go from the modules of the CDK to this package, with what they declare to need,',
      'and says what is left to do. Without files it is the folder you are in. What it does not understand it leaves as it is.',
      'A program of v1 needs aws-cdk-lib for all else that it imports, and any program version 2.263.0 of it at least: neither is done here.',
    ],
    options: {
      'from': ['v1|v2', 'only programs of CDK v1, or of v2; both by default'],
      'dry-run': ['', 'says what would be changed, and changes nothing'],
    },
    exit: ['all was looked at', 'a file could not be read or written'],
    example: ['cdk-aws-backup migrate --dry-run', 'what would be changed in this folder'],
  },
};
