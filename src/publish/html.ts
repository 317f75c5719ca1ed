import type { PageReading } from '../reading.ts';
import type { ConflictEntry, Entry, Span } from '../record/kinds.ts';
import { briefOf } from './brief.ts';
import { grouped, unitWords } from './number.ts';
import { doubtLine, lineNumbers } from './text.ts';

/** Labels of the page in the three languages of the interface. */
const LABELS: Readonly<Record<string, readonly [en: string, hant: string, hans: string]>> = {
  article: ['Article', '文章', '文章'],
  record: ['Record', '記錄', '记录'],
  line: ['line', '行', '行'],
  undated: ['undated', '日期不詳', '日期不详'],
  inferred: ['inferred', '推斷', '推断'],
  doubts: ['Doubts', '存疑', '存疑'],
  layers: ['Layers', '圖層', '图层'],
  conflicts: ['Conflicts', '矛盾', '矛盾'],
  events: ['Events', '事件', '事件'],
  said: ['Who said what', '誰說了甚麼', '谁说了什么'],
  instruments: ['Instruments', '文書', '文书'],
  commitments: ['Commitments', '承諾', '承诺'],
  positions: ['Positions', '立場', '立场'],
  formulae: ['Set phrases', '提法', '提法'],
  names: ['Names', '名稱', '名称'],
  times: ['Times', '時間', '时间'],
  figures: ['Figures', '數字', '数字'],
  nothing: ['Nothing was found here.', '此處未找到任何條目。', '此处未找到任何条目。'],
};

const escaped = (text: string) =>
  text
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');

const label = (key: string) => {
  const [en, hant, hans] = LABELS[key] ?? [key, key, key];
  return `<span data-en="${escaped(en)}" data-hant="${escaped(hant)}" data-hans="${escaped(hans)}">${escaped(en)}</span>`;
};

const LAYER: Readonly<Record<string, string>> = {
  name: 'names',
  time: 'times',
  quantity: 'figures',
  ordinal: 'figures',
  statement: 'said',
  event: 'events',
  instrument: 'instruments',
  commitment: 'commitments',
  position: 'positions',
  formula: 'formulae',
  conflict: 'conflicts',
};

/**
 * Pages as one self-contained HTML document: the text at the left, the entries at the right, each lighting the other.
 * It loads nothing; its own script only switches highlights, layers and language.
 */
export function toHtml(readings: readonly PageReading[]): string {
  return (
    htmlHead(readings.map((reading) => reading.page.file).join(', ')) + readings.map(htmlPage).join('') + htmlFoot()
  );
}

/** What stands before the first page. */
export function htmlHead(title: string): string {
  const layers = [...new Set(Object.values(LAYER))]
    .map(
      (layer) =>
        `<label class="l-${layer}"><input type="checkbox" checked data-layer="${layer}"> ${label(layer)}</label>`,
    )
    .join('');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><strong>Chancery</strong><fieldset><legend>${label('layers')}</legend>${layers}</fieldset>
<nav aria-label="Language"><button type="button" data-language="en" aria-pressed="true">English</button><button type="button" lang="zh-Hant" data-language="hant" aria-pressed="false">繁體中文</button><button type="button" lang="zh-Hans" data-language="hans" aria-pressed="false">简体中文</button></nav></header>
`;
}

/** What stands behind the last page. */
export function htmlFoot(): string {
  return `<script>${SCRIPT}</script>\n</body>\n</html>\n`;
}

/** One page: its articles, each with its entries beside it. */
export function htmlPage(reading: PageReading): string {
  const { page, source } = reading;
  const lineOf = lineNumbers(source.text);
  const language = page.script === 'hans' ? 'zh-Hans' : 'zh-Hant';
  const facts = [page.outlet, page.published, page.item].filter((fact) => fact !== undefined);
  const articles = reading.articles.map(({ article, entries }) => {
    const ids = new Map(entries.map((entry, i) => [entry.id, `${article.id}-${i}`.replace(/[^\w-]/g, '_')]));
    const blocks = article.blocks
      .map((block) => {
        const tag = block.role === 'headline' ? 'h2' : block.role === 'subhead' || block.role === 'deck' ? 'h3' : 'p';
        return `<${tag} class="r-${block.role}">${marked(source.text, block.spans, entries, ids)}</${tag}>`;
      })
      .join('\n');
    const dated =
      article.published === undefined
        ? label('undated')
        : escaped(article.published) + (article.publishedFrom === 'inferred' ? ` (${label('inferred')})` : '');
    const about = [article.genre, article.outlet, article.agencies.join('、'), article.bylines.join('、')]
      .filter((fact) => fact)
      .map((fact) => escaped(String(fact)));
    const doubts = (article.doubts ?? []).map((doubt) => `<li>${escaped(doubtLine(doubt, lineOf))}</li>`).join('');
    return `<article>
<div class="text" lang="${language}"><p class="about">${[...about, dated].join(' · ')}</p>
${blocks}
${doubts === '' ? '' : `<details><summary>${label('doubts')}</summary><ul lang="en">${doubts}</ul></details>`}</div>
<aside aria-label="Record" lang="${language}">${cards(entries, reading.conflicts, lineOf, ids)}</aside>
</article>`;
  });
  return `<section aria-label="${escaped(page.file)}"><h1>${escaped(page.file)} <small>${facts.map((fact) => escaped(String(fact))).join(' · ')}</small></h1>\n${articles.join('\n')}\n</section>\n`;
}

/** The characters of a block, with a mark wherever the set of entries that cite them changes. */
function marked(
  source: string,
  spans: readonly Span[],
  entries: readonly Entry[],
  ids: ReadonlyMap<string, string>,
): string {
  const edges = new Set<number>();
  for (const [start, end] of spans) {
    edges.add(start);
    edges.add(end);
  }
  const cited = entries.filter((entry) => 'spans' in entry) as (Entry & { spans: readonly Span[] })[];
  const low = Math.min(...spans.map(([start]) => start));
  const high = Math.max(...spans.map(([, end]) => end));
  const near = cited.filter((entry) => entry.spans.some(([start, end]) => start < high && end > low));
  for (const entry of near)
    for (const [start, end] of entry.spans)
      for (const edge of [start, end]) if (edge > low && edge < high) edges.add(edge);
  const sorted = [...edges].sort((a, b) => a - b);
  let out = '';
  for (const [start, end] of spans)
    for (let i = 0; i + 1 < sorted.length; i++) {
      const [from, to] = [sorted[i], sorted[i + 1]];
      if (from < start || to > end) continue;
      const text = escaped(source.slice(from, to).replace(/[\r\n]+/g, ''));
      const here = near.filter((entry) => entry.spans.some(([s, e]) => s <= from && to <= e));
      out +=
        here.length === 0
          ? text
          : `<mark class="${[...new Set(here.map((entry) => `l-${LAYER[entry.kind]}`))].join(' ')}" data-entries="${here.map((entry) => ids.get(entry.id)).join(' ')}">${text}</mark>`;
    }
  return out;
}

function cards(
  entries: readonly Entry[],
  conflicts: readonly ConflictEntry[],
  lineOf: (offset: number) => number,
  ids: ReadonlyMap<string, string>,
): string {
  const sections = briefOf(entries, conflicts, lineOf).map(({ label: key, rows }) => ({
    key,
    cards: rows.map(({ text, line, entry }) => ({ text, line, id: cardTarget(entry, ids) })),
  }));
  const plain = (kind: string, key: string, text: (entry: never) => string) => {
    const seen = new Set<string>();
    const found = entries.filter((entry) => entry.kind === kind) as (Entry & { spans: readonly Span[] })[];
    const rows = found
      .map((entry) => ({
        text: text(entry as never),
        line: lineOf(entry.spans[0]?.[0] ?? 0),
        id: ids.get(entry.id) ?? '',
      }))
      .filter((card) => !seen.has(card.text) && seen.add(card.text));
    if (rows.length > 0) sections.push({ key, cards: rows });
  };
  plain('name', 'names', (entry: { name: string; role?: string }) =>
    entry.role === undefined ? entry.name : `${entry.name}（${entry.role}）`,
  );
  plain('time', 'times', (entry: { quote: string; value: string }) => `${entry.quote} = ${entry.value}`);
  plain(
    'quantity',
    'figures',
    (entry: { quote: string; value: number; unit: string }) =>
      `${entry.quote} = ${grouped(entry.value)} ${unitWords(entry.unit, entry.value)}`,
  );
  if (sections.length === 0) return `<p>${label('nothing')}</p>`;
  return sections
    .map(
      ({ key, cards: rows }) =>
        `<section class="l-${key}"><h3>${label(key)}</h3><ul>${rows
          .map(
            (card) =>
              `<li><button type="button" data-entry="${card.id}">${escaped(card.text)} <small>${label('line')} ${card.line}</small></button></li>`,
          )
          .join('')}</ul></section>`,
    )
    .join('\n');
}

/** A conflict lights the first of the entries it names. */
function cardTarget(entry: Entry, ids: ReadonlyMap<string, string>): string {
  if (entry.kind !== 'conflict') return ids.get(entry.id) ?? '';
  return entry.entries
    .map((id) => ids.get(id))
    .filter((id) => id !== undefined)
    .join(' ');
}

const STYLE = `
:root{--ink:#1b1b1f;--paper:#fbfaf7;--line:#d9d5cb;--quiet:#5d5a52;--light:#ffe9a8;--names:#0b63a5;--times:#1c7a3e;--figures:#8a5a00;--said:#6b3fa0;--events:#b3261e;--other:#44546a}
@media (prefers-color-scheme:dark){:root{--ink:#ece9e2;--paper:#17171a;--line:#3a3a40;--quiet:#a9a59b;--light:#5a4a12;--names:#7fbcf0;--times:#7fd69c;--figures:#e8bd6a;--said:#c4a3f0;--events:#ff9c94;--other:#aebccf}}
*{box-sizing:border-box}body{margin:0;color:var(--ink);background:var(--paper);font:16px/1.8 system-ui,"PingFang TC","Noto Sans CJK TC","Microsoft JhengHei",sans-serif}
header{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:center;padding:.4rem 1rem;background:var(--paper);border-bottom:1px solid var(--line);font-size:.85rem}
fieldset{display:flex;flex-wrap:wrap;gap:.2rem .9rem;border:0;margin:0;padding:0}legend{float:left;margin-right:.9rem;color:var(--quiet)}nav{margin-left:auto}
h1{margin:1rem;font-size:1rem;color:var(--quiet);overflow-wrap:anywhere}article{display:grid;grid-template-columns:minmax(0,38em) minmax(18em,1fr);gap:2rem;padding:0 1rem 2rem;border-bottom:1px solid var(--line)}
.text h2{font-size:1.4rem;line-height:1.4;margin:.6rem 0}.text h3{font-size:1.05rem;margin:1.2rem 0 .2rem}.text p{margin:.5rem 0;max-width:36em}.about,.r-caption,.r-credit,.r-byline,.r-furniture{color:var(--quiet);font-size:.88rem}.r-list{padding-left:1em}
aside{align-self:start;position:sticky;top:4rem;max-height:calc(100vh - 5rem);overflow:auto;font-size:.88rem;line-height:1.5}aside h3{margin:.7rem 0 .2rem;font-size:.85rem}aside ul{list-style:none;margin:0;padding:0}
button{font:inherit;color:inherit;background:none;border:1px solid transparent;border-radius:4px;padding:.1rem .35rem;cursor:pointer;text-align:left}aside button{width:100%}button:hover,button:focus-visible{border-color:var(--line);outline:2px solid var(--names);outline-offset:-1px}nav button[aria-pressed=true]{text-decoration:underline;font-weight:600}small{color:var(--quiet)}
mark{color:inherit;background:none;border-bottom:1px solid transparent}mark.l-said{background:color-mix(in srgb,var(--said) 9%,transparent)}mark.l-names{border-bottom:2px solid var(--names)}mark.l-times{border-bottom:2px dotted var(--times)}mark.l-figures{border-bottom:2px dashed var(--figures)}mark.l-conflicts{background:color-mix(in srgb,var(--events) 20%,transparent)}
.lit{background:var(--light)!important}.l-said h3{color:var(--said)}.l-events h3,.l-conflicts h3{color:var(--events)}.l-names h3{color:var(--names)}.l-times h3{color:var(--times)}.l-figures h3{color:var(--figures)}
section[hidden]{display:none}
@media (max-width:800px){article{grid-template-columns:minmax(0,1fr)}aside{position:static;max-height:none}header{position:static}}
@media print{header,button small{display:none}aside{position:static;max-height:none;overflow:visible}article{display:block}}
`;

const SCRIPT = `
const lit=new Set();
function light(ids,scroll){for(const e of lit)e.classList.remove('lit');lit.clear();const wanted=new Set(ids);if(!wanted.size)return;let first;
for(const m of document.querySelectorAll('mark[data-entries]'))if(m.dataset.entries.split(' ').some(i=>wanted.has(i))){m.classList.add('lit');lit.add(m);first??=m}
for(const b of document.querySelectorAll('button[data-entry]'))if(b.dataset.entry.split(' ').some(i=>wanted.has(i))){b.classList.add('lit');lit.add(b);if(scroll==='card')b.scrollIntoView({block:'nearest'})}
if(scroll==='text'&&first)first.scrollIntoView({block:'center'})}
const idsOf=t=>t?(t.dataset.entry??t.dataset.entries??'').split(' ').filter(Boolean):[];
document.addEventListener('mouseover',e=>{const t=e.target.closest('[data-entry],[data-entries]');if(t)light(idsOf(t))});
document.addEventListener('focusin',e=>{const t=e.target.closest('[data-entry]');if(t)light(idsOf(t),'text')});
document.addEventListener('click',e=>{const t=e.target.closest('[data-entry],[data-entries]');if(t)light(idsOf(t),t.dataset.entry?'text':'card')});
for(const box of document.querySelectorAll('input[data-layer]'))box.addEventListener('change',()=>{const c='l-'+box.dataset.layer;
for(const s of document.querySelectorAll('aside section.'+c))s.hidden=!box.checked;
for(const m of document.querySelectorAll('mark[data-entries]'))if(m.dataset[box.dataset.layer]||m.classList.contains(c)){m.dataset[box.dataset.layer]='1';m.classList.toggle(c,box.checked)}});
for(const b of document.querySelectorAll('[data-language]'))b.addEventListener('click',()=>{const l=b.dataset.language;
document.documentElement.lang={en:'en',hant:'zh-Hant',hans:'zh-Hans'}[l];
for(const o of document.querySelectorAll('[data-language]'))o.setAttribute('aria-pressed',String(o===b));
for(const s of document.querySelectorAll('[data-en]'))s.textContent=s.dataset[l]});
`;
