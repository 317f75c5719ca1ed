/** The page to try the API: it reads the OpenAPI document and makes a form of each question. Loads nothing else. */
export const DOCS_PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Chancery API</title>
<link rel="stylesheet" href="/api/docs.css">
<header>
<h1>Chancery API</h1>
<p>Ask here what a program would ask. Lists are also tables and lines of JSON (<code>format</code>); every record has a
<code>link</code> to its passage and says where it was printed (<code>source</code>). Made from
<a href="/api/openapi.json">openapi.json</a>. <a href="/">To the desk</a></p>
<label>Find a question <input id="find" type="search" autocomplete="off" spellcheck="false"></label>
</header>
<nav aria-label="Groups" id="groups"></nav>
<main id="questions"><p>Reading…</p></main>
<script src="/api/docs.js" type="module"></script>
</html>
`;

export const DOCS_STYLE = `:root {
  color-scheme: light dark;
  --ink: light-dark(#1d1c1a, #e9e6e0); --quiet: light-dark(#5c5850, #aaa498); --paper: light-dark(#fbfaf7, #191817);
  --sheet: light-dark(#fff, #211f1d); --line: light-dark(#d9d4c9, #3b3733); --mark: light-dark(#8a3324, #e79a83);
  font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 78rem; padding: 1.2rem 1rem 4rem; display: grid; gap: 0 2rem; grid-template-columns: 13rem minmax(0, 1fr); grid-template-areas: "head head" "nav main"; }
header { grid-area: head; border-bottom: 1px solid var(--line); margin-bottom: 1rem; padding-bottom: .8rem; }
header p { max-width: 46rem; margin: .2rem 0 .8rem; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.05rem; margin: 1.6rem 0 .4rem; }
h2:first-child { margin-top: 0; }
h3 { font-size: .9rem; margin: 1rem 0 .3rem; }
a { color: var(--mark); }
nav { grid-area: nav; position: sticky; top: 1rem; align-self: start; }
nav a { display: block; padding: .15rem 0; text-decoration: none; }
nav a:hover { text-decoration: underline; }
main { grid-area: main; min-width: 0; }
details.question { background: var(--sheet); border: 1px solid var(--line); border-radius: .3rem; margin: .35rem 0; }
summary { cursor: pointer; padding: .45rem .7rem; }
summary code { font-weight: 600; overflow-wrap: anywhere; }
summary b { font: 600 .75rem/1 ui-monospace, monospace; color: var(--mark); margin-right: .4rem; }
summary span { display: block; color: var(--quiet); font-size: .9rem; }
details.question > div { padding: 0 .7rem .8rem; }
form { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .5rem 1rem; margin: .3rem 0 .8rem; align-items: start; }
form label { padding-top: .25rem; font-family: ui-monospace, monospace; font-size: .9rem; }
form small { display: block; color: var(--quiet); }
form p { grid-column: 2; margin: 0; display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: baseline; }
input, select, textarea, button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .2rem; padding: .25rem .4rem; max-width: 100%; }
form input, form select, form textarea { width: 100%; }
textarea { font-family: ui-monospace, monospace; font-size: .85rem; }
button { padding: .3rem 1.2rem; background: var(--ink); color: var(--paper); border-color: var(--ink); cursor: pointer; }
:focus-visible { outline: 2px solid var(--mark); outline-offset: 2px; }
pre { overflow: auto; max-height: 32rem; margin: .4rem 0; padding: .6rem; background: var(--paper); border: 1px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem; line-height: 1.45; }
.told { color: var(--quiet); font-size: .9rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .2rem .8rem .2rem 0; border-top: 1px solid var(--line); }
td:first-child, td:nth-child(2) { font-family: ui-monospace, monospace; font-size: .85rem; overflow-wrap: anywhere; }
td:first-child { white-space: nowrap; width: 1%; }
[hidden] { display: none !important; }
@media (max-width: 50rem) {
  body { display: block; }
  nav { position: static; display: flex; flex-wrap: wrap; gap: 0 1rem; margin-bottom: 1rem; }
  form { grid-template-columns: minmax(0, 1fr); gap: .1rem; }
  form > :not(label) { margin-bottom: .5rem; }
  form p { grid-column: 1; }
  td:first-child, td:nth-child(2) { display: inline-block; width: auto; }
  td:nth-child(3) { display: block; border-top: 0; padding-top: 0; color: var(--quiet); }
  td:nth-child(2) { border-top: 0; color: var(--quiet); }
  tr { display: block; border-top: 1px solid var(--line); }
  td, th { border-top: 0 !important; }
  thead { display: none; }
}
`;

export const DOCS_SCRIPT = `const make = (tag, fields = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), fields);
  element.append(...children);
  return element;
};
/** Words with \`names\` in them. */
const prose = (text) => text.split('\`').map((part, i) => (i % 2 === 0 ? part : make('code', { textContent: part })));
const main = document.getElementById('questions');
const groupList = document.getElementById('groups');
const api = await (await fetch('/api/openapi.json')).json();
const schemas = api.components.schemas;

/** The words of a schema's type; names lead to their tables below. */
const typeOf = (schema = {}) => {
  if (schema.$ref) {
    const name = schema.$ref.split('/').pop();
    return [make('a', { href: '#' + name, textContent: name })];
  }
  if (schema.enum) return [schema.enum.map((value) => JSON.stringify(value)).join(' | ')];
  if (schema.const !== undefined) return [JSON.stringify(schema.const)];
  if (schema.type === 'array') return ['list of ', ...typeOf(schema.items ?? (schema.prefixItems ?? [])[0])];
  const some = (schema.anyOf ?? schema.oneOf ?? schema.allOf)?.filter((one) => Object.keys(one).some((key) => key !== 'description'));
  if (some) return some.flatMap((one, i) => [...(i > 0 ? [schema.allOf ? ' & ' : ' | '] : []), ...typeOf(one)]);
  if (schema.properties) return ['{ ' + Object.keys(schema.properties).join(', ') + ' }'];
  return [[schema.type ?? 'any'].flat().filter((type) => type !== 'null').join(' | ')];
};
const rowsOf = ({ properties = {}, required = [], allOf = [], anyOf, oneOf }) => [
  ...Object.entries(properties).map(([name, schema]) =>
    make('tr', {}, make('td', { textContent: name + (required.includes(name) ? '' : '?') }), make('td', {}, ...typeOf(schema)), make('td', {}, ...prose(schema.description ?? schema.allOf?.find(({ description }) => description)?.description ?? '')))),
  ...[...allOf, ...(anyOf ?? oneOf ?? [])].flatMap((one) => one.$ref
    ? [make('tr', {}, make('td', { textContent: '…' }), make('td', {}, ...typeOf(one)), make('td'))]
    : rowsOf(one)),
];
const tableOf = (schema) => {
  const rows = rowsOf(schema);
  if (rows.length === 0) return make('p', { className: 'told' }, ...typeOf(schema));
  const head = make('thead', {}, make('tr', {}, ...['field', 'type', 'what it is'].map((textContent) => make('th', { textContent }))));
  return make('table', {}, head, make('tbody', {}, ...rows));
};

/** An example of each kind of id, out of this library. */
const examples = {};
const example = (path, name) => {
  if (name === 'phrase') return examples.phrase;
  if (name === 'article') return examples.article;
  if (name === 'holder') return examples.entity;
  const kind = path.split('/')[2];
  return { pages: examples.page, articles: examples.article, entries: examples.entry, entities: examples.entity, conflicts: examples.conflict }[kind];
};
const learn = async () => {
  const first = async (path) => (await (await fetch(path)).json()).items?.[0];
  const [article, entry, entity, formula] = await Promise.all(
    ['/api/articles?limit=1', '/api/entries?kind=statement&limit=1', '/api/people?limit=1', '/api/formulas?limit=1'].map((path) => first(path).catch(() => undefined)),
  );
  Object.assign(examples, { article: article?.id, page: article?.source.page, entry: entry?.id, entity: entity?.id, phrase: formula?.words });
};

const shellWord = (text) => "'" + text.replaceAll("'", "'\\\\''") + "'";
const show = async ({ told, output }, address, init) => {
  const full = location.origin + address;
  told.hidden = output.hidden = false;
  told.replaceChildren('Asking…');
  output.textContent = '';
  const began = performance.now();
  let response;
  try {
    response = await fetch(address, init);
  } catch (error) {
    return told.replaceChildren('No answer: ' + error.message);
  }
  const text = await response.text();
  const ms = Math.round(performance.now() - began);
  let body = text;
  try { body = JSON.stringify(JSON.parse(text), null, 2).replace(/\\[\\s+(-?[\\d.]+),\\s+(-?[\\d.]+)\\s+\\]/g, '[$1, $2]'); } catch {}
  output.textContent = body.slice(0, 200000) + (body.length > 200000 ? '\\n…' : '');
  const post = init.method === 'POST' ? ' -X POST -H \\'content-type: application/json\\' -d ' + shellWord(init.body) : '';
  told.replaceChildren(
    response.status + ' ' + response.statusText + ' · ' + ms + ' ms · ' + text.length.toLocaleString('en') + ' characters · ',
    make('a', { href: address, textContent: address }), make('br'), make('code', { textContent: 'curl' + post + ' ' + shellWord(full) }),
  );
};

const fieldOf = (path, operation, parameter) => {
  const { name, required, schema = {} } = parameter;
  const id = operation.operationId + '-' + name;
  const isMany = (schema.anyOf ?? []).some(({ type }) => type === 'array');
  const input = schema.enum
    ? make('select', {}, ...(required ? [] : [make('option', { value: '' })]), ...schema.enum.map((value) => make('option', { value, textContent: value })))
    : isMany
      ? make('textarea', { rows: 2, required: !!required })
      : make('input', { required: !!required, inputMode: [schema.type].flat().includes('integer') ? 'numeric' : 'text', autocomplete: 'off', spellcheck: false });
  input.id = id;
  const notes = [parameter.description ?? schema.description, isMany ? 'several: one a line' : undefined, schema.minimum === undefined ? undefined : schema.minimum + ' to ' + schema.maximum];
  const note = notes.filter(Boolean).join('; ');
  const cell = make('div', {}, input);
  if (note) {
    const small = make('small', { id: id + '-note' }, ...prose(note));
    input.setAttribute('aria-describedby', small.id);
    cell.append(small);
  }
  return { parameter, input, row: [make('label', { htmlFor: id, textContent: name + (required ? ' *' : '') }), cell] };
};

const BODY = { action: 'accept', id: '', who: '', why: '' };
const questionOf = (path, method, operation) => {
  const form = make('form');
  const fields = (operation.parameters ?? []).map((parameter) => fieldOf(path, operation, parameter));
  for (const { row } of fields) form.append(...row);
  let body;
  if (operation.requestBody) {
    body = make('textarea', { rows: 6, id: operation.operationId + '-body', value: JSON.stringify(BODY, null, 2) });
    form.append(make('label', { htmlFor: body.id, textContent: 'body *' }), make('div', {}, body));
  }
  form.append(make('p', {}, make('button', { textContent: method === 'post' ? 'Send' : 'Ask' })));
  const answer = { told: make('p', { className: 'told', hidden: true, role: 'status' }), output: make('pre', { hidden: true, tabIndex: 0, lang: 'zh' }) };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    let at = path;
    const query = new URLSearchParams();
    for (const { parameter: { name, in: where, schema }, input: { value } } of fields) {
      if (where === 'path') at = at.replace('{' + name + '}', encodeURIComponent(value));
      else for (const one of schema.anyOf ? value.split('\\n') : [value]) if (one.trim() !== '') query.append(name, one.trim());
    }
    const text = query.toString();
    show(answer, at + (text === '' ? '' : '?' + text), body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: body.value } : {});
  });
  const shape = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1].content?.['application/json']?.schema;
  const inside = make('div', {}, form, answer.told, answer.output);
  if (shape) inside.append(make('h3', {}, 'Answer: ', ...typeOf(shape)));
  const details = make('details', { className: 'question', id: operation.operationId },
    make('summary', {}, make('b', { textContent: method.toUpperCase() }), make('code', { textContent: path }), make('span', { textContent: operation.summary })), inside);
  details.addEventListener('toggle', () => {
    for (const { parameter, input } of fields)
      if (parameter.required && input.value === '') input.value = example(path, parameter.name) ?? '';
  });
  details.words = (path + ' ' + operation.operationId + ' ' + operation.summary).toLowerCase();
  return details;
};

const GROUPS = { '': 'The library', pages: 'Pages', articles: 'Articles', entries: 'Entries', search: 'Search', timeline: 'Chronology', people: 'People and bodies', entities: 'People and bodies', positions: 'People and bodies', instruments: 'Instruments and promises', commitments: 'Instruments and promises', formulas: 'Wording and figures', phrases: 'Wording and figures', figures: 'Wording and figures', compare: 'Compare and conflicts', conflicts: 'Compare and conflicts', corrections: 'Corrections', doubts: 'Corrections', export: 'Export' };
const groups = new Map();
for (const [path, methods] of Object.entries(api.paths))
  for (const [method, operation] of Object.entries(methods)) {
    const title = GROUPS[path.split('/')[2] ?? ''] ?? 'The library';
    if (!groups.has(title)) groups.set(title, []);
    groups.get(title).push(questionOf(path, method, operation));
  }
main.replaceChildren();
const anchor = (title) => 'group-' + title.toLowerCase().replaceAll(' ', '-');
for (const [title, questions] of groups) {
  main.append(make('section', {}, make('h2', { id: anchor(title), textContent: title }), ...questions));
  groupList.append(make('a', { href: '#' + anchor(title), textContent: title }));
}
groupList.append(make('a', { href: '#group-shapes', textContent: 'Shapes of answers' }));
const shapes = Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, schema]) => {
  const details = make('details', { className: 'question', id: name },
    make('summary', {}, make('code', { textContent: name }), make('span', { textContent: schema.description ?? '' })), make('div', {}, tableOf(schema)));
  details.words = name.toLowerCase();
  return details;
});
main.append(make('section', {}, make('h2', { id: 'group-shapes', textContent: 'Shapes of answers' }), ...shapes));

document.getElementById('find').addEventListener('input', ({ target }) => {
  const words = target.value.toLowerCase().split(' ').filter(Boolean);
  for (const section of main.children) {
    for (const details of section.querySelectorAll('details')) details.hidden = !words.every((word) => details.words.includes(word));
    section.hidden = [...section.querySelectorAll('details')].every(({ hidden }) => hidden);
  }
});
const reveal = () => {
  const there = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (there instanceof HTMLDetailsElement) there.open = true;
  there?.scrollIntoView();
};
addEventListener('hashchange', reveal);
await learn().catch(() => {});
reveal();
`;
