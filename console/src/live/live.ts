/** What the server tells of a change: the thing's kind, its key, what happened, a few facts. */
export interface Change {
  kind: string;
  Key: string;
  What: string;
  At: number;
  Detail: Record<string, string>;
}

/** Of no kind: all that is shown is to be read anew. */
export const MISSED = 'missed';

type Listener = (change: Change) => void;

const KINDS = ['job-run', 'crawl', 'workflow-run', 'saga'];
const AGAIN_AFTER = 5_000;

const listeners = new Set<Listener>();
let source: EventSource | undefined;
let broken = false;
let last = '';

function tell(change: Change): void {
  [...listeners].forEach(listener => listener(change));
}

function missed(): void {
  tell({ kind: MISSED, Key: '', What: '', At: Date.now(), Detail: {} });
}

/** One stream for all pages. Browsers resume it by themselves; where they give up, it is begun anew. */
function open(): void {
  source = new EventSource('changes');
  for (const kind of KINDS) {
    source.addEventListener(kind, event => {
      last = event.lastEventId;
      tell({ kind, ...(JSON.parse(event.data) as Omit<Change, 'kind'>) });
    });
  }
  source.addEventListener(MISSED, missed);
  source.onopen = () => {
    // Without a place to resume from, what happened meanwhile is not told.
    if (broken && !last) {
      missed();
    }
    broken = false;
    dispatchEvent(new Event('mastic-live'));
  };
  source.onerror = () => {
    broken = true;
    dispatchEvent(new Event('mastic-live'));
    if (source?.readyState === EventSource.CLOSED) {
      last = '';
      setTimeout(open, AGAIN_AFTER);
    }
  };
}

export function isBroken(): boolean {
  return broken;
}

/** Tells of changes from now on, until what this gives is called. */
export function listen(listener: Listener): () => void {
  listeners.add(listener);
  if (!source) {
    open();
  }
  return () => listeners.delete(listener);
}
