import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));

export const hasBrowser = CHROMIUM !== undefined;

/** Prints HTML to a PDF file with a browser. @throws where no browser is installed */
export function printPdf(html: string, pdf: string): void {
  if (CHROMIUM === undefined) throw new Error('chromium is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'chancery-print-'));
  try {
    const page = join(folder, 'page.html');
    writeFileSync(page, html);
    execFileSync(
      CHROMIUM,
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--user-data-dir=${join(folder, 'profile')}`,
        '--no-pdf-header-footer',
        `--print-to-pdf=${pdf}`,
        `file://${page}`,
      ],
      { stdio: 'ignore', timeout: 120_000 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
