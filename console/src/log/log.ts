import { get } from '../api/call';

/** A log as CloudWatch Logs names it. */
export interface LogName {
  group: string;
  stream: string;
}

export interface Line {
  /** Of its first byte in the log. */
  At: number;
  Time: number;
  Text: string;
}

export interface Lines {
  Size: number;
  Before: number;
  After: number;
  Lines: Line[];
}

export interface Found {
  Total: number;
  Lines: number[];
}

/** What lines with an error hold, in Python, Spark and Java. */
export const ERRORS = ['Traceback (most recent call last)', 'Exception', ' ERROR ', 'Error:', 'FATAL', 'CRITICAL'];

function named(log: LogName): [string, string][] {
  return [['group', log.group], ['stream', log.stream]];
}

export function lastLines(log: LogName, signal?: AbortSignal): Promise<Lines> {
  return get('api/log', named(log), signal);
}

export function linesAfter(log: LogName, at: number, lines = 500): Promise<Lines> {
  return get('api/log', [...named(log), ['after', String(at)], ['lines', String(lines)]]);
}

export function linesBefore(log: LogName, at: number, lines = 500): Promise<Lines> {
  return get('api/log', [...named(log), ['before', String(at)], ['lines', String(lines)]]);
}

/** Looks through the whole log, on the server. */
export function search(log: LogName, texts: string[], signal?: AbortSignal): Promise<Found> {
  return get('api/log/search', [...named(log), ...texts.map((text): [string, string] => ['text', text])], signal);
}

export function fileOf(log: LogName): string {
  return `api/log/file?${new URLSearchParams(named(log))}`;
}

/** Tells whenever the log has grown, until what this gives is called. */
export function onGrowth(log: LogName, grown: () => void): () => void {
  const source = new EventSource(`api/log/growth?${new URLSearchParams(named(log))}`);
  source.addEventListener('grown', grown);
  return () => source.close();
}

/** What lines with a warning hold. */
const WARNINGS = ['WARN'];

export type Shown = 'all' | 'warnings' | 'errors';

/** The first lines of a level, of the whole log, and how many lines there are that look like it. */
export async function ofLevel(log: LogName, shown: Exclude<Shown, 'all'>, signal?: AbortSignal): Promise<{ lines: Line[]; more: boolean }> {
  const texts = shown === 'errors' ? ERRORS : [...ERRORS, ...WARNINGS];
  const found: Found & { Texts: Line[] } = await get('api/log/search', [...named(log), ...texts.map((text): [string, string] => ['text', text]), ['with', 'text']], signal);
  return { lines: found.Texts.filter(line => level(line.Text) === 'error' || (shown === 'warnings' && level(line.Text) === 'warning')), more: found.Total > found.Texts.length };
}

export type Level = 'error' | 'warning' | 'plain';

export function level(text: string): Level {
  if (/\b(ERROR|FATAL|CRITICAL)\b|^Traceback \(most recent|^\w*(\.\w+)*(Error|Exception)\b/.test(text)) {
    return 'error';
  }
  return /\bWARN(ING)?\b/.test(text) ? 'warning' : 'plain';
}
