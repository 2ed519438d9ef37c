// An export on its way: asked, read as it comes, saved when it is whole. What breaks off is not saved.

import { download } from '@candor/api';
import { Records, fileName } from './export-file';

export const FORMATS = ['csv', 'excel', 'xlsx'] as const;
/** CSV; CSV with a byte order mark, which Excel wants; XLSX with filters and definitions on a second sheet. */
export type Format = (typeof FORMATS)[number];

const QUERY: Record<Format, string> = {
  csv: 'format=csv',
  excel: 'format=csv&bom=yes',
  xlsx: 'format=xlsx',
};

export class Exporting {
  state = $state<'none' | 'running' | 'saved' | 'cancelled' | 'failed'>('none');
  format = $state<Format>('csv');
  /** Dialogues written so far, as far as the format tells before its end; and how many there will be. */
  rows = $state<number | null>(null);
  of = $state<number | null>(null);
  bytes = $state(0);
  name = $state('');
  wrong = $state.raw<unknown>(null);
  /** It had begun to come: what was refused at once says so itself. */
  broke = $state(false);
  #abort = new AbortController();

  /** Exports `question` (the API's query). One at a time: another one takes the place of the one before. */
  async run(format: Format, question: string): Promise<void> {
    this.#abort.abort();
    const abort = (this.#abort = new AbortController());
    Object.assign(this, {
      state: 'running',
      format,
      rows: null,
      of: null,
      bytes: 0,
      wrong: null,
      broke: false,
    });
    try {
      const answer = await download(`/analytics/live-chat/export?${question}&${QUERY[format]}`, abort.signal);
      const file = await this.#read(answer, format);
      if (abort.signal.aborted) return;
      this.name = fileName(
        answer.headers.get('content-disposition'),
        `export.${format === 'xlsx' ? 'xlsx' : 'csv'}`,
      );
      save(file, this.name);
      this.rows = this.of ?? this.rows;
      this.state = 'saved';
    } catch (error) {
      if (abort.signal.aborted) return;
      [this.state, this.wrong] = ['failed', error];
    }
  }

  cancel(): void {
    this.#abort.abort();
    this.state = 'cancelled';
  }

  dismiss(): void {
    this.state = 'none';
  }

  async #read(answer: Response, format: Format): Promise<Blob> {
    const coming = answer.headers.get('candor-rows');
    this.of = coming === null ? null : Number(coming);
    this.broke = true;
    const reader = answer.body?.getReader();
    const parts: BlobPart[] = [];
    const records = new Records();
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done || !value) break;
      parts.push(value);
      this.bytes += value.byteLength;
      if (format === 'xlsx') continue;
      records.add(value);
      // The first line names the columns.
      this.rows = Math.max(0, records.count - 1);
    }
    return new Blob(parts, { type: answer.headers.get('content-type') ?? '' });
  }
}

/** Hands the file to the browser. */
function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export const exporting = new Exporting();
