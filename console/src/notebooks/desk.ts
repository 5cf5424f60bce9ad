import { ask, type Session } from '../api/glue';
import { asCallError } from '../api/load';
import { isCode, newCell, serialize, type Cell, type Kind, type Notebook } from './ipynb';
import { Keeper, type Saved } from './keeper';
import { newSettings } from './magics';
import { Runner, type CellRun } from './runner';
import { beginSession, begun, isOpen, sessionOf, stopSession } from './sessions';
import { createNotebook, readNotebook, saveNotebook, type Shelf } from './store';

/** All that a page shows of an open notebook. */
export interface State {
  cells: Cell[];
  active: string;
  editing: boolean;
  /** Counts what is done with the keyboard or by a click in a cell: the cell is to have the focus then. */
  grabs: number;
  runs: Record<string, CellRun>;
  session: Session | undefined;
  /** When the session last had something to do, in milliseconds. */
  worked: number;
  saved: Saved;
  /** How many cells have come to their end on this page. */
  ended: number;
}

const LOOK = 5_000;

/** A cell that was deleted, or merged into the one above it, which is as it was before if that is undone. */
interface Removed {
  cell: Cell;
  place: number;
  into?: { before: Cell; source: string };
}

/** What is not written yet of notebooks that are open, or were: who closes the window is asked. */
const behind = new Set<Desk>();
addEventListener('beforeunload', event => [...behind].some(desk => desk.isBehind()) && event.preventDefault());

/** An open notebook: its cells and what is done with them, its file, its session. */
export class Desk {
  readonly settings = newSettings();
  readonly runner: Runner;
  private readonly keeper: Keeper;
  private readonly listeners = new Set<() => void>();
  private readonly removed: Removed[] = [];
  private readonly looking: ReturnType<typeof setInterval>;
  private clip: Cell | undefined;
  private found: Promise<void> | undefined;
  private beginning: Promise<string> | undefined;
  private state: State;

  constructor(readonly shelf: Shelf, readonly name: string, private readonly notebook: Notebook, etag: string) {
    const cells = notebook.cells.length > 0 ? notebook.cells : [newCell('python')];
    this.state = { cells, active: cells[0]!.id, editing: false, grabs: 0, runs: {}, session: undefined, worked: lastEnd(cells), saved: { state: 'saved' }, ended: 0 };
    const file = { read: () => readNotebook(shelf, name), write: (text: string, tag: string) => saveNotebook(shelf, name, text, tag) };
    this.keeper = new Keeper(file, etag, () => this.text(), saved => this.change({ saved }));
    this.runner = new Runner(this);
    behind.add(this);
    this.looking = setInterval(() => void this.look(), LOOK);
  }

  /** Goes on with what was left running. */
  begin(): void {
    this.found = this.seek();
    this.runner.resume();
  }

  private async seek(): Promise<void> {
    const session = await sessionOf(this.name).catch(() => undefined);
    if (session && !this.state.session) {
      this.change({ session });
      if (session.Status === 'PROVISIONING') {
        void begun(session.Id!, now => this.change({ session: now })).catch(() => undefined);
      }
    }
  }

  /** The page is left: what it shows is written, for as long as that takes, and its session lives on. */
  end(): void {
    clearInterval(this.looking);
    this.runner.leave();
    void this.keeper.flush().then(() => !this.isBehind() && behind.delete(this));
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly now = () => this.state;

  change(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.listeners.forEach(listener => listener());
  }

  text(): string {
    return serialize({ ...this.notebook, cells: this.state.cells });
  }

  save(): Promise<void> {
    return this.keeper.flush();
  }

  isBehind(): boolean {
    return this.keeper.isBehind();
  }

  /** Nothing is written any more: the notebook is deleted. */
  abandon(): void {
    this.keeper.close();
  }

  /** What is here, under another name: for who cannot save it under its own. */
  async saveAs(name: string): Promise<void> {
    await createNotebook(this.shelf, name, this.text());
  }

  // Cells.

  find(id: string): Cell | undefined {
    return this.state.cells.find(cell => cell.id === id);
  }

  private place(id = this.state.active): number {
    return Math.max(0, this.state.cells.findIndex(cell => cell.id === id));
  }

  /** Changes a cell in its place; what is typed is saved somewhat later than the rest. */
  edit(id: string, change: Partial<Cell>, soon = false): void {
    this.change({ cells: this.state.cells.map(cell => (cell.id === id ? { ...cell, ...change } : cell)) });
    this.keeper.changed(soon ? 0 : undefined);
  }

  private arrange(cells: Cell[], active: string, editing = false): void {
    this.change({ cells, active, editing, grabs: this.state.grabs + 1 });
    this.keeper.changed(0);
  }

  choose(id: string, editing = false): void {
    if (this.state.active !== id || this.state.editing !== editing) {
      this.change({ active: id, editing, grabs: this.state.grabs + 1 });
    }
  }

  move(by: number): void {
    const next = this.state.cells[this.place() + by];
    if (next) {
      this.choose(next.id);
    }
  }

  insert(by: 0 | 1, cell = newCell('python'), editing = false): void {
    const place = this.place() + by;
    this.arrange([...this.state.cells.slice(0, place), cell, ...this.state.cells.slice(place)], cell.id, editing);
  }

  remove(): void {
    const place = this.place();
    const cell = this.state.cells[place]!;
    this.removed.push({ cell, place });
    const left = this.state.cells.filter(one => one !== cell);
    const cells = left.length > 0 ? left : [newCell('python')];
    this.arrange(cells, cells[Math.min(place, cells.length - 1)]!.id);
  }

  undoRemove(): void {
    const last = this.removed.pop();
    if (last) {
      const { into } = last;
      // What was written since is not taken back.
      if (into && this.find(into.before.id)?.source === into.source) {
        this.edit(into.before.id, into.before, true);
      }
      const place = Math.min(last.place, this.state.cells.length);
      this.arrange([...this.state.cells.slice(0, place), last.cell, ...this.state.cells.slice(place)], last.cell.id);
    }
  }

  /** Takes the cell below into this one, as what this one is; what they showed is gone, as in Jupyter. */
  merge(): void {
    const place = this.place();
    const [upper, lower] = this.state.cells.slice(place, place + 2);
    if (!upper || !lower || this.state.runs[upper.id] || this.state.runs[lower.id]) {
      return;
    }
    const source = [upper.source, lower.source].filter(text => text !== '').join('\n\n');
    this.removed.push({ cell: lower, place: place + 1, into: { before: upper, source } });
    const merged = { ...upper, source, outputs: [], count: null };
    this.arrange(this.state.cells.flatMap(cell => (cell === upper ? [merged] : cell === lower ? [] : [cell])), upper.id);
  }

  /** Makes two of a cell, at that place of its text; what it showed stays with the second, as in Jupyter. */
  split(id: string, at: number): void {
    const cell = this.find(id);
    if (!cell || this.state.runs[id]) {
      return;
    }
    const upper = { ...cell, source: cell.source.slice(0, at).replace(/\n+$/, ''), outputs: [], count: null };
    const lower = { ...cell, id: newCell(cell.kind).id, source: cell.source.slice(at).replace(/^\n+/, '') };
    this.arrange(this.state.cells.flatMap(one => (one === cell ? [upper, lower] : [one])), lower.id, true);
  }

  copy(): void {
    this.clip = this.find(this.state.active);
  }

  cut(): void {
    this.copy();
    this.remove();
  }

  paste(): void {
    if (this.clip) {
      this.insert(1, { ...this.clip, id: newCell('python').id });
    }
  }

  shift(by: -1 | 1): void {
    const place = this.place();
    const cells = [...this.state.cells];
    if (cells[place + by]) {
      [cells[place], cells[place + by]] = [cells[place + by]!, cells[place]!];
      this.arrange(cells, this.state.active);
    }
  }

  become(kind: Kind, id = this.state.active): void {
    const cell = this.find(id);
    if (cell && cell.kind !== kind) {
      const plain = kind === 'markdown' || kind === 'raw';
      this.edit(id, { kind, ...(plain ? { outputs: [], count: null } : {}) }, true);
    }
  }

  clearOutputs(): void {
    this.change({ cells: this.state.cells.map(cell => (isCode(cell) ? { ...cell, outputs: [], count: null } : cell)), runs: {} });
    this.keeper.changed(0);
  }

  // Runs: from the active cell.

  /** Runs a cell; then: stay in it, go to the next one, or write a new one below. */
  run(then: 'stay' | 'next' | 'below' = 'stay'): void {
    this.runner.run([this.state.active]);
    if (then === 'below') {
      this.insert(1, newCell('python'), true);
    } else if (then === 'next' && this.place() === this.state.cells.length - 1) {
      this.insert(1, newCell('python'), true);
    } else {
      this.change({ editing: false, grabs: this.state.grabs + 1 });
      this.move(then === 'next' ? 1 : 0);
    }
  }

  runAll(): void {
    this.runner.run(this.state.cells.map(cell => cell.id));
  }

  runBelow(): void {
    this.runner.run(this.state.cells.slice(this.place()).map(cell => cell.id));
  }

  // The session.

  hasSession(): boolean {
    return this.state.session !== undefined && isOpen(this.state.session);
  }

  /** The session, begun if there is none: once, whoever asks. */
  ensure(): Promise<string> {
    this.beginning ??= this.session().finally(() => (this.beginning = undefined));
    return this.beginning;
  }

  private async session(): Promise<string> {
    await this.found;
    const there = this.state.session;
    if (there && isOpen(there)) {
      return this.ready(there);
    }
    const session = await beginSession(this.name, this.shelf.account, this.settings);
    this.change({ session, worked: Date.now() });
    return this.ready(session);
  }

  private async ready(session: Session): Promise<string> {
    const found = session.Status === 'READY' ? session : await begun(session.Id!, now => this.change({ session: now }));
    if (found.Status !== 'READY') {
      throw new Error(`The session is ${found.Status}: ${found.ErrorMessage ?? 'no reason is given'}`);
    }
    return found.Id!;
  }

  /** Ends the session; cells and their outputs stay. */
  async stop(): Promise<void> {
    this.runner.drop();
    const session = this.state.session;
    if (session) {
      await stopSession(session.Id!);
      await this.look();
    }
  }

  async restart(): Promise<void> {
    await this.stop();
    this.change({ session: undefined });
    this.runner.anew();
    await this.ensure();
  }

  /** Goes on in a session that is there, or in none. */
  async connect(id: string | undefined): Promise<void> {
    const session = id ? (await ask('GetSession', { Id: id })).Session : undefined;
    if (session && session.Status !== 'READY') {
      throw new Error(`The session ${id} is ${session.Status}`);
    }
    this.change({ session });
  }

  /** How is the session? It may have ended without us. */
  async look(): Promise<void> {
    const id = this.state.session?.Id;
    if (!id || document.hidden) {
      return;
    }
    try {
      const session = (await ask('GetSession', { Id: id })).Session;
      if (this.state.session?.Id === id) {
        this.change({ session });
      }
    } catch (e) {
      if (asCallError(e).code === 'EntityNotFoundException' && this.state.session?.Id === id) {
        this.change({ session: undefined });
      }
    }
  }
}

/** When the last cell came to its end, by what the file says. */
function lastEnd(cells: Cell[]): number {
  const ends = cells.map(cell => timesOf(cell)?.end ?? 0);
  return ends.reduce((a, b) => Math.max(a, b), 0) || Date.now();
}

/** When a cell ran, as Jupyter notes it. */
export function timesOf(cell: Cell): { start: number; end: number } | undefined {
  const noted = cell.metadata.execution as Record<string, string> | undefined;
  const start = Date.parse(noted?.['iopub.execute_input'] ?? '');
  const end = Date.parse(noted?.['shell.execute_reply'] ?? '');
  return Number.isNaN(start) || Number.isNaN(end) ? undefined : { start, end };
}
