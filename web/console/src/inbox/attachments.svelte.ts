// Files that are to go with the next message of one dialogue: checked against the chat's rules, uploaded at
// once, sent when the operator sends. They go on uploading while he looks at another dialogue.

import { Refused, type Schemas } from '@candor/api';
import { upload, type Uploading } from '../lib/upload';

export type FileView = Schemas['FileView'];
type Rules = Schemas['FileRules'];

export interface Attachment {
  key: number;
  name: string;
  size: number;
  /** From 0 to 1. */
  progress: number;
  state: 'uploading' | 'ready' | 'failed';
  /** The server's stable code, or its like when the rules already say no. */
  code?: string;
  /** Where the picture can be seen while it is not sent. */
  preview?: string;
  view?: FileView;
}

/** Images that are shown before they are sent; the same that the server shows in place. */
const SHOWN = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** Why the rules refuse this file, as the server would say; null when they do not. */
export function against(file: { type: string; size: number }, rules: Rules | undefined): string | null {
  if (!rules) return null;
  if (!rules.enabled || !rules.types.includes(file.type)) return 'unsupported_media_type';
  return file.size > rules.max_bytes ? 'too_large' : null;
}

export class Attachments {
  all = $state.raw<Attachment[]>([]);
  #next = 1;
  #files = new Map<number, File>();
  #uploads = new Map<number, Uploading>();

  constructor(
    private readonly dialogue: string,
    kept: FileView[],
    private readonly changed: () => void,
  ) {
    this.all = kept.map((view) => ({
      key: this.#next++,
      name: view.name,
      size: view.size,
      progress: 1,
      state: 'ready',
      view,
      ...(view.image ? { preview: view.url } : {}),
    }));
  }

  get ready(): FileView[] {
    return this.all.flatMap((each) => (each.state === 'ready' && each.view ? [each.view] : []));
  }

  get uploading(): boolean {
    return this.all.some((each) => each.state === 'uploading');
  }

  add(files: Iterable<File>, rules: Rules | undefined): void {
    for (const file of files) {
      const key = this.#next++;
      const code = against(file, rules);
      this.#files.set(key, file);
      const preview = SHOWN.includes(file.type) && !code ? { preview: URL.createObjectURL(file) } : {};
      const attachment: Attachment = {
        key,
        name: file.name,
        size: file.size,
        progress: 0,
        state: 'uploading',
        ...preview,
      };
      this.all = [...this.all, code ? { ...attachment, state: 'failed', code } : attachment];
      if (!code) void this.#upload(key, file);
    }
  }

  retry(key: number): void {
    const file = this.#files.get(key);
    if (!file) return;
    this.#change(key, { state: 'uploading', progress: 0 });
    void this.#upload(key, file);
  }

  remove(key: number): void {
    this.#uploads.get(key)?.stop();
    this.#forget(key);
    this.changed();
  }

  /** The ready ones go with a message now. */
  taken(): FileView[] {
    const views = this.ready;
    for (const each of this.all) if (each.state === 'ready') this.#forget(each.key);
    return views;
  }

  async #upload(key: number, file: File): Promise<void> {
    const uploading = upload(`/dialogues/${this.dialogue}/files`, file, (progress) =>
      this.#change(key, { progress }),
    );
    this.#uploads.set(key, uploading);
    try {
      const view = await uploading.done;
      this.#change(key, { state: 'ready', progress: 1, view });
      this.changed();
    } catch (error) {
      this.#change(key, { state: 'failed', code: error instanceof Refused ? error.code : 'offline' });
    } finally {
      this.#uploads.delete(key);
    }
  }

  #change(key: number, change: Partial<Attachment>): void {
    this.all = this.all.map((each) => (each.key === key ? { ...each, ...change } : each));
  }

  #forget(key: number): void {
    const gone = this.all.find((each) => each.key === key);
    if (gone?.preview?.startsWith('blob:')) URL.revokeObjectURL(gone.preview);
    this.#files.delete(key);
    this.all = this.all.filter((each) => each.key !== key);
  }
}
