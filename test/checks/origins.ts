import { readFileSync } from 'fs';
import { join } from 'path';
import { App, DefaultStackSynthesizer, Duration, Stack } from 'aws-cdk-lib';
import * as v2 from 'aws-cdk-lib/aws-backup';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { withoutRepeats } from '../../src/checks/findings/finding';
import { findingsIn } from '../../src/checks/laws';
import { judgeAllIn } from '../../src/checks/synthesis';
import { templatesOfAssembly } from '../../src/document/assembly/assembly';
import { TemplateFiles } from '../../src/document/template-file';
import * as ours from '../../src/index';
import { allWarningsOf, HERE, WITHOUT_SELECTION } from '../util';

/** The classes that a program uses: those of this library, or those of aws-cdk-lib. */
export type Backup = typeof ours;

/** A program in an app of its own; it makes its stacks itself. */
export type Program = (app: App, backup: Backup) => void;

/** Who wrote a plan, a selection or a vault. */
export type Origin = 'our L2s' | 'L2s of aws-cdk-lib' | 'L1s' | 'a file';

/** All of them; a program that uses what aws-cdk-lib does not have leaves that one out. */
export const ORIGINS: readonly Origin[] = ['our L2s', 'L2s of aws-cdk-lib', 'L1s', 'a file'];
export const ORIGINS_OF_OURS: readonly Origin[] = ['our L2s', 'L1s', 'a file'];

/**
 * What is said of a program, whoever wrote it: `error 'Stack/Plan': …` and `warning 'Stack/Plan': …`, each once, sorted. The id of a warning follows in brackets.
 * That a plan has no selection is left out.
 */
export function saidOf(program: Program, origin: Origin): string[] {
  return allSaidOf(program, origin).filter((line) => !line.endsWith(`[${WITHOUT_SELECTION}]`));
}

/** All that is said of it. */
export function allSaidOf(program: Program, origin: Origin): string[] {
  switch (origin) {
    case 'our L2s': return saidAtSynthesis(appOf(program, ours));
    case 'L2s of aws-cdk-lib': {
      const app = appOf(program, v2 as unknown as Backup);
      judgeAllIn(app);
      return saidAtSynthesis(app);
    }
    case 'L1s': return saidOfIncluded(appOf(program, ours));
    case 'a file': return saidOfFile(appOf(program, ours));
  }
}

function appOf(program: Program, backup: Backup): App {
  const app = new App();
  program(app, backup);
  return app;
}

function saidAtSynthesis(app: App): string[] {
  try {
    return sorted(allWarningsOf(app).map(({ path, id, text }) => `warning '${path}': ${text} [${id.replace('cdk-aws-backup:', '')}]`));
  } catch (error) {
    if (!(error as Error).message.startsWith('Validation failed')) { throw error; }
    const lines = (error as Error).message.split('\n').slice(1).map((line) => line.trim());
    return sorted(lines.map((line) => line.replace(/^\[.*?\] ('[^']+'): /, 'error $1: ').replace(/^\[(.*?)\] /, "error '$1': ")));
  }
}

/** The templates as they are, also where the program is refused. */
function assemblyOf(app: App) {
  return app.synth({ force: true, skipValidation: true });
}

function saidOfFile(app: App): string[] {
  const { directory } = assemblyOf(app);
  const files = new TemplateFiles(templatesOfAssembly(directory, (file) => JSON.parse(readFileSync(file, 'utf-8'))));
  return sorted(withoutRepeats(findingsIn(files)).filter(({ level }) => level !== 'note').map(({ level, document, message, id }) =>
    `${level} '${document.name}': ${message}${level === 'warning' ? ` [${id}]` : ''}`));
}

/** The same templates, in stacks of the same names, without a construct of ours. */
function saidOfIncluded(app: App): string[] {
  const assembly = assemblyOf(app);
  const copy = new App();
  const paths = new Map<string, string>();
  for (const { id, templateFullPath, environment: { account, region } } of assembly.stacks) {
    const known = (part: string) => part.startsWith('unknown-') ? undefined : part;
    const synthesizer = new DefaultStackSynthesizer({ generateBootstrapVersionRule: false });
    const stack = new Stack(copy, id, { env: { account: known(account), region: known(region) }, synthesizer });
    new CfnInclude(stack, 'T', { templateFile: join(templateFullPath) });
    const original = app.node.findAll().find((each): each is Stack => Stack.isStack(each) && each.artifactId === id)!;
    for (const [logicalId, path] of pathsIn(original)) { paths.set(`${stack.node.path}/T/${logicalId}`, path); }
  }
  judgeAllIn(copy);
  return sorted(saidAtSynthesis(copy).map((line) => line.replace(/[\w-]+\/T\/\w+/g, (path) => paths.get(path) ?? path)));
}

function pathsIn(stack: Stack): [logicalId: string, path: string][] {
  return stack.node.findAll().flatMap((each) => 'logicalId' in each && Stack.of(each) === stack
    ? [[String(stack.resolve(each.logicalId)), each.node.path.replace(/\/Resource$/, '')]]
    : []);
}

function sorted(lines: readonly string[]): string[] {
  return [...new Set(lines)].sort();
}


/** A plan with rules and whatever else a test needs, in an account and Region. */
export function planOf(
  rules: (backup: Backup, stack: Stack) => Partial<ours.BackupPlanRuleProps>[], more?: (plan: ours.BackupPlan, stack: Stack, backup: Backup) => void,
): Program {
  return (app, backup) => {
    const stack = new Stack(app, 'Stack', { env: HERE });
    const plan = new backup.BackupPlan(stack, 'Plan', {
      backupVault: new backup.BackupVault(stack, 'Vault'),
      backupPlanRules: rules(backup, stack).map((props) => new backup.BackupPlanRule({ deleteAfter: Duration.days(35), ...props })),
    });
    more?.(plan, stack, backup);
  };
}
