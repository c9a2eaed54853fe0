import { toString as cronInWords } from 'cronstrue';

const WIDTH = 110;
const LABEL = 18;

/** `cron(0 5 ? * SAT *)` as 'at 05:00, only on Saturday, UTC'. */
export function schedule(expression: string, timezone = 'UTC'): string {
  const fields = expression.replace(/^cron\((.*)\)$/, '$1');
  // AWS's fields have no seconds, and count the days of the week from Sunday as 1.
  const words = cronInWords(`0 ${fields}`, { dayOfWeekStartIndexZero: false, use24HourTimeFormat: true, verbose: true });
  return `${words}, ${timezone}`;
}

export function minutes(value: number): string {
  if (value % 1440 === 0) { return count(value / 1440, 'day'); }
  return value % 60 === 0 ? count(value / 60, 'hour') : count(value, 'minute');
}

export function days(value: number): string {
  const years = value / 365;
  return Number.isInteger(years) && years > 0 ? `${count(value, 'day')} (${count(years, 'year')})` : count(value, 'day');
}

export function count(value: number, noun: string): string {
  return `${value.toLocaleString('en')} ${noun}${value === 1 ? '' : 's'}`;
}

export function list(items: string[], last = 'and'): string {
  return items.length < 2 ? items.join() : `${items.slice(0, -1).join(', ')} ${last} ${items[items.length - 1]}`;
}

export function heading(text: string): string[] {
  return [text.toUpperCase(), '='.repeat(WIDTH), ''];
}

/** `left` and, at the right margin, `right`. */
export function title(left: string, right: string): string {
  return `${left.padEnd(WIDTH - right.length - 1)} ${right}`;
}

/** A label and what it labels, which goes on below itself where it is long. */
export function line(label: string, text: string): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const longer = `${lines[lines.length - 1]} ${word}`.trimStart();
    if (longer.length <= WIDTH - LABEL) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(word);
    }
  }
  return lines.map((part, index) => (index === 0 ? `    ${label}` : '').padEnd(LABEL) + part);
}

export function table(rows: string[][]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column])).join('  ')}`.trimEnd());
}
