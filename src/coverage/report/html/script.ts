/** Lets the table be filtered and sorted, opens what is gone to, and all of it for printing. Nothing that is read from the page is put into it as markup. */
export const SCRIPT = `
'use strict';
(() => {
  const table = document.getElementById('all');
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row) => ({ row, text: row.textContent.toLowerCase(), verdict: row.cells[0].textContent, type: row.cells[2].textContent }));
  const [form, find, verdict, type, shown] = ['filter', 'find', 'verdict', 'type', 'shown'].map((id) => document.getElementById(id));
  const fill = (select, values) => [...new Set(values)].sort().forEach((value) => select.append(new Option(value, value)));
  fill(verdict, rows.map((each) => each.verdict));
  fill(type, rows.map((each) => each.type));
  const filter = () => {
    const words = find.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let count = 0;
    for (const each of rows) {
      const isShown = (!verdict.value || each.verdict === verdict.value) && (!type.value || each.type === type.value) && words.every((word) => each.text.includes(word));
      each.row.hidden = !isShown;
      count += isShown ? 1 : 0;
    }
    shown.textContent = count + ' of ' + rows.length + ' shown';
  };
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.hidden = false;
  filter();

  const order = new Intl.Collator('en', { numeric: true });
  [...table.tHead.rows[0].cells].forEach((head, index) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const isUp = head.getAttribute('aria-sort') !== 'ascending';
      [...head.parentNode.cells].forEach((cell) => cell.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', isUp ? 'ascending' : 'descending');
      const keyOf = ({ row }) => row.cells[index].dataset.n ?? row.cells[index].textContent;
      const sorted = rows.map((each) => [keyOf(each), each.row]).sort(([a], [b]) => isUp ? order.compare(a, b) : order.compare(b, a));
      body.append(...sorted.map(([, row]) => row));
    });
  });

  const open = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target instanceof HTMLDetailsElement) { target.open = true; target.querySelector('summary').focus(); }
  };
  addEventListener('hashchange', open);
  open();
  let closed = [];
  addEventListener('beforeprint', () => { closed = [...document.querySelectorAll('details:not([open])')]; closed.forEach((each) => { each.open = true; }); });
  addEventListener('afterprint', () => closed.forEach((each) => { each.open = false; }));
})();
`;
