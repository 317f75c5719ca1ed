import { randomBytes } from 'node:crypto';
import { access, constants, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { htmlFoot, htmlHead } from '../publish/html.ts';
import { SourceError, systemProblem } from '../source/error.ts';
import type { Format } from './work.ts';

/** Where results go. Pieces of one input come one after the other, between `begin` and `end`. */
export interface Output {
  begin(stem: string): Promise<void>;
  /** Resolves when the piece is no longer needed. */
  write(piece: string | Uint8Array): Promise<void>;
  /** @param keep false where nothing was read */
  end(keep: boolean): Promise<void>;
  /** Called once, also after an interruption: what was written must be whole. */
  close(): Promise<void>;
}

/** What stands before, between and behind the pieces of several pages, so that they are one document. */
interface Frame {
  next(piece: string): string;
  last(): string;
}

const frameFor = (format: Format): Frame | undefined =>
  format === 'json' ? new JsonArray() : format === 'html' ? new HtmlDocument() : undefined;

class HtmlDocument implements Frame {
  #begun = false;
  next(piece: string): string {
    if (this.#begun) return piece;
    this.#begun = true;
    return htmlHead('Chancery') + piece;
  }
  last(): string {
    return (this.#begun ? '' : htmlHead('Chancery')) + htmlFoot();
  }
}

class JsonArray implements Frame {
  #count = 0;
  next(piece: string): string {
    return `${this.#count++ === 0 ? '[\n' : ',\n'}${piece}`;
  }
  last(): string {
    return this.#count === 0 ? '[]\n' : '\n]\n';
  }
}

export class StandardOutput implements Output {
  readonly #frame: Frame | undefined;
  #closed = false;

  constructor(format: Format) {
    this.#frame = frameFor(format);
  }

  async begin(): Promise<void> {}

  async write(piece: string | Uint8Array): Promise<void> {
    await print(framed(this.#frame, piece));
  }

  async end(): Promise<void> {}

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#frame !== undefined) await print(this.#frame.last());
  }
}

/** Formats with a frame come as strings. */
const framed = (frame: Frame | undefined, piece: string | Uint8Array) =>
  frame === undefined || typeof piece !== 'string' ? piece : frame.next(piece);

/** Resolves when the text has left this program. */
function print(text: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });
}

/** Makes a folder and those above it. (Recursive `mkdir` of Node never returns below /proc.) */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error;
    if ((await stat(dirname(folder)).catch(() => undefined)) !== undefined) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder);
  }
}

const ENDINGS: Readonly<Record<Format, string>> = {
  text: 'txt',
  md: 'md',
  html: 'html',
  json: 'json',
  jsonl: 'jsonl',
  alto: 'xml',
};

/** One file an input, written beside its place and moved there when whole. */
export class FolderOutput implements Output {
  readonly #folder: string;
  readonly #format: Format;
  readonly #taken = new Set<string>();
  #current:
    | { file: Awaited<ReturnType<typeof open>>; part: string; path: string; frame?: Frame | undefined }
    | undefined;

  private constructor(folder: string, format: Format) {
    this.#folder = folder;
    this.#format = format;
  }

  /** @throws SourceError when the folder cannot be made or written to. */
  static async at(folder: string, format: Format): Promise<FolderOutput> {
    try {
      await makeFolder(folder);
      await access(folder, constants.W_OK | constants.X_OK);
      const probe = join(folder, `.chancery-${randomBytes(4).toString('hex')}`);
      await (await open(probe, 'wx')).close();
      await rm(probe);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      throw new SourceError(
        folder,
        code === 'EEXIST' || code === 'ENOTDIR'
          ? 'is a file, not a folder; name another --out'
          : code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOENT'
            ? 'cannot be written to; check its permissions or name another --out'
            : systemProblem(error),
      );
    }
    return new FolderOutput(folder, format);
  }

  async begin(stem: string): Promise<void> {
    let name = stem;
    for (let n = 2; this.#taken.has(name); n++) name = `${stem}-${n}`;
    this.#taken.add(name);
    const path = join(this.#folder, `${name}.${ENDINGS[this.#format]}`);
    const part = `${path}.${randomBytes(4).toString('hex')}.part`;
    await makeFolder(dirname(path));
    this.#current = {
      file: await open(part, 'wx'),
      part,
      path,
      frame: frameFor(this.#format),
    };
  }

  async write(piece: string | Uint8Array): Promise<void> {
    await this.#current?.file.writeFile(framed(this.#current.frame, piece));
  }

  async end(keep: boolean): Promise<void> {
    const current = this.#current;
    if (current === undefined) return;
    this.#current = undefined;
    if (keep && current.frame !== undefined) await current.file.writeFile(current.frame.last());
    await current.file.close();
    if (keep) await rename(current.part, current.path);
    else await rm(current.part, { force: true });
  }

  async close(): Promise<void> {
    await this.end(false);
  }
}
