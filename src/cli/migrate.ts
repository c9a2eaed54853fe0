import type { Origin } from './migrate/modules';
import { Project } from './migrate/project';
import { migrationReport } from './migrate/report';
import { migrateOptions } from './options';
import type { Result, Terminal } from './terminal';

const ORIGINS: readonly Origin[] = ['v1', 'v2'];

/** Moves programs from the modules of the CDK to this library, and says what is left to do. */
export function migrate(args: readonly string[], { style, progress }: Terminal): Result {
  const { paths, from, isDryRun } = migrateOptions(args);
  const project = new Project(from ? [from] : ORIGINS, progress);
  paths.forEach((path) => project.move(path));
  if (!isDryRun) { project.write(); }
  const { result } = project;
  return { output: migrationReport(result, isDryRun, style), exitCode: result.failed.length > 0 ? 1 : 0 };
}
