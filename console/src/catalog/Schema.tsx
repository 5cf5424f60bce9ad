import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { Column } from '../api/glue';
import { restate, useRoute } from '../app/route';
import { fields, type Field } from './catalog';
import './schema.css';

const ROW = 32;

/** The columns as a tree; only what is in sight is drawn, so that ten thousand are as quick as ten. */
export function Schema({ columns, keys }: { columns: Column[]; keys: Column[] }) {
  const { query } = useRoute();
  const text = (query.get('column') ?? '').toLowerCase();
  const [open, setOpen] = useState<Set<string>>(new Set());
  const all = useMemo(() => fields(columns, keys), [columns, keys]);
  const shown = text ? all.filter(field => `${field.path} ${field.comment}`.toLowerCase().includes(text)) : visible(all, open);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: shown.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 12 });

  function toggle(path: string): void {
    const next = new Set(open);
    if (!next.delete(path)) {
      next.add(path);
    }
    setOpen(next);
  }

  return (
    <>
      <div className="schema-bar">
        <div className="schema-filter">
          <TextFilter filteringText={query.get('column') ?? ''} filteringPlaceholder="Find columns by name or comment" filteringClearAriaLabel="Clear the filter" filteringAriaLabel="Find columns" onChange={({ detail }) => restate({ column: detail.filteringText })} />
        </div>
        <Box variant="small">{columns.length + keys.length} columns{all.length > columns.length + keys.length ? `, ${all.length} with their fields` : ''}{text ? `, ${shown.length} found` : ''}</Box>
      </div>
      <div className="schema-head" aria-hidden="true"><span>Name</span><span>Type</span><span>Comment</span></div>
      <div className="schema" ref={scroller} style={{ height: Math.min(600, Math.max(1, shown.length) * ROW + 2) }} role="table" aria-label="Columns" tabIndex={0}>
        <div style={{ height: rows.getTotalSize(), position: 'relative' }} role="rowgroup">
          {rows.getVirtualItems().map(item => {
            const field = shown[item.index]!;
            return (
              <div key={field.path} className="schema-row" role="row" style={{ transform: `translateY(${item.start}px)` }}>
                <span role="cell" className="schema-name" style={{ paddingLeft: text ? 0 : field.depth * 20 }}>
                  {field.children > 0 && !text ? (
                    <Button variant="inline-icon" iconName={open.has(field.path) ? 'treeview-collapse' : 'treeview-expand'} ariaLabel={`${open.has(field.path) ? 'Close' : 'Open'} ${field.path}`} onClick={() => toggle(field.path)} />
                  ) : <span className="schema-indent" />}
                  <b title={field.path}>{text ? field.path : field.name}</b>
                  {field.key && field.depth === 0 && <span className="schema-key" title="partition key">key</span>}
                </span>
                <span role="cell" className="mono schema-type" title={field.type}>{field.type}</span>
                <span role="cell" className="schema-comment" title={field.comment}>{field.comment}</span>
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

/** Those whose parents are all open. */
function visible(all: Field[], open: Set<string>): Field[] {
  const found: Field[] = [];
  for (let i = 0; i < all.length; i++) {
    const field = all[i]!;
    found.push(field);
    if (field.children > 0 && !open.has(field.path)) {
      i += field.children;
    }
  }
  return found;
}
