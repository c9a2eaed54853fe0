import { badge } from './front-page';
import { code, name } from '../../../private/markup';
import { nameOfResource } from '../../../private/paths';
import type { ResourceForm } from '../form';
import { copiesByVault, hoursInWords, IMMUTABILITY_WORDS, keptInWords, restoreTestedInWords, VERDICTS } from '../words';

/** More than any number in the table: what never comes, or is for ever. */
const ENDLESS = 1e9;

const HEAD = ['Verdict', 'Resource', 'Type', 'Template', 'Longest gap', 'Kept', 'Copies', 'Immutable', 'Restore tested'];

/** All resources, the worst first. A script lets it be filtered and sorted; without one it is a table. */
export function resourceTable(resources: readonly (readonly [resource: ResourceForm, id: string])[]): string {
  return [
    '<form id="filter" hidden><label>Find <input type="search" id="find" autocomplete="off"></label>',
    '<label>Verdict <select id="verdict"><option value="">all</option></select></label>',
    '<label>Type <select id="type"><option value="">all</option></select></label>',
    '<output id="shown" aria-live="polite"></output></form>',
    '<div class="wide" role="region" tabindex="0" aria-label="All resources"><table id="all">',
    '<caption>Resources that hold data, the worst first</caption>',
    `<thead><tr>${HEAD.map((each) => `<th scope="col">${each}</th>`).join('')}</tr></thead><tbody>`,
    ...resources.map(([resource, id]) => rowOf(resource, id)),
    '</tbody></table></div>',
  ].join('\n');
}

function rowOf(resource: ResourceForm, id: string): string {
  const { verdict, type, template, recoveryPointObjectiveMinutes: minutes, retentionDays, copies, immutability } = resource;
  const { restoreTestedEveryMinutes: tested } = resource;
  const vaults = copiesByVault(copies ?? []).length;
  return `<tr>${[
    cell(badge(verdict), VERDICTS.indexOf(verdict)),
    `<th scope="row"><a href="#${id}">${name(nameOfResource(resource))}</a></th>`,
    cell(name(type)),
    cell(code(template)),
    cell(minutes === undefined ? '—' : hoursInWords(minutes), minutes ?? ENDLESS),
    cell(copies ? keptInWords(retentionDays) : '—', copies ? retentionDays ?? ENDLESS : -1),
    cell(vaults > 0 ? String(vaults) : '—', vaults),
    cell(immutability ? IMMUTABILITY_WORDS[immutability] : '—'),
    cell(restoreTestedInWords(resource) ?? '—', tested ?? ENDLESS),
  ].join('')}</tr>`;
}

/** @param order what it is sorted by, where that is not its text */
function cell(content: string, order?: number): string {
  return `<td${order === undefined ? '' : ` data-n="${order}"`}>${content}</td>`;
}
