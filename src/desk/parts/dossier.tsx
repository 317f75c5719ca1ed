import { useState } from 'preact/hooks';
import { readDossier, writeDossier } from '../dossier.ts';
import { wordTable } from '../words.ts';
import { Link } from './link.tsx';

const useText = wordTable({
  add: ['Add to the dossier', '加入卷宗', '加入卷宗'],
  kept: ['In the dossier', '已入卷宗', '已入卷宗'],
});

/** Puts a passage aside for a report. */
export function DossierButton({ id, quote, lang }: { id: string; quote: string; lang: string }) {
  const t = useText();
  const [kept, setKept] = useState(() => readDossier().some((one) => one.id === id));
  if (kept) return <Link href="/dossier">{t('kept')}</Link>;
  const add = () => {
    writeDossier([...readDossier(), { id, quote, lang, at: new Date().toISOString() }]);
    setKept(true);
  };
  return (
    <button type="button" class="no-print" onClick={add}>
      {t('add')}
    </button>
  );
}
