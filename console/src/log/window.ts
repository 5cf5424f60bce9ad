import type { Line, Lines } from './log';

/** The part of a log that is held: lines without a gap, and where they lie in the whole. */
export interface Window {
  lines: Line[];
  before: number;
  after: number;
  size: number;
  /** How many lines came in front with the last change, for whoever keeps a place in sight. */
  grewInFront: number;
}

export const EMPTY: Window = { lines: [], before: 0, after: 0, size: 0, grewInFront: 0 };

/** So many lines are held; those farthest from where the reader goes are let go. */
const MOST = 20_000;

export function of(page: Lines): Window {
  return { lines: page.Lines, before: page.Before, after: page.After, size: page.Size, grewInFront: 0 };
}

/** Two pages, the second of which begins where the first ends. */
export function joined(earlier: Lines, later: Lines): Window {
  return { lines: [...earlier.Lines, ...later.Lines], before: earlier.Before, after: later.After, size: later.Size, grewInFront: 0 };
}

/** With what follows; a page that does not begin at the end is of another window, and changes nothing. */
export function longer(window: Window, from: number, page: Lines): Window {
  if (from !== window.after) {
    return window;
  }
  const lines = [...window.lines, ...page.Lines];
  const gone = Math.max(0, lines.length - MOST);
  const kept = lines.slice(gone);
  return { lines: kept, before: gone ? (kept[0]?.At ?? window.before) : window.before, after: page.After, size: page.Size, grewInFront: -gone };
}

/** With what lies in front. */
export function earlier(window: Window, until: number, page: Lines): Window {
  if (until !== window.before) {
    return window;
  }
  const lines = [...page.Lines, ...window.lines];
  const kept = lines.slice(0, MOST);
  return { lines: kept, before: page.Before, after: lines.length > MOST ? lines[MOST]!.At : window.after, size: page.Size, grewInFront: page.Lines.length };
}
