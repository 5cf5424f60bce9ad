import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import TableView from '@cloudscape-design/components/table';
import { useEffect } from 'react';
import { useLoad } from '../api/load';
import { to } from '../app/route';
import { parts } from '../objects/s3';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { bytes, duration } from '../parts/time';
import { progressOf, remarks, type Flow, type Stage } from './progress';

const AGAIN_AFTER = 5_000;

/** What Spark does in a run, stage by stage, while it does it and afterwards; what it read and wrote. */
export function Spark({ run, live }: { run: string; live: boolean }) {
  const found = useLoad(signal => progressOf(run, signal), [run, live]);
  const { again } = found;
  useEffect(() => {
    const timer = live ? setInterval(again, AGAIN_AFTER) : undefined;
    return () => clearInterval(timer);
  }, [live, again]);
  const progress = found.value;
  if (!progress) {
    return found.error ? <Failure error={found.error} again={again} /> : (
      <Empty title={found.loading ? 'Loading …' : 'Nothing of Spark'}>{found.loading ? undefined : live ? 'It has not come to Spark yet.' : 'This run did nothing with Spark.'}</Empty>
    );
  }
  const sum = (of: (stage: Stage) => number) => progress.stages.reduce((all, stage) => all + of(stage), 0);
  return (
    <SpaceBetween size="l">
      <Container header={progress.page && <Header variant="h2" actions={<Link href={`/_/runs/${encodeURIComponent(run)}/spark/`} external target="_blank">Spark's page of this run</Link>}>Spark</Header>}>
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'Jobs of Spark', value: progress.jobs },
            { label: 'Tasks', value: `${sum(stage => stage.done)} of ${sum(stage => stage.tasks)}` },
            { label: 'CPU of tasks', value: duration(sum(stage => stage.cpuMillis) / 1000) },
            { label: 'Memory of the driver', value: `${bytes(progress.peakHeap)} at most of ${bytes(progress.mostHeap)}` },
            { label: 'Read', value: `${sum(stage => stage.recordsRead).toLocaleString()} records, ${bytes(sum(stage => stage.bytesRead))}` },
            { label: 'Written', value: `${sum(stage => stage.recordsWritten).toLocaleString()} records, ${bytes(sum(stage => stage.bytesWritten))}` },
            { label: 'Shuffled', value: bytes(sum(stage => stage.shuffleWritten)) },
            { label: 'Spilled to disk', value: bytes(sum(stage => stage.spilled)) },
          ]}
        />
      </Container>
      <Flows title="Read" flows={progress.sources} none="Nothing was read from files." />
      <Flows title="Written" flows={progress.sinks} none="Nothing was written to files." />
      <TableView<Stage>
        items={[...progress.stages].reverse()}
        trackBy={stage => `${stage.id} ${stage.startedAt}`}
        header={<Header variant="h2" counter={`(${progress.stages.length + progress.forgotten})`} description={progress.forgotten > 0 ? `The last ${progress.stages.length} are shown.` : undefined}>Stages</Header>}
        empty={<Empty title="No stages yet" />}
        wrapLines
        enableKeyboardNavigation
        columnDefinitions={[
          { id: 'name', header: 'Stage', cell: stage => <span className="wrap">{`${stage.id} · ${stage.name}`}</span>, isRowHeader: true, minWidth: 180 },
          { id: 'tasks', header: 'Tasks', cell: stage => <Tasks stage={stage} />, minWidth: 170 },
          { id: 'took', header: 'Took', cell: stage => duration(((stage.endedAt || progress.at) - stage.startedAt) / 1000) },
          { id: 'task', header: 'Task, median / longest', cell: stage => `${stage.medianTask} / ${stage.longestTask} ms` },
          { id: 'shuffle', header: 'Shuffle read / written', cell: stage => `${bytes(stage.shuffleRead)} / ${bytes(stage.shuffleWritten)}` },
          { id: 'remarks', header: 'Worth a look', cell: stage => <Remarks stage={stage} />, minWidth: 180 },
        ]}
      />
    </SpaceBetween>
  );
}

function Tasks({ stage }: { stage: Stage }) {
  const part = stage.tasks === 0 ? 100 : (100 * stage.done) / stage.tasks;
  return <ProgressBar value={part} ariaLabel={`Tasks of stage ${stage.id}`} additionalInfo={`${stage.done} of ${stage.tasks}${stage.active > 0 ? `, ${stage.active} at work` : ''}`} />;
}

function Remarks({ stage }: { stage: Stage }) {
  const found = remarks(stage);
  if (stage.failure) {
    return <StatusIndicator type="error"><span className="wrap">{stage.failure.split('\n')[0]}</span></StatusIndicator>;
  }
  return found.length === 0 ? <>–</> : <>{found.map(text => <div key={text}><StatusIndicator type="warning">{text}</StatusIndicator></div>)}</>;
}

function Flows({ title, flows, none }: { title: string; flows: Flow[]; none: string }) {
  return (
    <TableView<Flow>
      items={flows}
      trackBy="location"
      header={<Header variant="h2" counter={`(${flows.length})`}>{title}</Header>}
      empty={<Box>{none}</Box>}
      wrapLines
      columnDefinitions={[
        { id: 'location', header: 'Location', cell: flow => <Location of={flow.location} />, isRowHeader: true, minWidth: 220 },
        { id: 'format', header: 'Format', cell: flow => flow.format },
        { id: 'rows', header: 'Rows', cell: flow => flow.rows.toLocaleString() },
        { id: 'files', header: 'Files', cell: flow => flow.files.toLocaleString() },
        { id: 'times', header: 'Queries', cell: flow => flow.times },
      ]}
    />
  );
}

export function Location({ of }: { of: string }) {
  const place = parts(of);
  const shown = <span className="mono wrap">{of}</span>;
  return place ? <Link href={to(['objects', place.bucket, ...place.key.split('/').filter(Boolean)])}>{shown}</Link> : shown;
}
