import type { CallError } from '../api/call';
import { ask, type Statement } from '../api/glue';
import { asCallError } from '../api/load';
import type { Desk } from './desk';
import { isCode, isObject, sourceOf, type Cell, type Output } from './ipynb';
import { act } from './acts';
import { MagicError, split } from './magics';
import { outputsOf } from './output';
import { cancel, follow, isAtEnd } from './sessions';
import { quoted } from './script';

/** What a cell is at, in milliseconds since when; nothing is known of one that is at nothing. */
export interface CellRun {
  state: 'queued' | 'running';
  since: number;
}

const OVER = ['IllegalSessionStateException', 'EntityNotFoundException'];
const ROWS = 200;

/** A cell's end that is no defect of this page. */
export class CellError extends Error {
  constructor(readonly ename: string, message: string, readonly traceback: string[] = []) {
    super(message);
  }
}

/** A statement that was under way when the page was left. */
interface Left {
  session: string;
  statement: number;
  start: number;
}

/** Runs cells one after the other, by the statements of a session; the first that fails ends the rest. */
export class Runner {
  private queue: { id: string; left?: Left }[] = [];
  private working = false;
  private left = false;
  private count = 0;
  private current: Left | undefined;

  constructor(private readonly desk: Desk) {}

  run(ids: string[]): void {
    const runs = { ...this.desk.now().runs };
    for (const id of ids) {
      const cell = this.desk.find(id);
      if (cell && isCode(cell) && !runs[id]) {
        runs[id] = { state: 'queued', since: Date.now() };
        this.queue.push({ id });
      }
    }
    this.desk.change({ runs });
    void this.work();
  }

  isBusy(): boolean {
    return this.working;
  }

  /** Ends what runs, and what waits. */
  async interrupt(): Promise<void> {
    this.drop();
    const { current } = this;
    if (current) {
      await cancel(current.session, current.statement);
    } else if (this.working && this.desk.now().session?.Status === 'PROVISIONING') {
      await this.desk.stop();
    }
  }

  /** Nothing that waits is run. */
  drop(): void {
    this.queue = [];
    this.desk.change({ runs: Object.fromEntries(Object.entries(this.desk.now().runs).filter(([, run]) => run.state === 'running')) });
  }

  /** The page is left; statements go on, and are found again. */
  leave(): void {
    this.left = true;
    this.queue = [];
  }

  /** Counts cells from one again. */
  anew(): void {
    this.count = 0;
  }

  private async work(): Promise<void> {
    if (this.working) {
      return;
    }
    this.working = true;
    try {
      for (let next = this.queue.shift(); next && !this.left; next = this.queue.shift()) {
        const { id, left } = next;
        const cell = this.desk.find(id);
        if (cell && !(await (left ? this.execute(cell, outputs => this.follow(id, left, outputs), left.start) : this.cell(cell)))) {
          this.drop();
        }
      }
    } finally {
      this.working = false;
    }
  }

  /** Follows statements that were under way when the page was left. */
  resume(): void {
    const { cells } = this.desk.now();
    this.count = cells.reduce((most, cell) => Math.max(most, cell.count ?? 0), 0);
    for (const { id, metadata: { mastic: left } } of cells) {
      if (isObject(left) && typeof left.session === 'string' && typeof left.statement === 'number') {
        this.queue.push({ id, left: { session: left.session, statement: left.statement, start: Number(left.start) || Date.now() } });
      }
    }
    void this.work();
  }

  private cell(cell: Cell): Promise<boolean> {
    return this.execute(cell, async outputs => {
      for (const part of split(sourceOf(cell))) {
        if (part.kind === 'code') {
          await this.statement(cell.id, part.text, outputs);
        } else if (part.kind === 'cell' && part.name === 'sql') {
          await this.statement(cell.id, `display(spark.sql(${quoted(part.text)}), rows=${ROWS})`, outputs);
        } else if (part.name === 'matplot') {
          const plots = moduleOf(part.text);
          await this.statement(cell.id, `display(*[${plots}.figure(n) for n in ${plots}.get_fignums()])`, outputs);
        } else {
          const said = await act(this.desk, part);
          say(outputs, 'stdout', said);
          this.show(cell.id, outputs);
        }
      }
    });
  }

  /** Everything around what a cell does: its outputs, times and number; false where it failed. */
  private async execute(cell: Cell, act: (outputs: Output[]) => Promise<void>, start = Date.now()): Promise<boolean> {
    const outputs: Output[] = [];
    let fine = true;
    this.desk.change({ runs: { ...this.desk.now().runs, [cell.id]: { state: 'running', since: start } } });
    this.show(cell.id, outputs);
    try {
      await act(outputs);
    } catch (e) {
      fine = false;
      outputs.push(errorOf(e));
    }
    if (!this.left) {
      this.count++;
      const { [cell.id]: _, ...runs } = this.desk.now().runs;
      const now = Date.now();
      const { mastic, ...metadata } = this.desk.find(cell.id)?.metadata ?? {};
      const execution = { 'iopub.execute_input': new Date(start).toISOString(), 'shell.execute_reply': new Date(now).toISOString() };
      this.desk.change({ runs, worked: now, ended: this.desk.now().ended + 1 });
      this.desk.edit(cell.id, { outputs: [...outputs], count: this.count, metadata: { ...metadata, execution } }, true);
    }
    return fine;
  }

  private show(id: string, outputs: Output[]): void {
    if (!this.left) {
      this.desk.change({ cells: this.desk.now().cells.map(cell => (cell.id === id ? { ...cell, outputs: [...outputs] } : cell)) });
    }
  }

  /** One statement of a cell; in another session, if the one that was there has ended. */
  private async statement(cell: string, code: string, outputs: Output[]): Promise<void> {
    let session = await this.desk.ensure();
    let id: number;
    try {
      id = await begin(session, code);
    } catch (e) {
      if (!OVER.includes(asCallError(e).code)) {
        throw e;
      }
      this.desk.change({ session: undefined });
      say(outputs, 'stderr', 'The session has ended; what its cells made is gone. Another one begins.\n');
      this.show(cell, outputs);
      this.anew();
      session = await this.desk.ensure();
      id = await begin(session, code);
    }
    const left = { session, statement: id, start: this.desk.now().runs[cell]?.since ?? Date.now() };
    this.desk.edit(cell, { metadata: { ...this.desk.find(cell)?.metadata, mastic: left } }, true);
    await this.follow(cell, left, outputs);
  }

  private async follow(cell: string, of: Left, outputs: Output[]): Promise<void> {
    const before = outputs.length;
    this.current = of;
    try {
      const end = await follow(of.session, of.statement, now => {
        outputs.splice(before, outputs.length, ...outputsOf(now.Output?.Data?.TextPlain ?? '', isAtEnd(now)));
        this.show(cell, outputs);
      });
      checkEnd(end);
    } finally {
      this.current = undefined;
    }
  }
}

/** A text, which goes on where one of its kind stands last. */
function say(outputs: Output[], name: 'stdout' | 'stderr', text: string): void {
  const last = outputs[outputs.length - 1];
  if (last?.output_type === 'stream' && last.name === name) {
    outputs[outputs.length - 1] = { ...last, text: last.text + text };
  } else {
    outputs.push({ output_type: 'stream', name, text });
  }
}

async function begin(session: string, code: string): Promise<number> {
  return (await ask('RunStatement', { SessionId: session, Code: code })).Id ?? 0;
}

function checkEnd(end: Statement): void {
  if (end.State === 'CANCELLED') {
    throw new CellError('KeyboardInterrupt', 'the cell was interrupted');
  }
  if (end.State === 'ERROR' || String(end.Output?.Status) === 'error') {
    throw new CellError(end.Output?.ErrorName ?? 'Error', end.Output?.ErrorValue ?? '', (end.Output?.Traceback ?? []).map(line => line.replace(/\n$/, '')));
  }
}

function errorOf(e: unknown): Output {
  const told = e instanceof CellError ? e : e instanceof MagicError ? new CellError('MagicError', e.message) : ofCall(asCallError(e), e);
  return { output_type: 'error', ename: told.ename, evalue: told.message, traceback: told.traceback };
}

function ofCall(error: CallError, e: unknown): CellError {
  return error.code === 'Defect' ? new CellError('SessionFailed', e instanceof Error ? e.message : String(e)) : new CellError(error.code, error.message);
}

function moduleOf(text: string): string {
  const name = text.trim() || 'plt';
  if (!/^[A-Za-z_][\w.]*$/.test(name)) {
    throw new MagicError('%matplot is followed by the name of the plotting module, such as plt');
  }
  return name;
}
