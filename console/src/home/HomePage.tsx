import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { get } from '../api/call';
import { ask } from '../api/glue';
import { useLoad } from '../api/load';
import type { PageProps } from '../app/pages';
import { to } from '../app/route';
import { runHref } from '../jobs/jobs';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Page } from '../parts/Page';
import { State } from '../parts/State';
import { useSteady } from '../parts/steady';
import { duration, Time, useNow } from '../parts/time';
import { Next } from './Next';
import { Start } from './Start';

interface Run {
  Id: string;
  JobName: string;
  State: string;
  StartedOn: number;
  RunningOn?: number;
  CompletedOn?: number;
  Error?: string;
}

function runs(states: string[], most: number, hours: number): Promise<Run[]> {
  const query = states.map((state): [string, string] => ['state', state]);
  return get<{ Runs: Run[] }>('api/runs', [...query, ['most', String(most)], ['hours', String(hours)]]).then(found => found.Runs);
}

const OPEN = ['WAITING', 'STARTING', 'RUNNING', 'STOPPING'];
const BAD = ['FAILED', 'TIMEOUT', 'ERROR', 'EXPIRED'];

/** What is under way, what has failed, what is new; on an empty server, how to begin. */
export default function HomePage({ server }: PageProps) {
  const tables = useLoad(
    async () => {
      const [found, databases] = await Promise.all([
        ask('SearchTables', { SortCriteria: [{ FieldName: 'UpdateTime', Sort: 'DESC' }], MaxResults: 8 }),
        ask('GetDatabases', { MaxResults: 1 }),
      ]);
      return { tables: found.TableList ?? [], databases: databases.DatabaseList?.length ?? 0 };
    },
    [],
    change => change.kind === 'crawl',
  );
  const jobs = useLoad(async () => (await ask('ListJobs', { MaxResults: 1 })).JobNames ?? [], []);
  const isEmpty = tables.value?.tables.length === 0 && tables.value.databases === 0 && jobs.value?.length === 0;
  return (
    <Page title="Home" description={`Account ${server.Account} in ${server.Region}`}>
      {isEmpty && <Start />}
      <Grid gridDefinition={[{ colspan: { default: 12, s: 7 } }, { colspan: { default: 12, s: 5 } }]}>
        <SpaceBetween size="l">
          <Runs title="Running now" states={OPEN} hours={744} none="Nothing is running." />
          <Runs title="Failed in the last 24 hours" states={BAD} hours={24} none="Nothing has failed." />
        </SpaceBetween>
        <SpaceBetween size="l">
          <Next />
          <Container header={<Header variant="h2" actions={<Link href="#/databases">All</Link>}>Newest tables</Header>}>
            <Failure error={tables.error} again={tables.again} />
            {!tables.value && !tables.error && <Spinner />}
            {tables.value?.tables.length === 0 && <Empty title="No tables yet">A crawler finds them in your data.</Empty>}
            {tables.value?.tables.map(table => (
              <Box key={`${table.DatabaseName}.${table.Name}`} padding={{ vertical: 'xxs' }}>
                <Link href={to(['databases', table.DatabaseName ?? '', 'tables', table.Name ?? ''])}><span className="wrap">{table.DatabaseName}.{table.Name}</span></Link>{' '}
                <Box variant="small"><Time at={table.UpdateTime ?? table.CreateTime} /></Box>
              </Box>
            ))}
          </Container>
        </SpaceBetween>
      </Grid>
    </Page>
  );
}

function Runs({ title, states, hours, none }: { title: string; states: string[]; hours: number; none: string }) {
  const found = useLoad(() => runs(states, 20, hours), [states, hours], change => change.kind === 'job-run');
  const steady = useSteady(found.value ?? [], run => run.Id);
  const now = useNow(steady.rows.some(run => !run.CompletedOn));
  return (
    <div {...steady.hover}>
      <Container header={<Header variant="h2" counter={found.value && `(${found.value.length})`}>{title}</Header>}>
        <Failure error={found.error} again={found.again} />
        {!found.value && !found.error && <Spinner />}
        {found.value?.length === 0 && <Box color="text-body-secondary">{none}</Box>}
        {steady.rows.map(run => (
          <Box key={run.Id} padding={{ vertical: 'xxs' }}>
            <State state={run.State} />{' '}
            <Link href={runHref(run.JobName, run.Id)}><span className="wrap">{run.JobName}</span></Link>{' '}
            <Box variant="small">{duration((run.CompletedOn ?? now * 1000) / 1000 - run.StartedOn / 1000)}</Box>
            {run.Error && <Box><div className="mono wrap">{run.Error.split('\n')[0]?.slice(0, 200)}</div></Box>}
          </Box>
        ))}
      </Container>
    </div>
  );
}
