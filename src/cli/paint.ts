import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Colours text where standard output shows colours; else gives it back. */
export function painter(): (style: Style, text: string) => string {
  const colour = process.stdout.isTTY === true && process.stdout.hasColors();
  return (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
}
