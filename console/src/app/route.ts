import { useSyncExternalStore } from 'react';

/** Where somebody is: all of it stands in the address, behind the #, so that it can be sent on. */
export interface Route {
  path: string[];
  query: URLSearchParams;
}

let shown = location.hash;
let route = parse(shown);

function parse(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  return { path: path.split('/').filter(Boolean).map(decode), query: new URLSearchParams(query) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function now(): Route {
  if (location.hash !== shown) {
    shown = location.hash;
    route = parse(shown);
  }
  return route;
}

/** Where somebody is at this moment. */
export function here(): Route {
  return now();
}

export function useRoute(): Route {
  return useSyncExternalStore(listener => {
    addEventListener('hashchange', listener);
    return () => removeEventListener('hashchange', listener);
  }, now);
}

/** The address of a page. */
export function to(path: string[], query: Record<string, string | undefined> = {}): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1]);
  const text = new URLSearchParams(given).toString();
  return `#/${path.map(encodeURIComponent).join('/')}${text ? `?${text}` : ''}`;
}

export function go(href: string): void {
  location.hash = href;
}

/** Changes what the address says beside the path; what was typed makes no step in the history. */
export function restate(change: Record<string, string | undefined>): void {
  const { path, query } = now();
  const all = { ...Object.fromEntries(query), ...change };
  history.replaceState(null, '', to(path, all));
  dispatchEvent(new HashChangeEvent('hashchange'));
}
