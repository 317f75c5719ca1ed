import { useNote } from '../notes.ts';

/** A note of the record in the language of the interface. */
export function Note({ of }: { of: string }) {
  const { text, lang } = useNote()(of);
  return <bdi lang={lang}>{text}</bdi>;
}
