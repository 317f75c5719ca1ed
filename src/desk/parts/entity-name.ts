import type { PersonSummary } from '../api.ts';
import type { Language } from '../settings.ts';

type Named = Pick<PersonSummary, 'name' | 'names'>;

/** A name in the script of the interface where the library has it, and the language it then is in. */
export function nameIn({ name, names }: Named, language: Language): { name: string; lang: string } {
  if (language === 'zh-Hant' && names.hant !== undefined) return { name: names.hant, lang: 'zh-Hant' };
  if (language === 'zh-Hans' && names.hans !== undefined) return { name: names.hans, lang: 'zh-Hans' };
  return { name, lang: 'zh' };
}

/** The names that are not the one shown: in the other script, in English. */
export function otherNames({ names }: Named, shown: string): { name: string; lang: string }[] {
  const all = [
    { name: names.hant, lang: 'zh-Hant' },
    { name: names.hans, lang: 'zh-Hans' },
    { name: names.en, lang: 'en' },
  ];
  const seen = new Set([shown]);
  return all.flatMap(({ name, lang }) => {
    if (name === undefined || seen.has(name)) return [];
    seen.add(name);
    return [{ name, lang }];
  });
}
