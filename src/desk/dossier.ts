/** A passage that a reader has put aside, kept in this browser. */
export interface Kept {
  /** Id of the entry. */
  readonly id: string;
  readonly quote: string;
  readonly lang: string;
  /** ISO 8601. */
  readonly at: string;
  readonly note?: string;
}

const STORE = 'chancery-dossier';

/** All that is kept, in the order of adding. */
export function readDossier(): Kept[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORE) ?? '[]');
    return Array.isArray(kept) ? (kept as Kept[]).filter(({ id }) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export function writeDossier(kept: readonly Kept[]): void {
  localStorage.setItem(STORE, JSON.stringify(kept));
}
