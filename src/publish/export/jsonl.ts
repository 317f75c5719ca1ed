import type { ExportFormat } from './record.ts';

/** The record itself, one entry a line (see `docs/record.md`): each page once where its articles follow each other. */
export const jsonl: ExportFormat<{ page: string }> = {
  name: 'jsonl',
  media: 'application/x-ndjson',
  ending: 'jsonl',
  state: () => ({ page: '' }),
  begin: () => '',
  piece({ page, article, entries, ofEntries }, state) {
    let out = '';
    if (!ofEntries) {
      if (state.page !== page.id) out += `${JSON.stringify(page)}\n`;
      state.page = page.id;
      out += `${JSON.stringify(article)}\n`;
    }
    for (const entry of entries) out += `${JSON.stringify(entry)}\n`;
    return out;
  },
  end: () => '',
};
