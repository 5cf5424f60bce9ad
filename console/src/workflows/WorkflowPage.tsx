import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { ask, type GraphNode, type Trigger } from '../api/glue';
import { CallError } from '../api/call';
import { asCallError, useLoad } from '../api/load';
import type { PageProps } from '../app/pages';
import { go } from '../app/route';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Page } from '../parts/Page';
import { isOpen, State } from '../parts/State';
import { useSteady } from '../parts/steady';
import { duration, Time, useNow } from '../parts/time';
import { quoted } from '../parts/Copy';
import { Reference } from '../parts/Reference';
import { DeleteThing } from '../parts/DeleteThing';
import { Graph } from './Graph';
import { RunGrid } from './RunGrid';
import { TriggerForm } from './TriggerForm';
import { draftOf, joined, nothingYet, type Draft } from './triggers';
import { runHref, runsOf, took } from './workflows';

/** A workflow: what it is made of, and its runs. */
export default function WorkflowPage({ path, server }: PageProps) {
  const name = path[1] ?? '';
  const [error, setError] = useState<CallError>();
  const [editing, setEditing] = useState<{ draft: Draft; state: string | undefined }>();
  // What was just saved may be asked for again before the graph has it.
  const [begun, setBegun] = useState(false);
  const workflow = useLoad(async () => (await ask('GetWorkflow', { Name: name, IncludeGraph: true })).Workflow, [name]);
  const runs = useLoad(() => runsOf(name, 100), [name], change => change.kind === 'workflow-run' && change.Detail.workflow === name);
  const nodes = workflow.value?.Graph?.Nodes ?? [];
  const steady = useSteady(runs.value ?? [], run => run.WorkflowRunId ?? '');
  const now = useNow((runs.value ?? []).some(run => isOpen(run.Status)));
  function start(): void {
    ask('StartWorkflowRun', { Name: name }).then(started => go(runHref(name, started.RunId ?? '')), (e: unknown) => setError(asCallError(e)));
  }
  function edit(trigger: Trigger | undefined): void {
    setEditing(trigger && { draft: draftOf(trigger), state: trigger.State ?? '' });
  }
  function join(from: GraphNode, into: GraphNode): void {
    const draft = joined(from, into);
    const trigger = from.TriggerDetails?.Trigger ?? into.TriggerDetails?.Trigger;
    setError(draft ? undefined : new CallError('NotJoined', 'A trigger waits for jobs and crawlers, if it is conditional, and starts jobs and crawlers.', '', 0));
    setEditing(draft && { draft, state: trigger && (trigger.State ?? '') });
  }
  return (
    <Page title={name} places={[{ text: 'Workflows', path: ['workflows'] }]} description={workflow.value?.Description} actions={
      <SpaceBetween direction="horizontal" size="xs">
        <DeleteThing name={name} what="Its triggers go with it; jobs and crawlers stay." act={() => ask('DeleteWorkflow', { Name: name })} then="#/workflows" />
        <Button disabled={!workflow.value} onClick={() => setEditing({ draft: nothingYet(nodes.length === 0 && !begun), state: undefined })}>Add a trigger</Button>
        <Button variant="primary" disabled={!workflow.value} onClick={start}>Run</Button>
      </SpaceBetween>
    }>
      <Failure error={error ?? workflow.error ?? runs.error} again={workflow.again} />
      {workflow.value?.Graph && (
        <Container header={<Header variant="h2" description="Open a trigger to change it. Draw from the dot of one node to another to join them: what stands before a trigger is waited for, what stands behind it is started.">Graph</Header>}>
          <Graph graph={workflow.value.Graph} open={node => edit(node.TriggerDetails?.Trigger)} join={join} />
        </Container>
      )}
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
      {runs.value && runs.value.length > 1 && <Container header={<Header variant="h2" description="The latest on the right.">Runs and their parts</Header>}><RunGrid workflow={name} /></Container>}
      <Reference arn={`arn:aws:glue:${server.Region}:${server.Account}:workflow/${name}`} command={`aws glue start-workflow-run --name ${quoted(name)}`} />
      {editing && <TriggerForm workflow={name} given={editing.draft} state={editing.state} close={() => setEditing(undefined)} saved={() => { setEditing(undefined); setBegun(true); workflow.again(); }} />}
    </Page>
  );
}
