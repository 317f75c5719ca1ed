import { useState } from 'preact/hooks';
import { asks, type Profile } from '../../api.ts';
import { useData } from '../../data.ts';
import { useDate } from '../../dates.ts';
import { useLabel } from '../../labels.ts';
import { nameIn, otherNames } from '../../parts/entity-name.ts';
import { Link } from '../../parts/link.tsx';
import { Section } from '../../parts/section.tsx';
import { Empty, Loading } from '../../parts/states.tsx';
import { type Place, usePlace, withQuery } from '../../route.ts';
import { useLanguage } from '../../settings.ts';
import { numberText, wordTable } from '../../words.ts';

const useText = wordTable({
  search: ['A name', '名稱', '名称'],
  another: ['Choose another', '另選', '另选'],
  forms: ['Names in all forms', '名稱的各種寫法', '名称的各种写法'],
  articles: ['Articles', '文章', '文章'],
  seen: ['From – to', '起訖', '起讫'],
  counts: ['Statements, events', '言論、事件', '言论、事件'],
  none: ['Nobody of that name.', '無此名稱。', '无此名称。'],
});

interface SideProps {
  readonly title: string;
  /** In the query. */
  readonly name: 'entity' | 'into' | 'as';
  /** Id of the other side: what is named like it is offered first. */
  readonly like?: string;
}

/** A person, body or place that is chosen by name, and then shown with what tells it from another. */
export function Side({ title, name, like }: SideProps) {
  const place = usePlace();
  const id = place.query.get(name);
  const loaded = useData(id === null ? undefined : asks.entity(id));
  return (
    <Section title={title}>
      {id === null ? (
        <Find name={name} like={like} place={place} />
      ) : (
        <Loading of={loaded}>{(profile) => <Chosen profile={profile} name={name} place={place} />}</Loading>
      )}
    </Section>
  );
}

function Chosen({ profile, name: side, place }: { profile: Profile; name: SideProps['name']; place: Place }) {
  const t = useText();
  const label = useLabel();
  const date = useDate();
  const language = useLanguage();
  const { name, lang } = nameIn(profile, language);
  const { type, articles, firstSeen, lastSeen, forms, counts, link, id } = profile;
  return (
    <>
      <h3 class="merge-name">
        <Link href={link} class="han" lang={lang}>
          <bdi>{name}</bdi>
        </Link>{' '}
        <small>{label('name', type)}</small>
      </h3>
      <ul class="names">
        {otherNames(profile, name).map((other) => (
          <li key={other.name} lang={other.lang}>
            <bdi>{other.name}</bdi>
          </li>
        ))}
      </ul>
      <dl class="fields">
        <div>
          <dt>{t('articles')}</dt>
          <dd>{numberText(articles, language)}</dd>
        </div>
        {firstSeen === undefined || lastSeen === undefined ? null : (
          <div>
            <dt>{t('seen')}</dt>
            <dd>
              {date(firstSeen)} – {date(lastSeen)}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('counts')}</dt>
          <dd>
            {numberText(counts.statements, language)}, {numberText(counts.events, language)}
          </dd>
        </div>
        <div>
          <dt>{t('forms')}</dt>
          <dd class="han" lang="zh">
            <bdi>{forms.flatMap(({ form, articles: n }) => (n > 0 ? [form] : [])).join('、')}</bdi>
          </dd>
        </div>
        <div>
          <dt>id</dt>
          <dd>
            <code>{id}</code>
          </dd>
        </div>
      </dl>
      <p class="no-print">
        <Link href={withQuery(place, { [side]: undefined })}>{t('another')}</Link>
      </p>
    </>
  );
}

/** Candidates shown. */
const MOST = 12;

function Find({ name, like, place }: { name: SideProps['name']; like: string | undefined; place: Place }) {
  const t = useText();
  const label = useLabel();
  const language = useLanguage();
  const { data: other } = useData(like === undefined ? undefined : asks.entity(like));
  const [typed, setTyped] = useState<string>();
  const words = (typed ?? other?.name ?? '').trim();
  const loaded = useData(words === '' ? undefined : asks.people({ q: words, limit: MOST }), { keep: true });
  const found = (loaded.data?.items ?? []).filter(({ id }) => id !== other?.id);
  return (
    <>
      <label>
        {t('search')}{' '}
        <input
          class="han"
          value={typed ?? ''}
          placeholder={other?.name}
          autocomplete="off"
          maxLength={100}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </label>
      {typed !== undefined && words !== '' && loaded.data !== undefined && found.length === 0 ? (
        <Empty>{t('none')}</Empty>
      ) : null}
      <ul class="merge-found">
        {words === ''
          ? null
          : found.map((one) => {
              const shown = nameIn(one, language);
              return (
                <li key={one.id} data-step>
                  <Link href={withQuery(place, { [name]: one.id })} class="han" lang={shown.lang}>
                    <bdi>{shown.name}</bdi>
                  </Link>{' '}
                  <small>
                    {label('name', one.type)} · {numberText(one.articles, language)} · <code>{one.id}</code>
                  </small>
                </li>
              );
            })}
      </ul>
    </>
  );
}
