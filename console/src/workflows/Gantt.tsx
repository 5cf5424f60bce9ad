import Link from '@cloudscape-design/components/link';
import { isOpen, tone, words } from '../parts/State';
import { duration, useNow } from '../parts/time';
import './graph.css';
import type { Act } from './workflows';

/** When each node waited and worked: what is hatched was queued. */
export function Gantt({ acts }: { acts: Act[] }) {
  const now = useNow(acts.some(act => isOpen(act.state)));
  const from = Math.min(...acts.map(act => act.asked));
  const until = Math.max(from + 1, ...acts.map(act => act.ended ?? now));
  const percent = (time: number) => `${((time - from) / (until - from)) * 100}%`;
  return (
    <div className="gantt">
      {acts.map(act => {
        const end = act.ended ?? now;
        const began = Math.min(act.began ?? act.asked, end);
        const late = (end - from) / (until - from) > 0.75;
        return [
          <span key={`${act.id} name`} className="gantt-name"><Link href={act.href}>{act.name}</Link></span>,
          <span key={act.id} className={`gantt-track ${tone(act.state)}`} title={`${words(act.state)}: queued ${duration(began - act.asked)}, worked ${duration(end - began)}`}>
            {began > act.asked && <span className="gantt-bar queued" style={{ left: percent(act.asked), width: `calc(${percent(began)} - ${percent(act.asked)})` }} />}
            <span className="gantt-bar" style={{ left: percent(began), width: `calc(${percent(end)} - ${percent(began)})` }} />
            <span className="gantt-took" style={late ? { right: `calc(100% - ${percent(act.asked)})` } : { left: percent(end) }}>{words(act.state)}, {duration(end - act.asked)}</span>
          </span>,
        ];
      })}
    </div>
  );
}
