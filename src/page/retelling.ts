/** Characters of a heading that are looked at: as many as a number has bits that can be added to without loss. */
const MOST = 31;

/** By character the places at which the heading has it; nothing outside of `retelling`. */
const PLACES = new Uint32Array(65536);

/**
 * Share of a heading that each text says in the same order, 0 to 1: the longest common subsequence of their characters. A
 * first sentence tells its headline again with day, place and office between (`林大海会见茶商`, `林大海3日在东岸会见来访的茶商`);
 * texts that only name the same things have it in another order or in part. Bits of a number are the places of the
 * heading, so that time is linear in the characters of the texts. Takes folded texts.
 */
export function retelling(heading: string, texts: readonly string[]): Float64Array {
  const length = Math.min(MOST, heading.length);
  for (let i = 0; i < length; i++) PLACES[heading.charCodeAt(i)] |= 1 << i;
  const whole = 2 ** length - 1;
  const shares = Float64Array.from(texts, (text) => {
    let left = whole;
    for (let k = 0; k < text.length; k++) {
      const met = left & PLACES[text.charCodeAt(k)];
      if (met !== 0) left = ((left + met) | (left - met)) & whole;
    }
    return length === 0 ? 0 : 1 - countBits(left) / length;
  });
  for (let i = 0; i < length; i++) PLACES[heading.charCodeAt(i)] = 0;
  return shares;
}

/** How many bits of a number of 32 are set. */
export function countBits(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count++;
  return count;
}
