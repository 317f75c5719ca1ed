/** Work shorter than this, in milliseconds, shows no progress. */
const QUIET = 800;

/** A progress bar on standard error: only on a terminal, and only for long work. */
export class Progress {
  readonly #bytes: number;
  readonly #began = performance.now();
  #bar:
    | {
        advance(step?: number, message?: string): void;
        message(message: string): void;
        stop(message?: string): void;
        start(message?: string): void;
      }
    | undefined;
  #loading = false;
  #stopped = false;
  #reached = 0;
  #shown = 0;

  constructor(bytes: number) {
    this.#bytes = bytes;
  }

  /** @param bytes of the input that are done; @param pages read so far */
  reach(bytes: number, pages: number): void {
    this.#reached = bytes;
    if (process.stderr.isTTY !== true || this.#bytes === 0) return;
    const seconds = (performance.now() - this.#began) / 1000;
    if (this.#bar === undefined) {
      if (!this.#loading && seconds * 1000 > QUIET) void this.#load();
      return;
    }
    const share = bytes / this.#bytes;
    const left = share > 0 ? Math.round((seconds / share) * (1 - share)) : 0;
    const percent = Math.floor(share * 100);
    this.#bar.advance(
      Math.max(0, percent - this.#shown),
      `${pages} pages · ${Math.round(pages / seconds)} a second · ${left} s left`,
    );
    this.#shown = percent;
  }

  /** Runs `print` without the bar in its way. */
  pause(print: () => void): void {
    print();
  }

  stop(): void {
    this.#stopped = true;
    this.#bar?.stop(this.#reached >= this.#bytes ? 'done' : 'stopped');
  }

  async #load(): Promise<void> {
    this.#loading = true;
    const { progress } = await import('@clack/prompts');
    if (this.#stopped) return;
    this.#bar = progress({ max: 100, output: process.stderr });
    this.#bar.start('reading');
  }
}
