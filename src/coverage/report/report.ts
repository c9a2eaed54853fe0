import type { CoverageForm, UnmetForm } from './form';
import { headerOf } from './header';
import type { Header, ReportOptions } from './header';
import type { Application } from '../../document/template';
import type { Coverage } from '../coverage-of';
import { coverageJson } from '../json';

/** What every format is made from: coverage, and the first page. As JSON it is a format itself. */
export interface Report extends CoverageForm {
  readonly report: Header;
  /** Nothing where nothing was required. */
  readonly unmet?: readonly UnmetForm[];
}

/** The same report without what changes at every edit of a template: it is kept in a repository. */
export function withoutHashes(whole: Report): Report {
  const { report } = whole;
  return { ...whole, report: { ...report, templates: report.templates.map((template) => ({ ...template, sha256: null })) } };
}

/** Puts together what is to be reported. The same templates make the same report, whenever that is. */
export function reportOf(application: Application, coverage: Coverage, options: ReportOptions): Report {
  const { version, ...form } = coverageJson(coverage, options.nameOf) as CoverageForm;
  return { version, report: headerOf(application, coverage, options), ...form };
}
