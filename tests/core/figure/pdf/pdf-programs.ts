/** Programs that read PDF, from poppler and qpdf: what our files are held against where they are installed. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Null, or why the tests that need the programs cannot run. */
export const MISSING_PROGRAMS = missingPrograms();

function missingPrograms(): string | null {
  const missing = ['pdftotext', 'pdffonts', 'pdfinfo', 'pdftoppm', 'qpdf'].filter((name) => {
    try {
      execFileSync('which', [name], { stdio: 'ignore' });
      return false;
    } catch {
      return true;
    }
  });
  return missing.length === 0 ? null : `not installed: ${missing.join(', ')}`;
}

/** Runs a program on the PDF, whose path takes the place of `FILE`. Gives what it prints; throws if it fails. */
export function readPdf(pdf: Uint8Array, program: string, ...options: readonly string[]): string {
  return withFile(pdf, (path) =>
    execFileSync(
      program,
      options.map((option) => (option === 'FILE' ? path : option)),
      { encoding: 'utf8' },
    ),
  );
}

/** The first page as PNG bytes. */
export function drawPdf(pdf: Uint8Array, dotsPerInch: number): Buffer {
  return withFile(pdf, (path) => {
    const out = `${path}-page`;
    execFileSync('pdftoppm', ['-png', '-singlefile', '-r', String(dotsPerInch), path, out]);
    return readFileSync(`${out}.png`);
  });
}

function withFile<T>(pdf: Uint8Array, use: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'communique-pdf-'));
  const path = join(folder, 'figure.pdf');
  writeFileSync(path, pdf);
  try {
    return use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
