import { isObject, type Kind, type Output } from './ipynb';

/** How a session marks what is more than text. */
const MARK = '\u001emastic-display ';
const END = '\u001e\n';

/** The outputs of a statement's text as far as it has come: texts, and what is shown otherwise. */
export function outputsOf(text: string, whole: boolean): Output[] {
  const found: Output[] = [];
  let at = 0;
  while (at < text.length) {
    const start = text.indexOf(MARK, at);
    const until = start < 0 ? (whole ? text.length : beforeMark(text, at)) : start;
    if (until > at) {
      found.push({ output_type: 'stream', name: 'stdout', text: text.slice(at, until) });
    }
    const end = start < 0 ? -1 : text.indexOf(END, start + MARK.length);
    if (end < 0) {
      // A mark that has no end in a whole text was cut there.
      if (start >= 0 && whole) {
        found.push({ output_type: 'stream', name: 'stdout', text: text.slice(start + MARK.length) });
      }
      break;
    }
    found.push(display(text.slice(start + MARK.length, end)));
    at = end + END.length;
  }
  return found;
}

/** The beginning of a mark may stand last. */
function beforeMark(text: string, from: number): number {
  const at = text.lastIndexOf('\u001e');
  return at >= from && MARK.startsWith(text.slice(at)) ? at : text.length;
}

function display(body: string): Output {
  try {
    const data: unknown = JSON.parse(body);
    if (isObject(data)) {
      return { output_type: 'display_data', data, metadata: {} };
    }
  } catch {
    // It is shown as it is.
  }
  return { output_type: 'stream', name: 'stdout', text: body };
}

const FRAME = /File "<cell (\d+)>", line (\d+)/g;

const OF_SQL = /\bline (\d+),? pos \d+/;

/** The line of the cell that failed: the deepest one of what it runs itself, whatever other cells that leads to. */
export function failingLine(kind: Kind, error: { evalue: string; traceback: string[] }): number | undefined {
  const told = kind === 'sql' ? OF_SQL.exec(error.evalue) : null;
  if (kind === 'sql') {
    return told ? Number(told[1]) : undefined;
  }
  const frames = [...error.traceback.join('\n').matchAll(FRAME)];
  const own = frames.filter(frame => frame[1] === frames[0]![1]);
  return own.length > 0 ? Number(own[own.length - 1]![2]) : undefined;
}

/** A table that is nothing but one: its rows can be sorted and drawn. */
export interface Grid {
  columns: string[];
  rows: string[][];
  /** What stands below it. */
  note: string;
}

/** The table of an HTML text; undefined for what is more, or other, than a table. */
export function gridOf(html: string): Grid | undefined {
  if (!html.includes('<table')) {
    return undefined;
  }
  const page = new DOMParser().parseFromString(html, 'text/html');
  const tables = page.querySelectorAll('table');
  const table = tables[0];
  const head = table?.tHead?.rows;
  if (tables.length !== 1 || !table || head?.length !== 1 || page.querySelector('img, svg, a, [colspan], [rowspan]')) {
    return undefined;
  }
  const columns = [...head[0]!.cells].map(cell => cell.textContent ?? '');
  const rows = [...table.tBodies].flatMap(body => [...body.rows].map(row => [...row.cells].map(cell => cell.textContent ?? '')));
  table.remove();
  page.querySelectorAll('style').forEach(style => style.remove());
  return rows.every(row => row.length === columns.length) ? { columns, rows, note: (page.body.textContent ?? '').trim() } : undefined;
}

/** A cell as a number; NaN for what is none. */
export function numberOf(text: string): number {
  return text.trim() === '' ? NaN : Number(text);
}

/** Rows by one column: by size where all are numbers, else by letters; what has no value comes last. */
export function sorted(rows: string[][], column: number, descending: boolean): string[][] {
  const isEmpty = (row: string[]) => ['', 'NULL', 'NaN', 'None'].includes(row[column]!);
  const values = rows.filter(row => !isEmpty(row));
  const numbers = values.every(row => !Number.isNaN(numberOf(row[column]!)));
  const order = (a: string[], b: string[]) => (numbers ? Number(a[column]) - Number(b[column]) : a[column]!.localeCompare(b[column]!));
  return [...values.sort((a, b) => (descending ? order(b, a) : order(a, b))), ...rows.filter(isEmpty)];
}
