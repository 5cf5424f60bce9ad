import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import { useState } from 'react';
import type { Workflow } from '../api/glue';
import { useLoad } from '../api/load';
import { Bars } from '../parts/Bars';
import { Empty } from '../parts/Empty';
import { NameList } from '../parts/NameList';
import { Page } from '../parts/Page';
import { State } from '../parts/State';
import { Time } from '../parts/time';
import { CreateWorkflow } from './CreateWorkflow';
import { bar, runsOf, workflowHref, workflowNames, workflowsOf } from './workflows';

/** All workflows, and how their last runs went. */
export default function WorkflowsPage() {
  const [creating, setCreating] = useState(false);
  const create = <Button variant="primary" onClick={() => setCreating(true)}>Create workflow</Button>;
  return (
    <Page title="Workflows">
      <NameList<Workflow>
        noun="workflows"
        names={workflowNames}
        rows={workflowsOf}
        nameOf={workflow => workflow.Name ?? ''}
        concerns={change => change.kind === 'workflow-run'}
        actions={create}
        empty={<Empty title="No workflows yet" action={create}>A workflow is crawlers and jobs that follow on one another by triggers, seen as one graph.</Empty>}
        columns={[
          { id: 'name', header: 'Name', cell: workflow => <Link href={workflowHref(workflow.Name ?? '')}>{workflow.Name}</Link>, isRowHeader: true },
          { id: 'runs', header: 'Last 20 runs', cell: workflow => <History workflow={workflow.Name ?? ''} />, minWidth: 140 },
          { id: 'state', header: 'Last run', cell: workflow => <State state={workflow.LastRun?.Status} />, minWidth: 130 },
          { id: 'started', header: 'Started', cell: workflow => <Time at={workflow.LastRun?.StartedOn} /> },
        ]}
      />
      {creating && <CreateWorkflow close={() => setCreating(false)} />}
    </Page>
  );
}

function History({ workflow }: { workflow: string }) {
  const runs = useLoad(() => runsOf(workflow), [workflow], change => change.kind === 'workflow-run' && change.Detail.workflow === workflow);
  return runs.value?.length ? <Bars bars={runs.value.map(run => bar(run, Date.now() / 1000))} /> : <>–</>;
}
