import type { Ids } from './stage.ts';

/** A screen as the tests open it. */
export interface Shown {
  readonly name: string;
  readonly path: (ids: Ids) => string;
  /** Must be there once it is shown. */
  readonly wants: string;
  /** Keys to press, one after the other, and what must be there then. */
  readonly keys?: readonly (readonly [key: string, wants: string])[];
  /** What to click, and what must be there then. */
  readonly clicks?: readonly (readonly [on: string, wants: string])[];
}

const at = (part: string, id: string) => `/${part}/${encodeURIComponent(id)}`;

/** Every screen of the desk over the samples. */
export const SHOWN: readonly Shown[] = [
  { name: 'front', path: () => '/', wants: '.outlets .bar', clicks: [['.outlets tbody a', '.hits .hit']] },
  {
    name: 'page',
    path: ({ page }) => at('pages', page),
    wants: '.lines .run',
    keys: [
      ['j', '.made.is-at[data-a="0"]'],
      ['j', '.made.is-at[data-a="1"]'],
      ['o', '.article-text'],
    ],
    clicks: [['.choice button:nth-child(2)', '.page-sides[data-view="printed"]']],
  },
  {
    name: 'article',
    path: ({ article }) => at('articles', article),
    wants: '.m.k-name',
    keys: [
      ['j', '.m.is-at'],
      ['1', '.article.hide-statement'],
      ['1', '.article:not(.hide-statement)'],
      ['Escape', '.article-text:not(:has(.is-at))'],
      ['n', '.article-text'],
    ],
    clicks: [
      ['.m.k-name', '.peek'],
      ['.peek a', '.entry-card'],
    ],
  },
  {
    name: 'entry',
    path: ({ entry }) => at('entries', entry),
    wants: '.entry-words .mark-words',
    keys: [
      ['j', '.entry-card'],
      ['o', '.m.is-at'],
    ],
    clicks: [['.citing button', '.citing']],
  },
  {
    name: 'search',
    path: () => '/search?q=備忘錄',
    wants: '.hit',
    keys: [
      ['j', '.hit a:focus'],
      ['j', '.hit:nth-child(2) a:focus'],
    ],
    clicks: [
      // Folded where there is little room.
      ['.facets summary:visible, .facets li a:visible', '.facets details[open]'],
      ['.facets li a', '.chosen button'],
    ],
  },
  {
    name: 'search-words',
    path: () => '/search?q=合作 外長',
    wants: '.hit .kwic .mark-words',
    clicks: [['.kwic a', '.article-text']],
  },
  {
    name: 'search-nothing',
    path: () => '/search?q=甲乙丙丁戊己 合作',
    wants: '.tried',
    clicks: [['.tried a', '.hit']],
  },
  {
    name: 'chronology',
    path: () => '/chronology?all=1',
    wants: '.event',
    keys: [
      ['j', '.event button:focus'],
      ['Enter', '.event.is-open .event-inside'],
      ['+', '.band-fill'],
    ],
    clicks: [['.event-type', '.event-inside']],
  },
  { name: 'instruments', path: () => '/instruments', wants: '.register .step', keys: [['j', '.register a:focus']] },
  {
    name: 'commitments',
    path: () => '/commitments?open=0&undated=1',
    wants: '.promise',
    keys: [
      ['j', '.promise a:focus'],
      ['2', '.calendar'],
    ],
    clicks: [
      ['.views li:nth-child(2) a', '.calendar'],
      ['.views li:first-child a', '.promise'],
    ],
  },
  {
    name: 'commitments-month',
    path: () => '/commitments?view=month&month=2027-12',
    wants: '.calendar li',
    keys: [
      ['p', '.months-of a[aria-current][href*="2027-11"]'],
      ['n', '.calendar li'],
      ['j', '.calendar li a:focus'],
    ],
    clicks: [['.calendar li a', '.article-text']],
  },
  {
    name: 'people',
    path: () => '/people',
    wants: '.people tbody a',
    keys: [['j', '.people a:focus']],
    clicks: [['.people tbody a', '.entity-overview']],
  },
  { name: 'people-nothing', path: () => '/people?q=甲乙丙丁戊己', wants: 'main p.sheet' },
  {
    name: 'entity',
    path: ({ person }) => at('entities', person),
    wants: '.entity-overview .offices',
    keys: [
      ['2', '.said li'],
      ['3', '.topic, main p.sheet'],
      ['4', 'main table a'],
      ['5', 'main .instruments-of, main p.sheet'],
      ['1', '.entity-overview'],
    ],
    clicks: [
      ['.views li:nth-child(2) a', '.said li'],
      ['.said li a', '.article-text'],
    ],
  },
  { name: 'entity-said', path: ({ person }) => `${at('entities', person)}?view=said`, wants: '.said li' },
  { name: 'entity-positions', path: ({ holder }) => `${at('entities', holder)}?view=positions`, wants: '.topic' },
  { name: 'entity-met', path: ({ person }) => `${at('entities', person)}?view=met`, wants: 'main table a' },
  {
    name: 'entity-instruments',
    path: ({ state }) => `${at('entities', state)}?view=instruments`,
    wants: '.instruments-of a',
  },
  {
    name: 'corrections',
    path: () => '/corrections?kind=statement',
    wants: '.doubt.is-open .judge',
    keys: [
      ['j', '.doubt:nth-child(2).is-open .doubt-open:focus'],
      ['s', '.choose-ends input:focus'],
      ['Escape', '.judge:not(:has(.choose-words))'],
      ['w', '.choose-names button:focus'],
      ['Escape', '.judge:not(:has(.choose-names))'],
      ['a', '#hand-name:focus'],
    ],
    clicks: [
      ['.doubt:nth-child(3) .doubt-open', '.doubt:nth-child(3).is-open .judge'],
      ['.judge button:nth-child(3)', '.choose-text'],
    ],
  },
  { name: 'corrections-page', path: () => '/corrections?kind=article', wants: '.doubt.is-open' },
  {
    name: 'corrections-merge',
    path: ({ person }) => `/corrections?view=merge&entity=${encodeURIComponent(person)}&into=country%3AKZ`,
    wants: '.merge dl',
    keys: [['x', '.merge section:last-child a[href*="person"]']],
    clicks: [['.merge section:last-child p a', '.merge input']],
  },
  {
    name: 'corrections-split',
    path: ({ person }) => `/corrections?view=split&entity=${encodeURIComponent(person)}`,
    wants: '.split-pages li',
    keys: [
      ['j', '.split-pages a:focus'],
      ['x', '.split-pages input:checked'],
      ['o', '.article-text'],
    ],
  },
  { name: 'corrections-log', path: () => '/corrections?view=history', wants: 'main p.sheet, .log' },
  { name: 'dossier', path: () => '/dossier', wants: 'main p.sheet' },
  {
    name: 'formulae',
    path: () => '/formulas',
    wants: '.families a',
    keys: [
      ['j', '.families a:focus'],
      ['2', '.change-help'],
    ],
    clicks: [['.families a', '.kwic-lines li']],
  },
  {
    name: 'formula',
    path: ({ formula }) => at('formulas', formula),
    wants: '.kwic-lines li',
    keys: [['j', '.kwic-lines a:focus']],
    clicks: [
      ['.twin summary', '.twin[open] tbody tr'],
      ['.kwic-words', '.article-text'],
    ],
  },
  { name: 'formula-words', path: () => at('formulas', '合作'), wants: '.kwic-lines li' },
  { name: 'formula-nothing', path: () => at('formulas', '甲乙丙丁戊己'), wants: '.quiet a' },
  {
    name: 'compare',
    path: ({ pair }) => `/compare?article=${pair[0]}&article=${pair[1]}`,
    wants: '.compared .letter',
    keys: [
      ['2', '.whole-text'],
      ['3', '.only-here'],
      ['j', '.only-here a:focus'],
    ],
    clicks: [
      ['.choose summary', '.chooser input'],
      ['.views li:nth-child(2) a', '.whole-text p.han'],
    ],
  },
  {
    name: 'compare-texts',
    path: ({ pair }) => `/compare?article=${pair[0]}&article=${pair[1]}&view=texts`,
    wants: '.whole-text p.han',
  },
  {
    name: 'compare-choose',
    path: ({ pair }) => `/compare?article=${pair[0]}&find=合作`,
    wants: '.offered button',
    clicks: [['.offered button', '.compared .letter']],
  },
  {
    name: 'conflicts',
    path: () => '/conflicts',
    wants: '.conflict .differs',
    keys: [['j', '.conflict a:focus']],
    clicks: [['.conflict h3 a', '.verdict-form']],
  },
  { name: 'conflicts-nothing', path: () => '/conflicts?type=wording&status=dismissed', wants: 'main p.sheet' },
  {
    name: 'conflict',
    path: ({ conflict }) => at('conflicts', conflict),
    wants: '.verdict-form',
    keys: [['2', '#verdict-why:focus']],
    clicks: [
      ['.verdict-form button', '.bad'],
      ['.sides + p a', '.compared .letter'],
    ],
  },
];
