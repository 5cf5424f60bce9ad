import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import Toggle from '@cloudscape-design/components/toggle';
import { restate, useRoute } from '../app/route';
import { Brush } from '../parts/Brush';
import { isOpen, tone, words } from '../parts/State';
import { duration, useNow } from '../parts/time';
import './graph.css';
import type { Act } from './workflows';

/** When each node waited and worked: what is hatched was queued. A part of the time is chosen below; it stands in the address. */
export function Gantt({ acts, critical }: { acts: Act[]; critical: Set<string> }) {
  const { query } = useRoute();
  const now = useNow(acts.some(act => isOpen(act.state)));
  const first = Math.min(...acts.map(act => act.asked));
  const last = Math.max(first + 1, ...acts.map(act => act.ended ?? now));
  const from = clamped(Number(query.get('from')) || first, first, last);
  const until = clamped(Number(query.get('until')) || last, from + 0.001, last);
  const only = query.get('only') === 'path';
  const percent = (time: number) => `${((clamped(time, from, until) - from) / (until - from)) * 100}%`;
  const shown = acts.filter(act => (act.ended ?? now) >= from && act.asked <= until && (!only || critical.has(act.id)));
  return (
    <>
      <div className="gantt-tools">
        <Toggle checked={only} onChange={({ detail }) => restate({ only: detail.checked ? 'path' : undefined })}>Only what decided the end</Toggle>
        <Button variant="inline-link" disabled={from === first && until === last} onClick={() => restate({ from: undefined, until: undefined })}>All of the time</Button>
      </div>
      <div className="gantt">
        {shown.map(act => {
          const end = act.ended ?? now;
          const began = Math.min(act.began ?? act.asked, end);
          const late = (end - from) / (until - from) > 0.75;
          const path = critical.has(act.id);
          const said = `${words(act.state)}: queued ${duration(began - act.asked)}, worked ${duration(end - began)}${path ? '; it decided when the run ended' : ''}`;
          return [
            <span key={`${act.id} name`} className="gantt-name"><Link href={act.href}>{act.name}</Link></span>,
            <span key={act.id} className={`gantt-track ${tone(act.state)}${path ? ' critical' : ''}`} data-act={act.name} title={said}>
              {began > act.asked && <span className="gantt-bar queued" style={{ left: percent(act.asked), width: `calc(${percent(began)} - ${percent(act.asked)})` }} />}
              <span className="gantt-bar" style={{ left: percent(began), width: `calc(${percent(end)} - ${percent(began)})` }} />
              <span className="gantt-took" style={late ? { right: `calc(100% - ${percent(act.asked)})` } : { left: percent(end) }}>{words(act.state)}, {duration(end - act.asked)}</span>
            </span>,
          ];
        })}
        <span className="gantt-name">{duration(until - from)}</span>
        <Brush first={first} last={last} from={from} until={until} choose={(a, b) => restate({ from: a.toFixed(1), until: b.toFixed(1) })} />
      </div>
    </>
  );
}

function clamped(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
