import { ALTERATIONS } from './alterations';
import type { Api } from '../api/assembly';
import { compareApi } from '../api/compare';
import { Tally } from '../harness/tally';
import type { NamedPrograms, Sides } from '../named';
import { PROGRAMS } from '../programs';
import { findDifference } from '../random';

/** Enough for every alteration to be met by chance, and few enough to be quick. */
const RUNS = 150;

export interface Detected {
  readonly id: string;
  readonly rare?: boolean;
  /** The first named program that differs. */
  readonly program?: string;
  /** Which random program finds it. The first mistake has to be shown by a smaller one, too. */
  readonly random?: string;
}

/** Plants mistakes into our side: named and random programs both have to find each of them. */
export function runControls(sides: Sides, named: NamedPrograms, seed: number): Detected[] {
  return ALTERATIONS.map(({ id, rare = false, make }, index) => {
    const altered = { ...sides, ours: make(sides.ours) };
    const program = PROGRAMS
      .filter(({ shows }) => !shows)
      .find((candidate) => differs(named.compare(candidate, altered.ours)) && !differs(named.compare(candidate)));
    const found = rare ? undefined : findDifference(altered, { runs: RUNS, seed, hasty: index > 0 });
    return { id, rare, program: program?.id, random: found && (index > 0 || found.shrinks > 0) ? `run ${found.run}` : undefined };
  });
}

/** The same for the comparison of the API. */
export function runApiControls(api: Api): Detected[] {
  const alterations: [string, Api][] = [
    ['a method that is missing', api.altered('BackupPlan', (type) => type.methods.shift())],
    ['a prop that is required', api.altered('BackupVaultProps', (type) => delete type.properties[0].optional)],
    ['a type that is narrower', api.altered('BackupPlanProps', (type) => {
      type.properties.find(({ name }: any) => name === 'backupVault').type.fqn = 'cdk-aws-backup.BackupVault';
    })],
    ['parameters in another order', api.altered('BackupResource', (type) => type.initializer.parameters.reverse())],
    ['an event that is missing', api.altered('BackupVaultEvents', (type) => type.members.shift())],
  ];
  return alterations.map(([id, altered]) => {
    const tally = new Tally();
    compareApi(altered, 'v2', tally);
    return { id, program: tally.failures[0] };
  });
}

function differs(verdicts: ReturnType<NamedPrograms['compare']>): boolean {
  return verdicts.some(([, verdict]) => verdict.kind === 'different');
}
