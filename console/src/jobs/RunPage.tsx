import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useState } from 'react';
import { ask, type JobRun } from '../api/glue';
import type { CallError } from '../api/call';
import { asCallError, useLoad } from '../api/load';
import type { PageProps } from '../app/pages';
import { restate, useRoute } from '../app/route';
import { LogView } from '../log/LogView';
import { Copy, quoted } from '../parts/Copy';
import { Failure } from '../parts/Failure';
import { Page } from '../parts/Page';
import { Reference } from '../parts/Reference';
import { isOpen, State } from '../parts/State';
import { duration, Time, useNow } from '../parts/time';
import { Culprit } from './Culprit';
import { jobHref, lastRuns, median, took } from './jobs';
import { Spark } from './Spark';
import { StartRun } from './StartRun';

/** A run: what went wrong first, then what it was given and how long it took, and its log, all on one page. */
export default function RunPage({ path }: PageProps) {
  const job = path[1] ?? '';
  const id = path[3] ?? '';
  const [again, setAgain] = useState(false);
  const [error, setError] = useState<CallError>();
  const run = useLoad(
    async () => (await ask('GetJobRun', { JobName: job, RunId: id })).JobRun,
    [job, id],
    change => change.kind === 'job-run' && change.Key === id,
  );
  const live = isOpen(run.value?.JobRunState);
  function stop(): void {
    ask('BatchStopJobRun', { JobName: job, JobRunIds: [id] }).then(
      answer => setError(answer.Errors?.[0] && asCallError(answer.Errors[0].ErrorDetail?.ErrorMessage)),
      (e: unknown) => setError(asCallError(e)),
    );
  }
  return (
    <Page
      title={`Run ${id.slice(0, 16)}`}
      places={[{ text: 'Jobs', path: ['jobs'] }, { text: job, path: ['jobs', job] }]}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {live && <Button onClick={stop}>Stop</Button>}
          <Button onClick={() => setAgain(true)} disabled={!run.value}>Run again …</Button>
        </SpaceBetween>
      }
    >
      <Failure error={error ?? run.error} again={run.again} />
      {run.value && (
        <SpaceBetween size="l">
          {run.value.ErrorMessage && (
            <Alert type="error" header={`It ended as ${run.value.JobRunState}`}>
              <pre className="mono">{run.value.ErrorMessage}</pre>
            </Alert>
          )}
          {run.value.JobRunState === 'FAILED' && <Culprit run={run.value} />}
          <Facts run={run.value} />
          <Logs run={run.value} live={live} />
          <Reference command={`aws glue get-job-run --job-name ${quoted(job)} --run-id ${id}`} />
          {again && <StartRun job={job} given={run.value.Arguments ?? {}} close={() => setAgain(false)} />}
        </SpaceBetween>
      )}
    </Page>
  );
}

function Facts({ run }: { run: JobRun }) {
  const now = useNow(isOpen(run.JobRunState));
  const others = useLoad(() => lastRuns(run.JobName ?? '', 50), [run.JobName]);
  const usual = median(others.value ?? []);
  const args = Object.entries(run.Arguments ?? {});
  return (
    <Container header={<Header variant="h2"><State state={run.JobRunState} /></Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          { label: 'Job', value: <Link href={jobHref(run.JobName ?? '')}>{run.JobName}</Link> },
          { label: 'Took', value: `${duration(took(run, now))}${usual === undefined ? '' : ` (usually ${duration(usual)})`}` },
          { label: 'Started', value: <Time at={run.StartedOn} /> },
          { label: 'Ended', value: <Time at={run.CompletedOn} /> },
          { label: 'Started by', value: run.TriggerName ? `trigger ${run.TriggerName}` : 'a client' },
          { label: 'Run', value: <Copy text={run.Id ?? ''} what="the run's id" /> },
          { label: 'Arguments', value: args.length === 0 ? '–' : <pre className="mono">{args.map(([key, value]) => `${key} ${value}`).join('\n')}</pre> },
        ]}
      />
    </Container>
  );
}

function Logs({ run, live }: { run: JobRun; live: boolean }) {
  const { query } = useRoute();
  const group = run.LogGroupName ?? '/aws-glue/jobs';
  const stream = run.Id ?? '';
  return (
    <Tabs
      i18nStrings={{ scrollLeftAriaLabel: 'Earlier tabs', scrollRightAriaLabel: 'Further tabs' }}
      activeTabId={query.get('log') ?? 'output'}
      onChange={({ detail }) => restate({ log: detail.activeTabId })}
      tabs={[
        { id: 'output', label: 'Output (stdout)', content: <LogView log={{ group: `${group}/output`, stream }} live={live} label="output" /> },
        { id: 'error', label: 'Errors and driver log (stderr)', content: <LogView log={{ group: `${group}/error`, stream }} live={live} label="error log" /> },
        ...(group.includes('python-jobs') ? [] : [{ id: 'spark', label: 'Spark: stages, sources and sinks', content: <Spark run={stream} live={live} /> }]),
      ]}
    />
  );
}
