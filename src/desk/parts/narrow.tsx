import type { ComponentChildren, TargetedSubmitEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { go, usePlace, withQuery } from '../route.ts';
import { useWords } from '../words.ts';
import './narrow.css';

/**
 * A form that writes its fields into the query of the address. An empty field takes its name away; how much is shown
 * begins anew.
 */
export function Narrow({ children, action, drop = [] }: NarrowProps) {
  const w = useWords();
  const place = usePlace();
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    for (const field of form.current?.elements ?? [])
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement)
        field.value = place.query.get(field.name) ?? '';
  }, [place]);
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const change: Record<string, string | undefined> = { show: undefined, cursor: undefined };
    for (const name of drop) change[name] = undefined;
    for (const [name, value] of new FormData(event.currentTarget))
      if (typeof value === 'string') change[name] = value.trim();
    go(withQuery(place, change));
  };
  return (
    <form class="narrow" ref={form} onSubmit={submit}>
      {children}
      <button type="submit">{action ?? w('apply')}</button>
    </form>
  );
}

interface NarrowProps {
  readonly children: ComponentChildren;
  readonly action?: string;
  /** Further names that a new question takes away. */
  readonly drop?: readonly string[];
}

/** A field of the form; the form puts in it what the address says. */
export function Field({ name, label, hint, han = false, short = false }: FieldProps) {
  return (
    <label class={short ? 'short' : undefined}>
      <span>{label}</span>
      <input name={name} class={han ? 'han' : undefined} placeholder={hint} autocomplete="off" maxLength={400} />
    </label>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly han?: boolean;
  readonly short?: boolean;
}

/** A choice of the form; the first is what an address without it means. */
export function Choice({ name, label, of }: ChoiceProps) {
  return (
    <label class="short">
      <span>{label}</span>
      <select name={name}>
        {of.map(([value, title]) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly of: readonly (readonly [value: string, title: string])[];
}
