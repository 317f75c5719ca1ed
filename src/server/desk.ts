import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file of the desk, ready to be sent. */
export interface DeskFile {
  readonly media: string;
  readonly body: Buffer;
  /** The same, smaller, where that is worth it. */
  readonly gzip?: Buffer;
  /** Its name holds a hash of what is in it. */
  readonly immutable: boolean;
}

const MEDIA: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Smaller files gain nothing. */
const WORTH_PACKING = 1400;
const PACKED = new Set(['.html', '.js', '.css', '.svg', '.json']);

/**
 * The built desk. Only files that stand in its folder when it is looked through can be asked for, so that no path leads
 * out of it; each is read once, and again when it changes.
 */
export class Desk {
  readonly #folder: string;
  #paths = new Map<string, string>();
  #looked = 0;
  readonly #files = new Map<string, { readonly changed: number; readonly file: DeskFile }>();

  constructor(folder: string) {
    this.#folder = folder;
    this.#look();
  }

  /** @param path of the address, such as `/assets/index-4f3a.js` */
  file(path: string): DeskFile | undefined {
    const name = path === '/' ? '/index.html' : path;
    if (!this.#paths.has(name) && Date.now() - this.#looked > 1000) this.#look();
    const at = this.#paths.get(name);
    return at === undefined ? undefined : this.#read(name, at);
  }

  #look(): void {
    this.#looked = Date.now();
    this.#paths = new Map();
    try {
      for (const entry of readdirSync(this.#folder, { recursive: true, withFileTypes: true }))
        if (entry.isFile() && MEDIA[extname(entry.name)] !== undefined) {
          const at = join(entry.parentPath, entry.name);
          this.#paths.set(`/${relative(this.#folder, at).split(sep).join('/')}`, at);
        }
    } catch {
      // Not built: the server says so.
    }
  }

  #read(name: string, at: string): DeskFile | undefined {
    try {
      const changed = statSync(at).mtimeMs;
      const known = this.#files.get(name);
      if (known?.changed === changed) return known.file;
      const body = readFileSync(at);
      const ending = extname(at);
      const file: DeskFile = {
        media: MEDIA[ending],
        body,
        immutable: name.startsWith('/assets/'),
        ...(body.length > WORTH_PACKING && PACKED.has(ending) ? { gzip: gzipSync(body) } : {}),
      };
      this.#files.set(name, { changed, file });
      return file;
    } catch {
      this.#paths.delete(name);
      return undefined;
    }
  }
}

/** What stands in the desk's place where it was not built. */
export const NO_DESK: DeskFile = {
  media: 'text/html; charset=utf-8',
  body: Buffer.from(
    '<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>Chancery</title>\n<h1>Chancery</h1>\n' +
      '<p>The desk is not built here; <code>npm run build</code> builds it. The <a href="/api/docs">API</a> answers.</p></html>\n',
  ),
  immutable: false,
};
