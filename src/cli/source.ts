import { SourceError } from '../source/error.ts';
import { archiveLines, listInputs, readBytes } from '../source/inputs.ts';
import { readItem } from '../source/read.ts';
import { failureLine, readBytesAs } from './work.ts';

/** Prints the source text of a page; of an archive, the texts of its items one after the other. */
export async function printSource(path: string, encoding?: string, ocr?: boolean): Promise<number> {
  let status = 0;
  for (const input of await listInputs([path])) {
    try {
      if (input instanceof SourceError) throw input;
      if (input.kind === 'page') {
        const bytes = await readBytes(input);
        process.stdout.write((await readBytesAs(bytes, input.file, {}, { encoding, ocr })).text);
        continue;
      }
      for await (const lines of archiveLines(input)) {
        if (lines instanceof SourceError) throw lines;
        lines.lines.forEach((line, i) => {
          if (line.trim() !== '') process.stdout.write(`${readItem(line, input.file, lines.first + i).text}\n\n`);
        });
      }
    } catch (error) {
      process.stderr.write(`${failureLine(error, path)}\n`);
      status = 1;
    }
  }
  return status;
}
