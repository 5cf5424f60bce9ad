import { useRef, useState } from 'react';

/**
 * Keeps the rows of a list in their places while the pointer is over it: states change in place, and what is new waits
 * until the pointer has left. Another listing, another page of it, comes at once.
 */
export function useSteady<T>(items: T[], key: (item: T) => string, listing = '') {
  const [hold, setHold] = useState<{ listing: string; keys: string[] } | undefined>();
  const held = hold?.listing === listing ? hold.keys : undefined;
  const shown = useRef<string[]>([]);
  const byKey = new Map(items.map(item => [key(item), item]));
  const rows = held ? held.map(k => byKey.get(k)).filter((item): item is T & {} => item !== undefined) : items;
  shown.current = rows.map(key);
  return {
    rows,
    waiting: items.length - rows.length,
    hover: { onPointerEnter: () => setHold({ listing, keys: shown.current }), onPointerLeave: () => setHold(undefined) },
  };
}
