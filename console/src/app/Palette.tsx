import Modal from '@cloudscape-design/components/modal';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { ask } from '../api/glue';
import { crawlerNames } from '../crawlers/crawlers';
import { jobNames } from '../jobs/jobs';
import { useLoad } from '../api/load';
import { Symbol } from '../parts/Symbol';
import { workflowNames } from '../workflows/workflows';
import './palette.css';
import { go, to } from './route';

interface Found {
  kind: string;
  text: string;
  href: string;
}

const SHOWN = 12;
const PAGES: Found[] = ['Home', 'Timeline', 'Workflows', 'Jobs', 'Crawlers', 'Notebooks', 'Databases', 'Objects', 'Connections', 'Functions', 'Registries', 'Activity', 'Settings'].map(text => ({ kind: 'Page', text, href: text === 'Home' ? '#/' : `#/${text.toLowerCase()}` }));

/** Leads to anything by a few letters of its name: Ctrl+K, type, Enter. */
export default function Palette({ close }: { close: () => void }) {
  const [text, setText] = useState('');
  const [place, setPlace] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const named = useLoad(things, []);
  const tables = useLoad(async () => (text.trim().length < 2 ? [] : ((await ask('SearchTables', { SearchText: text.trim(), MaxResults: SHOWN })).TableList ?? [])), [text]);
  useEffect(() => {
    // The dialog takes the focus when it opens.
    const timer = setTimeout(() => input.current?.focus(), 0);
    return () => clearTimeout(timer);
  }, []);
  const fitting = [...PAGES, ...(named.value ?? [])]
    .map(found => ({ found, rank: rank(found.text.toLowerCase(), text.trim().toLowerCase()) }))
    .filter(({ rank: r }) => r >= 0).sort((a, b) => a.rank - b.rank).map(({ found }) => found);
  const of = (tables.value ?? []).map((table): Found => ({ kind: 'Table', text: `${table.DatabaseName}.${table.Name}`, href: to(['databases', table.DatabaseName ?? '', 'tables', table.Name ?? '']) }));
  const found = [...fitting.slice(0, SHOWN), ...of].slice(0, SHOWN);
  const at = Math.min(place, found.length - 1);
  function follow(one: Found | undefined): void {
    if (one) {
      close();
      go(one.href);
    }
  }
  function key(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setPlace((at + step + found.length) % Math.max(1, found.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      follow(found[at]);
    }
  }
  return (
    <Modal visible onDismiss={close} header="Go to" closeAriaLabel="Close" size="medium">
      <input
        ref={input} className="palette" type="text" role="combobox" aria-label="Go to" aria-expanded={found.length > 0} aria-controls="palette-list" aria-autocomplete="list" aria-activedescendant={found[at] ? `palette-${at}` : undefined}
        placeholder="A page, job, crawler, workflow or table" spellCheck={false} autoComplete="off" value={text} onKeyDown={key} onChange={event => { setText(event.target.value); setPlace(0); }}
      />
      <div id="palette-list" role="listbox" aria-label="What fits" className="palette-list">
        {found.map((one, i) => (
          <div key={`${one.kind} ${one.href}`} id={`palette-${i}`} role="option" aria-selected={i === at} className={i === at ? 'chosen' : ''} onPointerEnter={() => setPlace(i)} onClick={() => follow(one)}>
            <Symbol kind={one.kind.toUpperCase()} /> <span className="wrap">{one.text}</span> <small>{one.kind}</small>
          </div>
        ))}
      </div>
      {found.length === 0 && <p>{named.error?.message ?? (named.value ? 'Nothing of that name.' : 'Looking …')}</p>}
    </Modal>
  );
}

async function things(): Promise<Found[]> {
  const kinds: [string, string, () => Promise<string[]>][] = [['Job', 'jobs', jobNames], ['Crawler', 'crawlers', crawlerNames], ['Workflow', 'workflows', workflowNames]];
  const found = await Promise.all(kinds.map(async ([kind, path, names]) => (await names()).map(text => ({ kind, text, href: to([path, text]) }))));
  return found.flat();
}

/** Where in a name the text begins, or behind all of those where its letters come in this order; -1 where they do not. */
function rank(name: string, text: string): number {
  const whole = name.indexOf(text);
  if (whole >= 0) {
    return whole;
  }
  let from = -1;
  for (const letter of text) {
    from = name.indexOf(letter, from + 1);
    if (from < 0) {
      return -1;
    }
  }
  return 1000 + from;
}
