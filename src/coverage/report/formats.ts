import { coverageAsCsv } from './csv';
import { coverageAsHtml } from './html/page';
import { coverageAsMarkdown } from './markdown';
import { coverageAsOscal } from './oscal';
import type { Report } from './report';
import { coverageAsSarif } from './sarif';
import { printableJson } from '../../private/printable';

/** The forms that a report has. */
export const REPORT_FORMATS = ['json', 'markdown', 'csv', 'html', 'sarif', 'oscal'] as const;
export type ReportFormat = typeof REPORT_FORMATS[number];

/** Long ago: the same templates make the same bytes where nobody gives a time. */
const NO_TIME = new Date(0);

/** Writes a report, down to its last line break. */
export function reportAs(format: ReportFormat, report: Report, at: Date = NO_TIME): string {
  switch (format) {
    case 'json': return `${printableJson(report)}\n`;
    case 'markdown': return coverageAsMarkdown(report);
    case 'csv': return coverageAsCsv(report);
    case 'html': return coverageAsHtml(report);
    case 'sarif': return `${coverageAsSarif(report)}\n`;
    default: return `${coverageAsOscal(report, at)}\n`;
  }
}
