import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import { useState } from 'react';
import { useLoad } from '../api/load';
import type { Job } from '../api/glue';
import { Bars } from '../parts/Bars';
import { Empty } from '../parts/Empty';
import { NameList } from '../parts/NameList';
import { Page } from '../parts/Page';
import { State } from '../parts/State';
import { Time } from '../parts/time';
import { CreateJob } from './CreateJob';
import { bar, jobHref, jobNames, jobsOf, KINDS, lastRuns } from './jobs';

/** All jobs, how their last runs went, and how long they took. */
export default function JobsPage() {
  const [creating, setCreating] = useState(false);
  const create = <Button variant="primary" onClick={() => setCreating(true)}>Create job</Button>;
  return (
    <Page title="Jobs">
      <NameList<Job>
        noun="jobs"
        names={jobNames}
        rows={jobsOf}
        nameOf={job => job.Name ?? ''}
        concerns={() => false}
        actions={create}
        empty={<Empty title="No jobs yet" action={create}>A job is a script, PySpark or plain Python, that runs when you, a schedule or a workflow starts it.</Empty>}
        columns={[
          { id: 'name', header: 'Name', cell: job => <Link href={jobHref(job.Name ?? '')}>{job.Name}</Link>, isRowHeader: true },
          { id: 'runs', header: 'Last 20 runs', cell: job => <History job={job.Name ?? ''} shown="bars" />, minWidth: 140 },
          { id: 'state', header: 'Last run', cell: job => <History job={job.Name ?? ''} shown="state" />, minWidth: 130 },
          { id: 'kind', header: 'Kind', cell: job => KINDS[job.Command?.Name ?? ''] ?? job.Command?.Name },
          { id: 'modified', header: 'Changed', cell: job => <Time at={job.LastModifiedOn} /> },
        ]}
      />
      {creating && <CreateJob close={() => setCreating(false)} />}
    </Page>
  );
}

const asked = new Map<string, { at: number; runs: ReturnType<typeof lastRuns> }>();

/** Two cells of a row ask for the same runs; they are asked for once. */
function runsOnce(job: string): ReturnType<typeof lastRuns> {
  const known = asked.get(job);
  if (known && Date.now() - known.at < 100) {
    return known.runs;
  }
  const runs = lastRuns(job);
  asked.set(job, { at: Date.now(), runs });
  return runs;
}

function History({ job, shown }: { job: string; shown: 'bars' | 'state' }) {
  const runs = useLoad(() => runsOnce(job), [job], change => change.kind === 'job-run' && change.Detail.job === job);
  if (!runs.value) {
    return <>{runs.error ? runs.error.code : ' '}</>;
  }
  if (shown === 'state') {
    return <State state={runs.value[0]?.JobRunState} />;
  }
  return runs.value.length === 0 ? <>–</> : <Bars bars={runs.value.map(run => bar(run, Date.now() / 1000))} />;
}
