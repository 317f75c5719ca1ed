/** Says something to those who cannot see it change: read out by screen readers, shown to nobody. */
export function announce(text: string): void {
  const region = document.getElementById('live');
  if (region === null) return;
  region.textContent = '';
  // A region that is emptied and filled at once is not read again.
  setTimeout(() => {
    region.textContent = text;
  }, 60);
}
