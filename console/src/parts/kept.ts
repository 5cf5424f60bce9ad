import { useRef } from 'react';

/** What was there last, until what takes its place has come or has failed: rows are changed, not taken away and made anew. */
export function useKept<T>({ value, error }: { value?: T; error?: unknown }): T | undefined {
  const kept = useRef(value);
  if (value !== undefined || error !== undefined) {
    kept.current = value;
  }
  return kept.current;
}
