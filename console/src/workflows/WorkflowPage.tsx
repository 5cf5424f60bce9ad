import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { ask } from '../api/glue';
import type { CallError } from '../api/call';
import { asCallError, useLoad } from '../api/load';
import type { PageProps } from '../app/pages';
import { go } from '../app/route';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Page } from '../parts/Page';
import { isOpen, State } from '../parts/State';
import { useSteady } from '../parts/steady';
import { duration, Time, useNow } from '../parts/time';
import { Graph } from './Graph';
import { runHref, runsOf, took } from './workflows';

/** A workflow: what it is made of, and its runs. */
export default function WorkflowPage({ path }: PageProps) {
  const name = path[1] ?? '';
  const [error, setError] = useState<CallError>();
  const workflow = useLoad(async () => (await ask('GetWorkflow', { Name: name, IncludeGraph: true })).Workflow, [name]);
  const runs = useLoad(() => runsOf(name, 100), [name], change => change.kind === 'workflow-run' && change.Detail.workflow === name);
  const steady = useSteady(runs.value ?? [], run => run.WorkflowRunId ?? '');
  const now = useNow((runs.value ?? []).some(run => isOpen(run.Status)));
  function start(): void {
    ask('StartWorkflowRun', { Name: name }).then(started => go(runHref(name, started.RunId ?? '')), (e: unknown) => setError(asCallError(e)));
  }
  return (
    <Page title={name} places={[{ text: 'Workflows', path: ['workflows'] }]} description={workflow.value?.Description} actions={<Button variant="primary" disabled={!workflow.value} onClick={start}>Run</Button>}>
      <Failure error={error ?? workflow.error ?? runs.error} again={workflow.again} />
      {workflow.value?.Graph && <Container header={<Header variant="h2">Graph</Header>}><Graph graph={workflow.value.Graph} /></Container>}
      <div {...steady.hover}>
        <Table
          items={steady.rows}
          trackBy="WorkflowRunId"
          loading={!runs.value && !runs.error}
          loadingText="Loading runs"
          header={<Header variant="h2" counter={`(${runs.value?.length ?? 0})`}>Runs</Header>}
          empty={<Empty title="It has not run yet" action={<Button onClick={start}>Run</Button>} />}
          wrapLines
          columnDefinitions={[
            { id: 'state', header: 'State', cell: run => <State state={run.Status} />, minWidth: 130 },
            { id: 'id', header: 'Run', cell: run => <Link href={runHref(name, run.WorkflowRunId ?? '')}>{run.WorkflowRunId?.slice(0, 16)}</Link>, isRowHeader: true },
            { id: 'started', header: 'Started', cell: run => <Time at={run.StartedOn} /> },
            { id: 'took', header: 'Took', cell: run => duration(took(run, now)) },
            { id: 'actions', header: 'Actions', cell: run => `${run.Statistics?.SucceededActions ?? 0} of ${run.Statistics?.TotalActions ?? 0} succeeded${run.Statistics?.FailedActions ? `, ${run.Statistics.FailedActions} failed` : ''}` },
          ]}
        />
      </div>
    </Page>
  );
}
