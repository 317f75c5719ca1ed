import type { ReplacedBy } from '../api.ts';
import { wordTable } from '../words.ts';
import { Link } from './link.tsx';

const useText = wordTable({
  replaced: ['A newer version stands in the place of this one.', '此處已有更新的版本。', '此处已有更新的版本。'],
  go: ['Go to it', '前往', '前往'],
});

/** Says that something newer stands in this place, and where. */
export function Replaced({ by }: { by: ReplacedBy | undefined }) {
  const t = useText();
  if (by === undefined) return null;
  return (
    <p class="sheet problem" role="status">
      {t('replaced')} <Link href={by.link}>{t('go')}</Link>
    </p>
  );
}
