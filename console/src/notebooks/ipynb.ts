/** What a cell holds; SQL is a code cell whose first line is `%%sql`, as other notebooks have it. */
export type Kind = 'python' | 'sql' | 'markdown' | 'raw';

export interface Cell {
  id: string;
  kind: Kind;
  /** Without the line that makes it SQL. */
  source: string;
  outputs: Output[];
  count: number | null;
  metadata: Record<string, unknown>;
  /** What else the file says of it, kept as it is. */
  rest: Record<string, unknown>;
}

export type Output =
  | { output_type: 'stream'; name: 'stdout' | 'stderr'; text: string }
  | { output_type: 'display_data' | 'execute_result'; data: Record<string, unknown>; metadata: Record<string, unknown>; execution_count?: number | null }
  | { output_type: 'error'; ename: string; evalue: string; traceback: string[] };

export interface Notebook {
  cells: Cell[];
  metadata: Record<string, unknown>;
  minor: number;
}

/** Why a text is no notebook. */
export class NoNotebook extends Error {}

const SQL = /^%%sql[ \t]*(?:\n|$)/;
const MOST_CELLS = 20_000;
const ID = /^[a-zA-Z0-9_-]{1,64}$/;
const KERNEL = {
  kernelspec: { name: 'glue_pyspark', display_name: 'Glue PySpark', language: 'python' },
  language_info: { name: 'python', file_extension: '.py', mimetype: 'text/x-python', pygments_lexer: 'python3' },
};

export function emptyNotebook(): Notebook {
  return { cells: [newCell('python')], metadata: { ...KERNEL }, minor: 5 };
}

export function newCell(kind: Kind, source = ''): Cell {
  return { id: newId(), kind, source, outputs: [], count: null, metadata: {}, rest: {} };
}

/** Random where pages have no crypto.randomUUID, too: without TLS on a network. */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Reads nbformat 4.
 *
 * @throws NoNotebook with the reason
 */
export function parse(text: string): Notebook {
  const file = json(text);
  if (!isObject(file) || !('nbformat' in file)) {
    throw new NoNotebook('It is JSON, but no notebook: it has no "nbformat".');
  }
  if (file.nbformat !== 4) {
    throw new NoNotebook(`It is a notebook of format ${String(file.nbformat)}; format 4 is read here. "jupyter nbconvert --to notebook" makes it one.`);
  }
  if (!Array.isArray(file.cells)) {
    throw new NoNotebook('It is no whole notebook: it has no list of cells.');
  }
  if (file.cells.length > MOST_CELLS) {
    throw new NoNotebook(`It has ${file.cells.length} cells; up to ${MOST_CELLS} are taken.`);
  }
  const ids = new Set<string>();
  return {
    cells: file.cells.map((cell, place) => cellOf(cell, place, ids)),
    metadata: isObject(file.metadata) ? file.metadata : {},
    minor: Math.max(5, Number(file.nbformat_minor) || 0),
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (e) {
    throw new NoNotebook(`It is not JSON: ${(e as Error).message}`);
  }
}

function cellOf(cell: unknown, place: number, ids: Set<string>): Cell {
  if (!isObject(cell)) {
    throw new NoNotebook(`Its cell ${place + 1} is none.`);
  }
  const { id, cell_type: type, source, outputs, execution_count: count, metadata, ...rest } = cell;
  if (type !== 'code' && type !== 'markdown' && type !== 'raw') {
    throw new NoNotebook(`Its cell ${place + 1} is of the kind ${JSON.stringify(type)}; code, markdown and raw are known.`);
  }
  const text = joined(source);
  if (text === undefined) {
    throw new NoNotebook(`Its cell ${place + 1} has no text.`);
  }
  const own = typeof id === 'string' && ID.test(id) && !ids.has(id) ? id : newId();
  ids.add(own);
  const sql = type === 'code' && SQL.test(text);
  return {
    id: own,
    kind: sql ? 'sql' : type === 'code' ? 'python' : type,
    source: sql ? text.replace(SQL, '') : text,
    outputs: type === 'code' && Array.isArray(outputs) ? outputs.flatMap(output => outputOf(output)) : [],
    count: typeof count === 'number' ? count : null,
    metadata: isObject(metadata) ? metadata : {},
    rest,
  };
}

/** What cannot be shown of an output is left out; a file of another tool may hold more than the format has. */
function outputOf(output: unknown): Output[] {
  if (!isObject(output)) {
    return [];
  }
  if (output.output_type === 'stream') {
    return [{ output_type: 'stream', name: output.name === 'stderr' ? 'stderr' : 'stdout', text: joined(output.text) ?? '' }];
  }
  if (output.output_type === 'error') {
    const traceback = Array.isArray(output.traceback) ? output.traceback.map(String) : [];
    return [{ output_type: 'error', ename: String(output.ename ?? ''), evalue: String(output.evalue ?? ''), traceback }];
  }
  if ((output.output_type === 'display_data' || output.output_type === 'execute_result') && isObject(output.data)) {
    const data = Object.fromEntries(Object.entries(output.data).map(([type, value]) => [type, Array.isArray(value) && !type.endsWith('json') ? joined(value) ?? '' : value]));
    const shown = { data, metadata: isObject(output.metadata) ? output.metadata : {} };
    return [output.output_type === 'display_data' ? { output_type: 'display_data', ...shown } : { output_type: 'execute_result', ...shown, execution_count: Number(output.execution_count) || null }];
  }
  return [];
}

function joined(text: unknown): string | undefined {
  return typeof text === 'string' ? text : Array.isArray(text) ? text.map(String).join('') : undefined;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a cell says in the file, and what its session is told. */
export function sourceOf(cell: Cell): string {
  return cell.kind === 'sql' ? `%%sql\n${cell.source}` : cell.source;
}

/** The file, as Jupyter would write it. */
export function serialize(notebook: Notebook): string {
  const cells = notebook.cells.map(cell => ({
    ...cell.rest,
    cell_type: isCode(cell) ? 'code' : cell.kind,
    id: cell.id,
    metadata: cell.metadata,
    source: lines(sourceOf(cell)),
    ...(isCode(cell) ? { execution_count: cell.count, outputs: cell.outputs.map(output => (output.output_type === 'stream' ? { ...output, text: lines(output.text) } : output)) } : {}),
  }));
  return `${JSON.stringify({ cells, metadata: { ...(notebook.metadata.kernelspec ? {} : KERNEL), ...notebook.metadata }, nbformat: 4, nbformat_minor: notebook.minor }, null, 1)}\n`;
}

export function isCode(cell: Cell): boolean {
  return cell.kind === 'python' || cell.kind === 'sql';
}

/** Lines with their ends, as the format likes them. */
function lines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The notebook of a script: its cells are where `# %%` stands, or it is one. */
export function fromScript(script: string): Notebook {
  const parts = script.split(/^(?=# %%)/m).map(part => {
    const head = /^# %%([^\n]*)(?:\n|$)/.exec(part);
    const body = (head ? part.slice(head[0].length) : part).replace(/\n+$/, '');
    return head?.[1]?.includes('[markdown]') ? newCell('markdown', body.replace(/^# ?/gm, '')) : newCell('python', body);
  });
  return { ...emptyNotebook(), cells: parts.filter((cell, place) => place === parts.length - 1 || cell.source.trim()) };
}
