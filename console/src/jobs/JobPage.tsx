import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Table from '@cloudscape-design/components/table';
import Tabs from '@cloudscape-design/components/tabs';
import { lazy, Suspense, useState } from 'react';
import { ask, type Job } from '../api/glue';
import { useLoad } from '../api/load';
import type { PageProps } from '../app/pages';
import { restate, to, useRoute } from '../app/route';
import { Copy, quoted } from '../parts/Copy';
import { DeleteThing } from '../parts/DeleteThing';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Page } from '../parts/Page';
import { useKept } from '../parts/kept';
import { useTokenPages } from '../parts/paged';
import { isOpen, State } from '../parts/State';
import { useSteady } from '../parts/steady';
import { duration, Time, useNow } from '../parts/time';
import { Bookmarks } from './Bookmarks';
import { EditSettings } from './EditSettings';
import { KINDS, median, runHref, took } from './jobs';
import { StartRun } from './StartRun';

const ScriptEditor = lazy(() => import('./ScriptEditor'));

/** A job: its runs, its script, what it is set to. */
export default function JobPage({ path, server }: PageProps) {
  const name = path[1] ?? '';
  const { query } = useRoute();
  const [starting, setStarting] = useState(false);
  const job = useLoad(async () => (await ask('GetJob', { JobName: name })).Job, [name]);
  const arn = `arn:aws:glue:${server.Region}:${server.Account}:job/${name}`;
  return (
    <Page
      title={name}
      places={[{ text: 'Jobs', path: ['jobs'] }]}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {job.value && <DeleteThing name={name} what="Its bookmark goes with it; its runs and its script stay." act={() => ask('DeleteJob', { JobName: name })} then="#/jobs" />}
          {job.value?.JobMode === 'NOTEBOOK' && <Button href={to(['notebooks', name])}>Open the notebook</Button>}
          <Button variant="primary" disabled={!job.value} onClick={() => setStarting(true)}>Run</Button>
        </SpaceBetween>
      }
    >
      <Failure error={job.error} again={job.again} />
      {job.value && (
        <Tabs
          i18nStrings={{ scrollLeftAriaLabel: 'Earlier tabs', scrollRightAriaLabel: 'Further tabs' }}
          activeTabId={query.get('tab') ?? 'runs'}
          onChange={({ detail }) => restate({ tab: detail.activeTabId })}
          tabs={[
            { id: 'runs', label: 'Runs', content: <Runs job={name} start={() => setStarting(true)} /> },
            { id: 'script', label: 'Script', content: <Suspense fallback={<Spinner />}><ScriptEditor job={job.value} run={() => setStarting(true)} /></Suspense> },
            { id: 'settings', label: 'Settings', content: <Settings job={job.value} arn={arn} changed={job.again} /> },
            ...(job.value.Command?.Name === 'pythonshell' ? [] : [{ id: 'bookmark', label: 'Bookmark', content: <Bookmarks job={name} /> }]),
          ]}
        />
      )}
      {starting && job.value && <StartRun job={name} given={job.value.DefaultArguments ?? {}} close={() => setStarting(false)} />}
    </Page>
  );
}

const PAGE = 50;

function Runs({ job, start }: { job: string; start: () => void }) {
  const pages = useTokenPages(job);
  const runs = useLoad(
    async () => {
      const page = await ask('GetJobRuns', { JobName: job, MaxResults: PAGE, NextToken: pages.token });
      return { found: page.JobRuns ?? [], next: page.NextToken || undefined, page: pages.page };
    },
    [job, pages.token],
    change => change.kind === 'job-run' && change.Detail.job === job,
  );
  const kept = useKept(runs);
  const all = kept?.found ?? [];
  const steady = useSteady(all, run => run.Id ?? '', `${job} ${pages.page}`);
  const now = useNow(all.some(run => isOpen(run.JobRunState)));
  const usual = median(all);
  return (
    <div {...steady.hover} className={kept && !runs.value ? 'coming' : ''} aria-busy={!runs.value && !runs.error}>
      <Failure error={runs.error} again={runs.again} />
      <Table
        items={steady.rows}
        loading={!kept && !runs.error}
        loadingText="Loading runs"
        header={<Header counter={counted(kept?.page ?? 1, all.length, !!kept?.next)} description={[usual === undefined ? '' : `Usually ${duration(usual)}.`, steady.waiting > 0 ? `${steady.waiting} new.` : ''].join(' ')}>Runs</Header>}
        empty={<Empty title="It has not run yet" action={<Button onClick={start}>Run</Button>} />}
        pagination={pages.pagination(runs.value?.next)}
        wrapLines
        enableKeyboardNavigation
        columnDefinitions={[
          { id: 'state', header: 'State', cell: run => <State state={run.JobRunState} />, minWidth: 130 },
          { id: 'id', header: 'Run', cell: run => <Link href={runHref(job, run.Id ?? '')}>{run.Id?.slice(0, 16)}</Link>, isRowHeader: true },
          { id: 'started', header: 'Started', cell: run => <Time at={run.StartedOn} /> },
          { id: 'took', header: 'Took', cell: run => duration(took(run, now)) },
          { id: 'by', header: 'Started by', cell: run => run.TriggerName ? `trigger ${run.TriggerName}` : (run.Attempt ?? 0) > 0 ? `retry ${run.Attempt}` : 'a client' },
          { id: 'error', header: 'Error', cell: run => <span className="wrap">{(run.ErrorMessage ?? '').slice(0, 160)}</span>, minWidth: 200 },
        ]}
      />
    </div>
  );
}

/** Which runs of all are shown, as far as it is known how many there are. */
function counted(page: number, shown: number, more: boolean): string {
  return page === 1 ? `(${shown}${more ? '+' : ''})` : `(${(page - 1) * PAGE + 1} to ${(page - 1) * PAGE + shown})`;
}

function Settings({ job, arn, changed }: { job: Job; arn: string; changed: () => void }) {
  const [editing, setEditing] = useState(false);
  const args = Object.entries(job.DefaultArguments ?? {});
  if (editing) {
    return (
      <EditSettings
        job={job}
        done={saved => {
          setEditing(false);
          if (saved === 'saved') {
            changed();
          }
        }}
      />
    );
  }
  return (
    <Container header={<Header variant="h2" actions={<Button onClick={() => setEditing(true)}>Edit settings</Button>}>Settings</Header>}>
      <KeyValuePairs
        columns={2}
        items={[
          { label: 'Kind', value: KINDS[job.Command?.Name ?? ''] ?? job.Command?.Name },
          { label: 'Glue version', value: job.GlueVersion ?? '–' },
          { label: 'Script', value: <span className="mono wrap">{job.Command?.ScriptLocation}</span> },
          { label: 'Role', value: <span className="mono wrap">{job.Role}</span> },
          { label: 'Workers', value: job.WorkerType ? `${job.NumberOfWorkers} × ${job.WorkerType}` : (job.MaxCapacity ?? '–') },
          { label: 'Timeout', value: job.Timeout ? `${job.Timeout} min` : '–' },
          { label: 'Retries', value: job.MaxRetries ?? 0 },
          { label: 'Runs at once', value: job.ExecutionProperty?.MaxConcurrentRuns ?? 1 },
          { label: 'ARN', value: <Copy text={arn} what="the ARN" /> },
          { label: 'Command line', value: <Copy text={`aws glue start-job-run --job-name ${quoted(job.Name ?? '')}`} what="the command" /> },
          { label: 'Arguments', value: args.length === 0 ? '–' : <pre className="mono">{args.map(([key, value]) => `${key} ${value}`).join('\n')}</pre> },
          { label: 'Changed', value: <Time at={job.LastModifiedOn} /> },
        ]}
      />
    </Container>
  );
}
