import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useLoad } from '../api/load';
import { restate, useRoute } from '../app/route';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Page } from '../parts/Page';
import { Symbol } from '../parts/Symbol';
import { tone, words } from '../parts/State';
import { duration, useNow } from '../parts/time';
import './timeline.css';
import { draw, merged, type Lane, type Mark } from './timeline';

const SPANS = [{ id: '1', text: '1 h' }, { id: '6', text: '6 h' }, { id: '24', text: '24 h' }, { id: '72', text: '3 d' }, { id: '168', text: '7 d' }];
/** How much of the width is yet to come. */
const AHEAD = 0.25;
const TICKS = 6;
const KINDS = new Set(['job-run', 'crawl']);

/** Everything that ran, and to the right of now what will: all jobs, crawlers and scheduled triggers. */
export default function TimelinePage() {
  const { query } = useRoute();
  const back = Number(SPANS.find(span => span.id === query.get('hours'))?.id ?? 24);
  const filter = query.get('q') ?? '';
  const ahead = Math.max(1, Math.ceil((back * AHEAD) / (1 - AHEAD)));
  const found = useLoad(() => draw(back, ahead), [back], change => KINDS.has(change.kind));
  const now = useNow(true);
  const lanes = merged(found.value?.lanes ?? []).filter(lane => lane.name.toLowerCase().includes(filter.toLowerCase()));
  const from = now - back * 3600;
  const until = now + ahead * 3600;
  const at = (time: number) => `${Math.min(100, Math.max(0, ((time - from) / (until - from)) * 100))}%`;
  return (
    <Page title="Timeline" description="What ran, and to the right of now what schedules will begin.">
      <Failure error={found.error} again={found.again} />
      {found.value?.left.map(text => <Alert key={text} type="info">{text}</Alert>)}
      <Container
        header={
          <Header variant="h2" counter={found.value && `(${lanes.length})`} actions={<SegmentedControl selectedId={String(back)} options={SPANS} label="How far back" onChange={({ detail }) => restate({ hours: detail.selectedId })} />}>
            Jobs, crawlers and triggers
          </Header>
        }
      >
        <SpaceBetween size="s">
          <TextFilter filteringText={filter} filteringPlaceholder="Find by name" filteringClearAriaLabel="Clear the filter" filteringAriaLabel="Find by name" onChange={({ detail }) => restate({ q: detail.filteringText })} />
          {!found.value && !found.error && <Spinner />}
          {found.value && lanes.length === 0 && <Empty title="Nothing ran, and nothing is scheduled">Run a job or a crawler, or give a trigger a schedule; each becomes a line here.</Empty>}
          {lanes.length > 0 && (
            <div className="timeline">
              <span />
              <div className="timeline-scale" aria-hidden="true">
                {Array.from({ length: TICKS }, (_, i) => from + ((i + 0.5) / TICKS) * (until - from)).map(time => <span key={Math.round(time / 60)} style={{ left: at(time) }}>{label(time, back)}</span>)}
                <b style={{ left: at(now) }}>now</b>
              </div>
              {lanes.map(lane => <Line key={`${lane.kind} ${lane.name}`} lane={lane} at={at} now={now} since={from} />)}
            </div>
          )}
          <Box variant="small">Solid: ran. Hollow: will be begun. A bar leads to its log.</Box>
        </SpaceBetween>
      </Container>
    </Page>
  );
}

function Line({ lane, at, now, since }: { lane: Lane; at: (time: number) => string; now: number; since: number }) {
  return (
    <>
      <span className="timeline-name"><Symbol kind={lane.kind} /> <Link href={lane.href}>{lane.name}</Link></span>
      <span className="timeline-track" data-lane={lane.name}>
        <i className="timeline-now" style={{ left: at(now) }} />
        {lane.marks.filter(mark => (mark.until ?? now) >= since).map(mark => {
          const coming = mark.state === 'SCHEDULED';
          const end = coming ? mark.from : (mark.until ?? now);
          return (
            <a
              key={mark.id} href={mark.href} className={coming ? 'coming' : tone(mark.state)} title={said(mark, end)} aria-label={`${lane.name}: ${said(mark, end)}`} data-state={mark.state}
              style={{ left: at(mark.from), width: `max(5px, calc(${at(end)} - ${at(mark.from)}))` }}
            />
          );
        })}
      </span>
    </>
  );
}

function said(mark: Mark, end: number): string {
  const time = new Date(mark.from * 1000);
  const when = `${time.toLocaleString()} (${time.toISOString().slice(0, 19).replace('T', ' ')} UTC)`;
  return mark.state === 'SCHEDULED' ? `scheduled for ${when}` : `${words(mark.state)}, ${duration(end - mark.from)}, begun ${when}${mark.error ? `: ${mark.error.slice(0, 200)}` : ''}`;
}

function label(time: number, hours: number): string {
  const date = new Date(time * 1000);
  return hours > 24 ? date.toLocaleString(undefined, { weekday: 'short', hour: '2-digit', minute: '2-digit' }) : date.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
}
