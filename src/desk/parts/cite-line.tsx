import type { Printed } from '../api.ts';
import { useDate } from '../dates.ts';
import { useWords } from '../words.ts';
import { Headline } from './han.tsx';
import { Link } from './link.tsx';

/** Where something was printed, as one line: outlet, day, headline with a link to the words. */
export function CiteLine({ source, link, headline = true }: { source: Printed; link: string; headline?: boolean }) {
  const w = useWords();
  const date = useDate();
  return (
    <span class="cite">
      <bdi lang={source.lang}>{source.outlet ?? w('noOutlet')}</bdi>
      <span> · {source.published === undefined ? w('undated') : date(source.published)}</span>
      {headline ? (
        <>
          {' · '}
          <Link href={link}>
            <Headline of={source.headline} lang={source.lang} />
          </Link>
        </>
      ) : null}
    </span>
  );
}

/** Words of a page as a link to where they stand. */
export function Quote({ quote, lang, link, most = 120 }: { quote: string; lang: string; link: string; most?: number }) {
  const shown = quote.length > most ? `${quote.slice(0, most)}…` : quote;
  return (
    <Link href={link} class="quote han" lang={lang}>
      <q>
        <bdi>{shown}</bdi>
      </q>
    </Link>
  );
}

/** The people, states and bodies that something names, each a link. */
export function Entities({ of, lang }: { of: readonly { id: string; name: string; link: string }[]; lang?: string }) {
  return (
    <span class="entities">
      {of.map(({ id, name, link }, i) => (
        <span key={id}>
          {i > 0 ? '、' : null}
          <Link href={link} class="han" lang={lang}>
            <bdi>{name}</bdi>
          </Link>
        </span>
      ))}
    </span>
  );
}
