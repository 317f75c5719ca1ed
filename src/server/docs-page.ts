/** The page to try the API: it reads the OpenAPI document and makes a form of each question. Loads nothing else. */
export const DOCS_PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Chancery API</title>
<link rel="stylesheet" href="/api/docs.css">
<main>
<h1>Chancery API</h1>
<p>Made from <a href="/api/openapi.json">openapi.json</a>. Every list is also <code>?format=ndjson</code> and <code>?format=csv</code>.</p>
<div id="questions"><p>Reading…</p></div>
</main>
<script src="/api/docs.js" type="module"></script>
</html>
`;

export const DOCS_STYLE = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
details { border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: .4rem 0; }
summary { cursor: pointer; }
summary code { font-weight: 600; }
form { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1rem; margin: .6rem 0; align-items: baseline; }
form button { grid-column: 2; justify-self: start; padding: .3rem 1rem; }
input, select, textarea { font: inherit; width: 100%; box-sizing: border-box; }
small { grid-column: 2; opacity: .8; margin-top: -.2rem; }
pre { overflow: auto; max-height: 30rem; padding: .6rem; background: color-mix(in srgb, currentColor 8%, transparent); white-space: pre-wrap; overflow-wrap: anywhere; }
`;

export const DOCS_SCRIPT = `const make = (tag, fields = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), fields);
  element.append(...children);
  return element;
};
const api = await (await fetch('/api/openapi.json')).json();
const list = document.getElementById('questions');
list.replaceChildren();
const show = async (output, request) => {
  output.hidden = false;
  output.textContent = 'Asking…';
  const began = performance.now();
  const response = await fetch(...request);
  const text = await response.text();
  let body = text;
  try { body = JSON.stringify(JSON.parse(text), null, 2); } catch {}
  output.textContent = response.status + ' · ' + Math.round(performance.now() - began) + ' ms · ' + request[0] + '\\n\\n' + body.slice(0, 200000);
};
for (const [path, methods] of Object.entries(api.paths))
  for (const [method, operation] of Object.entries(methods)) {
    const form = make('form');
    const fields = [];
    for (const parameter of operation.parameters ?? []) {
      const { name, required, schema = {}, description } = parameter;
      const choices = schema.enum;
      const input = choices ? make('select', {}, make('option', { value: '' }), ...choices.map((value) => make('option', { value, textContent: value }))) : make('input', { required: !!required });
      input.id = operation.operationId + '-' + name;
      fields.push([parameter, input]);
      form.append(make('label', { htmlFor: input.id, textContent: name + (required ? ' *' : '') }), input);
      if (description ?? schema.description) form.append(make('small', { textContent: description ?? schema.description }));
    }
    let body;
    if (operation.requestBody) {
      body = make('textarea', { rows: 6, value: '{"action":"accept","id":"","who":""}' });
      body.id = operation.operationId + '-body';
      form.append(make('label', { htmlFor: body.id, textContent: 'body' }), body);
    }
    const output = make('pre', { hidden: true, tabIndex: 0 });
    form.append(make('button', { textContent: 'Ask' }));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      let at = path;
      const query = new URLSearchParams();
      for (const [{ name, in: where }, { value }] of fields) {
        if (where === 'path') at = at.replace('{' + name + '}', encodeURIComponent(value));
        else if (value !== '') query.append(name, value);
      }
      const text = query.toString();
      show(output, [at + (text === '' ? '' : '?' + text), body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: body.value } : {}]);
    });
    list.append(make('details', {}, make('summary', {}, make('code', { textContent: method.toUpperCase() + ' ' + path }), ' ' + operation.summary), form, output));
  }
`;
