import type { PersonSummary } from '../api.ts';
import type { Language } from '../settings.ts';

type Named = Pick<PersonSummary, 'name' | 'called' | 'names'>;

/** What pages call someone most, in the script of the interface where both scripts have it, and the language it then is in. */
export function nameIn({ name, called, names }: Named, language: Language): { name: string; lang: string } {
  const script = language === 'zh-Hant' ? 'hant' : language === 'zh-Hans' ? 'hans' : undefined;
  if (script === undefined) return { name, lang: 'zh' };
  return { name: called[script], lang: called[script] === names[script] ? language : 'zh' };
}

/** The names that are not the one shown: as first printed, in the other script, in English. */
export function otherNames({ name, names }: Named, shown: string): { name: string; lang: string }[] {
  const all = [
    { name: names.hant, lang: 'zh-Hant' },
    { name: names.hans, lang: 'zh-Hans' },
    { name, lang: 'zh' },
    { name: names.en, lang: 'en' },
  ];
  const seen = new Set([shown]);
  return all.flatMap(({ name, lang }) => {
    if (name === undefined || seen.has(name)) return [];
    seen.add(name);
    return [{ name, lang }];
  });
}
