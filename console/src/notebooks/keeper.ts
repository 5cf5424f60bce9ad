import type { CallError } from '../api/call';
import { asCallError } from '../api/load';

/** How a notebook stands to its file. */
export type Saved = { state: 'saved' | 'changed' | 'saving' | 'conflict' } | { state: 'failed'; error: CallError };

export interface File {
  read: () => Promise<{ text: string; etag: string } | undefined>;
  write: (text: string, etag: string) => Promise<string>;
}

const AGAIN = 3_000;

/**
 * Writes a notebook soon after each change, one write at a time, and only over the state that it knows: what somebody else
 * has written meanwhile is never overwritten. A write that fails is tried again, for as long as the page is open.
 */
export class Keeper {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<void> | undefined;
  private dirty = false;
  private closed = false;

  constructor(
    private readonly file: File,
    private etag: string,
    private readonly text: () => string,
    private readonly tell: (saved: Saved) => void,
  ) {}

  /** There is something to write, soon. */
  changed(delay = 700): void {
    this.dirty = true;
    if (!this.closed) {
      this.tell({ state: 'changed' });
      this.later(delay);
    }
  }

  private later(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), delay);
  }

  /** Writes at once what is not written; done when it is, or has failed. */
  async flush(): Promise<void> {
    await this.writing;
    if (this.dirty && !this.closed) {
      this.writing = this.write().finally(() => (this.writing = undefined));
      await this.writing;
    }
  }

  /** Is something of it nowhere but on this page? */
  isBehind(): boolean {
    return !this.closed && (this.dirty || this.writing !== undefined);
  }

  /** Nothing is written from now on. */
  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  private async write(): Promise<void> {
    clearTimeout(this.timer);
    const text = this.text();
    this.dirty = false;
    this.tell({ state: 'saving' });
    try {
      this.etag = await this.file.write(text, this.etag);
      this.tell({ state: this.dirty ? 'changed' : 'saved' });
    } catch (e) {
      await this.failed(asCallError(e), text);
    }
  }

  private async failed(error: CallError, text: string): Promise<void> {
    this.dirty = true;
    if (error.status !== 412 && error.status !== 404) {
      this.tell({ state: 'failed', error });
      this.later(AGAIN);
      return;
    }
    // It may be a write of ours whose answer was lost.
    const there = await this.file.read().catch(() => undefined);
    if (there?.text === text) {
      this.etag = there.etag;
      this.dirty = false;
      this.tell({ state: 'saved' });
      return;
    }
    this.close();
    this.tell({ state: 'conflict' });
  }
}
