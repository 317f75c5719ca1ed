import { Link } from '../../parts/link.tsx';
import { useWords, wordTable } from '../../words.ts';
import { letterOf, type Text } from '../compare.tsx';

const useText = wordTable({
  sentences: ['Sentences that no other has', '他篇所無的句子', '他篇所无的句子'],
  names: ['Names that no other has', '他篇所無的名稱', '他篇所无的名称'],
  figures: ['Figures that no other has', '他篇所無的數字', '他篇所无的数字'],
  leftOut: ['Left out, though others have it', '他篇有而本篇未載', '他篇有而本篇未载'],
  has: ['in {letters}', '見於{letters}', '见于{letters}'],
  nothing: ['Nothing.', '無。', '无。'],
});

/** How many sentences stand in one of the articles alone. */
export const onlyHere = (texts: readonly Text[]): number => texts.reduce((sum, { alone }) => sum + alone.length, 0);

/** Of each article, what no other has; of three and more, also what it leaves out. */
export function OnlyHere({ texts }: { texts: readonly Text[] }) {
  const w = useWords();
  return (
    <div class="only-here">
      {texts.map((text, i) => (
        <section key={text.article.id} class="sheet stack" aria-label={letterOf(i)}>
          <h2>
            <span class="letter">{letterOf(i)}</span>{' '}
            <bdi lang={text.article.source.lang}>{text.article.source.outlet ?? w('noOutlet')}</bdi>{' '}
            <small>{text.article.source.published ?? ''}</small>
          </h2>
          <Column text={text} showsLeftOut={texts.length > 2} />
        </section>
      ))}
    </div>
  );
}

function Column({ text, showsLeftOut }: { text: Text; showsLeftOut: boolean }) {
  const t = useText();
  const { alone, names, figures, leftOut, article } = text;
  const { lang } = article.source;
  const words = (title: string, of: readonly string[]) =>
    of.length === 0 ? null : (
      <div>
        <h3>{title}</h3>
        <p class="han" lang={lang}>
          <bdi>{of.join('、')}</bdi>
        </p>
      </div>
    );
  return (
    <>
      {words(t('names'), names)}
      {words(t('figures'), figures)}
      <div>
        <h3>
          {t('sentences')} <small>{alone.length}</small>
        </h3>
        {alone.length === 0 ? <p class="quiet">{t('nothing')}</p> : <Sentences of={alone} lang={lang} />}
      </div>
      {!showsLeftOut || leftOut.length === 0 ? null : (
        <div>
          <h3>
            {t('leftOut')} <small>{leftOut.length}</small>
          </h3>
          <Sentences of={leftOut} lang={lang} />
        </div>
      )}
    </>
  );
}

function Sentences({
  of,
  lang,
}: {
  of: readonly (Text['alone'][number] & { in?: readonly number[] })[];
  lang: string;
}) {
  const t = useText();
  const w = useWords();
  return (
    <ol class="sentences">
      {of.map(({ quote, link, line, in: others }) => (
        <li key={link} data-step>
          <span class="han" lang={lang}>
            <bdi>{quote}</bdi>
          </span>{' '}
          <small>
            {others === undefined ? null : `${t('has', { letters: others.map(letterOf).join('、') })} · `}
            <Link href={link}>{w('line', { n: line })}</Link>
          </small>
        </li>
      ))}
    </ol>
  );
}
