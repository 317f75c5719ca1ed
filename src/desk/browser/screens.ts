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
    keys: [['j', '.promise a:focus']],
  },
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
